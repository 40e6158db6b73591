//! The key of the open store: its passphrase, and a new key with a new recovery code.

use bidwright_secrets::{Key, PassphraseFile, RecoveryCode};
use bidwright_store::{BackupReason, back_up, discard_successor, prepare, put_in_place};

use super::open::{check_passphrase, enter, keep, open_state, wrap};
use super::{at, opened, passphrase_key, salt_of};
use crate::desk::{Desk, Seated, aside};
use crate::failure::{Code, Failure};
use crate::store::backup;
use crate::view::{PassphraseSet, StartState, StoreKeys, StoreRekey};
use crate::words::told;

/// Where the key of the open store is kept.
pub async fn store_keys(desk: &Desk) -> Result<StoreKeys, Failure> {
    let Seated { store, key, .. } = desk.seated()?;
    let passphrase = PassphraseFile::beside(store.path()).exists();
    Ok(match held(desk, &salt_of(store.path())?).await {
        Ok(held) => StoreKeys {
            passphrase,
            key_store: held.as_ref() == Some(&key),
            warning: None,
        },
        Err(failure) => StoreKeys {
            passphrase,
            key_store: false,
            warning: Some(told(&failure, desk.language())),
        },
    })
}

async fn held(desk: &Desk, salt: &str) -> Result<Option<Key>, Failure> {
    let (keys, salt) = (desk.key_store.clone(), salt.to_owned());
    aside(move || keys.get(&salt).map_err(Failure::from)).await
}

/// Sets, changes or takes away the passphrase. The key stays the same, so the recovery code does too.
///
/// # Errors
/// `PassphraseWrong` at `present`, `PassphraseShort` at `new`, `KeyOnlyPlace` when taking it away
/// would leave only the recovery code.
pub async fn passphrase_set(desk: &Desk, request: &PassphraseSet) -> Result<StoreKeys, Failure> {
    let Seated { store, key, .. } = desk.seated()?;
    let path = store.path();
    let file = PassphraseFile::beside(path);
    if file.exists() {
        same_key(desk, path, &request.present, "present").await?;
    }
    if !request.new.is_empty() {
        check_passphrase(&request.new, "new")?;
        // Written beside and renamed: a kill leaves the old file or the new one.
        wrap(&key, &request.new, &salt_of(path)?, file).await?;
        return store_keys(desk).await;
    }
    if held(desk, &salt_of(path)?).await?.as_ref() != Some(&key) {
        return Err(Failure::new(Code::KeyOnlyPlace).field("new"));
    }
    if file.exists() {
        std::fs::remove_file(&file).map_err(Failure::unexpected)?;
    }
    store_keys(desk).await
}

/// Keeps the key in the system's key store from now on, or no longer.
///
/// # Errors
/// `KeyPlaceMissing` when it would be kept nowhere, `KeyStoreUnavailable`.
pub async fn key_store_set(desk: &Desk, on: bool) -> Result<StoreKeys, Failure> {
    let Seated { store, key, .. } = desk.seated()?;
    let (keys, salt) = (desk.key_store.clone(), salt_of(store.path())?);
    if !on && !PassphraseFile::beside(store.path()).exists() {
        return Err(Failure::new(Code::KeyPlaceMissing).field("key_store"));
    }
    aside(move || {
        if on {
            keys.set(&salt, &key).map_err(Failure::from)
        } else {
            keys.remove(&salt).map_err(Failure::from)
        }
    })
    .await?;
    store_keys(desk).await
}

/// The passphrase must open the present key.
async fn same_key(
    desk: &Desk,
    path: &std::path::Path,
    passphrase: &str,
    field: &str,
) -> Result<(), Failure> {
    let key = desk.seated()?.key;
    let found = passphrase_key(path, passphrase)
        .await
        .map_err(|f| f.field(field))?;
    if found == key {
        Ok(())
    } else {
        Err(Failure::new(Code::PassphraseWrong).field(field))
    }
}

