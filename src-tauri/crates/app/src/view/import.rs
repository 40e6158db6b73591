//! A spreadsheet on its way in.

use std::collections::BTreeMap;

use bidwright_domain::Id;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Told;

/// What can be taken in from a spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ImportedNoun {
    Customer,
    Product,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ImportAction {
    Add,
    Change,
    /// It is in the store just so.
    Same,
    /// It stands in the sheet just so further up.
    Repeated,
    Wrong,
}

/// A file with its columns, before anything is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ImportView {
    pub id: Id,
    pub noun: ImportedNoun,
    pub file: String,
    /// Names of the sheets; one empty name for a text table.
    pub sheets: Vec<String>,
    /// Index into `sheets`.
    pub sheet: u32,
    /// The row of the heads as the spreadsheet counts, from 1.
    pub head: u32,
    /// Rows that could be the head.
    pub heads: Vec<u32>,
    pub columns: Vec<ImportColumn>,
    pub fields: Vec<ImportField>,
    /// The columns are those chosen the last time for the same heads.
    pub remembered: bool,
    pub notes: Vec<Told>,
    /// None while a required column is missing; `problem` says which.
    pub counts: Option<ImportCounts>,
    pub problem: Option<Told>,
    /// The import that was stored, once it is.
    pub stored: Option<Id>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportColumn {
    /// `A`, `B`, … as the spreadsheet calls it.
    pub letters: String,
    pub head: String,
    pub samples: Vec<String>,
    /// Key of the field that is read from it; none = it is left out.
    pub field: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportField {
    pub key: String,
    pub label: String,
    pub required: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportCounts {
    pub add: u32,
    pub change: u32,
    pub same: u32,
    pub repeated: u32,
    pub wrong: u32,
}

/// Where the heads stand and what the columns are. Without columns they are guessed anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportChoice {
    pub sheet: u32,
    pub head: Option<u32>,
    /// Per column of the sheet the key of its field.
    pub columns: Option<Vec<Option<String>>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportRow {
    /// As the spreadsheet counts, from 1.
    pub row: u32,
    pub action: ImportAction,
    /// What stands in the sheet, by field.
    pub values: BTreeMap<String, String>,
    pub changes: Vec<ImportChange>,
    /// Why it is wrong.
    pub problems: Vec<Told>,
    /// What deserves a look but is taken.
    pub warnings: Vec<Told>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportChange {
    pub field: String,
    pub label: String,
    pub from: String,
    pub to: String,
}

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportReport {
    /// For the wrong rows as a file.
    pub session: Id,
    /// What can be taken back; none when nothing was stored.
    pub import: Option<Id>,
    pub add: u32,
    pub change: u32,
    pub same: u32,
    pub repeated: u32,
    pub wrong: u32,
    pub notes: Vec<Told>,
    pub rows: Vec<ImportRow>,
}

/// An import that was stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportStored {
    pub id: Id,
    pub noun: ImportedNoun,
    pub file: String,
    pub at: DateTime<Utc>,
    pub actor: String,
    pub added: u32,
    pub changed: u32,
    pub undone: bool,
}
