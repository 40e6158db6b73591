//! How a quotation ended.

use bidwright_domain::Id;
use bidwright_domain::quotation::{Quotation, QuotationStatus};

use super::{load, put};
use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::view::{Outcome, QuotationOutcome, QuotationView};

/// Won or lost; only what was issued can be either.
///
/// # Errors
/// `NotIssued`; `Required` when it was lost for no reason.
pub async fn quotation_mark(
    desk: &Desk,
    id: Id,
    request: &QuotationOutcome,
) -> Result<QuotationView, Failure> {
    let store = desk.store()?;
    let before = load(&store, id).await?;
    if matches!(
        before.status,
        QuotationStatus::Draft | QuotationStatus::Superseded
    ) {
        return Err(Failure::new(Code::NotIssued).fact("what", before.label()));
    }
    let (status, lost_reason) = match request.outcome {
        Outcome::Won => (QuotationStatus::Won, None),
        Outcome::Lost if request.reason.is_none() => {
            return Err(Failure::new(Code::Required).field("reason"));
        }
        Outcome::Lost => (QuotationStatus::Lost, request.reason),
    };
    let after = Quotation {
        status,
        lost_reason,
        outcome_note: request.note.trim().to_owned(),
        ..before
    };
    put(desk, &store, "quotation_mark", after).await
}
