//! What can go wrong, as data. SQLite's codes are read, never its sentences.

use std::path::{Path, PathBuf};

use bidwright_domain::Id;
use thiserror::Error;

use crate::Holder;

/// Which kind of constraint a row broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintKind {
    /// Another live row has the same value.
    Duplicate,
    /// The row named in the field doesn't exist.
    MissingReference,
    /// The value isn't one that the field can hold.
    Value,
}

/// Every failure of the store.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is no file at the path.
    #[error("no store at {}", .path.display())]
    NotFound { path: PathBuf },
    /// A new store was asked for where a file already stands.
    #[error("a file already exists at {}", .path.display())]
    Exists { path: PathBuf },
    /// The file looks like a store, but the key doesn't open it.
    #[error("the key does not open the store")]
    WrongKey,
    /// The file is something else: a document, a plain database, another program's database.
    #[error("not a Bidwright store")]
    NotAStore,
    /// Cut short or altered outside the store; `detail` is for the log.
    #[error("the store is damaged: {detail}")]
    Damaged { detail: String },
    /// Written by a newer version of the program.
    #[error("schema {found} is newer than {known}")]
    Newer { found: u32, known: u32 },
    /// The file, its folder or its volume can't be written.
    #[error("the store is read-only")]
    ReadOnly,
    /// No space left; nothing of the write was kept.
    #[error("the disk is full")]
    DiskFull,
    /// A write of another process took too long.
    #[error("the store is in use")]
    InUse,
    /// Another process has the store open.
    #[error("the store is held by {by:?}")]
    Held { by: Option<Holder> },
    /// An audit entry of a backup isn't what was written.
    #[error("the audit chain breaks at {at}")]
    AuditBroken { at: u32 },
    /// A value broke a constraint; nothing of the write may be committed after it.
    #[error("{noun}.{field}: {kind:?}")]
    Constraint {
        noun: &'static str,
        field: &'static str,
        kind: ConstraintKind,
    },
    /// No live row has this id.
    #[error("no {noun} {id}")]
    NoSuchRow { noun: &'static str, id: Id },
    /// The row went out as a document and can't change any more.
    #[error("{noun} {id} is frozen")]
    Frozen { noun: &'static str, id: Id },
    /// A list can't be sorted or narrowed down by this.
    #[error("no column {column}")]
    NoSuchColumn {
        column: String,
        known: &'static [&'static str],
    },
    /// The row was changed after what is to be undone.
    #[error("{noun} {id} was changed since")]
    ChangedSince { noun: &'static str, id: Id },
    /// The file system refused.
    #[error("file system: {0}")]
    Io(#[source] std::io::Error),
    /// Anything else; for the log.
    #[error("database: {0}")]
    Other(#[source] sqlx::Error),
}

/// The primary result codes of SQLite that the store tells apart (sqlite.org/rescode.html).
mod code {
    pub const PERM: i32 = 3;
    pub const BUSY: i32 = 5;
    pub const LOCKED: i32 = 6;
    pub const READONLY: i32 = 8;
    pub const CORRUPT: i32 = 11;
    pub const FULL: i32 = 13;
    pub const CANTOPEN: i32 = 14;
    pub const TOOBIG: i32 = 18;
    pub const CONSTRAINT: i32 = 19;
    pub const MISMATCH: i32 = 20;
    pub const NOTADB: i32 = 26;
    /// A quota or another limit on space; a disk without room has a code of its own.
    pub const IOERR_WRITE: i32 = 778;
    pub const CONSTRAINT_FOREIGNKEY: i32 = 787;
    pub const CONSTRAINT_PRIMARYKEY: i32 = 1555;
    pub const CONSTRAINT_UNIQUE: i32 = 2067;
}

/// The extended result code, when the error came from SQLite.
pub(crate) fn sqlite_code(error: &sqlx::Error) -> Option<i32> {
    error.as_database_error()?.code()?.parse().ok()
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let Some(extended) = sqlite_code(&error) else {
            return match error {
                sqlx::Error::PoolTimedOut => Self::InUse,
                sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Self::Damaged {
                    detail: error.to_string(),
                },
                other => Self::Other(other),
            };
        };
        let constraint = |kind| Self::Constraint {
            noun: "",
            field: "",
            kind,
        };
        match (extended & 0xff, extended) {
            (code::BUSY | code::LOCKED, _) => Self::InUse,
            (code::READONLY | code::PERM | code::CANTOPEN, _) => Self::ReadOnly,
            (code::FULL, _) | (_, code::IOERR_WRITE) => Self::DiskFull,
            (code::CORRUPT | code::NOTADB, _) => Self::Damaged {
                detail: error.to_string(),
            },
            (_, code::CONSTRAINT_UNIQUE | code::CONSTRAINT_PRIMARYKEY) => {
                constraint(ConstraintKind::Duplicate)
            }
            (_, code::CONSTRAINT_FOREIGNKEY) => constraint(ConstraintKind::MissingReference),
            (code::CONSTRAINT | code::TOOBIG | code::MISMATCH, _) => {
                constraint(ConstraintKind::Value)
            }
            _ => Self::Other(error),
        }
    }
}

impl StoreError {
    /// Says at which path and why a file operation failed.
    pub(crate) fn from_io(error: std::io::Error, path: &Path) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => Self::NotFound {
                path: path.to_owned(),
            },
            ErrorKind::AlreadyExists => Self::Exists {
                path: path.to_owned(),
            },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io(error),
        }
    }

    /// Names the noun of a constraint, and the field that alone can break it.
    pub(crate) fn of(self, noun: &'static str, field: &'static str) -> Self {
        match self {
            Self::Constraint {
                noun: "",
                field: "",
                kind,
            } => Self::Constraint { noun, field, kind },
            other => other,
        }
    }
}
