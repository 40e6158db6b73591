//! Products and services with their prices.

use bidwright_domain::Id;
use bidwright_domain::money::{BasisPoints, Fen};
use bidwright_domain::product::Product;
use sqlx::sqlite::SqliteConnection;

use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::{Scalar, text};

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Product,
            r#"SELECT id AS "id: Scalar<Id>",
                       number,
                       name,
                       specification,
                       unit,
                       category,
                       list_price AS "list_price: Scalar<Fen>",
                       floor_price AS "floor_price: Scalar<Fen>",
                       vat_rate AS "vat_rate: Scalar<BasisPoints>",
                       note
               FROM product "# + $tail
            $(, $arg)*
        )
    };
}

impl Aggregate for Product {
    const NOUN: &'static str = "product";
    const UNIQUE: &'static str = "number";

    fn id(&self) -> Id {
        self.id
    }

    fn references(&self) -> Vec<(&'static str, &'static str, Id)> {
        Vec::new()
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
        sqlx::query!(
            "INSERT INTO product (
                 id, number, name, specification, unit, category, list_price, floor_price,
                 vat_rate, note, changed
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
                 number = excluded.number,
                 name = excluded.name,
                 specification = excluded.specification,
                 unit = excluded.unit,
                 category = excluded.category,
                 list_price = excluded.list_price,
                 floor_price = excluded.floor_price,
                 vat_rate = excluded.vat_rate,
                 note = excluded.note,
                 changed = excluded.changed",
            id,
            self.number,
            self.name,
            self.specification,
            self.unit,
            self.category,
            self.list_price.0,
            self.floor_price.0,
            self.vat_rate.0,
            self.note,
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
            r#"SELECT count(*) AS "count: u32" FROM product
              WHERE deleted_at IS NULL AND words LIKE ?1 ESCAPE '\'"#,
            like,
        )
        .fetch_one(conn)
        .await?)
    }
}
