//! The encrypted store: one SQLite file (SQLCipher), typed tables, an audit entry for every change.
//!
//! [`Store`] reads, [`Write`] is one transaction. Nothing outside this crate knows SQL.

mod activity;
mod aggregate;
mod audit;
mod bid;
mod certificate;
mod chapter;
mod clause;
mod column;
mod connection;
mod contract;
mod customer;
mod customer_file;
mod customer_merge;
mod difference;
mod entry;
mod error;
mod file;
mod header;
mod lock;
mod migration;
#[cfg(test)]
mod migration_tests;
mod noun;
mod own_company;
mod product;
mod quotation;
mod reference;
mod response;
mod setting;
mod store;
mod tender;
mod verify;
mod write;

pub use activity::Due;
pub use audit::AuditChange;
pub use customer::ProbesSince;
pub use customer_merge::Moved;
pub use error::{ConstraintKind, StoreError};
pub use header::check_file;
pub use lock::{Lock, lock, lock_path};
pub use store::{ListFilter, ListQuery, ListSort, Store};
pub use verify::{StoreInfo, Verification};
pub use write::{Stamp, Write};
