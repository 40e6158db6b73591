//! Price lists that hold for a time.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Product;
use crate::Id;
use crate::money::Fen;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PriceList {
    pub id: Id,
    pub name: String,
    /// The first day.
    pub valid_from: NaiveDate,
    /// The last day; none = until a later list begins.
    pub valid_to: Option<NaiveDate>,
    /// ISO 4217; this version prices in CNY only.
    pub currency: String,
    pub note: String,
    /// At most one price per product.
    pub prices: Vec<ListedPrice>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ListedPrice {
    pub product: Id,
    /// With tax, per unit.
    pub price: Fen,
}

impl PriceList {
    /// Whether the list holds on that day.
    #[must_use]
    pub fn valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// The price of a product on a day, and the list it comes from (none: its own list price).
///
/// Of several lists that hold on the day and name the product, the one that began last wins; of
/// those that began together, the one that was made last.
#[must_use]
pub fn price_on<'a>(
    product: &Product,
    lists: &'a [PriceList],
    day: NaiveDate,
) -> (Fen, Option<&'a PriceList>) {
    let listed = |list: &'a PriceList| {
        let price = list.prices.iter().find(|p| p.product == product.id)?;
        Some((list, price.price))
    };
    lists
        .iter()
        .filter(|list| list.valid_on(day))
        .filter_map(listed)
        .max_by_key(|(list, _)| (list.valid_from, list.id))
        .map_or((product.list_price, None), |(list, price)| {
            (price, Some(list))
        })
}

/// Why a list cannot be kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PriceListProblem {
    NoName,
    EndsBeforeItBegins,
    /// 1-based place of the price that is negative or too large.
    PriceOutOfRange {
        row: u32,
    },
    /// 1-based place of the second price of one product.
    ProductTwice {
        row: u32,
    },
    OtherCurrency,
}

/// The first thing that is wrong with a list.
#[must_use]
pub fn price_list_problem(list: &PriceList) -> Option<PriceListProblem> {
    if list.name.trim().is_empty() {
        return Some(PriceListProblem::NoName);
    }
    if list.valid_to.is_some_and(|last| last < list.valid_from) {
        return Some(PriceListProblem::EndsBeforeItBegins);
    }
    if list.currency != "CNY" {
        return Some(PriceListProblem::OtherCurrency);
    }
    let mut seen = BTreeSet::new();
    for (row, listed) in (1u32..).zip(&list.prices) {
        if listed.price < Fen(0) || listed.price > Fen::MAX {
            return Some(PriceListProblem::PriceOutOfRange { row });
        }
        if !seen.insert(listed.product) {
            return Some(PriceListProblem::ProductTwice { row });
        }
    }
    None
}
