//! Files kept in the store. Bytes are kept once per content.

use bidwright_domain::Id;
use bidwright_domain::file::StoredFile;
use chrono::{DateTime, Utc};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::{ContextV7, Timestamp, Uuid};

use crate::audit::{append, hex};
use crate::column::{Scalar, text};
use crate::{ConstraintKind, Store, StoreError, Write};

const FILE: &str = "file";

impl Write {
    /// Keeps a file under its name. The same bytes are stored once, however often they are added.
    ///
    /// # Errors
    /// [`StoreError::Constraint`] (`size`) above SQLite's limit of 1 GB.
    pub async fn file_put(
        &mut self,
        name: &str,
        media_type: &str,
        bytes: &[u8],
    ) -> Result<StoredFile, StoreError> {
        let too_large = StoreError::Constraint {
            noun: FILE,
            field: "size",
            kind: ConstraintKind::Value,
        };
        let size = u32::try_from(bytes.len()).map_err(|_| too_large)?;
        let file = StoredFile {
            id: new_id(self.stamp.at),
            name: name.to_owned(),
            media_type: media_type.to_owned(),
            size,
            sha256: hex(&Sha256::digest(bytes)),
            added_at: self.stamp.at,
        };
        let (mut step, stamp) = self.step().await?;
        append(&mut step, stamp, FILE, file.id, &Value::Null, &file).await?;
        sqlx::query!(
            "INSERT INTO file_content (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
            file.sha256,
            bytes,
        )
        .execute(&mut *step)
        .await
        .map_err(|error| StoreError::from(error).of(FILE, "size"))?;
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
        .execute(&mut *step)
        .await?;
        step.commit().await?;
        Ok(file)
    }
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
        let id = text(id);
        Ok(sqlx::query_scalar!(
            "SELECT bytes FROM file_content JOIN file USING (sha256) WHERE file.id = ?",
            id,
        )
        .fetch_optional(&mut *self.reader().await?)
        .await?)
    }
}
