//! A document that went out never changes.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::bid::{Bid, BidStatus};
use bidwright_domain::contract::{Contract, ContractStatus};
use bidwright_domain::quotation::{LostReason, Quotation, QuotationStatus};
use bidwright_store::{ConstraintKind, StoreError};
use common::{at, new_store, rows};

macro_rules! assert_frozen {
    ($result:expr) => {
        let result = $result;
        assert!(
            matches!(result, Err(StoreError::Frozen { .. })),
            "{result:?}"
        );
    };
}

#[tokio::test]
async fn issued_quotation_refuses_every_change_of_its_content() {
    let place = new_store().await;
    let store = &place.store;
    let pdf = rows::file(store, "q.pdf", b"pdf").await;
    let draft = rows::quotation(vec![rows::line(None, "甲"), rows::line(None, "乙")]);
    put!(store, quotation_put(&draft));
    let issued = rows::issued(&draft, "QT-2026-0001", pdf.id);
    put!(store, quotation_put(&issued));
    let changes: [fn(&mut Quotation); 9] = [
        |q| q.sections[0].title.push('x'),
        |q| q.approval = None,
        |q| q.lines[0].cost.0 += 1,
        |q| q.title.push('x'),
        |q| q.lines[0].unit_price.0 += 1,
        |q| q.lines.swap(0, 1),
        |q| q.number = None,
        |q| q.pdf = None,
        |q| q.status = QuotationStatus::Draft,
    ];
    for change in changes {
        let mut changed = issued.clone();
        change(&mut changed);
        assert_frozen!(try_put!(store, quotation_put(&changed)));
    }
    let mut both = Quotation {
        status: QuotationStatus::Won,
        ..issued.clone()
    };
    both.note.push('x');
    assert_frozen!(try_put!(store, quotation_put(&both)));
    assert_frozen!(try_put!(store, quotation_remove(issued.id)));
    assert_eq!(store.quotation(issued.id).await.unwrap(), Some(issued));
}

#[tokio::test]
async fn status_of_an_issued_quotation_moves_on() {
    let place = new_store().await;
    let pdf = rows::file(&place.store, "q.pdf", b"pdf").await;
    let draft = rows::quotation(vec![]);
    let mut quotation = rows::issued(&draft, "QT-2026-0001", pdf.id);
    put!(place.store, quotation_put(&quotation));
    for status in [
        QuotationStatus::Superseded,
        QuotationStatus::Won,
        QuotationStatus::Lost,
    ] {
        quotation.status = status;
        quotation.lost_reason = (status == QuotationStatus::Lost).then_some(LostReason::Competitor);
        quotation.outcome_note = format!("{status:?}");
        put!(place.store, quotation_put(&quotation));
        let stored = place.store.quotation(quotation.id).await.unwrap();
        assert_eq!(stored.as_ref(), Some(&quotation));
    }
}

#[tokio::test]
async fn number_and_revision_are_given_once() {
    let place = new_store().await;
    let pdf = rows::file(&place.store, "q.pdf", b"pdf").await;
    let first = rows::issued(&rows::quotation(vec![]), "QT-2026-0001", pdf.id);
    let again = rows::issued(&rows::quotation(vec![]), "QT-2026-0001", pdf.id);
    put!(place.store, quotation_put(&first));
    let taken = try_put!(place.store, quotation_put(&again));
    assert!(matches!(
        taken,
        Err(StoreError::Constraint {
            noun: "quotation",
            field: "number",
            kind: ConstraintKind::Duplicate
        })
    ));
    let second = Quotation {
        revision: 2,
        ..again
    };
    put!(place.store, quotation_put(&second));
}

#[tokio::test]
async fn submitted_bid_refuses_changes_of_itself_its_chapters_and_responses() {
    let place = new_store().await;
    let store = &place.store;
    let file = rows::file(store, "t.pdf", b"x").await;
    let tender = rows::tender(None, file.id);
    let clause = rows::clause(tender.id, 0, "1");
    let draft = rows::bid(tender.id, "B-1");
    let (mut chapter, removed) = (
        rows::chapter(draft.id, 0, "一"),
        rows::chapter(draft.id, 1, "二"),
    );
    let mut response = rows::response(draft.id, clause.id, None);
    put!(
        store,
        tender_put(&tender),
        clauses_put(tender.id, std::slice::from_ref(&clause))
    );
    put!(
        store,
        bid_put(&draft),
        chapter_put(&chapter),
        chapter_put(&removed)
    );
    put!(
        store,
        responses_put(std::slice::from_ref(&response)),
        chapter_remove(removed.id)
    );
    let submitted = Bid {
        status: BidStatus::Submitted,
        submitted_at: Some(at("2026-12-01T01:00:00Z")),
        content_hash: Some("beef".to_owned()),
        pdf: Some(file.id),
        ..draft.clone()
    };
    put!(store, bid_put(&submitted));
    assert_frozen!(try_put!(store, bid_put(&draft)));
    assert_frozen!(try_put!(store, bid_remove(draft.id)));
    let renamed = Bid {
        agent_name: "x".to_owned(),
        ..submitted.clone()
    };
    assert_frozen!(try_put!(store, bid_put(&renamed)));
    chapter.title.push('x');
    assert_frozen!(try_put!(store, chapter_put(&chapter)));
    assert_frozen!(try_put!(store, chapter_remove(chapter.id)));
    assert_frozen!(try_put!(store, chapter_restore(removed.id)));
    assert_frozen!(try_put!(store, chapters_order(draft.id, &[chapter.id])));
    response.answer.push('x');
    assert_frozen!(try_put!(store, responses_put(&[response.clone()])));
    let won = Bid {
        status: BidStatus::Won,
        ..submitted.clone()
    };
    put!(store, bid_put(&won));
    assert_frozen!(try_put!(store, responses_put(&[response])));
    assert_eq!(store.bid(draft.id).await.unwrap(), Some(won));
}

#[tokio::test]
async fn sealed_contract_refuses_everything() {
    let place = new_store().await;
    let pdf = rows::file(&place.store, "c.pdf", b"pdf").await;
    let draft = rows::contract(vec![rows::line(None, "甲")]);
    put!(place.store, contract_put(&draft));
    let sealed = Contract {
        number: Some("CT-2026-0001".to_owned()),
        status: ContractStatus::Sealed,
        sealed_at: Some(at("2026-12-20T01:00:00Z")),
        content_hash: Some("dead".to_owned()),
        pdf: Some(pdf.id),
        ..draft.clone()
    };
    put!(place.store, contract_put(&sealed));
    assert_frozen!(try_put!(place.store, contract_put(&draft)));
    let changes: [fn(&mut Contract); 4] = [
        |c| c.instalments[0].amount.0 += 1,
        |c| c.clauses[0].text.push('x'),
        |c| c.lines.clear(),
        |c| c.signed_on = None,
    ];
    for change in changes {
        let mut changed = sealed.clone();
        change(&mut changed);
        assert_frozen!(try_put!(place.store, contract_put(&changed)));
    }
    assert_frozen!(try_put!(place.store, contract_remove(sealed.id)));
    assert_eq!(place.store.contract(sealed.id).await.unwrap(), Some(sealed));
}
