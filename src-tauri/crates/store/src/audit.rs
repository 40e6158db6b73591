//! The audit trail: append-only, each entry chained to the one before by its hash.

use bidwright_domain::Id;
use bidwright_domain::audit::AuditEntry;
use bidwright_domain::chain::Noun;
use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteConnection;

use crate::column::{Scalar, json, name, text, unwritable};
use crate::difference::difference;
use crate::{Stamp, Store, StoreError};

/// What one entry changed: only what differs, as JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditChange {
    pub before: Value,
    pub after: Value,
}

/// The stored columns of an entry, exactly as its hash saw them.
struct Entry {
    sequence: i64,
    at: String,
    actor: String,
    verb: String,
    noun: String,
    id: String,
    before: String,
    after: String,
}

impl Entry {
    /// SHA-256 over the previous hash and the entry as a JSON list, in lower-case hex.
    fn hash(&self, previous: &str) -> Result<String, StoreError> {
        let words = [
            &self.at,
            &self.actor,
            &self.verb,
            &self.noun,
            &self.id,
            &self.before,
            &self.after,
        ];
        let content = json(&(previous, self.sequence, words))?;
        Ok(hex(&Sha256::digest(content.as_bytes())))
    }
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Appends an entry and returns its sequence.
pub(crate) async fn append<B: Serialize, A: Serialize + ?Sized>(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    noun: &str,
    id: Id,
    before: &B,
    after: &A,
) -> Result<i64, StoreError> {
    let before = serde_json::to_value(before).map_err(unwritable)?;
    let after = serde_json::to_value(after).map_err(unwritable)?;
    let (before, after) = difference(&before, &after);
    let head = sqlx::query!("SELECT sequence, hash FROM audit_head WHERE only = 1")
        .fetch_optional(&mut *conn)
        .await?;
    let (last, previous) = head.map_or((0, String::new()), |head| (head.sequence, head.hash));
    let entry = Entry {
        sequence: last + 1,
        at: instant(stamp.at),
        actor: stamp.actor.clone(),
        verb: stamp.verb.to_owned(),
        noun: noun.to_owned(),
        id: text(id),
        before: json(&before)?,
        after: json(&after)?,
    };
    insert(conn, &entry, &entry.hash(&previous)?).await?;
    Ok(entry.sequence)
}

/// Appends an entry for each of many new rows and returns the sequence of the first.
pub(crate) async fn append_new<A: Serialize>(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    noun: &str,
    rows: &[(Id, &A)],
) -> Result<i64, StoreError> {
    let head = sqlx::query!("SELECT sequence, hash FROM audit_head WHERE only = 1")
        .fetch_optional(&mut *conn)
        .await?;
    let (last, mut previous) = head.map_or((0, String::new()), |head| (head.sequence, head.hash));
    let at = instant(stamp.at);
    let mut entries = Vec::with_capacity(rows.len());
    for (sequence, (id, row)) in (last + 1..).zip(rows) {
        let entry = Entry {
            sequence,
            at: at.clone(),
            actor: stamp.actor.clone(),
            verb: stamp.verb.to_owned(),
            noun: noun.to_owned(),
            id: text(*id),
            before: "null".to_owned(),
            after: json(&serde_json::to_value(row).map_err(unwritable)?)?,
        };
        previous = entry.hash(&previous)?;
        let words = [entry.id, entry.after, previous.clone()];
        entries.push((sequence, words));
    }
    if entries.is_empty() {
        return Ok(last + 1);
    }
    let list = json(&entries)?;
    sqlx::query!(
        "INSERT INTO audit (sequence, at, actor, verb, noun, id, before, after, hash)
         SELECT value ->> 0, ?1, ?2, ?3, ?4, value ->> '$[1][0]', 'null', value ->> '$[1][1]',
                value ->> '$[1][2]'
         FROM json_each(?5) ORDER BY key",
        at,
        stamp.actor,
        stamp.verb,
        noun,
        list,
    )
    .execute(&mut *conn)
    .await?;
    let end = last + i64::try_from(entries.len()).unwrap_or(i64::MAX);
    set_head(conn, end, &previous).await?;
    Ok(last + 1)
}

async fn set_head(
    conn: &mut SqliteConnection,
    sequence: i64,
    hash: &str,
) -> Result<(), StoreError> {
    sqlx::query!(
        "INSERT INTO audit_head (only, sequence, hash) VALUES (1, ?, ?)
         ON CONFLICT (only) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash",
        sequence,
        hash,
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn insert(conn: &mut SqliteConnection, entry: &Entry, hash: &str) -> Result<(), StoreError> {
    sqlx::query!(
        "INSERT INTO audit (sequence, at, actor, verb, noun, id, before, after, hash)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.sequence,
        entry.at,
        entry.actor,
        entry.verb,
        entry.noun,
        entry.id,
        entry.before,
        entry.after,
        hash,
    )
    .execute(&mut *conn)
    .await?;
    set_head(conn, entry.sequence, hash).await
}

/// An instant as text, in UTC.
fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Walks the chain in pieces and compares every hash, then the end. Gives the number of good entries
/// and the first one that is altered or missing.
pub(crate) async fn verify(conn: &mut SqliteConnection) -> Result<(i64, Option<i64>), StoreError> {
    const PIECE: i64 = 1_000;
    let mut previous = String::new();
    let mut last = 0_i64;
    loop {
        let rows = sqlx::query!(
            "SELECT sequence, at, actor, verb, noun, id, before, after, hash FROM audit
             WHERE sequence > ? ORDER BY sequence LIMIT ?",
            last,
            PIECE,
        )
        .fetch_all(&mut *conn)
        .await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let expected = last + 1;
            let entry = Entry {
                sequence: row.sequence,
                at: row.at,
                actor: row.actor,
                verb: row.verb,
                noun: row.noun,
                id: row.id,
                before: row.before,
                after: row.after,
            };
            if entry.sequence != expected || entry.hash(&previous)? != row.hash {
                return Ok((last, Some(expected)));
            }
            previous = row.hash;
            last = expected;
        }
    }
    let head = sqlx::query!("SELECT sequence, hash FROM audit_head WHERE only = 1")
        .fetch_optional(conn)
        .await?;
    let whole = head.is_some_and(|head| head.sequence == last && head.hash == previous);
    Ok((last, (!whole).then_some(last + 1)))
}

impl Store {
    /// Every change of a row and of what belongs to it (clauses and blocks to their tender,
    /// responses and chapters to their bid), oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn history(&self, noun: Noun, id: Id) -> Result<Vec<AuditEntry>, StoreError> {
        let (noun, id) = (name(&noun)?, text(id));
        Ok(sqlx::query_as!(
            AuditEntry,
            r#"SELECT sequence AS "sequence: i32", at AS "at: DateTime<Utc>", actor, verb, noun,
                      id AS "id: Scalar<Id>"
               FROM audit WHERE noun = ? AND id = ? ORDER BY sequence"#,
            noun,
            id,
        )
        .fetch_all(&mut *self.reader().await?)
        .await?)
    }

    /// The same with what each entry changed, newest first, at most so many.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn changes(
        &self,
        noun: Noun,
        id: Id,
        limit: u32,
    ) -> Result<Vec<(AuditEntry, AuditChange)>, StoreError> {
        let (noun, id) = (name(&noun)?, text(id));
        let rows = sqlx::query!(
            r#"SELECT sequence AS "sequence: i32", at AS "at: DateTime<Utc>", actor, verb, noun,
                      id AS "id: Scalar<Id>", before, after
               FROM audit WHERE noun = ? AND id = ? ORDER BY sequence DESC LIMIT ?"#,
            noun,
            id,
            limit,
        )
        .fetch_all(&mut *self.reader().await?)
        .await?;
        let read = |text: &str| serde_json::from_str(text).map_err(unwritable);
        rows.into_iter()
            .map(|row| {
                let entry = AuditEntry {
                    sequence: row.sequence,
                    at: row.at,
                    actor: row.actor,
                    verb: row.verb,
                    noun: row.noun,
                    id: row.id.into(),
                };
                let change = AuditChange {
                    before: read(&row.before)?,
                    after: read(&row.after)?,
                };
                Ok((entry, change))
            })
            .collect()
    }

    /// What the entry with this sequence changed.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn audit_change(&self, sequence: i32) -> Result<Option<AuditChange>, StoreError> {
        let row = sqlx::query!(
            "SELECT before, after FROM audit WHERE sequence = ?",
            sequence
        )
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        let read = |text: &str| serde_json::from_str(text).map_err(unwritable);
        row.map(|row| {
            Ok(AuditChange {
                before: read(&row.before)?,
                after: read(&row.after)?,
            })
        })
        .transpose()
    }
}
