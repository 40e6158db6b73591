//! Another file in the store's place: under a new key, or out of a backup. It is made and proven
//! beside the store; one rename puts it in place, so a kill leaves the old store or the new one.

use std::path::{Path, PathBuf};

use crate::StoreError;
use crate::backup::check_key;
use crate::copy::{self, Content};
use crate::place::{LOGS, beside, remove, remove_database, rename};

/// How far the work has come; each is told when it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Copying,
    Rekeying,
    Proving,
}

/// `<store>.next`: means nothing until it is in place.
fn next(store: &Path) -> PathBuf {
    beside(store, ".next")
}

/// Makes the store's successor from `source` (itself or a backup), under `new_key_hex`, and proves
/// it. The store is only read.
///
/// # Errors
/// [`StoreError::WrongKey`] when the key doesn't open the source, [`StoreError::Damaged`] and
/// [`StoreError::AuditBroken`] when it isn't sound, [`StoreError::DiskFull`].
pub async fn prepare(
    store: &Path,
    source: &Path,
    key_hex: &str,
    new_key_hex: &str,
    mut stage: impl FnMut(Stage),
) -> Result<(PathBuf, Content), StoreError> {
    check_key(key_hex)?;
    check_key(new_key_hex)?;
    let next = next(store);
    let made = async {
        stage(Stage::Copying);
        copy::copy(source, key_hex, &next).await?;
        copy::forget_note(&next, key_hex).await?;
        if key_hex != new_key_hex {
            stage(Stage::Rekeying);
            copy::rekey(&next, key_hex, new_key_hex).await?;
        }
        stage(Stage::Proving);
        copy::prove(&next, new_key_hex).await
    };
    match made.await {
        Ok(content) => Ok((next, content)),
        Err(error) => {
            remove_database(&next)?;
            Err(error)
        }
    }
}

/// Puts the successor in the store's place. The store must be closed and this process must hold its
/// lock.
///
/// # Errors
/// [`StoreError::InUse`] when another program still has the store open: its log is not folded in.
pub fn put_in_place(store: &Path) -> Result<(), StoreError> {
    let log = std::fs::metadata(beside(store, "-wal")).map_or(0, |metadata| metadata.len());
    if log > 0 {
        return Err(StoreError::InUse);
    }
    for log in LOGS {
        // A log of the old file would be taken for one of the new.
        remove(&beside(store, log))?;
    }
    rename(&next(store), store)
}

/// The same for a store that can't be read and was put aside with its logs.
///
/// # Errors
/// [`StoreError::ReadOnly`] and the like.
pub fn put_in_place_of_unreadable(store: &Path) -> Result<(), StoreError> {
    for log in LOGS {
        remove(&beside(store, log))?;
    }
    rename(&next(store), store)
}

/// Takes away a successor that never came into place.
///
/// # Errors
/// [`StoreError::ReadOnly`] and the like.
pub fn discard_successor(store: &Path) -> Result<(), StoreError> {
    remove_database(&next(store))
}

/// Gives a backup another key: made beside it, proven, renamed.
///
/// # Errors
/// As [`prepare`]; the backup stays as it was.
pub async fn backup_rekey(
    backup: &Path,
    key_hex: &str,
    new_key_hex: &str,
) -> Result<(), StoreError> {
    check_key(key_hex)?;
    check_key(new_key_hex)?;
    let part = copy::part(backup);
    let made = async {
        copy::copy(backup, key_hex, &part).await?;
        copy::rekey(&part, key_hex, new_key_hex).await?;
        copy::prove(&part, new_key_hex).await
    };
    match made.await {
        Ok(_) => rename(&part, backup),
        Err(error) => {
            remove_database(&part)?;
            Err(error)
        }
    }
}
