//! Our own legal entities.

use bidwright_domain::Id;
use bidwright_domain::own_company::{BankAccount, OwnCompany, Signatory};
use sqlx::sqlite::SqliteConnection;

use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::{Owned, Scalar, json, optional, text};
use crate::entry::{Face, Key};

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
                       accounts AS "accounts: Owned<Vec<BankAccount>>",
                       signatories AS "signatories: Owned<Vec<Signatory>>",
                       quotation_footer,
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
    const COLUMNS: &'static [&'static str] = &["name"];
    const FACETS: &'static [&'static str] = &[];

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

    fn face(&self) -> Face {
        Face {
            titles: vec![self.name.clone()],
            keys: vec![Key::Text(self.name.clone())],
            facets: Vec::new(),
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
        let logo = optional(self.logo);
        let seal = optional(self.seal);
        let accounts = json(&self.accounts)?;
        let signatories = json(&self.signatories)?;
        sqlx::query!(
            "INSERT INTO own_company (
                 id, name, credit_code, address, legal_representative, phone, email, accounts,
                 signatories, quotation_footer, logo, seal, changed
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
                 name = excluded.name,
                 credit_code = excluded.credit_code,
                 address = excluded.address,
                 legal_representative = excluded.legal_representative,
                 phone = excluded.phone,
                 email = excluded.email,
                 accounts = excluded.accounts,
                 signatories = excluded.signatories,
                 quotation_footer = excluded.quotation_footer,
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
            accounts,
            signatories,
            self.quotation_footer,
            logo,
            seal,
            sequence,
        )
        .execute(&mut *conn)
        .await?;
        Ok(())
    }
}
