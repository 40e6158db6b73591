//! Prices under the floor and discounts beyond the limit: who allowed them.

use bidwright_domain::Id;
use bidwright_domain::money::BasisPoints;
use bidwright_domain::quotation::{Approval, Quotation};
use bidwright_store::Store;

use super::{load_draft, problems, put};
use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::view::{NewApproval, QuotationView};

/// The setting's name in the store; basis points, absent = no limit.
const LIMIT: &str = "quotation.discount_limit";

/// The largest discount that needs no approval; none = any.
pub async fn discount_limit(desk: &Desk) -> Result<Option<BasisPoints>, Failure> {
    limit(&desk.store()?).await
}

pub(super) async fn limit(store: &Store) -> Result<Option<BasisPoints>, Failure> {
    let value = store.setting(LIMIT).await?;
    Ok(value.and_then(|v| v.parse().ok()).map(BasisPoints))
}

/// # Errors
/// `OutOfRange` outside 0 to 100 %.
pub async fn discount_limit_set(desk: &Desk, limit: Option<BasisPoints>) -> Result<(), Failure> {
    if limit.is_some_and(|l| !(0..=10_000).contains(&l.0)) {
        let failure = Failure::new(Code::OutOfRange).field("discount");
        return Err(failure.fact("expected", "0 – 100 %"));
    }
    let value = limit.map(|l| l.0.to_string()).unwrap_or_default();
    let mut write = desk
        .store()?
        .write(desk.stamp("discount_limit_set"))
        .await?;
    write.setting_put(LIMIT, &value).await?;
    Ok(write.commit().await?)
}

/// Stores who allowed the prices of a draft as they stand. Another total needs another approval.
///
/// # Errors
/// `Required` without a name or a reason; what is wrong with a line that cannot be computed.
pub async fn quotation_approve(
    desk: &Desk,
    id: Id,
    request: &NewApproval,
) -> Result<QuotationView, Failure> {
    let store = desk.store()?;
    let quotation = load_draft(&store, id).await?;
    for (field, text) in [
        ("approval_by", &request.by),
        ("approval_note", &request.note),
    ] {
        if text.trim().is_empty() {
            return Err(Failure::new(Code::Required).field(field));
        }
    }
    let totals = quotation
        .totals()
        .map_err(|p| problems::failure(&quotation, p))?;
    let approval = Approval {
        by: request.by.trim().to_owned(),
        on: request.on.unwrap_or_else(|| desk.today()),
        note: request.note.trim().to_owned(),
        total: totals.total.gross,
    };
    let approved = Quotation {
        approval: Some(approval),
        ..quotation
    };
    put(desk, &store, "quotation_approve", approved).await
}
