//! Bundles taken apart into what a quotation prints.

use chrono::NaiveDate;

use super::{Bundle, BundlePricing, PriceList, Product, price_on};
use crate::Id;
use crate::money::{BasisPoints, Currency, Fen, Quantity, line_amount, spread};

/// One line that a product puts into a quotation. Prices are with tax, per unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedPart {
    pub product: Id,
    pub quantity: Quantity,
    pub unit_price: Fen,
    pub discount: BasisPoints,
    /// The price list that the price comes from; none = the product's own price.
    pub list: Option<Id>,
}

/// Why a bundle cannot be kept, or taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BundleProblem {
    NoItems,
    DiscountOutOfRange,
    /// 1-based place of an item whose quantity is not positive or too large.
    QuantityOutOfRange {
        row: u32,
    },
    /// 1-based place of a product that stands twice.
    Twice {
        row: u32,
    },
    /// 1-based place of an item that is the bundle itself or another bundle.
    Nested {
        row: u32,
    },
    /// 1-based place of an item whose product is not there.
    Missing {
        row: u32,
    },
    /// A price or quantity grows beyond what a document can print.
    TooLarge,
}

/// The first thing that is wrong with a bundle; `parts` are the products that it names.
#[must_use]
pub fn bundle_problem(id: Id, bundle: &Bundle, parts: &[Product]) -> Option<BundleProblem> {
    if bundle.items.is_empty() {
        return Some(BundleProblem::NoItems);
    }
    if !(0..=10_000).contains(&bundle.discount.0) {
        return Some(BundleProblem::DiscountOutOfRange);
    }
    for (row, item) in (1u32..).zip(&bundle.items) {
        if item.quantity.0 <= 0 || item.quantity > Quantity::MAX {
            return Some(BundleProblem::QuantityOutOfRange { row });
        }
        let before = &bundle.items[..row as usize - 1];
        if before.iter().any(|other| other.product == item.product) {
            return Some(BundleProblem::Twice { row });
        }
        if item.product == id {
            return Some(BundleProblem::Nested { row });
        }
        match parts.iter().find(|part| part.id == item.product) {
            None => return Some(BundleProblem::Missing { row }),
            Some(part) if part.bundle.is_some() => return Some(BundleProblem::Nested { row }),
            Some(_) => {}
        }
    }
    None
}

/// What a quantity of a product becomes in a quotation on a day: one line, or one per part of a
/// bundle. `parts` are the products that the bundle names.
///
/// A bundle with a price of its own shares it out over its parts by their value; the lines of one
/// bundle sum to the price to the fen. Where a share cannot be divided by its quantity, one piece
/// is set apart at a price of its own. (Only when no part has a whole quantity, up to a fen per
/// piece can be left over.)
///
/// # Errors
/// [`BundleProblem::Missing`] and [`BundleProblem::TooLarge`].
pub fn quoted_parts(
    product: &Product,
    quantity: Quantity,
    parts: &[Product],
    lists: &[PriceList],
    day: NaiveDate,
) -> Result<Vec<QuotedPart>, BundleProblem> {
    let Some(bundle) = &product.bundle else {
        let (price, list) = price_on(product, lists, day);
        return Ok(vec![QuotedPart {
            product: product.id,
            quantity,
            unit_price: price,
            discount: BasisPoints(0),
            list: list.map(|list| list.id),
        }]);
    };
    let once = parts_of(bundle, parts, lists, day)?;
    let once = match bundle.pricing {
        BundlePricing::Sum => once,
        BundlePricing::Own => {
            let (price, list) = price_on(product, lists, day);
            shared(price, list.map(|list| list.id), &once)?
        }
    };
    once.into_iter()
        .map(|part| {
            let quantity = times(part.quantity, quantity)?;
            Ok(QuotedPart { quantity, ..part })
        })
        .collect()
}

