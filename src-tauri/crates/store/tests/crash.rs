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
    kill(20).await;
}

/// The long form: `cargo nextest run --workspace --run-ignored only three_hundred`.
#[tokio::test]
#[ignore = "takes minutes"]
async fn three_hundred_killed_writers_lose_nothing_that_was_committed() {
    kill(300).await;
}

/// Another place each round, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// Kills a writer that often in the middle of its work and looks at what is there.
async fn kill(rounds: usize) {
    let place = new_store().await;
    place.store.close().await;
    let mut told: Vec<Id> = Vec::new();
    let mut last_number = 0;
    let mut dice = Dice(20_261_123);
    for round in 1..=rounds {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([NAME, "--exact", "--nocapture"])
            .env(STORE, &place.path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (after, turns) = (1 + dice.below(9), dice.below(3_000_000));
        let mut seen = 0;
        for line in lines {
            let line = line.unwrap();
            // The test harness writes its own words in front of the first line.
            let Some((_, told_now)) = line.split_once("committed ") else {
                continue;
            };
            // The last line may be cut in the middle.
            let Some((id, number)) = told_now.split_once(' ') else {
                continue;
            };
            let Ok(id) = id.parse() else { continue };
            told.push(id);
            last_number = number.parse().unwrap_or(last_number);
            seen += 1;
            // Somewhere in the next write; what follows may still be told.
            if seen == after {
                (0..turns).for_each(|turn| {
                    std::hint::black_box(turn);
                });
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        assert!(seen >= after);
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
