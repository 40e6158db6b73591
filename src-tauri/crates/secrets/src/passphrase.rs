//! The key wrapped with a passphrase, in a small file beside the store.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::key::random;
use crate::{Key, SecretsError, hex};

const FORMAT: u32 = 1;
const KDF: &str = "argon2id";
const CIPHER: &str = "xchacha20poly1305";
/// OWASP's and RFC 9106's second choice for memory-poor machines: 64 MiB, 3 passes.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;
/// An altered file must not make the program take all memory or all day.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 32;
const MOST_LANES: u32 = 16;
const NONCE: usize = 24;

/// What the file says: the parameters, so that later versions can make them stronger, and the
/// wrapped key. It holds no secret without the passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassphraseFile {
    version: u32,
    /// The store that the key opens.
    store_id: String,
    kdf: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    cipher: String,
    nonce: String,
    key: String,
}

impl PassphraseFile {
    /// `<store file>.key`.
    pub fn beside(store: &Path) -> PathBuf {
        let mut name = store.as_os_str().to_owned();
        name.push(".key");
        PathBuf::from(name)
    }

    /// `<store file>.key.next`: of a key that the store is about to have. It counts from the moment
    /// when the store has the id that it names.
    pub fn next(store: &Path) -> PathBuf {
        let mut name = Self::beside(store).into_os_string();
        name.push(".next");
        PathBuf::from(name)
    }

    /// Ends a change of key that was cut short: when the store has the id that the next file names, it
    /// takes its place.
    ///
    /// # Errors
    /// [`SecretsError::Io`].
    pub fn settle(store: &Path, store_id: &str) -> Result<(), SecretsError> {
        let next = Self::next(store);
        match Self::load(&next) {
            Ok(file) if file.store_id == store_id => Ok(fs::rename(&next, Self::beside(store))?),
            _ => Ok(()),
        }
    }

    /// Takes away the next file of a change of key that never came about. Only for whoever holds the
    /// store's lock, after [`PassphraseFile::settle`].
    ///
    /// # Errors
    /// [`SecretsError::Io`].
    pub fn discard_next(store: &Path) -> Result<(), SecretsError> {
        match fs::remove_file(Self::next(store)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Wraps a key with argon2id and XChaCha20-Poly1305. Takes a noticeable moment on purpose.
    ///
    /// # Errors
    /// [`SecretsError::NoRandomness`].
    pub fn wrap(key: &Key, passphrase: &str, store_id: &str) -> Result<Self, SecretsError> {
        let nonce = random::<NONCE>()?;
        let mut file = Self {
            version: FORMAT,
            store_id: store_id.to_owned(),
            kdf: KDF.to_owned(),
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            lanes: LANES,
            salt: hex::encode(&*random::<16>()?).to_string(),
            cipher: CIPHER.to_owned(),
            nonce: hex::encode(&*nonce).to_string(),
            key: String::new(),
        };
        let header = file.header();
        let wrapped = file
            .cipher(passphrase)?
            .encrypt(XNonce::from_slice(&*nonce), payload(key.bytes(), &header))
            .map_err(|_| damaged("the key can't be wrapped"))?;
        file.key = hex::encode(&wrapped).to_string();
        Ok(file)
    }

    /// The key.
    ///
    /// # Errors
    /// [`SecretsError::WrongPassphrase`]; also when the wrapped key itself was altered, which can't
    /// be told apart. [`SecretsError::Damaged`] when the file makes no sense.
    pub fn unwrap(&self, passphrase: &str) -> Result<Key, SecretsError> {
        let nonce = hex::decode(&self.nonce).filter(|nonce| nonce.len() == NONCE);
        let nonce = nonce.ok_or_else(|| damaged("nonce"))?;
        let wrapped = hex::decode(&self.key).filter(|key| key.len() == Key::LENGTH + 16);
        let wrapped = wrapped.ok_or_else(|| damaged("key"))?;
        let bytes = self
            .cipher(passphrase)?
            .decrypt(
                XNonce::from_slice(&nonce),
                payload(&wrapped, &self.header()),
            )
            .map(Zeroizing::new)
            .map_err(|_| SecretsError::WrongPassphrase)?;
        Key::from_bytes(&bytes).ok_or_else(|| damaged("key"))
    }

    /// The store that the key opens, as [`PassphraseFile::wrap`] was told.
    pub fn store_id(&self) -> &str {
        &self.store_id
    }

    /// Reads a file that [`PassphraseFile::save`] wrote.
    ///
    /// # Errors
    /// [`SecretsError::Io`], [`SecretsError::Damaged`], [`SecretsError::Newer`].
    pub fn load(path: &Path) -> Result<Self, SecretsError> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let bytes = fs::read(path)?;
        let unreadable = |error: serde_json::Error| damaged(&error.to_string());
        let Versioned { version } = serde_json::from_slice(&bytes).map_err(unreadable)?;
        if version > FORMAT {
            return Err(SecretsError::Newer {
                found: version,
                known: FORMAT,
            });
        }
        serde_json::from_slice(&bytes).map_err(unreadable)
    }

    /// Writes the file beside and renames it, so that a cut leaves the old one whole. On Unix only
    /// the owner can read it.
    ///
    /// # Errors
    /// [`SecretsError::Io`].
    pub fn save(&self, path: &Path) -> Result<(), SecretsError> {
        let mut name = path.as_os_str().to_owned();
        name.push(".new");
        let beside = PathBuf::from(name);
        let text = serde_json::to_vec_pretty(self).map_err(std::io::Error::from)?;
        let mut file = private(&beside)?;
        file.write_all(&text)?;
        file.sync_all()?;
        drop(file);
        Ok(fs::rename(&beside, path)?)
    }

    /// Everything but the wrapped key: altering it makes the passphrase fail.
    fn header(&self) -> Vec<u8> {
        let numbers = [self.version, self.memory_kib, self.passes, self.lanes];
        let words = [&self.store_id, &self.kdf, &self.salt, &self.cipher];
        format!("{numbers:?}{words:?}").into_bytes()
    }

    fn cipher(&self, passphrase: &str) -> Result<XChaCha20Poly1305, SecretsError> {
        if self.kdf != KDF || self.cipher != CIPHER {
            return Err(damaged("unknown method"));
        }
        let in_range = self.memory_kib <= MOST_MEMORY_KIB
            && self.passes <= MOST_PASSES
            && self.lanes <= MOST_LANES;
        if !in_range {
            return Err(damaged("parameters out of range"));
        }
        let length = Some(Key::LENGTH);
        let params = Params::new(self.memory_kib, self.passes, self.lanes, length)
            .map_err(|error| damaged(&error.to_string()))?;
        let salt = hex::decode(&self.salt).ok_or_else(|| damaged("salt"))?;
        let mut derived = Zeroizing::new([0; Key::LENGTH]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &salt, &mut *derived)
            .map_err(|error| damaged(&error.to_string()))?;
        Ok(XChaCha20Poly1305::new((&*derived).into()))
    }
}

fn payload<'a>(msg: &'a [u8], aad: &'a [u8]) -> Payload<'a, 'a> {
    Payload { msg, aad }
}

fn damaged(detail: &str) -> SecretsError {
    SecretsError::Damaged {
        detail: detail.to_owned(),
    }
}

fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
