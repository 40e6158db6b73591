//! The bid: responses, chapters, what goes into the volume.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;
use crate::rich_text::RichText;

mod fields;

pub use fields::field_values;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BidStatus {
    #[default]
    Draft,
    /// Frozen: hash and exact bytes of the volume are kept.
    Submitted,
    Won,
    Lost,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Bid {
    pub id: Id,
    /// `BID-2026-0003`, given at creation.
    pub number: String,
    pub status: BidStatus,
    pub tender: Id,
    pub own_company: Option<Id>,
    /// The issued quotation revision whose lines are the bid's price.
    pub quotation: Option<Id>,
    /// The agent named in the power of attorney.
    pub agent_name: String,
    pub agent_title: String,
    pub agent_id_number: String,
    pub agent_phone: String,
    /// As printed in letter and opening summary, e.g. 合同签订后30日内.
    pub delivery_period: String,
    /// Days from the submission deadline.
    pub validity_days: u32,
    /// The day printed in letter and power of attorney.
    pub signed_on: Option<NaiveDate>,
    /// In print order.
    pub certificates: Vec<Id>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub content_hash: Option<String>,
    /// The exact volume that was submitted.
    pub pdf: Option<Id>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Deviation {
    #[default]
    Unanswered,
    None,
    Positive,
    Negative,
}

/// Our answer to one clause. A clause without a row is unanswered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Response {
    pub bid: Id,
    pub clause: Id,
    pub deviation: Deviation,
    pub answer: String,
    /// The chapter of our own bid that proves it; the printed table names its true page.
    pub evidence: Option<Id>,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Chapter {
    pub id: Id,
    pub bid: Id,
    /// Print order within the bid, from 0 without gaps.
    pub position: u32,
    pub title: String,
    pub content: RichText,
}

/// Facts that a chapter prints through a field, so that nothing is retyped.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    ProjectName,
    ProjectNumber,
    Package,
    Purchaser,
    Agency,
    SubmissionDeadline,
    BidValidityDays,
    CompanyName,
    CompanyCreditCode,
    CompanyAddress,
    CompanyPhone,
    LegalRepresentative,
    AgentName,
    DeliveryPeriod,
    PriceFigures,
    PriceCapitals,
    SignedOn,
}
