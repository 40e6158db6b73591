//! Certificates are ours, shown, and valid at the deadline.

use chrono::Days;

use super::{BidField, CheckInput, Finding, Place, Rule, Severity};
use crate::certificate::Certificate;

/// Facts of every finding here: `name`, `number`.
pub(super) fn findings(input: &CheckInput<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for id in &input.bid.certificates {
        match input
            .certificates
            .iter()
            .find(|certificate| certificate.id == *id)
        {
            Some(certificate) => findings.extend(certificate_findings(input, certificate)),
            None => findings.push(Finding::new(
                Rule::CertificateWithoutScan,
                Severity::Red,
                Place::BidField {
                    field: BidField::Certificates,
                },
                [("name", String::new()), ("number", String::new())],
            )),
        }
    }
    findings
}

fn certificate_findings(input: &CheckInput<'_>, certificate: &Certificate) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(expiry_finding(input, certificate));
    if input
        .bid
        .own_company
        .is_some_and(|bidder| bidder != certificate.owner)
    {
        findings.push(finding(
            Rule::CertificateOtherOwner,
            Severity::Red,
            certificate,
        ));
    }
    if certificate.scans.is_empty() {
        findings.push(finding(
            Rule::CertificateWithoutScan,
            Severity::Red,
            certificate,
        ));
    }
    findings
}

/// `expires_on`, `deadline` and `validity_end` are dates like 2026-12-01. A certificate is valid on
/// its last day; the validity of the bid begins at the deadline (招标投标法实施条例 25).
fn expiry_finding(input: &CheckInput<'_>, certificate: &Certificate) -> Option<Finding> {
    let expires_on = certificate.expires_on?;
    let deadline = input.deadline_day();
    let validity = Days::new(u64::from(input.bid.validity_days));
    let validity_end = deadline.checked_add_days(validity).unwrap_or(deadline);
    let (rule, severity) = if expires_on < deadline {
        (Rule::CertificateExpired, Severity::Red)
    } else if expires_on < validity_end {
        (Rule::CertificateExpiresInValidity, Severity::Amber)
    } else {
        return None;
    };
    let mut finding = finding(rule, severity, certificate);
    let dates = [
        ("expires_on", expires_on),
        ("deadline", deadline),
        ("validity_end", validity_end),
    ];
    for (name, day) in dates {
        finding.facts.insert(name.to_owned(), day.to_string());
    }
    Some(finding)
}

fn finding(rule: Rule, severity: Severity, certificate: &Certificate) -> Finding {
    let facts = [
        ("name", certificate.name.trim().to_owned()),
        ("number", certificate.number.trim().to_owned()),
    ];
    Finding::new(
        rule,
        severity,
        Place::Certificate { id: certificate.id },
        facts,
    )
}
