//! Tenders: read in the background, kept with their file, corrected by the user.

use std::collections::HashMap;
use std::sync::Arc;

use bidwright_domain::Id;
use bidwright_domain::chain::Noun;
use bidwright_domain::tender::{self, Block, Clause, ReadClause, Reading, Tender, TenderDiff};
use bidwright_store::Store;
use bidwright_tender::{NoWatch, ReadError, Watch};

use crate::desk::{Desk, aside};
use crate::failure::{Code, Failure};
use crate::file::{bytes_of, media_type};
use crate::job::{self, Running};
use crate::list;
use crate::register::{all, query};
use crate::view::{Job, ListRequest, Page, TenderRow, TenderView, Upload};

/// Names that are tried at all; an old .doc gets its own sentence from the reader.
const READABLE: [&str; 6] = [".docx", ".pdf", ".txt", ".md", ".doc", ".markdown"];

/// Starts reading in the background; ask `job_get` for progress. The file is stored with what was read.
pub async fn tender_read(desk: &Arc<Desk>, upload: Upload) -> Result<Job, Failure> {
    desk.store()?;
    let bytes = bytes_of(&upload)?;
    let job = desk.jobs.start();
    let (worker, watched) = (desk.clone(), job.clone());
    tokio::spawn(async move {
        let end = read_and_keep(&worker, upload.name, bytes, watched.clone()).await;
        watched.finish(end.map(|t| t.id));
    });
    Ok(job::view(desk, &job))
}

/// Reads a file and stores tender, clauses and text in one transaction.
pub async fn tender_add(desk: &Desk, name: &str, bytes: Vec<u8>) -> Result<Tender, Failure> {
    read_and_keep(desk, name.to_owned(), bytes, desk.jobs.start()).await
}

async fn read_and_keep(
    desk: &Desk,
    name: String,
    bytes: Vec<u8>,
    job: Arc<Running>,
) -> Result<Tender, Failure> {
    let watch = job.clone();
    let (reading, name, bytes) = aside(move || {
        let reading = understand(&name, &bytes, &*watch)?;
        Ok((reading, name, bytes))
    })
    .await?;
    if job.stopped() {
        return Err(Failure::new(Code::Cancelled));
    }
    keep(desk, reading, &name, &bytes).await
}

/// Reads without storing anything: what `bidwright tender read` prints.
pub fn tender_peek(name: &str, bytes: &[u8]) -> Result<Reading, Failure> {
    understand(name, bytes, &NoWatch)
}

/// What the new version of a tender changes against the old one. Nothing is stored.
///
/// # Errors
/// As [`tender_peek`] for the first file that cannot be read.
pub fn tender_diff(old: (&str, &[u8]), new: (&str, &[u8])) -> Result<TenderDiff, Failure> {
    let before = tender_peek(old.0, old.1)?.document;
    let after = tender_peek(new.0, new.1)?.document;
    Ok(tender::tender_diff(&before, &after))
}

fn understand(name: &str, bytes: &[u8], watch: &dyn Watch) -> Result<Reading, Failure> {
    if !READABLE
        .iter()
        .any(|extension| name.to_lowercase().ends_with(extension))
    {
        return Err(Failure::new(Code::FormatUnknown)
            .field("file")
            .fact("name", name));
    }
    bidwright_tender::read(name, bytes, watch).map_err(|e| unreadable(name, e))
}

async fn keep(desk: &Desk, reading: Reading, name: &str, bytes: &[u8]) -> Result<Tender, Failure> {
    let store = desk.store()?;
    let mut write = store.write(desk.stamp("tender_read")).await?;
    let file = write.file_put(name, media_type(name, bytes), bytes).await?;
    let document = reading.document;
    let tender = Tender {
        id: Id::now_v7(),
        customer: purchaser(
            &store,
            document.facts.purchaser.as_ref().map(|p| p.value.as_str()),
        )
        .await?,
        file: file.id,
        source: document.source,
        facts: document.facts,
        legend: document.legend,
        evaluation: document.evaluation,
        required_documents: document.required_documents,
        warnings: document.warnings,
    };
    write.tender_put(&tender).await?;
    write
        .clauses_put(tender.id, &stored(tender.id, document.clauses))
        .await?;
    write.tender_blocks_put(tender.id, &reading.blocks).await?;
    write.commit().await?;
    Ok(tender)
}

/// The customer of the purchaser's exact name, if we know it.
async fn purchaser(store: &Store, name: Option<&str>) -> Result<Option<Id>, Failure> {
    let Some(name) = name else { return Ok(None) };
    let request = ListRequest {
        search: name.to_owned(),
        ..ListRequest::default()
    };
    let found = store.customer_list(&query(&request)).await?;
    Ok(found.into_iter().find(|c| c.name == name).map(|c| c.id))
}

