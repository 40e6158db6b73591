//! Settings and human numbers.

use bidwright_domain::Id;
use serde_json::json;

use crate::audit::append;
use crate::{ConstraintKind, Store, StoreError, Write};

impl Write {
    /// Sets a setting; a value that is already stored writes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be written.
    pub async fn setting_put(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        let before = sqlx::query_scalar!("SELECT value FROM setting WHERE key = ?", key)
            .fetch_optional(&mut *step)
            .await?;
        if before.as_deref() != Some(value) {
            let old = before.map(|before| json!({ key: before }));
            append(
                &mut step,
                stamp,
                "setting",
                Id::nil(),
                &old,
                &json!({ key: value }),
            )
            .await?;
            sqlx::query!(
                "INSERT INTO setting (key, value) VALUES (?, ?)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                key,
                value,
            )
            .execute(&mut *step)
            .await?;
        }
        step.commit().await
    }

    /// The next number of a pattern such as `QT-{YYYY}-{0000}` in a year, from 1. It is given only
    /// when the write is committed, so numbers have neither gaps nor doubles.
    ///
    /// # Errors
    /// [`StoreError::Constraint`] when the year's numbers are used up (2^32 - 1).
    pub async fn next_number(&mut self, pattern: &str, year: i32) -> Result<u32, StoreError> {
        let (mut step, stamp) = self.step().await?;
        let last = sqlx::query_scalar!(
            "INSERT INTO number_sequence (pattern, year, last) VALUES (?, ?, 1)
             ON CONFLICT (pattern, year) DO UPDATE SET last = last + 1
             RETURNING last",
            pattern,
            year,
        )
        .fetch_one(&mut *step)
        .await?;
        let given = json!({ "pattern": pattern, "year": year, "number": last });
        append(
            &mut step,
            stamp,
            "number_sequence",
            Id::nil(),
            &json!(null),
            &given,
        )
        .await?;
        let number = u32::try_from(last).map_err(|_| StoreError::Constraint {
            noun: "number_sequence",
            field: "last",
            kind: ConstraintKind::Value,
        })?;
        step.commit().await?;
        Ok(number)
    }
}

impl Store {
    /// A setting's value.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(
            sqlx::query_scalar!("SELECT value FROM setting WHERE key = ?", key)
                .fetch_optional(&mut *self.reader().await?)
                .await?,
        )
    }
}
