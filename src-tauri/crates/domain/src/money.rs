//! Money, rates and quantities. No float ever holds an amount.
//!
//! Every amount is rounded half up (四舍五入, away from zero for negative amounts) to the fen, once
//! per line; documents print that rule.

use serde::{Deserialize, Serialize};
use specta::Type;

mod currency;
mod text;
mod vat;

pub use currency::Currency;
pub use vat::{VatKind, VatRate, known_vat_rate, vat_rates};

/// An amount in whole fen (1/100 yuan).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(transparent)]
pub struct Fen(#[specta(type = i32)] pub i64);

/// A rate in basis points: 1300 = 13 %.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(transparent)]
pub struct BasisPoints(pub i32);

/// A quantity in thousandths: 1500 = 1.5.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(transparent)]
pub struct Quantity(#[specta(type = i32)] pub i64);

/// Net amount, tax and gross of one line, one rate or a whole document, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TaxSplit {
    pub net: Fen,
    pub tax: Fen,
    pub gross: Fen,
}

/// Basis points of the whole: 100 %.
const WHOLE: i128 = 10_000;

impl Fen {
    /// The largest amount a document can print: 999,999,999,999.99 yuan. It is the range of the
    /// amounts in capitals, and far inside what JavaScript holds exactly.
    pub const MAX: Fen = Fen(99_999_999_999_999);

    /// Whether the amount lies within ±[`Fen::MAX`].
    #[must_use]
    pub fn in_range(self) -> bool {
        self.0.unsigned_abs() <= Fen::MAX.0.unsigned_abs()
    }

    /// The sum; none outside ±[`Fen::MAX`].
    #[must_use]
    pub fn checked_add(self, other: Fen) -> Option<Fen> {
        self.0
            .checked_add(other.0)
            .map(Fen)
            .filter(|sum| sum.in_range())
    }

    /// The difference; none outside ±[`Fen::MAX`].
    #[must_use]
    pub fn checked_sub(self, other: Fen) -> Option<Fen> {
        self.0
            .checked_sub(other.0)
            .map(Fen)
            .filter(|rest| rest.in_range())
    }
}

impl TaxSplit {
    /// Adds net to net, tax to tax, gross to gross; none when one of them leaves ±[`Fen::MAX`].
    #[must_use]
    pub fn checked_add(self, other: TaxSplit) -> Option<TaxSplit> {
        Some(TaxSplit {
            net: self.net.checked_add(other.net)?,
            tax: self.tax.checked_add(other.tax)?,
            gross: self.gross.checked_add(other.gross)?,
        })
    }
}

/// `numerator / denominator`, half up in the magnitude. The denominator is positive.
fn round_half_up(numerator: i128, denominator: i128) -> i128 {
    let half_up = (numerator.abs() * 2 + denominator) / (denominator * 2);
    half_up * numerator.signum()
}

/// As [`round_half_up`], to a multiple of the currency's smallest amount.
fn round_to(currency: Currency, numerator: i128, denominator: i128) -> i128 {
    let step = i128::from(currency.step());
    round_half_up(numerator, denominator * step) * step
}

/// Price of a line in fen: unit price × quantity, less the discount, rounded once.
///
/// None when the unit price or the result leaves ±[`Fen::MAX`], or when the discount is not within
/// 0 to 100 %.
#[must_use]
pub fn line_amount(
    unit_price: Fen,
    quantity: Quantity,
    discount: BasisPoints,
    currency: Currency,
) -> Option<Fen> {
    if !unit_price.in_range() || !(0..=10_000).contains(&discount.0) {
        return None;
    }
    // At most 1e14 × 9.3e18 × 1e4, well inside i128.
    let kept = WHOLE - i128::from(discount.0);
    let exact = i128::from(unit_price.0) * i128::from(quantity.0) * kept;
    let fen = i64::try_from(round_to(currency, exact, 1_000 * WHOLE)).ok()?;
    Some(Fen(fen)).filter(|amount| amount.in_range())
}

/// A share of an amount: `round(amount × rate)`. A negative rate counts as none.
#[must_use]
pub fn part_of(amount: Fen, rate: BasisPoints, currency: Currency) -> Fen {
    let rate = i128::from(rate.0.max(0));
    Fen(saturated(round_to(
        currency,
        i128::from(amount.0) * rate,
        WHOLE,
    )))
}

/// Splits a price that includes tax (价税分离): `net = round(gross / (1 + rate))`, `tax = gross - net`.
/// A negative rate counts as none.
#[must_use]
pub fn split_gross(gross: Fen, rate: BasisPoints, currency: Currency) -> TaxSplit {
    let rate = i128::from(rate.0.max(0));
    let net = round_to(currency, i128::from(gross.0) * WHOLE, WHOLE + rate);
    let net = Fen(saturated(net));
    TaxSplit {
        net,
        tax: Fen(gross.0.saturating_sub(net.0)),
        gross,
    }
}

/// Adds tax to a price without it: `tax = round(net × rate)`, `gross = net + tax`. A negative rate
/// counts as none. The gross can pass [`Fen::MAX`]: check it with [`Fen::in_range`].
#[must_use]
pub fn add_tax(net: Fen, rate: BasisPoints, currency: Currency) -> TaxSplit {
    let tax = i128::from(part_of(net, rate, currency).0);
    TaxSplit {
        net,
        tax: Fen(saturated(tax)),
        gross: Fen(saturated(i128::from(net.0) + tax)),
    }
}

fn saturated(amount: i128) -> i64 {
    i64::try_from(amount).unwrap_or(if amount < 0 { i64::MIN } else { i64::MAX })
}

/// Spreads `total` over `weights`; the parts sum to it exactly.
///
/// Each part is cut to whole fen and the remainder goes to the part with the largest weight (the
/// first of equals). Negative weights count as 0; when all are 0, the first part takes everything.
/// No weights, no parts.
#[must_use]
pub fn spread(total: Fen, weights: &[i64]) -> Vec<Fen> {
    let weight = |w: &i64| i128::from((*w).max(0));
    let sum: i128 = weights.iter().map(weight).sum();
    let part = |w: &i64| i128::from(total.0) * weight(w) / sum.max(1);
    let mut parts: Vec<i128> = weights.iter().map(part).collect();
    let rest = i128::from(total.0) - parts.iter().sum::<i128>();
    // `max_by_key` would take the last of equals.
    let largest = (0..weights.len())
        .rev()
        .max_by_key(|&i| weight(&weights[i]));
    if let Some(largest) = largest {
        parts[largest] += rest;
    }
    parts
        .into_iter()
        .map(|amount| Fen(saturated(amount)))
        .collect()
}

/// As [`spread`], but no part passes its weight: what the part with the largest weight cannot take
/// goes to the next. For a discount of at most the sum, so that no line falls below zero. Parts are
/// multiples of `step`; the weights and the total must be, too.
#[must_use]
pub fn spread_within(total: Fen, weights: &[i64], step: i64) -> Vec<Fen> {
    let step = i128::from(step.max(1));
    let weight = |w: &i64| i128::from((*w).max(0)) / step;
    let total = i128::from(total.0) / step;
    let sum: i128 = weights.iter().map(weight).sum();
    let mut parts: Vec<i128> = weights
        .iter()
        .map(|w| total * weight(w) / sum.max(1))
        .collect();
    let mut rest = total - parts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(weight(&weights[i])));
    for index in order {
        let more = rest.min(weight(&weights[index]) - parts[index]).max(0);
        parts[index] += more;
        rest -= more;
    }
    parts
        .into_iter()
        .map(|amount| Fen(saturated(amount * step)))
        .collect()
}
