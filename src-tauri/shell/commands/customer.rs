//! Customers beyond their row: duplicates and merges, files, activities, the printed sheet.

use bidwright_app as app;
use bidwright_app::domain::Id;
use bidwright_app::domain::activity::Activity;
use bidwright_app::domain::customer::Customer;
use bidwright_app::domain::file::CustomerFile;
use bidwright_app::view::{
    CustomerMerge, CustomerMerged, CustomerSheetFile, DuplicatePair, ExportedFile, LikelyDuplicate,
    MergePreview, PreviewPage, Told, Upload,
};

use super::{Seat, border};

#[tauri::command]
#[specta::specta]
pub async fn customer_duplicates(
    desk: Seat<'_>,
    customer: Customer,
) -> Result<Vec<LikelyDuplicate>, Told> {
    border(&desk, |desk| async move {
        app::customer_duplicates(&desk, &customer).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_duplicate_pairs(desk: Seat<'_>) -> Result<Vec<DuplicatePair>, Told> {
    border(&desk, |desk| async move {
        app::customer_duplicate_pairs(&desk).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_merge_preview(
    desk: Seat<'_>,
    request: CustomerMerge,
) -> Result<MergePreview, Told> {
    border(&desk, |desk| async move {
        app::customer_merge_preview(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_merge(
    desk: Seat<'_>,
    request: CustomerMerge,
) -> Result<CustomerMerged, Told> {
    border(&desk, |desk| async move {
        app::customer_merge(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_merge_undo(desk: Seat<'_>, merge: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::customer_merge_undo(&desk, merge).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_merge_last(desk: Seat<'_>, kept: Id) -> Result<Option<Id>, Told> {
    border(&desk, |desk| async move {
        app::customer_merge_last(&desk, kept).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_sheet(desk: Seat<'_>, id: Id) -> Result<CustomerSheetFile, Told> {
    border(
        &desk,
        |desk| async move { app::customer_sheet(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_sheet_preview(
    desk: Seat<'_>,
    customer: Customer,
    page: u32,
) -> Result<PreviewPage, Told> {
    border(&desk, |desk| async move {
        app::customer_sheet_preview(&desk, &customer, page).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_file_add(
    desk: Seat<'_>,
    customer: Id,
    upload: Upload,
) -> Result<CustomerFile, Told> {
    border(&desk, |desk| async move {
        app::customer_file_add(&desk, customer, &upload).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_file_list(desk: Seat<'_>, customer: Id) -> Result<Vec<CustomerFile>, Told> {
    border(&desk, |desk| async move {
        app::customer_file_list(&desk, customer).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_file_rename(
    desk: Seat<'_>,
    id: Id,
    name: String,
) -> Result<CustomerFile, Told> {
    border(&desk, |desk| async move {
        app::customer_file_rename(&desk, id, &name).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_file_remove(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::customer_file_remove(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_file_restore(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::customer_file_restore(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_file_export(desk: Seat<'_>, id: Id) -> Result<ExportedFile, Told> {
    border(&desk, |desk| async move {
        app::customer_file_export(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn activity_list(desk: Seat<'_>, customer: Id) -> Result<Vec<Activity>, Told> {
    border(&desk, |desk| async move {
        app::activity_list(&desk, customer).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn activity_save(desk: Seat<'_>, activity: Activity) -> Result<Activity, Told> {
    border(&desk, |desk| async move {
        app::activity_save(&desk, activity).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn activity_done(desk: Seat<'_>, id: Id, done: bool) -> Result<Activity, Told> {
    border(&desk, |desk| async move {
        app::activity_done(&desk, id, done).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn activity_remove(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::activity_remove(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn activity_restore(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::activity_restore(&desk, id).await
    })
    .await
}
