//! Tenders: what was read, with the user's corrections.

use bidwright_domain::Id;
use bidwright_domain::tender::{
    EvaluationItem, Facts, LegendEntry, RequiredDocument, Source, Tender, Warning,
};
use sqlx::sqlite::SqliteConnection;

use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::{Owned, Scalar, json, optional, text};

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Tender,
            r#"SELECT id AS "id: Scalar<Id>",
                       customer AS "customer!: Scalar<Option<Id>>",
                       file AS "file: Scalar<Id>",
                       source AS "source!: Owned<Source>",
                       facts AS "facts!: Owned<Facts>",
                       legend AS "legend!: Owned<Vec<LegendEntry>>",
                       evaluation AS "evaluation!: Owned<Vec<EvaluationItem>>",
                       required_documents AS "required_documents!: Owned<Vec<RequiredDocument>>",
                       warnings AS "warnings!: Owned<Vec<Warning>>"
               FROM tender "# + $tail
            $(, $arg)*
        )
    };
}

impl Aggregate for Tender {
    const NOUN: &'static str = "tender";
    const UNIQUE: &'static str = "";

    fn id(&self) -> Id {
        self.id
    }

    fn references(&self) -> Vec<(&'static str, &'static str, Id)> {
        let customer = self.customer.map(|id| ("customer", "customer", id));
        customer
            .into_iter()
            .chain([("file", "file", self.file)])
            .collect()
    }

    async fn load(
        conn: &mut SqliteConnection,
        id: Id,
        even_removed: bool,
    ) -> Result<Option<Self>, StoreError> {
        let id = text(id);
        let rows = select!(
            "WHERE id = ?1 AND (?2 OR deleted_at IS NULL)",
            id,
            even_removed
        );
        Ok(rows.fetch_optional(conn).await?)
    }

    async fn save(&self, conn: &mut SqliteConnection, sequence: i64) -> Result<(), StoreError> {
        let id = text(self.id);
        let customer = optional(self.customer);
        let file = text(self.file);
        let source = json(&self.source)?;
        let facts = json(&self.facts)?;
        let legend = json(&self.legend)?;
        let evaluation = json(&self.evaluation)?;
        let required_documents = json(&self.required_documents)?;
        let warnings = json(&self.warnings)?;
        sqlx::query!(
            "INSERT INTO tender (
                 id, customer, file, source, facts, legend, evaluation, required_documents,
                 warnings, changed
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
                 customer = excluded.customer,
                 file = excluded.file,
                 source = excluded.source,
                 facts = excluded.facts,
                 legend = excluded.legend,
                 evaluation = excluded.evaluation,
                 required_documents = excluded.required_documents,
                 warnings = excluded.warnings,
                 changed = excluded.changed",
            id,
            customer,
            file,
            source,
            facts,
            legend,
            evaluation,
            required_documents,
            warnings,
            sequence,
        )
        .execute(&mut *conn)
        .await?;
        Ok(())
    }

    async fn list(
        conn: &mut SqliteConnection,
        like: &str,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<Self>, StoreError> {
        let rows = select!(
            r"WHERE deleted_at IS NULL AND words LIKE ?1 ESCAPE '\'
              ORDER BY changed DESC LIMIT ?2 OFFSET ?3",
            like,
            limit,
            offset,
        );
        Ok(rows.fetch_all(conn).await?)
    }

    async fn count(conn: &mut SqliteConnection, like: &str) -> Result<u32, StoreError> {
        Ok(sqlx::query_scalar!(
            r#"SELECT count(*) AS "count: u32" FROM tender
              WHERE deleted_at IS NULL AND words LIKE ?1 ESCAPE '\'"#,
            like,
        )
        .fetch_one(conn)
        .await?)
    }
}
