//! Quotations: lines, totals, revisions.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;
use crate::money::{BasisPoints, Fen, Quantity, TaxSplit};

mod problems;
mod totals;

pub use problems::QuotationProblem;
pub use totals::totals_of_lines;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum QuotationStatus {
    /// Can be edited; has no number.
    #[default]
    Draft,
    /// Frozen: number, content hash and the exact PDF are kept.
    Issued,
    /// Frozen, and a later revision was issued.
    Superseded,
    Won,
    Lost,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Quotation {
    pub id: Id,
    /// `QT-2026-0012`; given at issue, shared by all revisions. None in a first draft.
    pub number: Option<String>,
    /// 1 for the first; `R2` is printed from 2 on.
    pub revision: u32,
    /// The revision this one was made from.
    pub revises: Option<Id>,
    pub status: QuotationStatus,
    pub customer: Option<Id>,
    pub own_company: Option<Id>,
    pub tender: Option<Id>,
    pub title: String,
    pub contact: String,
    /// ISO 4217; this version issues CNY only.
    pub currency: String,
    /// Whether unit prices include tax.
    pub tax_included: bool,
    pub lines: Vec<QuotationLine>,
    pub valid_days: u32,
    pub delivery_terms: String,
    pub payment_terms: String,
    pub note: String,
    /// The day printed on the quotation; set at issue.
    pub issued_on: Option<NaiveDate>,
    pub issued_at: Option<DateTime<Utc>>,
    /// SHA-256 over the frozen content, lower-case hex.
    pub content_hash: Option<String>,
    /// The exact PDF that went out.
    pub pdf: Option<Id>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuotationLine {
    pub id: Id,
    pub product: Option<Id>,
    pub name: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    /// With or without tax as the quotation says, before discount, per unit.
    pub unit_price: Fen,
    /// Taken off the line: 500 = 5 %.
    pub discount: BasisPoints,
    pub vat_rate: BasisPoints,
    pub note: String,
}

/// The totals that every document prints, computed once from the lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuotationTotals {
    /// Per line, in line order.
    pub lines: Vec<TaxSplit>,
    /// Per VAT rate, highest first.
    pub rates: Vec<(BasisPoints, TaxSplit)>,
    pub total: TaxSplit,
    /// The gross total in Chinese capitals with 人民币.
    pub capitals: String,
}
