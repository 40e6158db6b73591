//! Customers and their contacts.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Customer {
    pub id: Id,
    pub name: String,
    pub credit_code: String,
    pub address: String,
    pub phone: String,
    pub industry: String,
    pub region: String,
    pub bank_name: String,
    pub bank_account: String,
    pub note: String,
    pub contacts: Vec<Contact>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Contact {
    pub id: Id,
    pub name: String,
    pub title: String,
    pub phone: String,
    pub email: String,
    pub wechat: String,
    pub note: String,
}
