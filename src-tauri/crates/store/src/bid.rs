//! Bids. What was submitted is frozen; only its result is entered.

use bidwright_domain::Id;
use bidwright_domain::bid::{Bid, BidStatus};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::sqlite::SqliteConnection;

use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::{Owned, Scalar, json, name, optional, status_name, text};
use crate::entry::{Face, Key};

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Bid,
            r#"SELECT id AS "id: Scalar<Id>",
                       number,
                       status AS "status: Scalar<BidStatus>",
                       tender AS "tender: Scalar<Id>",
                       own_company AS "own_company!: Scalar<Option<Id>>",
                       quotation AS "quotation!: Scalar<Option<Id>>",
                       agent_name,
                       agent_title,
                       agent_id_number,
                       agent_phone,
                       delivery_period,
                       validity_days AS "validity_days: u32",
                       signed_on AS "signed_on: NaiveDate",
                       (SELECT json_group_array(certificate)
                        FROM (SELECT certificate FROM bid_certificate WHERE bid = bid.id
                              ORDER BY position)) AS "certificates!: Owned<Vec<Id>>",
                       submitted_at AS "submitted_at: DateTime<Utc>",
                       content_hash,
                       pdf AS "pdf!: Scalar<Option<Id>>"
               FROM bid "# + $tail
            $(, $arg)*
        )
    };
}

impl Aggregate for Bid {
    const NOUN: &'static str = "bid";
    const UNIQUE: &'static str = "number";
    const COLUMNS: &'static [&'static str] = &[
        "number",
        "project_name",
        "purchaser",
        "submission_deadline",
        "status",
    ];
    const FACETS: &'static [&'static str] = &["status", "tender"];

    fn id(&self) -> Id {
        self.id
    }

    fn references(&self) -> Vec<(&'static str, &'static str, Id)> {
        let named = [
            ("tender", "tender", Some(self.tender)),
            ("own_company", "own_company", self.own_company),
            ("quotation", "quotation", self.quotation),
            ("pdf", "file", self.pdf),
        ];
        let certificates = self
            .certificates
            .iter()
            .map(|id| ("certificates", "certificate", Some(*id)));
        named
            .into_iter()
            .chain(certificates)
            .filter_map(|(field, table, id)| Some((field, table, id?)))
            .collect()
    }

    fn refuses(&self, next: Option<&Self>) -> bool {
        if self.status == BidStatus::Draft {
            return false;
        }
        let Some(next) = next.filter(|next| next.status != BidStatus::Draft) else {
            return true;
        };
        let moved_on = Self {
            status: next.status,
            ..self.clone()
        };
        moved_on != *next
    }

    fn face(&self) -> Face {
        Face {
            titles: vec![self.number.clone()],
            keys: vec![
                Key::Plain(Some(self.number.clone())),
                Key::Of("tender", Some(self.tender), 0),
                Key::Of("tender", Some(self.tender), 2),
                Key::Of("tender", Some(self.tender), 3),
                Key::Number(Some(self.status as i64)),
            ],
            facets: vec![
                ("status", status_name(&self.status)),
                ("tender", text(self.tender)),
            ],
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
        let tender = text(self.tender);
        let own_company = optional(self.own_company);
        let quotation = optional(self.quotation);
        let pdf = optional(self.pdf);
        sqlx::query!(
            "INSERT INTO bid (
                 id, number, status, tender, own_company, quotation, agent_name, agent_title,
                 agent_id_number, agent_phone, delivery_period, validity_days, signed_on,
                 submitted_at, content_hash, pdf, changed
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
                 number = excluded.number,
                 status = excluded.status,
                 tender = excluded.tender,
                 own_company = excluded.own_company,
                 quotation = excluded.quotation,
                 agent_name = excluded.agent_name,
                 agent_title = excluded.agent_title,
                 agent_id_number = excluded.agent_id_number,
                 agent_phone = excluded.agent_phone,
                 delivery_period = excluded.delivery_period,
                 validity_days = excluded.validity_days,
                 signed_on = excluded.signed_on,
                 submitted_at = excluded.submitted_at,
                 content_hash = excluded.content_hash,
                 pdf = excluded.pdf,
                 changed = excluded.changed",
            id,
            self.number,
            status,
            tender,
            own_company,
            quotation,
            self.agent_name,
            self.agent_title,
            self.agent_id_number,
            self.agent_phone,
            self.delivery_period,
            self.validity_days,
            self.signed_on,
            self.submitted_at,
            self.content_hash,
            pdf,
            sequence,
        )
        .execute(&mut *conn)
        .await?;
        save_certificates(conn, &id, &self.certificates).await
    }
}

async fn save_certificates(
    conn: &mut SqliteConnection,
    bid: &str,
    certificates: &[Id],
) -> Result<(), StoreError> {
    sqlx::query!("DELETE FROM bid_certificate WHERE bid = ?", bid)
        .execute(&mut *conn)
        .await?;
    let certificates = json(certificates)?;
    sqlx::query!(
        "INSERT INTO bid_certificate (bid, position, certificate)
         SELECT ?1, key, value FROM json_each(?2)",
        bid,
        certificates,
    )
    .execute(conn)
    .await?;
    Ok(())
}
