//! The quotation's data.

use bidwright_domain::dates::printed_date;
use bidwright_domain::quotation::{Quotation, QuotationDesign};
use chrono::NaiveDate;
use serde_json::json;

use super::price::{Priced, price};
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
    let bilingual = quotation.design == QuotationDesign::Bilingual;
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
        "customer": line(customer_name(sheet)),
        "contact": line(&quotation.contact),
        "date": quotation.issued_on.map(printed_date),
        "iso_date": quotation.issued_on.map(|day| day.to_string()),
        "title": line(&quotation.title),
        "validity": short_validity(quotation),
        "validity_en": match quotation.valid_until {
            Some(last) => format!("until {last}"),
            None => format!("{} days", quotation.valid_days),
        },
        "validity_term": validity(quotation),
        "delivery": paragraphs(&quotation.delivery_terms),
        "payment": paragraphs(&quotation.payment_terms),
        "note": paragraphs(&quotation.note),
        "signatory": line(&quotation.signatory),
        "price": price(&Priced {
            lines: &quotation.lines,
            sections: &quotation.sections,
            totals: &sheet.totals,
            tax_included: quotation.tax_included,
            currency: quotation.currency,
            bilingual,
            blank: sheet.blank_prices,
        })?,
    });
    Ok(View {
        template: if bilingual {
            Template::QuotationBilingual
        } else {
            Template::Quotation
        },
        ident: format!("quotation {}", quotation.id),
        data,
        pictures,
    })
}

pub(crate) fn customer_name(sheet: &QuotationSheet) -> &str {
    sheet.customer.as_ref().map_or("", |c| c.name.as_str())
}

/// `30 日`, or `至2026年12月31日`.
pub(crate) fn short_validity(quotation: &Quotation) -> String {
    match quotation.valid_until {
        Some(last) => format!("至{}", printed_date(last)),
        None => format!("{} 日", quotation.valid_days),
    }
}

/// The validity as a term.
pub(crate) fn validity(quotation: &Quotation) -> String {
    match quotation.valid_until {
        Some(last) => format!("本报价有效期至 {}。", printed_date(last)),
        None => format!("自报价日期起 {} 日内有效。", quotation.valid_days),
    }
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
