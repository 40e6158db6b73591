//! The store: one encrypted file, one writer, a few readers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bidwright_domain::Id;
use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use sqlx::{AssertSqlSafe, Connection, Sqlite};

use crate::column::{Scalar, text};
use crate::file::new_id;
use crate::migration::{APPLICATION, MIGRATIONS, Migration};
use crate::{Stamp, StoreError, Write, audit, connection, entry, header, migration};

/// What a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListQuery {
    /// Text to find anywhere in the obvious columns, or spelled in a name; empty finds all.
    pub search: String,
    /// All of them must fit.
    pub filters: Vec<ListFilter>,
    /// None: the newest change first.
    pub sort: Option<ListSort>,
    /// `u32::MAX`: all.
    pub limit: u32,
    pub offset: u32,
}

/// Only rows that have one of the values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFilter {
    pub column: String,
    /// None at all narrows nothing down.
    pub values: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListSort {
    pub column: String,
    pub descending: bool,
}

impl Default for ListQuery {
    /// The first 100 of all.
    fn default() -> Self {
        Self {
            search: String::new(),
            filters: Vec::new(),
            sort: None,
            limit: 100,
            offset: 0,
        }
    }
}

/// An open store. Clones share it.
#[derive(Clone, Debug)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    id: Id,
    created_at: DateTime<Utc>,
    path: PathBuf,
    writer: SqlitePool,
    readers: SqlitePool,
}

impl Store {
    /// Makes a new encrypted store at `path`; `key_hex` is the raw key, 64 hex digits.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when a file stands there, [`StoreError::NotFound`] when the folder
    /// doesn't exist, [`StoreError::ReadOnly`], [`StoreError::DiskFull`], and
    /// [`StoreError::WrongKey`] when the key isn't 64 hex digits.
    pub async fn create(path: &Path, key_hex: &str, stamp: Stamp) -> Result<Self, StoreError> {
        Self::create_with(path, key_hex, stamp, MIGRATIONS).await
    }

    /// Opens a store. An older one is brought up to date, after a proven backup of the old file.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::WrongKey`], [`StoreError::NotAStore`],
    /// [`StoreError::Damaged`] (cut short), [`StoreError::Newer`], [`StoreError::ReadOnly`],
    /// [`StoreError::DiskFull`]. The file is not changed by a refusal.
    pub async fn open(path: &Path, key_hex: &str) -> Result<Self, StoreError> {
        Self::open_with(path, key_hex, MIGRATIONS).await
    }

    pub(crate) async fn create_with(
        path: &Path,
        key_hex: &str,
        stamp: Stamp,
        migrations: &'static [Migration],
    ) -> Result<Self, StoreError> {
        if !connection::is_raw_key(key_hex) {
            return Err(StoreError::WrongKey);
        }
        header::claim(path)?;
        match found(path, key_hex, &stamp, migrations).await {
            Ok(()) => Self::connect(path, key_hex).await,
            Err(error) => {
                // The file is ours and holds nothing yet: leave no half-made store behind.
                header::discard(path);
                Err(error)
            }
        }
    }

    pub(crate) async fn open_with(
        path: &Path,
        key_hex: &str,
        migrations: &'static [Migration],
    ) -> Result<Self, StoreError> {
        if !connection::is_raw_key(key_hex) {
            return Err(StoreError::WrongKey);
        }
        header::check_place(path)?;
        let opened = connection::single(path, key_hex, false).await;
        let mut conn = opened.map_err(|error| header::explain(path, error))?;
        let ready = make_ready(&mut conn, path, key_hex, migrations).await;
        // Also after a refusal: only a closed connection takes its log files away.
        let closed = conn.close().await;
        ready?;
        closed?;
        Self::connect(path, key_hex).await
    }

    async fn connect(path: &Path, key_hex: &str) -> Result<Self, StoreError> {
        let writer = connection::writer(path, key_hex).await?;
        let readers = connection::readers(path, key_hex).await?;
        let row = sqlx::query!(
            r#"SELECT id AS "id: Scalar<Id>", created_at AS "created_at: DateTime<Utc>"
               FROM store_info"#
        )
        .fetch_one(&readers)
        .await?;
        let (id, created_at) = (row.id.into(), row.created_at);
        let path = path.to_owned();
        Ok(Self {
            inner: Arc::new(Inner {
                id,
                created_at,
                path,
                writer,
                readers,
            }),
        })
    }

    /// Tells this store from every other; the key store files its key under it.
    pub fn id(&self) -> Id {
        self.inner.id
    }

    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    pub fn created_at(&self) -> DateTime<Utc> {
        self.inner.created_at
    }

    /// Waits for what is under way and closes the file; the write-ahead log is folded in.
    pub async fn close(&self) {
        self.inner.readers.close().await;
        self.inner.writer.close().await;
    }

    pub(crate) fn writer(&self) -> &SqlitePool {
        &self.inner.writer
    }

    pub(crate) async fn reader(&self) -> Result<PoolConnection<Sqlite>, StoreError> {
        Ok(self.inner.readers.acquire().await?)
    }
}

impl Write {
    /// Writes down in the audit trail what happened to the store as a whole.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be written.
    pub async fn store_note(&mut self, what: &str, detail: &str) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        let row = sqlx::query!(r#"SELECT id AS "id: Scalar<Id>" FROM store_info"#)
            .fetch_one(&mut *step)
            .await?;
        let note = json!({ what: detail });
        audit::append(
            &mut step,
            stamp,
            "store",
            row.id.into(),
            &json!(null),
            &note,
        )
        .await?;
        step.commit().await
    }
}

/// Refuses what isn't a store of ours or is newer; brings an older one up to date.
async fn make_ready(
    conn: &mut SqliteConnection,
    path: &Path,
    key_hex: &str,
    migrations: &[Migration],
) -> Result<(), StoreError> {
    let application = migration::pragma(conn, "PRAGMA application_id").await;
    if application.map_err(|error| header::explain(path, error))? != APPLICATION {
        return Err(StoreError::NotAStore);
    }
    migration::bring_up_to_date(conn, path, key_hex, migrations).await?;
    entry::make_ready(conn).await
}

/// Tables, identity and the first audit entry, in one transaction.
async fn found(
    path: &Path,
    key_hex: &str,
    stamp: &Stamp,
    migrations: &[Migration],
) -> Result<(), StoreError> {
    let mut conn = connection::single(path, key_hex, true).await?;
    let mut transaction = conn.begin().await?;
    migration::apply(&mut transaction, migrations, 0).await?;
    let mark = format!("PRAGMA application_id = {APPLICATION}");
    sqlx::raw_sql(AssertSqlSafe(mark))
        .execute(&mut *transaction)
        .await?;
    introduce(&mut transaction, stamp).await?;
    transaction.commit().await?;
    entry::make_ready(&mut conn).await?;
    Ok(conn.close().await?)
}

async fn introduce(conn: &mut SqliteConnection, stamp: &Stamp) -> Result<(), StoreError> {
    let id = new_id(stamp.at);
    let id_text = text(id);
    sqlx::query!(
        "INSERT INTO store_info (only, id, created_at) VALUES (1, ?, ?)",
        id_text,
        stamp.at,
    )
    .execute(&mut *conn)
    .await?;
    let after = json!({ "id": id, "created_at": stamp.at });
    audit::append(conn, stamp, "store", id, &json!(null), &after).await?;
    Ok(())
}
