//! The customer on paper: everything worth knowing before a visit.

use std::collections::BTreeMap;

use bidwright_documents::CustomerSheet;
use bidwright_domain::Id;
use bidwright_domain::customer::Customer;

use crate::desk::{Desk, aside, china};
use crate::export::write_export;
use crate::failure::{Code, Failure};
use crate::register::all;
use crate::view::{CustomerSheetFile, PreviewPage, Told};
use crate::words::told;

/// So many characters are named one by one.
const MOST_NAMED: usize = 24;
/// The latest activities that a sheet prints.
const LATEST: u32 = 20;

/// Writes the sheet to the export folder. Characters that no font has are named.
pub async fn customer_sheet(desk: &Desk, id: Id) -> Result<CustomerSheetFile, Failure> {
    let missing = || Failure::missing(id);
    let customer = desk.store()?.customer(id).await?.ok_or_else(missing)?;
    let sheet = sheet(desk, customer).await?;
    let name = format!("客户资料 {}.pdf", sheet.customer.name);
    let engine = desk.engine();
    let pdf = aside(move || engine.customer_pdf(&sheet).map_err(Failure::unexpected)).await?;
    let warnings: Vec<Told> = missing_warning(desk, &pdf.missing_glyphs)
        .into_iter()
        .collect();
    Ok(CustomerSheetFile {
        file: write_export(desk, &name, &pdf.bytes)?,
        warnings,
    })
}

fn missing_warning(desk: &Desk, missing: &[(char, u32)]) -> Option<Told> {
    if missing.is_empty() {
        return None;
    }
    // Each once, with the first page on which it stands.
    let mut first: BTreeMap<char, u32> = BTreeMap::new();
    for (character, page) in missing {
        let at = first.entry(*character).or_insert(*page);
        *at = (*at).min(*page);
    }
    let characters: Vec<String> = first
        .iter()
        .take(MOST_NAMED)
        .map(|(character, page)| format!("{character} (p. {page})"))
        .collect();
    let failure =
        Failure::new(Code::CharacterUnprintable).fact("characters", characters.join(", "));
    Some(told(&failure, desk.language()))
}

/// One page of the sheet of a customer as it stands in the form.
pub async fn customer_sheet_preview(
    desk: &Desk,
    customer: &Customer,
    page: u32,
) -> Result<PreviewPage, Failure> {
    let sheet = sheet(desk, customer.clone()).await?;
    let engine = desk.engine();
    let made = move || {
        engine
            .customer_preview(&sheet, page)
            .map_err(Failure::unexpected)
    };
    let shown = aside(made).await?;
    Ok(PreviewPage {
        svg: shown.svg,
        page: shown.page,
        pages: shown.pages,
    })
}

async fn sheet(desk: &Desk, customer: Customer) -> Result<CustomerSheet, Failure> {
    let store = desk.store()?;
    let mut companies = store.own_company_list(&all()).await?;
    companies.sort_by_key(|c| c.id);
    let author = companies.into_iter().next().map(|c| c.name);
    let activities = store.activities(customer.id, LATEST).await?;
    Ok(CustomerSheet {
        activities: activities
            .into_iter()
            .map(|a| (a.at.with_timezone(&china()).naive_local(), a))
            .collect(),
        own_company: author.unwrap_or_default(),
        printed_on: desk.today(),
        customer,
    })
}
