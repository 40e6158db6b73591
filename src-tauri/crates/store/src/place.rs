//! Files beside a store, and how they are put in place so that a cut leaves the old or the new one.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::StoreError;

/// What SQLite keeps beside its file while it is open.
pub(crate) const LOGS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// `<store><suffix>`.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Takes a file away; one that isn't there is none.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::from_io(error, path)),
        _ => Ok(()),
    }
}

/// Takes a database file away with its logs.
pub(crate) fn remove_database(path: &Path) -> Result<(), StoreError> {
    for log in LOGS {
        remove(&beside(path, log))?;
    }
    remove(path)
}

/// Makes the bytes of a file lasting.
pub(crate) fn sync(path: &Path) -> Result<(), StoreError> {
    // Windows flushes only what may be written.
    let file = File::options().read(true).write(true).open(path);
    file.and_then(|file| file.sync_all())
        .map_err(|error| StoreError::from_io(error, path))
}

/// Gives the finished file its name, over an older one. The system does it whole or not at all.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(|error| StoreError::from_io(error, to))?;
    sync_folder(to);
    Ok(())
}

/// Makes a rename lasting where the system has a way to ask for it.
fn sync_folder(path: &Path) {
    if cfg!(unix)
        && let Some(folder) = path.parent()
        && let Ok(folder) = File::open(folder)
    {
        // A file system that can't do it keeps its own order.
        let _ = folder.sync_all();
    }
}

/// A second name for the same bytes, which nobody changes any more; a copy where the file system has
/// no such names. Never over a file that is there.
pub(crate) fn second_name(from: &Path, to: &Path) -> Result<(), StoreError> {
    if to.exists() {
        return Err(StoreError::Exists {
            path: to.to_owned(),
        });
    }
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(_) => copied(from, to),
    }
}

/// A copy that has its name only when it is whole.
pub(crate) fn copied(from: &Path, to: &Path) -> Result<(), StoreError> {
    let part = beside(to, ".part");
    let copied = fs::copy(from, &part).map_err(|error| StoreError::from_io(error, &part));
    let placed = copied
        .and_then(|_| sync(&part))
        .and_then(|()| rename(&part, to));
    if placed.is_err() {
        remove(&part)?;
    }
    placed
}
