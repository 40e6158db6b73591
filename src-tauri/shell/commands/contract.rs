//! Contracts.

use bidwright_app as app;
use bidwright_app::domain::Id;
use bidwright_app::domain::contract::Contract;
use bidwright_app::view::{
    ContractRow, ContractView, ExportedFile, ListRequest, NewContract, Page, PreviewPage, Told,
};

use super::{Seat, border};

#[tauri::command]
#[specta::specta]
pub async fn contract_list(
    desk: Seat<'_>,
    request: ListRequest,
) -> Result<Page<ContractRow>, Told> {
    border(&desk, |desk| async move {
        app::contract_list(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn contract_create(desk: Seat<'_>, request: NewContract) -> Result<ContractView, Told> {
    border(&desk, |desk| async move {
        app::contract_create(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn contract_get(desk: Seat<'_>, id: Id) -> Result<ContractView, Told> {
    border(
        &desk,
        |desk| async move { app::contract_get(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn contract_save(desk: Seat<'_>, contract: Contract) -> Result<ContractView, Told> {
    border(&desk, |desk| async move {
        app::contract_save(&desk, contract).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn contract_seal(desk: Seat<'_>, id: Id) -> Result<ContractView, Told> {
    border(
        &desk,
        |desk| async move { app::contract_seal(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn contract_remove(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::contract_remove(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn contract_restore(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::contract_restore(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn contract_preview(
    desk: Seat<'_>,
    contract: Contract,
    page: u32,
) -> Result<PreviewPage, Told> {
    border(&desk, |desk| async move {
        app::contract_preview(&desk, &contract, page).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn contract_pdf(desk: Seat<'_>, id: Id) -> Result<ExportedFile, Told> {
    border(
        &desk,
        |desk| async move { app::contract_pdf(&desk, id).await },
    )
    .await
}
