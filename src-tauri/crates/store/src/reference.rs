//! The references between documents.

use std::collections::HashMap;

use bidwright_domain::Id;
use bidwright_domain::chain::{Link, Noun};

use crate::column::{json, name, text};
use crate::{Store, StoreError};

struct Row {
    noun: String,
    id: String,
    label: String,
}

impl Row {
    fn link(self) -> Result<Link, StoreError> {
        let damaged = |detail: String| StoreError::Damaged { detail };
        Ok(Link {
            noun: serde_json::from_value(self.noun.into())
                .map_err(|error| damaged(error.to_string()))?,
            id: Id::parse_str(&self.id).map_err(|error| damaged(error.to_string()))?,
            label: self.label,
            current: false,
        })
    }
}

impl Store {
    /// The live documents that this one names or that name it, in the order of the chain: customer,
    /// tender, quotation, bid, contract; older ones first.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn neighbours(&self, noun: Noun, id: Id) -> Result<Vec<Link>, StoreError> {
        let (noun, id) = (name(&noun)?, text(id));
        let rows = sqlx::query_as!(
            Row,
            r#"SELECT document.noun AS "noun!: String", document.id AS "id!: String",
                      document.label AS "label!: String"
               FROM (
                   SELECT to_noun AS noun, to_id AS id FROM reference WHERE noun = ?1 AND id = ?2
                   UNION
                   SELECT noun, id FROM reference WHERE to_noun = ?1 AND to_id = ?2
               ) AS near
               JOIN document ON document.noun = near.noun AND document.id = near.id
               ORDER BY CASE document.noun
                   WHEN 'customer' THEN 1 WHEN 'tender' THEN 2 WHEN 'quotation' THEN 3
                   WHEN 'bid' THEN 4 ELSE 5 END, document.id"#,
            noun,
            id,
        )
        .fetch_all(&mut *self.reader().await?)
        .await?;
        rows.into_iter().map(Row::link).collect()
    }

    /// What live rows are called, by id.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn labels(&self, noun: Noun, ids: &[Id]) -> Result<HashMap<Id, String>, StoreError> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT id, label FROM entry
             WHERE noun = ?1 AND owner = '' AND id IN (SELECT value FROM json_each(?2))",
        )
        .bind(name(&noun)?)
        .bind(json(ids)?)
        .fetch_all(&mut *self.reader().await?)
        .await?;
        let parsed = rows
            .into_iter()
            .filter_map(|(id, label)| Some((Id::parse_str(&id).ok()?, label)));
        Ok(parsed.collect())
    }

    /// The link to one live row.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn link(&self, noun: Noun, id: Id) -> Result<Option<Link>, StoreError> {
        let (noun, id) = (name(&noun)?, text(id));
        let row = sqlx::query_as!(
            Row,
            r#"SELECT noun AS "noun!: String", id AS "id!: String", label AS "label!: String"
               FROM document WHERE noun = ?1 AND id = ?2"#,
            noun,
            id,
        )
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        row.map(Row::link).transpose()
    }
}
