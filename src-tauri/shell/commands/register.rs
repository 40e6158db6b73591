//! Files, own companies, customers, products, certificates.

use bidwright_app as app;
use bidwright_app::domain::Id;
use bidwright_app::domain::certificate::Certificate;
use bidwright_app::domain::customer::Customer;
use bidwright_app::domain::file::StoredFile;
use bidwright_app::domain::own_company::OwnCompany;
use bidwright_app::domain::product::Product;
use bidwright_app::view::{ExportedFile, FileContent, ListRequest, Page, Saved, Told, Upload};

use super::{Seat, border};

#[tauri::command]
#[specta::specta]
pub async fn file_add(desk: Seat<'_>, upload: Upload) -> Result<StoredFile, Told> {
    border(
        &desk,
        |desk| async move { app::file_add(&desk, &upload).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn file_content(desk: Seat<'_>, id: Id) -> Result<FileContent, Told> {
    border(
        &desk,
        |desk| async move { app::file_content(&desk, id).await },
    )
    .await
}

/// Opens a plain copy of a stored file with the program that the system has for it.
#[tauri::command]
#[specta::specta]
pub async fn file_open(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        let file = app::file_open(&desk, id).await?;
        tauri_plugin_opener::open_path(file, None::<&str>).map_err(app::Failure::unexpected)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn upload_begin(desk: Seat<'_>, name: String) -> Result<Id, Told> {
    border(&desk, |desk| async move {
        app::upload_begin(&desk, &name).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn upload_piece(desk: Seat<'_>, id: Id, base64: String) -> Result<u32, Told> {
    border(&desk, |desk| async move {
        app::upload_piece(&desk, id, &base64).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn upload_end(desk: Seat<'_>, id: Id) -> Result<StoredFile, Told> {
    border(
        &desk,
        |desk| async move { app::upload_end(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn upload_cancel(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(
        &desk,
        |desk| async move { app::upload_cancel(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn file_export(desk: Seat<'_>, id: Id) -> Result<ExportedFile, Told> {
    border(
        &desk,
        |desk| async move { app::file_export(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn own_company_list(
    desk: Seat<'_>,
    request: ListRequest,
) -> Result<Page<OwnCompany>, Told> {
    border(&desk, |desk| async move {
        app::own_company_list(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn own_company_get(desk: Seat<'_>, id: Id) -> Result<OwnCompany, Told> {
    border(&desk, |desk| async move {
        app::own_company_get(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn own_company_save(
    desk: Seat<'_>,
    own_company: OwnCompany,
) -> Result<Saved<OwnCompany>, Told> {
    border(&desk, |desk| async move {
        app::own_company_save(&desk, own_company).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn own_company_remove(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::own_company_remove(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn own_company_restore(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::own_company_restore(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_list(desk: Seat<'_>, request: ListRequest) -> Result<Page<Customer>, Told> {
    border(&desk, |desk| async move {
        app::customer_list(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_get(desk: Seat<'_>, id: Id) -> Result<Customer, Told> {
    border(
        &desk,
        |desk| async move { app::customer_get(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_save(desk: Seat<'_>, customer: Customer) -> Result<Saved<Customer>, Told> {
    border(&desk, |desk| async move {
        app::customer_save(&desk, customer).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_remove(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::customer_remove(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn customer_restore(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::customer_restore(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn product_list(desk: Seat<'_>, request: ListRequest) -> Result<Page<Product>, Told> {
    border(&desk, |desk| async move {
        app::product_list(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn product_get(desk: Seat<'_>, id: Id) -> Result<Product, Told> {
    border(
        &desk,
        |desk| async move { app::product_get(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn product_save(desk: Seat<'_>, product: Product) -> Result<Saved<Product>, Told> {
    border(&desk, |desk| async move {
        app::product_save(&desk, product).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn product_remove(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(
        &desk,
        |desk| async move { app::product_remove(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn product_restore(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::product_restore(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn certificate_list(
    desk: Seat<'_>,
    request: ListRequest,
) -> Result<Page<Certificate>, Told> {
    border(&desk, |desk| async move {
        app::certificate_list(&desk, &request).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn certificate_get(desk: Seat<'_>, id: Id) -> Result<Certificate, Told> {
    border(&desk, |desk| async move {
        app::certificate_get(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn certificate_save(
    desk: Seat<'_>,
    certificate: Certificate,
) -> Result<Saved<Certificate>, Told> {
    border(&desk, |desk| async move {
        app::certificate_save(&desk, certificate).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn certificate_remove(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::certificate_remove(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn certificate_restore(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::certificate_restore(&desk, id).await
    })
    .await
}
