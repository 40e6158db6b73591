//! Backups, other keys, other places: what is proven, what is kept, and what a kill leaves behind.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bidwright_store::{
    BackupReason, Stage, Store, StoreError, back_up, backup_content, backup_folder, backup_is_due,
    backup_prove, backup_rekey, backups, discard_successor, leave_place, prepare, put_aside,
    put_in_place, put_in_place_of_unreadable, rotate, take_place,
};
use common::{KEY, OTHER_KEY, Place, at, new_store, rows, stamp};

const NOW: &str = "2026-11-23T01:30:00Z";

async fn filled(names: &[&str]) -> Place {
    let place = new_store().await;
    for name in names {
        put!(place.store, customer_put(&rows::customer(name)));
    }
    place
}

async fn names(path: &Path, key: &str) -> Vec<String> {
    let store = Store::open(path, key).await.unwrap();
    let found = store.verify().await.unwrap();
    assert!(found.is_sound(), "{found:?}");
    let mut names: Vec<String> = store
        .customer_list(&Default::default())
        .await
        .unwrap()
        .into_iter()
        .map(|customer| customer.name)
        .collect();
    names.sort();
    store.close().await;
    names
}

#[tokio::test]
async fn a_backup_of_an_open_store_is_encrypted_proven_and_says_what_it_holds() {
    let place = filled(&["甲 SECRET-NAME", "乙"]).await;
    rows::file(&place.store, "a.pdf", b"%PDF").await;
    let (made, content) = back_up(&place.path, KEY, at(NOW), BackupReason::Asked)
        .await
        .unwrap();
    assert_eq!(made.name(), "测试-20261123-013000-asked.bidwright");
    assert_eq!(
        made.path.parent(),
        Some(backup_folder(&place.path).as_path())
    );
    assert_eq!(content.id, place.store.id());
    assert_eq!((content.counts["customer"], content.counts["file"]), (2, 1));
    assert_eq!(content.last_change, Some(stamp("").at));
    // What is written later is not in it, and the list tells what is in it without counting.
    put!(place.store, customer_put(&rows::customer("丙")));
    assert_eq!(backups(&place.path).unwrap(), std::slice::from_ref(&made));
    assert_eq!(backup_content(&made.path, KEY).await.unwrap(), content);
    assert_eq!(backup_prove(&made.path, KEY).await.unwrap(), content);
    let bytes = fs::read(&made.path).unwrap();
    assert!(!bytes.windows(11).any(|w| w == b"SECRET-NAME"), "encrypted");
    assert!(matches!(
        backup_content(&made.path, OTHER_KEY).await,
        Err(StoreError::WrongKey)
    ));
    // It opens by itself with the store's key: on any machine with the recovery code, on this one with
    // the key store, which knows keys by the salt.
    assert_eq!(bytes[..16], fs::read(&place.path).unwrap()[..16]);
    assert_eq!(names(&made.path, KEY).await, ["乙", "甲 SECRET-NAME"]);
}

#[tokio::test]
async fn two_backups_in_one_second_do_not_meet() {
    let place = filled(&["甲"]).await;
    for expected in ["asked.bidwright", "asked-2.bidwright"] {
        let (made, _) = back_up(&place.path, KEY, at(NOW), BackupReason::Asked)
            .await
            .unwrap();
        assert!(made.name().ends_with(expected), "{}", made.name());
    }
    assert_eq!(backups(&place.path).unwrap().len(), 2);
}

#[tokio::test]
async fn a_damaged_store_makes_no_backup_and_a_damaged_backup_does_not_count() {
    let place = filled(&["甲", "乙"]).await;
    let (made, _) = back_up(&place.path, KEY, at(NOW), BackupReason::Asked)
        .await
        .unwrap();
    let whole = fs::read(&made.path).unwrap();
    for (what, bytes) in [
        ("cut", whole[..whole.len() / 2].to_vec()),
        ("flipped", {
            let mut bytes = whole.clone();
            let place = bytes.len() - 2_000;
            bytes[place] ^= 1;
            bytes
        }),
    ] {
        fs::write(&made.path, bytes).unwrap();
        let error = backup_prove(&made.path, KEY).await.unwrap_err();
        assert!(
            matches!(error, StoreError::Damaged { .. }),
            "{what}: {error:?}"
        );
    }
    place.store.close().await;
    let mut bytes = fs::read(&place.path).unwrap();
    // One byte of each page but the first.
    for page in bytes.chunks_mut(4_096).skip(1) {
        page[2_000] ^= 1;
    }
    fs::write(&place.path, &bytes).unwrap();
    let later = at("2026-11-24T01:30:00Z");
    let error = back_up(&place.path, KEY, later, BackupReason::Daily)
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
    let files = fs::read_dir(backup_folder(&place.path)).unwrap().count();
    assert_eq!(files, 1, "no half-made copy stays");
}

