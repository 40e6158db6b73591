//! Several writers and processes at one store.
#![allow(clippy::unwrap_used)]

mod common;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use bidwright_store::{Holder, ListQuery, Lock, Store, StoreError, lock, lock_path};
use common::{KEY, new_store, rows, stamp};

async fn take_numbers(store: Store, count: usize) -> Vec<u32> {
    let mut numbers = Vec::new();
    for turn in 0..count {
        let mut write = store.write(stamp("quotation_issue")).await.unwrap();
        let number = write.next_number("QT-{YYYY}-{0000}", 2026).await.unwrap();
        tokio::task::yield_now().await;
        // Every third is given up: its number must be given again.
        if turn % 3 != 2 {
            write.commit().await.unwrap();
            numbers.push(number);
        }
    }
    numbers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn numbers_have_neither_gaps_nor_doubles_under_concurrent_writers() {
    let place = new_store().await;
    // Two handles on the file, as two processes have, and two tasks on each.
    let other = Store::open(&place.path, KEY).await.unwrap();
    let tasks: Vec<_> = [&place.store, &other, &place.store, &other]
        .into_iter()
        .map(|store| tokio::spawn(take_numbers(store.clone(), 30)))
        .collect();
    let mut numbers = Vec::new();
    for task in tasks {
        numbers.extend(task.await.unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=80).collect::<Vec<u32>>());
    assert!(place.store.verify().await.unwrap().is_sound());
}

#[tokio::test]
async fn numbers_count_by_pattern_and_year() {
    let place = new_store().await;
    let mut write = place.store.write(stamp("numbers")).await.unwrap();
    for (pattern, year, expected) in [
        ("QT", 2026, 1),
        ("QT", 2026, 2),
        ("CT", 2026, 1),
        ("QT", 2027, 1),
        ("QT", 2026, 3),
    ] {
        assert_eq!(write.next_number(pattern, year).await.unwrap(), expected);
    }
    write.commit().await.unwrap();
}

#[tokio::test]
async fn readers_see_the_last_commit_while_a_write_is_open() {
    let place = new_store().await;
    let customer = rows::customer("甲");
    let mut write = place.store.write(stamp("customer_save")).await.unwrap();
    write.customer_put(&customer).await.unwrap();
    assert_eq!(place.store.customer(customer.id).await.unwrap(), None);
    write.commit().await.unwrap();
    assert_eq!(
        place.store.customer(customer.id).await.unwrap(),
        Some(customer)
    );
}

/// Takes the lock without telling anybody that it waits.
async fn take(store: &std::path::Path, patience: Duration) -> Result<Lock, StoreError> {
    let us = Holder::this_process("王芳", stamp("lock").at);
    lock(store, &us, patience, |_| {}).await
}

#[tokio::test]
async fn lock_is_refused_while_another_holds_it_and_free_afterwards() {
    let place = new_store().await;
    let held = take(&place.path, Duration::ZERO).await.unwrap();
    let refused = take(&place.path, Duration::ZERO).await;
    match refused {
        Err(StoreError::Held { by: Some(holder) }) => {
            assert_eq!(holder.process, std::process::id());
            assert_eq!(
                (holder.actor.as_str(), holder.since),
                ("王芳", stamp("").at)
            );
        }
        other => panic!("{other:?}"),
    }
    let waiting = tokio::spawn({
        let path = place.path.clone();
        async move { take(&path, Duration::from_secs(60)).await }
    });
    tokio::task::yield_now().await;
    drop(held);
    assert!(waiting.await.unwrap().is_ok(), "the patient one gets it");
    assert!(lock_path(&place.path).exists());
}

#[tokio::test]
async fn lock_in_a_missing_folder_names_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("absent").join("a.bidwright");
    match take(&store, Duration::ZERO).await {
        Err(StoreError::NotFound { path }) => assert_eq!(path, store),
        other => panic!("{other:?}"),
    }
}

const LOCK: &str = "BIDWRIGHT_LOCK_STORE";

fn holder(path: &std::path::Path) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["lock_of_a_killed_process_is_free", "--exact", "--nocapture"])
        .env(LOCK, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("locked")));
    child
}

#[tokio::test]
async fn lock_of_a_killed_process_is_free() {
    if let Some(path) = std::env::var_os(LOCK) {
        let _held = take(std::path::Path::new(&path), Duration::ZERO)
            .await
            .unwrap();
        println!("locked");
        return std::future::pending().await;
    }
    let place = new_store().await;
    let mut child = holder(&place.path);
    let refused = take(&place.path, Duration::ZERO).await;
    let id = child.id();
    child.kill().unwrap();
    child.wait().unwrap();
    match refused {
        Err(StoreError::Held { by: Some(holder) }) => assert_eq!(holder.process, id),
        other => panic!("{other:?}"),
    }
    assert!(take(&place.path, Duration::ZERO).await.is_ok());
}

/// The shell runs verbs on several threads: every future must be able to move between them.
#[tokio::test]
async fn verbs_can_run_on_any_thread() {
    let place = new_store().await;
    let store = place.store.clone();
    let names = tokio::spawn(async move {
        let file = rows::file(&store, "t.pdf", b"x").await;
        let tender = rows::tender(None, file.id);
        let clause = rows::clause(tender.id, 0, "1");
        let bid = rows::bid(tender.id, "B-1");
        put!(
            store,
            customer_put(&rows::customer("甲")),
            tender_put(&tender),
            clauses_put(tender.id, std::slice::from_ref(&clause)),
            bid_put(&bid),
            chapter_put(&rows::chapter(bid.id, 0, "一")),
            responses_put(&[rows::response(bid.id, clause.id, None)]),
            setting_put("a", "b"),
        );
        let found = store.verify().await.unwrap();
        assert!(found.is_sound(), "{found:?}");
        store.customer_list(&ListQuery::default()).await.unwrap()
    });
    assert_eq!(names.await.unwrap()[0].name, "甲");
}
