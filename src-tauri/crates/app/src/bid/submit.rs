//! Freezing what was handed in, and how it ended.

use bidwright_domain::Id;
use bidwright_domain::bid::{Bid, BidStatus};

use super::{load, load_draft, view, volume};
use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::quotation::hash;
use crate::self_check::findings;
use crate::view::{BidView, Outcome};

/// Freezes the bid: content hash and the exact volume are kept.
///
/// # Errors
/// `CheckRed` while the self-check has red findings.
pub async fn bid_submit(desk: &Desk, id: Id) -> Result<BidView, Failure> {
    let store = desk.store()?;
    let bid = load_draft(&store, id).await?;
    let red = findings(desk, &store, id).await?.red();
    if red > 0 {
        return Err(Failure::new(Code::CheckRed).fact("red", red));
    }
    let built = volume(desk, &store, id).await?;
    let whole = &built.whole;
    let content = hash(&(
        &bid,
        (&whole.tender, &whole.clauses, &whole.responses),
        (&whole.chapters, &built.certificates),
        (&whole.own_company, &whole.quotation),
    ))?;
    let mut write = store.write(desk.stamp("bid_submit")).await?;
    let name = format!("投标文件 {}.pdf", bid.number);
    let file = write
        .file_put(&name, "application/pdf", &built.pdf.bytes)
        .await?;
    let submitted = Bid {
        status: BidStatus::Submitted,
        submitted_at: Some(desk.clock.now()),
        content_hash: Some(content),
        pdf: Some(file.id),
        ..bid
    };
    write.bid_put(&submitted).await?;
    write.commit().await?;
    view(&store, id).await
}

/// Won or lost; only what was submitted can be either.
pub async fn bid_mark(desk: &Desk, id: Id, outcome: Outcome) -> Result<BidView, Failure> {
    let store = desk.store()?;
    let bid = load(&store, id).await?;
    if bid.status == BidStatus::Draft {
        return Err(Failure::new(Code::StatusWrong).fact("what", bid.number));
    }
    let status = match outcome {
        Outcome::Won => BidStatus::Won,
        Outcome::Lost => BidStatus::Lost,
    };
    let mut write = store.write(desk.stamp("bid_mark")).await?;
    write.bid_put(&Bid { status, ..bid }).await?;
    write.commit().await?;
    view(&store, id).await
}
