//! Quotations.

use bidwright_app as app;
use bidwright_app::domain::Id;
use bidwright_app::domain::quotation::Quotation;
use bidwright_app::view::{
    ExportedFile, ListRequest, NewQuotation, Outcome, Page, PreviewPage, QuotationRow,
    QuotationView, Told,
};

use super::{Seat, border};

#[tauri::command]
#[specta::specta]
pub async fn quotation_list(
    desk: Seat<'_>,
    request: ListRequest,
) -> Result<Page<QuotationRow>, Told> {
    border(&desk, |desk| async move {
        app::quotation_list(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_get(desk: Seat<'_>, id: Id) -> Result<QuotationView, Told> {
    border(
        &desk,
        |desk| async move { app::quotation_get(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_create(
    desk: Seat<'_>,
    request: NewQuotation,
) -> Result<QuotationView, Told> {
    border(&desk, |desk| async move {
        app::quotation_create(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_save(desk: Seat<'_>, quotation: Quotation) -> Result<QuotationView, Told> {
    border(&desk, |desk| async move {
        app::quotation_save(&desk, quotation).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_issue(desk: Seat<'_>, id: Id) -> Result<QuotationView, Told> {
    border(&desk, |desk| async move {
        app::quotation_issue(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_revise(desk: Seat<'_>, id: Id) -> Result<QuotationView, Told> {
    border(&desk, |desk| async move {
        app::quotation_revise(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_mark(
    desk: Seat<'_>,
    id: Id,
    outcome: Outcome,
) -> Result<QuotationView, Told> {
    border(&desk, |desk| async move {
        app::quotation_mark(&desk, id, outcome).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_remove(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::quotation_remove(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_restore(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::quotation_restore(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_preview(
    desk: Seat<'_>,
    quotation: Quotation,
    page: u32,
) -> Result<PreviewPage, Told> {
    border(&desk, |desk| async move {
        app::quotation_preview(&desk, &quotation, page).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_pdf(desk: Seat<'_>, id: Id) -> Result<ExportedFile, Told> {
    border(
        &desk,
        |desk| async move { app::quotation_pdf(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_xlsx(desk: Seat<'_>, id: Id) -> Result<ExportedFile, Told> {
    border(
        &desk,
        |desk| async move { app::quotation_xlsx(&desk, id).await },
    )
    .await
}
