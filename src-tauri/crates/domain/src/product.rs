//! Products and services with their prices, bundles of them, and price lists.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;
use crate::money::{BasisPoints, Fen, Quantity};

mod bundle;
mod price_list;

pub use bundle::{BundleProblem, QuotedPart, bundle_problem, bundle_sum, quoted_parts};
pub use price_list::{ListedPrice, PriceList, PriceListProblem, price_list_problem, price_on};

#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "snake_case")]
pub enum ProductKind {
    #[default]
    Software,
    Hardware,
    Service,
    Maintenance,
    Training,
    Other,
}

impl ProductKind {
    pub const ALL: [ProductKind; 6] = [
        ProductKind::Software,
        ProductKind::Hardware,
        ProductKind::Service,
        ProductKind::Maintenance,
        ProductKind::Training,
        ProductKind::Other,
    ];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Product {
    pub id: Id,
    /// Our article number; unique among products that are not deleted, when not empty.
    pub number: String,
    pub name: String,
    pub kind: ProductKind,
    pub specification: String,
    pub unit: String,
    pub category: String,
    /// With tax, per unit. Of a bundle priced by its parts it is not used.
    pub list_price: Fen,
    /// With tax, per unit; 0 = none set.
    pub floor_price: Fen,
    /// What it costs us, without tax, per unit; 0 = not known. Never printed on any document.
    pub cost: Fen,
    pub vat_rate: BasisPoints,
    pub note: String,
    /// What it is made of; none = a product of its own.
    pub bundle: Option<Bundle>,
}

/// A product that is sold as several others together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Bundle {
    pub pricing: BundlePricing,
    /// Taken off every part when the price is the sum: 500 = 5 %.
    pub discount: BasisPoints,
    pub items: Vec<BundleItem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BundlePricing {
    /// The bundle's own list price, shared out over the parts by their value.
    Own,
    /// The parts' prices less the bundle's discount.
    Sum,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BundleItem {
    pub product: Id,
    pub quantity: Quantity,
}
