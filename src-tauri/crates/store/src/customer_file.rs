//! The files of a customer. Their bytes lie in the store once per content.

use bidwright_domain::Id;
use bidwright_domain::file::CustomerFile;
use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::sqlite::SqliteConnection;

use crate::aggregate::{is_removed, mark, missing};
use crate::audit::append;
use crate::column::{Scalar, text};
use crate::{ConstraintKind, Stamp, Store, StoreError, Write};

const CUSTOMER_FILE: &str = "customer_file";

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            CustomerFile,
            r#"SELECT customer_file.id AS "id: Scalar<Id>",
                      customer AS "customer: Scalar<Id>",
                      file AS "file: Scalar<Id>",
                      customer_file.name,
                      media_type,
                      size AS "size: u32",
                      sha256,
                      customer_file.added_at AS "added_at: DateTime<Utc>"
               FROM customer_file JOIN file ON file.id = customer_file.file "# + $tail
            $(, $arg)*
        )
    };
}

impl Write {
    /// Adds or renames a file of a customer; what is already stored writes nothing.
    ///
    /// # Errors
    /// [`StoreError::Constraint`] for a customer or file that doesn't exist,
    /// [`StoreError::NoSuchRow`] for a removed one.
    pub async fn customer_file_put(&mut self, file: &CustomerFile) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        put(&mut step, stamp, file).await?;
        step.commit().await
    }

    /// Takes the file from the customer; it can be restored.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`].
    pub async fn customer_file_remove(&mut self, id: Id) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        set_removed(&mut step, stamp, id, true).await?;
        step.commit().await
    }

    /// Brings a removed file back.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] when it isn't removed.
    pub async fn customer_file_restore(&mut self, id: Id) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        set_removed(&mut step, stamp, id, false).await?;
        step.commit().await
    }
}

impl Store {
    /// One live file of a customer.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn customer_file(&self, id: Id) -> Result<Option<CustomerFile>, StoreError> {
        load(&mut *self.reader().await?, id, false).await
    }

    /// A customer's files, the latest first.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn customer_files(&self, customer: Id) -> Result<Vec<CustomerFile>, StoreError> {
        let customer = text(customer);
        let rows = select!(
            "WHERE customer = ? AND deleted_at IS NULL
             ORDER BY customer_file.added_at DESC, customer_file.id DESC",
            customer
        );
        Ok(rows.fetch_all(&mut *self.reader().await?).await?)
    }
}

async fn load(
    conn: &mut SqliteConnection,
    id: Id,
    even_removed: bool,
) -> Result<Option<CustomerFile>, StoreError> {
    let id = text(id);
    let rows = select!(
        "WHERE customer_file.id = ?1 AND (?2 OR deleted_at IS NULL)",
        id,
        even_removed
    );
    Ok(rows.fetch_optional(conn).await?)
}

async fn put(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    value: &CustomerFile,
) -> Result<(), StoreError> {
    let id = value.id;
    let before = match is_removed(conn, CUSTOMER_FILE, id).await? {
        None => None,
        Some(false) => load(conn, id, false).await?,
        Some(true) => {
            return Err(StoreError::NoSuchRow {
                noun: CUSTOMER_FILE,
                id,
            });
        }
    };
    if before.as_ref() == Some(value) {
        return Ok(());
    }
    let named = [
        ("customer", "customer", value.customer),
        ("file", "file", value.file),
    ];
    if let Some(field) = missing(conn, &named).await? {
        return Err(StoreError::Constraint {
            noun: CUSTOMER_FILE,
            field,
            kind: ConstraintKind::MissingReference,
        });
    }
    let sequence = append(conn, stamp, CUSTOMER_FILE, id, &before, value).await?;
    let (id, customer, file) = (text(id), text(value.customer), text(value.file));
    sqlx::query!(
        "INSERT INTO customer_file (id, customer, file, name, added_at, changed)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET
             customer = excluded.customer,
             file = excluded.file,
             name = excluded.name,
             added_at = excluded.added_at,
             changed = excluded.changed",
        id,
        customer,
        file,
        value.name,
        value.added_at,
        sequence,
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn set_removed(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    id: Id,
    remove: bool,
) -> Result<(), StoreError> {
    let removed = is_removed(conn, CUSTOMER_FILE, id).await?;
    let file = load(conn, id, true).await?;
    let Some(file) = file.filter(|_| removed == Some(!remove)) else {
        return Err(StoreError::NoSuchRow {
            noun: CUSTOMER_FILE,
            id,
        });
    };
    let content = serde_json::to_value(&file).map_err(crate::column::unwritable)?;
    let nothing = Value::Null;
    let (before, after) = if remove {
        (&content, &nothing)
    } else {
        (&nothing, &content)
    };
    let sequence = append(conn, stamp, CUSTOMER_FILE, id, before, after).await?;
    mark(conn, CUSTOMER_FILE, id, remove.then_some(stamp), sequence).await
}
