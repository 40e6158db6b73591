//! Customers with their contacts.

use bidwright_domain::Id;
use bidwright_domain::customer::{Contact, Customer};
use sqlx::sqlite::SqliteConnection;

use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::{Owned, Scalar, json, text};
use crate::entry::{Face, Key};

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Customer,
            r#"SELECT id AS "id: Scalar<Id>",
                       name,
                       credit_code,
                       address,
                       phone,
                       industry,
                       region,
                       bank_name,
                       bank_account,
                       note,
                       (SELECT json_group_array(json_object(
                           'id', id, 'name', name, 'title', title, 'phone', phone,
                           'email', email, 'wechat', wechat, 'note', note))
                        FROM (SELECT * FROM contact WHERE customer = customer.id
                              ORDER BY position)) AS "contacts!: Owned<Vec<Contact>>"
               FROM customer "# + $tail
            $(, $arg)*
        )
    };
}

impl Aggregate for Customer {
    const NOUN: &'static str = "customer";
    const UNIQUE: &'static str = "contacts";
    const COLUMNS: &'static [&'static str] = &["name", "industry", "region", "contact", "phone"];
    const FACETS: &'static [&'static str] = &["industry", "region"];

    fn id(&self) -> Id {
        self.id
    }

    fn references(&self) -> Vec<(&'static str, &'static str, Id)> {
        Vec::new()
    }

    fn face(&self) -> Face {
        Face {
            titles: vec![self.name.clone()],
            keys: vec![
                Key::Text(self.name.clone()),
                Key::Text(self.industry.clone()),
                Key::Text(self.region.clone()),
                Key::Text(
                    self.contacts
                        .first()
                        .map(|c| c.name.clone())
                        .unwrap_or_default(),
                ),
                Key::Plain(Some(self.phone.clone())),
            ],
            facets: vec![
                ("industry", self.industry.clone()),
                ("region", self.region.clone()),
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
        sqlx::query!(
            "INSERT INTO customer (
                 id, name, credit_code, address, phone, industry, region, bank_name,
                 bank_account, note, changed
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
                 name = excluded.name,
                 credit_code = excluded.credit_code,
                 address = excluded.address,
                 phone = excluded.phone,
                 industry = excluded.industry,
                 region = excluded.region,
                 bank_name = excluded.bank_name,
                 bank_account = excluded.bank_account,
                 note = excluded.note,
                 changed = excluded.changed",
            id,
            self.name,
            self.credit_code,
            self.address,
            self.phone,
            self.industry,
            self.region,
            self.bank_name,
            self.bank_account,
            self.note,
            sequence,
        )
        .execute(&mut *conn)
        .await?;
        save_contacts(conn, &id, &self.contacts).await
    }

    /// All in two statements: a spreadsheet brings tens of thousands.
    async fn insert(
        conn: &mut SqliteConnection,
        rows: &[Self],
        first: i64,
    ) -> Result<(), StoreError> {
        let rows = json(rows)?;
        sqlx::query!(
            "INSERT INTO customer (
                 id, name, credit_code, address, phone, industry, region, bank_name,
                 bank_account, note, changed
             )
             SELECT value ->> 'id', value ->> 'name', value ->> 'credit_code',
                    value ->> 'address', value ->> 'phone', value ->> 'industry',
                    value ->> 'region', value ->> 'bank_name', value ->> 'bank_account',
                    value ->> 'note', ?1 + key
             FROM json_each(?2)",
            first,
            rows,
        )
        .execute(&mut *conn)
        .await?;
        sqlx::query!(
            "INSERT INTO contact (
                 customer, position, id, name, title, phone, email, wechat, note
             )
             SELECT customer.value ->> 'id', contact.key, contact.value ->> 'id',
                    contact.value ->> 'name', contact.value ->> 'title',
                    contact.value ->> 'phone', contact.value ->> 'email',
                    contact.value ->> 'wechat', contact.value ->> 'note'
             FROM json_each(?1) AS customer, json_each(customer.value, '$.contacts') AS contact",
            rows,
        )
        .execute(conn)
        .await?;
        Ok(())
    }
}

async fn save_contacts(
    conn: &mut SqliteConnection,
    customer: &str,
    contacts: &[Contact],
) -> Result<(), StoreError> {
    sqlx::query!("DELETE FROM contact WHERE customer = ?", customer)
        .execute(&mut *conn)
        .await?;
    let contacts = json(contacts)?;
    sqlx::query!(
        "INSERT INTO contact (
             customer, position, id, name, title, phone, email, wechat, note
         )
         SELECT ?1, key, value ->> 'id', value ->> 'name', value ->> 'title', value ->> 'phone',
                value ->> 'email', value ->> 'wechat', value ->> 'note'
         FROM json_each(?2)",
        customer,
        contacts,
    )
    .execute(conn)
    .await?;
    Ok(())
}
