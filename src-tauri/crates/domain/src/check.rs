//! The self-check: why could this bid be rejected.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;

mod certificates;
mod chapters;
mod clauses;
mod facts;
mod input;
mod names;
mod other_project;
mod page_price;
mod pages;
mod price;
mod text;

pub use input::{CheckInput, OtherFact, OtherKind, VolumeText};
pub use pages::check_pages;

/// Everything in the model for which the bid could be rejected, red first, else in the order of the
/// bid: facts, company, price, clauses, chapters, certificates. No finding means green.
#[must_use]
pub fn check(input: &CheckInput<'_>) -> Vec<Finding> {
    let mut findings = facts::findings(input);
    findings.extend(price::findings(input));
    findings.extend(clauses::findings(input));
    findings.extend(chapters::findings(input));
    findings.extend(certificates::findings(input));
    findings.extend(other_project::findings(input));
    findings.sort_by_key(|finding| finding.severity);
    findings
}

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The bid can be rejected for it.
    Red,
    Amber,
}

/// Each rule has one sentence and one mend per language, in `app`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    ClauseUnanswered,
    NegativeOnSubstantive,
    NegativeElsewhere,
    AnswerEmpty,
    EvidenceEmpty,
    CertificateExpired,
    CertificateExpiresInValidity,
    CertificateOtherOwner,
    CertificateWithoutScan,
    PriceMissing,
    PriceDiffers,
    PriceOverCeiling,
    PriceOtherCompany,
    FactMissing,
    CompanyMissing,
    CompanyFieldEmpty,
    AgentMissing,
    ChapterEmpty,
    FieldEmpty,
    PlaceholderLeft,
    OtherProject,
    ValidityTooShort,
    DeadlinePassed,
    /// A gap that the volume prints in red: 【待填：…】.
    PageGap,
    GlyphMissing,
    VolumePagesWrong,
}

/// Where a click on the finding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Place {
    Clause {
        id: Id,
    },
    Chapter {
        id: Id,
    },
    Certificate {
        id: Id,
    },
    Quotation {
        id: Id,
    },
    OwnCompany {
        id: Id,
    },
    /// A field of the bid's own form, by its name in [`crate::bid::Bid`].
    BidField {
        field: BidField,
    },
    TenderFacts {
        id: Id,
    },
    /// A page of the finished volume, 1-based.
    Page {
        page: u32,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BidField {
    OwnCompany,
    Quotation,
    AgentName,
    DeliveryPeriod,
    ValidityDays,
    SignedOn,
    Certificates,
    Chapters,
}

/// One reason. `facts` fill the rule's sentence, e.g. `{"name": "…", "date": "2026-12-01"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Finding {
    pub rule: Rule,
    pub severity: Severity,
    pub place: Place,
    pub facts: std::collections::BTreeMap<String, String>,
}

impl Finding {
    fn new<const N: usize>(
        rule: Rule,
        severity: Severity,
        place: Place,
        facts: [(&str, String); N],
    ) -> Finding {
        let facts = facts.map(|(name, value)| (name.to_owned(), value));
        Finding {
            rule,
            severity,
            place,
            facts: facts.into(),
        }
    }
}
