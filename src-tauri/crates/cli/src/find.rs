//! Records by id, number or name, as people call them.

use std::future::Future;

use bidwright_app::domain::Id;
use bidwright_app::view::{ListRequest, Page};
use bidwright_app::{Code, Desk, Failure};

/// The id itself, or that of the first row which is called so.
async fn find<T, F>(
    called: &str,
    list: impl FnOnce(ListRequest) -> F,
    names: impl Fn(&T) -> (Id, Vec<String>),
) -> Result<Id, Failure>
where
    F: Future<Output = Result<Page<T>, Failure>>,
{
    let called = called.trim();
    if let Ok(id) = Id::parse_str(called) {
        return Ok(id);
    }
    let request = ListRequest {
        search: called.to_owned(),
        ..ListRequest::default()
    };
    let page = list(request).await?;
    page.rows
        .iter()
        .map(names)
        .find(|(_, names)| names.iter().any(|n| n == called))
        .map(|(id, _)| id)
        .ok_or_else(|| Failure::new(Code::RowMissing).fact("what", called))
}

pub async fn own_company(desk: &Desk, called: &str) -> Result<Id, Failure> {
    let list = |r| async move { bidwright_app::own_company_list(desk, &r).await };
    find(called, list, |c| {
        (c.id, vec![c.name.clone(), c.credit_code.clone()])
    })
    .await
}

pub async fn customer(desk: &Desk, called: &str) -> Result<Id, Failure> {
    let list = |r| async move { bidwright_app::customer_list(desk, &r).await };
    find(called, list, |c| {
        (c.id, vec![c.name.clone(), c.credit_code.clone()])
    })
    .await
}

pub async fn product(desk: &Desk, called: &str) -> Result<Id, Failure> {
    let list = |r| async move { bidwright_app::product_list(desk, &r).await };
    find(called, list, |p| {
        (p.id, vec![p.number.clone(), p.name.clone()])
    })
    .await
}

pub async fn certificate(desk: &Desk, called: &str) -> Result<Id, Failure> {
    let list = |r| async move { bidwright_app::certificate_list(desk, &r).await };
    find(called, list, |c| {
        (c.id, vec![c.number.clone(), c.name.clone()])
    })
    .await
}

pub async fn tender(desk: &Desk, called: &str) -> Result<Id, Failure> {
    let list = |r| async move { bidwright_app::tender_list(desk, &r).await };
    find(called, list, |t| {
        (t.id, vec![t.project_number.clone(), t.project_name.clone()])
    })
    .await
}

pub async fn bid(desk: &Desk, called: &str) -> Result<Id, Failure> {
    let list = |r| async move { bidwright_app::bid_list(desk, &r).await };
    find(called, list, |b| (b.id, vec![b.number.clone()])).await
}

pub async fn contract(desk: &Desk, called: &str) -> Result<Id, Failure> {
    let list = |r| async move { bidwright_app::contract_list(desk, &r).await };
    find(called, list, |c| (c.id, vec![c.number.clone()])).await
}

/// `QT-2026-0012` is the newest revision of that number, `QT-2026-0012 R2` just that one.
pub async fn quotation(desk: &Desk, called: &str) -> Result<Id, Failure> {
    let called = called.trim();
    if let Ok(id) = Id::parse_str(called) {
        return Ok(id);
    }
    let (number, revision) = match called.rsplit_once(" R") {
        Some((number, revision)) => (number.trim(), revision.parse().ok()),
        None => (called, None),
    };
    let request = ListRequest {
        search: number.to_owned(),
        ..ListRequest::default()
    };
    let rows = bidwright_app::quotation_list(desk, &request).await?.rows;
    let revision_of = |label: &str| -> Option<u32> {
        match label.strip_prefix(number)? {
            "" => Some(1),
            rest => rest.strip_prefix(" R")?.parse().ok(),
        }
    };
    rows.iter()
        .filter(|_| !number.is_empty())
        .filter_map(|row| Some((revision_of(&row.label)?, row.id)))
        .filter(|(found, _)| revision.is_none_or(|r: u32| r == *found))
        .max_by_key(|(found, _)| *found)
        .map(|(_, id)| id)
        .ok_or_else(|| Failure::new(Code::RowMissing).fact("what", called))
}
