//! Bundles, prices over time, price lists.

use bidwright_app as app;
use bidwright_app::domain::Id;
use bidwright_app::domain::money::Quantity;
use bidwright_app::domain::product::PriceList;
use bidwright_app::view::{
    PriceListRow, PriceListView, PricesRead, ProductLine, ProductPrices, Saved, Told, Upload,
};
use chrono::NaiveDate;

use super::{Seat, border};

#[tauri::command]
#[specta::specta]
pub async fn product_lines(
    desk: Seat<'_>,
    id: Id,
    quantity: Quantity,
    day: Option<NaiveDate>,
) -> Result<Vec<ProductLine>, Told> {
    border(&desk, |desk| async move {
        app::product_lines(&desk, id, quantity, day).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn product_prices(desk: Seat<'_>, id: Id) -> Result<ProductPrices, Told> {
    border(
        &desk,
        |desk| async move { app::product_prices(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn price_list_list(desk: Seat<'_>) -> Result<Vec<PriceListRow>, Told> {
    border(
        &desk,
        |desk| async move { app::price_list_list(&desk).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn price_list_get(desk: Seat<'_>, id: Id) -> Result<PriceListView, Told> {
    border(
        &desk,
        |desk| async move { app::price_list_get(&desk, id).await },
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn price_list_save(
    desk: Seat<'_>,
    price_list: PriceList,
) -> Result<Saved<PriceList>, Told> {
    border(&desk, |desk| async move {
        app::price_list_save(&desk, price_list).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn price_list_remove(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::price_list_remove(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn price_list_restore(desk: Seat<'_>, id: Id) -> Result<(), Told> {
    border(&desk, |desk| async move {
        app::price_list_restore(&desk, id).await
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn price_list_read(desk: Seat<'_>, upload: Upload) -> Result<PricesRead, Told> {
    border(&desk, |desk| async move {
        app::price_list_read(&desk, &upload).await
    })
    .await
}
