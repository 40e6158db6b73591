//! Two records of one customer become one; it can be taken back.

use bidwright_domain::Id;
use bidwright_domain::customer::{Customer, differing_fields, merge};
use bidwright_store::Store;

use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::undo::{Back, Done};
use crate::view::{CustomerMerge, CustomerMerged, MergePreview};

/// Both as they are, the fields in which somebody must choose, and what would come out.
pub async fn customer_merge_preview(
    desk: &Desk,
    request: &CustomerMerge,
) -> Result<MergePreview, Failure> {
    let (kept, gone) = both(&desk.store()?, request).await?;
    let (merged, _) = merge(&kept, &gone, &request.take);
    Ok(MergePreview {
        differing: differing_fields(&kept, &gone),
        merged,
        kept,
        gone,
    })
}

/// Moves everything of one customer to the other and removes it.
///
/// # Errors
/// `MergeItself` for one and the same customer.
pub async fn customer_merge(
    desk: &Desk,
    request: &CustomerMerge,
) -> Result<CustomerMerged, Failure> {
    let store = desk.store()?;
    let (kept, gone) = both(&store, request).await?;
    let (merged, folded) = merge(&kept, &gone, &request.take);
    let id = Id::now_v7();
    let mut write = store.write(desk.stamp("customer_merge")).await?;
    let moved = write
        .customer_merge(id, &merged, request.gone, &folded)
        .await?;
    write.commit().await?;
    let done = Done::CustomersMerged {
        gone: gone.name.clone(),
    };
    desk.did(done, Back::CustomerMerge(id));
    Ok(CustomerMerged {
        merge: id,
        customer: merged,
        gone: gone.name,
        tenders: moved.tenders,
        quotations: moved.quotations,
        contracts: moved.contracts,
        activities: moved.activities,
        files: moved.files,
    })
}

/// Makes two of one again, each with what it had.
///
/// # Errors
/// `ChangedSince` when the customer was edited after the merge.
pub async fn customer_merge_undo(desk: &Desk, merge: Id) -> Result<(), Failure> {
    let stamp = desk.stamp("customer_merge_undo");
    let mut write = desk.store()?.write(stamp).await?;
    write.customer_merge_undo(merge).await?;
    write.commit().await?;
    desk.steps.merge_undone(merge);
    Ok(())
}

/// The merge that can be undone for this customer, if any.
pub async fn customer_merge_last(desk: &Desk, kept: Id) -> Result<Option<Id>, Failure> {
    Ok(desk.store()?.customer_merge_last(kept).await?)
}

async fn both(store: &Store, request: &CustomerMerge) -> Result<(Customer, Customer), Failure> {
    if request.kept == request.gone {
        return Err(Failure::new(Code::MergeItself).field("gone"));
    }
    let kept = store.customer(request.kept).await?;
    let gone = store.customer(request.gone).await?;
    Ok((
        kept.ok_or_else(|| Failure::missing(request.kept))?,
        gone.ok_or_else(|| Failure::missing(request.gone))?,
    ))
}
