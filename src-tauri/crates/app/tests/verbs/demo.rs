//! The sample company.

use std::collections::BTreeSet;

use bidwright_app::domain::codes::{credit_code_problem, phone_problem};
use bidwright_app::domain::quotation::QuotationStatus;
use bidwright_app::view::{ListRequest, StoreStatus};
use bidwright_app::{
    Code, bid_list, certificate_list, contract_list, customer_list, demo_load, own_company_list,
    product_list, quotation_list, start_state, store_verify, tender_list, today,
};
use bidwright_testkit::desk;

use crate::code;

#[tokio::test]
async fn the_sample_holds_what_it_promises_and_is_loaded_once() {
    let desk = desk().await;
    let state = demo_load(&desk).await.unwrap();
    assert!(matches!(state.status, StoreStatus::Open { .. }));
    let all = ListRequest::default();
    assert_eq!(own_company_list(&desk, &all).await.unwrap().total, 2);
    assert_eq!(product_list(&desk, &all).await.unwrap().total, 200);
    assert_eq!(certificate_list(&desk, &all).await.unwrap().total, 6);
    assert_eq!(quotation_list(&desk, &all).await.unwrap().total, 20);
    assert_eq!(tender_list(&desk, &all).await.unwrap().total, 2);
    assert_eq!(contract_list(&desk, &all).await.unwrap().total, 1);
    let customers = customer_list(&desk, &all).await.unwrap();
    assert_eq!(customers.total, 100);
    assert_eq!(
        customers
            .rows
            .iter()
            .map(|c| &c.name)
            .collect::<BTreeSet<_>>()
            .len(),
        100
    );
    for customer in &customers.rows {
        assert_eq!(
            credit_code_problem(&customer.credit_code),
            None,
            "{}",
            customer.name
        );
        assert!(
            customer
                .contacts
                .iter()
                .all(|c| phone_problem(&c.phone).is_none()),
            "{}",
            customer.name
        );
        assert_eq!(phone_problem(&customer.phone), None, "{}", customer.phone);
    }
    assert_eq!(code(demo_load(&desk).await), Code::StoreNotEmpty);
    let report = store_verify(&desk).await.unwrap();
    assert!(report.sound, "{:?}", report.problems);
    assert_eq!(start_state(&desk).await.unwrap().status, state.status);
}

#[tokio::test]
async fn the_sample_shows_every_state_and_something_to_do_today() {
    let desk = desk().await;
    demo_load(&desk).await.unwrap();
    let all = ListRequest::default();
    let rows = quotation_list(&desk, &all).await.unwrap().rows;
    use QuotationStatus as S;
    for status in [S::Draft, S::Issued, S::Superseded, S::Won, S::Lost] {
        assert!(rows.iter().any(|q| q.status == status), "{status:?}");
    }
    assert!(
        rows.iter()
            .filter(|q| q.status != S::Draft)
            .all(|q| q.label.starts_with("QT-2026-"))
    );
    let bids = bid_list(&desk, &all).await.unwrap().rows;
    let mut progress: Vec<bool> = bids.iter().map(|b| b.answered == b.clauses).collect();
    progress.sort_unstable();
    assert_eq!(progress, [false, true]);
    let today = today(&desk).await.unwrap();
    assert_eq!(today.bids.len(), 2);
    assert!(today.bids.iter().all(|b| b.days_left > 7));
    assert_eq!(
        today
            .certificates
            .iter()
            .map(|c| c.days_left)
            .collect::<Vec<_>>(),
        [-20, 45]
    );
    // From overdue to within the week.
    let left: Vec<i32> = today.actions.iter().map(|a| a.days_left).collect();
    assert_eq!(left, [-5, -2, 0, 1, 2, 5]);
}
