//! One transaction, and who makes it when and why.

use chrono::{DateTime, Utc};
use sqlx::{Connection, Sqlite, Transaction};

use crate::{Store, StoreError};

/// Who writes, when, and for which use case.
#[derive(Clone, Debug)]
pub struct Stamp {
    pub at: DateTime<Utc>,
    /// The operating system's user name.
    pub actor: String,
    /// `noun_verb`, the name of the use case.
    pub verb: &'static str,
}

/// An open transaction. Dropped without [`Write::commit`] it leaves no trace.
///
/// Each method is all or nothing and appends its own audit entry; after one has failed the write
/// can go on or be dropped.
#[derive(Debug)]
pub struct Write {
    transaction: Transaction<'static, Sqlite>,
    pub(crate) stamp: Stamp,
}

impl Store {
    /// Begins a write; waits while another one is under way.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another process holds its write for too long,
    /// [`StoreError::ReadOnly`] when the file can't be written.
    pub async fn write(&self, stamp: Stamp) -> Result<Write, StoreError> {
        let transaction = self.writer().begin_with("BEGIN IMMEDIATE").await?;
        Ok(Write { transaction, stamp })
    }
}

impl Write {
    /// Makes everything since [`Store::write`] lasting.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] and the like; then nothing was kept.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit().await?)
    }

    /// A step that is undone alone when it fails, and the stamp of the write.
    pub(crate) async fn step(&mut self) -> Result<(Transaction<'_, Sqlite>, &Stamp), StoreError> {
        Ok((self.transaction.begin().await?, &self.stamp))
    }
}
