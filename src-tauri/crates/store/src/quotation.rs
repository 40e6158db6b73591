//! Quotations with their lines. What was issued is frozen; only its status moves on.

use bidwright_domain::Id;
use bidwright_domain::money::Currency;
use bidwright_domain::quotation::{
    Approval, LostReason, Quotation, QuotationDesign, QuotationLine, QuotationSection,
    QuotationStatus, TotalDiscount,
};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::sqlite::SqliteConnection;

use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::{Owned, Scalar, json, name, optional, status_name, text};
use crate::entry::{Face, Key};

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Quotation,
            r#"SELECT id AS "id: Scalar<Id>",
                       number,
                       revision AS "revision: u32",
                       revises AS "revises!: Scalar<Option<Id>>",
                       status AS "status: Scalar<QuotationStatus>",
                       customer AS "customer!: Scalar<Option<Id>>",
                       own_company AS "own_company!: Scalar<Option<Id>>",
                       tender AS "tender!: Scalar<Option<Id>>",
                       title,
                       contact,
                       currency AS "currency: Scalar<Currency>",
                       tax_included AS "tax_included: bool",
                       (SELECT json_group_array(json_object('id', id, 'title', title))
                        FROM (SELECT * FROM quotation_section WHERE quotation = quotation.id
                              ORDER BY position)) AS "sections!: Owned<Vec<QuotationSection>>",
                       (SELECT json_group_array(json_object(
                           'id', id, 'section', section, 'product', product, 'name', name,
                           'specification', specification, 'unit', unit, 'quantity', quantity,
                           'unit_price', unit_price, 'discount', discount,
                           'discount_amount', discount_amount, 'vat_rate', vat_rate,
                           'optional', json(iif(optional, 'true', 'false')), 'note', note,
                           'cost', cost))
                        FROM (SELECT * FROM quotation_line WHERE quotation = quotation.id
                              ORDER BY position)) AS "lines!: Owned<Vec<QuotationLine>>",
                       total_discount AS "total_discount: Owned<TotalDiscount>",
                       valid_days AS "valid_days: u32",
                       valid_until AS "valid_until: NaiveDate",
                       delivery_terms,
                       payment_terms,
                       note,
                       signatory,
                       design AS "design: Scalar<QuotationDesign>",
                       with_seal AS "with_seal: bool",
                       internal_note,
                       approval AS "approval!: Owned<Option<Approval>>",
                       lost_reason AS "lost_reason!: Scalar<Option<LostReason>>",
                       outcome_note,
                       issued_on AS "issued_on: NaiveDate",
                       issued_at AS "issued_at: DateTime<Utc>",
                       content_hash,
                       pdf AS "pdf!: Scalar<Option<Id>>"
               FROM quotation "# + $tail
            $(, $arg)*
        )
    };
}

