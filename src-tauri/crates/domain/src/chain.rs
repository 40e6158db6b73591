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

/// How well a row answers a search; the earlier the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// A name or number is the text.
    Exact,
    /// A name or number begins with it.
    Prefix,
    /// A word begins with it.
    Word,
    /// It stands anywhere.
    Part,
    /// A name is spelled so.
    Pinyin,
}

/// What belongs to a row and is found by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// Of a customer.
    Contact,
    /// Of a tender.
    Clause,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HitPart {
    pub kind: PartKind,
    pub id: Id,
    pub label: String,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Hit {
    pub link: Link,
    /// The contact or clause that was found; none when it was the row itself.
    pub part: Option<HitPart>,
    pub fit: Fit,
}
