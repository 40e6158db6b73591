//! Totals of a contract and its payments.

use super::{Contract, Instalment};
use crate::Id;
use crate::money::{BasisPoints, Fen, spread};
use crate::quotation::{QuotationProblem, QuotationTotals, totals_of_lines};

/// One planned payment: name, when it falls due in words, and its share of the total.
pub type InstalmentPlan<'a> = (&'a str, &'a str, BasisPoints);

impl Contract {
    /// The totals of the lines, as on the quotation they were copied from.
    ///
    /// # Errors
    /// As [`crate::quotation::Quotation::totals`].
    pub fn totals(&self) -> Result<QuotationTotals, QuotationProblem> {
        totals_of_lines(&self.lines, self.tax_included)
    }

    /// The gross total in fen; none when the lines are out of range.
    #[must_use]
    pub fn total(&self) -> Option<Fen> {
        self.totals().ok().map(|totals| totals.total.gross)
    }

    /// Gross total less the sum of the instalments, in fen: 0 when the plan is whole, positive when
    /// money is not planned yet. Lines out of range count as a total of 0.
    #[must_use]
    pub fn instalment_difference(&self) -> Fen {
        let total = self.total().unwrap_or_default();
        let planned = self.instalments.iter().fold(0i64, |sum, instalment| {
            sum.saturating_add(instalment.amount.0)
        });
        Fen(total.0.saturating_sub(planned))
    }
}

/// Instalments whose amounts sum to `total` to the fen; the remainder goes to the largest share.
/// Shares are weights: when they do not sum to 100 %, the whole total is spread all the same, and
/// the shares stay as given. `new_id` makes the row ids.
#[must_use]
pub fn plan_instalments(
    total: Fen,
    plan: &[InstalmentPlan<'_>],
    mut new_id: impl FnMut() -> Id,
) -> Vec<Instalment> {
    let weights: Vec<i64> = plan
        .iter()
        .map(|(_, _, share)| i64::from(share.0))
        .collect();
    plan.iter()
        .zip(spread(total, &weights))
        .map(|((name, condition, share), amount)| Instalment {
            id: new_id(),
            name: (*name).to_owned(),
            condition: (*condition).to_owned(),
            share: *share,
            amount,
        })
        .collect()
}
