//! A tender's clauses and the text they were read from.

use std::collections::BTreeMap;

use bidwright_domain::Id;
use bidwright_domain::tender::{Block, Clause, ClauseKind, Loc};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteConnection;

use crate::aggregate::{count_positions, is_removed, mark};
use crate::audit::{append, hex};
use crate::column::{Owned, Scalar, json, text, unwritable};
use crate::entry::keep_parts;
use crate::{ConstraintKind, Stamp, Store, StoreError, Write};

const TENDER: &str = "tender";
const CLAUSE: &str = "clause";

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Clause,
            r#"SELECT id AS "id: Scalar<Id>",
                      tender AS "tender: Scalar<Id>",
                      position AS "position: u32",
                      parent AS "parent!: Scalar<Option<Id>>",
                      number,
                      title,
                      text,
                      marks AS "marks!: Owned<Vec<String>>",
                      inherited_marks AS "inherited_marks!: Owned<Vec<String>>",
                      kind AS "kind: Scalar<ClauseKind>",
                      duplicate_of AS "duplicate_of!: Scalar<Option<Id>>",
                      at AS "at!: Owned<Option<Loc>>",
                      edited AS "edited: bool"
               FROM clause "# + $tail
            $(, $arg)*
        )
    };
}

impl Write {
    /// Inserts or updates clauses of one tender in one step. Positions are counted anew afterwards,
    /// from 0 without gaps; a clause put at the position of another one comes before it.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] when the tender doesn't exist, [`StoreError::Constraint`] when a
    /// clause is of another tender (`tender`), or names a parent or duplicate that doesn't exist.
    pub async fn clauses_put(&mut self, tender: Id, clauses: &[Clause]) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        put(&mut step, stamp, tender, clauses).await?;
        step.commit().await
    }

    /// Removes clauses; they can be restored. The others close the gaps.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] for a clause that doesn't exist or is removed already.
    pub async fn clauses_remove(&mut self, ids: &[Id]) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        set_removed(&mut step, stamp, ids, true).await?;
        step.commit().await
    }

    /// Brings removed clauses back to where they stood.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] for a clause that isn't removed.
    pub async fn clauses_restore(&mut self, ids: &[Id]) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        set_removed(&mut step, stamp, ids, false).await?;
        step.commit().await
    }

    /// Keeps the text that the tender was understood from; replaces an earlier one. The audit
    /// entry holds its hash, because the text can be read from the file again.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] when the tender doesn't exist.
    pub async fn tender_blocks_put(
        &mut self,
        tender: Id,
        blocks: &[Block],
    ) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        check_tender(&mut step, tender).await?;
        let id = text(tender);
        let content = json(blocks)?;
        let hash = hex(&Sha256::digest(content.as_bytes()));
        let after = serde_json::json!({ "blocks": blocks.len(), "blocks_sha256": hash });
        append(&mut step, stamp, TENDER, tender, &Value::Null, &after).await?;
        sqlx::query!(
            "INSERT INTO tender_text (tender, blocks) VALUES (?, ?)
             ON CONFLICT (tender) DO UPDATE SET blocks = excluded.blocks",
            id,
            content,
        )
        .execute(&mut *step)
        .await?;
        step.commit().await
    }
}

impl Store {
    /// The live clauses of a tender in reading order.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn clauses(&self, tender: Id) -> Result<Vec<Clause>, StoreError> {
        let tender = text(tender);
        let rows = select!(
            "WHERE tender = ? AND deleted_at IS NULL ORDER BY position",
            tender
        );
        Ok(rows.fetch_all(&mut *self.reader().await?).await?)
    }

    /// One live clause.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn clause(&self, id: Id) -> Result<Option<Clause>, StoreError> {
        load(&mut *self.reader().await?, id, false).await
    }

    /// How many live clauses a tender has.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn clause_count(&self, tender: Id) -> Result<u32, StoreError> {
        let tender = text(tender);
        Ok(sqlx::query_scalar!(
            r#"SELECT count(*) AS "count: u32" FROM clause
               WHERE tender = ? AND deleted_at IS NULL"#,
            tender,
        )
        .fetch_one(&mut *self.reader().await?)
        .await?)
    }

    /// The tender of a clause, removed or not.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn clause_tender(&self, id: Id) -> Result<Option<Id>, StoreError> {
        let clause = load(&mut *self.reader().await?, id, true).await?;
        Ok(clause.map(|clause| clause.tender))
    }

    /// The text that the tender was understood from; empty when none was kept.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn tender_blocks(&self, tender: Id) -> Result<Vec<Block>, StoreError> {
        let tender = text(tender);
        let blocks = sqlx::query_scalar!("SELECT blocks FROM tender_text WHERE tender = ?", tender)
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        match blocks {
            Some(blocks) => serde_json::from_str(&blocks).map_err(|error| StoreError::Damaged {
                detail: error.to_string(),
            }),
            None => Ok(Vec::new()),
        }
    }
}

