//! What every noun of the store has in common: read, write, tombstone, list.

use std::collections::HashMap;
use std::future::Future;

use bidwright_domain::Id;
use serde::Serialize;
use serde_json::Value;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use crate::column::{json, text};
use crate::entry::{self, Face, Order};
use crate::{ConstraintKind, Stamp, StoreError, audit};

/// Rows whose entries are kept in one step.
const PIECE: usize = 250;

/// A row with its children, saved and loaded as one.
pub(crate) trait Aggregate: Serialize + Clone + PartialEq + Sized + Send + Sync {
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

    /// What a list of the rows can be sorted by: the names of [`Face::keys`].
    const COLUMNS: &'static [&'static str];
    /// What it can be narrowed down to: the names of [`Face::facets`].
    const FACETS: &'static [&'static str];

    /// How the row looks in lists and for the search.
    fn face(&self) -> Face;

    /// The rows with these ids (a JSON list), in no order; live ones only, or tombstones too.
    fn rows(
        conn: &mut SqliteConnection,
        ids: &str,
        even_removed: bool,
    ) -> impl Future<Output = Result<Vec<Self>, StoreError>> + Send;

    fn save(
        &self,
        conn: &mut SqliteConnection,
        sequence: i64,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Saves rows that are new; the first has this sequence, the others follow.
    fn insert(
        conn: &mut SqliteConnection,
        rows: &[Self],
        first: i64,
    ) -> impl Future<Output = Result<(), StoreError>> + Send {
        async move {
            for (sequence, row) in (first..).zip(rows) {
                row.save(conn, sequence).await?;
            }
            Ok(())
        }
    }
}

/// One row.
pub(crate) async fn load<T: Aggregate>(
    conn: &mut SqliteConnection,
    id: Id,
    even_removed: bool,
) -> Result<Option<T>, StoreError> {
    let rows = T::rows(conn, &json(&[id])?, even_removed).await?;
    Ok(rows.into_iter().next())
}

/// Live rows in the order of their ids in the list.
pub(crate) async fn load_all<T: Aggregate>(
    conn: &mut SqliteConnection,
    ids: &[Id],
) -> Result<Vec<T>, StoreError> {
    let rows = T::rows(conn, &json(ids)?, false).await?;
    let mut rows: HashMap<Id, T> = rows.into_iter().map(|row| (row.id(), row)).collect();
    Ok(ids.iter().filter_map(|id| rows.remove(id)).collect())
}

/// Inserts or updates rows of one noun, one audit entry each.
pub(crate) async fn put<T: Aggregate>(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    values: &[T],
) -> Result<(), StoreError> {
    let mut written = Vec::new();
    for value in values {
        if put_row(conn, stamp, value).await? {
            written.push(value.clone());
        }
    }
    for some in written.chunks(PIECE) {
        let changed = entry::keep(conn, some, Order::Newest).await?;
        entry::refresh_named(conn, T::NOUN, &changed).await?;
    }
    Ok(())
}

/// Inserts or updates; a value that is already stored writes nothing. Says whether it wrote.
async fn put_row<T: Aggregate>(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    value: &T,
) -> Result<bool, StoreError> {
    let id = value.id();
    let before = match is_removed(conn, T::NOUN, id).await? {
        None => None,
        Some(false) => load::<T>(conn, id, false).await?,
        Some(true) => return Err(StoreError::NoSuchRow { noun: T::NOUN, id }),
    };
    if let Some(before) = &before {
        if before == value {
            return Ok(false);
        }
        if before.refuses(Some(value)) {
            return Err(StoreError::Frozen { noun: T::NOUN, id });
        }
    }
    let sequence = audit::append(conn, stamp, T::NOUN, id, &before, value).await?;
    match value.save(conn, sequence).await {
        Ok(()) => Ok(true),
        Err(error) => Err(name_constraint(conn, error, value).await?),
    }
}

/// Inserts rows that are new, in the order given, with one look at the audit trail for all of them;
/// gives the sequence of each one's entry. A row that is there already breaks its table's key.
pub(crate) async fn insert_many<T: Aggregate>(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    values: &[T],
) -> Result<Vec<i64>, StoreError> {
    let rows: Vec<(Id, &T)> = values.iter().map(|value| (value.id(), value)).collect();
    let first = audit::append_new(conn, stamp, T::NOUN, &rows).await?;
    if let Err(error) = T::insert(conn, values, first).await {
        return Err(error.of(T::NOUN, T::UNIQUE));
    }
    for some in values.chunks(PIECE) {
        entry::keep(conn, some, Order::Newest).await?;
    }
    Ok((first..).take(values.len()).collect())
}

/// The audit entry that changed the row last; none when there is no live row.
pub(crate) async fn changed<T: Aggregate>(
    conn: &mut SqliteConnection,
    id: Id,
) -> Result<Option<i64>, StoreError> {
    let sql = format!(
        "SELECT changed FROM {} WHERE id = ? AND deleted_at IS NULL",
        T::NOUN
    );
    let row = sqlx::query(AssertSqlSafe(sql))
        .bind(text(id))
        .fetch_optional(conn)
        .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
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
    let Some(before) = load::<T>(conn, id, false).await? else {
        return Err(StoreError::NoSuchRow { noun: T::NOUN, id });
    };
    if before.refuses(None) {
        return Err(StoreError::Frozen { noun: T::NOUN, id });
    }
    let sequence = audit::append(conn, stamp, T::NOUN, id, &before, &Value::Null).await?;
    mark(conn, T::NOUN, id, Some(stamp), sequence).await?;
    entry::drop_entries(conn, T::NOUN, &[id]).await
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
    let after = load::<T>(conn, id, true).await?;
    let sequence = audit::append(conn, stamp, T::NOUN, id, &Value::Null, &after).await?;
    let marked = mark(conn, T::NOUN, id, None, sequence).await;
    marked.map_err(|error| error.of(T::NOUN, T::UNIQUE))?;
    if let Some(row) = after {
        entry::keep(conn, &[row], Order::Newest).await?;
    }
    Ok(())
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
