//! Quotations.

use bidwright_app as app;
use bidwright_app::domain::Id;
use bidwright_app::domain::money::BasisPoints;
use bidwright_app::domain::quotation::{Quotation, QuotationDifference};
use bidwright_app::view::{
    ExportedFile, ListRequest, NewApproval, NewQuotation, Page, PreviewPage, QuotationExport,
    QuotationFigures, QuotationOutcome, QuotationRow, QuotationView, Told,
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
    request: QuotationOutcome,
) -> Result<QuotationView, Told> {
    border(&desk, |desk| async move {
        app::quotation_mark(&desk, id, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_approve(
    desk: Seat<'_>,
    id: Id,
    request: NewApproval,
) -> Result<QuotationView, Told> {
    border(&desk, |desk| async move {
        app::quotation_approve(&desk, id, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_copy(
    desk: Seat<'_>,
    id: Id,
    customer: Option<Id>,
) -> Result<QuotationView, Told> {
    border(&desk, |desk| async move {
        app::quotation_copy(&desk, id, customer).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_revisions(desk: Seat<'_>, id: Id) -> Result<Vec<QuotationRow>, Told> {
    border(&desk, |desk| async move {
        app::quotation_revisions(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_difference(
    desk: Seat<'_>,
    id: Id,
    against: Option<Id>,
) -> Result<QuotationDifference, Told> {
    border(&desk, |desk| async move {
        app::quotation_difference(&desk, id, against).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_compute(
    desk: Seat<'_>,
    quotation: Quotation,
) -> Result<QuotationFigures, Told> {
    border(&desk, |desk| async move {
        Ok(app::quotation_compute(&desk, &quotation))
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn discount_limit(desk: Seat<'_>) -> Result<Option<BasisPoints>, Told> {
    border(
        &desk,
        |desk| async move { app::discount_limit(&desk).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn discount_limit_set(desk: Seat<'_>, limit: Option<BasisPoints>) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::discount_limit_set(&desk, limit).await
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
pub async fn quotation_pdf(
    desk: Seat<'_>,
    id: Id,
    how: QuotationExport,
) -> Result<ExportedFile, Told> {
    border(&desk, |desk| async move {
        app::quotation_pdf(&desk, id, &how).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_xlsx(
    desk: Seat<'_>,
    id: Id,
    how: QuotationExport,
) -> Result<ExportedFile, Told> {
    border(&desk, |desk| async move {
        app::quotation_xlsx(&desk, id, &how).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn quotation_docx(
    desk: Seat<'_>,
    id: Id,
    how: QuotationExport,
) -> Result<ExportedFile, Told> {
    border(&desk, |desk| async move {
        app::quotation_docx(&desk, id, &how).await
    })
    .await
}
