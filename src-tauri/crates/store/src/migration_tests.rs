//! Upgrades with a backup before, and what happens when one fails or the disk is full.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use bidwright_domain::own_company::OwnCompany;
use tempfile::TempDir;

use crate::migration::{MIGRATIONS, Migration, known};
use crate::{Backup, BackupReason, ListQuery, Stamp, Store, StoreError, backups};

const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const OTHER_KEY: &str = "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// The version that today's steps lead to.
fn ours() -> u32 {
    known(MIGRATIONS)
}

fn stamp() -> Stamp {
    Stamp {
        at: "2026-11-23T00:00:00Z".parse().unwrap(),
        actor: "t".to_owned(),
        verb: "test",
    }
}

fn company(name: &str) -> OwnCompany {
    OwnCompany {
        id: uuid::Uuid::now_v7(),
        name: name.to_owned(),
        ..OwnCompany::default()
    }
}

async fn put(store: &Store, company: &OwnCompany) -> Result<(), StoreError> {
    let mut write = store.write(stamp()).await?;
    write.own_company_put(company).await?;
    write.commit().await
}

/// Today's steps and one more.
fn later(sql: &'static str) -> &'static [Migration] {
    let version = ours() + 1;
    let steps = MIGRATIONS
        .iter()
        .map(|step| Migration {
            version: step.version,
            sql: step.sql,
        })
        .chain([Migration { version, sql }]);
    Box::leak(steps.collect::<Box<[_]>>())
}

async fn older() -> (TempDir, PathBuf, OwnCompany) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("公司's.bidwright");
    let store = Store::create(&path, KEY, stamp()).await.unwrap();
    let company = company("云杉 SECRET-NAME");
    put(&store, &company).await.unwrap();
    store.close().await;
    (folder, path, company)
}

/// The backups that were made before an upgrade, newest first.
fn before_upgrades(path: &std::path::Path) -> Vec<Backup> {
    let all = backups(path).unwrap();
    assert!(all.iter().all(|b| b.reason == BackupReason::Migration));
    all
}

#[test]
fn every_step_has_a_higher_number_than_the_one_before() {
    assert!(MIGRATIONS.is_sorted_by(|one, next| one.version < next.version));
}

#[tokio::test]
async fn upgrade_keeps_every_row_and_a_verified_backup_of_the_old_file() {
    let (folder, path, company) = older().await;
    let steps = later("ALTER TABLE own_company ADD COLUMN fax TEXT NOT NULL DEFAULT ''");
    let store = Store::open_with(&path, KEY, steps).await.unwrap();
    assert_eq!(
        store.own_company(company.id).await.unwrap().as_ref(),
        Some(&company)
    );
    assert_eq!(store.info().await.unwrap().schema, ours() + 1);
    assert!(store.verify().await.unwrap().is_sound());
    let id = store.id();
    store.close().await;

    let made = before_upgrades(&path);
    assert_eq!(made.len(), 1);
    assert!(made[0].name().starts_with("公司's-"), "{}", made[0].name());
    let backup = made[0].path.clone();
    let bytes = fs::read(&backup).unwrap();
    assert!(
        !bytes.windows(11).any(|window| window == b"SECRET-NAME"),
        "encrypted"
    );
    let wrong = Store::open(&backup, OTHER_KEY).await.unwrap_err();
    assert!(matches!(wrong, StoreError::WrongKey));
    let old = Store::open(&backup, KEY).await.unwrap();
    assert_eq!((old.id(), old.info().await.unwrap().schema), (id, ours()));
    assert_eq!(old.own_company(company.id).await.unwrap(), Some(company));
    old.close().await;
    let names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "no half-made copies: {names:?}");
}

#[tokio::test]
async fn failed_upgrade_leaves_the_old_store_working() {
    let (_folder, path, company) = older().await;
    let steps = later("DROP VIEW document; CREATE TABLE customer (x)");
    let failed = Store::open_with(&path, KEY, steps).await;
    assert!(failed.is_err());
    let store = Store::open(&path, KEY).await.unwrap();
    assert_eq!(store.info().await.unwrap().schema, ours());
    let found = store.search("云杉", None, 1).await.unwrap();
    assert_eq!(found[0].link.id, company.id, "the dropped view is back");
    assert!(store.verify().await.unwrap().is_sound());
}

