//! The key of a store.

use std::fmt;

use zeroize::Zeroizing;

use crate::{SecretsError, hex};

/// 32 random bytes. Wiped from memory when dropped, never printed, never serialised.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Zeroizing<[u8; Key::LENGTH]>);

impl Key {
    /// In bytes.
    pub const LENGTH: usize = 32;

    /// A new key from the operating system's randomness.
    ///
    /// # Errors
    /// [`SecretsError::NoRandomness`].
    pub fn generate() -> Result<Self, SecretsError> {
        Ok(Self(random()?))
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut key = Zeroizing::new([0; Self::LENGTH]);
        (bytes.len() == Self::LENGTH).then(|| key.copy_from_slice(bytes))?;
        Some(Self(key))
    }

    pub(crate) fn bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    /// For opening the store only: 64 hex digits.
    pub fn hex(&self) -> Zeroizing<String> {
        hex::encode(self.bytes())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Bytes from the operating system.
pub(crate) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, SecretsError> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(&mut *bytes).map_err(|error| SecretsError::NoRandomness(error.to_string()))?;
    Ok(bytes)
}
