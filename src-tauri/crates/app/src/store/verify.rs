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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_row_is_named_with_its_noun_and_field_in_both_languages() {
        let row = |what| Outside {
            noun: "customer",
            id: bidwright_domain::Id::nil(),
            label: "澜川市水文站".to_owned(),
            what,
        };
        let said = |what, language| told(&changed(&row(what), language), language).message;
        assert_eq!(
            said(What::Field("phone".to_owned()), Language::ZhCn),
            "客户「澜川市水文站」的「电话」在标匠之外被改动过。"
        );
        assert_eq!(
            said(What::Field("phone".to_owned()), Language::En),
            "Customer 澜川市水文站: Phone was changed from outside."
        );
        for what in [
            What::Missing,
            What::Unknown,
            What::Removed(true),
            What::Removed(false),
        ] {
            for language in [Language::ZhCn, Language::En] {
                let message = said(what.clone(), language);
                assert!(
                    message.contains("澜川市水文站") && !message.contains('{'),
                    "{message}"
                );
            }
        }
    }
}
