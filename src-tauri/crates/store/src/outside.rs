//! Rows that were changed by another program: what the audit trail says a row is, against the row.
//!
//! A field that the trail has never told of (it came with a later version) is not compared, nor one
//! that the row has no more.

mod parts;

use std::collections::BTreeSet;

use bidwright_domain::Id;
use bidwright_domain::bid::Bid;
use bidwright_domain::certificate::Certificate;
use bidwright_domain::contract::Contract;
use bidwright_domain::customer::Customer;
use bidwright_domain::own_company::OwnCompany;
use bidwright_domain::product::Product;
use bidwright_domain::quotation::Quotation;
use bidwright_domain::tender::Tender;
use serde_json::{Map, Value};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use crate::StoreError;
use crate::aggregate::{self, Aggregate};
use crate::column::unwritable;
use crate::replay::apply;

/// What belongs to a noun and has rows of its own; its entries stand among the noun's.
fn part_names(noun: &str) -> &'static [&'static str] {
    match noun {
        "tender" => &["clauses", "blocks", "blocks_sha256"],
        "bid" => &["chapter", "chapters", "responses"],
        _ => &[],
    }
}

/// How a row differs from its audit trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The row is gone.
    Missing,
    /// No entry tells of the row.
    Unknown,
    /// It is removed and shouldn't be, or the other way round.
    Removed(bool),
    /// A field, by its name in the noun.
    Field(String),
}

/// One row that was changed from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    pub noun: &'static str,
    pub id: Id,
    /// What people call it: its number, name or title, as the trail has it.
    pub label: String,
    pub what: What,
}

/// All of them. Reads the whole trail, one row's entries at a time.
pub(crate) async fn changes(conn: &mut SqliteConnection) -> Result<Vec<Outside>, StoreError> {
    let mut found = Vec::new();
    of_noun::<OwnCompany>(conn, &mut found).await?;
    of_noun::<Customer>(conn, &mut found).await?;
    of_noun::<Product>(conn, &mut found).await?;
    of_noun::<Certificate>(conn, &mut found).await?;
    of_noun::<Tender>(conn, &mut found).await?;
    of_noun::<Quotation>(conn, &mut found).await?;
    of_noun::<Bid>(conn, &mut found).await?;
    of_noun::<Contract>(conn, &mut found).await?;
    parts::of_tenders(conn, &mut found).await?;
    parts::of_bids(conn, &mut found).await?;
    parts::of_files(conn, &mut found).await?;
    Ok(found)
}

/// What the trail says of one row.
struct Told {
    id: String,
    /// As it was last seen alive.
    value: Value,
    removed: bool,
}

impl Told {
    fn new(id: String) -> Self {
        Self {
            id,
            value: Value::Null,
            removed: true,
        }
    }

    fn take(&mut self, before: &Value, after: &Value, parts: &[&str]) {
        if [before, after]
            .into_iter()
            .any(|side| is_of_part(side, parts))
        {
            return;
        }
        if after.is_null() {
            self.removed = true;
            return;
        }
        let state = std::mem::take(&mut self.value);
        self.value = if self.removed {
            after.clone()
        } else {
            apply(state, before, after)
        };
        self.removed = false;
    }
}

fn is_of_part(side: &Value, parts: &[&str]) -> bool {
    side.as_object()
        .is_some_and(|fields| fields.keys().any(|key| parts.contains(&key.as_str())))
}

async fn of_noun<T: Aggregate>(
    conn: &mut SqliteConnection,
    found: &mut Vec<Outside>,
) -> Result<(), StoreError> {
    const PIECE: i64 = 2_000;
    let mut known = BTreeSet::new();
    let mut told: Option<Told> = None;
    let (mut id, mut sequence) = (String::new(), 0_i64);
    loop {
        let noun = T::NOUN;
        let rows = sqlx::query!(
            "SELECT sequence, id, before, after FROM audit
             WHERE noun = ?1 AND (id, sequence) > (?2, ?3) ORDER BY id, sequence LIMIT ?4",
            noun,
            id,
            sequence,
            PIECE,
        )
        .fetch_all(&mut *conn)
        .await?;
        let Some(last) = rows.last() else { break };
        (id, sequence) = (last.id.clone(), last.sequence);
        for row in rows {
            if told.as_ref().is_none_or(|told| told.id != row.id) {
                let next = Told::new(row.id.clone());
                if let Some(done) = told.replace(next) {
                    found.extend(compare::<T>(conn, &done).await?);
                }
                known.insert(row.id);
            }
            let (before, after) = (read(&row.before)?, read(&row.after)?);
            if let Some(told) = &mut told {
                told.take(&before, &after, part_names(T::NOUN));
            }
        }
    }
    if let Some(done) = told {
        found.extend(compare::<T>(conn, &done).await?);
    }
    unknown::<T>(conn, &known, found).await
}

