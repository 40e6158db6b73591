//! Tenders: what was read, with the user's corrections.

use bidwright_domain::Id;
use bidwright_domain::tender::{
    EvaluationItem, Facts, Found, LegendEntry, RequiredDocument, Source, Tender, Warning,
};
use sqlx::sqlite::SqliteConnection;

use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::{Owned, Scalar, json, optional, text};
use crate::entry::{Face, Key};

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
    const COLUMNS: &'static [&'static str] = &[
        "project_name",
        "project_number",
        "purchaser",
        "submission_deadline",
    ];
    const FACETS: &'static [&'static str] = &["customer"];

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

    fn face(&self) -> Face {
        let found = |fact: &Option<Found<String>>| fact.as_ref().map(|fact| fact.value.clone());
        let (name, number) = (
            found(&self.facts.project_name).unwrap_or_default(),
            found(&self.facts.project_number).unwrap_or_default(),
        );
        let purchaser = found(&self.facts.purchaser).unwrap_or_default();
        Face {
            keys: vec![
                Key::Text(name.clone()),
                Key::Plain(Some(number.clone())),
                Key::Text(purchaser),
                Key::Plain(found(&self.facts.submission_deadline)),
            ],
            titles: vec![name, number, self.source.file.clone()],
            facets: self
                .customer
                .map(|id| ("customer", text(id)))
                .into_iter()
                .collect(),
        }
    }

    async fn rows(
        conn: &mut SqliteConnection,
        ids: &str,
        even_removed: bool,
    ) -> Result<Vec<Self>, StoreError> {
        let rows = select!(
            "WHERE id IN (SELECT value FROM json_each(?1)) AND (?2 OR deleted_at IS NULL)",
            ids,
            even_removed
        );
        Ok(rows.fetch_all(conn).await?)
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
}
