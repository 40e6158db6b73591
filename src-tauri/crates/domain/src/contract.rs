//! Contracts made from a won quotation or bid.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;
use crate::money::{BasisPoints, Fen};
use crate::quotation::QuotationLine;

mod clauses;
mod instalments;

pub use clauses::standard_clauses;
pub use instalments::{InstalmentPlan, plan_instalments};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ContractStatus {
    #[default]
    Draft,
    /// Frozen: content hash and exact PDF are kept.
    Sealed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Contract {
    pub id: Id,
    /// `CT-2026-0005`, given when sealed.
    pub number: Option<String>,
    pub status: ContractStatus,
    pub title: String,
    pub customer: Option<Id>,
    pub own_company: Option<Id>,
    pub quotation: Option<Id>,
    pub bid: Option<Id>,
    /// Copied from the quotation revision: one price truth.
    pub lines: Vec<QuotationLine>,
    pub tax_included: bool,
    pub instalments: Vec<Instalment>,
    pub clauses: Vec<ContractClause>,
    pub signed_on: Option<NaiveDate>,
    pub signed_place: String,
    pub sealed_at: Option<DateTime<Utc>>,
    pub content_hash: Option<String>,
    pub pdf: Option<Id>,
}

/// One payment. Amounts of a contract's instalments sum to its gross total to the fen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Instalment {
    pub id: Id,
    pub name: String,
    /// When it falls due, in words: 合同签订后10个工作日内.
    pub condition: String,
    pub share: BasisPoints,
    pub amount: Fen,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContractClause {
    pub topic: Topic,
    pub title: String,
    /// Plain paragraphs, separated by line feeds.
    pub text: String,
}

/// What a contract must hold: 民法典 470, and 845 for technology contracts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    Subject,
    Quality,
    Price,
    Delivery,
    Acceptance,
    Warranty,
    Confidentiality,
    Ownership,
    Definitions,
    Breach,
    Disputes,
    Other,
}
