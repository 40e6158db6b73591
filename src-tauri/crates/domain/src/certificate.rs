//! Certificates (资质) with owner, expiry and scans.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Certificate {
    pub id: Id,
    /// The own company that the certificate was issued to.
    pub owner: Id,
    pub name: String,
    pub number: String,
    pub issuer: String,
    pub issued_on: Option<NaiveDate>,
    /// None: does not expire.
    pub expires_on: Option<NaiveDate>,
    /// Pictures (JPEG, PNG) or PDF files, in page order.
    pub scans: Vec<Id>,
    pub note: String,
}
