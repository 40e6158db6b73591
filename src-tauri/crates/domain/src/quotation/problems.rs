//! What stands against issuing a quotation.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::totals::line_split;
use super::{Quotation, QuotationLine};
use crate::Id;
use crate::money::{BasisPoints, Fen, known_vat_rate};
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
    /// This version issues CNY only.
    #[error("the currency is {currency}, not CNY")]
    OtherCurrency { currency: String },
    /// Not in force on the day of issue.
    #[error("line {line}: {} % is no VAT rate", rate.percent())]
    UnknownVatRate {
        line: u32,
        id: Id,
        rate: BasisPoints,
    },
    /// The unit price after discount, tax included, lies under the product's floor price: allowed
    /// with a note, which the app demands.
    #[error("line {line} lies under the floor price {}", floor.yuan())]
    BelowFloorPrice { line: u32, id: Id, floor: Fen },
    #[error("the validity is 0 days")]
    NoValidity,
}

impl QuotationProblem {
    /// Whether a person may issue in spite of it, with a note that says why.
    #[must_use]
    pub fn needs_note_only(&self) -> bool {
        matches!(self, QuotationProblem::BelowFloorPrice { .. })
    }
}

impl Quotation {
    /// Everything that stands against issuing, in form order. `products` are those the lines name;
    /// a line whose product is not among them has no floor price.
    #[must_use]
    pub fn issue_problems(&self, products: &[Product]) -> Vec<QuotationProblem> {
        let mut problems = self.head_problems();
        for (number, line) in (1u32..).zip(&self.lines) {
            problems.extend(self.line_problems(number, line, products));
        }
        // What is wrong with a line was told with the line.
        if self.totals() == Err(QuotationProblem::TotalOutOfRange) {
            problems.push(QuotationProblem::TotalOutOfRange);
        }
        if self.valid_days == 0 {
            problems.push(QuotationProblem::NoValidity);
        }
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
        if self.currency != "CNY" {
            let currency = self.currency.clone();
            problems.push(QuotationProblem::OtherCurrency { currency });
        }
        if self.lines.is_empty() {
            problems.push(QuotationProblem::NoLine);
        }
        problems
    }

    fn line_problems(
        &self,
        number: u32,
        line: &QuotationLine,
        products: &[Product],
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
        } else if let Err(problem) = line_split(number, line, self.tax_included) {
            problems.push(problem);
        }
        if !known_vat_rate(line.vat_rate, self.issued_on) {
            let rate = line.vat_rate;
            problems.push(QuotationProblem::UnknownVatRate {
                line: number,
                id,
                rate,
            });
        }
        let floor = line
            .product
            .and_then(|wanted| products.iter().find(|product| product.id == wanted))
            .map(|product| product.floor_price)
            .filter(|floor| floor.0 > 0 && below(line, self.tax_included, *floor));
        if let Some(floor) = floor {
            problems.push(QuotationProblem::BelowFloorPrice {
                line: number,
                id,
                floor,
            });
        }
        problems
    }
}

/// Whether the unit price after discount and with tax lies under `floor`, exactly, without rounding.
fn below(line: &QuotationLine, tax_included: bool, floor: Fen) -> bool {
    let kept = 10_000 - i128::from(line.discount.0.clamp(0, 10_000));
    let tax = if tax_included {
        0
    } else {
        i128::from(line.vat_rate.0.max(0))
    };
    let price = i128::from(line.unit_price.0) * kept * (10_000 + tax);
    price < i128::from(floor.0) * 10_000 * 10_000
}
