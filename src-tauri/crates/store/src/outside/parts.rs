//! The rows that belong to a tender or a bid, and the names of files: the same comparison.

use std::collections::BTreeMap;

use bidwright_domain::Id;
use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteConnection;

use super::{Outside, What, differs, label, read};
use crate::audit::hex;
use crate::column::{text, unwritable};
use crate::replay::apply;
use crate::{StoreError, chapter, clause, response};

/// Places are counted anew when a neighbour comes or goes, without an entry of their own.
const COUNTED: &str = "position";

/// What the trail says of one part.
#[derive(Default)]
struct Part {
    value: Value,
    removed: bool,
}

/// The parts of one row, by what each is called by. None of them is compared when the trail has an
/// entry that doesn't say whose it is: stores of earlier versions.
#[derive(Default)]
struct Parts {
    known: BTreeMap<String, Part>,
    blind: bool,
}

impl Parts {
    /// `before` and `after` as one entry has them: whole lists, pieces of lists, or nothing.
    fn take(&mut self, before: Option<&Value>, after: Option<&Value>, name: &str) {
        let (old, new) = (items(before), items(after));
        if after.is_none() {
            for item in old {
                self.part(item, name, |part| part.removed = true);
            }
            return;
        }
        let paired = old.len() == new.len();
        for (place, item) in new.into_iter().enumerate() {
            let left = if paired {
                old.get(place).copied()
            } else {
                None
            };
            self.part(item, name, |part| {
                let state = std::mem::take(&mut part.value);
                part.value = match left {
                    Some(left) if !state.is_null() && !part.removed => apply(state, left, item),
                    _ => item.clone(),
                };
                part.removed = false;
            });
        }
    }

    fn part(&mut self, item: &Value, name: &str, change: impl FnOnce(&mut Part)) {
        match item.get(name).and_then(Value::as_str) {
            Some(key) => change(self.known.entry(key.to_owned()).or_default()),
            // Two equal ones within a piece say nothing and change nothing.
            None if item.as_object().is_some_and(Map::is_empty) => {}
            None => self.blind = true,
        }
    }
}

fn items(side: Option<&Value>) -> Vec<&Value> {
    match side {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(Value::Object(fields)) => match fields.get("items") {
            Some(Value::Array(list)) => list.iter().collect(),
            _ => side.into_iter().collect(),
        },
        _ => Vec::new(),
    }
}

/// The entries of one noun that tell of the part, by row.
async fn told(
    conn: &mut SqliteConnection,
    noun: &str,
    part: &str,
    name: &str,
) -> Result<BTreeMap<String, Parts>, StoreError> {
    let rows = sqlx::query!(
        "SELECT id, before, after FROM audit
         WHERE noun = ?1 AND (before LIKE '{\"' || ?2 || '\":%' OR after LIKE '{\"' || ?2 || '\":%')
         ORDER BY id, sequence",
        noun,
        part,
    )
    .fetch_all(conn)
    .await?;
    let mut found: BTreeMap<String, Parts> = BTreeMap::new();
    for row in rows {
        let (before, after) = (read(&row.before)?, read(&row.after)?);
        let parts = found.entry(row.id).or_default();
        parts.take(before.get(part), after.get(part), name);
    }
    Ok(found)
}

/// How a part's row differs from what the trail says.
fn compare<T: Serialize>(
    noun: &'static str,
    id: Id,
    part: &Part,
    row: Option<(T, bool)>,
    called: &str,
) -> Result<Vec<Outside>, StoreError> {
    let outside = |what| Outside {
        noun,
        id,
        label: called.to_owned(),
        what,
    };
    let Some((row, removed)) = row else {
        return Ok(vec![outside(What::Missing)]);
    };
    if removed != part.removed {
        return Ok(vec![outside(What::Removed(removed))]);
    }
    let row = serde_json::to_value(row).map_err(unwritable)?;
    let (Value::Object(told), Value::Object(row)) = (&part.value, &row) else {
        return Ok(Vec::new());
    };
    let changed = told.iter().filter(|(name, value)| {
        *name != COUNTED && row.get(*name).is_some_and(|now| differs(value, now))
    });
    Ok(changed
        .map(|(name, _)| outside(What::Field(name.clone())))
        .collect())
}

