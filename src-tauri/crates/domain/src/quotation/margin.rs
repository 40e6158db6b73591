//! What a quotation earns. For ourselves only.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Quotation, QuotationLine, QuotationTotals};
use crate::money::{BasisPoints, Currency, Fen, line_amount};

/// Costs and margins in the prices' own basis.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuotationMargin {
    /// Per line, in line order: amount after every discount less cost; none where no cost is known.
    pub lines: Vec<Option<Fen>>,
    /// Cost of the lines that count and whose cost is known.
    pub cost: Fen,
    /// Amount of the same lines less that cost.
    pub margin: Fen,
    /// The margin in percent of the amount of the same lines; none when that amount is 0.
    pub ratio: Option<BasisPoints>,
    /// Lines that count and have no cost.
    pub without_cost: u32,
}

impl Quotation {
    /// Costs and margins beside totals of the same lines. A cost out of range counts as not known.
    #[must_use]
    pub fn margin(&self, totals: &QuotationTotals) -> QuotationMargin {
        let mut margin = QuotationMargin::default();
        let mut revenue = 0i64;
        let figures = self
            .lines
            .iter()
            .zip(totals.amounts.iter().zip(&totals.shares));
        for (line, (amount, share)) in figures {
            let left = amount.0 - share.0;
            let cost = cost_of(line, self.currency);
            margin
                .lines
                .push(cost.map(|cost| Fen(left.saturating_sub(cost.0))));
            match cost {
                _ if line.optional => {}
                Some(cost) => {
                    margin.cost.0 = margin.cost.0.saturating_add(cost.0);
                    revenue = revenue.saturating_add(left);
                }
                None => margin.without_cost += 1,
            }
        }
        margin.margin = Fen(revenue.saturating_sub(margin.cost.0));
        margin.ratio = ratio(margin.margin.0, revenue);
        margin
    }
}

fn cost_of(line: &QuotationLine, currency: Currency) -> Option<Fen> {
    if line.cost.0 <= 0 {
        return None;
    }
    line_amount(line.cost, line.quantity, BasisPoints(0), currency)
}

/// Basis points, cut towards zero.
pub(super) fn ratio(part: i64, whole: i64) -> Option<BasisPoints> {
    if whole <= 0 {
        return None;
    }
    let points = i128::from(part) * 10_000 / i128::from(whole);
    i32::try_from(points).ok().map(BasisPoints)
}
