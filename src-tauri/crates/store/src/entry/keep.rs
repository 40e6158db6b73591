//! Writing entries.

use std::collections::HashMap;

use bidwright_domain::Id;
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use super::token::{self, Text};
use super::{KEYS, Key, missing_last, part, pinyin};
use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::{json as json_text, text};

/// An entry as it stands or is to stand in the table.
#[derive(Clone, PartialEq)]
pub(super) struct Entry {
    pub noun: String,
    pub id: String,
    pub owner: String,
    pub keys: Vec<Value>,
    pub label: String,
    pub facets: String,
    pub titles: String,
    pub words: String,
}

impl Entry {
    fn tokens(&self) -> String {
        token::of(&Text {
            noun: &self.noun,
            owner: &self.owner,
            facets: &self.facets,
            titles: &self.titles,
            words: &self.words,
        })
    }
}

/// Entries by id and owner, with their places.
pub(super) type Kept = HashMap<(String, String), (i64, Entry)>;

/// What stands in the table for these conditions.
pub(super) async fn stored(
    conn: &mut SqliteConnection,
    condition: &'static str,
    noun: &str,
    ids: &str,
) -> Result<Kept, StoreError> {
    let sql = format!(
        "SELECT place, id, owner, json_array(k1, k2, k3, k4, k5, k6, k7, k8), label, facets, titles,
                words
         FROM entry WHERE noun = ?1 AND {condition} IN (SELECT value FROM json_each(?2))"
    );
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(noun).bind(ids);
    let mut kept = Kept::new();
    for row in rows.fetch_all(conn).await? {
        let keys: Vec<Value> = serde_json::from_str(row.try_get(3)?).unwrap_or_default();
        let entry = Entry {
            noun: noun.to_owned(),
            id: row.try_get(1)?,
            owner: row.try_get(2)?,
            keys,
            label: row.try_get(4)?,
            facets: row.try_get(5)?,
            titles: row.try_get(6)?,
            words: row.try_get(7)?,
        };
        kept.insert(
            (entry.id.clone(), entry.owner.clone()),
            (row.try_get(0)?, entry),
        );
    }
    Ok(kept)
}

/// Takes entries away.
pub(super) async fn remove(
    conn: &mut SqliteConnection,
    gone: &[(i64, &Entry)],
) -> Result<(), StoreError> {
    if gone.is_empty() {
        return Ok(());
    }
    let list: Vec<Value> = gone
        .iter()
        .map(|(place, entry)| json!([place, entry.tokens()]))
        .collect();
    let list = json_text(&list)?;
    sqlx::query(
        "INSERT INTO entry_token (entry_token, rowid, token)
         SELECT 'delete', value ->> 0, value ->> 1 FROM json_each(?)",
    )
    .bind(&list)
    .execute(&mut *conn)
    .await?;
    sqlx::query("DELETE FROM entry WHERE place IN (SELECT value ->> 0 FROM json_each(?))")
        .bind(&list)
        .execute(conn)
        .await?;
    Ok(())
}

/// Puts entries down, at a place of their own or at the next free one.
pub(super) async fn insert(
    conn: &mut SqliteConnection,
    fresh: &[(Option<i64>, &Entry)],
) -> Result<(), StoreError> {
    if fresh.is_empty() {
        return Ok(());
    }
    let last: i64 = sqlx::query_scalar("SELECT coalesce(max(place), 0) FROM entry")
        .fetch_one(&mut *conn)
        .await?;
    let list: Vec<Value> = (last + 1..)
        .zip(fresh)
        .map(|(next, (place, entry))| {
            json!({
                "place": place.unwrap_or(next), "noun": entry.noun, "id": entry.id,
                "owner": entry.owner, "keys": entry.keys, "label": entry.label,
                "facets": entry.facets, "titles": entry.titles, "words": entry.words,
                "tokens": entry.tokens(),
            })
        })
        .collect();
    let list = json_text(&list)?;
    sqlx::query(
        "INSERT INTO entry (
             place, noun, id, owner, k1, k2, k3, k4, k5, k6, k7, k8, label, facets, titles, words
         )
         SELECT value ->> 'place', value ->> 'noun', value ->> 'id', value ->> 'owner',
                value ->> '$.keys[0]', value ->> '$.keys[1]', value ->> '$.keys[2]',
                value ->> '$.keys[3]', value ->> '$.keys[4]', value ->> '$.keys[5]',
                value ->> '$.keys[6]', value ->> '$.keys[7]', value ->> 'label',
                value ->> 'facets', value ->> 'titles', value ->> 'words'
         FROM json_each(?)",
    )
    .bind(&list)
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "INSERT INTO entry_token (rowid, token)
         SELECT value ->> 'place', value ->> 'tokens' FROM json_each(?)",
    )
    .bind(&list)
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether a changed entry becomes the newest of all.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Order {
    /// The row itself was written.
    Newest,
    /// Only something that it names was written.
    AsBefore,
}