fn read(json: &str) -> Result<Value, StoreError> {
    serde_json::from_str(json).map_err(unwritable)
}

async fn compare<T: Aggregate>(
    conn: &mut SqliteConnection,
    told: &Told,
) -> Result<Vec<Outside>, StoreError> {
    let Ok(id) = Id::parse_str(&told.id) else {
        return Ok(Vec::new());
    };
    let outside = |what| Outside {
        noun: T::NOUN,
        id,
        label: label(&told.value),
        what,
    };
    let removed = aggregate::is_removed(conn, T::NOUN, id).await?;
    if told.value.is_null() {
        // The whole trail of the row is about its parts: nothing to compare with.
        return Ok(Vec::new());
    }
    let Some(removed) = removed else {
        return Ok(vec![outside(What::Missing)]);
    };
    if removed != told.removed {
        return Ok(vec![outside(What::Removed(removed))]);
    }
    let row = match aggregate::load::<T>(conn, id, true).await {
        Ok(Some(row)) => serde_json::to_value(row).map_err(unwritable)?,
        Ok(None) => return Ok(vec![outside(What::Missing)]),
        // A value that no version of ours writes.
        Err(StoreError::Damaged { .. }) => return Ok(vec![outside(What::Field(String::new()))]),
        Err(error) => return Err(error),
    };
    let (Value::Object(told), Value::Object(row)) = (&told.value, &row) else {
        return Ok(Vec::new());
    };
    Ok(fields(told, row)
        .map(|field| outside(What::Field(field)))
        .collect())
}

/// The fields that both have and that differ.
fn fields<'v>(
    told: &'v Map<String, Value>,
    row: &'v Map<String, Value>,
) -> impl Iterator<Item = String> + 'v {
    told.iter()
        .filter(|(name, value)| row.get(*name).is_some_and(|now| differs(value, now)))
        .map(|(name, _)| name.clone())
}

fn differs(told: &Value, row: &Value) -> bool {
    match (told, row) {
        (Value::Object(told), Value::Object(row)) => fields(told, row).next().is_some(),
        (Value::Array(told), Value::Array(row)) => {
            told.len() != row.len() || told.iter().zip(row).any(|(told, row)| differs(told, row))
        }
        _ => told != row,
    }
}

/// Number, name or title.
fn label(value: &Value) -> String {
    let of = |path: &str| {
        value
            .pointer(path)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
    };
    [
        "/number",
        "/name",
        "/title",
        "/facts/project_name/value",
        "/source/file",
    ]
    .into_iter()
    .find_map(of)
    .unwrap_or_default()
    .to_owned()
}

/// Rows that no entry tells of.
async fn unknown<T: Aggregate>(
    conn: &mut SqliteConnection,
    known: &BTreeSet<String>,
    found: &mut Vec<Outside>,
) -> Result<(), StoreError> {
    let sql = format!("SELECT id FROM {} ORDER BY id", T::NOUN);
    let rows = sqlx::query(AssertSqlSafe(sql))
        .fetch_all(&mut *conn)
        .await?;
    for row in rows {
        let id: String = row.try_get(0)?;
        if known.contains(&id) {
            continue;
        }
        let Ok(id) = Id::parse_str(&id) else { continue };
        let value = match aggregate::load::<T>(conn, id, true).await {
            Ok(row) => serde_json::to_value(row).map_err(unwritable)?,
            Err(_) => Value::Null,
        };
        found.push(Outside {
            noun: T::NOUN,
            id,
            label: label(&value),
            what: What::Unknown,
        });
    }
    Ok(())
}
