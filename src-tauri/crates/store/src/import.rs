//! Rows taken in from a spreadsheet: many at once, and taken back as a whole.

use bidwright_domain::Id;
use bidwright_domain::customer::Customer;
use bidwright_domain::product::Product;
use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde_json::json as object;
use sqlx::sqlite::SqliteConnection;

use crate::aggregate::{self, Aggregate};
use crate::audit::append;
use crate::column::{Scalar, json, name, text, unwritable};
use crate::{Stamp, Store, StoreError, Write};

/// What can be taken in from a spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportNoun {
    Customer,
    Product,
}

/// How a stored row is found again by what a spreadsheet says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportKey {
    pub id: Id,
    /// The customer's credit code, the product's number.
    pub code: String,
    pub name: String,
}

/// One import that was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportMark {
    pub id: Id,
    pub noun: ImportNoun,
    pub file: String,
    pub at: DateTime<Utc>,
    pub actor: String,
    pub added: u32,
    pub changed: u32,
    pub undone_at: Option<DateTime<Utc>>,
}

/// One row of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedRow {
    pub id: Id,
    sequence: i64,
    before: Option<String>,
}

impl Write {
    /// Begins an import; the rows put by [`Write::customers_import`] and
    /// [`Write::products_import`] belong to it.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be written.
    pub async fn import_begin(&mut self, mark: &ImportMark) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        let (id, noun) = (text(mark.id), name(&mark.noun)?);
        let after = object!({
            "file": mark.file, "noun": mark.noun, "added": mark.added, "changed": mark.changed,
        });
        append(&mut step, stamp, "import", mark.id, &object!(null), &after).await?;
        sqlx::query!(
            "INSERT INTO import (id, noun, file, at, actor, added, changed)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
            id,
            noun,
            mark.file,
            stamp.at,
            stamp.actor,
            mark.added,
            mark.changed,
        )
        .execute(&mut *step)
        .await?;
        step.commit().await
    }

    /// Stores customers: `new` ones first, then the changed ones.
    ///
    /// # Errors
    /// As [`Write::customer_put`].
    pub async fn customers_import(
        &mut self,
        import: Id,
        new: &[Customer],
        changed: &[Customer],
    ) -> Result<(), StoreError> {
        self.rows_import(import, new, changed).await
    }

    /// Stores products: `new` ones first, then the changed ones.
    ///
    /// # Errors
    /// As [`Write::product_put`].
    pub async fn products_import(
        &mut self,
        import: Id,
        new: &[Product],
        changed: &[Product],
    ) -> Result<(), StoreError> {
        self.rows_import(import, new, changed).await
    }

    async fn rows_import<T: Aggregate>(
        &mut self,
        import: Id,
        new: &[T],
        changed: &[T],
    ) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        let sequences = aggregate::insert_many(&mut step, stamp, new).await?;
        let mut marks: Vec<(Id, i64, Option<String>)> = new
            .iter()
            .zip(sequences)
            .map(|(row, sequence)| (row.id(), sequence, None))
            .collect();
        let ids: Vec<Id> = changed.iter().map(Aggregate::id).collect();
        let before = aggregate::load_all::<T>(&mut step, &ids).await?;
        aggregate::put(&mut step, stamp, changed).await?;
        for row in &before {
            let sequence = aggregate::changed::<T>(&mut step, row.id()).await?;
            let sequence = sequence.unwrap_or_default();
            marks.push((row.id(), sequence, Some(json(row)?)));
        }
        mark_rows(&mut step, import, &marks).await?;
        step.commit().await
    }

    /// Takes back rows of an import: those it added are removed, those it changed become what they
    /// were. Rows that were changed since are left as they are. Gives how many were taken back.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be written.
    pub async fn rows_unimport(
        &mut self,
        noun: ImportNoun,
        rows: &[ImportedRow],
    ) -> Result<u32, StoreError> {
        let (mut step, stamp) = self.step().await?;
        let mut taken_back = 0;
        for row in rows {
            let done = match noun {
                ImportNoun::Customer => take_back::<Customer>(&mut step, stamp, row).await?,
                ImportNoun::Product => take_back::<Product>(&mut step, stamp, row).await?,
            };
            taken_back += u32::from(done);
        }
        step.commit().await?;
        Ok(taken_back)
    }

    /// Notes that an import was taken back.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] when there is none, or it was taken back before.
    pub async fn import_end(&mut self, id: Id) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        let (import, nothing) = (text(id), object!(null));
        let undone = object!({ "undone_at": stamp.at });
        append(&mut step, stamp, "import", id, &nothing, &undone).await?;
        let done = sqlx::query!(
            "UPDATE import SET undone_at = ? WHERE id = ? AND undone_at IS NULL",
            stamp.at,
            import,
        )
        .execute(&mut *step)
        .await?;
        if done.rows_affected() == 0 {
            return Err(StoreError::NoSuchRow { noun: "import", id });
        }
        step.commit().await
    }
}

