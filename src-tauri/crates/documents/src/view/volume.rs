//! The bid volume's data.

use bidwright_domain::bid::Field;
use serde_json::{Value, json};

use super::bid_forms::{bid_facts, certificates, field_map};
use super::chapter::chapter_value;
use super::price::{Priced, price};
use super::responses::{deviation_tables, response_tables};
use super::{View, day_of_row, file_facts, running};
use crate::error::{DocumentError, PicturePlace};
use crate::model::BidVolume;
use crate::pictures::Pictures;
use crate::world::Template;

pub(crate) fn volume(volume: &BidVolume) -> Result<View, DocumentError> {
    let bid = &volume.bid;
    let mut pictures = Pictures::default();
    let logo = pictures.add_mark(volume.logo.as_ref(), PicturePlace::Logo)?;
    let seal = pictures.add_mark(volume.seal.as_ref(), PicturePlace::Seal)?;
    let certificates = certificates(&volume.certificates, &mut pictures)?;
    let said = |field: Field| volume.fields.get(&field).map_or("", String::as_str);
    let company = &volume.own_company.name;
    let title = format!("{} 投标文件", said(Field::ProjectName));
    let day = bid.signed_on.unwrap_or_else(|| day_of_row(bid.id));
    let chapters: Vec<Value> = volume
        .chapters
        .iter()
        .enumerate()
        .map(|(index, chapter)| chapter_value(index + 1, chapter, &volume.fields))
        .collect();
    let data = json!({
        "file": file_facts(&title, company, day),
        "running": { "project": running(said(Field::ProjectName)), "company": running(company) },
        "logo": logo,
        "seal": seal,
        "fields": field_map(&volume.fields),
        "bid": bid_facts(bid, &volume.tender, &volume.fields),
        "price": priced(volume)?,
        "commercial": deviation_tables(&volume.rows, false),
        "technical": deviation_tables(&volume.rows, true),
        "responses": response_tables(&volume.rows, &volume.chapters),
        "certificates": certificates,
        "chapters": chapters,
        "pages": {},
    });
    Ok(View {
        template: Template::Volume,
        ident: format!("bid {}", bid.id),
        data,
        pictures,
    })
}

/// The lines of the quotation; nothing without one.
fn priced(volume: &BidVolume) -> Result<Value, DocumentError> {
    let Some(quotation) = &volume.quotation else {
        return Ok(Value::Null);
    };
    let computed;
    let totals = match &volume.totals {
        Some(totals) => totals,
        None => {
            computed = quotation.totals().map_err(DocumentError::Totals)?;
            &computed
        }
    };
    price(&Priced::plain(
        &quotation.lines,
        totals,
        quotation.tax_included,
    ))
}
