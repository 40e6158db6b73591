//! Spreadsheets on their way in.

use bidwright_app as app;
use bidwright_app::domain::Id;
use bidwright_app::view::{
    ExportedFile, ImportAction, ImportChoice, ImportRow, ImportStored, ImportView, ImportedNoun,
    Job, Page, Told, Upload,
};

use super::{Seat, border};

#[tauri::command]
#[specta::specta]
pub async fn import_read(desk: Seat<'_>, noun: ImportedNoun, upload: Upload) -> Result<Job, Told> {
    border(&desk, |desk| async move {
        app::import_read(&desk, noun, upload).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn import_get(desk: Seat<'_>, id: Id) -> Result<ImportView, Told> {
    border(
        &desk,
        |desk| async move { app::import_get(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn import_rows(
    desk: Seat<'_>,
    id: Id,
    action: Option<ImportAction>,
    offset: u32,
    limit: u32,
) -> Result<Page<ImportRow>, Told> {
    border(&desk, |desk| async move {
        app::import_rows(&desk, id, action, offset, limit).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn import_choose(desk: Seat<'_>, id: Id, choice: ImportChoice) -> Result<Job, Told> {
    border(&desk, |desk| async move {
        app::import_choose(&desk, id, choice).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn import_apply(desk: Seat<'_>, id: Id) -> Result<Job, Told> {
    border(
        &desk,
        |desk| async move { app::import_apply(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn import_wrong_rows(desk: Seat<'_>, id: Id) -> Result<ExportedFile, Told> {
    border(&desk, |desk| async move {
        app::import_wrong_rows(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn import_undo(desk: Seat<'_>, id: Id) -> Result<Job, Told> {
    border(
        &desk,
        |desk| async move { app::import_undo(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn import_list(desk: Seat<'_>) -> Result<Vec<ImportStored>, Told> {
    border(&desk, |desk| async move { app::import_list(&desk).await }).await
}
