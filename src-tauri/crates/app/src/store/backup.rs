//! Backups: made, listed, put back.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use bidwright_secrets::{Key, PassphraseFile};
use bidwright_store::{
    Backup, BackupReason as Reason, Content, Store, StoreError, back_up, backup_content,
    backup_folder, backup_is_due, backup_remove, backups, discard_successor, prepare, put_aside,
    put_in_place, put_in_place_of_unreadable, rotate,
};
use chrono::{DateTime, Utc};

use super::open::{enter, keep, open_state};
use super::{at, kept_key, last_path, opened, passphrase_key, recovery_key, salt_of, take};
use crate::desk::{Desk, Seated, aside, shown};
use crate::failure::{Code, Failure};
use crate::view::{BackupList, BackupReason, BackupRow, BackupState, StartState, StoreRestore};

/// How often a store that stays open is asked whether its backup is due.
const LOOK: Duration = Duration::from_secs(3_600);

/// The day's backup in the background, when the last one is older than a day; asked again every hour
/// while the store is open. An untouched store needs none.
pub(super) async fn daily(desk: &Desk, store: Store, key: &Key) {
    if !desk.backs_up {
        return;
    }
    let (key, clock) = (key.hex(), desk.clock.clone());
    if is_due(&store, clock.now()).await {
        let (path, key, now) = (store.path().to_owned(), key.clone(), clock.now());
        desk.in_background(async move { make_daily(&path, &key, now).await });
    }
    desk.keep_up(async move {
        loop {
            tokio::time::sleep(LOOK).await;
            if is_due(&store, clock.now()).await {
                make_daily(store.path(), &key, clock.now()).await;
            }
        }
    });
}

async fn is_due(store: &Store, now: DateTime<Utc>) -> bool {
    backup_is_due(store.path(), now).unwrap_or(false) && !store.is_untouched().await.unwrap_or(true)
}

/// One backup at a time: the day's and one that is asked for would clear away each other's files.
static ALONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// A proven backup, and the old ones beyond their number taken away.
async fn made(
    path: &Path,
    key: &str,
    now: DateTime<Utc>,
    reason: Reason,
) -> Result<(Backup, Content), StoreError> {
    let _alone = ALONE.lock().await;
    let made = back_up(path, key, now, reason).await?;
    rotate(path)?;
    Ok(made)
}

async fn make_daily(path: &Path, key: &str, now: DateTime<Utc>) {
    match made(path, key, now, Reason::Daily).await {
        Ok(_) => log::info!("daily backup made"),
        Err(error) => log::warn!("no daily backup: {error}"),
    }
}

/// A backup now.
///
/// # Errors
/// `DiskFull`, `StoreReadOnly`; `StoreDamaged` and `AuditBroken` when the store itself isn't sound.
pub async fn store_backup(desk: &Desk) -> Result<BackupRow, Failure> {
    let Seated { store, key, .. } = desk.seated()?;
    let (path, now) = (store.path().to_owned(), desk.clock.now());
    let (backup, content) = made(&path, &key.hex(), now, Reason::Asked)
        .await
        .map_err(|e| at(&path, e))?;
    Ok(row(&backup, BackupState::Good, Some(content)))
}

/// The backups of the open store, or of the one that is locked; newest first.
pub async fn store_backups(desk: &Desk) -> Result<BackupList, Failure> {
    let path = last_path(desk)?;
    let key = desk.seated().ok().map(|seated| seated.key);
    let mut rows = Vec::new();
    for backup in backups(&path).map_err(|e| at(&path, e))? {
        rows.push(looked_into(&backup, key.as_ref()).await);
    }
    Ok(BackupList {
        folder: shown(&backup_folder(&path)),
        rows,
    })
}

async fn looked_into(backup: &Backup, key: Option<&Key>) -> BackupRow {
    let Some(key) = key else {
        return row(backup, BackupState::Unread, None);
    };
    match backup_content(&backup.path, &key.hex()).await {
        Ok(content) => row(backup, BackupState::Good, Some(content)),
        Err(StoreError::WrongKey) => row(backup, BackupState::OtherKey, None),
        Err(_) => row(backup, BackupState::Damaged, None),
    }
}

fn row(backup: &Backup, state: BackupState, content: Option<Content>) -> BackupRow {
    let reason = match backup.reason {
        Reason::Daily => BackupReason::Daily,
        Reason::Asked => BackupReason::Asked,
        Reason::Migration => BackupReason::Migration,
        Reason::Rekey => BackupReason::Rekey,
        Reason::Restore => BackupReason::Restore,
        Reason::Aside => BackupReason::Aside,
    };
    BackupRow {
        name: backup.name(),
        at: backup.at,
        reason,
        size_kib: u32::try_from(backup.size.div_ceil(1024)).unwrap_or(u32::MAX),
        state,
        last_change: content.as_ref().and_then(|c| c.last_change),
        entries: content.as_ref().map(|c| c.entries),
        counts: content.map_or_else(BTreeMap::new, |c| c.counts),
    }
}

