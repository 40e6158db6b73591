//! The quotation on paper and as a spreadsheet.

use bidwright_documents::{QuotationSheet, quotation_xlsx as xlsx};
use bidwright_domain::Id;
use bidwright_domain::customer::Customer;
use bidwright_domain::own_company::OwnCompany;
use bidwright_domain::quotation::Quotation;
use bidwright_store::Store;

use super::{load, problems};
use crate::desk::{Desk, aside};
use crate::export::write_export;
use crate::failure::Failure;
use crate::file::{picture, stored_bytes};
use crate::view::{ExportedFile, PreviewPage};

/// The exact PDF that was issued, or the draft as it stands, written to the export folder.
pub async fn quotation_pdf(desk: &Desk, id: Id) -> Result<ExportedFile, Failure> {
    let store = desk.store()?;
    let quotation = load(&store, id).await?;
    let bytes = match quotation.pdf {
        Some(file) => stored_bytes(&store, file).await?,
        None => {
            let sheet = sheet(&store, &quotation).await?;
            let engine = desk.engine();
            aside(move || engine.quotation_pdf(&sheet).map_err(Failure::unexpected))
                .await?
                .bytes
        }
    };
    write_export(desk, &file_name(&quotation, "pdf"), &bytes)
}

/// An Excel file with live formulas whose results equal ours.
pub async fn quotation_xlsx(desk: &Desk, id: Id) -> Result<ExportedFile, Failure> {
    let store = desk.store()?;
    let quotation = load(&store, id).await?;
    let sheet = sheet(&store, &quotation).await?;
    let bytes = aside(move || xlsx(&sheet).map_err(Failure::unexpected)).await?;
    write_export(desk, &file_name(&quotation, "xlsx"), &bytes)
}

/// One page of the quotation as it is being typed; nothing is stored.
pub async fn quotation_preview(
    desk: &Desk,
    quotation: &Quotation,
    page: u32,
) -> Result<PreviewPage, Failure> {
    let store = desk.store()?;
    let sheet = sheet(&store, quotation).await?;
    let engine = desk.engine();
    let shown = aside(move || {
        engine
            .quotation_preview(&sheet, page)
            .map_err(Failure::unexpected)
    })
    .await?;
    Ok(PreviewPage {
        svg: shown.svg,
        page: shown.page,
        pages: shown.pages,
    })
}

/// What the documents print. A draft may still lack company or customer; they print empty.
///
/// # Errors
/// The line that cannot be computed.
pub(super) async fn sheet(store: &Store, quotation: &Quotation) -> Result<QuotationSheet, Failure> {
    let totals = quotation
        .totals()
        .map_err(|p| problems::failure(quotation, p))?;
    let (own_company, customer) = parties(store, quotation.own_company, quotation.customer).await?;
    Ok(QuotationSheet {
        quotation: quotation.clone(),
        totals,
        customer,
        logo: picture(store, own_company.logo).await?,
        seal: picture(store, own_company.seal).await?,
        own_company,
    })
}

/// The two sides of a quotation or contract; a company that is not chosen yet prints empty.
pub(crate) async fn parties(
    store: &Store,
    own_company: Option<Id>,
    customer: Option<Id>,
) -> Result<(OwnCompany, Option<Customer>), Failure> {
    let own_company = match own_company {
        Some(id) => store.own_company(id).await?,
        None => None,
    };
    let customer = match customer {
        Some(id) => store.customer(id).await?,
        None => None,
    };
    Ok((own_company.unwrap_or_default(), customer))
}

pub(super) fn file_name(quotation: &Quotation, extension: &str) -> String {
    let label = quotation.label();
    let label = if quotation.pdf.is_none() && quotation.issued_on.is_none() {
        format!("{label} 草稿")
    } else {
        label
    };
    format!("报价单 {} {}.{extension}", label.trim(), quotation.title)
}
