//! Our own legal entities.

use bidwright_domain::Id;
use bidwright_domain::own_company::OwnCompany;
use sqlx::sqlite::SqliteConnection;

use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::{Scalar, optional, text};

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            OwnCompany,
            r#"SELECT id AS "id: Scalar<Id>",
                       name,
                       credit_code,
                       address,
                       legal_representative,
                       phone,
                       email,
                       bank_name,
                       bank_account,
                       logo AS "logo!: Scalar<Option<Id>>",
                       seal AS "seal!: Scalar<Option<Id>>"
               FROM own_company "# + $tail
            $(, $arg)*
        )
    };
}

impl Aggregate for OwnCompany {
    const NOUN: &'static str = "own_company";
    const UNIQUE: &'static str = "";

    fn id(&self) -> Id {
        self.id
    }

    fn references(&self) -> Vec<(&'static str, &'static str, Id)> {
        let named = [("logo", "file", self.logo), ("seal", "file", self.seal)];
        named
            .into_iter()
            .filter_map(|(field, table, id)| Some((field, table, id?)))
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
        let logo = optional(self.logo);
        let seal = optional(self.seal);
        sqlx::query!(
            "INSERT INTO own_company (
                 id, name, credit_code, address, legal_representative, phone, email, bank_name,
                 bank_account, logo, seal, changed
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
                 name = excluded.name,
                 credit_code = excluded.credit_code,
                 address = excluded.address,
                 legal_representative = excluded.legal_representative,
                 phone = excluded.phone,
                 email = excluded.email,
                 bank_name = excluded.bank_name,
                 bank_account = excluded.bank_account,
                 logo = excluded.logo,
                 seal = excluded.seal,
                 changed = excluded.changed",
            id,
            self.name,
            self.credit_code,
            self.address,
            self.legal_representative,
            self.phone,
            self.email,
            self.bank_name,
            self.bank_account,
            logo,
            seal,
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
            r#"SELECT count(*) AS "count: u32" FROM own_company
              WHERE deleted_at IS NULL AND words LIKE ?1 ESCAPE '\'"#,
            like,
        )
        .fetch_one(conn)
        .await?)
    }
}