/// Brings the entries of live rows, and of what belongs to them, up to date. Gives the ids of rows
/// that look different from outside now.
pub(crate) async fn keep<T: Aggregate>(
    conn: &mut SqliteConnection,
    rows: &[T],
    order: Order,
) -> Result<Vec<Id>, StoreError> {
    let all: Vec<Id> = rows.iter().map(Aggregate::id).collect();
    let ids = json_text(&all)?;
    let words = words(conn, T::NOUN, &ids).await?;
    let old = stored(conn, "id", T::NOUN, &ids).await?;
    let mut fresh = Vec::new();
    for row in rows {
        let id = text(row.id());
        if let Some((label, words)) = words.get(&id) {
            fresh.push(entry(conn, row, id, label.clone(), words.clone()).await?);
        }
    }
    let (mut gone, mut put, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for entry in &fresh {
        let before = old.get(&(entry.id.clone(), entry.owner.clone()));
        let same = before.is_some_and(|(_, before)| before == entry);
        if !same {
            changed.extend(Id::parse_str(&entry.id));
        }
        if same && order == Order::AsBefore {
            continue;
        }
        gone.extend(before.map(|(place, before)| (*place, before)));
        let place = before.map(|(place, _)| *place);
        put.push((place.filter(|_| order == Order::AsBefore), entry));
    }
    remove(conn, &gone).await?;
    insert(conn, &put).await?;
    if order == Order::Newest {
        part::keep_parts(conn, T::NOUN, &all, None).await?;
    }
    Ok(changed)
}

/// Label and words of live rows, as the database makes them.
async fn words(
    conn: &mut SqliteConnection,
    noun: &str,
    ids: &str,
) -> Result<HashMap<String, (String, String)>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, label, words FROM document
         WHERE noun = ?1 AND id IN (SELECT value FROM json_each(?2))",
    )
    .bind(noun)
    .bind(ids)
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| Ok((row.try_get(0)?, (row.try_get(1)?, row.try_get(2)?))))
        .collect()
}

async fn entry<T: Aggregate>(
    conn: &mut SqliteConnection,
    row: &T,
    id: String,
    label: String,
    words: String,
) -> Result<Entry, StoreError> {
    let face = row.face();
    let mut keys = Vec::with_capacity(KEYS);
    for key in face.keys {
        keys.push(match key {
            Key::Text(value) => Value::from(pinyin::order(&value)),
            Key::Plain(value) => {
                missing_last(value.filter(|value| !value.is_empty()).map(Value::from))
            }
            Key::Number(value) => missing_last(value.map(Value::from)),
            Key::Of(noun, id, column) => missing_last(key_of(conn, noun, id, column).await?),
        });
    }
    keys.resize(KEYS, Value::Null);
    let facets: Vec<String> = face
        .facets
        .iter()
        .map(|(name, value)| token::facet_line(name, value))
        .collect();
    let mut titles = face.titles;
    titles.retain(|title| !title.is_empty());
    Ok(Entry {
        noun: T::NOUN.to_owned(),
        id,
        owner: String::new(),
        keys,
        label,
        facets: facets.join("\n"),
        titles: titles.join("\n"),
        words,
    })
}

/// What another row is sorted by.
async fn key_of(
    conn: &mut SqliteConnection,
    noun: &'static str,
    id: Option<Id>,
    column: usize,
) -> Result<Option<Value>, StoreError> {
    let Some(id) = id else { return Ok(None) };
    let row = sqlx::query_scalar::<_, String>(
        "SELECT json_array(k1, k2, k3, k4, k5, k6, k7, k8) FROM entry
         WHERE noun = ?1 AND id = ?2 AND owner = ''",
    )
    .bind(noun)
    .bind(text(id))
    .fetch_optional(conn)
    .await?;
    let keys: Vec<Value> = row
        .and_then(|row| serde_json::from_str(&row).ok())
        .unwrap_or_default();
    Ok(keys.into_iter().nth(column).filter(|key| !key.is_null()))
}

/// Takes away the entries of removed rows and of what belongs to them.
pub(crate) async fn drop_entries(
    conn: &mut SqliteConnection,
    noun: &'static str,
    ids: &[Id],
) -> Result<(), StoreError> {
    let list = json_text(ids)?;
    let old = stored(conn, "id", noun, &list).await?;
    let gone: Vec<_> = old.values().map(|(place, entry)| (*place, entry)).collect();
    remove(conn, &gone).await?;
    part::drop_parts(conn, noun, ids).await
}

/// Brings rows up to date that show something of the changed ones: the customer's name stands in
/// its quotations, the project's in its bids.
pub(crate) async fn refresh_named(
    conn: &mut SqliteConnection,
    noun: &'static str,
    changed: &[Id],
) -> Result<(), StoreError> {
    if changed.is_empty() || !matches!(noun, "customer" | "tender" | "own_company") {
        return Ok(());
    }
    let changed = json_text(changed)?;
    let showing: &[&'static str] = match noun {
        "customer" => &["quotation", "contract"],
        "tender" => &["bid"],
        _ => &["certificate"],
    };
    for dependent in showing {
        let column = if noun == "own_company" { "owner" } else { noun };
        let sql = format!(
            "SELECT id FROM {dependent} WHERE deleted_at IS NULL
             AND {column} IN (SELECT value FROM json_each(?))"
        );
        let ids: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql))
            .bind(&changed)
            .fetch_all(&mut *conn)
            .await?;
        for some in ids.chunks(200) {
            keep_as_before(conn, dependent, &json_text(some)?).await?;
        }
    }
    Ok(())
}

/// [`keep`] by the noun's name.
pub(super) async fn keep_as_before(
    conn: &mut SqliteConnection,
    noun: &str,
    ids: &str,
) -> Result<(), StoreError> {
    use bidwright_domain::{bid, certificate, contract, quotation};
    async fn again<T: Aggregate>(conn: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
        let rows = T::rows(conn, ids, false).await?;
        keep(conn, &rows, Order::AsBefore).await.map(|_| ())
    }
    match noun {
        "bid" => again::<bid::Bid>(conn, ids).await,
        "certificate" => again::<certificate::Certificate>(conn, ids).await,
        "quotation" => again::<quotation::Quotation>(conn, ids).await,
        "contract" => again::<contract::Contract>(conn, ids).await,
        _ => Ok(()),
    }
}