async fn mark_rows(
    conn: &mut SqliteConnection,
    import: Id,
    marks: &[(Id, i64, Option<String>)],
) -> Result<(), StoreError> {
    let (import, marks) = (text(import), json(marks)?);
    sqlx::query!(
        "INSERT INTO import_row (import, position, id, sequence, before)
         SELECT ?1,
                (SELECT count(*) FROM import_row WHERE import = ?1) + key,
                value ->> 0, value ->> 1, value ->> 2
         FROM json_each(?2)",
        import,
        marks,
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn take_back<T: Aggregate + DeserializeOwned>(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    row: &ImportedRow,
) -> Result<bool, StoreError> {
    if aggregate::changed::<T>(conn, row.id).await? != Some(row.sequence) {
        return Ok(false);
    }
    match &row.before {
        None => aggregate::remove::<T>(conn, stamp, row.id).await?,
        Some(before) => {
            let before: T = serde_json::from_str(before).map_err(unwritable)?;
            aggregate::put(conn, stamp, &[before]).await?;
        }
    }
    Ok(true)
}

impl Store {
    /// Code and name of every live customer or product.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn import_keys(&self, noun: ImportNoun) -> Result<Vec<ImportKey>, StoreError> {
        let mut reader = self.reader().await?;
        let keys = match noun {
            ImportNoun::Customer => {
                sqlx::query_as!(
                    ImportKey,
                    r#"SELECT id AS "id: Scalar<Id>", credit_code AS code, name FROM customer
                       WHERE deleted_at IS NULL ORDER BY changed"#
                )
                .fetch_all(&mut *reader)
                .await?
            }
            ImportNoun::Product => {
                sqlx::query_as!(
                    ImportKey,
                    r#"SELECT id AS "id: Scalar<Id>", number AS code, name FROM product
                       WHERE deleted_at IS NULL ORDER BY changed"#
                )
                .fetch_all(&mut *reader)
                .await?
            }
        };
        Ok(keys)
    }

    /// The imports that were stored, newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn imports(&self) -> Result<Vec<ImportMark>, StoreError> {
        Ok(sqlx::query_as!(
            ImportMark,
            r#"SELECT id AS "id: Scalar<Id>", noun AS "noun: Scalar<ImportNoun>", file,
                      at AS "at: DateTime<Utc>", actor, added AS "added: u32",
                      changed AS "changed: u32", undone_at AS "undone_at: DateTime<Utc>"
               FROM import ORDER BY id DESC"#
        )
        .fetch_all(&mut *self.reader().await?)
        .await?)
    }

    /// The rows of an import, as it stored them.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn import_rows(&self, import: Id) -> Result<Vec<ImportedRow>, StoreError> {
        let import = text(import);
        Ok(sqlx::query_as!(
            ImportedRow,
            r#"SELECT id AS "id: Scalar<Id>", sequence, before FROM import_row
               WHERE import = ? ORDER BY position"#,
            import,
        )
        .fetch_all(&mut *self.reader().await?)
        .await?)
    }
}
