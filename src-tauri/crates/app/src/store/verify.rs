//! Whether the store is as it was written, and where it isn't.

use bidwright_store::{Outside, What};

use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::language::Language;
use crate::view::{Told, VerifyReport};
use crate::words::{noun, told};

/// Checks every page, every reference, every file, every audit entry, and every row against the audit
/// trail.
pub async fn store_verify(desk: &Desk) -> Result<VerifyReport, Failure> {
    let found = desk.store()?.verify().await?;
    let language = desk.language();
    let damage = found.damage.iter().map(|detail| {
        Failure::new(Code::StoreDamaged)
            .fact("path", "")
            .fact("detail", detail)
    });
    let broken = found
        .broken_at
        .map(|sequence| Failure::new(Code::AuditBroken).fact("sequence", sequence));
    let outside = found.outside.iter().map(|row| changed(row, language));
    let problems: Vec<Told> = damage
        .chain(broken)
        .chain(outside)
        .map(|failure| told(&failure, language))
        .collect();
    Ok(VerifyReport {
        sound: problems.is_empty(),
        entries: found.entries,
        problems,
    })
}

fn changed(row: &Outside, language: Language) -> Failure {
    let code = match &row.what {
        What::Field(_) => Code::RowOutside,
        What::Missing => Code::RowGoneOutside,
        What::Unknown => Code::RowUnknownOutside,
        What::Removed(true) => Code::RowRemovedOutside,
        What::Removed(false) => Code::RowRevivedOutside,
    };
    let name = if row.label.is_empty() {
        row.id.to_string()
    } else {
        row.label.clone()
    };
    let failure = Failure::new(code)
        .fact("noun", noun(row.noun, language))
        .fact("name", name);
    match &row.what {
        What::Field(field) => failure.field(field),
        _ => failure,
    }
}
