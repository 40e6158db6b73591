//! One process at a time: a lock that the operating system frees when its holder dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::StoreError;

const PAUSE: Duration = Duration::from_millis(50);

/// Holds `<store>.lock` until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// The lock file of a store; it stays behind empty and means nothing by itself.
pub fn lock_path(store: &Path) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

/// Takes the store for this process, waiting at most `patience` (zero: not at all).
///
/// # Errors
/// [`StoreError::InUse`] when another process holds it, [`StoreError::ReadOnly`] when the folder
/// can't be written.
pub async fn lock(store: &Path, patience: Duration) -> Result<Lock, StoreError> {
    let path = lock_path(store);
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(|error| StoreError::from_io(error, store))?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) if start.elapsed() < patience => {
                tokio::time::sleep(PAUSE).await;
            }
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => return Err(StoreError::from_io(error, store)),
        }
    }
}
