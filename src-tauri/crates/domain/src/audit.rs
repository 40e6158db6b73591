//! What an audit entry says. Entries are append-only and chained by hash.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AuditEntry {
    pub sequence: i32,
    pub at: DateTime<Utc>,
    /// Who did it: the operating system's user name.
    pub actor: String,
    /// `noun_verb`, the name of the use case.
    pub verb: String,
    /// The aggregate that was changed, and its row.
    pub noun: String,
    pub id: Id,
}
