//! Bids, responses, chapters.

use bidwright_app as app;
use bidwright_app::domain::Id;
use bidwright_app::domain::bid::{Bid, Chapter, Response};
use bidwright_app::view::{
    AnswersImported, BidRow, BidView, CheckReport, ExportedFile, ListRequest, NewChapter, Outcome,
    Page, PreviewPage, ResponseRow, Told, Upload,
};

use super::{Seat, border};

#[tauri::command]
#[specta::specta]
pub async fn bid_list(desk: Seat<'_>, request: ListRequest) -> Result<Page<BidRow>, Told> {
    border(
        &desk,
        |desk| async move { app::bid_list(&desk, &request).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn bid_create(desk: Seat<'_>, tender: Id) -> Result<BidView, Told> {
    border(
        &desk,
        |desk| async move { app::bid_create(&desk, tender).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn bid_get(desk: Seat<'_>, id: Id) -> Result<BidView, Told> {
    border(&desk, |desk| async move { app::bid_get(&desk, id).await }).await
}

#[tauri::command]
#[specta::specta]
pub async fn bid_save(desk: Seat<'_>, bid: Bid) -> Result<BidView, Told> {
    border(&desk, |desk| async move { app::bid_save(&desk, bid).await }).await
}

#[tauri::command]
#[specta::specta]
pub async fn bid_remove(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(
        &desk,
        |desk| async move { app::bid_remove(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn bid_restore(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(
        &desk,
        |desk| async move { app::bid_restore(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn bid_mark(desk: Seat<'_>, id: Id, outcome: Outcome) -> Result<BidView, Told> {
    border(&desk, |desk| async move {
        app::bid_mark(&desk, id, outcome).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn response_list(desk: Seat<'_>, bid: Id) -> Result<Vec<ResponseRow>, Told> {
    border(
        &desk,
        |desk| async move { app::response_list(&desk, bid).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn responses_save(
    desk: Seat<'_>,
    bid: Id,
    responses: Vec<Response>,
) -> Result<Vec<ResponseRow>, Told> {
    border(&desk, |desk| async move {
        app::responses_save(&desk, bid, responses).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn chapter_add(desk: Seat<'_>, request: NewChapter) -> Result<BidView, Told> {
    border(&desk, |desk| async move {
        app::chapter_add(&desk, request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn chapter_save(desk: Seat<'_>, chapter: Chapter) -> Result<Chapter, Told> {
    border(&desk, |desk| async move {
        app::chapter_save(&desk, chapter).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn chapter_remove(desk: Seat<'_>, id: Id) -> Result<BidView, Told> {
    border(
        &desk,
        |desk| async move { app::chapter_remove(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn chapter_restore(desk: Seat<'_>, id: Id) -> Result<BidView, Told> {
    border(&desk, |desk| async move {
        app::chapter_restore(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn chapters_order(desk: Seat<'_>, bid: Id, ids: Vec<Id>) -> Result<BidView, Told> {
    border(&desk, |desk| async move {
        app::chapters_order(&desk, bid, &ids).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn chapter_preview(
    desk: Seat<'_>,
    chapter: Chapter,
    page: u32,
) -> Result<PreviewPage, Told> {
    border(&desk, |desk| async move {
        app::chapter_preview(&desk, chapter, page).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn bid_check(desk: Seat<'_>, id: Id) -> Result<CheckReport, Told> {
    border(&desk, |desk| async move { app::bid_check(&desk, id).await }).await
}

#[tauri::command]
#[specta::specta]
pub async fn bid_build(desk: Seat<'_>, id: Id) -> Result<Vec<ExportedFile>, Told> {
    border(&desk, |desk| async move { app::bid_build(&desk, id).await }).await
}

#[tauri::command]
#[specta::specta]
pub async fn bid_submit(desk: Seat<'_>, id: Id) -> Result<BidView, Told> {
    border(
        &desk,
        |desk| async move { app::bid_submit(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn bid_answer_export(desk: Seat<'_>, id: Id) -> Result<ExportedFile, Told> {
    border(&desk, |desk| async move {
        app::bid_answer_export(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn bid_answer_import(
    desk: Seat<'_>,
    id: Id,
    upload: Upload,
) -> Result<AnswersImported, Told> {
    border(&desk, |desk| async move {
        app::bid_answer_import(&desk, id, &upload).await
    })
    .await
}