/// Takes one backup away.
///
/// # Errors
/// `RowMissing` when there is none of that name.
pub async fn store_backup_remove(desk: &Desk, name: &str) -> Result<BackupList, Failure> {
    let backup = named(&last_path(desk)?, name)?;
    backup_remove(&backup.path).map_err(|e| at(&backup.path, e))?;
    store_backups(desk).await
}

fn named(store: &Path, name: &str) -> Result<Backup, Failure> {
    let all = backups(store).map_err(|e| at(store, e))?;
    let found = all.into_iter().find(|backup| backup.name() == name);
    found.ok_or_else(|| Failure::missing(name))
}

/// Puts a backup in the store's place. The present store becomes a backup itself first; one that
/// can't be read is put aside as it is. Killed at any moment, either is there whole.
///
/// # Errors
/// `BackupOtherKey`, `BackupDamaged`, `DiskFull`: then nothing was changed.
pub async fn store_restore(desk: &Desk, request: &StoreRestore) -> Result<StartState, Failure> {
    let path = last_path(desk)?;
    let backup = named(&path, &request.name)?;
    let seated = desk.seated().ok();
    let key = backup_key(desk, &path, seated.as_ref(), request).await?;
    // The store keeps the key that it has: passphrase, key store and recovery code stay the same.
    let stays = seated
        .as_ref()
        .map_or_else(|| key.clone(), |s| s.key.clone());
    let lock = match seated {
        Some(seated) => seated.lock,
        None => take(desk, &path).await?.into(),
    };
    prepare(&path, &backup.path, &key.hex(), &stays.hex(), |_| {})
        .await
        .map_err(|e| of_backup(&backup, e))?;
    desk.finish_background().await;
    let kept = kept_key(desk, &path).await.ok().flatten().is_some();
    let done = replace(desk, &path, &stays).await;
    if let Err(failure) = done {
        discard_successor(&path).map_err(|e| at(&path, e))?;
        if let Ok(store) = opened(&path, &stays).await {
            enter(desk, &path, store, stays, lock).await?;
        }
        return Err(failure);
    }
    if kept {
        keep(desk, &salt_of(&path)?, &stays).await;
    }
    let store = opened(&path, &stays).await?;
    let mut write = store.write(desk.stamp("store_restore")).await?;
    write.store_note("restored_from", &request.name).await?;
    write.commit().await?;
    enter(desk, &path, store.clone(), stays, lock).await?;
    rotate(&path).map_err(|e| at(&path, e))?;
    open_state(desk, &store).await
}

/// Saves the present store, closes it, and puts the successor in its place.
async fn replace(desk: &Desk, path: &Path, key: &Key) -> Result<(), Failure> {
    let now = desk.clock.now();
    let saved = if path.exists() {
        Some(back_up(path, &key.hex(), now, Reason::Restore).await)
    } else {
        None
    };
    if let Some(Err(error @ (StoreError::DiskFull | StoreError::ReadOnly))) = saved {
        return Err(at(path, error));
    }
    if let Some(seated) = desk.seat(None) {
        seated.store.close().await;
    }
    if let Some(Err(_)) = saved {
        put_aside(path, now).map_err(|e| at(path, e))?;
        put_in_place_of_unreadable(path).map_err(|e| at(path, e))?;
    } else {
        put_in_place(path).map_err(|e| at(path, e))?;
    }
    Ok(())
}

async fn backup_key(
    desk: &Desk,
    path: &Path,
    seated: Option<&Seated>,
    request: &StoreRestore,
) -> Result<Key, Failure> {
    if !request.recovery_code.trim().is_empty() {
        return recovery_key(&request.recovery_code);
    }
    if !request.passphrase.is_empty() {
        return passphrase_key(path, &request.passphrase).await;
    }
    if let Some(seated) = seated {
        return Ok(seated.key.clone());
    }
    let kept = if desk.is_locked() && PassphraseFile::beside(path).exists() {
        None
    } else {
        kept_key(desk, path).await?
    };
    kept.ok_or_else(|| Failure::new(Code::KeyMissing))
}

fn of_backup(backup: &Backup, error: StoreError) -> Failure {
    let name = backup.name();
    match error {
        StoreError::WrongKey => Failure::new(Code::BackupOtherKey)
            .field("recovery_code")
            .fact("name", name),
        StoreError::Damaged { .. } | StoreError::NotAStore | StoreError::AuditBroken { .. } => {
            Failure::new(Code::BackupDamaged)
                .fact("name", name)
                .fact("detail", &error)
                .caused_by(error)
        }
        other => at(&backup.path, other),
    }
}

/// Every backup that opens with the old key gets the new one, in the background: whoever has only the
/// new recovery code must be able to open them.
pub(super) fn rekey_all(desk: &Desk, path: &Path, old: &Key, new: &Key) {
    let (path, old, new) = (path.to_owned(), old.hex(), new.hex());
    desk.in_background(async move {
        let all = aside({
            let path = path.clone();
            move || backups(&path).map_err(|e| at(&path, e))
        });
        for backup in all.await.unwrap_or_default() {
            match bidwright_store::backup_rekey(&backup.path, &old, &new).await {
                Ok(()) | Err(StoreError::WrongKey) => {}
                // It stays as it was and is shown as one of an earlier key.
                Err(error) => log::warn!("{}: {error}", backup.name()),
            }
        }
    });
}
