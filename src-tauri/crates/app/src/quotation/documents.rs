//! The quotation on paper, as a spreadsheet and in Word.

use bidwright_documents::{QuotationSheet, quotation_docx as docx, quotation_xlsx as xlsx};
use bidwright_domain::Id;
use bidwright_domain::customer::Customer;
use bidwright_domain::own_company::OwnCompany;
use bidwright_domain::quotation::{Quotation, QuotationDesign};
use bidwright_store::Store;

use super::{load, problems};
use crate::desk::{Desk, aside};
use crate::export::write_export;
use crate::failure::Failure;
use crate::file::{picture, stored_bytes};
use crate::view::{ExportedFile, PreviewPage, QuotationExport};

/// The exact PDF that was issued, or the draft as it stands, written to the export folder. Another
/// design, or without prices, is set anew.
pub async fn quotation_pdf(
    desk: &Desk,
    id: Id,
    export: &QuotationExport,
) -> Result<ExportedFile, Failure> {
    let store = desk.store()?;
    let quotation = load(&store, id).await?;
    let bytes = match quotation.pdf.filter(|_| is_own(&quotation, export)) {
        Some(file) => stored_bytes(&store, file).await?,
        None => {
            let sheet = sheet(&store, &quotation, export).await?;
            let engine = desk.engine();
            aside(move || engine.quotation_pdf(&sheet).map_err(Failure::unexpected))
                .await?
                .bytes
        }
    };
    write_export(desk, &file_name(&quotation, export, "pdf"), &bytes)
}

/// Whether the export is what is frozen at issue.
fn is_own(quotation: &Quotation, export: &QuotationExport) -> bool {
    !export.blank_prices && export.design.is_none_or(|d| d == quotation.design)
}

/// An Excel file with live formulas whose results equal ours.
pub async fn quotation_xlsx(
    desk: &Desk,
    id: Id,
    export: &QuotationExport,
) -> Result<ExportedFile, Failure> {
    let store = desk.store()?;
    let quotation = load(&store, id).await?;
    let sheet = sheet(&store, &quotation, export).await?;
    let bytes = aside(move || xlsx(&sheet).map_err(Failure::unexpected)).await?;
    write_export(desk, &file_name(&quotation, export, "xlsx"), &bytes)
}

/// A Word file with real tables.
pub async fn quotation_docx(
    desk: &Desk,
    id: Id,
    export: &QuotationExport,
) -> Result<ExportedFile, Failure> {
    let store = desk.store()?;
    let quotation = load(&store, id).await?;
    let sheet = sheet(&store, &quotation, export).await?;
    let bytes = aside(move || docx(&sheet).map_err(Failure::unexpected)).await?;
    write_export(desk, &file_name(&quotation, export, "docx"), &bytes)
}

/// One page of the quotation as it is being typed; nothing is stored.
pub async fn quotation_preview(
    desk: &Desk,
    quotation: &Quotation,
    page: u32,
) -> Result<PreviewPage, Failure> {
    let store = desk.store()?;
    let sheet = sheet(&store, quotation, &QuotationExport::default()).await?;
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

/// What the documents print: nothing that is only for ourselves. A draft may still lack company or
/// customer; they print empty.
///
/// # Errors
/// The line that cannot be computed.
pub(super) async fn sheet(
    store: &Store,
    quotation: &Quotation,
    export: &QuotationExport,
) -> Result<QuotationSheet, Failure> {
    let mut outward = quotation.outward();
    outward.put_in_order();
    outward.design = export.design.unwrap_or(outward.design);
    let totals = outward
        .totals()
        .map_err(|p| problems::failure(quotation, p))?;
    let (own_company, customer) = parties(store, quotation.own_company, quotation.customer).await?;
    let seal = if quotation.with_seal && !export.blank_prices {
        picture(store, own_company.seal).await?
    } else {
        None
    };
    Ok(QuotationSheet {
        quotation: outward,
        totals,
        blank_prices: export.blank_prices,
        customer,
        logo: picture(store, own_company.logo).await?,
        seal,
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

pub(super) fn file_name(
    quotation: &Quotation,
    export: &QuotationExport,
    extension: &str,
) -> String {
    let label = quotation.label();
    let label = if quotation.pdf.is_none() && quotation.issued_on.is_none() {
        format!("{label} 草稿")
    } else {
        label
    };
    let kind = match (export.blank_prices, export.design) {
        (true, _) => " 空白价",
        (false, Some(QuotationDesign::Bilingual)) if !is_own(quotation, export) => " 中英文",
        (false, Some(QuotationDesign::Formal)) if !is_own(quotation, export) => " 中文",
        _ => "",
    };
    format!(
        "报价单 {} {}{kind}.{extension}",
        label.trim(),
        quotation.title
    )
}
