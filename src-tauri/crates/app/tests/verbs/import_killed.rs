//! A process that is killed in the middle of an import leaves the store as it was before.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use bidwright_app::domain::Id;
use bidwright_app::view::{ImportedNoun, Job, JobPhase, ListRequest, StoreCreate, StoreUnlock};
use bidwright_app::{
    Desk, Places, customer_list, customer_save, import_apply, import_list, import_read, job_get,
    store_create, store_lock, store_open, store_verify,
};
use bidwright_secrets::MemoryKeyStore;
use bidwright_testkit::{FixedClock, customer};

use crate::sheets::upload;

const FOLDER: &str = "BIDWRIGHT_IMPORT_FOLDER";
const NAME: &str = "import_killed::a_killed_import_leaves_nothing_half_written";
const WORDS: &str = "correct horse battery";
const ROWS: u32 = 6_000;

fn desk(folder: &Path) -> Arc<Desk> {
    let places = Places {
        config: folder.join("config"),
        data: folder.to_owned(),
        export: folder.join("export"),
    };
    let clock = Arc::new(FixedClock::on(2026, 11, 23));
    Arc::new(Desk::new(
        clock,
        Arc::new(MemoryKeyStore::default()),
        places,
    ))
}

async fn open(folder: &Path) -> Arc<Desk> {
    let desk = desk(folder);
    let unlock = StoreUnlock {
        path: folder.join("a.bidwright").display().to_string(),
        passphrase: WORDS.to_owned(),
        recovery_code: String::new(),
        remember: false,
    };
    store_open(&desk, &unlock).await.unwrap();
    desk
}

async fn result(desk: &Desk, job: Id, mut tell: impl FnMut(&Job)) -> Id {
    loop {
        let job = job_get(desk, job).await.unwrap();
        tell(&job);
        match job.phase {
            JobPhase::Running => tokio::task::yield_now().await,
            JobPhase::Done => return job.result.unwrap(),
            other => panic!("{other:?}: {:?}", job.failure),
        }
    }
}

/// Imports and tells how far it is.
async fn import(folder: &Path) {
    let desk = open(folder).await;
    let mut table = "客户名称,地区,联系人\n".to_owned();
    for number in 0..ROWS {
        table.push_str(&format!("客户 {number},澜川,联系人 {number}\n"));
    }
    let file = upload("多.csv", table.as_bytes());
    let job = import_read(&desk, ImportedNoun::Customer, file)
        .await
        .unwrap();
    let id = result(&desk, job.id, |_| {}).await;
    let job = import_apply(&desk, id).await.unwrap();
    let mut last = 0;
    result(&desk, job.id, |job| {
        if job.done > last {
            last = job.done;
            println!("written {last}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_import_leaves_nothing_half_written() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return import(&PathBuf::from(folder)).await;
    }
    let folder = tempfile::tempdir().unwrap();
    let made = desk(folder.path());
    let request = StoreCreate {
        path: folder.path().join("a.bidwright").display().to_string(),
        passphrase: WORDS.to_owned(),
        key_store: false,
    };
    store_create(&made, &request).await.unwrap();
    let known = customer("老客户");
    customer_save(&made, known.clone()).await.unwrap();
    store_lock(&made).await.unwrap();
    drop(made);
    for round in 1..=3 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([NAME, "--exact", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut seen = 0;
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            let Some((_, done)) = line.split_once("written ") else {
                continue;
            };
            seen = done.parse().unwrap();
            // Some pieces are in the log, none is committed: another place each round.
            if seen >= round * 500 {
                child.kill().unwrap();
                break;
            }
        }
        assert!(!child.wait().unwrap().success(), "killed after {seen}");
        assert!((500..ROWS).contains(&seen), "{seen}");
        let desk = open(folder.path()).await;
        let page = customer_list(&desk, &ListRequest::default()).await.unwrap();
        assert_eq!(page.rows, std::slice::from_ref(&known), "round {round}");
        assert!(import_list(&desk).await.unwrap().is_empty());
        assert!(store_verify(&desk).await.unwrap().sound);
        store_lock(&desk).await.unwrap();
    }
}
