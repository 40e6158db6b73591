//! What can go wrong, as data. No error holds a key, a passphrase or a recovery code.

use thiserror::Error;

/// Making a key, and the passphrase file.
#[derive(Debug, Error)]
pub enum SecretsError {
    /// The passphrase doesn't open the file.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The file is cut short, altered or not a passphrase file.
    #[error("the passphrase file is damaged: {detail}")]
    Damaged { detail: String },
    /// The file was written by a newer version of the program.
    #[error("passphrase file version {found} is newer than {known}")]
    Newer { found: u32, known: u32 },
    /// The operating system gave no random bytes.
    #[error("no random bytes: {0}")]
    NoRandomness(String),
    /// The file system refused.
    #[error("file system: {0}")]
    Io(#[from] std::io::Error),
}

/// The operating system's key store. Each leads to the passphrase or the recovery code, never to a
/// new key.
#[derive(Debug, Error)]
pub enum KeyStoreError {
    /// There is no key store, or it doesn't answer.
    #[error("no key store: {detail}")]
    Missing { detail: String },
    /// It is there, but locked, or the user refused.
    #[error("the key store is locked")]
    Locked,
    /// It holds something under this name that isn't a key.
    #[error("the key store holds no valid key")]
    Damaged,
    /// Anything else; for the log.
    #[error("key store: {detail}")]
    Other { detail: String },
}

/// A recovery code that isn't one. Positions count the code's own characters from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RecoveryCodeError {
    /// Characters are missing or too many.
    #[error("{found} characters instead of {expected}")]
    Length { found: usize, expected: usize },
    /// A character that no code has.
    #[error("{character:?} at {position}")]
    Character { character: char, position: usize },
    /// A character was mistyped or two were swapped.
    #[error("the checksum does not fit")]
    Checksum,
}
