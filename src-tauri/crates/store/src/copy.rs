//! Encrypted copies of a store's file, and what proves that one is good.

use std::collections::BTreeMap;
use std::path::Path;

use bidwright_domain::Id;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection, Row};

use crate::column::Scalar;
use crate::place::{beside, remove_database, sync};
use crate::verify::{NOUNS, broken_pages};
use crate::{StoreError, audit, connection, header, migration};

/// What a copy holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub id: Id,
    /// The schema's version.
    pub schema: u32,
    /// Audit entries.
    pub entries: u32,
    pub last_change: Option<DateTime<Utc>>,
    /// Live rows by noun, and files.
    pub counts: BTreeMap<String, u32>,
}

/// Writes what the file holds now, compacted and under the same key, into `target`; what stood there
/// is replaced. Others may go on writing meanwhile.
pub(crate) async fn copy(source: &Path, key_hex: &str, target: &Path) -> Result<(), StoreError> {
    remove_database(target)?;
    let opened = connection::single(source, key_hex, false).await;
    let mut conn = opened.map_err(|error| header::explain(source, error))?;
    let copied = copy_from(&mut conn, target).await;
    let closed = conn.close().await;
    if copied.is_err() {
        remove_database(target)?;
    }
    copied?;
    Ok(closed?)
}

/// The same through a connection that is open already.
pub(crate) async fn copy_from(
    conn: &mut SqliteConnection,
    target: &Path,
) -> Result<(), StoreError> {
    remove_database(target)?;
    let unnameable = || StoreError::Io(std::io::ErrorKind::InvalidFilename.into());
    let name = target.to_str().ok_or_else(unnameable)?;
    sqlx::query("VACUUM INTO ?")
        .bind(name)
        .execute(&mut *conn)
        .await?;
    sync(target)
}

/// Gives a copy another key and with it another salt, so that the two files are told apart. Nobody else
/// may have it open.
pub(crate) async fn rekey(path: &Path, key_hex: &str, new_key_hex: &str) -> Result<(), StoreError> {
    let mut conn = connection::single(path, key_hex, false).await?;
    // The key is 64 hex digits: the caller has checked it. The salt follows it.
    let rekey = format!("PRAGMA rekey = \"x'{new_key_hex}{}'\"", fresh_salt());
    let done = sqlx::raw_sql(AssertSqlSafe(rekey)).execute(&mut conn).await;
    let closed = conn.close().await;
    done?;
    closed?;
    sync(path)
}

/// 16 bytes in hex that no other file has; they are no secret.
fn fresh_salt() -> String {
    let unique = Sha256::digest(Id::now_v7().as_bytes());
    audit::hex(&unique[..16])
}

/// Opens a copy and checks every page and the whole audit chain.
///
/// # Errors
/// [`StoreError::Damaged`], [`StoreError::AuditBroken`], and [`StoreError::WrongKey`].
pub(crate) async fn prove(path: &Path, key_hex: &str) -> Result<Content, StoreError> {
    let opened = connection::looking(path, key_hex).await;
    let mut conn = opened.map_err(|error| header::explain(path, error))?;
    let found = proven(&mut conn, path).await;
    let closed = conn.close().await;
    let found = found?;
    closed?;
    Ok(found)
}

async fn proven(conn: &mut SqliteConnection, path: &Path) -> Result<Content, StoreError> {
    is_ours(conn, path).await?;
    if let Some(detail) = broken_pages(conn).await?.into_iter().next() {
        return Err(StoreError::Damaged { detail });
    }
    if let (_, Some(at)) = audit::verify(conn).await? {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        return Err(StoreError::AuditBroken { at });
    }
    content(conn).await
}

/// What a copy says about itself, without proving it.
pub(crate) async fn look(path: &Path, key_hex: &str) -> Result<Content, StoreError> {
    let opened = connection::looking(path, key_hex).await;
    let mut conn = opened.map_err(|error| header::explain(path, error))?;
    let found = match is_ours(&mut conn, path).await {
        Ok(()) => noted(&mut conn).await,
        Err(error) => Err(error),
    };
    let closed = conn.close().await;
    let found = found?;
    closed?;
    Ok(found)
}

