//! Entries of what belongs to a row and is found by itself: contacts and clauses.

use bidwright_domain::Id;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use super::KEYS;
use super::keep::{Entry, insert, remove, stored};
use crate::StoreError;
use crate::column::json as json_text;

/// Noun of the parts of an owner, and the live ones of some owners: id, owner, label, title, words.
fn parts(noun: &str) -> Option<(&'static str, &'static str)> {
    match noun {
        "customer" => Some((
            "contact",
            "SELECT id, customer, name, name, words FROM contact
             WHERE customer IN (
                 SELECT id FROM customer WHERE deleted_at IS NULL
                 AND id IN (SELECT value FROM json_each(?1))
             )",
        )),
        "tender" => Some((
            "clause",
            "SELECT id, tender,
                    trim(number || ' ' || CASE WHEN title = '' THEN substr(text, 1, 60) ELSE title END),
                    title, number || char(10) || title || char(10) || text
             FROM clause WHERE deleted_at IS NULL AND tender IN (
                 SELECT id FROM tender WHERE deleted_at IS NULL
                 AND id IN (SELECT value FROM json_each(?1))
             )",
        )),
        _ => None,
    }
}

/// Brings the entries of the owners' parts up to date; with `only`, of no others than these.
pub(crate) async fn keep_parts(
    conn: &mut SqliteConnection,
    noun: &str,
    owners: &[Id],
    only: Option<&[Id]>,
) -> Result<(), StoreError> {
    let Some((part, live)) = parts(noun) else {
        return Ok(());
    };
    let owners = json_text(owners)?;
    let wanted = only.map(json_text).transpose()?;
    let mut old = match &wanted {
        Some(ids) => stored(conn, "id", part, ids).await?,
        None => stored(conn, "owner", part, &owners).await?,
    };
    let sql = match &wanted {
        Some(_) => format!("{live} AND id IN (SELECT value FROM json_each(?2))"),
        None => live.to_owned(),
    };
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(&owners).bind(wanted);
    let mut fresh = Vec::new();
    for row in rows.fetch_all(&mut *conn).await? {
        let entry = Entry {
            noun: part.to_owned(),
            id: row.try_get(0)?,
            owner: row.try_get(1)?,
            keys: vec![serde_json::Value::Null; KEYS],
            label: row.try_get(2)?,
            facets: String::new(),
            titles: row.try_get(3)?,
            words: row.try_get(4)?,
        };
        let key = (entry.id.clone(), entry.owner.clone());
        if old.get(&key).is_some_and(|(_, before)| *before == entry) {
            old.remove(&key);
        } else {
            fresh.push(entry);
        }
    }
    let gone: Vec<_> = old.values().map(|(place, entry)| (*place, entry)).collect();
    remove(conn, &gone).await?;
    let put: Vec<_> = fresh.iter().map(|entry| (None, entry)).collect();
    insert(conn, &put).await
}

/// Takes away the entries of all parts of removed owners.
pub(crate) async fn drop_parts(
    conn: &mut SqliteConnection,
    noun: &str,
    owners: &[Id],
) -> Result<(), StoreError> {
    let Some((part, _)) = parts(noun) else {
        return Ok(());
    };
    let old = stored(conn, "owner", part, &json_text(owners)?).await?;
    let gone: Vec<_> = old.values().map(|(place, entry)| (*place, entry)).collect();
    remove(conn, &gone).await
}
