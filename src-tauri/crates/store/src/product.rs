//! Products and services with their prices.

use bidwright_domain::Id;
use bidwright_domain::money::{BasisPoints, Fen};
use bidwright_domain::product::Product;
use sqlx::sqlite::SqliteConnection;

use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::{Scalar, text};
use crate::entry::{Face, Key};

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
    const COLUMNS: &'static [&'static str] = &[
        "number",
        "name",
        "specification",
        "category",
        "unit",
        "list_price",
        "vat_rate",
    ];
    const FACETS: &'static [&'static str] = &["category"];

    fn id(&self) -> Id {
        self.id
    }

    fn references(&self) -> Vec<(&'static str, &'static str, Id)> {
        Vec::new()
    }

    fn face(&self) -> Face {
        Face {
            titles: vec![self.name.clone(), self.number.clone()],
            keys: vec![
                Key::Plain(Some(self.number.clone())),
                Key::Text(self.name.clone()),
                Key::Text(self.specification.clone()),
                Key::Text(self.category.clone()),
                Key::Text(self.unit.clone()),
                Key::Number(Some(self.list_price.0)),
                Key::Number(Some(i64::from(self.vat_rate.0))),
            ],
            facets: vec![("category", self.category.clone())],
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
}
