//! The quotation's data.

use bidwright_domain::dates::printed_date;
use bidwright_domain::quotation::Quotation;
use chrono::NaiveDate;
use serde_json::json;

use super::price::price;
use super::{View, company_facts, day_of_row, file_facts, running};
use crate::error::{DocumentError, PicturePlace};
use crate::model::QuotationSheet;
use crate::pictures::Pictures;
use crate::text::{line, paragraphs};
use crate::world::Template;

/// Printed where an issued quotation has its number.
const DRAFT: &str = "草稿";

pub(crate) fn quotation(sheet: &QuotationSheet) -> Result<View, DocumentError> {
    let quotation = &sheet.quotation;
    let company = &sheet.own_company;
    let mut pictures = Pictures::default();
    let logo = pictures.add_mark(sheet.logo.as_ref(), PicturePlace::Logo)?;
    let seal = pictures.add_mark(sheet.seal.as_ref(), PicturePlace::Seal)?;
    let number = number(quotation);
    let customer = sheet.customer.as_ref().map_or("", |c| c.name.as_str());
    let data = json!({
        "file": file_facts(
            &format!("报价单 {number}"),
            &company.name,
            day(quotation),
        ),
        "draft": quotation.number.is_none(),
        "number": number,
        "company": { "name": line(&company.name), "facts": company_facts(company) },
        "running": { "company": running(&company.name), "title": running(&quotation.title) },
        "logo": logo,
        "seal": seal,
        "customer": line(customer),
        "contact": line(&quotation.contact),
        "date": quotation.issued_on.map(printed_date),
        "title": line(&quotation.title),
        "valid_days": quotation.valid_days,
        "delivery": paragraphs(&quotation.delivery_terms),
        "payment": paragraphs(&quotation.payment_terms),
        "note": paragraphs(&quotation.note),
        "price": price(&quotation.lines, &sheet.totals, quotation.tax_included)?,
    });
    Ok(View {
        template: Template::Quotation,
        ident: format!("quotation {}", quotation.id),
        data,
        pictures,
    })
}

/// `QT-2026-0012 R2`, or that it is a draft.
pub(crate) fn number(quotation: &Quotation) -> String {
    if quotation.number.is_some() {
        quotation.label()
    } else {
        DRAFT.to_owned()
    }
}

/// The day that the file bears: of issue, or of the draft's first entry.
pub(crate) fn day(quotation: &Quotation) -> NaiveDate {
    quotation
        .issued_on
        .unwrap_or_else(|| day_of_row(quotation.id))
}
