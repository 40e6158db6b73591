//! Quotations: draft, issue, revise, outcome.

mod approval;
mod documents;
mod figures;
mod outcome;
mod problems;
mod revision;

pub use approval::{discount_limit, discount_limit_set, quotation_approve};
pub use documents::{quotation_docx, quotation_pdf, quotation_preview, quotation_xlsx};
pub use figures::quotation_compute;
pub use outcome::quotation_mark;
pub use revision::{quotation_copy, quotation_difference, quotation_revise, quotation_revisions};

use std::collections::BTreeSet;

use bidwright_domain::Id;
use bidwright_domain::chain::Noun;
use bidwright_domain::numbering;
use bidwright_domain::product::Product;
use bidwright_domain::quotation::{Quotation, QuotationStatus};
use bidwright_store::Store;
use chrono::Datelike;
use sha2::{Digest, Sha256};

use crate::desk::{Desk, aside};
use crate::failure::{Code, Failure};
use crate::list;
use crate::register::{all, query};
use crate::view::{ListRequest, NewQuotation, Page, QuotationExport, QuotationRow, QuotationView};
use crate::words::told;
pub(crate) use documents::parties;
use documents::sheet;
use problems::Stands;

/// The pattern of quotation numbers.
pub(crate) const NUMBER: &str = "QT-{YYYY}-{0000}";
pub async fn quotation_list(
    desk: &Desk,
    request: &ListRequest,
) -> Result<Page<QuotationRow>, Failure> {
    let store = desk.store()?;
    let query = query(request);
    let (rows, total) = store.quotation_page(&query).await?;
    Ok(Page {
        rows: list_rows(desk, &store, rows).await?,
        total,
    })
}

/// Quotations as their list shows them.
pub(crate) async fn list_rows(
    desk: &Desk,
    store: &Store,
    quotations: Vec<Quotation>,
) -> Result<Vec<QuotationRow>, Failure> {
    let ids: Vec<Id> = quotations.iter().filter_map(|q| q.customer).collect();
    let customers = store.labels(Noun::Customer, &ids).await?;
    let today = desk.today();
    let row = |quotation: Quotation| QuotationRow {
        id: quotation.id,
        label: match quotation.number {
            Some(_) => quotation.label(),
            None => String::new(),
        },
        customer: quotation
            .customer
            .and_then(|id| customers.get(&id).cloned())
            .unwrap_or_default(),
        status: quotation.status,
        gross: quotation.totals().ok().map(|t| t.total.gross),
        currency: quotation.currency,
        issued_on: quotation.issued_on,
        expires_on: quotation
            .expires_on()
            .filter(|_| quotation.issued_on.is_some()),
        expired: quotation.expired(today),
        title: quotation.title,
    };
    Ok(quotations.into_iter().map(row).collect())
}

pub async fn quotation_get(desk: &Desk, id: Id) -> Result<QuotationView, Failure> {
    let store = desk.store()?;
    view(desk, &store, load(&store, id).await?).await
}

pub(crate) async fn load(store: &Store, id: Id) -> Result<Quotation, Failure> {
    store
        .quotation(id)
        .await?
        .ok_or_else(|| Failure::missing(id))
}

async fn load_draft(store: &Store, id: Id) -> Result<Quotation, Failure> {
    let quotation = load(store, id).await?;
    if quotation.status == QuotationStatus::Draft {
        Ok(quotation)
    } else {
        Err(Failure::new(Code::Frozen).fact("what", quotation.label()))
    }
}

async fn view(desk: &Desk, store: &Store, quotation: Quotation) -> Result<QuotationView, Failure> {
    let language = desk.language();
    let say = |found: &[Failure]| found.iter().map(|f| told(f, language)).collect();
    let stands = if quotation.status == QuotationStatus::Draft {
        problems::of_draft(desk, store, &quotation).await?
    } else {
        Stands::default()
    };
    let totals = quotation.totals().ok();
    Ok(QuotationView {
        label: quotation.label(),
        margin: totals.as_ref().map(|totals| quotation.margin(totals)),
        totals,
        problems: say(&stands.problems()),
        to_approve: say(&stands.to_approve),
        approved: stands.approved,
        expires_on: quotation
            .expires_on()
            .filter(|_| quotation.issued_on.is_some()),
        expired: quotation.expired(desk.today()),
        quotation,
    })
}

async fn products_of(store: &Store, quotation: &Quotation) -> Result<Vec<Product>, Failure> {
    let mut products = Vec::new();
    let named: BTreeSet<Id> = quotation.lines.iter().filter_map(|l| l.product).collect();
    for id in named {
        products.extend(store.product(id).await?);
    }
    Ok(products)
}