#[tokio::test]
async fn a_store_with_a_broken_audit_chain_is_not_backed_up_silently() {
    let place = filled(&["甲"]).await;
    place.store.close().await;
    common::tamper(
        &place.path,
        "DROP TRIGGER audit_never_changes; UPDATE audit SET actor = 'x' WHERE sequence = 2",
    )
    .await;
    let error = back_up(&place.path, KEY, at(NOW), BackupReason::Daily)
        .await
        .unwrap_err();
    assert!(
        matches!(error, StoreError::AuditBroken { at: 2 }),
        "{error:?}"
    );
}

#[tokio::test]
async fn rotation_keeps_asked_ones_and_the_newest_of_the_grave_and_sweeps_half_made_ones() {
    let place = filled(&["甲"]).await;
    let folder = backup_folder(&place.path);
    fs::create_dir_all(&folder).unwrap();
    let touch = |name: &str| fs::write(folder.join(name), "x").unwrap();
    for day in 1..=20 {
        touch(&format!("测试-202611{day:02}-013000-daily.bidwright"));
        touch(&format!("测试-202611{day:02}-013000-asked.bidwright"));
    }
    for hour in 1..=5 {
        touch(&format!("测试-20261101-{hour:02}0000-rekey.bidwright"));
    }
    touch("测试-20261101-010000-daily.bidwright.part");
    touch("notes.txt");
    rotate(&place.path).unwrap();
    let left = backups(&place.path).unwrap();
    let count = |reason| left.iter().filter(|b| b.reason == reason).count();
    // 14 to 20 November; the weeks of the 20th and 14th have theirs, then 8th and 1st.
    assert_eq!(count(BackupReason::Daily), 9);
    assert_eq!(count(BackupReason::Asked), 20);
    assert_eq!(count(BackupReason::Rekey), 3);
    assert!(folder.join("notes.txt").exists());
    assert!(
        !folder
            .join("测试-20261101-010000-daily.bidwright.part")
            .exists()
    );
}

#[tokio::test]
async fn a_daily_backup_is_due_a_day_after_the_last_of_any_kind() {
    let place = filled(&["甲"]).await;
    assert!(backup_is_due(&place.path, at(NOW)).unwrap());
    back_up(&place.path, KEY, at(NOW), BackupReason::Asked)
        .await
        .unwrap();
    assert!(!backup_is_due(&place.path, at("2026-11-24T01:29:59Z")).unwrap());
    assert!(backup_is_due(&place.path, at("2026-11-24T01:30:00Z")).unwrap());
}

