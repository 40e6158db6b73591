//! The totals of a quotation or contract, computed in one place.

use super::{
    Quotation, QuotationLine, QuotationProblem, QuotationTotals, SectionTotal, TotalDiscount,
};
use crate::Id;
use crate::capitals::to_capitals;
use crate::money::{
    BasisPoints, Currency, Fen, TaxSplit, add_tax, line_amount, part_of, split_gross, spread_within,
};
use crate::words::to_words;

/// What prices are in.
#[derive(Clone, Copy)]
pub(super) struct Basis {
    pub tax_included: bool,
    pub currency: Currency,
}

impl Quotation {
    pub(super) fn basis(&self) -> Basis {
        Basis {
            tax_included: self.tax_included,
            currency: self.currency,
        }
    }

    /// The totals of the lines. A draft without lines has the total 0.
    ///
    /// # Errors
    /// The first line whose price, discount or amount is out of range,
    /// [`QuotationProblem::TotalDiscountOutOfRange`] or [`QuotationProblem::TotalOutOfRange`].
    pub fn totals(&self) -> Result<QuotationTotals, QuotationProblem> {
        totals(&self.lines, self.basis(), self.total_discount)
    }
}

/// Totals per line, per VAT rate and in all of lines in yuan without a discount on the total, in
/// fen. Tax is rounded half up per line, so the sum of the lines, the sum of the rates and the
/// total agree to the fen.
///
/// # Errors
/// As [`Quotation::totals`].
pub fn totals_of_lines(
    lines: &[QuotationLine],
    tax_included: bool,
) -> Result<QuotationTotals, QuotationProblem> {
    let currency = Currency::Cny;
    let basis = Basis {
        tax_included,
        currency,
    };
    totals(lines, basis, TotalDiscount::None)
}

fn totals(
    lines: &[QuotationLine],
    basis: Basis,
    discount: TotalDiscount,
) -> Result<QuotationTotals, QuotationProblem> {
    let mut totals = QuotationTotals::default();
    for (number, line) in (1u32..).zip(lines) {
        let amount = amount_of(number, line, basis)?;
        totals.amounts.push(amount);
        if !line.optional {
            totals.before_discount = totals
                .before_discount
                .checked_add(amount)
                .ok_or(QuotationProblem::TotalOutOfRange)?;
            add_to_section(&mut totals.sections, line.section, amount)
                .ok_or(QuotationProblem::TotalOutOfRange)?;
        }
    }
    totals.discount = discount_of(totals.before_discount, discount, basis.currency)
        .ok_or(QuotationProblem::TotalDiscountOutOfRange)?;
    totals.shares = shares(lines, &totals, basis.currency);
    for (index, line) in lines.iter().enumerate() {
        let left = Fen(totals.amounts[index].0 - totals.shares[index].0);
        let split = split_of(left, line.vat_rate, basis);
        totals.lines.push(split);
        if !line.optional {
            totals.total = totals
                .total
                .checked_add(split)
                .ok_or(QuotationProblem::TotalOutOfRange)?;
            add_to_rate(&mut totals.rates, line.vat_rate, split)
                .ok_or(QuotationProblem::TotalOutOfRange)?;
        }
    }
    totals
        .rates
        .sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
    let gross = totals.total.gross;
    if basis.currency == Currency::Cny {
        totals.capitals = to_capitals(gross).ok_or(QuotationProblem::TotalOutOfRange)?;
    }
    totals.words = to_words(gross, basis.currency).ok_or(QuotationProblem::TotalOutOfRange)?;
    Ok(totals)
}

/// The discount spread over the lines that count, by their amounts.
fn shares(lines: &[QuotationLine], totals: &QuotationTotals, currency: Currency) -> Vec<Fen> {
    let weights: Vec<i64> = lines
        .iter()
        .zip(&totals.amounts)
        .map(|(line, amount)| if line.optional { 0 } else { amount.0 })
        .collect();
    spread_within(totals.discount, &weights, currency.step())
}

/// What is taken off the sum; none when it is less than nothing or more than the sum.
fn discount_of(sum: Fen, discount: TotalDiscount, currency: Currency) -> Option<Fen> {
    let off = match discount {
        TotalDiscount::None => Fen(0),
        TotalDiscount::Percent { rate } => {
            if !(0..=10_000).contains(&rate.0) {
                return None;
            }
            part_of(sum, rate, currency)
        }
        TotalDiscount::Amount { amount } => amount,
        TotalDiscount::Target { total } => sum.checked_sub(total)?,
    };
    ((0..=sum.0).contains(&off.0) && off.0 % currency.step() == 0).then_some(off)
}

/// What one line comes to less its own discount, in the prices' own basis; `number` counts from 1.
///
/// # Errors
/// What is wrong with the line.
pub(super) fn amount_of(
    number: u32,
    line: &QuotationLine,
    basis: Basis,
) -> Result<Fen, QuotationProblem> {
    let id = line.id;
    let discount_wrong = QuotationProblem::DiscountOutOfRange { line: number, id };
    if !(0..=10_000).contains(&line.discount.0) || line.discount_amount.0 < 0 {
        return Err(discount_wrong);
    }
    let out_of_range = QuotationProblem::PriceOutOfRange { line: number, id };
    let full = line_amount(
        line.unit_price,
        line.quantity,
        line.discount,
        basis.currency,
    )
    .ok_or_else(|| out_of_range.clone())?;
    let amount = if line.discount_amount.0 == 0 {
        full
    } else {
        full.checked_sub(line.discount_amount)
            .filter(|left| left.0 >= 0 && left.0 % basis.currency.step() == 0)
            .ok_or(discount_wrong)?
    };
    let split = split_of(amount, line.vat_rate, basis);
    if split.gross.in_range() {
        Ok(amount)
    } else {
        Err(out_of_range)
    }
}

fn split_of(amount: Fen, rate: BasisPoints, basis: Basis) -> TaxSplit {
    if basis.tax_included {
        split_gross(amount, rate, basis.currency)
    } else {
        add_tax(amount, rate, basis.currency)
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

fn add_to_section(
    sections: &mut Vec<SectionTotal>,
    section: Option<Id>,
    amount: Fen,
) -> Option<()> {
    match sections.iter_mut().find(|known| known.section == section) {
        Some(sum) => sum.amount = sum.amount.checked_add(amount)?,
        None => sections.push(SectionTotal { section, amount }),
    }
    Some(())
}
