//! What stands in the way of issuing, as failures with the row and the field to mend.

use bidwright_domain::Id;
use bidwright_domain::product::Product;
use bidwright_domain::quotation::{Quotation, QuotationProblem};

use crate::failure::{Code, Failure};

/// A line under its floor price passes with a note; everything else must be mended.
pub(super) fn all(quotation: &Quotation, products: &[Product]) -> Vec<Failure> {
    let noted = !quotation.note.trim().is_empty();
    quotation
        .issue_problems(products)
        .into_iter()
        .filter(|p| !(noted && p.needs_note_only()))
        .map(|p| failure(quotation, p))
        .collect()
}

pub(super) fn failure(quotation: &Quotation, problem: QuotationProblem) -> Failure {
    use QuotationProblem as P;
    let at = |code, line: u32, name: &str| {
        Failure::new(code)
            .fact("row", line)
            .field(format!("lines.{}.{name}", line - 1))
    };
    match problem {
        P::NoCustomer => Failure::new(Code::QuotationNoCustomer).field("customer"),
        P::NoOwnCompany => Failure::new(Code::QuotationNoCompany).field("own_company"),
        P::NoTitle => Failure::new(Code::QuotationNoTitle).field("title"),
        P::NoLine => Failure::new(Code::QuotationNoLines).field("lines"),
        P::LineWithoutName { line, .. } => at(Code::LineNoName, line, "name"),
        P::QuantityNotPositive { line, .. } => at(Code::LineQuantity, line, "quantity"),
        P::PriceOutOfRange { line, .. } => at(Code::LinePrice, line, "unit_price"),
        P::DiscountOutOfRange { line, .. } => at(Code::LineDiscount, line, "discount"),
        P::TotalOutOfRange => Failure::new(Code::TotalTooLarge).field("lines"),
        P::OtherCurrency { currency } => Failure::new(Code::CurrencyOther)
            .field("currency")
            .fact("currency", currency),
        P::UnknownVatRate { line, rate, .. } => {
            at(Code::VatRateUnknown, line, "vat_rate").fact("rate", rate.percent())
        }
        P::BelowFloorPrice { line, id, floor } => at(Code::BelowFloor, line, "unit_price")
            .fact("name", line_name(quotation, id))
            .fact("floor", floor.grouped()),
        P::NoValidity => Failure::new(Code::ValidityMissing).field("valid_days"),
    }
}

fn line_name(quotation: &Quotation, id: Id) -> &str {
    quotation
        .lines
        .iter()
        .find(|l| l.id == id)
        .map_or("", |l| l.name.as_str())
}
