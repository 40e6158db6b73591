//! The encrypted store: one SQLite file (SQLCipher), typed tables, an audit entry for every change.
//!
//! [`Store`] reads, [`Write`] is one transaction. Nothing outside this crate knows SQL.

mod activity;
mod aggregate;
mod audit;
mod backup;
mod bid;
mod certificate;
mod chapter;
mod clause;
mod column;
mod connection;
mod contract;
mod copy;
mod customer;
mod customer_file;
mod customer_merge;
mod difference;
mod entry;
mod error;
mod file;
mod header;
mod import;
mod leave;
mod lock;
mod migration;
#[cfg(test)]
mod migration_tests;
mod noun;
mod outside;
mod own_company;
mod place;
mod price_list;
mod product;
mod quotation;
mod reference;
mod replace;
mod replay;
mod response;
mod setting;
mod store;
mod tender;
mod travel;
mod verify;
mod write;

pub use activity::Due;
pub use audit::AuditChange;
pub use backup::{
    Backup, BackupReason, back_up, backup_content, backup_folder, backup_is_due, backup_prove,
    backup_remove, backups, put_aside, rotate,
};
pub use copy::Content;
pub use customer::ProbesSince;
pub use customer_merge::Moved;
pub use error::{ConstraintKind, StoreError};
pub use file::{PIECE, Staged};
pub use header::check_file;
pub use import::{ImportKey, ImportMark, ImportNoun, ImportedRow};
pub use lock::{Holder, Lock, lock, lock_path};
pub use outside::{Outside, What};
pub use product::{PriceChange, PriceField};
pub use replace::{
    Stage, backup_rekey, discard_successor, prepare, put_in_place, put_in_place_of_unreadable,
};
pub use store::{ListFilter, ListQuery, ListSort, Store};
pub use travel::{leave_place, take_place};
pub use verify::{StoreInfo, Verification};
pub use write::{Stamp, Write};