impl Aggregate for Quotation {
    const NOUN: &'static str = "quotation";
    const UNIQUE: &'static str = "number";
    const COLUMNS: &'static [&'static str] =
        &["label", "title", "customer", "gross", "issued_on", "status"];
    const FACETS: &'static [&'static str] = &["status", "customer", "tender"];

    fn id(&self) -> Id {
        self.id
    }

    fn references(&self) -> Vec<(&'static str, &'static str, Id)> {
        let named = [
            ("revises", "quotation", self.revises),
            ("customer", "customer", self.customer),
            ("own_company", "own_company", self.own_company),
            ("tender", "tender", self.tender),
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

    fn refuses(&self, next: Option<&Self>) -> bool {
        if self.status == QuotationStatus::Draft {
            return false;
        }
        let Some(next) = next.filter(|next| next.status != QuotationStatus::Draft) else {
            return true;
        };
        let moved_on = Self {
            status: next.status,
            lost_reason: next.lost_reason,
            outcome_note: next.outcome_note.clone(),
            ..self.clone()
        };
        moved_on != *next
    }

    fn face(&self) -> Face {
        let status = status_name(&self.status);
        let gross = self.totals().ok().map(|totals| totals.total.gross.0);
        let label = self.number.is_some().then(|| self.label());
        let facets = [
            ("status", Some(status)),
            ("customer", optional(self.customer)),
            ("tender", optional(self.tender)),
        ];
        Face {
            keys: vec![
                Key::Plain(label.clone()),
                Key::Text(self.title.clone()),
                Key::Of("customer", self.customer, 0),
                Key::Number(gross),
                Key::Plain(self.issued_on.map(|day| day.to_string())),
                Key::Number(Some(self.status as i64)),
            ],
            titles: vec![label.unwrap_or_default(), self.title.clone()],
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
        let revises = optional(self.revises);
        let customer = optional(self.customer);
        let own_company = optional(self.own_company);
        let tender = optional(self.tender);
        let pdf = optional(self.pdf);
        let currency = self.currency.code();
        let total_discount = json(&self.total_discount)?;
        let design = name(&self.design)?;
        let approval = self.approval.as_ref().map(json).transpose()?;
        let lost_reason = self.lost_reason.as_ref().map(name).transpose()?;
        sqlx::query!(
            "INSERT INTO quotation (
                 id, number, revision, revises, status, customer, own_company, tender, title,
                 contact, currency, tax_included, total_discount, valid_days, valid_until,
                 delivery_terms, payment_terms, note, signatory, design, with_seal, internal_note,
                 approval, lost_reason, outcome_note, issued_on, issued_at, content_hash, pdf,
                 changed
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                       ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
                 number = excluded.number,
                 revision = excluded.revision,
                 revises = excluded.revises,
                 status = excluded.status,
                 customer = excluded.customer,
                 own_company = excluded.own_company,
                 tender = excluded.tender,
                 title = excluded.title,
                 contact = excluded.contact,
                 currency = excluded.currency,
                 tax_included = excluded.tax_included,
                 total_discount = excluded.total_discount,
                 valid_days = excluded.valid_days,
                 valid_until = excluded.valid_until,
                 delivery_terms = excluded.delivery_terms,
                 payment_terms = excluded.payment_terms,
                 note = excluded.note,
                 signatory = excluded.signatory,
                 design = excluded.design,
                 with_seal = excluded.with_seal,
                 internal_note = excluded.internal_note,
                 approval = excluded.approval,
                 lost_reason = excluded.lost_reason,
                 outcome_note = excluded.outcome_note,
                 issued_on = excluded.issued_on,
                 issued_at = excluded.issued_at,
                 content_hash = excluded.content_hash,
                 pdf = excluded.pdf,
                 changed = excluded.changed",
            id,
            self.number,
            self.revision,
            revises,
            status,
            customer,
            own_company,
            tender,
            self.title,
            self.contact,
            currency,
            self.tax_included,
            total_discount,
            self.valid_days,
            self.valid_until,
            self.delivery_terms,
            self.payment_terms,
            self.note,
            self.signatory,
            design,
            self.with_seal,
            self.internal_note,
            approval,
            lost_reason,
            self.outcome_note,
            self.issued_on,
            self.issued_at,
            self.content_hash,
            pdf,
            sequence,
        )
        .execute(&mut *conn)
        .await?;
        save_sections(conn, &id, &self.sections).await?;
        save_lines(conn, &id, &self.lines).await
    }
}

async fn save_sections(
    conn: &mut SqliteConnection,
    quotation: &str,
    sections: &[QuotationSection],
) -> Result<(), StoreError> {
    sqlx::query!(
        "DELETE FROM quotation_section WHERE quotation = ?",
        quotation
    )
    .execute(&mut *conn)
    .await?;
    let sections = json(sections)?;
    sqlx::query!(
        "INSERT INTO quotation_section (quotation, position, id, title)
         SELECT ?1, key, value ->> 'id', value ->> 'title' FROM json_each(?2)",
        quotation,
        sections,
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn save_lines(
    conn: &mut SqliteConnection,
    quotation: &str,
    lines: &[QuotationLine],
) -> Result<(), StoreError> {
    sqlx::query!("DELETE FROM quotation_line WHERE quotation = ?", quotation)
        .execute(&mut *conn)
        .await?;
    let lines = json(lines)?;
    sqlx::query!(
        "INSERT INTO quotation_line (
             quotation, position, id, section, product, name, specification, unit, quantity,
             unit_price, discount, discount_amount, vat_rate, optional, note, cost
         )
         SELECT ?1, key, value ->> 'id', value ->> 'section', value ->> 'product',
                value ->> 'name', value ->> 'specification', value ->> 'unit',
                value ->> 'quantity', value ->> 'unit_price', value ->> 'discount',
                value ->> 'discount_amount', value ->> 'vat_rate', value ->> 'optional',
                value ->> 'note', value ->> 'cost'
         FROM json_each(?2)",
        quotation,
        lines,
    )
    .execute(conn)
    .await?;
    Ok(())
}
