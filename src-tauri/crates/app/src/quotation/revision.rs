//! Revisions, copies, and what differs between two.

use std::collections::BTreeMap;

use bidwright_domain::Id;
use bidwright_domain::quotation::{
    LineChange, Quotation, QuotationDifference, QuotationSection, QuotationStatus, difference,
};
use bidwright_store::{ListQuery, Store};

use super::{list_rows, load, put};
use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::register::all;
use crate::view::{QuotationRow, QuotationView};

/// A new draft with the same content; it gets the same number and the next revision. Lines keep
/// their ids, so that later they are known as the same lines.
pub async fn quotation_revise(desk: &Desk, id: Id) -> Result<QuotationView, Failure> {
    let store = desk.store()?;
    let before = load(&store, id).await?;
    if !matches!(
        before.status,
        QuotationStatus::Issued | QuotationStatus::Lost
    ) {
        return Err(Failure::new(Code::StatusWrong).fact("what", before.label()));
    }
    let draft = Quotation {
        number: before.number.clone(),
        revision: before.revision + 1,
        revises: Some(before.id),
        tender: before.tender,
        ..fresh(before)
    };
    put(desk, &store, "quotation_revise", draft).await
}

/// A new draft with the lines and terms of another quotation, for the same or another customer.
pub async fn quotation_copy(
    desk: &Desk,
    id: Id,
    customer: Option<Id>,
) -> Result<QuotationView, Failure> {
    let store = desk.store()?;
    let source = load(&store, id).await?;
    let other = customer.is_some() && customer != source.customer;
    let mut copy = Quotation {
        customer: customer.or(source.customer),
        tender: None,
        ..fresh(source)
    };
    if other {
        copy.contact.clear();
    }
    let ids: BTreeMap<Id, Id> = copy
        .sections
        .iter()
        .map(|section| (section.id, Id::now_v7()))
        .collect();
    for section in &mut copy.sections {
        *section = QuotationSection {
            id: ids[&section.id],
            title: std::mem::take(&mut section.title),
        };
    }
    for line in &mut copy.lines {
        line.id = Id::now_v7();
        line.section = line.section.and_then(|id| ids.get(&id).copied());
    }
    put(desk, &store, "quotation_copy", copy).await
}

/// The content as a draft that was never issued.
fn fresh(source: Quotation) -> Quotation {
    Quotation {
        id: Id::now_v7(),
        number: None,
        revision: 1,
        revises: None,
        status: QuotationStatus::Draft,
        valid_until: None,
        approval: None,
        lost_reason: None,
        outcome_note: String::new(),
        issued_on: None,
        issued_at: None,
        content_hash: None,
        pdf: None,
        ..source
    }
}

/// All revisions of the quotation, newest first; just itself while it has no number.
pub async fn quotation_revisions(desk: &Desk, id: Id) -> Result<Vec<QuotationRow>, Failure> {
    let store = desk.store()?;
    let quotation = load(&store, id).await?;
    let mut family = family(&store, quotation).await?;
    family.sort_by_key(|q| std::cmp::Reverse(q.revision));
    list_rows(desk, &store, family).await
}

async fn family(store: &Store, quotation: Quotation) -> Result<Vec<Quotation>, Failure> {
    let Some(number) = quotation.number.clone() else {
        return Ok(vec![quotation]);
    };
    let query = ListQuery {
        search: number.clone(),
        ..all()
    };
    let mut found = store.quotation_list(&query).await?;
    found.retain(|q| q.number.as_ref() == Some(&number));
    Ok(found)
}

/// Line by line against an earlier revision: the one it was made from unless another is named.
///
/// # Errors
/// `NoRevision` when there is nothing to compare with.
pub async fn quotation_difference(
    desk: &Desk,
    id: Id,
    against: Option<Id>,
) -> Result<QuotationDifference, Failure> {
    let store = desk.store()?;
    let after = load(&store, id).await?;
    let against = against
        .or(after.revises)
        .ok_or_else(|| Failure::new(Code::NoRevision).fact("what", after.label()))?;
    let before = load(&store, against).await?;
    let mut told = difference(&before, &after);
    name_rows(&store, &mut told.head).await?;
    Ok(told)
}

/// Customers and companies by name instead of by id.
async fn name_rows(store: &Store, changes: &mut [LineChange]) -> Result<(), Failure> {
    for change in changes {
        for value in [&mut change.before, &mut change.after] {
            let Ok(id) = Id::parse_str(value) else {
                continue;
            };
            let name = match change.field.as_str() {
                "customer" => store.customer_even_removed(id).await?.map(|c| c.name),
                "own_company" => store.own_company_even_removed(id).await?.map(|c| c.name),
                "tender" => store
                    .tender_even_removed(id)
                    .await?
                    .and_then(|t| t.facts.project_name)
                    .map(|name| name.value),
                _ => None,
            };
            *value = name.unwrap_or_default();
        }
    }
    Ok(())
}