async fn load(
    conn: &mut SqliteConnection,
    id: Id,
    even_removed: bool,
) -> Result<Option<Clause>, StoreError> {
    let id = text(id);
    let rows = select!(
        "WHERE id = ?1 AND (?2 OR deleted_at IS NULL)",
        id,
        even_removed
    );
    Ok(rows.fetch_optional(conn).await?)
}

/// A clause and whether it is removed.
pub(crate) async fn even_removed(
    conn: &mut SqliteConnection,
    id: Id,
) -> Result<Option<(Clause, bool)>, StoreError> {
    let Some(removed) = is_removed(conn, CLAUSE, id).await? else {
        return Ok(None);
    };
    Ok(load(conn, id, true).await?.map(|clause| (clause, removed)))
}

/// All clauses of a tender, removed ones too, as people call them.
pub(crate) async fn names(
    conn: &mut SqliteConnection,
    tender: Id,
) -> Result<Vec<(Id, String)>, StoreError> {
    let tender = text(tender);
    let rows = sqlx::query!(
        r#"SELECT id AS "id: Scalar<Id>", trim(number || ' ' || title) AS "name!: String"
           FROM clause WHERE tender = ?"#,
        tender,
    )
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id.into(), row.name))
        .collect())
}

async fn check_tender(conn: &mut SqliteConnection, tender: Id) -> Result<(), StoreError> {
    match is_removed(conn, TENDER, tender).await? {
        Some(false) => Ok(()),
        _ => Err(StoreError::NoSuchRow {
            noun: TENDER,
            id: tender,
        }),
    }
}

fn broken(field: &'static str, kind: ConstraintKind) -> StoreError {
    StoreError::Constraint {
        noun: CLAUSE,
        field,
        kind,
    }
}

async fn put(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    tender: Id,
    clauses: &[Clause],
) -> Result<(), StoreError> {
    check_tender(conn, tender).await?;
    let stored = stored(conn, clauses).await?;
    let mut before = Vec::new();
    let mut after = Vec::new();
    for clause in clauses {
        let old = stored.get(&clause.id);
        if clause.tender != tender || old.is_some_and(|old| old.tender != tender) {
            return Err(broken("tender", ConstraintKind::Value));
        }
        if old != Some(clause) {
            before.extend(old);
            after.push(clause);
        }
    }
    if after.is_empty() {
        return Ok(());
    }
    let wrapped = |list: Value| serde_json::json!({ "clauses": list });
    let old = wrapped(serde_json::to_value(&before).map_err(unwritable)?);
    let new = wrapped(serde_json::to_value(&after).map_err(unwritable)?);
    let sequence = append(conn, stamp, TENDER, tender, &old, &new).await?;
    save(conn, &json(&after)?, sequence).await?;
    check_named(conn, tender).await?;
    let ids: Vec<Id> = after.iter().map(|clause| clause.id).collect();
    keep_parts(conn, TENDER, &[tender], Some(&ids)).await?;
    count_positions(conn, CLAUSE, TENDER, tender).await
}

