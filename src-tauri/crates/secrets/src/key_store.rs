//! Where the key is kept on this machine: Windows credential manager, macOS keychain, or the
//! Secret Service on Linux.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

use keyring::{Entry, Error};
use zeroize::Zeroizing;

use crate::{Key, KeyStoreError};

const SERVICE: &str = "bidwright";

/// A place for keys, by store. None means that the place works and holds no key for this store:
/// ask for the passphrase or the recovery code.
pub trait KeyStore: Send + Sync {
    /// # Errors
    /// [`KeyStoreError`]; a missing or locked place is never reported as "no key".
    fn get(&self, store_id: &str) -> Result<Option<Key>, KeyStoreError>;

    /// Keeps the key, in place of an earlier one.
    ///
    /// # Errors
    /// [`KeyStoreError`].
    fn set(&self, store_id: &str, key: &Key) -> Result<(), KeyStoreError>;

    /// Forgets the key; nothing happens when there is none.
    ///
    /// # Errors
    /// [`KeyStoreError`].
    fn remove(&self, store_id: &str) -> Result<(), KeyStoreError>;
}

/// The operating system's key store. Calls can wait for the user to unlock it.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsKeyStore;

impl KeyStore for OsKeyStore {
    fn get(&self, store_id: &str) -> Result<Option<Key>, KeyStoreError> {
        match entry(store_id)?.get_secret().map(Zeroizing::new) {
            Ok(bytes) => Key::from_bytes(&bytes)
                .map(Some)
                .ok_or(KeyStoreError::Damaged),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(told(&error)),
        }
    }

    fn set(&self, store_id: &str, key: &Key) -> Result<(), KeyStoreError> {
        entry(store_id)?
            .set_secret(key.bytes())
            .map_err(|error| told(&error))
    }

    fn remove(&self, store_id: &str) -> Result<(), KeyStoreError> {
        match entry(store_id)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(told(&error)),
        }
    }
}

fn entry(store_id: &str) -> Result<Entry, KeyStoreError> {
    Entry::new(SERVICE, store_id).map_err(|error| told(&error))
}

/// The kind of a failure. The key store's own words hold no secret.
fn told(error: &Error) -> KeyStoreError {
    match error {
        Error::NoStorageAccess(_) => KeyStoreError::Locked,
        Error::PlatformFailure(inner) => KeyStoreError::Missing {
            detail: inner.to_string(),
        },
        // Its message would quote the bytes.
        Error::BadEncoding(_) => KeyStoreError::Damaged,
        other => KeyStoreError::Other {
            detail: other.to_string(),
        },
    }
}

/// Keys in memory, for tests.
#[derive(Debug, Default)]
pub struct MemoryKeyStore(Mutex<BTreeMap<String, Key>>);

impl MemoryKeyStore {
    fn keys(&self) -> MutexGuard<'_, BTreeMap<String, Key>> {
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl KeyStore for MemoryKeyStore {
    fn get(&self, store_id: &str) -> Result<Option<Key>, KeyStoreError> {
        Ok(self.keys().get(store_id).cloned())
    }

    fn set(&self, store_id: &str, key: &Key) -> Result<(), KeyStoreError> {
        self.keys().insert(store_id.to_owned(), key.clone());
        Ok(())
    }

    fn remove(&self, store_id: &str) -> Result<(), KeyStoreError> {
        self.keys().remove(store_id);
        Ok(())
    }
}
