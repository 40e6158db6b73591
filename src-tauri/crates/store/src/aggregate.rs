//! What every noun of the store has in common: read, write, tombstone, list.

use std::future::Future;

use bidwright_domain::Id;
use serde::Serialize;
use serde_json::Value;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use crate::column::text;
use crate::{ConstraintKind, ListQuery, Stamp, StoreError, audit};

/// A row with its children, saved and loaded as one.
pub(crate) trait Aggregate: Serialize + PartialEq + Sized + Send + Sync {
    /// The noun of the audit trail, and the table.
    const NOUN: &'static str;
    /// The one field that another row could already hold.
    const UNIQUE: &'static str;

    fn id(&self) -> Id;

    /// The rows that this one names: field, table, id.
    fn references(&self) -> Vec<(&'static str, &'static str, Id)>;

    /// Whether the row as it stands refuses to become `next` (none: a tombstone).
    fn refuses(&self, _next: Option<&Self>) -> bool {
        false
    }

    fn load(
        conn: &mut SqliteConnection,
        id: Id,
        even_removed: bool,
    ) -> impl Future<Output = Result<Option<Self>, StoreError>> + Send;

    fn save(
        &self,
        conn: &mut SqliteConnection,
        sequence: i64,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    fn list(
        conn: &mut SqliteConnection,
        like: &str,
        limit: u32,
        offset: u32,
    ) -> impl Future<Output = Result<Vec<Self>, StoreError>> + Send;

    fn count(
        conn: &mut SqliteConnection,
        like: &str,
    ) -> impl Future<Output = Result<u32, StoreError>> + Send;
}

/// A `LIKE` pattern that finds the text anywhere, with its own `%`, `_` and `\` taken literally.
/// Longer texts are cut: SQLite refuses patterns over 50,000 bytes.
pub(crate) fn like(search: &str) -> String {
    let mut pattern = String::from("%");
    for letter in search.trim().chars().take(1_000) {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

impl ListQuery {
    pub(crate) fn like(&self) -> String {
        like(&self.search)
    }
}

/// Inserts or updates; a value that is already stored writes nothing.
pub(crate) async fn put<T: Aggregate>(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    value: &T,
) -> Result<(), StoreError> {
    let id = value.id();
    let before = match is_removed(conn, T::NOUN, id).await? {
        None => None,
        Some(false) => T::load(conn, id, false).await?,
        Some(true) => return Err(StoreError::NoSuchRow { noun: T::NOUN, id }),
    };
    if let Some(before) = &before {
        if before == value {
            return Ok(());
        }
        if before.refuses(Some(value)) {
            return Err(StoreError::Frozen { noun: T::NOUN, id });
        }
    }
    let sequence = audit::append(conn, stamp, T::NOUN, id, &before, value).await?;
    match value.save(conn, sequence).await {
        Ok(()) => Ok(()),
        Err(error) => Err(name_constraint(conn, error, value).await?),
    }
}

/// Says which field broke a constraint.
async fn name_constraint<T: Aggregate>(
    conn: &mut SqliteConnection,
    error: StoreError,
    value: &T,
) -> Result<StoreError, StoreError> {
    let StoreError::Constraint { kind, .. } = &error else {
        return Ok(error);
    };
    Ok(match kind {
        ConstraintKind::Duplicate => error.of(T::NOUN, T::UNIQUE),
        ConstraintKind::MissingReference => {
            let field = missing(conn, &value.references()).await?;
            error.of(T::NOUN, field.unwrap_or(""))
        }
        ConstraintKind::Value => error.of(T::NOUN, ""),
    })
}

/// The first reference whose row doesn't exist.
pub(crate) async fn missing(
    conn: &mut SqliteConnection,
    references: &[(&'static str, &'static str, Id)],
) -> Result<Option<&'static str>, StoreError> {
    for (field, table, id) in references {
        let sql = format!("SELECT 1 FROM {table} WHERE id = ?");
        let found = sqlx::query(AssertSqlSafe(sql))
            .bind(text(*id))
            .fetch_optional(&mut *conn);
        if found.await?.is_none() {
            return Ok(Some(field));
        }
    }
    Ok(None)
}

/// None: no row; otherwise whether it is a tombstone.
pub(crate) async fn is_removed(
    conn: &mut SqliteConnection,
    table: &'static str,
    id: Id,
) -> Result<Option<bool>, StoreError> {
    let sql = format!("SELECT deleted_at IS NOT NULL FROM {table} WHERE id = ?");
    let row = sqlx::query(AssertSqlSafe(sql))
        .bind(text(id))
        .fetch_optional(conn)
        .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

/// Turns a live row into a tombstone.
pub(crate) async fn remove<T: Aggregate>(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    id: Id,
) -> Result<(), StoreError> {
    let Some(before) = T::load(conn, id, false).await? else {
        return Err(StoreError::NoSuchRow { noun: T::NOUN, id });
    };
    if before.refuses(None) {
        return Err(StoreError::Frozen { noun: T::NOUN, id });
    }
    let sequence = audit::append(conn, stamp, T::NOUN, id, &before, &Value::Null).await?;
    mark(conn, T::NOUN, id, Some(stamp), sequence).await
}

/// Brings a tombstone back as it was.
pub(crate) async fn restore<T: Aggregate>(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    id: Id,
) -> Result<(), StoreError> {
    if is_removed(conn, T::NOUN, id).await? != Some(true) {
        return Err(StoreError::NoSuchRow { noun: T::NOUN, id });
    }
    let after = T::load(conn, id, true).await?;
    let sequence = audit::append(conn, stamp, T::NOUN, id, &Value::Null, &after).await?;
    let marked = mark(conn, T::NOUN, id, None, sequence).await;
    marked.map_err(|error| error.of(T::NOUN, T::UNIQUE))
}

/// Sets or clears the tombstone of one row.
pub(crate) async fn mark(
    conn: &mut SqliteConnection,
    table: &'static str,
    id: Id,
    removed: Option<&Stamp>,
    sequence: i64,
) -> Result<(), StoreError> {
    let sql = format!("UPDATE {table} SET deleted_at = ?, changed = ? WHERE id = ?");
    sqlx::query(AssertSqlSafe(sql))
        .bind(removed.map(|stamp| stamp.at))
        .bind(sequence)
        .bind(text(id))
        .execute(conn)
        .await?;
    Ok(())
}

/// Live positions from 0 without gaps; at equal positions the later change comes first.
pub(crate) async fn count_positions(
    conn: &mut SqliteConnection,
    table: &'static str,
    owner_column: &'static str,
    owner: Id,
) -> Result<(), StoreError> {
    let sql = format!(
        "UPDATE {table} SET position = counted.place
         FROM (
             SELECT id AS row_id,
                    row_number() OVER (ORDER BY position, changed DESC, id) - 1 AS place
             FROM {table} WHERE {owner_column} = ? AND deleted_at IS NULL
         ) AS counted
         WHERE {table}.id = counted.row_id AND {table}.position <> counted.place"
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(text(owner))
        .execute(conn)
        .await?;
    Ok(())
}
