//! The store's errors as failures with a mend.

use bidwright_store::{ConstraintKind, Holder, StoreError};

use crate::desk::shown;
use crate::failure::{Code, Failure};

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let failure = match &error {
            StoreError::NotFound { path } => {
                Self::new(Code::StoreNotFound).fact("path", shown(path))
            }
            StoreError::Exists { path } => Self::new(Code::StoreExists).fact("path", shown(path)),
            StoreError::WrongKey => Self::new(Code::StoreWrongKey),
            StoreError::NotAStore => Self::new(Code::StoreNotOurs).fact("path", ""),
            StoreError::Damaged { detail } => Self::new(Code::StoreDamaged)
                .fact("path", "")
                .fact("detail", detail),
            StoreError::Newer { found, known } => Self::new(Code::StoreNewer)
                .fact("found", found)
                .fact("known", known),
            StoreError::ReadOnly => Self::new(Code::StoreReadOnly).fact("path", ""),
            StoreError::DiskFull => Self::new(Code::DiskFull),
            StoreError::InUse => Self::new(Code::StoreBusy),
            StoreError::Held { by } => Self::new(Code::StoreInUse).fact("who", who(by.as_ref())),
            StoreError::AuditBroken { at } => Self::new(Code::AuditBroken).fact("sequence", at),
            StoreError::Constraint { field, kind, .. } => constraint(field, *kind),
            StoreError::NoSuchRow { id, .. } => Self::new(Code::RowMissing).fact("what", id),
            StoreError::NoSuchColumn { column, known } => Self::new(Code::ListColumnUnknown)
                .field("sort")
                .fact("column", column)
                .fact("known", known.join(", ")),
            StoreError::Frozen { id, .. } => Self::new(Code::Frozen).fact("what", id),
            StoreError::ChangedSince { .. } => Self::new(Code::ChangedSince),
            StoreError::Io(_) | StoreError::Other(_) => Self::new(Code::Unexpected),
        };
        failure.caused_by(error)
    }
}

/// Whoever holds the store, as far as it said: `li, bidwright-desktop, 1234`.
pub(crate) fn who(holder: Option<&Holder>) -> String {
    holder.map_or_else(
        || "?".to_owned(),
        |holder| format!("{}, {}, {}", holder.actor, holder.program, holder.process),
    )
}

fn constraint(field: &str, kind: ConstraintKind) -> Failure {
    let failure = match kind {
        ConstraintKind::Duplicate => Failure::new(Code::Taken).fact("value", ""),
        ConstraintKind::MissingReference => Failure::new(Code::RowMissing).fact("what", field),
        ConstraintKind::Value => Failure::new(Code::OutOfRange).fact("expected", ""),
    };
    failure.field(field)
}
