//! Products and services with their prices.

use bidwright_domain::Id;
use bidwright_domain::money::{BasisPoints, Fen};
use bidwright_domain::product::{Bundle, Product, ProductKind};
use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::sqlite::SqliteConnection;

use crate::aggregate::Aggregate;
use crate::column::{Owned, Scalar, json, name, text, unwritable};
use crate::entry::{Face, Key};
use crate::{Store, StoreError};

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Product,
            r#"SELECT id AS "id: Scalar<Id>",
                       number,
                       name,
                       kind AS "kind: Scalar<ProductKind>",
                       specification,
                       unit,
                       category,
                       list_price AS "list_price: Scalar<Fen>",
                       floor_price AS "floor_price: Scalar<Fen>",
                       cost AS "cost: Scalar<Fen>",
                       vat_rate AS "vat_rate: Scalar<BasisPoints>",
                       note,
                       CASE WHEN bundle_pricing IS NOT NULL THEN json_object(
                           'pricing', bundle_pricing, 'discount', bundle_discount, 'items', (
                               SELECT json_group_array(json_object(
                                   'product', product, 'quantity', quantity))
                               FROM (SELECT * FROM bundle_item WHERE bundle = product.id
                                     ORDER BY position)
                           )) END AS "bundle!: Owned<Option<Bundle>>"
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
        "kind",
    ];
    const FACETS: &'static [&'static str] = &["category", "kind"];

    fn id(&self) -> Id {
        self.id
    }

    fn references(&self) -> Vec<(&'static str, &'static str, Id)> {
        let items = self.bundle.iter().flat_map(|bundle| &bundle.items);
        items
            .map(|item| ("bundle", "product", item.product))
            .collect()
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
                Key::Number(Some(self.kind as i64)),
            ],
            facets: vec![
                ("category", self.category.clone()),
                ("kind", name(&self.kind).unwrap_or_default()),
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
        let (id, kind) = (text(self.id), name(&self.kind)?);
        let pricing = self.bundle.as_ref().map(|b| name(&b.pricing)).transpose()?;
        let discount = self.bundle.as_ref().map_or(0, |b| b.discount.0);
        sqlx::query!(
            "INSERT INTO product (
                 id, number, name, kind, specification, unit, category, list_price, floor_price,
                 cost, vat_rate, note, bundle_pricing, bundle_discount, changed
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET
                 number = excluded.number,
                 name = excluded.name,
                 kind = excluded.kind,
                 specification = excluded.specification,
                 unit = excluded.unit,
                 category = excluded.category,
                 list_price = excluded.list_price,
                 floor_price = excluded.floor_price,
                 cost = excluded.cost,
                 vat_rate = excluded.vat_rate,
                 note = excluded.note,
                 bundle_pricing = excluded.bundle_pricing,
                 bundle_discount = excluded.bundle_discount,
                 changed = excluded.changed",
            id,
            self.number,
            self.name,
            kind,
            self.specification,
            self.unit,
            self.category,
            self.list_price.0,
            self.floor_price.0,
            self.cost.0,
            self.vat_rate.0,
            self.note,
            pricing,
            discount,
            sequence,
        )
        .execute(&mut *conn)
        .await?;
        save_items(conn, &id, self.bundle.as_ref()).await
    }
}

async fn save_items(
    conn: &mut SqliteConnection,
    bundle: &str,
    made_of: Option<&Bundle>,
) -> Result<(), StoreError> {
    sqlx::query!("DELETE FROM bundle_item WHERE bundle = ?", bundle)
        .execute(&mut *conn)
        .await?;
    let Some(made_of) = made_of else {
        return Ok(());
    };
    let items = json(&made_of.items)?;
    sqlx::query!(
        "INSERT INTO bundle_item (bundle, position, product, quantity)
         SELECT ?1, key, value ->> 'product', value ->> 'quantity' FROM json_each(?2)",
        bundle,
        items,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// One change of a price of a product, as the audit trail has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceChange {
    pub at: DateTime<Utc>,
    pub actor: String,
    pub field: PriceField,
    /// None: the product was new.
    pub before: Option<Fen>,
    pub after: Fen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceField {
    List,
    Floor,
    Cost,
}

impl Store {
    /// Every change of the list price, the floor price and the cost of a product, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn price_changes(&self, product: Id) -> Result<Vec<PriceChange>, StoreError> {
        const FIELDS: [(&str, PriceField); 3] = [
            ("list_price", PriceField::List),
            ("floor_price", PriceField::Floor),
            ("cost", PriceField::Cost),
        ];
        let id = text(product);
        let rows = sqlx::query!(
            r#"SELECT at AS "at: DateTime<Utc>", actor, after FROM audit
               WHERE noun = 'product' AND id = ? ORDER BY sequence"#,
            id,
        )
        .fetch_all(&mut *self.reader().await?)
        .await?;
        let mut known: [Option<Fen>; 3] = [None; 3];
        let mut changes = Vec::new();
        for row in rows {
            let after: Value = serde_json::from_str(&row.after).map_err(unwritable)?;
            for ((key, field), known) in FIELDS.into_iter().zip(&mut known) {
                let Some(price) = after.get(key).and_then(Value::as_i64).map(Fen) else {
                    continue;
                };
                // A restored row brings all its prices again.
                if *known == Some(price) || (known.is_none() && price == Fen(0)) {
                    continue;
                }
                changes.push(PriceChange {
                    at: row.at,
                    actor: row.actor.clone(),
                    field,
                    before: known.replace(price),
                    after: price,
                });
            }
        }
        Ok(changes)
    }

    /// The live bundles that name the product.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn bundles_with(&self, product: Id) -> Result<Vec<Product>, StoreError> {
        let id = text(product);
        let rows = select!(
            "WHERE deleted_at IS NULL
               AND id IN (SELECT bundle FROM bundle_item WHERE bundle_item.product = ?1)
             ORDER BY number, name",
            id,
        );
        Ok(rows.fetch_all(&mut *self.reader().await?).await?)
    }

    /// The products of these ids, removed ones too, in no particular order.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn products(&self, ids: &[Id]) -> Result<Vec<Product>, StoreError> {
        let ids = json(ids)?;
        let rows = select!("WHERE id IN (SELECT value FROM json_each(?1))", ids);
        Ok(rows.fetch_all(&mut *self.reader().await?).await?)
    }
}
