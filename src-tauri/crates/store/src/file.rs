//! Files kept in the store. Bytes are kept once per content.

use bidwright_domain::Id;
use bidwright_domain::file::StoredFile;
use chrono::{DateTime, Utc};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteConnection;
use uuid::{ContextV7, Timestamp, Uuid};

use crate::audit::{append, hex};
use crate::column::{Scalar, text};
use crate::{ConstraintKind, Store, StoreError, Write};

const FILE: &str = "file";

/// The largest piece, in bytes; the table's own limit.
pub const PIECE: usize = 1_048_576;

/// A file whose pieces are coming in. Dropped without [`Write::file_keep`] it leaves pieces that mean
/// nothing and are swept when the store is opened.
#[derive(Debug)]
pub struct Staged {
    /// Where its pieces stand until their hash is known.
    key: String,
    digest: Sha256,
    pieces: i64,
    size: u64,
}

impl Staged {
    /// Bytes that came in so far.
    pub fn size(&self) -> u64 {
        self.size
    }
}

impl Write {
    /// Keeps a file under its name. The same bytes are stored once, however often they are added.
    ///
    /// # Errors
    /// [`StoreError::Constraint`] (`size`) above 4 GiB.
    pub async fn file_put(
        &mut self,
        name: &str,
        media_type: &str,
        bytes: &[u8],
    ) -> Result<StoredFile, StoreError> {
        let sha256 = hex(&Sha256::digest(bytes));
        let file = self.named(name, media_type, bytes.len() as u64, sha256)?;
        let (mut step, stamp) = self.step().await?;
        append(&mut step, stamp, FILE, file.id, &Value::Null, &file).await?;
        if claim(&mut step, &file.sha256).await? {
            for (position, piece) in (0_i64..).zip(bytes.chunks(PIECE)) {
                put_piece(&mut step, &file.sha256, position, piece).await?;
            }
        }
        insert(&mut step, &file).await?;
        step.commit().await?;
        Ok(file)
    }

    /// Gives a staged file its name.
    ///
    /// # Errors
    /// [`StoreError::Constraint`] (`size`) above 4 GiB.
    pub async fn file_keep(
        &mut self,
        staged: Staged,
        name: &str,
        media_type: &str,
    ) -> Result<StoredFile, StoreError> {
        let sha256 = hex(&staged.digest.finalize());
        let file = self.named(name, media_type, staged.size, sha256)?;
        let (mut step, stamp) = self.step().await?;
        append(&mut step, stamp, FILE, file.id, &Value::Null, &file).await?;
        let known = sqlx::query_scalar!(
            "SELECT sha256 FROM file_content WHERE sha256 = ?",
            file.sha256
        )
        .fetch_optional(&mut *step)
        .await?;
        if known.is_some() {
            sqlx::query!("DELETE FROM file_content WHERE sha256 = ?", staged.key)
                .execute(&mut *step)
                .await?;
        } else {
            sqlx::query!(
                "UPDATE file_content SET sha256 = ? WHERE sha256 = ?",
                file.sha256,
                staged.key,
            )
            .execute(&mut *step)
            .await?;
        }
        insert(&mut step, &file).await?;
        step.commit().await?;
        Ok(file)
    }

    fn named(
        &self,
        name: &str,
        media_type: &str,
        size: u64,
        sha256: String,
    ) -> Result<StoredFile, StoreError> {
        let too_large = StoreError::Constraint {
            noun: FILE,
            field: "size",
            kind: ConstraintKind::Value,
        };
        Ok(StoredFile {
            id: new_id(self.stamp.at),
            name: name.to_owned(),
            media_type: media_type.to_owned(),
            size: u32::try_from(size).map_err(|_| too_large)?,
            sha256,
            added_at: self.stamp.at,
        })
    }
}

/// Makes the row of a content; false when the same bytes are there already.
async fn claim(conn: &mut SqliteConnection, sha256: &str) -> Result<bool, StoreError> {
    let made = sqlx::query!(
        "INSERT INTO file_content (sha256) VALUES (?) ON CONFLICT DO NOTHING",
        sha256
    )
    .execute(conn)
    .await?;
    Ok(made.rows_affected() > 0)
}

