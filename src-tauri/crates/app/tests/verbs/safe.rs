//! Backups, keys, locking and moving: what keeps a business safe.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use bidwright_app::view::{
    BackupReason, BackupState, ListRequest, PassphraseSet, StartState, StoreCreate, StoreRekey,
    StoreRestore, StoreStatus, StoreUnlock,
};
use bidwright_app::{
    Code, Desk, Language, Places, customer_list, customer_save, file_export, file_open,
    key_store_set, lock_after_set, passphrase_set, start_state, store_backup, store_backup_remove,
    store_backups, store_close, store_create, store_forget, store_keys, store_lock, store_move,
    store_open, store_rekey, store_rekey_begin, store_restore, store_switch, store_verify,
    upload_begin, upload_cancel, upload_end, upload_piece,
};
use bidwright_secrets::MemoryKeyStore;
use bidwright_testkit::{FixedClock, TestDesk, customer, desk};

use crate::code;

const PASSPHRASE: &str = "correct horse battery";

fn unlock(path: &Path, passphrase: &str, recovery_code: &str) -> StoreUnlock {
    StoreUnlock {
        path: path.display().to_string(),
        passphrase: passphrase.to_owned(),
        recovery_code: recovery_code.to_owned(),
        remember: false,
    }
}

fn places(folder: &Path, config: &str) -> Places {
    Places {
        config: folder.join(config),
        data: folder.to_owned(),
        export: folder.join("export"),
    }
}

/// Another person's machine on that day: same folder, empty key store.
fn other_machine(folder: &Path, day: u32) -> Desk {
    let clock = Arc::new(FixedClock::on(2026, 11, day));
    Desk::new(
        clock,
        Arc::new(MemoryKeyStore::default()),
        places(folder, "other"),
    )
    .speaking(Language::En)
}

async fn names(desk: &Desk) -> Vec<String> {
    let page = customer_list(desk, &ListRequest::default()).await.unwrap();
    let mut names: Vec<String> = page.rows.into_iter().map(|row| row.name).collect();
    names.sort();
    names
}

async fn save(desk: &Desk, name: &str) {
    customer_save(desk, customer(name)).await.unwrap();
}

fn is_open(state: &StartState) -> bool {
    matches!(state.status, StoreStatus::Open { .. })
}

/// A second store at the desk, with a passphrase; gives its path and recovery code.
async fn with_passphrase(desk: &TestDesk) -> (PathBuf, String) {
    let path = desk.folder().join("two.bidwright");
    let request = StoreCreate {
        path: path.display().to_string(),
        passphrase: PASSPHRASE.to_owned(),
        key_store: true,
    };
    let made = store_create(desk, &request).await.unwrap();
    (path, made.recovery_code)
}

async fn rekeyed(desk: &Desk, passphrase: &str) -> String {
    let new = store_rekey_begin(desk).await.unwrap();
    let request = StoreRekey {
        last_group: new[new.len() - 4..].to_lowercase(),
        passphrase: passphrase.to_owned(),
    };
    assert!(is_open(&store_rekey(desk, &request).await.unwrap()));
    new
}

#[tokio::test]
async fn a_backup_is_put_back_and_what_stood_there_becomes_a_backup() {
    let desk = desk().await;
    save(&desk, "早").await;
    let made = store_backup(&desk).await.unwrap();
    assert_eq!(
        (made.reason, made.state),
        (BackupReason::Asked, BackupState::Good)
    );
    assert_eq!(made.counts["customer"], 1);
    save(&desk, "晚").await;
    let request = StoreRestore {
        name: made.name.clone(),
        ..StoreRestore::default()
    };
    assert!(is_open(&store_restore(&desk, &request).await.unwrap()));
    assert_eq!(names(&desk).await, ["早"]);
    assert!(store_verify(&desk).await.unwrap().sound);
    // The key store still opens it, and the newer state can be fetched back.
    store_lock(&desk).await.unwrap();
    store_open(&desk, &unlock(&desk.store_path(), "", ""))
        .await
        .unwrap();
    let rows = store_backups(&desk).await.unwrap().rows;
    let newer = rows
        .iter()
        .find(|row| row.reason == BackupReason::Restore)
        .unwrap();
    assert_eq!(newer.counts["customer"], 2);
    let request = StoreRestore {
        name: newer.name.clone(),
        ..StoreRestore::default()
    };
    store_restore(&desk, &request).await.unwrap();
    assert_eq!(names(&desk).await, ["早", "晚"]);
    let left = store_backup_remove(&desk, &made.name).await.unwrap();
    assert!(left.rows.iter().all(|row| row.name != made.name));
    assert_eq!(
        code(store_backup_remove(&desk, "../test.bidwright").await),
        Code::RowMissing
    );
}

