//! Quotations: draft, issue, revise, outcome.

mod documents;
mod problems;

pub use documents::{quotation_pdf, quotation_preview, quotation_xlsx};

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
use crate::register::{all, query};
use crate::view::{ListRequest, NewQuotation, Outcome, Page, QuotationRow, QuotationView};
use crate::words::told;
pub(crate) use documents::parties;
use documents::sheet;

/// The pattern of quotation numbers.
pub(crate) const NUMBER: &str = "QT-{YYYY}-{0000}";
/// Days a new quotation stays valid.
const VALID_DAYS: u32 = 30;

pub async fn quotation_list(
    desk: &Desk,
    request: &ListRequest,
) -> Result<Page<QuotationRow>, Failure> {
    let store = desk.store()?;
    let query = query(request);
    Ok(Page {
        rows: list_rows(&store, store.quotation_list(&query).await?).await?,
        total: store.quotation_count(&query).await?,
    })
}

/// Quotations as their list shows them.
pub(crate) async fn list_rows(
    store: &Store,
    quotations: Vec<Quotation>,
) -> Result<Vec<QuotationRow>, Failure> {
    let ids: Vec<Id> = quotations.iter().filter_map(|q| q.customer).collect();
    let customers = store.labels(Noun::Customer, &ids).await?;
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
        issued_on: quotation.issued_on,
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

async fn view(desk: &Desk, store: &Store, quotation: Quotation) -> Result<QuotationView, Failure> {
    let language = desk.language();
    let problems = if quotation.status == QuotationStatus::Draft {
        let products = products_of(store, &quotation).await?;
        problems::all(&quotation, &products)
            .iter()
            .map(|f| told(f, language))
            .collect()
    } else {
        Vec::new()
    };
    Ok(QuotationView {
        label: quotation.label(),
        totals: quotation.totals().ok(),
        problems,
        quotation,
    })
}

async fn products_of(store: &Store, quotation: &Quotation) -> Result<Vec<Product>, Failure> {
    let mut products = Vec::new();
    for id in quotation.lines.iter().filter_map(|l| l.product) {
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
        id: Id::now_v7(),
        number: None,
        revision: 1,
        revises: None,
        status: QuotationStatus::Draft,
        customer: request.customer,
        own_company: only_company(&store).await?,
        tender: request.tender,
        title: request.title.clone(),
        contact: String::new(),
        currency: "CNY".to_owned(),
        tax_included: true,
        lines: Vec::new(),
        valid_days: VALID_DAYS,
        delivery_terms: String::new(),
        payment_terms: String::new(),
        note: String::new(),
        issued_on: None,
        issued_at: None,
        content_hash: None,
        pdf: None,
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
    let before = load(&store, quotation.id).await?;
    if before.status != QuotationStatus::Draft {
        return Err(Failure::new(Code::Frozen).fact("what", before.label()));
    }
    let draft = Quotation {
        number: before.number,
        revision: before.revision,
        revises: before.revises,
        status: QuotationStatus::Draft,
        issued_on: None,
        issued_at: None,
        content_hash: None,
        pdf: None,
        ..quotation
    };
    put(desk, &store, "quotation_save", draft).await
}

/// Gives the number, freezes content, hash and the exact PDF, and supersedes the revision before.
///
/// # Errors
/// The first problem that stands in the way; `Frozen` when it was issued already.
pub async fn quotation_issue(desk: &Desk, id: Id) -> Result<QuotationView, Failure> {
    let store = desk.store()?;
    let mut quotation = load(&store, id).await?;
    if quotation.status != QuotationStatus::Draft {
        return Err(Failure::new(Code::Frozen).fact("what", quotation.label()));
    }
    let products = products_of(&store, &quotation).await?;
    if let Some(problem) = problems::all(&quotation, &products).into_iter().next() {
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
    let sheet = sheet(&store, &quotation).await?;
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
            &documents::file_name(&quotation, "pdf"),
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

/// A new draft with the same content; it gets the same number and the next revision.
pub async fn quotation_revise(desk: &Desk, id: Id) -> Result<QuotationView, Failure> {
    let store = desk.store()?;
    let before = load(&store, id).await?;
    if !matches!(
        before.status,
        QuotationStatus::Issued | QuotationStatus::Lost
    ) {
        return Err(Failure::new(Code::StatusWrong).fact("what", before.label()));
    }
    let mut lines = before.lines.clone();
    lines.iter_mut().for_each(|l| l.id = Id::now_v7());
    let draft = Quotation {
        id: Id::now_v7(),
        revision: before.revision + 1,
        revises: Some(before.id),
        status: QuotationStatus::Draft,
        lines,
        issued_on: None,
        issued_at: None,
        content_hash: None,
        pdf: None,
        ..before
    };
    put(desk, &store, "quotation_revise", draft).await
}

/// Won or lost; only what was issued can be either.
pub async fn quotation_mark(
    desk: &Desk,
    id: Id,
    outcome: Outcome,
) -> Result<QuotationView, Failure> {
    let store = desk.store()?;
    let before = load(&store, id).await?;
    if matches!(
        before.status,
        QuotationStatus::Draft | QuotationStatus::Superseded
    ) {
        return Err(Failure::new(Code::NotIssued).fact("what", before.label()));
    }
    let status = match outcome {
        Outcome::Won => QuotationStatus::Won,
        Outcome::Lost => QuotationStatus::Lost,
    };
    put(
        desk,
        &store,
        "quotation_mark",
        Quotation { status, ..before },
    )
    .await
}

pub async fn quotation_remove(desk: &Desk, id: Id) -> Result<(), Failure> {
    let mut write = desk.store()?.write(desk.stamp("quotation_remove")).await?;
    write.quotation_remove(id).await?;
    Ok(write.commit().await?)
}

pub async fn quotation_restore(desk: &Desk, id: Id) -> Result<(), Failure> {
    let mut write = desk.store()?.write(desk.stamp("quotation_restore")).await?;
    write.quotation_restore(id).await?;
    Ok(write.commit().await?)
}
