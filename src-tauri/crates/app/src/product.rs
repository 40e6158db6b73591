//! Products and services with their prices.

use bidwright_domain::Id;
use bidwright_domain::money::{Fen, Quantity};
use bidwright_domain::product::{
    BundlePricing, BundleProblem, PriceList, Product, bundle_problem, bundle_sum, price_on,
    quoted_parts,
};
use bidwright_store::{PriceChange, PriceField, Store};
use chrono::NaiveDate;

use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::register::{register_verbs, required};
use crate::view::{
    PriceChangeView, PriceInList, PriceOf, ProductLine, ProductName, ProductPrices, Saved,
};

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
    let store = desk.store()?;
    if let Some(bundle) = &product.bundle {
        let parts = parts_of(&store, &product).await?;
        if let Some(problem) = bundle_problem(product.id, bundle, &parts) {
            return Err(bundle_failure(&problem));
        }
        if let Some(whole) = store.bundles_with(product.id).await?.first() {
            return Err(Failure::new(Code::BundleOfBundle)
                .field("bundle")
                .fact("name", &whole.name));
        }
    }
    let mut write = store.write(desk.stamp("product_save")).await?;
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
        (product.cost, "cost"),
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

fn bundle_failure(problem: &BundleProblem) -> Failure {
    let at = |code, row: &u32| Failure::new(code).field("bundle").fact("row", row);
    match problem {
        BundleProblem::NoItems => Failure::new(Code::BundleEmpty).field("bundle"),
        BundleProblem::DiscountOutOfRange => Failure::new(Code::OutOfRange)
            .field("discount")
            .fact("expected", "0 – 100 %"),
        BundleProblem::QuantityOutOfRange { row } => at(Code::BundleQuantity, row),
        BundleProblem::Twice { row } => at(Code::BundleTwice, row),
        BundleProblem::Nested { row } => at(Code::BundleNested, row),
        BundleProblem::Missing { row } => at(Code::BundlePartMissing, row),
        BundleProblem::TooLarge => Failure::new(Code::OutOfRange)
            .field("quantity")
            .fact("expected", format!("≤ {}", Fen::MAX.grouped())),
    }
}

/// What a quantity of a product puts into a quotation on a day (today, when none is said): one
/// line, or one per part of a bundle; prices from the price list that holds on the day.
pub async fn product_lines(
    desk: &Desk,
    id: Id,
    quantity: Quantity,
    day: Option<NaiveDate>,
) -> Result<Vec<ProductLine>, Failure> {
    let store = desk.store()?;
    let product = product_get(desk, id).await?;
    let parts = parts_of(&store, &product).await?;
    let lists = lists_of(&store, &product).await?;
    let day = day.unwrap_or_else(|| desk.today());
    let quoted = quoted_parts(&product, quantity, &parts, &lists, day);
    let quoted = quoted.map_err(|problem| bundle_failure(&problem))?;
    let bundle = product.bundle.is_some().then(|| product.name.clone());
    Ok(quoted
        .into_iter()
        .filter_map(|part| {
            let all = parts.iter().chain([&product]);
            let of = all.into_iter().find(|p| p.id == part.product)?;
            let list = lists.iter().find(|list| Some(list.id) == part.list);
            Some(ProductLine {
                product: of.id,
                name: of.name.clone(),
                specification: of.specification.clone(),
                unit: of.unit.clone(),
                quantity: part.quantity,
                unit_price: part.unit_price,
                discount: part.discount,
                vat_rate: of.vat_rate,
                bundle: bundle.clone().unwrap_or_default(),
                price_list: list.map(|list| list.name.clone()),
            })
        })
        .collect())
}

/// What a product costs today, in which lists it stands, and how its prices changed.
pub async fn product_prices(desk: &Desk, id: Id) -> Result<ProductPrices, Failure> {
    let store = desk.store()?;
    let day = desk.today();
    let changes = store.price_changes(id).await?;
    let bundles = store.bundles_with(id).await?;
    // A form that was just opened asks before its product is stored.
    let Some(product) = store.product(id).await? else {
        return Ok(ProductPrices {
            today: None,
            from: None,
            lists: Vec::new(),
            changes: Vec::new(),
            bundles: Vec::new(),
            parts: Vec::new(),
        });
    };
    let parts = parts_of(&store, &product).await?;
    let lists = lists_of(&store, &product).await?;
    let (own, from) = price_on(&product, &lists, day);
    let sum = product
        .bundle
        .as_ref()
        .filter(|b| b.pricing == BundlePricing::Sum);
    let today = match sum {
        Some(bundle) => bundle_sum(bundle, &parts, &lists, day).ok(),
        None => Some(own),
    };
    let from = from.filter(|_| sum.is_none()).map(|list| list.name.clone());
    let in_order = |item: &bidwright_domain::product::BundleItem| {
        let part = parts.iter().find(|part| part.id == item.product)?;
        Some(named(part, &lists, day))
    };
    Ok(ProductPrices {
        today,
        from,
        lists: lists.iter().filter_map(|list| in_list(list, id)).collect(),
        changes: changes.into_iter().rev().map(change).collect(),
        bundles: bundles.iter().map(|b| named(b, &[], day)).collect(),
        parts: product
            .bundle
            .iter()
            .flat_map(|bundle| &bundle.items)
            .filter_map(in_order)
            .collect(),
    })
}

pub(crate) fn named(product: &Product, lists: &[PriceList], day: NaiveDate) -> ProductName {
    let words = [&product.number, &product.name, &product.specification];
    let words: Vec<&str> = words
        .iter()
        .map(|word| word.trim())
        .filter(|word| !word.is_empty())
        .collect();
    ProductName {
        id: product.id,
        label: words.join(" "),
        price: price_on(product, lists, day).0,
    }
}

fn in_list(list: &PriceList, product: Id) -> Option<PriceInList> {
    let listed = list.prices.iter().find(|p| p.product == product)?;
    Some(PriceInList {
        list: list.id,
        name: list.name.clone(),
        valid_from: list.valid_from,
        valid_to: list.valid_to,
        price: listed.price,
    })
}

fn change(change: PriceChange) -> PriceChangeView {
    PriceChangeView {
        at: change.at,
        actor: change.actor,
        price: match change.field {
            PriceField::List => PriceOf::ListPrice,
            PriceField::Floor => PriceOf::FloorPrice,
            PriceField::Cost => PriceOf::Cost,
        },
        before: change.before,
        after: change.after,
    }
}

/// The products that a bundle names.
async fn parts_of(store: &Store, product: &Product) -> Result<Vec<Product>, Failure> {
    let ids: Vec<Id> = product
        .bundle
        .iter()
        .flat_map(|bundle| &bundle.items)
        .map(|item| item.product)
        .collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store.products(&ids).await?)
}

/// The price lists that name the product or a part of it.
async fn lists_of(store: &Store, product: &Product) -> Result<Vec<PriceList>, Failure> {
    let items = product.bundle.iter().flat_map(|bundle| &bundle.items);
    let ids: Vec<Id> = items.map(|item| item.product).chain([product.id]).collect();
    Ok(store.price_lists_with(&ids).await?)
}
