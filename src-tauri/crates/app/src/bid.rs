//! Bids: made from a tender, answered, built, submitted.

mod documents;
mod submit;

pub(crate) use documents::{BuiltVolume, volume};
pub use documents::{bid_build, chapter_preview};
pub use submit::{bid_mark, bid_submit};

use bidwright_domain::Id;
use bidwright_domain::bid::{Bid, BidStatus, Chapter, Deviation, Response, field_values};
use bidwright_domain::chain::Noun;
use bidwright_domain::numbering;
use bidwright_domain::own_company::OwnCompany;
use bidwright_domain::quotation::Quotation;
use bidwright_domain::rich_text::RichText;
use bidwright_domain::tender::{Clause, Tender, needs_response};
use bidwright_store::Store;
use chrono::Datelike;

use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::language::Language;
use crate::list;
use crate::quotation::only_company;
use crate::register::query;
use crate::tender;
use crate::view::{BidPrice, BidRow, BidView, FieldValue, ListRequest, Page};

/// The pattern of bid numbers.
const NUMBER: &str = "BID-{YYYY}-{0000}";
/// Bid validity when the tender asks for none: the usual in government procurement [check].
const VALIDITY_DAYS: u32 = 90;

pub async fn bid_list(desk: &Desk, request: &ListRequest) -> Result<Page<BidRow>, Failure> {
    let store = desk.store()?;
    let query = query(request);
    let (rows, total) = store.bid_page(&query).await?;
    Ok(Page {
        rows: list_rows(&store, rows).await?,
        total,
    })
}

/// Bids as their list shows them.
pub(crate) async fn list_rows(store: &Store, bids: Vec<Bid>) -> Result<Vec<BidRow>, Failure> {
    let mut rows = Vec::with_capacity(bids.len());
    for bid in bids {
        rows.push(row(store, &bid).await?);
    }
    Ok(rows)
}

pub(crate) async fn row(store: &Store, bid: &Bid) -> Result<BidRow, Failure> {
    let facts = tender::load(store, bid.tender).await?.facts;
    let (answered, clauses) = progress(store, bid).await?;
    Ok(BidRow {
        id: bid.id,
        number: bid.number.clone(),
        project_name: facts.project_name.map(|f| f.value).unwrap_or_default(),
        purchaser: facts.purchaser.map(|f| f.value).unwrap_or_default(),
        submission_deadline: facts.submission_deadline.map(|f| f.value),
        status: bid.status,
        answered,
        clauses,
    })
}

/// Clauses answered, and clauses that need an answer.
async fn progress(store: &Store, bid: &Bid) -> Result<(u32, u32), Failure> {
    let clauses = store.clauses(bid.tender).await?;
    let responses = store.responses(bid.id).await?;
    Ok(count(&clauses, &responses))
}

fn count(clauses: &[Clause], responses: &[Response]) -> (u32, u32) {
    let answered: std::collections::HashSet<Id> = responses
        .iter()
        .filter(|r| r.deviation != Deviation::Unanswered)
        .map(|r| r.clause)
        .collect();
    clauses
        .iter()
        .filter(|c| needs_response(c))
        .fold((0, 0), |(done, all), clause| {
            (done + u32::from(answered.contains(&clause.id)), all + 1)
        })
}

pub(crate) async fn load(store: &Store, id: Id) -> Result<Bid, Failure> {
    store.bid(id).await?.ok_or_else(|| Failure::missing(id))
}

/// A draft, or the failure that says it is frozen.
pub(crate) async fn load_draft(store: &Store, id: Id) -> Result<Bid, Failure> {
    let bid = load(store, id).await?;
    if bid.status == BidStatus::Draft {
        Ok(bid)
    } else {
        Err(Failure::new(Code::Frozen).fact("what", bid.number))
    }
}

/// A bid with everything that belongs to it.
pub(crate) struct Whole {
    pub bid: Bid,
    pub tender: Tender,
    pub clauses: Vec<Clause>,
    pub responses: Vec<Response>,
    pub chapters: Vec<Chapter>,
    pub own_company: Option<OwnCompany>,
    /// As it is sold: no optional lines, every discount on its line.
    pub quotation: Option<Quotation>,
}