/// What the parts of one bundle cost together on a day, less its discount, with tax.
///
/// # Errors
/// [`BundleProblem::Missing`] and [`BundleProblem::TooLarge`].
pub fn bundle_sum(
    bundle: &Bundle,
    parts: &[Product],
    lists: &[PriceList],
    day: NaiveDate,
) -> Result<Fen, BundleProblem> {
    parts_of(bundle, parts, lists, day)?
        .iter()
        .try_fold(Fen(0), |sum, part| {
            sum.checked_add(line_amount(part.unit_price, part.quantity, part.discount, Currency::Cny)?)
        })
        .ok_or(BundleProblem::TooLarge)
}

/// The parts of one bundle at their own prices, with the bundle's discount.
fn parts_of(
    bundle: &Bundle,
    parts: &[Product],
    lists: &[PriceList],
    day: NaiveDate,
) -> Result<Vec<QuotedPart>, BundleProblem> {
    (1u32..)
        .zip(&bundle.items)
        .map(|(row, item)| {
            let part = parts
                .iter()
                .find(|part| part.id == item.product)
                .ok_or(BundleProblem::Missing { row })?;
            let (unit_price, list) = price_on(part, lists, day);
            Ok(QuotedPart {
                product: part.id,
                quantity: item.quantity,
                unit_price,
                discount: bundle.discount,
                list: list.map(|list| list.id),
            })
        })
        .collect()
}

/// Shares `price` out over the parts by their value.
fn shared(
    price: Fen,
    list: Option<Id>,
    parts: &[QuotedPart],
) -> Result<Vec<QuotedPart>, BundleProblem> {
    let value = |part: &QuotedPart| line_amount(part.unit_price, part.quantity, BasisPoints(0), Currency::Cny);
    let values: Vec<i64> = parts
        .iter()
        .map(|part| value(part).map(|fen| fen.0))
        .collect::<Option<_>>()
        .ok_or(BundleProblem::TooLarge)?;
    let mut shares = spread(price, &values);
    let whole = |part: &QuotedPart| part.quantity.0 % 1_000 == 0;
    // What a broken quantity leaves over goes to the first part that can take it to the fen.
    let taker = parts.iter().position(whole);
    let mut lines: Vec<Vec<QuotedPart>> = vec![Vec::new(); parts.len()];
    let order = (0..parts.len()).filter(|&i| Some(i) != taker).chain(taker);
    for i in order {
        let (part, share) = (&parts[i], shares[i]);
        let line = |quantity: i64, unit_price: i64| QuotedPart {
            quantity: Quantity(quantity),
            unit_price: Fen(unit_price),
            discount: BasisPoints(0),
            list,
            ..part.clone()
        };
        if whole(part) {
            let pieces = part.quantity.0 / 1_000;
            let (unit, rest) = (share.0.div_euclid(pieces), share.0.rem_euclid(pieces));
            if rest == 0 {
                lines[i].push(line(part.quantity.0, unit));
            } else {
                lines[i].push(line(part.quantity.0 - 1_000, unit));
                lines[i].push(line(1_000, unit + rest));
            }
        } else {
            let unit = i128::from(share.0) * 1_000 / i128::from(part.quantity.0);
            let unit = i64::try_from(unit).map_err(|_| BundleProblem::TooLarge)?;
            let amount = line_amount(Fen(unit), part.quantity, BasisPoints(0), Currency::Cny)
                .ok_or(BundleProblem::TooLarge)?;
            if let Some(taker) = taker {
                shares[taker].0 += share.0 - amount.0;
            }
            lines[i].push(line(part.quantity.0, unit));
        }
    }
    Ok(lines.concat())
}

/// `one` part per bundle, `bundles` of them; rounded half up to a thousandth.
fn times(one: Quantity, bundles: Quantity) -> Result<Quantity, BundleProblem> {
    let exact = i128::from(one.0) * i128::from(bundles.0);
    i64::try_from((exact + 500).div_euclid(1_000))
        .ok()
        .map(Quantity)
        .filter(|quantity| *quantity <= Quantity::MAX)
        .ok_or(BundleProblem::TooLarge)
}