#[tokio::test]
async fn a_failed_upgrade_leaves_a_backup_and_the_next_makes_its_own() {
    let (_folder, path, company) = older().await;
    assert!(
        Store::open_with(&path, KEY, later("SELECT broken"))
            .await
            .is_err()
    );
    let store = Store::open(&path, KEY).await.unwrap();
    let second = self::company("第二家");
    put(&store, &second).await.unwrap();
    store.close().await;
    let steps = later("CREATE TABLE extra (x TEXT) STRICT");
    Store::open_with(&path, KEY, steps)
        .await
        .unwrap()
        .close()
        .await;
    let made = before_upgrades(&path);
    assert_eq!(made.len(), 2);
    let old = Store::open(&made[0].path, KEY).await.unwrap();
    let all = old.own_company_list(&ListQuery::default()).await.unwrap();
    assert_eq!(all, [second, company]);
}

#[tokio::test]
async fn store_made_by_a_later_version_is_refused_by_this_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("later.bidwright");
    let steps = later("CREATE TABLE extra (x TEXT) STRICT");
    Store::create_with(&path, KEY, stamp(), steps)
        .await
        .unwrap()
        .close()
        .await;
    let refused = Store::open(&path, KEY).await.unwrap_err();
    assert!(
        matches!(refused, StoreError::Newer { found, known } if (found, known) == (ours() + 1, ours())),
        "{refused:?}"
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "no backup, nothing touched"
    );
}

#[tokio::test]
async fn full_disk_is_told_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("full.bidwright");
    let store = Store::create(&path, KEY, stamp()).await.unwrap();
    let kept = company("留下");
    put(&store, &kept).await.unwrap();
    let used: i64 = sqlx::query_scalar("PRAGMA page_count")
        .fetch_one(store.writer())
        .await
        .unwrap();
    let limit = format!("PRAGMA max_page_count = {}", used + 4);
    sqlx::raw_sql(sqlx::AssertSqlSafe(limit))
        .execute(store.writer())
        .await
        .unwrap();

    let mut write = store.write(stamp()).await.unwrap();
    write.own_company_put(&company("小")).await.unwrap();
    let refused = write
        .file_put("a.pdf", "application/pdf", &[1; 200_000])
        .await;
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
    drop(write);

    let all = ListQuery::default();
    assert_eq!(store.own_company_list(&all).await.unwrap(), [kept]);
    put(&store, &company("够小")).await.unwrap();
    assert_eq!(store.own_company_count(&all).await.unwrap(), 2);
    assert!(store.verify().await.unwrap().is_sound());
}

#[tokio::test]
async fn nothing_is_kept_by_going_on_after_a_full_disk() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("full.bidwright");
    let store = Store::create(&path, KEY, stamp()).await.unwrap();
    let used: i64 = sqlx::query_scalar("PRAGMA page_count")
        .fetch_one(store.writer())
        .await
        .unwrap();
    let limit = format!("PRAGMA max_page_count = {}", used + 4);
    sqlx::raw_sql(sqlx::AssertSqlSafe(limit))
        .execute(store.writer())
        .await
        .unwrap();
    let mut write = store.write(stamp()).await.unwrap();
    let refused = write
        .file_put("a.pdf", "application/pdf", &[1; 200_000])
        .await;
    assert!(matches!(refused, Err(StoreError::DiskFull)));
    // Whoever goes on after a full disk must not believe that something was kept.
    assert!(write.own_company_put(&company("小")).await.is_err());
    assert!(write.commit().await.is_err());
    assert_eq!(
        store
            .own_company_count(&ListQuery::default())
            .await
            .unwrap(),
        0
    );
    put(&store, &company("后来")).await.unwrap();
}
