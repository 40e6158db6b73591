//! Models as the data that templates print: everything formatted, nothing left to decide but looks.

mod bid_forms;
mod chapter;
mod contract;
mod customer;
mod price;
mod quotation;
mod responses;
mod volume;

use std::collections::BTreeMap;

use bidwright_domain::Id;
use bidwright_domain::own_company::OwnCompany;
use chrono::{DateTime, Datelike, NaiveDate};
use serde_json::{Value, json};
use typst::diag::SourceDiagnostic;

use crate::error::DocumentError;
use crate::pictures::Pictures;
use crate::text::{line, shortened};
use crate::world::Template;

pub(crate) use chapter::chapter;
pub(crate) use contract::contract;
pub(crate) use customer::customer;
pub(crate) use price::{percent, runs, same_lines, section_title};
pub(crate) use quotation::{
    customer_name, day as quotation_day, number as quotation_number, quotation, short_validity,
    validity,
};
pub(crate) use volume::volume;

/// Anchors of chapters: this and the chapter's id.
pub(crate) const CHAPTER_ANCHOR: &str = "chapter-";

/// A running head has one line.
const LONGEST_HEAD: usize = 34;

/// A document before typesetting.
pub(crate) struct View {
    pub template: Template,
    /// Identifies the document for the PDF's own id; not readable in the file.
    pub ident: String,
    pub data: Value,
    pub pictures: Pictures,
}

impl View {
    /// Takes over the pages of the chapters; whether any differs from what is printed now.
    pub fn names_other_pages(&mut self, anchors: &BTreeMap<String, u32>) -> bool {
        let Some(printed) = self.data.get_mut("pages") else {
            return false;
        };
        let chapters: BTreeMap<&String, &u32> = anchors
            .iter()
            .filter(|(label, _)| label.starts_with(CHAPTER_ANCHOR))
            .collect();
        let found = json!(chapters);
        let differs = *printed != found;
        *printed = found;
        differs
    }

    /// Why typesetting failed: a picture that does not decode, else a fault of ours.
    pub fn failure(&self, errors: &[SourceDiagnostic]) -> DocumentError {
        self.pictures.damage().unwrap_or_else(|| {
            let told: Vec<String> = errors.iter().map(|e| e.message.to_string()).collect();
            DocumentError::Typesetting {
                detail: told.join("; "),
            }
        })
    }
}

/// What the file says about itself: title, author (the own company only), the sheet's own day.
fn file_facts(title: &str, author: &str, day: NaiveDate) -> Value {
    json!({
        "title": line(title),
        "author": line(author),
        "date": [day.year(), day.month(), day.day()],
    })
}

/// The day on which the row was made, for documents that have no date yet: row ids are UUIDv7.
fn day_of_row(id: Id) -> NaiveDate {
    id.get_timestamp()
        .and_then(|stamp| i64::try_from(stamp.to_unix().0).ok())
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .map_or(NaiveDate::default(), |instant| instant.date_naive())
}

fn running(text: &str) -> String {
    shortened(&line(text), LONGEST_HEAD)
}

/// Name and value, where there is a value.
fn fact(name: &str, value: &str) -> Option<String> {
    let value = line(value);
    (!value.is_empty()).then(|| format!("{name} {value}"))
}

pub(crate) fn company_facts(company: &OwnCompany) -> Vec<String> {
    [
        fact("统一社会信用代码", &company.credit_code),
        fact("电话", &company.phone),
        fact("邮箱", &company.email),
        fact("地址", &company.address),
    ]
    .into_iter()
    .flatten()
    .collect()
}
