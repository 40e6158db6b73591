//! Quotations: sections, lines, discounts, totals, revisions.

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;
use crate::money::{BasisPoints, Currency, Fen, Quantity, TaxSplit};

mod difference;
mod margin;
mod problems;
mod sold;
mod totals;

pub use difference::{LineChange, LineDifference, QuotationDifference, difference};
pub use margin::QuotationMargin;
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

/// How the printed quotation looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum QuotationDesign {
    /// Formal, in Chinese.
    #[default]
    Formal,
    /// Compact, in Chinese and English.
    Bilingual,
}

/// Taken off the sum of the lines, in the prices' own basis: with tax when the prices include it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TotalDiscount {
    #[default]
    None,
    Percent {
        rate: BasisPoints,
    },
    Amount {
        amount: Fen,
    },
    /// What the sum is to come to.
    Target {
        total: Fen,
    },
}

/// Why a customer did not buy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LostReason {
    Price,
    Fit,
    Competitor,
    Budget,
    Delivery,
    Cancelled,
    Other,
}

/// Who allowed a price under the floor or a discount beyond the limit. Never printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Approval {
    pub by: String,
    pub on: NaiveDate,
    pub note: String,
    /// The gross total that was approved; another total needs another approval.
    pub total: Fen,
}

/// A heading; the lines that name it follow it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuotationSection {
    pub id: Id,
    pub title: String,
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
    pub currency: Currency,
    /// Whether unit prices include tax.
    pub tax_included: bool,
    /// In print order.
    pub sections: Vec<QuotationSection>,
    /// In print order: lines without a section first, then section by section.
    pub lines: Vec<QuotationLine>,
    pub total_discount: TotalDiscount,
    /// Days from the day of issue, unless `valid_until` names the last day.
    pub valid_days: u32,
    pub valid_until: Option<NaiveDate>,
    pub delivery_terms: String,
    pub payment_terms: String,
    pub note: String,
    /// Who signs for the own company.
    pub signatory: String,
    pub design: QuotationDesign,
    /// Whether the own company's seal is printed.
    pub with_seal: bool,
    /// For ourselves; never printed.
    pub internal_note: String,
    pub approval: Option<Approval>,
    pub lost_reason: Option<LostReason>,
    /// How it ended, in words.
    pub outcome_note: String,
    /// The day printed on the quotation; set at issue.
    pub issued_on: Option<NaiveDate>,
    pub issued_at: Option<DateTime<Utc>>,
    /// SHA-256 over the frozen content, lower-case hex.
    pub content_hash: Option<String>,
    /// The exact PDF that went out.
    pub pdf: Option<Id>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuotationLine {
    pub id: Id,
    /// The section it stands in; none before the first.
    pub section: Option<Id>,
    pub product: Option<Id>,
    pub name: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    /// With or without tax as the quotation says, before discount, per unit.
    pub unit_price: Fen,
    /// Taken off the line: 500 = 5 %.
    pub discount: BasisPoints,
    /// Taken off the line after the percentage, in the prices' own basis.
    pub discount_amount: Fen,
    pub vat_rate: BasisPoints,
    /// Offered, but in no total.
    pub optional: bool,
    pub note: String,
    /// What one unit costs us, in the prices' own basis; 0 = not known. Never printed.
    pub cost: Fen,
}

/// The totals that every document prints, computed once from the lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuotationTotals {
    /// Per line, in line order: what is printed beside it, in the prices' own basis, less its own
    /// discount, before the discount on the total.
    pub amounts: Vec<Fen>,
    /// Per line: its part of the discount on the total; 0 for an optional line.
    pub shares: Vec<Fen>,
    /// Per line after every discount. Optional lines are here too, but in none of the sums.
    pub lines: Vec<TaxSplit>,
    /// Per section that has lines, in print order; lines before the first section have none.
    pub sections: Vec<SectionTotal>,
    /// Per VAT rate, highest first.
    pub rates: Vec<(BasisPoints, TaxSplit)>,
    /// Sum of the amounts of the lines that count.
    pub before_discount: Fen,
    /// What the discount on the total takes off that sum.
    pub discount: Fen,
    pub total: TaxSplit,
    /// The gross total in Chinese capitals with 人民币; empty in other currencies.
    pub capitals: String,
    /// The gross total in English words.
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SectionTotal {
    pub section: Option<Id>,
    /// Sum of the amounts of its lines that count, before the discount on the total.
    pub amount: Fen,
}

impl Quotation {
    /// A draft that says nothing yet: prices in yuan with tax, valid 30 days.
    #[must_use]
    pub fn draft(id: Id) -> Quotation {
        Quotation {
            id,
            number: None,
            revision: 1,
            revises: None,
            status: QuotationStatus::Draft,
            customer: None,
            own_company: None,
            tender: None,
            title: String::new(),
            contact: String::new(),
            currency: Currency::Cny,
            tax_included: true,
            sections: Vec::new(),
            lines: Vec::new(),
            total_discount: TotalDiscount::None,
            valid_days: 30,
            valid_until: None,
            delivery_terms: String::new(),
            payment_terms: String::new(),
            note: String::new(),
            signatory: String::new(),
            design: QuotationDesign::Formal,
            with_seal: true,
            internal_note: String::new(),
            approval: None,
            lost_reason: None,
            outcome_note: String::new(),
            issued_on: None,
            issued_at: None,
            content_hash: None,
            pdf: None,
        }
    }

    /// As a person would call it: `QT-2026-0012`, from the second revision on `QT-2026-0012 R2`;
    /// the title while it has no number.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.number {
            Some(number) if self.revision > 1 => format!("{number} R{}", self.revision),
            Some(number) => number.clone(),
            None => self.title.clone(),
        }
    }

    /// The last day on which it binds; none before it is issued, unless a day is named.
    #[must_use]
    pub fn expires_on(&self) -> Option<NaiveDate> {
        self.valid_until.or_else(|| {
            self.issued_on?
                .checked_add_days(Days::new(u64::from(self.valid_days)))
        })
    }

    /// Whether it was issued, is still open, and its validity is over.
    #[must_use]
    pub fn expired(&self, today: NaiveDate) -> bool {
        self.status == QuotationStatus::Issued && self.expires_on().is_some_and(|last| last < today)
    }
}
