//! Price lists with their prices.

use bidwright_domain::Id;
use bidwright_domain::product::{ListedPrice, PriceList};
use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::aggregate::{self, Aggregate};
use crate::column::{Owned, Scalar, json, text};
use crate::entry::Face;
use crate::{Store, StoreError, Write};

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            PriceList,
            r#"SELECT id AS "id: Scalar<Id>",
                       name,
                       valid_from AS "valid_from: NaiveDate",
                       valid_to AS "valid_to: NaiveDate",
                       currency,
                       note,
                       (SELECT json_group_array(json_object('product', product, 'price', price))
                        FROM (SELECT * FROM listed_price WHERE price_list = price_list.id
                              ORDER BY position)) AS "prices!: Owned<Vec<ListedPrice>>"
               FROM price_list "# + $tail
            $(, $arg)*
        )
    };
}

impl Aggregate for PriceList {
    const NOUN: &'static str = "price_list";
    const UNIQUE: &'static str = "prices";
    const COLUMNS: &'static [&'static str] = &[];
    const FACETS: &'static [&'static str] = &[];

    fn id(&self) -> Id {
        self.id
    }

    fn references(&self) -> Vec<(&'static str, &'static str, Id)> {
        let prices = self.prices.iter();
        prices
            .map(|listed| ("prices", "product", listed.product))
            .collect()
    }

    // Found by their products, not by a search: they have no entries.
    fn face(&self) -> Face {
        Face {
            titles: Vec::new(),
            keys: Vec::new(),
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
        sqlx::query!(
            "INSERT INTO price_list (id, name, valid_from, valid_to, currency, note, changed)
             VALUES (?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
                 name = excluded.name,
                 valid_from = excluded.valid_from,
                 valid_to = excluded.valid_to,
                 currency = excluded.currency,
                 note = excluded.note,
                 changed = excluded.changed",
            id,
            self.name,
            self.valid_from,
            self.valid_to,
            self.currency,
            self.note,
            sequence,
        )
        .execute(&mut *conn)
        .await?;
        sqlx::query!("DELETE FROM listed_price WHERE price_list = ?", id)
            .execute(&mut *conn)
            .await?;
        let prices = json(&self.prices)?;
        sqlx::query!(
            "INSERT INTO listed_price (price_list, position, product, price)
             SELECT ?1, key, value ->> 'product', value ->> 'price' FROM json_each(?2)",
            id,
            prices,
        )
        .execute(conn)
        .await?;
        Ok(())
    }
}

impl Write {
    /// Inserts or updates the list with its prices.
    ///
    /// # Errors
    /// [`StoreError::Constraint`] for a product that doesn't exist or stands twice,
    /// [`StoreError::NoSuchRow`] for a removed list.
    pub async fn price_list_put(&mut self, list: &PriceList) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        aggregate::put(&mut step, stamp, std::slice::from_ref(list)).await?;
        step.commit().await
    }

    /// Removes the list; it can be restored.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`].
    pub async fn price_list_remove(&mut self, id: Id) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        aggregate::remove::<PriceList>(&mut step, stamp, id).await?;
        step.commit().await
    }

    /// Brings a removed list back as it was.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] when no removed list has the id.
    pub async fn price_list_restore(&mut self, id: Id) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        aggregate::restore::<PriceList>(&mut step, stamp, id).await?;
        step.commit().await
    }
}

impl Store {
    /// The live list.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn price_list(&self, id: Id) -> Result<Option<PriceList>, StoreError> {
        aggregate::load(&mut *self.reader().await?, id, false).await
    }

    /// All live lists, the one that begins last first.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn price_lists(&self) -> Result<Vec<PriceList>, StoreError> {
        let rows = select!("WHERE deleted_at IS NULL ORDER BY valid_from DESC, id DESC");
        Ok(rows.fetch_all(&mut *self.reader().await?).await?)
    }
}

impl Store {
    /// The live lists that name one of the products, with the prices of these products only.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn price_lists_with(&self, products: &[Id]) -> Result<Vec<PriceList>, StoreError> {
        let ids = json(products)?;
        let lists = sqlx::query_as!(
            PriceList,
            r#"SELECT id AS "id: Scalar<Id>", name,
                      valid_from AS "valid_from: NaiveDate", valid_to AS "valid_to: NaiveDate",
                      currency, note,
                      (SELECT json_group_array(json_object('product', product, 'price', price))
                       FROM listed_price
                       WHERE price_list = price_list.id
                         AND product IN (SELECT value FROM json_each(?1)))
                          AS "prices!: Owned<Vec<ListedPrice>>"
               FROM price_list
               WHERE deleted_at IS NULL AND id IN (
                   SELECT price_list FROM listed_price
                   WHERE product IN (SELECT value FROM json_each(?1))
               )
               ORDER BY valid_from DESC, id DESC"#,
            ids,
        );
        Ok(lists.fetch_all(&mut *self.reader().await?).await?)
    }
}
