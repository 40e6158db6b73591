//! Two customers become one, with everything that hangs on them, and become two again.

use std::collections::BTreeMap;

use bidwright_domain::Id;
use bidwright_domain::customer::Customer;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use crate::aggregate;
use crate::audit::append;
use crate::column::{json, text, unwritable};
use crate::entry;
use crate::{Stamp, Store, StoreError, Write};

const CUSTOMER: &str = "customer";
const CUSTOMER_MERGE: &str = "customer_merge";
/// Every table whose rows name a customer. Bids hang on their tender.
const TABLES: [&str; 5] = [
    "tender",
    "quotation",
    "contract",
    "activity",
    "customer_file",
];

/// How many rows now belong to the customer that stays; removed ones are counted too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    pub tenders: u32,
    pub quotations: u32,
    pub contracts: u32,
    pub activities: u32,
    pub files: u32,
}

/// What the undo puts back.
#[derive(Debug, Serialize, Deserialize)]
struct Before {
    kept: Customer,
    gone: Customer,
    /// The customer as the merge left it: what was changed since can't be undone with it.
    merged: Customer,
    /// People of activities before they were folded.
    people: BTreeMap<Id, Vec<Id>>,
}

/// Ids by table.
type Rows = BTreeMap<String, Vec<Id>>;

impl Write {
    /// Stores `merged` in the place of the customer of its id, moves all that belongs to `gone`
    /// there and removes `gone`. `folded` says which contact of `gone` is now which. The merge is
    /// kept under the id `merge`. The text of frozen documents is not touched: they only hang on
    /// the other customer.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] when one of the two is not there.
    pub async fn customer_merge(
        &mut self,
        merge: Id,
        merged: &Customer,
        gone: Id,
        folded: &BTreeMap<Id, Id>,
    ) -> Result<Moved, StoreError> {
        let (mut step, stamp) = self.step().await?;
        let moved = join(&mut step, stamp, merge, merged, gone, folded).await?;
        step.commit().await?;
        Ok(moved)
    }

    /// Brings both customers back as they were, with the rows that the merge moved. What came after
    /// the merge stays where it is.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] when there is no such merge or it was undone,
    /// [`StoreError::ChangedSince`] when the customer was edited after it.
    pub async fn customer_merge_undo(&mut self, merge: Id) -> Result<(Id, Id), StoreError> {
        let (mut step, stamp) = self.step().await?;
        let both = part(&mut step, stamp, merge).await?;
        step.commit().await?;
        Ok(both)
    }
}

impl Store {
    /// The last merge into this customer that was not undone.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn customer_merge_last(&self, kept: Id) -> Result<Option<Id>, StoreError> {
        let kept = text(kept);
        let id = sqlx::query_scalar!(
            "SELECT id FROM customer_merge WHERE kept = ? AND undone_at IS NULL
             ORDER BY merged_at DESC, id DESC LIMIT 1",
            kept,
        )
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        let damaged = |error: uuid::Error| StoreError::Damaged {
            detail: error.to_string(),
        };
        id.map(|id| Id::parse_str(&id).map_err(damaged)).transpose()
    }
}

async fn join(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    merge: Id,
    merged: &Customer,
    gone: Id,
    folded: &BTreeMap<Id, Id>,
) -> Result<Moved, StoreError> {
    let kept = live(conn, merged.id).await?;
    let removed = live(conn, gone).await?;
    let rows = rows_of(conn, gone).await?;
    let people = fold_people(conn, gone, folded).await?;
    move_rows(conn, stamp, &rows, gone, merged.id).await?;
    aggregate::put(conn, stamp, std::slice::from_ref(merged)).await?;
    aggregate::remove::<Customer>(conn, stamp, gone).await?;
    entry::refresh_named(conn, CUSTOMER, &[merged.id]).await?;
    let count =
        |table: &str| u32::try_from(rows.get(table).map_or(0, Vec::len)).unwrap_or(u32::MAX);
    let moved = Moved {
        tenders: count("tender"),
        quotations: count("quotation"),
        contracts: count("contract"),
        activities: count("activity"),
        files: count("customer_file"),
    };
    let before = Before {
        kept,
        gone: removed,
        merged: merged.clone(),
        people,
    };
    remember(conn, stamp, merge, &before, &rows).await?;
    Ok(moved)
}