/// The rows that would be replaced; a removed one is refused.
async fn stored(
    conn: &mut SqliteConnection,
    clauses: &[Clause],
) -> Result<BTreeMap<Id, Clause>, StoreError> {
    let ids: Vec<Id> = clauses.iter().map(|clause| clause.id).collect();
    let ids = json(&ids)?;
    let removed = sqlx::query_scalar!(
        r#"SELECT id AS "id: Scalar<Id>" FROM clause
           WHERE deleted_at IS NOT NULL AND id IN (SELECT value FROM json_each(?)) LIMIT 1"#,
        ids,
    );
    if let Some(id) = removed.fetch_optional(&mut *conn).await? {
        return Err(StoreError::NoSuchRow {
            noun: CLAUSE,
            id: id.into(),
        });
    }
    let rows = select!("WHERE id IN (SELECT value FROM json_each(?))", ids);
    let rows = rows.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|clause| (clause.id, clause)).collect())
}

/// All clauses in one statement.
async fn save(conn: &mut SqliteConnection, list: &str, sequence: i64) -> Result<(), StoreError> {
    let saved = sqlx::query!(
        "INSERT INTO clause (
             id, tender, position, parent, number, title, text, marks, inherited_marks, kind,
             duplicate_of, at, edited, changed
         )
         SELECT value ->> 'id', value ->> 'tender', value ->> 'position', value ->> 'parent',
                value ->> 'number', value ->> 'title', value ->> 'text', value -> 'marks',
                value -> 'inherited_marks', value ->> 'kind', value ->> 'duplicate_of',
                nullif(value -> 'at', 'null'), value ->> 'edited', ?2
         FROM json_each(?1) WHERE true
         ON CONFLICT (id) DO UPDATE SET
             position = excluded.position,
             parent = excluded.parent,
             number = excluded.number,
             title = excluded.title,
             text = excluded.text,
             marks = excluded.marks,
             inherited_marks = excluded.inherited_marks,
             kind = excluded.kind,
             duplicate_of = excluded.duplicate_of,
             at = excluded.at,
             edited = excluded.edited,
             changed = excluded.changed",
        list,
        sequence,
    )
    .execute(conn)
    .await;
    saved
        .map(|_| ())
        .map_err(|error| StoreError::from(error).of(CLAUSE, ""))
}

/// Parents and duplicates may come later in the same list, so they are looked up after the insert.
async fn check_named(conn: &mut SqliteConnection, tender: Id) -> Result<(), StoreError> {
    let tender = text(tender);
    let missing = sqlx::query!(
        r#"SELECT
               EXISTS (
                   SELECT 1 FROM clause LEFT JOIN clause AS named ON named.id = clause.parent
                   WHERE clause.tender = ?1 AND clause.parent IS NOT NULL AND named.id IS NULL
               ) AS "parent!: bool",
               EXISTS (
                   SELECT 1 FROM clause LEFT JOIN clause AS named ON named.id = clause.duplicate_of
                   WHERE clause.tender = ?1 AND clause.duplicate_of IS NOT NULL
                         AND named.id IS NULL
               ) AS "duplicate_of!: bool""#,
        tender,
    )
    .fetch_one(conn)
    .await?;
    match (missing.parent, missing.duplicate_of) {
        (false, false) => Ok(()),
        (true, _) => Err(broken("parent", ConstraintKind::MissingReference)),
        (_, true) => Err(broken("duplicate_of", ConstraintKind::MissingReference)),
    }
}

async fn set_removed(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    ids: &[Id],
    remove: bool,
) -> Result<(), StoreError> {
    let mut tenders = Vec::new();
    for &id in ids {
        if is_removed(conn, CLAUSE, id).await? != Some(!remove) {
            return Err(StoreError::NoSuchRow { noun: CLAUSE, id });
        }
        let Some(clause) = load(conn, id, true).await? else {
            return Err(StoreError::NoSuchRow { noun: CLAUSE, id });
        };
        let tender = clause.tender;
        let content = serde_json::json!({ "clauses": [clause] });
        let nothing = Value::Null;
        let (before, after) = if remove {
            (&content, &nothing)
        } else {
            (&nothing, &content)
        };
        let sequence = append(conn, stamp, TENDER, tender, before, after).await?;
        mark(conn, CLAUSE, id, remove.then_some(stamp), sequence).await?;
        if !tenders.contains(&tender) {
            tenders.push(tender);
        }
    }
    for tender in tenders {
        keep_parts(conn, TENDER, &[tender], Some(ids)).await?;
        count_positions(conn, CLAUSE, TENDER, tender).await?;
    }
    Ok(())
}
