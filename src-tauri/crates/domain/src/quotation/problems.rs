//! What stands against issuing a quotation.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::margin::ratio;
use super::totals::{Basis, amount_of};
use super::{Quotation, QuotationLine, QuotationTotals};
use crate::Id;
use crate::money::{BasisPoints, Currency, Fen, known_vat_rate, line_amount};
use crate::product::Product;

/// A reason why a quotation cannot be issued as it stands. `line` counts from 1, `id` is the line's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum QuotationProblem {
    #[error("no customer")]
    NoCustomer,
    #[error("no own company")]
    NoOwnCompany,
    #[error("no title")]
    NoTitle,
    /// No line, or only optional ones.
    #[error("no line")]
    NoLine,
    #[error("line {line} has no name")]
    LineWithoutName { line: u32, id: Id },
    /// Zero or less.
    #[error("the quantity of line {line} is not positive")]
    QuantityNotPositive { line: u32, id: Id },
    /// The unit price is negative or passes [`Fen::MAX`], or the line's amount does.
    #[error("the price of line {line} is out of range")]
    PriceOutOfRange { line: u32, id: Id },
    /// Not within 0 to 100 %.
    #[error("the discount of line {line} is not within 0 to 100 %")]
    DiscountOutOfRange { line: u32, id: Id },
    #[error("the total passes 999,999,999,999.99 yuan")]
    TotalOutOfRange,
    /// Less than nothing, or more than the sum of the lines.
    #[error("the discount on the total is out of range")]
    TotalDiscountOutOfRange,
    /// Not in force on the day of issue.
    #[error("line {line}: {} % is no VAT rate", rate.percent())]
    UnknownVatRate {
        line: u32,
        id: Id,
        rate: BasisPoints,
    },
    /// The unit price after every discount, tax included, lies under the product's floor price:
    /// allowed with an approval. Floor prices are in yuan; other currencies have none.
    #[error("line {line} lies under the floor price {}", floor.yuan())]
    BelowFloorPrice { line: u32, id: Id, floor: Fen },
    /// Allowed with an approval.
    #[error("the discount of line {line} passes {} %", limit.percent())]
    LineDiscountBeyondLimit {
        line: u32,
        id: Id,
        discount: BasisPoints,
        limit: BasisPoints,
    },
    /// All discounts together, of lines and on the total; allowed with an approval.
    #[error("the discounts in all pass {} %", limit.percent())]
    TotalDiscountBeyondLimit {
        discount: BasisPoints,
        limit: BasisPoints,
    },
    #[error("the validity is 0 days")]
    NoValidity,
    /// The last day of validity lies before the day of issue.
    #[error("the validity ends before the day of issue")]
    ValidityPassed,
}

impl QuotationProblem {
    /// Whether a person may issue in spite of it, with an approval that says who and why.
    #[must_use]
    pub fn needs_approval_only(&self) -> bool {
        matches!(
            self,
            QuotationProblem::BelowFloorPrice { .. }
                | QuotationProblem::LineDiscountBeyondLimit { .. }
                | QuotationProblem::TotalDiscountBeyondLimit { .. }
        )
    }
}

impl Quotation {
    /// Everything that stands against issuing, in form order. `products` are those the lines name;
    /// a line whose product is not among them has no floor price. `limit` is the largest discount
    /// that needs no approval; none = any.
    #[must_use]
    pub fn issue_problems(
        &self,
        products: &[Product],
        limit: Option<BasisPoints>,
    ) -> Vec<QuotationProblem> {
        let mut problems = self.head_problems();
        let totals = self.totals();
        for (number, line) in (1u32..).zip(&self.lines) {
            problems.extend(line_problems(number, line, self.basis(), self.issued_on));
            if let Ok(totals) = &totals {
                problems.extend(self.price_problems(number, line, totals, products, limit));
            }
        }
        match &totals {
            Ok(totals) => problems.extend(self.discount_problem(totals, limit)),
            // What is wrong with a line was told with the line.
            Err(
                problem @ (QuotationProblem::TotalOutOfRange
                | QuotationProblem::TotalDiscountOutOfRange),
            ) => problems.push(problem.clone()),
            Err(_) => {}
        }
        problems.extend(self.validity_problem());
        problems
    }

    fn head_problems(&self) -> Vec<QuotationProblem> {
        let mut problems = Vec::new();
        if self.customer.is_none() {
            problems.push(QuotationProblem::NoCustomer);
        }
        if self.own_company.is_none() {
            problems.push(QuotationProblem::NoOwnCompany);
        }
        if self.title.trim().is_empty() {
            problems.push(QuotationProblem::NoTitle);
        }
        if self.lines.iter().all(|line| line.optional) {
            problems.push(QuotationProblem::NoLine);
        }
        problems
    }