#[tokio::test]
async fn a_destroyed_store_comes_back_from_its_backup() {
    for wreck in ["rubbish", "gone"] {
        let desk = desk().await;
        save(&desk, "客户").await;
        let made = store_backup(&desk).await.unwrap();
        store_close(&desk).await;
        match wreck {
            "gone" => std::fs::remove_file(desk.store_path()).unwrap(),
            _ => std::fs::write(desk.store_path(), vec![7; 9_000]).unwrap(),
        }
        let state = start_state(&desk).await.unwrap();
        assert!(
            matches!(state.status, StoreStatus::Locked { .. }),
            "{wreck}"
        );
        let listed = store_backups(&desk).await.unwrap().rows;
        assert_eq!(listed[0].state, BackupState::Unread);
        // The key store knows the key although the file's head is gone.
        let request = StoreRestore {
            name: made.name,
            ..StoreRestore::default()
        };
        store_restore(&desk, &request).await.unwrap();
        assert_eq!(names(&desk).await, ["客户"], "{wreck}");
        store_lock(&desk).await.unwrap();
        store_open(&desk, &unlock(&desk.store_path(), "", ""))
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_backup_opens_on_another_machine_with_the_recovery_code() {
    let desk = desk().await;
    let (path, recovery) = with_passphrase(&desk).await;
    save(&desk, "客户").await;
    let made = store_backup(&desk).await.unwrap();
    store_close(&desk).await;
    let other = other_machine(desk.folder(), 23);
    let elsewhere = desk.folder().join("copied.bidwright");
    let folder = path.with_file_name("two.bidwright.backups");
    std::fs::copy(folder.join(&made.name), &elsewhere).unwrap();
    let opened = store_open(&other, &unlock(&elsewhere, "", &recovery))
        .await
        .unwrap();
    assert!(is_open(&opened));
    assert_eq!(names(&other).await, ["客户"]);
}

#[tokio::test]
async fn a_day_later_opening_makes_one_backup_and_not_a_second() {
    let desk = desk().await;
    let (path, recovery) = with_passphrase(&desk).await;
    save(&desk, "客户").await;
    store_close(&desk).await;
    for (day, expected) in [(24, 1), (24, 1), (25, 2)] {
        let other = other_machine(desk.folder(), day);
        store_open(&other, &unlock(&path, "", &recovery))
            .await
            .unwrap();
        store_close(&other).await;
        store_open(&other, &unlock(&path, "", &recovery))
            .await
            .unwrap();
        let rows = store_backups(&other).await.unwrap().rows;
        store_close(&other).await;
        assert_eq!(rows.len(), expected, "{day}");
        assert!(rows.iter().all(|row| row.reason == BackupReason::Daily));
    }
}

#[tokio::test]
async fn a_new_code_opens_everything_and_the_old_one_nothing() {
    let desk = desk().await;
    let (path, old) = with_passphrase(&desk).await;
    save(&desk, "客户").await;
    store_backup(&desk).await.unwrap();
    let new = store_rekey_begin(&desk).await.unwrap();
    let ask = |last_group: &str, passphrase: &str| StoreRekey {
        last_group: last_group.to_owned(),
        passphrase: passphrase.to_owned(),
    };
    assert_eq!(
        code(store_rekey(&desk, &ask("0000", PASSPHRASE)).await),
        Code::RecoveryCodeNotKept
    );
    let last = &new[new.len() - 4..];
    assert_eq!(
        code(store_rekey(&desk, &ask(last, "wrong horse")).await),
        Code::PassphraseWrong
    );
    store_rekey(&desk, &ask(last, PASSPHRASE)).await.unwrap();
    assert_eq!(names(&desk).await, ["客户"]);
    assert_eq!(
        code(store_rekey(&desk, &ask(last, PASSPHRASE)).await),
        Code::RecoveryCodeNotAsked,
        "a code is used once"
    );
    let keys = store_keys(&desk).await.unwrap();
    assert!(keys.passphrase && keys.key_store);
    store_close(&desk).await;
    let other = other_machine(desk.folder(), 23);
    assert_eq!(
        code(store_open(&other, &unlock(&path, "", &old)).await),
        Code::RecoveryCodeWrong
    );
    store_open(&other, &unlock(&path, PASSPHRASE, ""))
        .await
        .unwrap();
    store_lock(&other).await.unwrap();
    store_open(&other, &unlock(&path, "", &new)).await.unwrap();
    // The backups of the old key have the new one too.
    let rows = store_backups(&other).await.unwrap().rows;
    assert_eq!(rows.len(), 2);
    assert!(
        rows.iter().all(|row| row.state == BackupState::Good),
        "{rows:?}"
    );
    assert!(store_verify(&other).await.unwrap().sound);
    store_close(&other).await;
    // The key store of the first machine has learnt the new key.
    store_switch(&desk, &path.display().to_string())
        .await
        .unwrap();
    assert_eq!(names(&desk).await, ["客户"]);
}

#[tokio::test]
async fn a_backup_of_an_earlier_key_asks_for_its_code() {
    let desk = desk().await;
    let (path, old) = with_passphrase(&desk).await;
    save(&desk, "早").await;
    let made = store_backup(&desk).await.unwrap();
    let folder = path.with_file_name("two.bidwright.backups");
    let kept = std::fs::read(folder.join(&made.name)).unwrap();
    rekeyed(&desk, PASSPHRASE).await;
    save(&desk, "晚").await;
    store_close(&desk).await;
    // As if the machine had been switched off before this one was reached.
    std::fs::write(folder.join(&made.name), kept).unwrap();
    store_switch(&desk, &path.display().to_string())
        .await
        .unwrap();
    let rows = store_backups(&desk).await.unwrap().rows;
    let row = rows.iter().find(|row| row.name == made.name).unwrap();
    assert_eq!(row.state, BackupState::OtherKey);
    let ask = |code: &str| StoreRestore {
        name: made.name.clone(),
        passphrase: String::new(),
        recovery_code: code.to_owned(),
    };
    assert_eq!(
        code(store_restore(&desk, &ask("")).await),
        Code::BackupOtherKey
    );
    assert_eq!(names(&desk).await, ["早", "晚"], "nothing changed");
    store_restore(&desk, &ask(&old)).await.unwrap();
    assert_eq!(names(&desk).await, ["早"]);
    // It has today's key: the passphrase still opens it.
    store_lock(&desk).await.unwrap();
    store_open(&desk, &unlock(&path, PASSPHRASE, ""))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_passphrase_is_set_changed_and_taken_away() {
    let desk = desk().await;
    let path = desk.store_path();
    let set = |present: &str, new: &str| PassphraseSet {
        present: present.to_owned(),
        new: new.to_owned(),
    };
    assert_eq!(
        code(passphrase_set(&desk, &set("", "short")).await),
        Code::PassphraseShort
    );
    assert!(
        passphrase_set(&desk, &set("", PASSPHRASE))
            .await
            .unwrap()
            .passphrase
    );
    assert_eq!(
        code(passphrase_set(&desk, &set("wrong", "another horse")).await),
        Code::PassphraseWrong
    );
    passphrase_set(&desk, &set(PASSPHRASE, "another horse"))
        .await
        .unwrap();
    store_lock(&desk).await.unwrap();
    assert_eq!(
        code(store_open(&desk, &unlock(&path, PASSPHRASE, "")).await),
        Code::PassphraseWrong
    );
    store_open(&desk, &unlock(&path, "another horse", ""))
        .await
        .unwrap();
    // One of the two places must stay.
    assert!(!key_store_set(&desk, false).await.unwrap().key_store);
    assert_eq!(
        code(passphrase_set(&desk, &set("another horse", "")).await),
        Code::KeyOnlyPlace
    );
    assert!(key_store_set(&desk, true).await.unwrap().key_store);
    assert!(
        !passphrase_set(&desk, &set("another horse", ""))
            .await
            .unwrap()
            .passphrase
    );
    assert_eq!(
        code(key_store_set(&desk, false).await),
        Code::KeyPlaceMissing
    );
}

#[tokio::test]
async fn a_locked_store_with_a_passphrase_is_not_opened_by_the_key_store_by_itself() {
    let desk = desk().await;
    let (path, _) = with_passphrase(&desk).await;
    let state = store_lock(&desk).await.unwrap();
    assert!(
        matches!(&state.status, StoreStatus::Locked { key_store: false, passphrase: true, name, .. } if name == "two"),
        "{:?}",
        state.status
    );
    assert_eq!(start_state(&desk).await.unwrap().status, state.status);
    store_open(&desk, &unlock(&path, PASSPHRASE, ""))
        .await
        .unwrap();
    assert_eq!(
        lock_after_set(&desk, Some(5)).await.unwrap().lock_after,
        Some(5)
    );
    assert_eq!(code(lock_after_set(&desk, Some(0)).await), Code::OutOfRange);
    assert_eq!(lock_after_set(&desk, None).await.unwrap().lock_after, None);
}

#[tokio::test]
async fn stores_are_known_switched_moved_and_forgotten() {
    let desk = desk().await;
    save(&desk, "第一库").await;
    let first = desk.store_path();
    let (second, _) = with_passphrase(&desk).await;
    store_backup(&desk).await.unwrap();
    let state = store_switch(&desk, &first.display().to_string())
        .await
        .unwrap();
    assert_eq!(names(&desk).await, ["第一库"]);
    let listed: Vec<_> = state
        .stores
        .iter()
        .map(|s| (s.name.as_str(), s.open))
        .collect();
    assert_eq!(listed, [("test", true), ("two", false)]);
    store_switch(&desk, &second.display().to_string())
        .await
        .unwrap();

    let to = desk.folder().join("新文件夹").join("练习.bidwright");
    let text = to.display().to_string();
    assert_eq!(
        code(store_move(&desk, &second.display().to_string()).await),
        Code::StoreSamePlace
    );
    assert_eq!(
        code(store_move(&desk, &first.display().to_string()).await),
        Code::StoreExists
    );
    let state = store_move(&desk, &text).await.unwrap();
    assert!(matches!(&state.status, StoreStatus::Open { info } if info.name == "练习"));
    assert!(!second.exists() && !second.with_file_name("two.bidwright.key").exists());
    assert_eq!(store_backups(&desk).await.unwrap().rows.len(), 1);
    store_lock(&desk).await.unwrap();
    store_open(&desk, &unlock(&to, PASSPHRASE, ""))
        .await
        .unwrap();
    assert_eq!(code(store_forget(&desk, &text).await), Code::StatusWrong);
    let state = store_forget(&desk, &first.display().to_string())
        .await
        .unwrap();
    assert_eq!(state.stores.len(), 1);
    assert!(first.exists(), "the file stays");
}

#[tokio::test]
async fn a_store_that_another_process_holds_is_refused_by_name() {
    let desk = desk().await;
    let (path, recovery) = with_passphrase(&desk).await;
    let other = other_machine(desk.folder(), 23);
    let failure = store_open(&other, &unlock(&path, "", &recovery))
        .await
        .err()
        .unwrap();
    assert_eq!(failure.code, Code::StoreInUse);
    assert!(failure.facts["who"].contains(&std::process::id().to_string()));
    // Whoever is refused keeps the store that it has.
    let mine = desk.folder().join("mine.bidwright");
    let request = StoreCreate {
        path: mine.display().to_string(),
        passphrase: String::new(),
        key_store: true,
    };
    store_create(&other, &request).await.unwrap();
    assert_eq!(
        code(store_open(&other, &unlock(&path, "", &recovery)).await),
        Code::StoreInUse
    );
    save(&other, "还开着").await;
}

#[tokio::test]
async fn a_plain_copy_for_another_program_goes_when_the_store_is_locked() {
    let desk = desk().await;
    let view = bidwright_app::tender_add(&desk, "水 文.md", bidwright_testkit::SMALL_TENDER.into())
        .await
        .unwrap();
    let tender = bidwright_app::tender_get(&desk, view.id).await.unwrap();
    let copy = file_open(&desk, tender.file.id).await.unwrap();
    assert_eq!(copy.file_name().unwrap(), "水 文.md");
    assert_eq!(
        std::fs::read(&copy).unwrap(),
        bidwright_testkit::SMALL_TENDER.as_bytes()
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&copy), mode(copy.parent().unwrap())), (0o600, 0o700));
    }
    store_lock(&desk).await.unwrap();
    assert!(!copy.exists());
    assert_eq!(
        code(file_open(&desk, tender.file.id).await),
        Code::StoreNotOpen
    );
}