/// A new draft; the only own company is chosen at once.
pub async fn quotation_create(
    desk: &Desk,
    request: &NewQuotation,
) -> Result<QuotationView, Failure> {
    let store = desk.store()?;
    let quotation = Quotation {
        customer: request.customer,
        own_company: only_company(&store).await?,
        tender: request.tender,
        title: request.title.clone(),
        ..Quotation::draft(Id::now_v7())
    };
    put(desk, &store, "quotation_create", quotation).await
}

/// The own company when there is just one.
pub(crate) async fn only_company(store: &Store) -> Result<Option<Id>, Failure> {
    let companies = store.own_company_list(&all()).await?;
    Ok(match companies.as_slice() {
        [one] => Some(one.id),
        _ => None,
    })
}

async fn put(
    desk: &Desk,
    store: &Store,
    verb: &'static str,
    quotation: Quotation,
) -> Result<QuotationView, Failure> {
    let mut write = store.write(desk.stamp(verb)).await?;
    write.quotation_put(&quotation).await?;
    write.commit().await?;
    view(desk, store, quotation).await
}

/// Stores a draft as typed. What the user may not set (status, number, frozen parts) stays as it is.
pub async fn quotation_save(desk: &Desk, quotation: Quotation) -> Result<QuotationView, Failure> {
    let store = desk.store()?;
    let before = load_draft(&store, quotation.id).await?;
    let mut draft = Quotation {
        number: before.number,
        revision: before.revision,
        revises: before.revises,
        status: QuotationStatus::Draft,
        approval: before.approval,
        lost_reason: None,
        outcome_note: String::new(),
        issued_on: None,
        issued_at: None,
        content_hash: None,
        pdf: None,
        ..quotation
    };
    draft.put_in_order();
    put(desk, &store, "quotation_save", draft).await
}

/// Gives the number, freezes content, hash and the exact PDF, and supersedes the revision before.
///
/// # Errors
/// The first problem that stands in the way; `Frozen` when it was issued already.
pub async fn quotation_issue(desk: &Desk, id: Id) -> Result<QuotationView, Failure> {
    let store = desk.store()?;
    let mut quotation = load_draft(&store, id).await?;
    let stands = problems::of_draft(desk, &store, &quotation).await?;
    if let Some(problem) = stands.problems().into_iter().next() {
        return Err(problem);
    }
    let today = desk.today();
    let mut write = store.write(desk.stamp("quotation_issue")).await?;
    if quotation.number.is_none() {
        let sequence = write.next_number(NUMBER, today.year()).await?;
        quotation.number = numbering::number(NUMBER, today.year(), sequence);
    }
    quotation.status = QuotationStatus::Issued;
    quotation.issued_on = Some(today);
    quotation.issued_at = Some(desk.clock.now());
    let sheet = sheet(&store, &quotation, &QuotationExport::default()).await?;
    quotation.content_hash = Some(hash(&(
        &quotation,
        &sheet.totals,
        &sheet.own_company,
        &sheet.customer,
    ))?);
    let engine = desk.engine();
    let pdf = aside(move || engine.quotation_pdf(&sheet).map_err(Failure::unexpected)).await?;
    let file = write
        .file_put(
            &documents::file_name(&quotation, &QuotationExport::default(), "pdf"),
            "application/pdf",
            &pdf.bytes,
        )
        .await?;
    quotation.pdf = Some(file.id);
    write.quotation_put(&quotation).await?;
    if let Some(before) = quotation.revises {
        let before = Quotation {
            status: QuotationStatus::Superseded,
            ..load(&store, before).await?
        };
        write.quotation_put(&before).await?;
    }
    write.commit().await?;
    view(desk, &store, quotation).await
}

/// SHA-256 over the content as canonical JSON, lower-case hex.
pub(crate) fn hash<T: serde::Serialize>(content: &T) -> Result<String, Failure> {
    let bytes = serde_json::to_vec(content).map_err(Failure::unexpected)?;
    Ok(Sha256::digest(bytes)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect())
}

pub async fn quotation_remove(desk: &Desk, id: Id) -> Result<(), Failure> {
    list::remove_rows(desk, "quotation_remove", Noun::Quotation, &[id]).await
}

pub async fn quotation_restore(desk: &Desk, id: Id) -> Result<(), Failure> {
    list::restore_rows(desk, "quotation_restore", Noun::Quotation, &[id]).await
}
