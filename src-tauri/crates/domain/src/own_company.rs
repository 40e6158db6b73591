//! Our own legal entities: who bids, quotes and signs.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OwnCompany {
    pub id: Id,
    pub name: String,
    /// Unified social credit code; a wrong one warns, never blocks.
    pub credit_code: String,
    pub address: String,
    pub legal_representative: String,
    pub phone: String,
    pub email: String,
    pub bank_name: String,
    pub bank_account: String,
    pub logo: Option<Id>,
    pub seal: Option<Id>,
}
