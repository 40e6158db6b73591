//! Contracts with their lines, instalments and clauses. What was sealed is frozen.

use bidwright_domain::Id;
use bidwright_domain::contract::{Contract, ContractClause, ContractStatus, Instalment};
use bidwright_domain::quotation::QuotationLine;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::sqlite::SqliteConnection;

use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::{Owned, Scalar, json, name, optional, status_name, text};
use crate::entry::{Face, Key};

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Contract,
            r#"SELECT id AS "id: Scalar<Id>",
                       number,
                       status AS "status: Scalar<ContractStatus>",
                       title,
                       customer AS "customer!: Scalar<Option<Id>>",
                       own_company AS "own_company!: Scalar<Option<Id>>",
                       quotation AS "quotation!: Scalar<Option<Id>>",
                       bid AS "bid!: Scalar<Option<Id>>",
                       (SELECT json_group_array(json_object(
                           'id', id, 'section', NULL, 'product', product, 'name', name,
                           'specification', specification, 'unit', unit, 'quantity', quantity,
                           'unit_price', unit_price, 'discount', discount,
                           'discount_amount', discount_amount, 'vat_rate', vat_rate,
                           'optional', json('false'), 'note', note, 'cost', 0))
                        FROM (SELECT * FROM contract_line WHERE contract = contract.id
                              ORDER BY position)) AS "lines!: Owned<Vec<QuotationLine>>",
                       tax_included AS "tax_included: bool",
                       (SELECT json_group_array(json_object(
                           'id', id, 'name', name, 'condition', condition, 'share', share,
                           'amount', amount))
                        FROM (SELECT * FROM instalment WHERE contract = contract.id
                              ORDER BY position)) AS "instalments!: Owned<Vec<Instalment>>",
                       (SELECT json_group_array(json_object(
                           'topic', topic, 'title', title, 'text', text))
                        FROM (SELECT * FROM contract_clause WHERE contract = contract.id
                              ORDER BY position)) AS "clauses!: Owned<Vec<ContractClause>>",
                       signed_on AS "signed_on: NaiveDate",
                       signed_place,
                       sealed_at AS "sealed_at: DateTime<Utc>",
                       content_hash,
                       pdf AS "pdf!: Scalar<Option<Id>>"
               FROM contract "# + $tail
            $(, $arg)*
        )
    };
}

impl Aggregate for Contract {
    const NOUN: &'static str = "contract";
    const UNIQUE: &'static str = "number";
    const COLUMNS: &'static [&'static str] = &["number", "title", "customer", "gross", "status"];
    const FACETS: &'static [&'static str] = &["status", "customer"];

    fn id(&self) -> Id {
        self.id
    }

    fn references(&self) -> Vec<(&'static str, &'static str, Id)> {
        let named = [
            ("customer", "customer", self.customer),
            ("own_company", "own_company", self.own_company),
            ("quotation", "quotation", self.quotation),
            ("bid", "bid", self.bid),
            ("pdf", "file", self.pdf),
        ];
        let lines = self
            .lines
            .iter()
            .map(|line| ("lines", "product", line.product));
        named
            .into_iter()
            .chain(lines)
            .filter_map(|(field, table, id)| Some((field, table, id?)))
            .collect()
    }

    fn refuses(&self, _next: Option<&Self>) -> bool {
        self.status == ContractStatus::Sealed
    }

    fn face(&self) -> Face {
        let facets = [
            ("status", Some(status_name(&self.status))),
            ("customer", optional(self.customer)),
        ];
        Face {
            titles: vec![self.number.clone().unwrap_or_default(), self.title.clone()],
            keys: vec![
                Key::Plain(self.number.clone()),
                Key::Text(self.title.clone()),
                Key::Of("customer", self.customer, 0),
                Key::Number(self.total().map(|total| total.0)),
                Key::Number(Some(self.status as i64)),
            ],
            facets: facets
                .into_iter()
                .filter_map(|(name, value)| Some((name, value?)))
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
        let status = name(&self.status)?;
        let customer = optional(self.customer);
        let own_company = optional(self.own_company);
        let quotation = optional(self.quotation);
        let bid = optional(self.bid);
        let pdf = optional(self.pdf);
        sqlx::query!(
            "INSERT INTO contract (
                 id, number, status, title, customer, own_company, quotation, bid, tax_included,
                 signed_on, signed_place, sealed_at, content_hash, pdf, changed
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
                 number = excluded.number,
                 status = excluded.status,
                 title = excluded.title,
                 customer = excluded.customer,
                 own_company = excluded.own_company,
                 quotation = excluded.quotation,
                 bid = excluded.bid,
                 tax_included = excluded.tax_included,
                 signed_on = excluded.signed_on,
                 signed_place = excluded.signed_place,
                 sealed_at = excluded.sealed_at,
                 content_hash = excluded.content_hash,
                 pdf = excluded.pdf,
                 changed = excluded.changed",
            id,
            self.number,
            status,
            self.title,
            customer,
            own_company,
            quotation,
            bid,
            self.tax_included,
            self.signed_on,
            self.signed_place,
            self.sealed_at,
            self.content_hash,
            pdf,
            sequence,
        )
        .execute(&mut *conn)
        .await?;
        save_lines(conn, &id, &self.lines).await?;
        save_instalments(conn, &id, &self.instalments).await?;
        save_clauses(conn, &id, &self.clauses).await
    }
}

async fn save_lines(
    conn: &mut SqliteConnection,
    contract: &str,
    lines: &[QuotationLine],
) -> Result<(), StoreError> {
    sqlx::query!("DELETE FROM contract_line WHERE contract = ?", contract)
        .execute(&mut *conn)
        .await?;
    let lines = json(lines)?;
    sqlx::query!(
        "INSERT INTO contract_line (
             contract, position, id, product, name, specification, unit, quantity, unit_price,
             discount, discount_amount, vat_rate, note
         )
         SELECT ?1, key, value ->> 'id', value ->> 'product', value ->> 'name',
                value ->> 'specification', value ->> 'unit', value ->> 'quantity',
                value ->> 'unit_price', value ->> 'discount', value ->> 'discount_amount',
                value ->> 'vat_rate', value ->> 'note'
         FROM json_each(?2)",
        contract,
        lines,
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn save_instalments(
    conn: &mut SqliteConnection,
    contract: &str,
    instalments: &[Instalment],
) -> Result<(), StoreError> {
    sqlx::query!("DELETE FROM instalment WHERE contract = ?", contract)
        .execute(&mut *conn)
        .await?;
    let instalments = json(instalments)?;
    sqlx::query!(
        "INSERT INTO instalment (contract, position, id, name, condition, share, amount)
         SELECT ?1, key, value ->> 'id', value ->> 'name', value ->> 'condition',
                value ->> 'share', value ->> 'amount'
         FROM json_each(?2)",
        contract,
        instalments,
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn save_clauses(
    conn: &mut SqliteConnection,
    contract: &str,
    clauses: &[ContractClause],
) -> Result<(), StoreError> {
    sqlx::query!("DELETE FROM contract_clause WHERE contract = ?", contract)
        .execute(&mut *conn)
        .await?;
    let clauses = json(clauses)?;
    sqlx::query!(
        "INSERT INTO contract_clause (contract, position, topic, title, text)
         SELECT ?1, key, value ->> 'topic', value ->> 'title', value ->> 'text'
         FROM json_each(?2)",
        contract,
        clauses,
    )
    .execute(conn)
    .await?;
    Ok(())
}
