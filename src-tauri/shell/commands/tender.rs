//! Tenders, their reading and their clauses.

use bidwright_app as app;
use bidwright_app::domain::Id;
use bidwright_app::domain::tender::{Block, Clause, Tender};
use bidwright_app::view::{Job, ListRequest, NewClause, Page, TenderRow, TenderView, Told, Upload};

use super::{Seat, border};

#[tauri::command]
#[specta::specta]
pub async fn tender_read(desk: Seat<'_>, upload: Upload) -> Result<Job, Told> {
    border(&desk, |desk| async move {
        app::tender_read(&desk, upload).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn job_get(desk: Seat<'_>, id: Id) -> Result<Job, Told> {
    border(&desk, |desk| async move { app::job_get(&desk, id).await }).await
}

#[tauri::command]
#[specta::specta]
pub async fn job_cancel(desk: Seat<'_>, id: Id) -> Result<Job, Told> {
    border(
        &desk,
        |desk| async move { app::job_cancel(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn tender_list(desk: Seat<'_>, request: ListRequest) -> Result<Page<TenderRow>, Told> {
    border(&desk, |desk| async move {
        app::tender_list(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn tender_get(desk: Seat<'_>, id: Id) -> Result<TenderView, Told> {
    border(
        &desk,
        |desk| async move { app::tender_get(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn tender_blocks(desk: Seat<'_>, id: Id) -> Result<Vec<Block>, Told> {
    border(
        &desk,
        |desk| async move { app::tender_blocks(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn tender_save(desk: Seat<'_>, tender: Tender) -> Result<TenderView, Told> {
    border(&desk, |desk| async move {
        app::tender_save(&desk, tender).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn tender_remove(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(
        &desk,
        |desk| async move { app::tender_remove(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn tender_restore(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(
        &desk,
        |desk| async move { app::tender_restore(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn clause_save(desk: Seat<'_>, clause: Clause) -> Result<TenderView, Told> {
    border(&desk, |desk| async move {
        app::clause_save(&desk, clause).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn clause_add(desk: Seat<'_>, clause: NewClause) -> Result<TenderView, Told> {
    border(
        &desk,
        |desk| async move { app::clause_add(&desk, clause).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn clauses_remove(desk: Seat<'_>, tender: Id, ids: Vec<Id>) -> Result<TenderView, Told> {
    border(&desk, |desk| async move {
        app::clauses_remove(&desk, tender, &ids).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn clauses_restore(desk: Seat<'_>, tender: Id, ids: Vec<Id>) -> Result<TenderView, Told> {
    border(&desk, |desk| async move {
        app::clauses_restore(&desk, tender, &ids).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn clauses_merge(desk: Seat<'_>, tender: Id, ids: Vec<Id>) -> Result<TenderView, Told> {
    border(&desk, |desk| async move {
        app::clauses_merge(&desk, tender, &ids).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn clause_split(desk: Seat<'_>, id: Id, at: u32) -> Result<TenderView, Told> {
    border(&desk, |desk| async move {
        app::clause_split(&desk, id, at).await
    })
    .await
}