/// Makes a new key and shows its recovery code. Nothing changes before [`store_rekey`].
pub async fn store_rekey_begin(desk: &Desk) -> Result<String, Failure> {
    desk.seated()?;
    let key = Key::generate().map_err(Failure::unexpected)?;
    let code = RecoveryCode::of(&key).to_string();
    desk.await_key(Some(key));
    Ok(code)
}

/// Gives the store the key whose code was shown: a proven copy under the new key takes the store's
/// place in one step. Killed at any moment, the store opens with the old code or with the new one.
///
/// # Errors
/// `RecoveryCodeNotAsked`, `RecoveryCodeNotKept`, `PassphraseWrong`, `DiskFull`; then nothing changed.
pub async fn store_rekey(desk: &Desk, request: &StoreRekey) -> Result<StartState, Failure> {
    let seated = desk.seated()?;
    let path = seated.store.path().to_owned();
    let new = desk
        .awaited_key()
        .ok_or_else(|| Failure::new(Code::RecoveryCodeNotAsked))?;
    if !ends_with(&new, &request.last_group) {
        return Err(Failure::new(Code::RecoveryCodeNotKept).field("last_group"));
    }
    let with_passphrase = PassphraseFile::beside(&path).exists();
    if with_passphrase {
        same_key(desk, &path, &request.passphrase, "passphrase").await?;
    }
    let old_salt = salt_of(&path)?;
    let kept = held(desk, &old_salt).await.ok().flatten().is_some();
    desk.finish_background().await;
    let now = desk.clock.now();
    back_up(&path, &seated.key.hex(), now, BackupReason::Rekey)
        .await
        .map_err(|e| at(&path, e))?;
    desk.seat(None);
    seated.store.close().await;
    let passphrase = with_passphrase.then_some(request.passphrase.as_str());
    if let Err(failure) = change(desk, &path, &seated.key, &new, passphrase, kept).await {
        discard_successor(&path).map_err(|e| at(&path, e))?;
        let store = opened(&path, &seated.key).await?;
        enter(desk, &path, store, seated.key, seated.lock).await?;
        return Err(failure);
    }
    desk.await_key(None);
    let keys = desk.key_store.clone();
    // The old key opens nothing any more; if it stays filed, it is only in the way.
    let _ = aside(move || keys.remove(&old_salt).map_err(Failure::from)).await;
    let store = opened(&path, &new).await?;
    let mut write = store.write(desk.stamp("store_rekey")).await?;
    write.store_note("rekeyed", &now.to_rfc3339()).await?;
    write.commit().await?;
    enter(desk, &path, store.clone(), new.clone(), seated.lock).await?;
    backup::rekey_all(desk, &path, &seated.key, &new);
    open_state(desk, &store).await
}

/// Everything is made ready beside the store; the rename is last.
async fn change(
    desk: &Desk,
    path: &std::path::Path,
    old: &Key,
    new: &Key,
    passphrase: Option<&str>,
    kept: bool,
) -> Result<(), Failure> {
    let (next, _) = prepare(path, path, &old.hex(), &new.hex(), |_| {})
        .await
        .map_err(|e| at(path, e))?;
    let salt = salt_of(&next)?;
    if let Some(passphrase) = passphrase {
        wrap(new, passphrase, &salt, PassphraseFile::next(path)).await?;
    }
    if kept && let Some(warning) = keep(desk, &salt, new).await {
        log::warn!("the key store did not take the new key: {}", warning.code);
        if passphrase.is_none() {
            return Err(Failure::new(Code::KeyStoreUnavailable));
        }
    }
    // Opening the store brings the next passphrase file into its place.
    put_in_place(path).map_err(|e| at(path, e))
}

/// The last group of the code, however it was typed.
fn ends_with(key: &Key, typed: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_ascii_alphanumeric())
            .map(|c| c.to_ascii_uppercase())
            .collect()
    };
    let code = plain(&RecoveryCode::of(key).to_string());
    let typed = plain(typed);
    typed.len() >= 4 && code.ends_with(&typed)
}