    fn validity_problem(&self) -> Option<QuotationProblem> {
        match (self.valid_until, self.issued_on) {
            (Some(last), Some(issued)) if last < issued => Some(QuotationProblem::ValidityPassed),
            (None, _) if self.valid_days == 0 => Some(QuotationProblem::NoValidity),
            _ => None,
        }
    }

    /// What needs an approval: the price under the floor, the discount beyond the limit.
    fn price_problems(
        &self,
        number: u32,
        line: &QuotationLine,
        totals: &QuotationTotals,
        products: &[Product],
        limit: Option<BasisPoints>,
    ) -> Vec<QuotationProblem> {
        let id = line.id;
        let index = number as usize - 1;
        let share = totals.shares.get(index).copied().unwrap_or_default();
        let mut problems = Vec::new();
        let floor = line
            .product
            .filter(|_| self.currency == Currency::Cny)
            .and_then(|wanted| products.iter().find(|product| product.id == wanted))
            .map(|product| product.floor_price)
            .filter(|floor| floor.0 > 0 && below(line, share, self.tax_included, *floor));
        if let Some(floor) = floor {
            problems.push(QuotationProblem::BelowFloorPrice {
                line: number,
                id,
                floor,
            });
        }
        let full = line_amount(
            line.unit_price,
            line.quantity,
            BasisPoints(0),
            self.currency,
        );
        let amount = totals.amounts.get(index).copied().unwrap_or_default();
        let given = full.and_then(|full| taken_off(full, amount));
        if let (Some(discount), Some(limit)) = (given, limit)
            && beyond(full.unwrap_or_default(), amount, limit)
        {
            problems.push(QuotationProblem::LineDiscountBeyondLimit {
                line: number,
                id,
                discount,
                limit,
            });
        }
        problems
    }

    fn discount_problem(
        &self,
        totals: &QuotationTotals,
        limit: Option<BasisPoints>,
    ) -> Option<QuotationProblem> {
        let limit = limit?;
        // One line beyond the limit was told with the line, unless the total takes off more.
        if totals.discount == Fen(0) {
            return None;
        }
        let counted = self.lines.iter().filter(|line| !line.optional);
        let full = counted.fold(0i64, |sum, line| {
            let full = line_amount(
                line.unit_price,
                line.quantity,
                BasisPoints(0),
                self.currency,
            );
            sum.saturating_add(full.unwrap_or_default().0)
        });
        let left = Fen(totals.before_discount.0 - totals.discount.0);
        let discount = taken_off(Fen(full), left)?;
        beyond(Fen(full), left, limit)
            .then_some(QuotationProblem::TotalDiscountBeyondLimit { discount, limit })
    }
}

fn line_problems(
    number: u32,
    line: &QuotationLine,
    basis: Basis,
    day: Option<NaiveDate>,
) -> Vec<QuotationProblem> {
    let id = line.id;
    let mut problems = Vec::new();
    if line.name.trim().is_empty() {
        problems.push(QuotationProblem::LineWithoutName { line: number, id });
    }
    if line.quantity.0 <= 0 {
        problems.push(QuotationProblem::QuantityNotPositive { line: number, id });
    }
    if line.unit_price.0 < 0 {
        problems.push(QuotationProblem::PriceOutOfRange { line: number, id });
    } else if let Err(problem) = amount_of(number, line, basis) {
        problems.push(problem);
    }
    if !known_vat_rate(line.vat_rate, day) {
        let rate = line.vat_rate;
        problems.push(QuotationProblem::UnknownVatRate {
            line: number,
            id,
            rate,
        });
    }
    problems
}

/// What part of the full amount is taken off, in basis points rounded down.
fn taken_off(full: Fen, left: Fen) -> Option<BasisPoints> {
    ratio(full.0.saturating_sub(left.0), full.0)
}

/// Whether more than `limit` of the full amount is taken off, by more than the rounding to the fen.
fn beyond(full: Fen, left: Fen, limit: BasisPoints) -> bool {
    let off = i128::from(full.0) - i128::from(left.0) - 1;
    off * 10_000 > i128::from(full.0) * i128::from(limit.0)
}

/// Whether the unit price after every discount and with tax lies under `floor`, exactly, without
/// rounding. The line's amount is in range, so that nothing overflows.
fn below(line: &QuotationLine, share: Fen, tax_included: bool, floor: Fen) -> bool {
    let kept = 10_000 - i128::from(line.discount.0.clamp(0, 10_000));
    let tax = if tax_included {
        0
    } else {
        i128::from(line.vat_rate.0.max(0))
    };
    let quantity = i128::from(line.quantity.0);
    let off = i128::from(line.discount_amount.0) + i128::from(share.0);
    let amount = i128::from(line.unit_price.0) * quantity * kept - off * 10_000_000;
    amount * (10_000 + tax) < i128::from(floor.0) * quantity * 10_000 * 10_000
}
