//! The price is there, issued, and under the ceiling.

use super::{BidField, CheckInput, Finding, Place, Rule, Severity, text};
use crate::money::{Currency, Fen};
use crate::quotation::{Quotation, QuotationStatus};

pub(super) fn findings(input: &CheckInput<'_>) -> Vec<Finding> {
    let Some(quotation) = input.quotation else {
        let place = Place::BidField {
            field: BidField::Quotation,
        };
        return vec![missing(place, Severity::Red, "none")];
    };
    let place = Place::Quotation { id: quotation.id };
    let gross = match quotation.totals() {
        Ok(totals) => totals.total.gross,
        Err(_) => return vec![missing(place, Severity::Red, "out_of_range")],
    };
    let mut findings: Vec<Finding> = status_finding(quotation, place).into_iter().collect();
    if quotation.currency != Currency::Cny {
        findings.push(missing(place, Severity::Red, "other_currency"));
    }
    if gross.0 <= 0 {
        findings.push(missing(place, Severity::Red, "zero"));
    }
    findings.extend(limit_finding(input, gross, place));
    findings.extend(company_finding(input, quotation, place));
    for line in &quotation.lines {
        let words = format!("{}\n{}\n{}", line.name, line.specification, line.note);
        findings.extend(text::placeholder_findings(&words, place, line.name.trim()));
    }
    findings
}

/// A price that another own company quoted binds that company, not the bidder. No facts.
fn company_finding(input: &CheckInput<'_>, quotation: &Quotation, place: Place) -> Option<Finding> {
    let (bidder, quoted) = (input.bid.own_company?, quotation.own_company?);
    (bidder != quoted).then(|| Finding::new(Rule::PriceOtherCompany, Severity::Red, place, []))
}

/// `reason`: `none`, `draft`, `superseded`, `lost`, `zero`, `out_of_range`,
/// `other_currency`.
fn missing(place: Place, severity: Severity, reason: &str) -> Finding {
    Finding::new(
        Rule::PriceMissing,
        severity,
        place,
        [("reason", reason.to_owned())],
    )
}

fn status_finding(quotation: &Quotation, place: Place) -> Option<Finding> {
    match quotation.status {
        QuotationStatus::Issued | QuotationStatus::Won => None,
        QuotationStatus::Draft => Some(missing(place, Severity::Red, "draft")),
        // An older revision can be meant; the bid is not rejected for it.
        QuotationStatus::Superseded => Some(missing(place, Severity::Amber, "superseded")),
        QuotationStatus::Lost => Some(missing(place, Severity::Amber, "lost")),
    }
}

/// `price`, `limit` in yuan with separators; `kind`: `ceiling_price` or, where the tender names no
/// ceiling, `budget` (招标投标法实施条例 51, 政府采购法 36).
fn limit_finding(input: &CheckInput<'_>, gross: Fen, place: Place) -> Option<Finding> {
    let facts = &input.tender.facts;
    let (kind, limit) = match (&facts.ceiling_price_fen, &facts.budget_fen) {
        (Some(ceiling), _) => ("ceiling_price", ceiling.value),
        (None, Some(budget)) => ("budget", budget.value),
        (None, None) => return None,
    };
    (limit.0 > 0 && gross > limit).then(|| {
        let facts = [
            ("price", gross.grouped()),
            ("limit", limit.grouped()),
            ("kind", kind.to_owned()),
        ];
        Finding::new(Rule::PriceOverCeiling, Severity::Red, place, facts)
    })
}
