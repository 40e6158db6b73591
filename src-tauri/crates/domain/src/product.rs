//! Products and services with their prices.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;
use crate::money::{BasisPoints, Fen};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Product {
    pub id: Id,
    /// Our article number; unique among products that are not deleted, when not empty.
    pub number: String,
    pub name: String,
    pub specification: String,
    pub unit: String,
    pub category: String,
    /// With tax, per unit.
    pub list_price: Fen,
    /// With tax, per unit; 0 = none set.
    pub floor_price: Fen,
    pub vat_rate: BasisPoints,
    pub note: String,
}
