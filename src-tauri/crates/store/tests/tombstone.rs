//! What is removed can be brought back; what is dropped leaves no trace.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::Id;
use bidwright_domain::bid::Chapter;
use bidwright_store::{ConstraintKind, ListQuery, Store, StoreError};
use common::{new_store, rows, stamp};

#[tokio::test]
async fn removed_row_is_gone_and_restored_as_it_was() {
    let place = new_store().await;
    let store = &place.store;
    let customer = rows::customer("甲医院");
    let all = ListQuery::default();
    put!(store, customer_put(&customer));
    put!(store, customer_remove(customer.id));
    assert_eq!(store.customer(customer.id).await.unwrap(), None);
    assert_eq!(
        store.customer_even_removed(customer.id).await.unwrap(),
        Some(customer.clone())
    );
    assert_eq!(store.customer_list(&all).await.unwrap(), []);
    assert_eq!(store.customer_count(&all).await.unwrap(), 0);
    assert_eq!(store.search("甲医院", None, 10).await.unwrap(), []);
    put!(store, customer_restore(customer.id));
    assert_eq!(
        store.customer(customer.id).await.unwrap(),
        Some(customer.clone())
    );
    assert_eq!(store.customer_list(&all).await.unwrap(), [customer]);
}

#[tokio::test]
async fn removed_row_can_not_be_changed_and_removed_again() {
    let place = new_store().await;
    let mut customer = rows::customer("甲");
    put!(place.store, customer_put(&customer));
    let live = try_put!(place.store, customer_restore(customer.id));
    assert!(
        matches!(live, Err(StoreError::NoSuchRow { .. })),
        "a live row is not restored"
    );
    put!(place.store, customer_remove(customer.id));
    customer.name = "乙".to_owned();
    let changed = try_put!(place.store, customer_put(&customer));
    assert!(matches!(
        changed,
        Err(StoreError::NoSuchRow {
            noun: "customer",
            ..
        })
    ));
    let again = try_put!(place.store, customer_remove(customer.id));
    assert!(matches!(
        again,
        Err(StoreError::NoSuchRow {
            noun: "customer",
            ..
        })
    ));
    let unknown = try_put!(place.store, customer_remove(rows::id()));
    assert!(matches!(
        unknown,
        Err(StoreError::NoSuchRow {
            noun: "customer",
            ..
        })
    ));
}

#[tokio::test]
async fn every_noun_can_be_removed_and_restored() {
    let place = new_store().await;
    let store = &place.store;
    let file = rows::file(store, "t.pdf", b"x").await;
    let (company, product) = (rows::own_company(None, None), rows::product("1"));
    let certificate = rows::certificate(company.id, vec![file.id]);
    let tender = rows::tender(None, file.id);
    let quotation = rows::quotation(vec![rows::line(None, "x")]);
    let (bid, contract) = (rows::bid(tender.id, "B-1"), rows::contract(vec![]));
    put!(
        store,
        own_company_put(&company),
        product_put(&product),
        certificate_put(&certificate),
        tender_put(&tender),
        quotation_put(&quotation),
        bid_put(&bid),
        contract_put(&contract),
    );
    put!(
        store,
        own_company_remove(company.id),
        product_remove(product.id),
        certificate_remove(certificate.id),
        tender_remove(tender.id),
        quotation_remove(quotation.id),
        bid_remove(bid.id),
        contract_remove(contract.id),
    );
    assert_eq!(store.own_company(company.id).await.unwrap(), None);
    assert_eq!(store.product(product.id).await.unwrap(), None);
    assert_eq!(store.certificate(certificate.id).await.unwrap(), None);
    assert_eq!(store.tender(tender.id).await.unwrap(), None);
    assert_eq!(store.quotation(quotation.id).await.unwrap(), None);
    assert_eq!(store.bid(bid.id).await.unwrap(), None);
    assert_eq!(store.contract(contract.id).await.unwrap(), None);
    put!(
        store,
        contract_restore(contract.id),
        bid_restore(bid.id),
        quotation_restore(quotation.id),
        tender_restore(tender.id),
        certificate_restore(certificate.id),
        product_restore(product.id),
        own_company_restore(company.id),
    );
    assert_eq!(store.own_company(company.id).await.unwrap(), Some(company));
    assert_eq!(store.product(product.id).await.unwrap(), Some(product));
    assert_eq!(
        store.certificate(certificate.id).await.unwrap(),
        Some(certificate)
    );
    assert_eq!(store.tender(tender.id).await.unwrap(), Some(tender));
    assert_eq!(
        store.quotation(quotation.id).await.unwrap(),
        Some(quotation)
    );
    assert_eq!(store.bid(bid.id).await.unwrap(), Some(bid));
    assert_eq!(store.contract(contract.id).await.unwrap(), Some(contract));
}

async fn numbers(store: &Store, tender: Id) -> Vec<(u32, String)> {
    let clauses = store.clauses(tender).await.unwrap();
    clauses
        .into_iter()
        .map(|clause| (clause.position, clause.number))
        .collect()
}

fn counted(numbers: &[&str]) -> Vec<(u32, String)> {
    (0..)
        .zip(numbers.iter().map(|number| (*number).to_owned()))
        .collect()
}