const KILL_FOLDER: &str = "BIDWRIGHT_REKEY_FOLDER";
const KILL_NAME: &str =
    "safe::killed_while_the_key_changes_passphrase_and_one_of_both_codes_open_it";

/// Changes the key for ever and tells each code before it counts.
async fn rekey_for_ever(folder: &Path) {
    let desk = other_machine(folder, 23);
    let path = folder.join("two.bidwright");
    store_open(&desk, &unlock(&path, PASSPHRASE, ""))
        .await
        .unwrap();
    loop {
        let new = store_rekey_begin(&desk).await.unwrap();
        println!("code {new}");
        let request = StoreRekey {
            last_group: new[new.len() - 4..].to_owned(),
            passphrase: PASSPHRASE.to_owned(),
        };
        store_rekey(&desk, &request).await.unwrap();
    }
}

#[tokio::test]
async fn killed_while_the_key_changes_passphrase_and_one_of_both_codes_open_it() {
    if let Some(folder) = std::env::var_os(KILL_FOLDER) {
        return rekey_for_ever(Path::new(&folder)).await;
    }
    let desk = desk().await;
    let (path, mut code) = with_passphrase(&desk).await;
    save(&desk, "客户").await;
    store_close(&desk).await;
    for round in 0..8_u32 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([KILL_NAME, "--exact", "--nocapture"])
            .env(KILL_FOLDER, desk.folder())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut told = vec![code.clone()];
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            let Ok(line) = line else { break };
            let Some((_, new)) = line.split_once("code ") else {
                continue;
            };
            told.push(new.to_owned());
            if told.len() == 2 {
                // Somewhere in the change: another place each round, by counting and not by the clock.
                let mut busy = 0_u64;
                for step in 0..u64::from(round) * 30_000_000 {
                    busy = std::hint::black_box(busy.wrapping_mul(31).wrapping_add(step));
                }
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        let other = other_machine(desk.folder(), 23);
        store_open(&other, &unlock(&path, PASSPHRASE, ""))
            .await
            .unwrap();
        assert_eq!(names(&other).await, ["客户"], "round {round}");
        assert!(store_verify(&other).await.unwrap().sound);
        store_close(&other).await;
        let mut opens = Vec::new();
        for candidate in &told {
            if store_open(&other, &unlock(&path, "", candidate))
                .await
                .is_ok()
            {
                opens.push(candidate.clone());
                store_close(&other).await;
            }
        }
        assert_eq!(opens.len(), 1, "round {round}");
        code = opens.remove(0);
    }
}

