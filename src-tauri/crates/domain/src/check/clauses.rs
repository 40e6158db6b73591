//! Every clause is answered, and no answer is fatal.

use super::{CheckInput, Finding, Place, Rule, Severity, text};
use crate::bid::{Deviation, Response};
use crate::tender::{Clause, is_substantive, marks_of, needs_response};

/// Facts of every finding here: `number`, `text` (the beginning of the clause), `marks`.
pub(super) fn findings(input: &CheckInput<'_>) -> Vec<Finding> {
    let mut clauses: Vec<&Clause> = input.clauses.iter().filter(|c| needs_response(c)).collect();
    clauses.sort_by_key(|clause| clause.position);
    clauses
        .into_iter()
        .flat_map(|clause| clause_findings(input, clause))
        .collect()
}

fn clause_findings(input: &CheckInput<'_>, clause: &Clause) -> Vec<Finding> {
    let response = input.response(clause.id);
    let Some(response) = response.filter(|found| found.deviation != Deviation::Unanswered) else {
        return vec![finding(Rule::ClauseUnanswered, Severity::Red, clause)];
    };
    let mut findings = Vec::new();
    if response.deviation == Deviation::Negative {
        findings.push(if is_substantive(clause, &input.tender.legend) {
            finding(Rule::NegativeOnSubstantive, Severity::Red, clause)
        } else {
            finding(Rule::NegativeElsewhere, Severity::Amber, clause)
        });
    }
    if response.answer.trim().is_empty() {
        findings.push(finding(Rule::AnswerEmpty, Severity::Red, clause));
    }
    findings.extend(evidence_finding(input, clause, response));
    findings.extend(text::placeholder_findings(
        &response.answer,
        Place::Clause { id: clause.id },
        clause.number.trim(),
    ));
    findings
}

/// `chapter`: the title of the empty chapter, or nothing when it is gone.
fn evidence_finding(
    input: &CheckInput<'_>,
    clause: &Clause,
    response: &Response,
) -> Option<Finding> {
    let chapter = input.chapter(response.evidence?);
    if chapter.is_some_and(|chapter| !chapter.content.is_empty()) {
        return None;
    }
    let mut finding = finding(Rule::EvidenceEmpty, Severity::Red, clause);
    let title = chapter.map_or("", |chapter| chapter.title.trim());
    finding.facts.insert("chapter".to_owned(), title.to_owned());
    Some(finding)
}

fn finding(rule: Rule, severity: Severity, clause: &Clause) -> Finding {
    let facts = [
        ("number", clause.number.trim().to_owned()),
        ("text", text::beginning(&clause.text)),
        ("marks", marks_of(clause).concat()),
    ];
    Finding::new(rule, severity, Place::Clause { id: clause.id }, facts)
}