/// Clauses, and the text that a tender was understood from.
pub(super) async fn of_tenders(
    conn: &mut SqliteConnection,
    found: &mut Vec<Outside>,
) -> Result<(), StoreError> {
    for (tender, parts) in told(conn, "tender", "clauses", "id").await? {
        if parts.blind {
            continue;
        }
        for (key, part) in &parts.known {
            let Ok(id) = Id::parse_str(key) else { continue };
            let row = clause::even_removed(conn, id).await?;
            found.extend(compare("clause", id, part, row, &label(&part.value))?);
        }
        let Ok(id) = Id::parse_str(&tender) else {
            continue;
        };
        for (id, called) in clause::names(conn, id).await? {
            if !parts.known.contains_key(&text(id)) {
                found.push(unknown("clause", id, called));
            }
        }
    }
    altered_texts(conn, found).await
}

fn unknown(noun: &'static str, id: Id, label: String) -> Outside {
    Outside {
        noun,
        id,
        label,
        what: What::Unknown,
    }
}

/// The audit trail keeps the hash of a tender's text, not the text.
async fn altered_texts(
    conn: &mut SqliteConnection,
    found: &mut Vec<Outside>,
) -> Result<(), StoreError> {
    let rows = sqlx::query!(
        r#"SELECT tender_text.tender, tender_text.blocks,
                  (SELECT tender.label FROM tender WHERE tender.id = tender_text.tender) AS label,
                  (SELECT audit.after ->> '$.blocks_sha256' FROM audit
                   WHERE audit.noun = 'tender' AND audit.id = tender_text.tender
                         AND audit.after ->> '$.blocks_sha256' IS NOT NULL
                   ORDER BY audit.sequence DESC LIMIT 1) AS "hash: String"
           FROM tender_text"#
    )
    .fetch_all(conn)
    .await?;
    for row in rows {
        let now = hex(&Sha256::digest(row.blocks.as_bytes()));
        if let (Some(hash), Ok(id)) = (row.hash, Id::parse_str(&row.tender))
            && hash != now
        {
            found.push(Outside {
                noun: "tender",
                id,
                label: row.label.unwrap_or_default(),
                what: What::Field("blocks".to_owned()),
            });
        }
    }
    Ok(())
}

/// Chapters and responses.
pub(super) async fn of_bids(
    conn: &mut SqliteConnection,
    found: &mut Vec<Outside>,
) -> Result<(), StoreError> {
    for parts in told(conn, "bid", "chapter", "id").await?.into_values() {
        if parts.blind {
            continue;
        }
        for (key, part) in &parts.known {
            let Ok(id) = Id::parse_str(key) else { continue };
            let row = chapter::even_removed(conn, id).await?;
            found.extend(compare("chapter", id, part, row, &label(&part.value))?);
        }
    }
    for (bid, parts) in told(conn, "bid", "responses", "clause").await? {
        let Ok(bid) = Id::parse_str(&bid) else {
            continue;
        };
        if parts.blind {
            continue;
        }
        for (key, part) in &parts.known {
            let Ok(clause) = Id::parse_str(key) else {
                continue;
            };
            let row = response::one(conn, bid, clause).await?;
            let row = row.map(|row| (row, false));
            let called = clause::even_removed(conn, clause).await?;
            let called = called.map_or_else(String::new, |(clause, _)| clause.number);
            found.extend(compare("response", clause, part, row, &called)?);
        }
    }
    Ok(())
}

/// Names and kinds of files; their bytes are checked by their hash.
pub(super) async fn of_files(
    conn: &mut SqliteConnection,
    found: &mut Vec<Outside>,
) -> Result<(), StoreError> {
    let rows = sqlx::query!(
        r#"SELECT audit.id, audit.after, file.name AS "name?", file.media_type AS "media_type?",
                  file.sha256 AS "sha256?"
           FROM audit LEFT JOIN file ON file.id = audit.id WHERE audit.noun = 'file'"#
    )
    .fetch_all(conn)
    .await?;
    for row in rows {
        let told = read(&row.after)?;
        let Ok(id) = Id::parse_str(&row.id) else {
            continue;
        };
        let outside = |what| Outside {
            noun: "file",
            id,
            label: label(&told),
            what,
        };
        let columns = [
            ("name", &row.name),
            ("media_type", &row.media_type),
            ("sha256", &row.sha256),
        ];
        if row.sha256.is_none() {
            found.push(outside(What::Missing));
            continue;
        }
        for (field, now) in columns {
            if told.get(field).and_then(Value::as_str) != now.as_deref() {
                found.push(outside(What::Field(field.to_owned())));
            }
        }
    }
    Ok(())
}
