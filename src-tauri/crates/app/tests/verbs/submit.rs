//! What was handed in stays as it was.

use bidwright_app::domain::bid::{Bid, BidStatus};
use bidwright_app::view::Outcome;
use bidwright_app::{
    Code, bid_build, bid_get, bid_mark, bid_save, bid_submit, chapter_save, own_company_get,
    own_company_save,
};

use crate::{bid_called, code, ready_bid};

#[tokio::test]
async fn a_submitted_bid_is_frozen_with_its_exact_bytes() {
    let (desk, bid) = ready_bid().await;
    assert_eq!(
        code(bid_mark(&desk, bid.id, Outcome::Won).await),
        Code::StatusWrong
    );
    let view = bid_submit(&desk, bid.id).await.unwrap();
    assert_eq!(view.bid.status, BidStatus::Submitted);
    assert_eq!(view.bid.content_hash.as_ref().unwrap().len(), 64);
    let files = bid_build(&desk, bid.id).await.unwrap();
    let before = std::fs::read(&files[0].path).unwrap();
    let mut company = own_company_get(&desk, bid.own_company.unwrap())
        .await
        .unwrap();
    company.name = "改名以后的公司".to_owned();
    own_company_save(&desk, company).await.unwrap();
    let files = bid_build(&desk, bid.id).await.unwrap();
    assert!(std::fs::read(&files[0].path).unwrap() == before);
    assert_eq!(code(bid_save(&desk, bid.clone()).await), Code::Frozen);
    assert_eq!(
        code(chapter_save(&desk, view.chapters[0].clone()).await),
        Code::Frozen
    );
    assert_eq!(code(bid_submit(&desk, bid.id).await), Code::Frozen);
    bid_mark(&desk, bid.id, Outcome::Won).await.unwrap();
    assert_eq!(
        bid_get(&desk, bid.id).await.unwrap().bid.status,
        BidStatus::Won
    );
}

#[tokio::test]
async fn a_red_bid_cannot_be_submitted() {
    let (desk, _) = ready_bid().await;
    let half_done = bid_called(&desk, "NZGW").await;
    assert_eq!(code(bid_submit(&desk, half_done).await), Code::CheckRed);
    let still: Bid = bid_get(&desk, half_done).await.unwrap().bid;
    assert_eq!((still.status, still.pdf), (BidStatus::Draft, None));
}
