//! Spoiling a good bid in one place.

use bidwright_domain::check::{Finding, Place, Rule, Severity, check};

use crate::sample::{Sample, bid};

/// The only finding of a bid that was spoilt in one place.
pub fn only(spoil: impl FnOnce(&mut Sample)) -> Finding {
    let mut sample = bid();
    spoil(&mut sample);
    let mut findings = check(&sample.input());
    assert_eq!(findings.len(), 1, "{findings:#?}");
    findings.remove(0)
}

pub fn expect(finding: &Finding, rule: Rule, severity: Severity, place: Place) {
    assert_eq!(
        (finding.rule, finding.severity, finding.place),
        (rule, severity, place)
    );
}

pub fn fact<'a>(finding: &'a Finding, name: &str) -> &'a str {
    finding.facts.get(name).unwrap()
}
