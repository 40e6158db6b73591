//! What the self-check looks at.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;
use crate::bid::{Bid, Chapter, Response, field_values};
use crate::certificate::Certificate;
use crate::customer::Customer;
use crate::own_company::OwnCompany;
use crate::quotation::Quotation;
use crate::rich_text::FieldValues;
use crate::tender::{Clause, Facts, Found, Tender};

/// A bid with all that belongs to it. `certificates` are those that [`Bid::certificates`] names,
/// `others` what other projects and customers in the store are called.
#[derive(Clone, Copy, Debug)]
pub struct CheckInput<'a> {
    pub bid: &'a Bid,
    pub tender: &'a Tender,
    pub clauses: &'a [Clause],
    pub responses: &'a [Response],
    pub chapters: &'a [Chapter],
    pub certificates: &'a [Certificate],
    pub own_company: Option<&'a OwnCompany>,
    pub quotation: Option<&'a Quotation>,
    pub others: &'a [OtherFact],
    pub now: DateTime<Utc>,
}

impl CheckInput<'_> {
    /// What the fields of this bid print.
    #[must_use]
    pub fn field_values(&self) -> FieldValues {
        field_values(self.bid, self.tender, self.own_company, self.quotation)
    }

    /// The submission deadline with the tender's own offset; none when it is missing or unreadable.
    pub(super) fn deadline(&self) -> Option<DateTime<FixedOffset>> {
        let said = self.tender.facts.submission_deadline.as_ref()?;
        DateTime::parse_from_rfc3339(said.value.trim()).ok()
    }

    /// The day by which certificates must be valid: the deadline's, or today.
    pub(super) fn deadline_day(&self) -> NaiveDate {
        match self.deadline() {
            Some(deadline) => deadline.date_naive(),
            None => self.now.date_naive(),
        }
    }

    pub(super) fn response(&self, clause: Id) -> Option<&Response> {
        self.responses
            .iter()
            .find(|response| response.clause == clause)
    }

    pub(super) fn chapter(&self, id: Id) -> Option<&Chapter> {
        self.chapters.iter().find(|chapter| chapter.id == id)
    }
}

/// What a name of another project is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OtherKind {
    ProjectName,
    ProjectNumber,
    Purchaser,
    Customer,
    /// Another bidder.
    Competitor,
}

impl OtherKind {
    pub(super) fn name(self) -> &'static str {
        match self {
            OtherKind::ProjectName => "project_name",
            OtherKind::ProjectNumber => "project_number",
            OtherKind::Purchaser => "purchaser",
            OtherKind::Customer => "customer",
            OtherKind::Competitor => "competitor",
        }
    }
}

/// A name that has no business in this bid.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
pub struct OtherFact {
    pub kind: OtherKind,
    pub text: String,
}

impl OtherFact {
    /// The name, number and purchaser of another tender.
    #[must_use]
    pub fn of_tender(facts: &Facts) -> Vec<OtherFact> {
        let said = |fact: &Option<Found<String>>, kind| {
            let text = fact.as_ref()?.value.trim().to_owned();
            (!text.is_empty()).then_some(OtherFact { kind, text })
        };
        [
            said(&facts.project_name, OtherKind::ProjectName),
            said(&facts.project_number, OtherKind::ProjectNumber),
            said(&facts.purchaser, OtherKind::Purchaser),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The name of another customer.
    #[must_use]
    pub fn of_customer(customer: &Customer) -> OtherFact {
        OtherFact {
            kind: OtherKind::Customer,
            text: customer.name.trim().to_owned(),
        }
    }
}

/// The finished volume, read back from its PDF. Pages are 1-based.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VolumeText {
    /// The text of each page in reading order.
    pub pages: Vec<String>,
    /// First page of the letter of bid.
    pub letter: u32,
    pub opening_summary: u32,
    /// First and last page of the itemised price table.
    pub price_table: (u32, u32),
    /// The number of pages that the volume claims.
    pub total_pages: u32,
    /// Characters no bundled font can draw, and the page where each stands.
    pub missing_glyphs: Vec<(char, u32)>,
}
