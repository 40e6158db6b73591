//! Whether the whole file is as it was written, and what it holds.

use std::path::PathBuf;

use bidwright_domain::Id;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteConnection;

use crate::audit::{self, AuditVerdict, hex};
use crate::error::sqlite_code;
use crate::{Store, StoreError, migration};

/// The result of [`Store::verify`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// What the database engine found, in its own words; for the log.
    pub problems: Vec<String>,
    /// Rows that name a row that doesn't exist.
    pub dangling_references: i64,
    /// Contents whose bytes aren't those that were put, by their hash.
    pub altered_files: Vec<String>,
    pub audit: AuditVerdict,
}

impl Verification {
    /// Nothing at all was found.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
            && self.dangling_references == 0
            && self.altered_files.is_empty()
            && self.audit.broken_at.is_none()
    }
}

/// What `store info` shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreInfo {
    pub id: Id,
    pub path: PathBuf,
    pub created_at: DateTime<Utc>,
    pub schema_version: u32,
    /// Of the file and its write-ahead log, in bytes.
    pub size: u64,
    pub audit_entries: i64,
    /// Live rows.
    pub own_companies: i64,
    pub customers: i64,
    pub products: i64,
    pub certificates: i64,
    pub tenders: i64,
    pub quotations: i64,
    pub bids: i64,
    pub contracts: i64,
    pub files: i64,
}

impl Store {
    /// Checks every page, every reference, every file's bytes and every audit entry.
    ///
    /// # Errors
    /// [`StoreError`] when the check itself can't run; a damaged page is a finding, not an error.
    pub async fn verify(&self) -> Result<Verification, StoreError> {
        let mut reader = self.reader().await?;
        let conn = &mut *reader;
        let problems = problems(conn).await?;
        if !problems.is_empty() {
            // Reading on over damaged pages would only repeat the finding.
            let audit = AuditVerdict {
                entries: 0,
                broken_at: None,
            };
            let altered_files = Vec::new();
            return Ok(Verification {
                problems,
                dangling_references: 0,
                altered_files,
                audit,
            });
        }
        let dangling = sqlx::query("PRAGMA foreign_key_check")
            .fetch_all(&mut *conn)
            .await?;
        Ok(Verification {
            problems,
            dangling_references: i64::try_from(dangling.len()).unwrap_or(i64::MAX),
            altered_files: altered_files(conn).await?,
            audit: audit::verify(conn).await?,
        })
    }

    /// Size, version and how many rows there are.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn info(&self) -> Result<StoreInfo, StoreError> {
        let mut reader = self.reader().await?;
        let counts = sqlx::query!(
            "SELECT
                 (SELECT count(*) FROM audit) AS audit,
                 (SELECT count(*) FROM own_company WHERE deleted_at IS NULL) AS own_companies,
                 (SELECT count(*) FROM customer WHERE deleted_at IS NULL) AS customers,
                 (SELECT count(*) FROM product WHERE deleted_at IS NULL) AS products,
                 (SELECT count(*) FROM certificate WHERE deleted_at IS NULL) AS certificates,
                 (SELECT count(*) FROM tender WHERE deleted_at IS NULL) AS tenders,
                 (SELECT count(*) FROM quotation WHERE deleted_at IS NULL) AS quotations,
                 (SELECT count(*) FROM bid WHERE deleted_at IS NULL) AS bids,
                 (SELECT count(*) FROM contract WHERE deleted_at IS NULL) AS contracts,
                 (SELECT count(*) FROM file) AS files"
        )
        .fetch_one(&mut *reader)
        .await?;
        Ok(StoreInfo {
            id: self.id(),
            path: self.path().to_owned(),
            created_at: self.created_at(),
            schema_version: migration::version(&mut reader).await?,
            size: self.size(),
            audit_entries: counts.audit,
            own_companies: counts.own_companies,
            customers: counts.customers,
            products: counts.products,
            certificates: counts.certificates,
            tenders: counts.tenders,
            quotations: counts.quotations,
            bids: counts.bids,
            contracts: counts.contracts,
            files: counts.files,
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
async fn problems(conn: &mut SqliteConnection) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
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

async fn altered_files(conn: &mut SqliteConnection) -> Result<Vec<String>, StoreError> {
    let mut altered = Vec::new();
    let hashes = sqlx::query_scalar!("SELECT sha256 FROM file_content")
        .fetch_all(&mut *conn)
        .await?;
    for hash in hashes {
        let bytes = sqlx::query_scalar!("SELECT bytes FROM file_content WHERE sha256 = ?", hash)
            .fetch_one(&mut *conn)
            .await?;
        if hex(&Sha256::digest(&bytes)) != hash {
            altered.push(hash);
        }
    }
    Ok(altered)
}
