//! Figures of a quotation as it is being typed. Nothing is stored, nothing is read.

use bidwright_domain::quotation::Quotation;

use super::problems;
use crate::desk::Desk;
use crate::view::QuotationFigures;
use crate::words::told;

/// Totals and margin, or what cannot be computed.
pub fn quotation_compute(desk: &Desk, quotation: &Quotation) -> QuotationFigures {
    match quotation.totals() {
        Ok(totals) => QuotationFigures {
            margin: Some(quotation.margin(&totals)),
            totals: Some(totals),
            problem: None,
        },
        Err(problem) => {
            let failure = problems::failure(quotation, problem);
            QuotationFigures {
                totals: None,
                margin: None,
                problem: Some(told(&failure, desk.language())),
            }
        }
    }
}
