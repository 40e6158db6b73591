//! Activities, files and merges of customers on a real encrypted file.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;

use bidwright_domain::Id;
use bidwright_domain::activity::{Activity, ActivityKind};
use bidwright_domain::customer::{Customer, merge};
use bidwright_domain::file::CustomerFile;
use bidwright_store::{ConstraintKind, ListQuery, Store, StoreError};
use common::{at, new_store, rows};

fn activity(customer: Id, day: &str, contacts: Vec<Id>) -> Activity {
    Activity {
        id: rows::id(),
        customer,
        kind: ActivityKind::Visit,
        at: at(&format!("{day}T01:00:00Z")),
        contacts,
        text: "看了机房".to_owned(),
        next_action: "送方案".to_owned(),
        due_on: Some(day.parse().unwrap()),
        done_at: None,
    }
}

async fn file(store: &Store, customer: Id, bytes: &[u8]) -> CustomerFile {
    let stored = rows::file(store, "照片.pdf", bytes).await;
    let file = CustomerFile {
        id: rows::id(),
        customer,
        file: stored.id,
        name: "照片 𬭚.pdf".to_owned(),
        media_type: stored.media_type,
        size: stored.size,
        sha256: stored.sha256,
        added_at: stored.added_at,
    };
    put!(store, customer_file_put(&file));
    file
}

#[tokio::test]
async fn activities_come_back_as_they_were_the_latest_first() {
    let place = new_store().await;
    let customer = rows::customer("温岭市医院");
    let people = customer.contacts.iter().map(|c| c.id).collect();
    let old = activity(customer.id, "2026-11-01", people);
    let mut new = activity(customer.id, "2026-11-20", Vec::new());
    put!(
        place.store,
        customer_put(&customer),
        activity_put(&old),
        activity_put(&new)
    );
    new.done_at = Some(at("2026-11-21T00:00:00Z"));
    put!(place.store, activity_put(&new));
    let place = place.reopened().await;
    let store = &place.store;
    assert_eq!(
        store.activities(customer.id, 10).await.unwrap(),
        [new.clone(), old.clone()]
    );
    put!(store, activity_remove(old.id));
    assert_eq!(
        store.activities(customer.id, 10).await.unwrap(),
        [new.clone()]
    );
    let gone = try_put!(store, activity_put(&old));
    assert!(matches!(gone, Err(StoreError::NoSuchRow { .. })));
    put!(store, activity_restore(old.id));
    assert_eq!(store.activity(old.id).await.unwrap(), Some(old));
    let nobody = activity(rows::id(), "2026-11-01", Vec::new());
    let refused = try_put!(store, activity_put(&nobody));
    assert!(matches!(
        refused,
        Err(StoreError::Constraint {
            field: "customer",
            kind: ConstraintKind::MissingReference,
            ..
        })
    ));
    assert!(store.verify().await.unwrap().is_sound());
}

#[tokio::test]
async fn due_are_open_actions_up_to_the_day_of_customers_that_are_there() {
    let place = new_store().await;
    let store = &place.store;
    let (here, gone) = (rows::customer("甲"), rows::customer("乙"));
    let late = activity(here.id, "2026-11-02", Vec::new());
    let today = activity(here.id, "2026-11-23", Vec::new());
    let later = activity(here.id, "2026-11-24", Vec::new());
    let mut done = activity(here.id, "2026-11-03", Vec::new());
    done.done_at = Some(at("2026-11-04T00:00:00Z"));
    let removed = activity(gone.id, "2026-11-01", Vec::new());
    put!(store, customer_put(&here), customer_put(&gone));
    for one in [&today, &late, &later, &done, &removed] {
        put!(store, activity_put(one));
    }
    put!(store, customer_remove(gone.id));
    let due = store
        .activities_due("2026-11-23".parse().unwrap())
        .await
        .unwrap();
    let found: Vec<_> = due
        .iter()
        .map(|d| (d.activity.id, d.customer_name.as_str()))
        .collect();
    assert_eq!(found, [(late.id, "甲"), (today.id, "甲")]);
}

