//! Two records of one customer become one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Contact, Customer};
use crate::Id;

/// A field of which one value stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CustomerField {
    Name,
    CreditCode,
    Class,
    Industry,
    Region,
    Source,
    Address,
    Phone,
    Bank,
    Invoice,
    Note,
}

impl CustomerField {
    pub const ALL: [CustomerField; 11] = [
        CustomerField::Name,
        CustomerField::CreditCode,
        CustomerField::Class,
        CustomerField::Industry,
        CustomerField::Region,
        CustomerField::Source,
        CustomerField::Address,
        CustomerField::Phone,
        CustomerField::Bank,
        CustomerField::Invoice,
        CustomerField::Note,
    ];

    fn is_empty(self, customer: &Customer) -> bool {
        match self {
            CustomerField::Name => customer.name.trim().is_empty(),
            CustomerField::CreditCode => customer.credit_code.trim().is_empty(),
            CustomerField::Class => customer.class.is_none(),
            CustomerField::Industry => customer.industry.trim().is_empty(),
            CustomerField::Region => customer.region.trim().is_empty(),
            CustomerField::Source => customer.source.trim().is_empty(),
            CustomerField::Address => customer.address.trim().is_empty(),
            CustomerField::Phone => customer.phone.trim().is_empty(),
            CustomerField::Bank => {
                customer.bank_name.trim().is_empty() && customer.bank_account.trim().is_empty()
            }
            CustomerField::Invoice => customer.invoice == super::InvoiceDetails::default(),
            CustomerField::Note => customer.note.trim().is_empty(),
        }
    }

    fn same(self, one: &Customer, other: &Customer) -> bool {
        let mut copy = one.clone();
        self.copy(other, &mut copy);
        copy == *one
    }

    fn copy(self, from: &Customer, to: &mut Customer) {
        match self {
            CustomerField::Name => to.name.clone_from(&from.name),
            CustomerField::CreditCode => to.credit_code.clone_from(&from.credit_code),
            CustomerField::Class => to.class = from.class,
            CustomerField::Industry => to.industry.clone_from(&from.industry),
            CustomerField::Region => to.region.clone_from(&from.region),
            CustomerField::Source => to.source.clone_from(&from.source),
            CustomerField::Address => to.address.clone_from(&from.address),
            CustomerField::Phone => to.phone.clone_from(&from.phone),
            CustomerField::Bank => {
                to.bank_name.clone_from(&from.bank_name);
                to.bank_account.clone_from(&from.bank_account);
            }
            CustomerField::Invoice => to.invoice = from.invoice.clone(),
            CustomerField::Note => to.note.clone_from(&from.note),
        }
    }
}

/// The fields in which both say something, and not the same: somebody must choose.
#[must_use]
pub fn differing_fields(kept: &Customer, gone: &Customer) -> Vec<CustomerField> {
    CustomerField::ALL
        .into_iter()
        .filter(|f| !f.is_empty(kept) && !f.is_empty(gone) && !f.same(kept, gone))
        .collect()
}

/// The customer that stays, and for each contact that was folded into another the one it is now.
///
/// Fields that only `gone` fills are taken over; of those that both fill the ones in `take` come
/// from `gone`. People of both stay; two of the same name whose numbers do not differ are one
/// person. Systems and projects of both stay, equal ones once.
#[must_use]
pub fn merge(
    kept: &Customer,
    gone: &Customer,
    take: &[CustomerField],
) -> (Customer, BTreeMap<Id, Id>) {
    let mut merged = kept.clone();
    for field in CustomerField::ALL {
        if !field.is_empty(gone) && (field.is_empty(kept) || take.contains(&field)) {
            field.copy(gone, &mut merged);
        }
    }
    let folded = fold_contacts(&mut merged.contacts, &gone.contacts);
    for system in &gone.it_systems {
        let same = |s: &super::ItSystem| {
            (&s.name, &s.vendor, &s.year) == (&system.name, &system.vendor, &system.year)
        };
        if !merged.it_systems.iter().any(same) {
            merged.it_systems.push(system.clone());
        }
    }
    for project in &gone.past_projects {
        let same = |p: &super::PastProject| {
            (&p.name, p.date, p.amount) == (&project.name, project.date, project.amount)
        };
        if !merged.past_projects.iter().any(same) {
            merged.past_projects.push(project.clone());
        }
    }
    (merged, folded)
}

fn fold_contacts(contacts: &mut Vec<Contact>, others: &[Contact]) -> BTreeMap<Id, Id> {
    let mut folded = BTreeMap::new();
    for other in others {
        let same = contacts.iter().position(|c| same_person(c, other));
        match same {
            Some(at) => {
                folded.insert(other.id, contacts[at].id);
                fill(&mut contacts[at], other);
            }
            None => contacts.push(other.clone()),
        }
    }
    let known: Vec<Id> = contacts.iter().map(|c| c.id).collect();
    for contact in contacts.iter_mut() {
        let superior = contact
            .reports_to
            .map(|id| folded.get(&id).copied().unwrap_or(id));
        contact.reports_to = superior.filter(|id| *id != contact.id && known.contains(id));
    }
    // Lines that agree apart can make a circle together; one of them gives way.
    while let Some(super::ReportingProblem::Circle { contact }) = super::reporting_problem(contacts)
    {
        contacts[contact].reports_to = None;
    }
    folded
}

fn same_person(one: &Contact, other: &Contact) -> bool {
    let digits = |phone: &str| {
        phone
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let (a, b) = (digits(&one.phone), digits(&other.phone));
    !one.name.trim().is_empty()
        && one.name.trim() == other.name.trim()
        && (a.is_empty() || b.is_empty() || a == b)
}

/// What the first does not say is taken from the second.
fn fill(one: &mut Contact, other: &Contact) {
    let take = |mine: &mut String, theirs: &String| {
        if mine.trim().is_empty() {
            mine.clone_from(theirs);
        }
    };
    take(&mut one.department, &other.department);
    take(&mut one.title, &other.title);
    take(&mut one.phone, &other.phone);
    take(&mut one.other_phone, &other.other_phone);
    take(&mut one.email, &other.email);
    take(&mut one.wechat, &other.wechat);
    take(&mut one.interests, &other.interests);
    take(&mut one.note, &other.note);
    one.role = one.role.or(other.role);
    one.attitude = one.attitude.or(other.attitude);
    one.birthday = one.birthday.or(other.birthday);
    one.reports_to = one.reports_to.or(other.reports_to);
}
