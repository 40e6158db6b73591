//! A process that is killed in the middle of writing loses nothing that was committed.
#![allow(clippy::unwrap_used)]

mod common;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use bidwright_domain::Id;
use bidwright_store::Store;
use common::{KEY, new_store, rows, stamp};

const STORE: &str = "BIDWRIGHT_CRASH_STORE";
const NAME: &str = "killed_writer_loses_nothing_that_was_committed";

/// Writes customers for ever and tells each id after its commit.
async fn write_for_ever(path: &Path) {
    let store = Store::open(path, KEY).await.unwrap();
    loop {
        let customer = rows::customer("客户");
        let mut write = store.write(stamp("customer_save")).await.unwrap();
        let number = write.next_number("C-{0000}", 2026).await.unwrap();
        write.customer_put(&customer).await.unwrap();
        write
            .file_put("a.bin", "application/octet-stream", &[7; 20_000])
            .await
            .unwrap();
        write.commit().await.unwrap();
        println!("committed {} {number}", customer.id);
    }
}

#[tokio::test]
async fn killed_writer_loses_nothing_that_was_committed() {
    if let Some(path) = std::env::var_os(STORE) {
        return write_for_ever(Path::new(&path)).await;
    }
    let place = new_store().await;
    place.store.close().await;
    let mut told: Vec<Id> = Vec::new();
    let mut last_number = 0;
    for round in 1..=5 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([NAME, "--exact", "--nocapture"])
            .env(STORE, &place.path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut seen = 0;
        for line in lines {
            let line = line.unwrap();
            // The test harness writes its own words in front of the first line.
            let Some((_, told_now)) = line.split_once("committed ") else {
                continue;
            };
            let (id, number) = told_now.split_once(' ').unwrap();
            told.push(id.parse().unwrap());
            last_number = number.parse().unwrap();
            seen += 1;
            // Somewhere in a write: another place each round. What follows may still be told.
            if seen == 7 * round {
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        assert!(seen >= 7 * round);
        let store = Store::open(&place.path, KEY).await.unwrap();
        let found = store.verify().await.unwrap();
        assert!(found.is_sound(), "{found:?}");
        for id in &told {
            assert!(
                store.customer(*id).await.unwrap().is_some(),
                "{id} was committed"
            );
        }
        // One more may have been committed and killed before it was told; never half of one.
        let counts = store.info().await.unwrap().counts;
        let extra = counts["customer"] as usize - told.len();
        assert!(extra <= round, "{extra}");
        assert_eq!(counts["file"], counts["customer"]);
        let mut write = store.write(stamp("next")).await.unwrap();
        let next = write.next_number("C-{0000}", 2026).await.unwrap();
        assert_eq!(next, counts["customer"] + 1);
        assert!(next > last_number);
        drop(write);
        store.close().await;
    }
}
