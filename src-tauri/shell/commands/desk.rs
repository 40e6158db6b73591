//! Chain, today, search, history, exported files.

use bidwright_app as app;
use bidwright_app::domain::Id;
use bidwright_app::domain::chain::{Chain, Hit, Noun};
use bidwright_app::view::{ExportedFile, HistoryEntry, Job, ListRequest, Today, Told, Undone};

use super::{Seat, border};

#[tauri::command]
#[specta::specta]
pub async fn chain_of(desk: Seat<'_>, noun: Noun, id: Id) -> Result<Chain, Told> {
    border(
        &desk,
        |desk| async move { app::chain_of(&desk, noun, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn today(desk: Seat<'_>) -> Result<Today, Told> {
    border(&desk, |desk| async move { app::today(&desk).await }).await
}

#[tauri::command]
#[specta::specta]
pub async fn search(desk: Seat<'_>, text: String, noun: Option<Noun>) -> Result<Vec<Hit>, Told> {
    border(&desk, |desk| async move {
        app::search(&desk, &text, noun).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn rows_remove(desk: Seat<'_>, noun: Noun, ids: Vec<Id>) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::rows_remove(&desk, noun, &ids).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn rows_restore(desk: Seat<'_>, noun: Noun, ids: Vec<Id>) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::rows_restore(&desk, noun, &ids).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn history(desk: Seat<'_>, noun: Noun, id: Id) -> Result<Vec<HistoryEntry>, Told> {
    border(
        &desk,
        |desk| async move { app::history(&desk, noun, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn undo(desk: Seat<'_>) -> Result<Option<Undone>, Told> {
    border(&desk, |desk| async move { app::undo(&desk).await }).await
}

/// Opens an exported file with the program that the system has for it.
#[tauri::command]
#[specta::specta]
pub async fn exported_open(desk: Seat<'_>, path: String) -> Result<(), Told> {
    border(&desk, |desk| async move {
        let file = app::exported_file(&desk, &path)?;
        tauri_plugin_opener::open_path(file, None::<&str>).map_err(app::Failure::unexpected)
    })
    .await
}

/// Shows an exported file in its folder.
#[tauri::command]
#[specta::specta]
pub async fn exported_show(desk: Seat<'_>, path: String) -> Result<(), Told> {
    border(&desk, |desk| async move {
        let file = app::exported_file(&desk, &path)?;
        tauri_plugin_opener::reveal_item_in_dir(file).map_err(app::Failure::unexpected)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn list_export(desk: Seat<'_>, noun: Noun, request: ListRequest) -> Result<Job, Told> {
    border(&desk, |desk| async move {
        app::list_export(&desk, noun, request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn list_exported(desk: Seat<'_>, id: Id) -> Result<ExportedFile, Told> {
    border(
        &desk,
        |desk| async move { app::list_exported(&desk, id).await },
    )
    .await
}