async fn put_piece(
    conn: &mut SqliteConnection,
    key: &str,
    position: i64,
    bytes: &[u8],
) -> Result<(), StoreError> {
    sqlx::query!(
        "INSERT INTO file_piece (sha256, position, bytes) VALUES (?, ?, ?)",
        key,
        position,
        bytes,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// One piece of a content; none behind the last.
pub(crate) async fn piece(
    conn: &mut SqliteConnection,
    sha256: &str,
    position: i64,
) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(sqlx::query_scalar!(
        "SELECT bytes FROM file_piece WHERE sha256 = ? AND position = ?",
        sha256,
        position,
    )
    .fetch_optional(conn)
    .await?)
}

async fn insert(conn: &mut SqliteConnection, file: &StoredFile) -> Result<(), StoreError> {
    let id = text(file.id);
    sqlx::query!(
        "INSERT INTO file (id, name, media_type, size, sha256, added_at)
         VALUES (?, ?, ?, ?, ?, ?)",
        id,
        file.name,
        file.media_type,
        file.size,
        file.sha256,
        file.added_at,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// A UUIDv7 of the stamp's time.
pub(crate) fn new_id(at: DateTime<Utc>) -> Id {
    let seconds = u64::try_from(at.timestamp()).unwrap_or_default();
    let context = ContextV7::new();
    Uuid::new_v7(Timestamp::from_unix(
        &context,
        seconds,
        at.timestamp_subsec_nanos(),
    ))
}

impl Store {
    /// A file without its bytes.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn file(&self, id: Id) -> Result<Option<StoredFile>, StoreError> {
        let id = text(id);
        Ok(sqlx::query_as!(
            StoredFile,
            r#"SELECT id AS "id: Scalar<Id>", name, media_type, size AS "size: u32", sha256,
                      added_at AS "added_at: DateTime<Utc>"
               FROM file WHERE id = ?"#,
            id,
        )
        .fetch_optional(&mut *self.reader().await?)
        .await?)
    }

    /// A file's bytes, exactly as they were put.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn file_bytes(&self, id: Id) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(file) = self.file(id).await? else {
            return Ok(None);
        };
        let mut bytes = Vec::with_capacity(file.size as usize);
        for position in 0.. {
            match self.file_piece(&file, position).await? {
                Some(piece) => bytes.extend(piece),
                None => break,
            }
        }
        Ok(Some(bytes))
    }

    /// One piece of a file, counted from 0; none behind the last. No piece is larger than [`PIECE`].
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn file_piece(
        &self,
        file: &StoredFile,
        position: u32,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let mut reader = self.reader().await?;
        piece(&mut reader, &file.sha256, i64::from(position)).await
    }

    /// Begins a file that comes in pieces.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be written.
    pub async fn file_stage(&self) -> Result<Staged, StoreError> {
        let key = hex(&Sha256::digest(Uuid::now_v7().as_bytes()));
        let mut conn = self.writer().acquire().await?;
        claim(&mut conn, &key).await?;
        Ok(Staged {
            key,
            digest: Sha256::new(),
            pieces: 0,
            size: 0,
        })
    }

    /// Takes the next bytes of a staged file; each piece is lasting by itself.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] and the like; [`StoreError::Constraint`] (`size`) for bytes larger
    /// than [`PIECE`].
    pub async fn file_stage_more(
        &self,
        staged: &mut Staged,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        if bytes.is_empty() {
            return Ok(());
        }
        let mut conn = self.writer().acquire().await?;
        put_piece(&mut conn, &staged.key, staged.pieces, bytes)
            .await
            .map_err(|error| error.of(FILE, "size"))?;
        staged.digest.update(bytes);
        staged.pieces += 1;
        staged.size += bytes.len() as u64;
        Ok(())
    }

    /// Gives a staged file up.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be written.
    pub async fn file_unstage(&self, staged: Staged) -> Result<(), StoreError> {
        let mut conn = self.writer().acquire().await?;
        sqlx::query!("DELETE FROM file_content WHERE sha256 = ?", staged.key)
            .execute(&mut *conn)
            .await?;
        Ok(())
    }

    /// Sweeps the pieces of uploads that never came to their end.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be written.
    pub async fn file_sweep(&self) -> Result<(), StoreError> {
        let mut conn = self.writer().acquire().await?;
        sqlx::query!(
            "DELETE FROM file_content
             WHERE NOT EXISTS (SELECT 1 FROM file WHERE file.sha256 = file_content.sha256)"
        )
        .execute(&mut *conn)
        .await?;
        Ok(())
    }
}
