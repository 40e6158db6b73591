//! Whether the whole file is as it was written, and what it holds.

use std::collections::BTreeMap;
use std::path::PathBuf;

use bidwright_domain::Id;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{Connection, Row};

use crate::audit::{self, hex};
use crate::error::sqlite_code;
use crate::outside::{self, Outside};
use crate::{Store, StoreError, file, migration};

pub(crate) const NOUNS: [&str; 8] = [
    "own_company",
    "customer",
    "product",
    "certificate",
    "tender",
    "quotation",
    "bid",
    "contract",
];

/// The result of [`Store::verify`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// Damaged pages, dangling references and altered files, in technical words.
    pub damage: Vec<String>,
    /// Audit entries that are as they were written.
    pub entries: u32,
    /// The first audit entry that isn't what was written, or that is missing.
    pub broken_at: Option<u32>,
    /// Rows that aren't what the audit trail says, in its order of nouns.
    pub outside: Vec<Outside>,
}

impl Verification {
    /// Nothing at all was found.
    pub fn is_sound(&self) -> bool {
        self.damage.is_empty() && self.broken_at.is_none() && self.outside.is_empty()
    }
}

/// What `store info` shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreInfo {
    pub id: Id,
    pub path: PathBuf,
    pub created_at: DateTime<Utc>,
    /// The schema's version.
    pub schema: u32,
    /// Of the file and its write-ahead log, in bytes.
    pub size: u64,
    /// Audit entries.
    pub entries: u32,
    /// Live rows by noun, and files.
    pub counts: BTreeMap<String, u32>,
}

impl Store {
    /// Checks every page, every reference, every file's bytes and every audit entry, and compares
    /// the rows with what the audit trail says about them.
    ///
    /// # Errors
    /// [`StoreError`] when the check itself can't run; a damaged page is a finding, not an error.
    pub async fn verify(&self) -> Result<Verification, StoreError> {
        let mut reader = self.reader().await?;
        let conn = &mut *reader;
        let mut damage = broken_pages(conn).await?;
        if !damage.is_empty() {
            // Reading on over damaged pages would only repeat the finding.
            return Ok(Verification {
                damage,
                entries: 0,
                broken_at: None,
                outside: Vec::new(),
            });
        }
        damage.extend(dangling_references(conn).await?);
        damage.extend(altered_files(conn).await?);
        let (entries, broken_at) = audit::verify(conn).await?;
        let outside = outside::changes(conn).await?;
        Ok(Verification {
            damage,
            entries: u32::try_from(entries).unwrap_or(u32::MAX),
            broken_at: broken_at.map(|at| u32::try_from(at).unwrap_or(u32::MAX)),
            outside,
        })
    }

    /// Size, version and how many rows there are.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn info(&self) -> Result<StoreInfo, StoreError> {
        let mut reader = self.reader().await?;
        let conn = &mut *reader;
        // Entries count from 1 without gaps, so the last one tells how many there are.
        let entries = sqlx::query_scalar!(
            r#"SELECT sequence AS "sequence: u32" FROM audit_head WHERE only = 1"#
        )
        .fetch_one(&mut *conn)
        .await?;
        let rows = sqlx::query!(
            r#"SELECT noun AS "noun!: String", count(*) AS "count: u32" FROM entry
               WHERE noun NOT IN ('contact', 'clause') GROUP BY noun
               UNION ALL
               SELECT 'file', count(*) FROM file"#
        )
        .fetch_all(&mut *conn)
        .await?;
        Ok(StoreInfo {
            id: self.id(),
            path: self.path().to_owned(),
            created_at: self.created_at(),
            schema: migration::version(conn).await?,
            size: self.size(),
            entries,
            counts: NOUNS
                .into_iter()
                .map(|noun| (noun.to_owned(), 0))
                .chain(rows.into_iter().map(|row| (row.noun, row.count)))
                .collect(),
        })
    }

    fn size(&self) -> u64 {
        let mut log = self.path().as_os_str().to_owned();
        log.push("-wal");
        let size = |path: PathBuf| std::fs::metadata(path).map_or(0, |metadata| metadata.len());
        size(self.path().to_owned()) + size(PathBuf::from(log))
    }
}

/// The engine's own check and the page signatures of SQLCipher.
pub(crate) async fn broken_pages(conn: &mut SqliteConnection) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    // The engine checks a search index as this connection saw it last; a query makes it look anew,
    // and the transaction keeps both on the same state of the file.
    let mut conn = conn.begin().await?;
    sqlx::query("SELECT rowid FROM entry_token WHERE entry_token MATCH 'main' LIMIT 1")
        .fetch_optional(&mut *conn)
        .await
        .ok();
    for sql in ["PRAGMA integrity_check", "PRAGMA cipher_integrity_check"] {
        match sqlx::query_scalar::<_, String>(sql)
            .fetch_all(&mut *conn)
            .await
        {
            Ok(lines) => found.extend(lines.into_iter().filter(|line| line != "ok")),
            Err(error) if sqlite_code(&error).is_some() => found.push(error.to_string()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(found)
}

/// Rows that name a row that doesn't exist.
async fn dangling_references(conn: &mut SqliteConnection) -> Result<Vec<String>, StoreError> {
    let rows = sqlx::query("PRAGMA foreign_key_check")
        .fetch_all(conn)
        .await?;
    let told = |row: &SqliteRow| {
        let (table, parent): (String, String) = (row.try_get(0)?, row.try_get(2)?);
        Ok(format!("{table} names a missing {parent}"))
    };
    rows.iter().map(told).collect()
}

/// Contents whose bytes aren't those that were put, read piece by piece.
async fn altered_files(conn: &mut SqliteConnection) -> Result<Vec<String>, StoreError> {
    let mut altered = Vec::new();
    // Without a name it is an upload under way.
    let hashes = sqlx::query_scalar!("SELECT DISTINCT sha256 FROM file")
        .fetch_all(&mut *conn)
        .await?;
    for hash in hashes {
        let mut digest = Sha256::new();
        let mut position = 0;
        while let Some(bytes) = file::piece(conn, &hash, position).await? {
            digest.update(&bytes);
            position += 1;
        }
        if hex(&digest.finalize()) != hash {
            altered.push(format!("file {hash} is altered"));
        }
    }
    Ok(altered)
}
