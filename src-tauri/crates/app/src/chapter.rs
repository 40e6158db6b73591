//! Chapters of a bid.

use bidwright_domain::Id;
use bidwright_domain::bid::Chapter;
use bidwright_domain::rich_text::RichText;

use crate::bid::{load_draft, view};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::register::required;
use crate::undo::{Back, Done};
use crate::view::{BidView, NewChapter};

/// An empty chapter behind another, or as the first.
pub async fn chapter_add(desk: &Desk, request: NewChapter) -> Result<BidView, Failure> {
    required(&request.title, "title")?;
    let store = desk.store()?;
    load_draft(&store, request.bid).await?;
    let mut order: Vec<Id> = store
        .chapters(request.bid)
        .await?
        .iter()
        .map(|c| c.id)
        .collect();
    let at = request
        .after
        .and_then(|a| order.iter().position(|id| *id == a))
        .map_or(0, |i| i + 1);
    let chapter = Chapter {
        id: Id::now_v7(),
        bid: request.bid,
        position: u32::try_from(order.len()).unwrap_or(u32::MAX),
        title: request.title,
        content: RichText::default(),
    };
    order.insert(at, chapter.id);
    let mut write = store.write(desk.stamp("chapter_add")).await?;
    write.chapter_put(&chapter).await?;
    write.chapters_order(request.bid, &order).await?;
    write.commit().await?;
    view(&store, request.bid).await
}

/// Stores title and text as typed; the place in the bid stays.
pub async fn chapter_save(desk: &Desk, chapter: Chapter) -> Result<Chapter, Failure> {
    let store = desk.store()?;
    load_draft(&store, chapter.bid).await?;
    let before = store
        .chapters(chapter.bid)
        .await?
        .into_iter()
        .find(|c| c.id == chapter.id);
    let before = before.ok_or_else(|| Failure::missing(chapter.id))?;
    let after = Chapter {
        position: before.position,
        ..chapter
    };
    let mut write = store.write(desk.stamp("chapter_save")).await?;
    write.chapter_put(&after).await?;
    write.commit().await?;
    Ok(after)
}

pub async fn chapter_remove(desk: &Desk, id: Id) -> Result<BidView, Failure> {
    let store = desk.store()?;
    let bid = store
        .chapter_bid(id)
        .await?
        .ok_or_else(|| Failure::missing(id))?;
    load_draft(&store, bid).await?;
    let title = store.chapter(id).await?.map(|chapter| chapter.title);
    let mut write = store.write(desk.stamp("chapter_remove")).await?;
    write.chapter_remove(id).await?;
    write.commit().await?;
    let title = title.unwrap_or_default();
    desk.did(Done::ChapterRemoved { title }, Back::Chapter(id));
    view(&store, bid).await
}

pub async fn chapter_restore(desk: &Desk, id: Id) -> Result<BidView, Failure> {
    let store = desk.store()?;
    let bid = store
        .chapter_bid(id)
        .await?
        .ok_or_else(|| Failure::missing(id))?;
    load_draft(&store, bid).await?;
    let mut write = store.write(desk.stamp("chapter_restore")).await?;
    write.chapter_restore(id).await?;
    write.commit().await?;
    desk.steps.chapter_restored(id);
    view(&store, bid).await
}

pub async fn chapters_order(desk: &Desk, bid: Id, ids: &[Id]) -> Result<BidView, Failure> {
    let store = desk.store()?;
    load_draft(&store, bid).await?;
    let mut write = store.write(desk.stamp("chapters_order")).await?;
    write.chapters_order(bid, ids).await?;
    write.commit().await?;
    view(&store, bid).await
}
