//! Every change leaves an entry, and no entry can be altered unnoticed.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::chain::Noun;
use bidwright_store::Store;
use common::{KEY, Place, at, new_store, rows, stamp};
use serde_json::json;
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

/// Changes the file behind the store's back, as somebody with the key could.
async fn tamper(place: Place, sql: &'static str) -> Place {
    place.store.close().await;
    let options = SqliteConnectOptions::new()
        .filename(&place.path)
        .pragma("key", format!("\"x'{KEY}'\""))
        .foreign_keys(false);
    let mut conn = options.connect().await.unwrap();
    let freed = "DROP TRIGGER audit_never_changes; DROP TRIGGER audit_never_shrinks;";
    sqlx::raw_sql(freed).execute(&mut conn).await.unwrap();
    let changed = sqlx::raw_sql(sql).execute(&mut conn).await.unwrap();
    assert!(changed.rows_affected() > 0, "{sql}");
    sqlx::Connection::close(conn).await.unwrap();
    let store = Store::open(&place.path, KEY).await.unwrap();
    Place { store, ..place }
}

/// Four entries: store_create and three products.
async fn with_history() -> Place {
    let place = new_store().await;
    for number in ["1", "2", "3"] {
        put!(place.store, product_put(&rows::product(number)));
    }
    place
}

#[tokio::test]
async fn untouched_store_is_sound() {
    let found = with_history().await.store.verify().await.unwrap();
    assert!(found.is_sound(), "{found:?}");
    assert_eq!(found.entries, 4);
}

#[tokio::test]
async fn altered_entry_is_found_at_its_place() {
    for sql in [
        "UPDATE audit SET actor = 'x' WHERE sequence = 3",
        "UPDATE audit SET at = '2026-01-01T00:00:00Z' WHERE sequence = 3",
        "UPDATE audit SET after = '{}' WHERE sequence = 3",
        "UPDATE audit SET hash = 'x' WHERE sequence = 3",
        "DELETE FROM audit WHERE sequence = 3",
        "UPDATE audit SET sequence = 9 WHERE sequence = 3",
    ] {
        let place = tamper(with_history().await, sql).await;
        let found = place.store.verify().await.unwrap();
        assert_eq!(found.broken_at, Some(3), "{sql}");
        assert!(!found.is_sound());
    }
}

#[tokio::test]
async fn cut_off_end_is_found() {
    let place = tamper(with_history().await, "DELETE FROM audit WHERE sequence = 4").await;
    assert_eq!(place.store.verify().await.unwrap().broken_at, Some(4));
}

#[tokio::test]
async fn altered_file_bytes_are_found() {
    let place = new_store().await;
    rows::file(&place.store, "a.pdf", b"signed").await;
    let place = tamper(place, "UPDATE file_piece SET bytes = x'00'").await;
    let found = place.store.verify().await.unwrap();
    assert_eq!(found.damage.len(), 1, "{found:?}");
    assert_eq!(found.broken_at, None);
}

#[tokio::test]
async fn dangling_reference_is_found() {
    let place = new_store().await;
    let company = rows::own_company(None, None);
    put!(
        place.store,
        own_company_put(&company),
        certificate_put(&rows::certificate(company.id, vec![])),
    );
    let place = tamper(place, "DELETE FROM own_company").await;
    assert_eq!(place.store.verify().await.unwrap().damage.len(), 1);
}

#[tokio::test]
async fn entries_can_not_be_changed_or_deleted() {
    let place = with_history().await;
    place.store.close().await;
    let options = SqliteConnectOptions::new()
        .filename(&place.path)
        .pragma("key", format!("\"x'{KEY}'\""));
    let mut conn = options.connect().await.unwrap();
    for sql in ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"] {
        assert!(
            sqlx::raw_sql(sql).execute(&mut conn).await.is_err(),
            "{sql}"
        );
    }
}

#[tokio::test]
async fn history_says_who_when_and_what_for() {
    let place = new_store().await;
    let mut customer = rows::customer("甲");
    put!(
        place.store,
        customer_put(&customer),
        product_put(&rows::product("1"))
    );
    customer.phone = "1".to_owned();
    let mut write = place.store.write(stamp("customer_save")).await.unwrap();
    write.customer_put(&customer).await.unwrap();
    write.commit().await.unwrap();
    put!(place.store, customer_remove(customer.id));
    put!(place.store, customer_restore(customer.id));
    let history = place
        .store
        .history(Noun::Customer, customer.id)
        .await
        .unwrap();
    let verbs: Vec<_> = history.iter().map(|entry| entry.verb.as_str()).collect();
    assert_eq!(verbs, ["test_put", "customer_save", "test_put", "test_put"]);
    assert_eq!(history[1].actor, "王芳");
    assert_eq!(history[1].at, at("2026-11-23T01:30:00.123456Z"));
    assert_eq!(
        (history[1].noun.as_str(), history[1].id),
        ("customer", customer.id)
    );
    let change = place
        .store
        .audit_change(history[1].sequence)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(change.before, json!({"phone": "0576-86000000"}));
    assert_eq!(change.after, json!({"phone": "1"}));
    let removed = place
        .store
        .audit_change(history[2].sequence)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(removed.before["name"], "甲");
    assert_eq!(removed.after, json!(null));
    let restored = place
        .store
        .audit_change(history[3].sequence)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(restored.after["name"], "甲");
}

#[tokio::test]
async fn putting_the_same_value_again_leaves_no_entry() {
    let place = new_store().await;
    let customer = rows::customer("甲");
    put!(place.store, customer_put(&customer), setting_put("a", "1"));
    let entries = place.store.info().await.unwrap().entries;
    put!(place.store, customer_put(&customer), setting_put("a", "1"));
    assert_eq!(place.store.info().await.unwrap().entries, entries);
}

#[tokio::test]
async fn every_kind_of_write_leaves_its_entry() {
    let place = new_store().await;
    let store = &place.store;
    let file = rows::file(store, "t.pdf", b"x").await;
    let tender = rows::tender(None, file.id);
    let clause = rows::clause(tender.id, 0, "1");
    let bid = rows::bid(tender.id, "B-1");
    let chapters = [
        rows::chapter(bid.id, 0, "一"),
        rows::chapter(bid.id, 1, "二"),
    ];
    put!(store, tender_put(&tender), bid_put(&bid));
    let before = store.info().await.unwrap().entries;
    put!(store, clauses_put(tender.id, std::slice::from_ref(&clause)));
    put!(store, clauses_remove(&[clause.id]));
    put!(store, clauses_restore(&[clause.id]));
    put!(store, tender_blocks_put(tender.id, &[]));
    put!(store, chapter_put(&chapters[0]), chapter_put(&chapters[1]));
    put!(store, chapters_order(bid.id, &[chapters[1].id]));
    put!(
        store,
        responses_put(&[rows::response(bid.id, clause.id, None)])
    );
    put!(store, chapter_remove(chapters[0].id));
    put!(store, chapter_restore(chapters[0].id));
    put!(store, setting_put("a", "b"), next_number("QT", 2026));
    let history = store.history(Noun::Tender, tender.id).await.unwrap();
    assert_eq!(history.len(), 1 + 4);
    let history = store.history(Noun::Bid, bid.id).await.unwrap();
    assert_eq!(history.len(), 1 + 6);
    assert_eq!(store.info().await.unwrap().entries, before + 12);
    assert!(store.verify().await.unwrap().is_sound());
}
