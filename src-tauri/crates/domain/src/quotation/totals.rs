//! The totals of a quotation or contract, computed in one place.

use super::{Quotation, QuotationLine, QuotationProblem, QuotationTotals};
use crate::capitals::to_capitals;
use crate::money::{BasisPoints, TaxSplit, add_tax, line_amount, split_gross};

impl Quotation {
    /// The totals of the lines. A draft without lines has the total 0.
    ///
    /// # Errors
    /// The first line whose price, discount or amount is out of range, or
    /// [`QuotationProblem::TotalOutOfRange`].
    pub fn totals(&self) -> Result<QuotationTotals, QuotationProblem> {
        totals_of_lines(&self.lines, self.tax_included)
    }

    /// As a person would call it: `QT-2026-0012`, from the second revision on `QT-2026-0012 R2`;
    /// the title while it has no number.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.number {
            Some(number) if self.revision > 1 => format!("{number} R{}", self.revision),
            Some(number) => number.clone(),
            None => self.title.clone(),
        }
    }
}

/// Totals per line, per VAT rate and in all, in fen. Tax is rounded half up per line, so the sum of
/// the lines, the sum of the rates and the total agree to the fen.
///
/// # Errors
/// The first line whose price, discount or amount is out of range, or
/// [`QuotationProblem::TotalOutOfRange`].
pub fn totals_of_lines(
    lines: &[QuotationLine],
    tax_included: bool,
) -> Result<QuotationTotals, QuotationProblem> {
    let mut totals = QuotationTotals::default();
    for (number, line) in (1u32..).zip(lines) {
        let split = line_split(number, line, tax_included)?;
        totals.lines.push(split);
        totals.total = totals
            .total
            .checked_add(split)
            .ok_or(QuotationProblem::TotalOutOfRange)?;
        add_to_rate(&mut totals.rates, line.vat_rate, split)
            .ok_or(QuotationProblem::TotalOutOfRange)?;
    }
    totals
        .rates
        .sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
    totals.capitals = to_capitals(totals.total.gross).ok_or(QuotationProblem::TotalOutOfRange)?;
    Ok(totals)
}

/// Net, tax and gross of one line; `number` counts from 1.
pub(super) fn line_split(
    number: u32,
    line: &QuotationLine,
    tax_included: bool,
) -> Result<TaxSplit, QuotationProblem> {
    if !(0..=10_000).contains(&line.discount.0) {
        return Err(QuotationProblem::DiscountOutOfRange {
            line: number,
            id: line.id,
        });
    }
    let out_of_range = QuotationProblem::PriceOutOfRange {
        line: number,
        id: line.id,
    };
    let amount = line_amount(line.unit_price, line.quantity, line.discount)
        .ok_or_else(|| out_of_range.clone())?;
    let split = if tax_included {
        split_gross(amount, line.vat_rate)
    } else {
        add_tax(amount, line.vat_rate)
    };
    if split.gross.in_range() {
        Ok(split)
    } else {
        Err(out_of_range)
    }
}

fn add_to_rate(
    rates: &mut Vec<(BasisPoints, TaxSplit)>,
    rate: BasisPoints,
    split: TaxSplit,
) -> Option<()> {
    match rates.iter_mut().find(|(known, _)| *known == rate) {
        Some((_, sum)) => *sum = sum.checked_add(split)?,
        None => rates.push((rate, split)),
    }
    Some(())
}