#[tokio::test]
async fn files_are_renamed_removed_and_restored() {
    let place = new_store().await;
    let store = &place.store;
    let customer = rows::customer("甲");
    put!(store, customer_put(&customer));
    let mut one = file(store, customer.id, b"same").await;
    file(store, customer.id, b"other").await;
    one.name = "改名.pdf".to_owned();
    put!(store, customer_file_put(&one));
    assert_eq!(
        store.customer_file(one.id).await.unwrap(),
        Some(one.clone())
    );
    put!(store, customer_file_remove(one.id));
    assert_eq!(store.customer_files(customer.id).await.unwrap().len(), 1);
    put!(store, customer_file_restore(one.id));
    assert!(
        store
            .customer_files(customer.id)
            .await
            .unwrap()
            .contains(&one)
    );
    assert_eq!(store.file_bytes(one.file).await.unwrap().unwrap(), b"same");
}

/// Everything that hangs on the two, to compare before and after.
async fn world(store: &Store, both: [Id; 2]) -> String {
    let mut said = String::new();
    for id in both {
        let customer = store.customer(id).await.unwrap();
        let activities = store.activities(id, 100).await.unwrap();
        let files = store.customer_files(id).await.unwrap();
        said += &format!("{customer:?}\n{activities:?}\n{files:?}\n");
    }
    let mut quotations = store.quotation_list(&ListQuery::default()).await.unwrap();
    quotations.sort_by_key(|q| q.id);
    let mut tenders = store.tender_list(&ListQuery::default()).await.unwrap();
    tenders.sort_by_key(|t| t.id);
    let mut contracts = store.contract_list(&ListQuery::default()).await.unwrap();
    contracts.sort_by_key(|c| c.id);
    said + &format!("{quotations:?}\n{tenders:?}\n{contracts:?}")
}

/// Two customers of the same people, with one of everything on the second.
async fn two(store: &Store) -> (Customer, Customer) {
    let (kept, gone) = (rows::customer("留下"), rows::customer("并入"));
    let tender_file = rows::file(store, "t.pdf", b"tender").await;
    let tender = rows::tender(Some(gone.id), tender_file.id);
    let mut draft = rows::quotation(Vec::new());
    draft.customer = Some(gone.id);
    let issued = rows::issued(&draft, "QT-2026-0001", tender_file.id);
    let mut contract = rows::contract(Vec::new());
    contract.customer = Some(gone.id);
    put!(
        store,
        customer_put(&kept),
        customer_put(&gone),
        tender_put(&tender),
        quotation_put(&issued),
        contract_put(&contract)
    );
    let people = gone.contacts.iter().map(|c| c.id).collect();
    put!(
        store,
        activity_put(&activity(gone.id, "2026-11-05", people)),
        activity_put(&activity(kept.id, "2026-11-06", Vec::new()))
    );
    file(store, gone.id, b"a").await;
    (kept, gone)
}