/// Clauses as they are stored: row ids for the reader's counts.
fn stored(tender: Id, read: Vec<ReadClause>) -> Vec<Clause> {
    let ids: HashMap<u32, Id> = read.iter().map(|c| (c.id, Id::now_v7())).collect();
    let id_of = |n: Option<u32>| n.and_then(|n| ids.get(&n).copied());
    (0u32..)
        .zip(read)
        .map(|(position, c)| Clause {
            id: ids[&c.id],
            tender,
            position,
            parent: id_of(c.parent),
            number: c.number,
            title: c.title,
            text: c.text,
            marks: c.marks,
            inherited_marks: c.inherited_marks,
            kind: c.kind,
            duplicate_of: id_of(c.duplicate_of),
            at: Some(c.at),
            edited: false,
        })
        .collect()
}

pub async fn tender_list(desk: &Desk, request: &ListRequest) -> Result<Page<TenderRow>, Failure> {
    let store = desk.store()?;
    let query = query(request);
    let (rows, total) = store.tender_page(&query).await?;
    Ok(Page {
        rows: list_rows(&store, rows).await?,
        total,
    })
}

/// Tenders as their list shows them.
pub(crate) async fn list_rows(
    store: &Store,
    tenders: Vec<Tender>,
) -> Result<Vec<TenderRow>, Failure> {
    let bids = store.bid_list(&all()).await?;
    let mut rows = Vec::with_capacity(tenders.len());
    for tender in tenders {
        let text = |f: &Option<bidwright_domain::tender::Found<String>>| {
            f.as_ref().map(|f| f.value.clone()).unwrap_or_default()
        };
        rows.push(TenderRow {
            id: tender.id,
            project_name: text(&tender.facts.project_name),
            project_number: text(&tender.facts.project_number),
            purchaser: text(&tender.facts.purchaser),
            submission_deadline: tender
                .facts
                .submission_deadline
                .as_ref()
                .map(|f| f.value.clone()),
            clauses: store.clause_count(tender.id).await?,
            bid: bids.iter().find(|b| b.tender == tender.id).map(|b| b.id),
        });
    }
    Ok(rows)
}

pub async fn tender_get(desk: &Desk, id: Id) -> Result<TenderView, Failure> {
    view(&desk.store()?, id).await
}

pub(crate) async fn load(store: &Store, id: Id) -> Result<Tender, Failure> {
    store.tender(id).await?.ok_or_else(|| Failure::missing(id))
}

pub(crate) async fn view(store: &Store, id: Id) -> Result<TenderView, Failure> {
    let tender = load(store, id).await?;
    let missing = || Failure::missing(tender.file);
    let file = store.file(tender.file).await?.ok_or_else(missing)?;
    Ok(TenderView {
        clauses: store.clauses(id).await?,
        file,
        tender,
    })
}

pub async fn tender_blocks(desk: &Desk, id: Id) -> Result<Vec<Block>, Failure> {
    Ok(desk.store()?.tender_blocks(id).await?)
}

/// Stores corrected facts, legend, scoring items, documents and the customer; what was read from the
/// file (source, file) stays.
pub async fn tender_save(desk: &Desk, tender: Tender) -> Result<TenderView, Failure> {
    let store = desk.store()?;
    let before = load(&store, tender.id).await?;
    let mut write = store.write(desk.stamp("tender_save")).await?;
    write
        .tender_put(&Tender {
            file: before.file,
            source: before.source,
            ..tender.clone()
        })
        .await?;
    write.commit().await?;
    view(&store, tender.id).await
}

pub async fn tender_remove(desk: &Desk, id: Id) -> Result<(), Failure> {
    list::remove_rows(desk, "tender_remove", Noun::Tender, &[id]).await
}

pub async fn tender_restore(desk: &Desk, id: Id) -> Result<(), Failure> {
    list::restore_rows(desk, "tender_restore", Noun::Tender, &[id]).await
}

fn unreadable(name: &str, error: ReadError) -> Failure {
    use ReadError as E;
    let failure = match &error {
        E::NotThisFormat { expected } => {
            Failure::new(Code::FormatOther).fact("expected", format!("{expected:?}").to_uppercase())
        }
        E::OldWord => Failure::new(Code::OldWord),
        E::Encrypted => Failure::new(Code::FileEncrypted),
        E::Damaged { detail } => Failure::new(Code::FileDamaged).fact("detail", detail),
        E::NoTextLayer { pages } => Failure::new(Code::NoTextLayer).fact("pages", pages),
        E::BrokenCharacterMap { .. } => Failure::new(Code::BrokenCharacterMap),
        E::TooLarge { .. } => Failure::new(Code::TooLarge).fact("detail", &error),
        E::Cancelled => Failure::new(Code::Cancelled),
    };
    failure.field("file").fact("name", name).caused_by(error)
}
