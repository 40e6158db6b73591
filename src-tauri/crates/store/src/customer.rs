//! Customers with their contacts.

use bidwright_domain::Id;
use bidwright_domain::customer::{
    Contact, Customer, CustomerClass, InvoiceDetails, ItSystem, PastProject, Probe,
};
use sqlx::sqlite::SqliteConnection;

use crate::aggregate::Aggregate;
use crate::column::{Owned, Scalar, json, name, text};
use crate::entry::{Face, Key};
use crate::{Store, StoreError};

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Customer,
            r#"SELECT id AS "id: Scalar<Id>",
                       name,
                       credit_code,
                       class AS "class!: Scalar<Option<CustomerClass>>",
                       industry,
                       region,
                       source,
                       address,
                       phone,
                       bank_name,
                       bank_account,
                       invoice AS "invoice: Owned<InvoiceDetails>",
                       note,
                       (SELECT json_group_array(json_object(
                           'id', id, 'name', name, 'department', department, 'title', title,
                           'role', role, 'attitude', attitude, 'phone', phone,
                           'other_phone', other_phone, 'email', email, 'wechat', wechat,
                           'birthday', birthday, 'interests', interests,
                           'reports_to', reports_to, 'note', note))
                        FROM (SELECT * FROM contact WHERE customer = customer.id
                              ORDER BY position)) AS "contacts!: Owned<Vec<Contact>>",
                       it_systems AS "it_systems: Owned<Vec<ItSystem>>",
                       past_projects AS "past_projects: Owned<Vec<PastProject>>"
               FROM customer "# + $tail
            $(, $arg)*
        )
    };
}

impl Aggregate for Customer {
    const NOUN: &'static str = "customer";
    const UNIQUE: &'static str = "contacts";
    const COLUMNS: &'static [&'static str] =
        &["name", "industry", "region", "contact", "phone", "class"];
    const FACETS: &'static [&'static str] = &["class", "industry", "region"];

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
                Key::Plain(self.class.map(|class| format!("{class:?}"))),
            ],
            facets: vec![
                (
                    "class",
                    self.class
                        .map(|class| format!("{class:?}"))
                        .unwrap_or_default(),
                ),
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
        let class = self.class.as_ref().map(name).transpose()?;
        let (invoice, systems) = (json(&self.invoice)?, json(&self.it_systems)?);
        let projects = json(&self.past_projects)?;
        sqlx::query!(
            "INSERT INTO customer (
                 id, name, credit_code, class, industry, region, source, address, phone,
                 bank_name, bank_account, invoice, note, it_systems, past_projects, changed
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
                 name = excluded.name,
                 credit_code = excluded.credit_code,
                 class = excluded.class,
                 industry = excluded.industry,
                 region = excluded.region,
                 source = excluded.source,
                 address = excluded.address,
                 phone = excluded.phone,
                 bank_name = excluded.bank_name,
                 bank_account = excluded.bank_account,
                 invoice = excluded.invoice,
                 note = excluded.note,
                 it_systems = excluded.it_systems,
                 past_projects = excluded.past_projects,
                 changed = excluded.changed",
            id,
            self.name,
            self.credit_code,
            class,
            self.industry,
            self.region,
            self.source,
            self.address,
            self.phone,
            self.bank_name,
            self.bank_account,
            invoice,
            self.note,
            systems,
            projects,
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
                 id, name, credit_code, class, industry, region, source, address, phone, bank_name,
                 bank_account, invoice, note, it_systems, past_projects, changed
             )
             SELECT value ->> 'id', value ->> 'name', value ->> 'credit_code', value ->> 'class',
                    value ->> 'industry', value ->> 'region', value ->> 'source',
                    value ->> 'address', value ->> 'phone', value ->> 'bank_name',
                    value ->> 'bank_account', value -> 'invoice', value ->> 'note',
                    value -> 'it_systems', value -> 'past_projects', ?1 + key
             FROM json_each(?2)",
            first,
            rows,
        )
        .execute(&mut *conn)
        .await?;
        sqlx::query!(
            "INSERT INTO contact (
                 customer, position, id, name, department, title, role, attitude, phone,
                 other_phone, email, wechat, birthday, interests, reports_to, note
             )
             SELECT customer.value ->> 'id', contact.key, contact.value ->> 'id',
                    contact.value ->> 'name', contact.value ->> 'department',
                    contact.value ->> 'title', contact.value ->> 'role',
                    contact.value ->> 'attitude', contact.value ->> 'phone',
                    contact.value ->> 'other_phone', contact.value ->> 'email',
                    contact.value ->> 'wechat', contact.value ->> 'birthday',
                    contact.value ->> 'interests', contact.value ->> 'reports_to',
                    contact.value ->> 'note'
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
             customer, position, id, name, department, title, role, attitude, phone, other_phone,
             email, wechat, birthday, interests, reports_to, note
         )
         SELECT ?1, key, value ->> 'id', value ->> 'name', value ->> 'department',
                value ->> 'title', value ->> 'role', value ->> 'attitude', value ->> 'phone',
                value ->> 'other_phone', value ->> 'email', value ->> 'wechat',
                value ->> 'birthday', value ->> 'interests', value ->> 'reports_to',
                value ->> 'note'
         FROM json_each(?2)",
        customer,
        contacts,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// What changed in the customers since an entry of the audit trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProbesSince {
    /// New or changed, live.
    pub live: Vec<Probe>,
    /// Removed since.
    pub removed: Vec<Id>,
    /// To ask with the next time.
    pub sequence: i64,
}

impl Store {
    /// What is compared to find customers that are stored twice: all that changed after the entry.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn customer_probes(&self, after: i64) -> Result<ProbesSince, StoreError> {
        let mut reader = self.reader().await?;
        let rows = sqlx::query!(
            r#"SELECT id AS "id: Scalar<Id>", name, credit_code, phone, changed,
                      deleted_at IS NOT NULL AS "removed!: bool",
                      (SELECT json_group_array(number) FROM (
                           SELECT phone AS number FROM contact WHERE customer = customer.id
                           UNION SELECT other_phone FROM contact WHERE customer = customer.id
                       )) AS "phones!: Owned<Vec<String>>"
               FROM customer WHERE changed > ?"#,
            after,
        )
        .fetch_all(&mut *reader)
        .await?;
        let mut since = ProbesSince {
            live: Vec::with_capacity(rows.len()),
            removed: Vec::new(),
            sequence: after,
        };
        for row in rows {
            since.sequence = since.sequence.max(row.changed);
            let id: Id = row.id.into();
            if row.removed {
                since.removed.push(id);
            } else {
                let phones: Vec<String> = row.phones.into();
                let phones = phones.iter().chain([&row.phone]);
                let probe = Probe::new(id, &row.name, &row.credit_code, phones);
                since.live.push(probe);
            }
        }
        Ok(since)
    }
}
