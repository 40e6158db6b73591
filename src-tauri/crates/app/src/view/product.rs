//! Products, their prices over time, price lists.

use bidwright_domain::Id;
use bidwright_domain::money::{BasisPoints, Fen, Quantity};
use bidwright_domain::product::{ListedPrice, PriceList};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Told;

/// What one product, or each part of a bundle, puts into a quotation. Prices are with tax, per unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ProductLine {
    pub product: Id,
    pub name: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    pub unit_price: Fen,
    pub discount: BasisPoints,
    pub vat_rate: BasisPoints,
    /// The bundle that the line is part of, by name; empty for a product of its own.
    pub bundle: String,
    /// The price list that the price comes from; none = the product's own price.
    pub price_list: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PriceOf {
    ListPrice,
    FloorPrice,
    Cost,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PriceChangeView {
    pub at: DateTime<Utc>,
    pub actor: String,
    pub price: PriceOf,
    /// None: it was set for the first time.
    pub before: Option<Fen>,
    pub after: Fen,
}

/// A price list that names the product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PriceInList {
    pub list: Id,
    pub name: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub price: Fen,
}

/// Everything about the prices of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ProductPrices {
    /// What it costs today, with tax; none for a bundle whose parts cannot be priced.
    pub today: Option<Fen>,
    /// The list that today's price comes from.
    pub from: Option<String>,
    pub lists: Vec<PriceInList>,
    /// Newest first.
    pub changes: Vec<PriceChangeView>,
    /// The bundles that it is part of.
    pub bundles: Vec<ProductName>,
    /// The parts of the bundle that it is, by name.
    pub parts: Vec<ProductName>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ProductName {
    pub id: Id,
    pub label: String,
    /// With tax, per unit, today.
    pub price: Fen,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PriceListRow {
    pub id: Id,
    pub name: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub prices: u32,
    pub valid_today: bool,
}

/// A list with the names of its products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PriceListView {
    pub list: PriceList,
    /// In the order of the prices.
    pub products: Vec<ProductName>,
    /// Lists that hold at the same time and name one of its products.
    pub overlaps: Vec<String>,
}

/// Prices read from a spreadsheet; nothing is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PricesRead {
    pub prices: Vec<ListedPrice>,
    pub products: Vec<ProductName>,
    pub problems: Vec<Told>,
}
