//! The facts of project, company and bid that every form prints.

use super::{BidField, CheckInput, Finding, Place, Rule, Severity, text};
use crate::own_company::OwnCompany;
use crate::tender::Found;

pub(super) fn findings(input: &CheckInput<'_>) -> Vec<Finding> {
    let mut findings = tender_findings(input);
    findings.extend(company_findings(input));
    findings.extend(bid_findings(input));
    findings
}

/// `fact`: the name of the field in [`crate::tender::Facts`].
fn tender_findings(input: &CheckInput<'_>) -> Vec<Finding> {
    let place = Place::TenderFacts {
        id: input.tender.id,
    };
    let facts = &input.tender.facts;
    let has = |fact: &Option<Found<String>>| {
        fact.as_ref()
            .is_some_and(|found| !found.value.trim().is_empty())
    };
    let needed = [
        ("project_name", has(&facts.project_name)),
        ("project_number", has(&facts.project_number)),
        ("purchaser", has(&facts.purchaser)),
        ("submission_deadline", input.deadline().is_some()),
    ];
    let mut findings: Vec<Finding> = needed
        .into_iter()
        .filter(|(_, there)| !there)
        .map(|(fact, _)| {
            let facts = [("fact", fact.to_owned())];
            Finding::new(Rule::FactMissing, Severity::Red, place, facts)
        })
        .collect();
    if let Some(deadline) = input.deadline().filter(|deadline| *deadline < input.now) {
        let at = deadline.format("%Y-%m-%d %H:%M").to_string();
        let facts = [("deadline", at)];
        findings.push(Finding::new(
            Rule::DeadlinePassed,
            Severity::Amber,
            place,
            facts,
        ));
    }
    findings
}

/// `field`: the name of the field in [`OwnCompany`].
fn company_findings(input: &CheckInput<'_>) -> Vec<Finding> {
    let Some(company) = input.own_company else {
        let place = Place::BidField {
            field: BidField::OwnCompany,
        };
        return vec![Finding::new(Rule::CompanyMissing, Severity::Red, place, [])];
    };
    empty_company_fields(company)
        .into_iter()
        .map(|field| {
            let facts = [
                ("field", field.to_owned()),
                ("name", company.name.trim().to_owned()),
            ];
            let place = Place::OwnCompany { id: company.id };
            Finding::new(Rule::CompanyFieldEmpty, Severity::Red, place, facts)
        })
        .collect()
}

fn empty_company_fields(company: &OwnCompany) -> Vec<&'static str> {
    [
        ("name", &company.name),
        ("credit_code", &company.credit_code),
        ("address", &company.address),
        ("legal_representative", &company.legal_representative),
    ]
    .into_iter()
    .filter(|(_, value)| value.trim().is_empty())
    .map(|(field, _)| field)
    .collect()
}

/// `field`: the name of the field in [`crate::bid::Bid`]; `title` is empty, as it is no chapter's.
fn bid_findings(input: &CheckInput<'_>) -> Vec<Finding> {
    let bid = input.bid;
    let mut findings = Vec::new();
    let mut push = |rule, severity, place, field: &str| {
        let place = Place::BidField { field: place };
        let facts = [("title", String::new()), ("field", field.to_owned())];
        findings.push(Finding::new(rule, severity, place, facts));
    };
    // Without a name the power of attorney is void (民法典 165); without number or telephone it is
    // printed with a gap.
    let agent = [
        ("agent_name", &bid.agent_name),
        ("agent_id_number", &bid.agent_id_number),
        ("agent_phone", &bid.agent_phone),
    ];
    if let Some((field, _)) = agent.iter().find(|(_, value)| value.trim().is_empty()) {
        push(
            Rule::AgentMissing,
            Severity::Red,
            BidField::AgentName,
            field,
        );
    }
    if bid.delivery_period.trim().is_empty() {
        push(
            Rule::FieldEmpty,
            Severity::Red,
            BidField::DeliveryPeriod,
            "delivery_period",
        );
    }
    if bid.signed_on.is_none() {
        push(
            Rule::FieldEmpty,
            Severity::Red,
            BidField::SignedOn,
            "signed_on",
        );
    }
    findings.extend(validity_finding(input));
    let written = [
        (BidField::AgentName, &bid.agent_name),
        (BidField::AgentName, &bid.agent_title),
        (BidField::DeliveryPeriod, &bid.delivery_period),
    ];
    for (field, words) in written {
        let place = Place::BidField { field };
        findings.extend(text::placeholder_findings(words, place, words.trim()));
    }
    findings
}

/// `days`: ours; `asked`: the tender's, 1 when it asks for none.
fn validity_finding(input: &CheckInput<'_>) -> Option<Finding> {
    let asked = input.tender.facts.bid_validity_days.as_ref();
    let asked = asked.map_or(1, |found| found.value.max(1));
    (input.bid.validity_days < asked).then(|| {
        let facts = [
            ("days", input.bid.validity_days.to_string()),
            ("asked", asked.to_string()),
        ];
        let place = Place::BidField {
            field: BidField::ValidityDays,
        };
        Finding::new(Rule::ValidityTooShort, Severity::Red, place, facts)
    })
}