#[tokio::test]
async fn a_file_is_handed_over_in_pieces_and_goes_out_as_it_was() {
    use base64::Engine as _;
    let encode = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let desk = desk().await;
    let bytes: Vec<u8> = b"%PDF-1.7\n"
        .iter()
        .copied()
        .chain((0..1_500_000_u32).map(|n| n as u8))
        .collect();
    let upload = upload_begin(&desk, "扫描 1.pdf").await.unwrap();
    let mut last = 0;
    for piece in bytes.chunks(1_048_576) {
        last = upload_piece(&desk, upload, &encode(piece)).await.unwrap();
    }
    assert_eq!(last as usize, bytes.len());
    let file = upload_end(&desk, upload).await.unwrap();
    assert_eq!(
        (file.media_type.as_str(), file.size),
        ("application/pdf", last)
    );
    let copy = file_export(&desk, file.id).await.unwrap();
    assert_eq!(std::fs::read(&copy.path).unwrap(), bytes);

    let wrong = upload_begin(&desk, "program.exe").await.unwrap();
    assert_eq!(
        code(upload_piece(&desk, wrong, &encode(b"MZ")).await),
        Code::FormatOther
    );
    assert_eq!(
        code(upload_end(&desk, wrong).await),
        Code::RowMissing,
        "it is over"
    );
    let broken = upload_begin(&desk, "a.pdf").await.unwrap();
    assert_eq!(
        code(upload_piece(&desk, broken, "§§").await),
        Code::UploadDamaged
    );
    let empty = upload_begin(&desk, "a.pdf").await.unwrap();
    assert_eq!(code(upload_end(&desk, empty).await), Code::FormatOther);
    let stopped = upload_begin(&desk, "a.pdf").await.unwrap();
    upload_piece(&desk, stopped, &encode(b"%PDF-"))
        .await
        .unwrap();
    upload_cancel(&desk, stopped).await.unwrap();
    assert_eq!(code(upload_cancel(&desk, stopped).await), Code::RowMissing);
    assert!(store_verify(&desk).await.unwrap().sound);
}
