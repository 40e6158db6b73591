//! The stores of this machine: which there are, going from one to another, moving one.

use std::path::{Path, PathBuf};

use bidwright_store::{leave_place, take_place};

use super::open::{self, enter, locked_status, open_by_key_store, open_state, state, wanted_path};
use super::{at, opened, take};
use crate::desk::{Desk, locked, shown};
use crate::failure::{Code, Failure};
use crate::view::{StartState, StoreRow};

/// What is named after the store besides its logs and its lock.
const SIDES: [&str; 2] = [".key", ".key.next"];

pub(super) fn rows(desk: &Desk) -> Vec<StoreRow> {
    let open = desk.store().ok().map(|store| store.path().to_owned());
    let known = locked(&desk.config).stores.clone();
    known
        .into_iter()
        .map(|known| StoreRow {
            name: super::name_of(&known.path),
            opened_at: known.opened_at,
            there: known.path.exists(),
            open: open.as_deref() == Some(known.path.as_path()),
            path: shown(&known.path),
        })
        .collect()
}

/// A path in the folder where no file stands: `bidwright.bidwright`, `bidwright-2.bidwright`, …
pub(super) fn free_place(folder: &Path, extension: &str) -> PathBuf {
    let first = folder.join(format!("bidwright.{extension}"));
    if !first.exists() {
        return first;
    }
    (2_u32..)
        .map(|turn| folder.join(format!("bidwright-{turn}.{extension}")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}

/// Goes to another store of this machine. When its key isn't at hand it is shown locked; then the
/// present one is closed.
pub async fn store_switch(desk: &Desk, path: &str) -> Result<StartState, Failure> {
    let path = PathBuf::from(path.trim());
    super::known(&path)?;
    let refused = match open_by_key_store(desk, &path).await {
        Ok(store) => return open_state(desk, &store).await,
        Err(failure) => failure,
    };
    let needs_key = matches!(
        refused.code,
        Code::KeyMissing | Code::KeyStoreLocked | Code::KeyStoreUnavailable | Code::StoreWrongKey
    );
    if !needs_key {
        return Err(refused);
    }
    open::leave(desk).await;
    desk.set_locked(true);
    desk.save_config(|c| c.store = Some(path.clone()))?;
    let status = locked_status(&path, &refused, desk);
    Ok(state(desk, status))
}

/// Names the store that the next verbs are about without opening it: one that can't be opened.
pub fn store_point(desk: &Desk, path: &Path) -> Result<(), Failure> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    desk.save_config(|c| c.store = Some(path))
}

/// The stores of this machine, the last one first.
pub fn store_list(desk: &Desk) -> Vec<StoreRow> {
    rows(desk)
}

/// Takes a store off the list; its file stays.
///
/// # Errors
/// `StatusWrong` for the store that is open.
pub async fn store_forget(desk: &Desk, path: &str) -> Result<StartState, Failure> {
    let path = PathBuf::from(path.trim());
    if desk.store().is_ok_and(|store| store.path() == path) {
        return Err(Failure::new(Code::StatusWrong).fact("what", shown(&path)));
    }
    desk.save_config(|c| {
        c.forget(&path);
        if c.store.as_deref() == Some(&path) {
            c.store = c.stores.first().map(|known| known.path.clone());
        }
    })?;
    open::start_state(desk).await
}

/// Moves or renames the open store with its passphrase file and its backups, and opens it there.
///
/// # Errors
/// `StoreExists` when something stands there, `StoreSamePlace`, `StoreReadOnly`, `DiskFull`; then it
/// is where it was, and open.
pub async fn store_move(desk: &Desk, to: &str) -> Result<StartState, Failure> {
    let from = desk.store()?.path().to_owned();
    let mut to = wanted_path(to)?;
    if to.is_dir() {
        to = to.join(from.file_name().unwrap_or_default());
    }
    if to == from {
        return Err(Failure::new(Code::StoreSamePlace)
            .field("path")
            .fact("path", shown(&to)));
    }
    if to.exists() {
        return Err(Failure::new(Code::StoreExists)
            .field("path")
            .fact("path", shown(&to)));
    }
    let there = take(desk, &to).await?;
    desk.finish_background().await;
    let Some(seated) = desk.seat(None) else {
        return Err(Failure::new(Code::StoreNotOpen));
    };
    seated.store.close().await;
    // Whoever is killed from here on finds the store at one of the two places.
    let moved = desk
        .save_config(|c| c.moving = Some(to.clone()))
        .and_then(|()| take_place(&from, &to, &SIDES).map_err(|e| at(&to, e).field("path")));
    if let Err(failure) = moved {
        drop(there);
        // An empty file that nobody needs.
        let _ = std::fs::remove_file(bidwright_store::lock_path(&to));
        let store = opened(&from, &seated.key).await?;
        enter(desk, &from, store, seated.key, seated.lock).await?;
        return Err(failure);
    }
    let store = opened(&to, &seated.key).await?;
    desk.save_config(|c| c.forget(&from))?;
    enter(desk, &to, store.clone(), seated.key, there).await?;
    drop(seated.lock);
    leave_place(&from, &SIDES).map_err(|e| at(&from, e))?;
    open_state(desk, &store).await
}

/// Ends a move that was cut short: the store is where its file is.
pub(super) fn settle_move(desk: &Desk) -> Result<(), Failure> {
    let (from, to) = {
        let config = locked(&desk.config);
        (config.store.clone(), config.moving.clone())
    };
    let Some(to) = to else { return Ok(()) };
    let arrived = from.as_deref().is_none_or(|from| !from.exists()) && to.exists();
    desk.save_config(|c| {
        c.moving = None;
        if arrived {
            if let Some(from) = &from {
                c.forget(from);
            }
            c.store = Some(to.clone());
        }
    })?;
    match from {
        Some(from) if arrived => leave_place(&from, &SIDES).map_err(|e| at(&from, e)),
        _ => Ok(()),
    }
}