#[tokio::test]
async fn a_merge_moves_everything_and_its_undo_brings_back_exactly_what_was() {
    let place = new_store().await;
    let store = &place.store;
    let (kept, gone) = two(store).await;
    let both = [kept.id, gone.id];
    let before = world(store, both).await;
    let (merged, folded) = merge(&kept, &gone, &[]);
    // The same names and numbers: two people, not four.
    assert_eq!((merged.contacts.len(), folded.len()), (2, 2));
    let id = rows::id();
    put!(store, customer_merge(id, &merged, gone.id, &folded));

    assert_eq!(store.customer(gone.id).await.unwrap(), None);
    assert_eq!(store.customer(kept.id).await.unwrap(), Some(merged));
    let activities = store.activities(kept.id, 10).await.unwrap();
    assert_eq!(activities.len(), 2);
    let people: Vec<Id> = kept.contacts.iter().map(|c| c.id).collect();
    assert_eq!(activities[1].contacts, people, "the folded people");
    assert_eq!(store.customer_files(kept.id).await.unwrap().len(), 1);
    let all = ListQuery::default();
    let quotation = store.quotation_list(&all).await.unwrap().remove(0);
    assert_eq!(quotation.customer, Some(kept.id));
    assert_eq!(
        quotation.content_hash.as_deref(),
        Some("c0ffee"),
        "frozen text stays"
    );
    assert_eq!(
        store.tender_list(&all).await.unwrap()[0].customer,
        Some(kept.id)
    );
    assert_eq!(
        store.contract_list(&all).await.unwrap()[0].customer,
        Some(kept.id)
    );
    let by_name = ListQuery {
        search: "留下".to_owned(),
        ..ListQuery::default()
    };
    assert_eq!(
        store.quotation_list(&by_name).await.unwrap().len(),
        1,
        "found under the new name"
    );
    assert_eq!(store.customer_merge_last(kept.id).await.unwrap(), Some(id));

    put!(store, customer_merge_undo(id));
    assert_eq!(world(store, both).await, before);
    assert_eq!(store.quotation_list(&by_name).await.unwrap().len(), 0);
    assert_eq!(store.customer_merge_last(kept.id).await.unwrap(), None);
    let twice = try_put!(store, customer_merge_undo(id));
    assert!(matches!(twice, Err(StoreError::NoSuchRow { .. })));
    assert!(store.verify().await.unwrap().is_sound());
}

#[tokio::test]
async fn a_merge_is_not_undone_over_later_edits_and_leaves_later_activities() {
    let place = new_store().await;
    let store = &place.store;
    let (kept, gone) = two(store).await;
    let (mut merged, folded) = merge(&kept, &gone, &[]);
    let id = rows::id();
    put!(store, customer_merge(id, &merged, gone.id, &folded));
    let after = activity(kept.id, "2026-11-22", Vec::new());
    put!(store, activity_put(&after));
    let stored = merged.clone();
    merged.note.push_str("，又改");
    put!(store, customer_put(&merged));
    let both = world(store, [kept.id, gone.id]).await;
    let refused = try_put!(store, customer_merge_undo(id));
    assert!(matches!(refused, Err(StoreError::ChangedSince { .. })));
    assert_eq!(
        world(store, [kept.id, gone.id]).await,
        both,
        "nothing changed"
    );
    put!(store, customer_put(&stored), customer_merge_undo(id));
    let left = store.activities(kept.id, 10).await.unwrap();
    assert!(left.contains(&after) && left.len() == 2);
}

#[tokio::test]
async fn a_merge_with_somebody_who_is_not_there_changes_nothing() {
    let place = new_store().await;
    let store = &place.store;
    let kept = rows::customer("甲");
    put!(store, customer_put(&kept));
    let entries = store.info().await.unwrap().entries;
    let refused = try_put!(
        store,
        customer_merge(rows::id(), &kept, rows::id(), &BTreeMap::new())
    );
    assert!(matches!(refused, Err(StoreError::NoSuchRow { .. })));
    assert_eq!(store.info().await.unwrap().entries, entries);
}

#[tokio::test]
async fn probes_are_read_again_only_for_what_changed() {
    let place = new_store().await;
    let store = &place.store;
    let (one, other) = (rows::customer("甲公司"), rows::customer("乙公司"));
    put!(store, customer_put(&one), customer_put(&other));
    let all = store.customer_probes(0).await.unwrap();
    assert_eq!(all.live.len(), 2);
    let quiet = store.customer_probes(all.sequence).await.unwrap();
    assert_eq!(
        (quiet.live.len(), quiet.removed.len(), quiet.sequence),
        (0, 0, all.sequence)
    );
    put!(store, customer_remove(one.id));
    let since = store.customer_probes(all.sequence).await.unwrap();
    assert_eq!((since.live.len(), since.removed), (0, vec![one.id]));
    put!(store, customer_restore(one.id));
    let back = store.customer_probes(since.sequence).await.unwrap();
    assert_eq!(back.live[0].name, "甲公司");
}