#[tokio::test]
async fn clauses_keep_their_order_without_gaps() {
    let place = new_store().await;
    let store = &place.store;
    let file = rows::file(store, "t.pdf", b"x").await;
    let tender = rows::tender(None, file.id);
    let clauses: Vec<_> = (0..)
        .zip(["a", "b", "c", "d"])
        .map(|(position, number)| rows::clause(tender.id, position, number))
        .collect();
    put!(store, tender_put(&tender), clauses_put(tender.id, &clauses));
    put!(store, clauses_remove(&[clauses[1].id, clauses[2].id]));
    assert_eq!(numbers(store, tender.id).await, counted(&["a", "d"]));
    put!(
        store,
        clauses_put(tender.id, &[rows::clause(tender.id, 1, "new")])
    );
    assert_eq!(numbers(store, tender.id).await, counted(&["a", "new", "d"]));
    put!(store, clauses_restore(&[clauses[1].id]));
    assert_eq!(
        numbers(store, tender.id).await,
        counted(&["a", "b", "new", "d"])
    );
    let removed = try_put!(store, clauses_put(tender.id, &clauses[2..3]));
    assert!(matches!(
        removed,
        Err(StoreError::NoSuchRow { noun: "clause", .. })
    ));
    let live = try_put!(store, clauses_restore(&[clauses[1].id]));
    assert!(matches!(
        live,
        Err(StoreError::NoSuchRow { noun: "clause", .. })
    ));
}

fn order(chapters: &[Chapter]) -> Vec<(u32, &str)> {
    chapters
        .iter()
        .map(|chapter| (chapter.position, chapter.title.as_str()))
        .collect()
}

#[tokio::test]
async fn chapters_are_ordered_removed_and_restored() {
    let place = new_store().await;
    let store = &place.store;
    let file = rows::file(store, "t.pdf", b"x").await;
    let tender = rows::tender(None, file.id);
    let bid = rows::bid(tender.id, "B-1");
    let [a, b, c] = [0, 1, 2].map(|n| rows::chapter(bid.id, n, ["a", "b", "c"][n as usize]));
    put!(store, tender_put(&tender), bid_put(&bid));
    put!(store, chapter_put(&a), chapter_put(&b), chapter_put(&c));
    put!(store, chapters_order(bid.id, &[c.id, a.id]));
    let chapters = store.chapters(bid.id).await.unwrap();
    assert_eq!(order(&chapters), [(0, "c"), (1, "a"), (2, "b")]);
    put!(store, chapter_remove(a.id));
    let chapters = store.chapters(bid.id).await.unwrap();
    assert_eq!(order(&chapters), [(0, "c"), (1, "b")]);
    put!(store, chapter_restore(a.id));
    let chapters = store.chapters(bid.id).await.unwrap();
    assert_eq!(order(&chapters), [(0, "c"), (1, "a"), (2, "b")]);
    let foreign = try_put!(store, chapters_order(bid.id, &[rows::id()]));
    assert!(matches!(
        foreign,
        Err(StoreError::NoSuchRow {
            noun: "chapter",
            ..
        })
    ));
}

#[tokio::test]
async fn responses_to_removed_clauses_wait_for_their_return() {
    let place = new_store().await;
    let store = &place.store;
    let file = rows::file(store, "t.pdf", b"x").await;
    let tender = rows::tender(None, file.id);
    let clause = rows::clause(tender.id, 0, "1");
    let bid = rows::bid(tender.id, "B-1");
    let response = rows::response(bid.id, clause.id, None);
    put!(
        store,
        tender_put(&tender),
        clauses_put(tender.id, std::slice::from_ref(&clause))
    );
    put!(
        store,
        bid_put(&bid),
        responses_put(std::slice::from_ref(&response))
    );
    put!(store, clauses_remove(&[clause.id]));
    assert_eq!(store.responses(bid.id).await.unwrap(), []);
    put!(store, clauses_restore(&[clause.id]));
    assert_eq!(store.responses(bid.id).await.unwrap(), [response]);
}

#[tokio::test]
async fn dropped_write_leaves_nothing() {
    let place = new_store().await;
    let kept = rows::customer("留下");
    put!(place.store, customer_put(&kept));
    let entries = place.store.info().await.unwrap().entries;
    {
        let mut write = place.store.write(stamp("dropped")).await.unwrap();
        write.customer_put(&rows::customer("丢弃")).await.unwrap();
        write.customer_remove(kept.id).await.unwrap();
        assert_eq!(
            write.next_number("QT-{YYYY}-{0000}", 2026).await.unwrap(),
            1
        );
        write.file_put("a", "b", b"c").await.unwrap();
    }
    let mut write = place.store.write(stamp("next")).await.unwrap();
    assert_eq!(
        write.next_number("QT-{YYYY}-{0000}", 2026).await.unwrap(),
        1
    );
    write.commit().await.unwrap();
    assert_eq!(
        place
            .store
            .customer_list(&ListQuery::default())
            .await
            .unwrap(),
        [kept]
    );
    let info = place.store.info().await.unwrap();
    assert_eq!((info.entries, info.counts["file"]), (entries + 1, 0));
    assert!(place.store.verify().await.unwrap().is_sound());
}

#[tokio::test]
async fn failed_step_is_undone_alone() {
    let place = new_store().await;
    let good = [rows::customer("甲"), rows::customer("乙")];
    let mut twice = rows::customer("坏");
    twice.contacts[1].id = twice.contacts[0].id;
    let mut write = place.store.write(stamp("customer_import")).await.unwrap();
    write.customer_put(&good[0]).await.unwrap();
    let refused = write.customer_put(&twice).await;
    assert!(matches!(
        refused,
        Err(StoreError::Constraint {
            noun: "customer",
            field: "contacts",
            kind: ConstraintKind::Duplicate
        })
    ));
    write.customer_put(&good[1]).await.unwrap();
    write.commit().await.unwrap();
    let names: Vec<_> = place
        .store
        .customer_list(&ListQuery::default())
        .await
        .unwrap();
    assert_eq!(
        names,
        [good[1].clone(), good[0].clone()],
        "newest change first"
    );
    // store_create and the two good customers: the refused one left no entry.
    assert_eq!(place.store.info().await.unwrap().entries, 3);
    assert!(place.store.verify().await.unwrap().is_sound());
}
