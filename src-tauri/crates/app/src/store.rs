//! Making, opening, locking, backing up and verifying stores, and where their keys come from.

pub(crate) mod backup;
pub(crate) mod keys;
pub(crate) mod open;
pub(crate) mod places;
pub(crate) mod verify;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use bidwright_secrets::{Key, KeyStoreError, PassphraseFile, RecoveryCode, SecretsError};
use bidwright_store::{Holder, Lock, Store, StoreError, check_file, lock};

use crate::desk::{Desk, aside, locked, shown};
use crate::failure::{Code, Failure};
use crate::store_failure::who;

/// Bytes of the random salt at the head of a SQLCipher file: they tell stores apart without the key.
const SALT: usize = 16;

/// The salt at the head of the file, in hex: names the store's key without opening it.
fn salt_of(path: &Path) -> Result<String, Failure> {
    let missing = |e: std::io::Error| {
        let code = if e.kind() == std::io::ErrorKind::NotFound {
            Code::StoreNotFound
        } else {
            Code::StoreDamaged
        };
        Failure::new(code)
            .fact("path", shown(path))
            .fact("detail", e.kind())
            .caused_by(e)
    };
    let mut salt = [0u8; SALT];
    File::open(path)
        .and_then(|mut f| f.read_exact(&mut salt))
        .map_err(missing)?;
    Ok(salt.iter().map(|b| format!("{b:02x}")).collect())
}

fn at(path: &Path, error: StoreError) -> Failure {
    Failure::from(error).fact("path", shown(path))
}

/// Whether the file can be a store, before anybody is asked for a key.
fn known(path: &Path) -> Result<(), Failure> {
    check_file(path).map_err(|e| at(path, e).field("path"))
}

/// The key in the passphrase file beside the store.
async fn passphrase_key(path: &Path, passphrase: &str) -> Result<Key, Failure> {
    let file = PassphraseFile::beside(path);
    if !file.exists() {
        return Err(Failure::new(Code::PassphraseNotSet).field("passphrase"));
    }
    let passphrase = passphrase.to_owned();
    aside(move || {
        PassphraseFile::load(&file)
            .and_then(|f| f.unwrap(&passphrase))
            .map_err(|e| {
                Failure::from(e)
                    .field("passphrase")
                    .fact("path", shown(&file))
            })
    })
    .await
}

fn recovery_key(typed: &str) -> Result<Key, Failure> {
    RecoveryCode::parse(typed).map_err(|e| {
        Failure::new(Code::RecoveryCodeWrong)
            .field("recovery_code")
            .caused_by(e)
    })
}

/// What the key store holds for the store, by its file's salt or, when the file can't be read any
/// more, by the salt that this machine remembers.
async fn kept_key(desk: &Desk, path: &Path) -> Result<Option<Key>, Failure> {
    let salts = [
        salt_of(path).ok(),
        locked(&desk.config).salt_of(path).map(str::to_owned),
    ];
    for salt in salts.into_iter().flatten() {
        let keys = desk.key_store.clone();
        if let Some(key) = aside(move || keys.get(&salt).map_err(Failure::from)).await? {
            return Ok(Some(key));
        }
    }
    Ok(None)
}

/// Takes the store's place for this process, waiting as long as the desk has patience.
async fn take(desk: &Desk, path: &Path) -> Result<Lock, Failure> {
    let us = Holder::this_process(&desk.stamp("").actor, desk.clock.now());
    let waiting = |holder: Option<Holder>| {
        if let Some(tell) = &desk.on_wait {
            tell(&who(holder.as_ref()));
        }
    };
    Ok(lock(path, &us, desk.patience, waiting).await?)
}

/// The path of the open store, or of the one that was open last.
fn last_path(desk: &Desk) -> Result<PathBuf, Failure> {
    if let Ok(store) = desk.store() {
        return Ok(store.path().to_owned());
    }
    let last = locked(&desk.config).store.clone();
    last.ok_or_else(|| Failure::new(Code::StoreNotOpen))
}

fn name_of(path: &Path) -> String {
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned());
    stem.unwrap_or_default()
}

/// Opens the file; the caller holds its lock.
async fn opened(path: &Path, key: &Key) -> Result<Store, Failure> {
    let salt = salt_of(path)?;
    PassphraseFile::settle(path, &salt)?;
    // What a change of key that was cut short has left.
    PassphraseFile::discard_next(path)?;
    bidwright_store::discard_successor(path).map_err(|e| at(path, e))?;
    Store::open(path, &key.hex()).await.map_err(|e| at(path, e))
}

impl From<KeyStoreError> for Failure {
    fn from(error: KeyStoreError) -> Self {
        let code = match &error {
            KeyStoreError::Locked => Code::KeyStoreLocked,
            _ => Code::KeyStoreUnavailable,
        };
        Self::new(code).caused_by(error)
    }
}

impl From<SecretsError> for Failure {
    fn from(error: SecretsError) -> Self {
        let code = match &error {
            SecretsError::WrongPassphrase => Code::PassphraseWrong,
            SecretsError::Damaged { .. } => Code::PassphraseFileDamaged,
            _ => Code::Unexpected,
        };
        Self::new(code).caused_by(error)
    }
}
