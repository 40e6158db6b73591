//! Start, settings of this machine, the store and its key.

use bidwright_app as app;
use bidwright_app::Language;
use bidwright_app::view::{
    BackupList, BackupRow, ExportedFile, PassphraseSet, StartState, StoreCreate, StoreCreated,
    StoreKeys, StoreRekey, StoreRestore, StoreUnlock, Theme, Told, VerifyReport,
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

#[tauri::command]
#[specta::specta]
pub async fn lock_after_set(desk: Seat<'_>, minutes: Option<u32>) -> Result<StartState, Told> {
    border(&desk, |desk| async move {
        app::lock_after_set(&desk, minutes).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn store_switch(desk: Seat<'_>, path: String) -> Result<StartState, Told> {
    border(&desk, |desk| async move {
        app::store_switch(&desk, &path).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn store_forget(desk: Seat<'_>, path: String) -> Result<StartState, Told> {
    border(&desk, |desk| async move {
        app::store_forget(&desk, &path).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn store_move(desk: Seat<'_>, to: String) -> Result<StartState, Told> {
    border(
        &desk,
        |desk| async move { app::store_move(&desk, &to).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn store_backup(desk: Seat<'_>) -> Result<BackupRow, Told> {
    border(&desk, |desk| async move { app::store_backup(&desk).await }).await
}

#[tauri::command]
#[specta::specta]
pub async fn store_backups(desk: Seat<'_>) -> Result<BackupList, Told> {
    border(&desk, |desk| async move { app::store_backups(&desk).await }).await
}

#[tauri::command]
#[specta::specta]
pub async fn store_backup_remove(desk: Seat<'_>, name: String) -> Result<BackupList, Told> {
    border(&desk, |desk| async move {
        app::store_backup_remove(&desk, &name).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn store_restore(desk: Seat<'_>, request: StoreRestore) -> Result<StartState, Told> {
    border(&desk, |desk| async move {
        app::store_restore(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn store_keys(desk: Seat<'_>) -> Result<StoreKeys, Told> {
    border(&desk, |desk| async move { app::store_keys(&desk).await }).await
}

#[tauri::command]
#[specta::specta]
pub async fn passphrase_set(desk: Seat<'_>, request: PassphraseSet) -> Result<StoreKeys, Told> {
    border(&desk, |desk| async move {
        app::passphrase_set(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn key_store_set(desk: Seat<'_>, on: bool) -> Result<StoreKeys, Told> {
    border(
        &desk,
        |desk| async move { app::key_store_set(&desk, on).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn store_rekey_begin(desk: Seat<'_>) -> Result<String, Told> {
    border(
        &desk,
        |desk| async move { app::store_rekey_begin(&desk).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn store_rekey(desk: Seat<'_>, request: StoreRekey) -> Result<StartState, Told> {
    border(&desk, |desk| async move {
        app::store_rekey(&desk, &request).await
    })
    .await
}

/// Shows the folder of the backups.
#[tauri::command]
#[specta::specta]
pub async fn backups_show(desk: Seat<'_>) -> Result<(), Told> {
    border(&desk, |desk| async move {
        let folder = app::store_backups(&desk).await?.folder;
        tauri_plugin_opener::reveal_item_in_dir(folder).map_err(app::Failure::unexpected)
    })
    .await
}