async fn remember(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    merge: Id,
    before: &Before,
    rows: &Rows,
) -> Result<(), StoreError> {
    let told = json!({ "kept": before.kept.id, "gone": before.gone.id });
    append(conn, stamp, CUSTOMER_MERGE, merge, &json!(null), &told).await?;
    let (id, kept, gone) = (text(merge), text(before.kept.id), text(before.gone.id));
    let (before, moved) = (json(before)?, json(rows)?);
    sqlx::query!(
        "INSERT INTO customer_merge (id, kept, gone, before, moved, merged_at)
         VALUES (?, ?, ?, ?, ?, ?)",
        id,
        kept,
        gone,
        before,
        moved,
        stamp.at,
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn part(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    merge: Id,
) -> Result<(Id, Id), StoreError> {
    let id = text(merge);
    let row = sqlx::query!(
        "SELECT before, moved FROM customer_merge WHERE id = ? AND undone_at IS NULL",
        id
    )
    .fetch_optional(&mut *conn)
    .await?;
    let row = row.ok_or(StoreError::NoSuchRow {
        noun: CUSTOMER_MERGE,
        id: merge,
    })?;
    let before: Before = serde_json::from_str(&row.before).map_err(unwritable)?;
    let rows: Rows = serde_json::from_str(&row.moved).map_err(unwritable)?;
    let (kept, gone) = (before.kept.id, before.gone.id);
    if live(conn, kept).await? != before.merged {
        return Err(StoreError::ChangedSince {
            noun: CUSTOMER,
            id: kept,
        });
    }
    aggregate::restore::<Customer>(conn, stamp, gone).await?;
    aggregate::put(conn, stamp, &[before.gone, before.kept]).await?;
    for (activity, people) in &before.people {
        set_people(conn, *activity, people).await?;
    }
    move_rows(conn, stamp, &rows, kept, gone).await?;
    entry::refresh_named(conn, CUSTOMER, &[kept, gone]).await?;
    let told = json!({ "kept": kept, "gone": gone });
    append(conn, stamp, CUSTOMER_MERGE, merge, &told, &json!(null)).await?;
    sqlx::query!(
        "UPDATE customer_merge SET undone_at = ? WHERE id = ?",
        stamp.at,
        id
    )
    .execute(conn)
    .await?;
    Ok((kept, gone))
}

async fn live(conn: &mut SqliteConnection, id: Id) -> Result<Customer, StoreError> {
    let found = aggregate::load::<Customer>(conn, id, false).await?;
    found.ok_or(StoreError::NoSuchRow { noun: CUSTOMER, id })
}

/// Everything that names the customer, tombstones too: they may be restored later.
async fn rows_of(conn: &mut SqliteConnection, customer: Id) -> Result<Rows, StoreError> {
    let mut rows = Rows::new();
    for table in TABLES {
        let sql = format!("SELECT id FROM {table} WHERE customer = ? ORDER BY id");
        let found = sqlx::query(AssertSqlSafe(sql))
            .bind(text(customer))
            .fetch_all(&mut *conn)
            .await?;
        let mut ids = Vec::with_capacity(found.len());
        for row in found {
            let id: String = row.try_get(0)?;
            ids.push(Id::parse_str(&id).map_err(|error| StoreError::Damaged {
                detail: error.to_string(),
            })?);
        }
        rows.insert(table.to_owned(), ids);
    }
    Ok(rows)
}

/// Rows that were moved on meanwhile stay where they are.
async fn move_rows(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    rows: &Rows,
    from: Id,
    to: Id,
) -> Result<(), StoreError> {
    for table in TABLES {
        let sql =
            format!("UPDATE {table} SET customer = ?, changed = ? WHERE id = ? AND customer = ?");
        for id in rows.get(table).into_iter().flatten() {
            let (old, new) = (json!({ "customer": from }), json!({ "customer": to }));
            let sequence = append(conn, stamp, table, *id, &old, &new).await?;
            sqlx::query(AssertSqlSafe(sql.clone()))
                .bind(text(to))
                .bind(sequence)
                .bind(text(*id))
                .bind(text(from))
                .execute(&mut *conn)
                .await?;
        }
    }
    Ok(())
}

/// Names the contacts that stay in the activities; gives those that were changed as they were.
async fn fold_people(
    conn: &mut SqliteConnection,
    customer: Id,
    folded: &BTreeMap<Id, Id>,
) -> Result<BTreeMap<Id, Vec<Id>>, StoreError> {
    let customer = text(customer);
    let rows = sqlx::query!(
        "SELECT id, contacts FROM activity WHERE customer = ?",
        customer
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut before = BTreeMap::new();
    for row in rows {
        let people: Vec<Id> = serde_json::from_str(&row.contacts).map_err(unwritable)?;
        let mut now: Vec<Id> = Vec::with_capacity(people.len());
        for person in &people {
            let person = folded.get(person).copied().unwrap_or(*person);
            if !now.contains(&person) {
                now.push(person);
            }
        }
        if now != people {
            let id = Id::parse_str(&row.id).map_err(|error| StoreError::Damaged {
                detail: error.to_string(),
            })?;
            set_people(conn, id, &now).await?;
            before.insert(id, people);
        }
    }
    Ok(before)
}

async fn set_people(
    conn: &mut SqliteConnection,
    activity: Id,
    people: &[Id],
) -> Result<(), StoreError> {
    let (id, people) = (text(activity), json(people)?);
    sqlx::query!("UPDATE activity SET contacts = ? WHERE id = ?", people, id)
        .execute(conn)
        .await?;
    Ok(())
}
