//! Customers, their people and what is known about them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;

mod likeness;
mod merge;

pub use likeness::{Likeness, Probe, Reason, plain_name};
pub use merge::{CustomerField, differing_fields, merge};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Customer {
    pub id: Id,
    pub name: String,
    /// Unified social credit code; a wrong one warns, never blocks.
    pub credit_code: String,
    /// None: not graded yet.
    pub class: Option<CustomerClass>,
    pub industry: String,
    pub region: String,
    /// The channel through which the customer came.
    pub source: String,
    pub address: String,
    pub phone: String,
    pub bank_name: String,
    pub bank_account: String,
    pub invoice: InvoiceDetails,
    pub note: String,
    pub contacts: Vec<Contact>,
    pub it_systems: Vec<ItSystem>,
    pub past_projects: Vec<PastProject>,
}

/// How much the customer is worth to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
pub enum CustomerClass {
    A,
    B,
    C,
}

/// 开票信息: what an invoice to the customer must say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct InvoiceDetails {
    /// None: not known.
    pub kind: Option<InvoiceKind>,
    pub title: String,
    pub tax_number: String,
    pub address: String,
    pub phone: String,
    pub bank_name: String,
    pub bank_account: String,
}

/// 专用 or 普通 VAT invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceKind {
    Special,
    Ordinary,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Contact {
    pub id: Id,
    pub name: String,
    pub department: String,
    pub title: String,
    pub role: Option<DecisionRole>,
    pub attitude: Option<Attitude>,
    pub phone: String,
    /// A second number: the office, the secretary.
    pub other_phone: String,
    pub email: String,
    pub wechat: String,
    pub birthday: Option<NaiveDate>,
    pub interests: String,
    /// Another contact of the same customer.
    pub reports_to: Option<Id>,
    pub note: String,
}

/// What a person does in the decision to buy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DecisionRole {
    DecisionMaker,
    Influencer,
    User,
    Technical,
    Gatekeeper,
    Coach,
}

/// Towards us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Attitude {
    Supporter,
    Neutral,
    Opponent,
}

/// A system that the customer runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ItSystem {
    pub id: Id,
    pub name: String,
    pub vendor: String,
    /// As told: 2019, or 约 2018 年.
    pub year: String,
    pub note: String,
}

/// What the customer bought before, from us or from others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PastProject {
    pub id: Id,
    pub name: String,
    pub date: Option<NaiveDate>,
    /// None: not known.
    pub amount: Option<crate::money::Fen>,
    pub supplier: String,
    pub note: String,
}

/// Why the reporting lines are no tree; `contact` is the place in the list, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportingProblem {
    /// The superior is no contact of this customer.
    #[error("contact {contact} reports to nobody known")]
    Unknown { contact: usize },
    /// The line of superiors comes back to where it began.
    #[error("contact {contact} reports to itself in the end")]
    Circle { contact: usize },
}

/// The first contact whose superiors do not end at the top.
#[must_use]
pub fn reporting_problem(contacts: &[Contact]) -> Option<ReportingProblem> {
    let superiors: BTreeMap<Id, Option<Id>> =
        contacts.iter().map(|c| (c.id, c.reports_to)).collect();
    for (contact, person) in contacts.iter().enumerate() {
        if person
            .reports_to
            .is_some_and(|id| !superiors.contains_key(&id))
        {
            return Some(ReportingProblem::Unknown { contact });
        }
    }
    for (contact, person) in contacts.iter().enumerate() {
        let mut seen = BTreeSet::from([person.id]);
        let mut next = person.reports_to;
        while let Some(id) = next {
            if !seen.insert(id) {
                // A line that only leads into a circle is mended at the circle itself.
                if id == person.id {
                    return Some(ReportingProblem::Circle { contact });
                }
                break;
            }
            next = superiors.get(&id).copied().flatten();
        }
    }
    None
}

/// One person of the organisation chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartEntry<'a> {
    pub contact: &'a Contact,
    /// 0 at the top.
    pub depth: usize,
}

/// The organisation chart as an indented list: each superior before those that report to it, in the
/// order of the contacts. Everybody appears once, also when the lines are no tree.
#[must_use]
pub fn organisation_chart(contacts: &[Contact]) -> Vec<ChartEntry<'_>> {
    let known: BTreeSet<Id> = contacts.iter().map(|c| c.id).collect();
    let mut below: BTreeMap<Option<Id>, Vec<&Contact>> = BTreeMap::new();
    for contact in contacts {
        let superior = contact
            .reports_to
            .filter(|id| known.contains(id) && *id != contact.id);
        below.entry(superior).or_default().push(contact);
    }
    let mut chart = Vec::with_capacity(contacts.len());
    let mut seen = BTreeSet::new();
    let tops = below.get(&None).cloned().unwrap_or_default();
    // Whoever stands in a circle hangs under nobody: they follow at the end.
    for top in tops.into_iter().chain(contacts) {
        let mut open = vec![(top, 0)];
        while let Some((contact, depth)) = open.pop() {
            if !seen.insert(contact.id) {
                continue;
            }
            chart.push(ChartEntry { contact, depth });
            let people = below.get(&Some(contact.id)).into_iter().flatten();
            open.extend(people.rev().map(|person| (*person, depth + 1)));
        }
    }
    chart
}
