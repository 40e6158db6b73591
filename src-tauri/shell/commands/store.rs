//! Start, settings of this machine, the store and its key.

use bidwright_app as app;
use bidwright_app::Language;
use bidwright_app::view::{
    ExportedFile, StartState, StoreCreate, StoreCreated, StoreUnlock, Theme, Told, VerifyReport,
};

use super::{Seat, border};

#[tauri::command]
#[specta::specta]
pub async fn start_state(desk: Seat<'_>) -> Result<StartState, Told> {
    border(&desk, |desk| async move { app::start_state(&desk).await }).await
}

#[tauri::command]
#[specta::specta]
pub async fn language_set(desk: Seat<'_>, language: Language) -> Result<StartState, Told> {
    border(&desk, |desk| async move {
        app::language_set(&desk, language).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn theme_set(desk: Seat<'_>, theme: Theme) -> Result<StartState, Told> {
    border(
        &desk,
        |desk| async move { app::theme_set(&desk, theme).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn store_create(desk: Seat<'_>, request: StoreCreate) -> Result<StoreCreated, Told> {
    border(&desk, |desk| async move {
        app::store_create(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn store_open(desk: Seat<'_>, request: StoreUnlock) -> Result<StartState, Told> {
    border(&desk, |desk| async move {
        app::store_open(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn store_lock(desk: Seat<'_>) -> Result<StartState, Told> {
    border(&desk, |desk| async move { app::store_lock(&desk).await }).await
}

#[tauri::command]
#[specta::specta]
pub async fn store_verify(desk: Seat<'_>) -> Result<VerifyReport, Told> {
    border(&desk, |desk| async move { app::store_verify(&desk).await }).await
}

#[tauri::command]
#[specta::specta]
pub async fn recovery_code_export(desk: Seat<'_>, code: String) -> Result<ExportedFile, Told> {
    border(&desk, |desk| async move {
        app::recovery_code_export(&desk, &code).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn demo_load(desk: Seat<'_>) -> Result<StartState, Told> {
    border(&desk, |desk| async move { app::demo_load(&desk).await }).await
}
