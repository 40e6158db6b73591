//! What stands in the way of issuing, as failures with the row and the field to mend.

use bidwright_domain::Id;
use bidwright_domain::quotation::{Quotation, QuotationProblem};
use bidwright_store::Store;

use super::approval::limit;
use super::products_of;
use crate::desk::Desk;
use crate::failure::{Code, Failure};

/// What stands against issuing a draft.
#[derive(Default)]
pub(super) struct Stands {
    /// Must be mended.
    to_mend: Vec<Failure>,
    /// Passes with an approval of just this total.
    pub to_approve: Vec<Failure>,
    pub approved: bool,
}

impl Stands {
    /// Everything that keeps it from being issued now.
    pub fn problems(&self) -> Vec<Failure> {
        let open = if self.approved {
            &[]
        } else {
            self.to_approve.as_slice()
        };
        self.to_mend
            .iter()
            .chain(open)
            .map(Failure::again)
            .collect()
    }
}

/// As if it were issued today.
pub(super) async fn of_draft(
    desk: &Desk,
    store: &Store,
    quotation: &Quotation,
) -> Result<Stands, Failure> {
    let products = products_of(store, quotation).await?;
    let limit = limit(store).await?;
    let today = Quotation {
        issued_on: Some(desk.today()),
        ..quotation.clone()
    };
    let total = quotation.totals().ok().map(|t| t.total.gross);
    let approval = quotation.approval.as_ref();
    let mut stands = Stands {
        approved: approval.is_some_and(|a| Some(a.total) == total),
        ..Stands::default()
    };
    for problem in today.issue_problems(&products, limit) {
        let place = if problem.needs_approval_only() {
            &mut stands.to_approve
        } else {
            &mut stands.to_mend
        };
        place.push(failure(quotation, problem));
    }
    Ok(stands)
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
        P::TotalDiscountOutOfRange => {
            Failure::new(Code::TotalDiscountWrong).field("total_discount")
        }
        P::UnknownVatRate { line, rate, .. } => {
            at(Code::VatRateUnknown, line, "vat_rate").fact("rate", rate.percent())
        }
        P::BelowFloorPrice { line, id, floor } => at(Code::BelowFloor, line, "unit_price")
            .fact("name", line_name(quotation, id))
            .fact("floor", floor.grouped()),
        P::LineDiscountBeyondLimit {
            line,
            id,
            discount,
            limit,
        } => at(Code::LineBeyondLimit, line, "discount")
            .fact("name", line_name(quotation, id))
            .fact("discount", discount.percent())
            .fact("limit", limit.percent()),
        P::TotalDiscountBeyondLimit { discount, limit } => Failure::new(Code::TotalBeyondLimit)
            .field("total_discount")
            .fact("discount", discount.percent())
            .fact("limit", limit.percent()),
        P::ValidityPassed => Failure::new(Code::ValidityPassed).field("valid_until"),
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
