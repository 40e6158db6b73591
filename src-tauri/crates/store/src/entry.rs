//! Entries: what lists and the search look at. One per live row, contact and clause, kept up to date
//! in the transaction of the row itself and made anew when the way of making them changes.

mod keep;
mod list;
mod part;
pub(crate) mod pinyin;
mod rebuild;
mod search;
mod token;

pub(crate) use keep::{Order, drop_entries, keep, refresh_named};
pub(crate) use list::{count, ids, page};
pub(crate) use part::keep_parts;
pub(crate) use rebuild::make_ready;

use bidwright_domain::Id;
use serde_json::Value;

/// Columns `k1` to `k8`.
pub(crate) const KEYS: usize = 8;

/// What a list is sorted by in one column.
pub(crate) enum Key {
    /// Sorted as a person expects: Latin before Chinese, Chinese by its reading.
    Text(String),
    /// Sorted as it is: codes, dates, instants; nothing comes last.
    Plain(Option<String>),
    /// Amounts, rates, states; nothing comes last.
    Number(Option<i64>),
    /// The same as another row's column: the customer's name of a quotation.
    Of(&'static str, Option<Id>, usize),
}

/// How a row looks from outside.
pub(crate) struct Face {
    /// What a person would call it by: names and numbers.
    pub titles: Vec<String>,
    /// One per column of the list, in the order of its names.
    pub keys: Vec<Key>,
    /// What the list can be narrowed down to: name and value.
    pub facets: Vec<(&'static str, String)>,
}

/// Numbers and texts come before what is missing.
fn missing_last(value: Option<Value>) -> Value {
    value.unwrap_or_else(|| Value::from("\u{10ffff}"))
}
