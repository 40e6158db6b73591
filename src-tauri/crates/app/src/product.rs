//! Products and services with their prices.

use bidwright_domain::money::Fen;
use bidwright_domain::product::Product;

use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::register::{register_verbs, required};
use crate::view::Saved;

register_verbs!(
    Product,
    Product,
    product_list,
    product_get,
    product_remove,
    product_restore,
    product_page,
    product
);

/// Stores a new or changed product.
pub async fn product_save(desk: &Desk, product: Product) -> Result<Saved<Product>, Failure> {
    check(&product)?;
    let mut write = desk.store()?.write(desk.stamp("product_save")).await?;
    write.product_put(&product).await?;
    write.commit().await?;
    Ok(Saved {
        value: product,
        warnings: Vec::new(),
    })
}

/// What every way in (form, spreadsheet) refuses.
pub(crate) fn check(product: &Product) -> Result<(), Failure> {
    required(&product.name, "name")?;
    for (price, field) in [
        (product.list_price, "list_price"),
        (product.floor_price, "floor_price"),
    ] {
        if price < Fen(0) || price > Fen::MAX {
            return Err(Failure::new(Code::OutOfRange)
                .field(field)
                .fact("expected", format!("0.00 – {}", Fen::MAX.grouped())));
        }
    }
    if !(0..=10_000).contains(&product.vat_rate.0) {
        return Err(Failure::new(Code::OutOfRange)
            .field("vat_rate")
            .fact("expected", "0 – 100 %"));
    }
    Ok(())
}