#[tokio::test]
async fn another_key_opens_the_same_rows_and_the_old_one_opens_nothing() {
    let place = filled(&["甲", "乙"]).await;
    place.store.close().await;
    let mut stages = Vec::new();
    let (next, content) = prepare(&place.path, &place.path, KEY, OTHER_KEY, |s| stages.push(s))
        .await
        .unwrap();
    assert_eq!(stages, [Stage::Copying, Stage::Rekeying, Stage::Proving]);
    assert!(next.exists() && content.counts["customer"] == 2);
    // The salt at the head names the key: a new key has a new one, and keeps it.
    let salt = |path: &Path| fs::read(path).unwrap()[..16].to_vec();
    let new_salt = salt(&next);
    assert_ne!(new_salt, salt(&place.path));
    put_in_place(&place.path).unwrap();
    assert_eq!(names(&place.path, OTHER_KEY).await, ["乙", "甲"]);
    assert_eq!(salt(&place.path), new_salt);
    let old = Store::open(&place.path, KEY).await.unwrap_err();
    assert!(matches!(old, StoreError::WrongKey));
    let left: Vec<_> = fs::read_dir(place.folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[tokio::test]
async fn a_backup_takes_the_stores_place_under_todays_key() {
    let place = filled(&["甲"]).await;
    let (made, _) = back_up(&place.path, KEY, at(NOW), BackupReason::Asked)
        .await
        .unwrap();
    put!(place.store, customer_put(&rows::customer("乙")));
    place.store.close().await;
    prepare(&place.path, &made.path, KEY, OTHER_KEY, |_| {})
        .await
        .unwrap();
    put_in_place(&place.path).unwrap();
    assert_eq!(names(&place.path, OTHER_KEY).await, ["甲"]);
    // The backup itself is as it was, and takes another key when it is asked to.
    assert_eq!(
        backup_prove(&made.path, KEY).await.unwrap().counts["customer"],
        1
    );
    backup_rekey(&made.path, KEY, OTHER_KEY).await.unwrap();
    assert_eq!(
        backup_prove(&made.path, OTHER_KEY).await.unwrap().counts["customer"],
        1
    );
    assert!(matches!(
        backup_rekey(&made.path, KEY, OTHER_KEY).await,
        Err(StoreError::WrongKey)
    ));
}

#[tokio::test]
async fn a_store_that_cannot_be_read_is_put_aside_before_a_backup_takes_its_place() {
    let place = filled(&["甲"]).await;
    let (made, _) = back_up(&place.path, KEY, at(NOW), BackupReason::Asked)
        .await
        .unwrap();
    place.store.close().await;
    fs::write(&place.path, b"rubbish").unwrap();
    fs::write(place.path.with_extension("bidwright-wal"), b"old log").unwrap();
    let aside = put_aside(&place.path, at(NOW)).unwrap();
    prepare(&place.path, &made.path, KEY, KEY, |_| {})
        .await
        .unwrap();
    assert!(matches!(put_in_place(&place.path), Err(StoreError::InUse)));
    put_in_place_of_unreadable(&place.path).unwrap();
    assert_eq!(names(&place.path, KEY).await, ["甲"]);
    assert_eq!(fs::read(&aside).unwrap(), b"rubbish");
    let mut log = aside.into_os_string();
    log.push("-wal");
    assert_eq!(fs::read(PathBuf::from(log)).unwrap(), b"old log");
}

#[tokio::test]
async fn a_successor_of_a_wrong_key_or_without_its_rename_changes_nothing() {
    let place = filled(&["甲"]).await;
    place.store.close().await;
    let before = fs::read(&place.path).unwrap();
    for (key, new) in [(OTHER_KEY, KEY), (KEY, "short"), ("short", KEY)] {
        let refused = prepare(&place.path, &place.path, key, new, |_| {}).await;
        assert!(matches!(refused, Err(StoreError::WrongKey)), "{refused:?}");
    }
    prepare(&place.path, &place.path, KEY, OTHER_KEY, |_| {})
        .await
        .unwrap();
    discard_successor(&place.path).unwrap();
    assert_eq!(fs::read(&place.path).unwrap(), before);
    assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 1);
}

const KILL_STORE: &str = "BIDWRIGHT_KILL_STORE";
const KILL_AT: &str = "BIDWRIGHT_KILL_AT";
const KILL_NAME: &str = "killed_at_any_step_of_a_new_key_one_of_both_opens_everything";

/// Changes the key of the store and dies at the given step, as by `kill -9`.
async fn change_and_die(path: &Path, step: &str) {
    let die_at = |now: &str| {
        if step == now {
            std::process::abort();
        }
    };
    prepare(path, path, KEY, OTHER_KEY, |stage| {
        die_at(&format!("{stage:?}"));
    })
    .await
    .unwrap();
    die_at("Prepared");
    put_in_place(path).unwrap();
    die_at("InPlace");
}

#[tokio::test]
async fn killed_at_any_step_of_a_new_key_one_of_both_opens_everything() {
    if let (Some(path), Ok(step)) = (std::env::var_os(KILL_STORE), std::env::var(KILL_AT)) {
        return change_and_die(Path::new(&path), &step).await;
    }
    for (step, key) in [
        ("Copying", KEY),
        ("Rekeying", KEY),
        ("Proving", KEY),
        ("Prepared", KEY),
        ("InPlace", OTHER_KEY),
        ("never", OTHER_KEY),
    ] {
        let place = filled(&["甲", "乙"]).await;
        place.store.close().await;
        let status = Command::new(std::env::current_exe().unwrap())
            .args([KILL_NAME, "--exact"])
            .env(KILL_STORE, &place.path)
            .env(KILL_AT, step)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert_eq!(status.success(), step == "never", "{step}");
        assert_eq!(names(&place.path, key).await, ["乙", "甲"], "{step}");
        // What the killed one left is swept by the next try.
        let other = if key == KEY { OTHER_KEY } else { KEY };
        prepare(&place.path, &place.path, key, other, |_| {})
            .await
            .unwrap();
        put_in_place(&place.path).unwrap();
        assert_eq!(names(&place.path, other).await, ["乙", "甲"], "{step}");
    }
}

const TURN_STORE: &str = "BIDWRIGHT_TURN_STORE";
const TURN_NAME: &str = "killed_at_random_while_keys_change_one_of_both_opens_everything";

/// Changes the key to and fro for ever.
async fn change_for_ever(path: &Path) {
    let (mut key, mut other) = (KEY, OTHER_KEY);
    if Store::open(path, key).await.is_err() {
        std::mem::swap(&mut key, &mut other);
    }
    loop {
        println!("turning");
        prepare(path, path, key, other, |_| {}).await.unwrap();
        put_in_place(path).unwrap();
        std::mem::swap(&mut key, &mut other);
    }
}

#[tokio::test]
async fn killed_at_random_while_keys_change_one_of_both_opens_everything() {
    if let Some(path) = std::env::var_os(TURN_STORE) {
        return change_for_ever(Path::new(&path)).await;
    }
    let place = filled(&["甲", "乙"]).await;
    place.store.close().await;
    for round in 0..12_u32 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([TURN_NAME, "--exact", "--nocapture"])
            .env(TURN_STORE, &place.path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut turns = lines.filter(|line| line.as_ref().is_ok_and(|l| l.contains("turning")));
        assert!(turns.next().is_some());
        // Somewhere in a change: another place each round, by counting and not by the clock.
        let mut busy = 0_u64;
        for step in 0..u64::from(round) * 400_000 {
            busy = std::hint::black_box(busy.wrapping_mul(31).wrapping_add(step));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let key = match Store::open(&place.path, KEY).await {
            Ok(store) => {
                store.close().await;
                KEY
            }
            Err(_) => OTHER_KEY,
        };
        assert_eq!(names(&place.path, key).await, ["乙", "甲"], "round {round}");
    }
}

#[tokio::test]
async fn a_store_moves_with_its_backups_and_its_key_file() {
    let place = filled(&["甲"]).await;
    let (made, _) = back_up(&place.path, KEY, at(NOW), BackupReason::Asked)
        .await
        .unwrap();
    place.store.close().await;
    let key_file = place.folder.path().join("测试.bidwright.key");
    fs::write(&key_file, "wrapped").unwrap();
    let folder = place.folder.path().join("新的");
    let to = folder.join("b.bidwright");
    assert!(matches!(
        take_place(&place.path, &to, &[".key"]),
        Err(StoreError::NotFound { .. })
    ));
    assert_eq!(names(&place.path, KEY).await, ["甲"]);
    fs::create_dir(&folder).unwrap();
    fs::write(&to, "precious").unwrap();
    assert!(matches!(
        take_place(&place.path, &to, &[".key"]),
        Err(StoreError::Exists { .. })
    ));
    assert_eq!(fs::read(&to).unwrap(), b"precious");
    fs::remove_file(&to).unwrap();
    take_place(&place.path, &to, &[".key"]).unwrap();
    leave_place(&place.path, &[".key"]).unwrap();
    assert_eq!(names(&to, KEY).await, ["甲"]);
    assert_eq!(
        fs::read(folder.join("b.bidwright.key")).unwrap(),
        b"wrapped"
    );
    assert_eq!(backups(&to).unwrap()[0].name(), made.name());
    let left: Vec<_> = fs::read_dir(place.folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "only the new folder: {left:?}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_store_moves_to_another_volume() {
    let place = filled(&["甲"]).await;
    place.store.close().await;
    // In memory, so another volume than the temporary folder's in the usual case.
    let Ok(other) = tempfile::tempdir_in("/dev/shm") else {
        return;
    };
    let to = other.path().join("b.bidwright");
    take_place(&place.path, &to, &[]).unwrap();
    leave_place(&place.path, &[]).unwrap();
    assert_eq!(names(&to, KEY).await, ["甲"]);
    assert!(!place.path.exists());
}

#[tokio::test]
async fn rows_changed_from_outside_are_named_with_their_field() {
    use bidwright_store::What;
    let place = new_store().await;
    let (changed, gone, fine) = (
        rows::customer("改过"),
        rows::customer("没了"),
        rows::customer("完好"),
    );
    put!(
        place.store,
        customer_put(&changed),
        customer_put(&gone),
        customer_put(&fine)
    );
    let mut later = fine.clone();
    later.address = "新址".to_owned();
    let product = rows::product("P-1");
    put!(place.store, customer_put(&later), product_put(&product));
    put!(place.store, product_remove(product.id));
    assert!(place.store.verify().await.unwrap().is_sound());
    place.store.close().await;
    common::tamper(
        &place.path,
        &format!(
            "UPDATE customer SET phone = '1' WHERE id = '{}';
             DELETE FROM contact WHERE customer = '{}';
             DELETE FROM customer WHERE id = '{}';
             UPDATE product SET deleted_at = NULL;
             INSERT INTO own_company (
                 id, name, credit_code, address, legal_representative, phone, email, changed
             ) SELECT '018f0000-0000-7000-8000-000000000001', '外来公司', '', '', '', '', '', 1",
            changed.id, gone.id, gone.id
        ),
    )
    .await;
    let store = Store::open(&place.path, KEY).await.unwrap();
    let found = store.verify().await.unwrap();
    assert!(!found.is_sound() && found.broken_at.is_none());
    let mut told: Vec<_> = found
        .outside
        .iter()
        .map(|o| (o.noun, o.label.as_str(), o.what.clone()))
        .collect();
    told.sort_by_key(|(noun, label, _)| (*noun, *label));
    assert_eq!(
        told,
        [
            ("customer", "改过", What::Field("phone".to_owned())),
            ("customer", "没了", What::Missing),
            ("own_company", "外来公司", What::Unknown),
            ("product", product.number.as_str(), What::Removed(false)),
        ]
    );
}

#[tokio::test]
async fn parts_of_tenders_and_bids_changed_from_outside_are_named_too() {
    use bidwright_store::What;
    let place = new_store().await;
    let file = rows::file(&place.store, "t.pdf", b"tender").await;
    let tender = rows::tender(None, file.id);
    let clauses: Vec<_> = (0..4)
        .map(|n| rows::clause(tender.id, n, &format!("3.{n}")))
        .collect();
    let bid = rows::bid(tender.id, "B-1");
    let chapters: Vec<_> = (0..2)
        .map(|n| rows::chapter(bid.id, n, &format!("第{n}章")))
        .collect();
    put!(
        place.store,
        tender_put(&tender),
        clauses_put(tender.id, &clauses),
        bid_put(&bid),
        chapter_put(&chapters[0]),
        chapter_put(&chapters[1]),
        responses_put(&[
            rows::response(bid.id, clauses[0].id, None),
            rows::response(bid.id, clauses[1].id, None),
        ]),
    );
    // Everything is changed and moved about as people do, which the trail can follow.
    let mut edited = clauses.clone();
    edited[1].title = "改了".to_owned();
    edited[2].title = "也改了".to_owned();
    let mut chapter = chapters[0].clone();
    chapter.title = "新标题".to_owned();
    let mut answer = rows::response(bid.id, clauses[1].id, None);
    answer.answer = "满足，见附件".to_owned();
    put!(
        place.store,
        clauses_put(tender.id, &edited),
        clauses_remove(&[clauses[0].id]),
        clauses_remove(&[clauses[3].id]),
        clauses_restore(&[clauses[3].id]),
        chapter_put(&chapter),
        chapters_order(bid.id, &[chapters[1].id, chapters[0].id]),
        chapter_remove(chapters[1].id),
        responses_put(std::slice::from_ref(&answer)),
    );
    let found = place.store.verify().await.unwrap();
    assert!(found.is_sound(), "{found:?}");
    place.store.close().await;
    common::tamper(
        &place.path,
        &format!(
            "UPDATE clause SET text = '改写' WHERE id = '{}';
             UPDATE chapter SET title = '改写' WHERE id = '{}';
             UPDATE response SET answer = '不满足' WHERE clause = '{}';
             UPDATE file SET name = 'other.pdf'",
            clauses[2].id, chapters[0].id, clauses[1].id
        ),
    )
    .await;
    let store = Store::open(&place.path, KEY).await.unwrap();
    let found = store.verify().await.unwrap().outside;
    let told: Vec<_> = found
        .iter()
        .map(|o| (o.noun, o.id, o.what.clone()))
        .collect();
    let field = |name: &str| What::Field(name.to_owned());
    assert_eq!(
        told,
        [
            ("clause", clauses[2].id, field("text")),
            ("chapter", chapters[0].id, field("title")),
            ("response", clauses[1].id, field("answer")),
            ("file", file.id, field("name")),
        ]
    );
}
