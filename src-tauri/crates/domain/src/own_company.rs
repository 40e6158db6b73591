//! Our own legal entities: who bids, quotes and signs.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OwnCompany {
    pub id: Id,
    pub name: String,
    /// Unified social credit code; a wrong one warns, never blocks.
    pub credit_code: String,
    pub address: String,
    pub legal_representative: String,
    pub phone: String,
    pub email: String,
    /// The first is the default.
    pub accounts: Vec<BankAccount>,
    /// The first is the default.
    pub signatories: Vec<Signatory>,
    /// Printed at the end of a quotation.
    pub quotation_footer: String,
    pub logo: Option<Id>,
    pub seal: Option<Id>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BankAccount {
    pub id: Id,
    pub bank_name: String,
    pub bank_account: String,
    /// What it is for: 基本户, 保证金.
    pub note: String,
}

/// Who may sign for the company.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Signatory {
    pub id: Id,
    pub name: String,
    pub title: String,
    pub phone: String,
}

impl OwnCompany {
    /// The account that documents print.
    #[must_use]
    pub fn default_account(&self) -> Option<&BankAccount> {
        self.accounts.first()
    }

    /// Who signs when nobody else is named.
    #[must_use]
    pub fn default_signatory(&self) -> Option<&Signatory> {
        self.signatories.first()
    }
}