impl Whole {
    pub async fn load(store: &Store, id: Id) -> Result<Self, Failure> {
        let bid = load(store, id).await?;
        let own_company = match bid.own_company {
            Some(id) => store.own_company(id).await?,
            None => None,
        };
        let quotation = match bid.quotation {
            Some(id) => store.quotation(id).await?.map(|q| q.sold()),
            None => None,
        };
        Ok(Self {
            tender: tender::load(store, bid.tender).await?,
            clauses: store.clauses(bid.tender).await?,
            responses: store.responses(id).await?,
            chapters: store.chapters(id).await?,
            own_company,
            quotation,
            bid,
        })
    }
}

pub async fn bid_get(desk: &Desk, id: Id) -> Result<BidView, Failure> {
    view(&desk.store()?, id).await
}

pub(crate) async fn view(store: &Store, id: Id) -> Result<BidView, Failure> {
    let whole = Whole::load(store, id).await?;
    let values = field_values(
        &whole.bid,
        &whole.tender,
        whole.own_company.as_ref(),
        whole.quotation.as_ref(),
    );
    let price = whole.quotation.as_ref().and_then(|q| {
        let totals = q.totals().ok()?;
        Some(BidPrice {
            label: q.label(),
            gross: totals.total.gross,
            capitals: totals.capitals,
        })
    });
    let (answered, clauses) = count(&whole.clauses, &whole.responses);
    Ok(BidView {
        fields: values
            .into_iter()
            .map(|(field, value)| FieldValue { field, value })
            .collect(),
        price,
        answered,
        clauses,
        bid: whole.bid,
        tender: whole.tender,
        chapters: whole.chapters,
    })
}

/// A new bid on a tender, with a first chapter to write.
pub async fn bid_create(desk: &Desk, tender_id: Id) -> Result<BidView, Failure> {
    let store = desk.store()?;
    let tender = tender::load(&store, tender_id).await?;
    let year = desk.today().year();
    let mut write = store.write(desk.stamp("bid_create")).await?;
    let sequence = write.next_number(NUMBER, year).await?;
    let bid = Bid {
        id: Id::now_v7(),
        number: numbering::number(NUMBER, year, sequence).unwrap_or_default(),
        status: BidStatus::Draft,
        tender: tender.id,
        own_company: only_company(&store).await?,
        quotation: None,
        agent_name: String::new(),
        agent_title: String::new(),
        agent_id_number: String::new(),
        agent_phone: String::new(),
        delivery_period: String::new(),
        validity_days: tender
            .facts
            .bid_validity_days
            .map_or(VALIDITY_DAYS, |f| f.value),
        signed_on: None,
        certificates: Vec::new(),
        submitted_at: None,
        content_hash: None,
        pdf: None,
    };
    write.bid_put(&bid).await?;
    write
        .chapter_put(&first_chapter(&bid, desk.language()))
        .await?;
    write.commit().await?;
    view(&store, bid.id).await
}

/// Chinese tenders want a technical proposal; it is the first thing to write.
fn first_chapter(bid: &Bid, language: Language) -> Chapter {
    let title = match language {
        Language::ZhCn => "技术方案",
        Language::En => "Technical proposal",
    };
    Chapter {
        id: Id::now_v7(),
        bid: bid.id,
        position: 0,
        title: title.to_owned(),
        content: RichText::default(),
    }
}

/// Stores the bid's own form. Number, tender and frozen parts stay.
pub async fn bid_save(desk: &Desk, bid: Bid) -> Result<BidView, Failure> {
    let store = desk.store()?;
    let before = load_draft(&store, bid.id).await?;
    let after = Bid {
        number: before.number,
        status: before.status,
        tender: before.tender,
        submitted_at: before.submitted_at,
        content_hash: before.content_hash,
        pdf: before.pdf,
        ..bid
    };
    let mut write = store.write(desk.stamp("bid_save")).await?;
    write.bid_put(&after).await?;
    write.commit().await?;
    view(&store, after.id).await
}

pub async fn bid_remove(desk: &Desk, id: Id) -> Result<(), Failure> {
    list::remove_rows(desk, "bid_remove", Noun::Bid, &[id]).await
}

pub async fn bid_restore(desk: &Desk, id: Id) -> Result<(), Failure> {
    list::restore_rows(desk, "bid_restore", Noun::Bid, &[id]).await
}