async fn is_ours(conn: &mut SqliteConnection, path: &Path) -> Result<(), StoreError> {
    let application = migration::pragma(conn, "PRAGMA application_id").await;
    if application.map_err(|error| header::explain(path, error))? != migration::APPLICATION {
        return Err(StoreError::NotAStore);
    }
    Ok(())
}

/// Counts, whatever the schema's version.
pub(crate) async fn content(conn: &mut SqliteConnection) -> Result<Content, StoreError> {
    let id = sqlx::query!(r#"SELECT id AS "id: Scalar<Id>" FROM store_info"#)
        .fetch_one(&mut *conn)
        .await?
        .id
        .into();
    let last = sqlx::query!(
        r#"SELECT sequence AS "sequence: u32", at AS "at: DateTime<Utc>" FROM audit
           ORDER BY sequence DESC LIMIT 1"#
    )
    .fetch_optional(&mut *conn)
    .await?;
    let mut counts = BTreeMap::new();
    for noun in NOUNS {
        if let Some(count) = count(conn, noun, "deleted_at IS NULL").await? {
            counts.insert(noun.to_owned(), count);
        }
    }
    let files = count(conn, "file", "true").await?;
    counts.insert("file".to_owned(), files.unwrap_or_default());
    Ok(Content {
        id,
        schema: migration::version(conn).await?,
        entries: last.as_ref().map_or(0, |last| last.sequence),
        last_change: last.map(|last| last.at),
        counts,
    })
}

/// None when this schema has no such table yet.
async fn count(
    conn: &mut SqliteConnection,
    table: &'static str,
    which: &'static str,
) -> Result<Option<u32>, StoreError> {
    let there = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?";
    let there = sqlx::query(there).bind(table).fetch_optional(&mut *conn);
    if there.await?.is_none() {
        return Ok(None);
    }
    let sql = format!("SELECT count(*) FROM {table} WHERE {which}");
    let row = sqlx::query(AssertSqlSafe(sql)).fetch_one(conn).await?;
    Ok(Some(row.try_get(0)?))
}

/// Writes into a copy what it holds, so that a list of many needn't count in each.
pub(crate) async fn note(path: &Path, key_hex: &str) -> Result<(), StoreError> {
    let mut conn = connection::single(path, key_hex, false).await?;
    let noted = write_note(&mut conn).await;
    let closed = conn.close().await;
    noted?;
    closed?;
    sync(path)
}

async fn write_note(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    let found = content(conn).await?;
    let counts = crate::column::json(&found.counts)?;
    sqlx::raw_sql(
        "DROP TABLE IF EXISTS backup_note;
         CREATE TABLE backup_note (counts TEXT NOT NULL CHECK (json_valid(counts))) STRICT",
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query("INSERT INTO backup_note (counts) VALUES (?)")
        .bind(counts)
        .execute(conn)
        .await?;
    Ok(())
}

async fn noted(conn: &mut SqliteConnection) -> Result<Content, StoreError> {
    let sql = "SELECT counts FROM backup_note";
    let Ok(counts) = sqlx::query_scalar::<_, String>(sql)
        .fetch_one(&mut *conn)
        .await
    else {
        return content(conn).await;
    };
    let unreadable = |error: serde_json::Error| StoreError::Damaged {
        detail: error.to_string(),
    };
    let counts = serde_json::from_str(&counts).map_err(unreadable)?;
    let head = sqlx::query!(
        r#"SELECT store_info.id AS "id: Scalar<Id>", audit.sequence AS "sequence: u32",
                  audit.at AS "at: DateTime<Utc>"
           FROM store_info JOIN audit ORDER BY audit.sequence DESC LIMIT 1"#
    )
    .fetch_one(&mut *conn)
    .await?;
    Ok(Content {
        id: head.id.into(),
        schema: migration::version(conn).await?,
        entries: head.sequence,
        last_change: Some(head.at),
        counts,
    })
}

/// A store is no backup: takes the note away again.
pub(crate) async fn forget_note(path: &Path, key_hex: &str) -> Result<(), StoreError> {
    let mut conn = connection::single(path, key_hex, false).await?;
    let dropped = sqlx::raw_sql("DROP TABLE IF EXISTS backup_note")
        .execute(&mut conn)
        .await;
    let closed = conn.close().await;
    dropped?;
    closed?;
    Ok(())
}

/// The file that is being made for `path`.
pub(crate) fn part(path: &Path) -> std::path::PathBuf {
    beside(path, ".part")
}
