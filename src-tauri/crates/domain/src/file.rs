//! Files kept in the store: scans, tenders, logos, frozen documents.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;

/// A stored file without its bytes. Bytes are kept once per content (`sha256`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StoredFile {
    pub id: Id,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: u32,
    /// Lower-case hex.
    pub sha256: String,
    pub added_at: DateTime<Utc>,
}

/// A file that belongs to a customer, under a name of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CustomerFile {
    pub id: Id,
    pub customer: Id,
    /// The stored file.
    pub file: Id,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: u32,
    /// Lower-case hex.
    pub sha256: String,
    pub added_at: DateTime<Utc>,
}
