//! A store at another place: the file with its backups and key file.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::StoreError;
use crate::backup::{backup_folder, backups};
use crate::place::{LOGS, beside, copied, remove, second_name};

/// Moves the closed store with its backups and what else is named `<store><suffix>`. The file itself
/// goes last, in one step; on another volume it is copied, and the old one stays until
/// [`leave_place`].
///
/// # Errors
/// [`StoreError::Exists`] when something stands at the new place, [`StoreError::NotFound`] without
/// its folder, [`StoreError::DiskFull`], [`StoreError::ReadOnly`]. Then the store is where it was.
pub fn take_place(store: &Path, to: &Path, suffixes: &[&str]) -> Result<(), StoreError> {
    if to.exists() || backup_folder(to).exists() {
        return Err(StoreError::Exists {
            path: to.to_owned(),
        });
    }
    let log = fs::metadata(beside(store, "-wal")).map_or(0, |metadata| metadata.len());
    if log > 0 {
        return Err(StoreError::InUse);
    }
    let taken = sides_to(store, to, suffixes).and_then(|()| file_to(store, to));
    if taken.is_err() {
        empty(to, suffixes)?;
    }
    taken
}

fn sides_to(store: &Path, to: &Path, suffixes: &[&str]) -> Result<(), StoreError> {
    for suffix in suffixes {
        let side = beside(store, suffix);
        if side.exists() {
            // What an earlier store left there opens nothing any more.
            remove(&beside(to, suffix))?;
            second_name(&side, &beside(to, suffix))?;
        }
    }
    let kept = backups(store)?;
    if !kept.is_empty() {
        let folder = backup_folder(to);
        fs::create_dir_all(&folder).map_err(|error| StoreError::from_io(error, &folder))?;
        for backup in kept {
            second_name(&backup.path, &folder.join(backup.name()))?;
        }
    }
    Ok(())
}

/// A second name would be wrong here: two processes could open the same bytes with two logs.
fn file_to(store: &Path, to: &Path) -> Result<(), StoreError> {
    match fs::rename(store, to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => copied(store, to),
        other => other.map_err(|error| StoreError::from_io(error, to)),
    }
}

/// Takes away what is left at the old place.
///
/// # Errors
/// [`StoreError::ReadOnly`] and the like.
pub fn leave_place(store: &Path, suffixes: &[&str]) -> Result<(), StoreError> {
    empty(store, suffixes)?;
    remove(store)?;
    remove(&beside(store, ".lock"))
}

fn empty(store: &Path, suffixes: &[&str]) -> Result<(), StoreError> {
    for backup in backups(store)? {
        remove(&backup.path)?;
    }
    // A folder with something else in it stays.
    let _ = fs::remove_dir(backup_folder(store));
    for suffix in suffixes.iter().chain(&LOGS) {
        remove(&beside(store, suffix))?;
    }
    Ok(())
}
