//! Verbs on a real encrypted store: what a user would notice.
// Amounts in fen are written as yuan_fen: 1_234_50.
#![allow(clippy::unwrap_used, clippy::inconsistent_digit_grouping)]

mod answers;
mod bad_sheets;
mod chain;
mod check;
mod clauses;
mod contract;
mod customer;
mod demo;
mod import;
mod import_killed;
mod list_export;
mod product;
mod quotation;
mod safe;
mod sheets;
mod store;
mod submit;
mod undo;
mod unknown;

use bidwright_app::domain::Id;
use bidwright_app::domain::bid::Bid;
use bidwright_app::view::{BidView, ListRequest};
use bidwright_app::{
    Code, Failure, Language, bid_create, bid_get, bid_list, demo_load, tender_add, told,
};
use bidwright_testkit::{SMALL_TENDER, TestDesk, desk};

/// The code of what failed, for comparing; and its sentences are whole in both languages.
#[track_caller]
fn code<T>(result: Result<T, Failure>) -> Code {
    let failure = result.err().expect("it should have failed");
    for language in [Language::ZhCn, Language::En] {
        let told = told(&failure, language);
        assert!(!told.message.is_empty(), "{failure}");
        assert!(
            !format!("{}{}", told.message, told.mend).contains('{'),
            "{told:?}"
        );
    }
    failure.code
}

/// A desk with the small tender read, and a bid on it.
async fn small_bid() -> (TestDesk, BidView) {
    let desk = desk().await;
    let tender = tender_add(&desk, "水文.md", SMALL_TENDER.into())
        .await
        .unwrap();
    let bid = bid_create(&desk, tender.id).await.unwrap();
    (desk, bid)
}

/// The sample company, and its bid that is ready to be handed in.
async fn ready_bid() -> (TestDesk, Bid) {
    let desk = desk().await;
    demo_load(&desk).await.unwrap();
    let id = bid_called(&desk, "LCTS").await;
    let bid = bid_get(&desk, id).await.unwrap().bid;
    (desk, bid)
}

/// The bid on the tender whose project number begins so.
async fn bid_called(desk: &TestDesk, project: &str) -> Id {
    for row in bid_list(desk, &ListRequest::default()).await.unwrap().rows {
        let view = bid_get(desk, row.id).await.unwrap();
        let number = view
            .tender
            .facts
            .project_number
            .map(|f| f.value)
            .unwrap_or_default();
        if number.starts_with(project) {
            return row.id;
        }
    }
    panic!("no bid on {project}")
}
