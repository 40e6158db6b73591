//! One process at a time: a lock that the operating system frees when its holder dies.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::place::beside;

const PAUSE: Duration = Duration::from_millis(50);

/// Which process has a store open, as it says itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The operating system's number.
    pub process: u32,
    /// The program's file name.
    pub program: String,
    pub actor: String,
    pub since: DateTime<Utc>,
}

impl Holder {
    /// This process.
    pub fn this_process(actor: &str, since: DateTime<Utc>) -> Self {
        let program = std::env::current_exe().ok();
        let name = program.as_deref().and_then(Path::file_stem);
        Self {
            process: std::process::id(),
            program: name.map_or_else(String::new, |n| n.to_string_lossy().into_owned()),
            actor: actor.to_owned(),
            since,
        }
    }
}

/// Holds `<store>.lock` until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    /// A locked file can't be read by others on every system, so the holder's name stands beside it.
    name: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // What stays behind is only read while somebody holds the lock.
        let _ = fs::remove_file(&self.name);
    }
}

/// The lock file of a store; it stays behind empty and means nothing by itself.
pub fn lock_path(store: &Path) -> PathBuf {
    beside(store, ".lock")
}

/// Takes the store for this process, waiting at most `patience` (zero: not at all). `waiting` is
/// called once when it has to wait.
///
/// # Errors
/// [`StoreError::Held`] when another process holds it, [`StoreError::ReadOnly`] when the folder
/// can't be written.
pub async fn lock(
    store: &Path,
    us: &Holder,
    patience: Duration,
    waiting: impl FnOnce(Option<Holder>),
) -> Result<Lock, StoreError> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(lock_path(store))
        .map_err(|error| StoreError::from_io(error, store))?;
    let name = beside(store, ".holder");
    let start = Instant::now();
    let mut waiting = Some(waiting);
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::WouldBlock) if start.elapsed() < patience => {
                if let Some(tell) = waiting.take() {
                    tell(holder(&name));
                }
                tokio::time::sleep(PAUSE).await;
            }
            Err(TryLockError::WouldBlock) => return Err(StoreError::Held { by: holder(&name) }),
            Err(TryLockError::Error(error)) => return Err(StoreError::from_io(error, store)),
        }
    }
    let text = serde_json::to_vec(us).unwrap_or_default();
    // Without it a second process is refused all the same, only less clearly.
    let _ = fs::write(&name, text);
    Ok(Lock { _file: file, name })
}

fn holder(name: &Path) -> Option<Holder> {
    serde_json::from_slice(&fs::read(name).ok()?).ok()
}
