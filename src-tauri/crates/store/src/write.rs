//! One transaction, and who makes it when and why.

use std::ops::{Deref, DerefMut};

use chrono::{DateTime, Utc};
use sqlx::Sqlite;
use sqlx::pool::PoolConnection;
use sqlx::sqlite::SqliteConnection;

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
    conn: PoolConnection<Sqlite>,
    pub(crate) stamp: Stamp,
    /// A step failed or was abandoned and must be undone before anything else.
    unfinished: bool,
    committed: bool,
}

impl Store {
    /// Begins a write; waits while another one is under way.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another process holds its write for too long,
    /// [`StoreError::ReadOnly`] when the file can't be written.
    pub async fn write(&self, stamp: Stamp) -> Result<Write, StoreError> {
        let conn = self.writer().acquire().await?;
        let mut write = Write {
            conn,
            stamp,
            unfinished: false,
            committed: false,
        };
        sqlx::query("BEGIN IMMEDIATE")
            .execute(&mut *write.conn)
            .await?;
        Ok(write)
    }
}

impl Write {
    /// Makes everything since [`Store::write`] lasting.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] and the like; then nothing was kept.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        self.undo_unfinished().await?;
        sqlx::query("COMMIT").execute(&mut *self.conn).await?;
        self.committed = true;
        Ok(())
    }

    /// A step that is undone alone when it fails, and the stamp of the write.
    pub(crate) async fn step(&mut self) -> Result<(Step<'_>, &Stamp), StoreError> {
        self.undo_unfinished().await?;
        sqlx::query("SAVEPOINT step")
            .execute(&mut *self.conn)
            .await?;
        self.unfinished = true;
        let step = Step {
            conn: &mut self.conn,
            unfinished: &mut self.unfinished,
        };
        Ok((step, &self.stamp))
    }

    /// Fails when the failure was so grave that SQLite gave up the whole transaction (disk full):
    /// then every later step and the commit fail too.
    async fn undo_unfinished(&mut self) -> Result<(), StoreError> {
        if self.unfinished {
            sqlx::query("ROLLBACK TO step")
                .execute(&mut *self.conn)
                .await?;
            sqlx::query("RELEASE step").execute(&mut *self.conn).await?;
            self.unfinished = false;
        }
        Ok(())
    }
}

impl Drop for Write {
    /// Closing the connection rolls back whatever state it is in; the pool opens a new one.
    fn drop(&mut self) {
        if !self.committed {
            self.conn.close_on_drop();
        }
    }
}

/// One method's share of a write.
pub(crate) struct Step<'w> {
    conn: &'w mut PoolConnection<Sqlite>,
    unfinished: &'w mut bool,
}

impl Step<'_> {
    /// Makes the step part of the write.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        sqlx::query("RELEASE step")
            .execute(&mut **self.conn)
            .await?;
        *self.unfinished = false;
        Ok(())
    }
}

impl Deref for Step<'_> {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        self.conn
    }
}

impl DerefMut for Step<'_> {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        self.conn
    }
}
