//! Certificates with their scans.

use bidwright_domain::Id;
use bidwright_domain::certificate::Certificate;
use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::{Owned, Scalar, json, text};
use crate::entry::{Face, Key};

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Certificate,
            r#"SELECT id AS "id: Scalar<Id>",
                       owner AS "owner: Scalar<Id>",
                       name,
                       number,
                       issuer,
                       issued_on AS "issued_on: NaiveDate",
                       expires_on AS "expires_on: NaiveDate",
                       (SELECT json_group_array(file)
                        FROM (SELECT file FROM certificate_scan WHERE certificate = certificate.id
                              ORDER BY position)) AS "scans!: Owned<Vec<Id>>",
                       note
               FROM certificate "# + $tail
            $(, $arg)*
        )
    };
}

impl Aggregate for Certificate {
    const NOUN: &'static str = "certificate";
    const UNIQUE: &'static str = "";
    const COLUMNS: &'static [&'static str] = &["name", "number", "owner", "expires_on", "scans"];
    const FACETS: &'static [&'static str] = &["owner"];

    fn id(&self) -> Id {
        self.id
    }

    fn references(&self) -> Vec<(&'static str, &'static str, Id)> {
        let scans = self.scans.iter().map(|scan| ("scans", "file", *scan));
        std::iter::once(("owner", "own_company", self.owner))
            .chain(scans)
            .collect()
    }

    fn face(&self) -> Face {
        Face {
            titles: vec![self.name.clone(), self.number.clone()],
            keys: vec![
                Key::Text(self.name.clone()),
                Key::Plain(Some(self.number.clone())),
                Key::Of("own_company", Some(self.owner), 0),
                Key::Plain(self.expires_on.map(|day| day.to_string())),
                Key::Number(i64::try_from(self.scans.len()).ok()),
            ],
            facets: vec![("owner", text(self.owner))],
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
        let owner = text(self.owner);
        sqlx::query!(
            "INSERT INTO certificate (
                 id, owner, name, number, issuer, issued_on, expires_on, note, changed
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
                 owner = excluded.owner,
                 name = excluded.name,
                 number = excluded.number,
                 issuer = excluded.issuer,
                 issued_on = excluded.issued_on,
                 expires_on = excluded.expires_on,
                 note = excluded.note,
                 changed = excluded.changed",
            id,
            owner,
            self.name,
            self.number,
            self.issuer,
            self.issued_on,
            self.expires_on,
            self.note,
            sequence,
        )
        .execute(&mut *conn)
        .await?;
        save_scans(conn, &id, &self.scans).await
    }
}

async fn save_scans(
    conn: &mut SqliteConnection,
    certificate: &str,
    scans: &[Id],
) -> Result<(), StoreError> {
    sqlx::query!(
        "DELETE FROM certificate_scan WHERE certificate = ?",
        certificate
    )
    .execute(&mut *conn)
    .await?;
    let scans = json(scans)?;
    sqlx::query!(
        "INSERT INTO certificate_scan (certificate, position, file)
         SELECT ?1, key, value FROM json_each(?2)",
        certificate,
        scans,
    )
    .execute(conn)
    .await?;
    Ok(())
}
