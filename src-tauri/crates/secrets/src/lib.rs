//! The key of a store and where it is kept: the operating system's key store, a passphrase, a
//! recovery code. No key is ever made except by [`Key::generate`].

mod error;
mod hex;
mod key;
mod key_store;
mod passphrase;
mod recovery_code;

pub use error::{KeyStoreError, RecoveryCodeError, SecretsError};
pub use key::Key;
pub use key_store::{KeyStore, MemoryKeyStore, OsKeyStore};
pub use passphrase::PassphraseFile;
pub use recovery_code::RecoveryCode;
