//! The document chain: customer - tender - quotation - bid - contract.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    OwnCompany,
    Customer,
    Product,
    Certificate,
    Tender,
    Quotation,
    Bid,
    Contract,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Link {
    pub noun: Noun,
    pub id: Id,
    /// Number or name, as a person would call it.
    pub label: String,
    pub current: bool,
}

/// Every document that hangs together with the one asked for, in chain order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Chain {
    pub links: Vec<Link>,
}
