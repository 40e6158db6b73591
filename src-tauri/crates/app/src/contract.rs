//! Contracts from a quotation or a bid: one price truth, our own clauses, frozen when sealed.

use bidwright_documents::ContractSheet;
use bidwright_domain::Id;
use bidwright_domain::bid::BidStatus;
use bidwright_domain::chain::Noun;
use bidwright_domain::contract::{Contract, ContractStatus, plan_instalments, standard_clauses};
use bidwright_domain::money::{BasisPoints, Currency, Fen};
use bidwright_domain::numbering;
use bidwright_domain::quotation::{Quotation, QuotationStatus};
use bidwright_store::Store;
use chrono::Datelike;

use crate::bid;
use crate::desk::{Desk, aside};
use crate::export::write_export;
use crate::failure::{Code, Failure};
use crate::file::{picture, stored_bytes};
use crate::list;
use crate::quotation;
use crate::register::query;
use crate::view::{
    ContractRow, ContractView, ExportedFile, ListRequest, NewContract, Page, PreviewPage,
};
use crate::words::{told, topic_name};

/// The pattern of contract numbers.
const NUMBER: &str = "CT-{YYYY}-{0000}";
/// The usual plan of a software sale [check]; the user changes it in the contract.
const PLAN: [(&str, &str, BasisPoints); 3] = [
    ("预付款", "合同签订后10个工作日内", BasisPoints(3_000)),
    ("验收款", "验收合格后30日内", BasisPoints(6_000)),
    ("质保金", "质量保证期满后10个工作日内", BasisPoints(1_000)),
];

pub async fn contract_list(
    desk: &Desk,
    request: &ListRequest,
) -> Result<Page<ContractRow>, Failure> {
    let store = desk.store()?;
    let query = query(request);
    let (rows, total) = store.contract_page(&query).await?;
    Ok(Page {
        rows: list_rows(&store, rows).await?,
        total,
    })
}

/// Contracts as their list shows them.
pub(crate) async fn list_rows(
    store: &Store,
    contracts: Vec<Contract>,
) -> Result<Vec<ContractRow>, Failure> {
    let ids: Vec<Id> = contracts.iter().filter_map(|c| c.customer).collect();
    let customers = store.labels(Noun::Customer, &ids).await?;
    let row = |contract: Contract| ContractRow {
        id: contract.id,
        gross: contract.total(),
        customer: contract
            .customer
            .and_then(|id| customers.get(&id).cloned())
            .unwrap_or_default(),
        status: contract.status,
        number: contract.number.unwrap_or_default(),
        title: contract.title,
    };
    Ok(contracts.into_iter().map(row).collect())
}

pub(crate) async fn load(store: &Store, id: Id) -> Result<Contract, Failure> {
    store
        .contract(id)
        .await?
        .ok_or_else(|| Failure::missing(id))
}

pub async fn contract_get(desk: &Desk, id: Id) -> Result<ContractView, Failure> {
    let store = desk.store()?;
    Ok(view(desk, load(&store, id).await?))
}

fn view(desk: &Desk, contract: Contract) -> ContractView {
    let language = desk.language();
    let problems = if contract.status == ContractStatus::Draft {
        problems(desk, &contract)
            .iter()
            .map(|f| told(f, language))
            .collect()
    } else {
        Vec::new()
    };
    ContractView {
        totals: contract.totals().ok(),
        problems,
        contract,
    }
}

/// Everything that stands in the way of sealing.
fn problems(desk: &Desk, contract: &Contract) -> Vec<Failure> {
    let mut problems = Vec::new();
    if contract.title.trim().is_empty() {
        problems.push(Failure::new(Code::Required).field("title"));
    }
    if contract.customer.is_none() {
        problems.push(Failure::new(Code::ContractNoCustomer).field("customer"));
    }
    if contract.own_company.is_none() {
        problems.push(Failure::new(Code::ContractNoCompany).field("own_company"));
    }
    if contract.lines.is_empty() || contract.total().is_none() {
        problems.push(Failure::new(Code::ContractNoLines).field("lines"));
    }
    let difference = contract.instalment_difference();
    if difference != Fen(0) {
        problems.push(
            Failure::new(Code::InstalmentsDiffer)
                .field("instalments")
                .fact("difference", difference.grouped()),
        );
    }
    for topic in contract.missing_topics() {
        let name = topic_name(topic, desk.language());
        problems.push(
            Failure::new(Code::ContractTopicMissing)
                .field("clauses")
                .fact("topic", name),
        );
    }
    problems
}

/// A draft with the quotation's lines, the usual instalments and our own clauses.
///
/// # Errors
/// `NotIssued` when the price is still a draft.
pub async fn contract_create(desk: &Desk, request: &NewContract) -> Result<ContractView, Failure> {
    let store = desk.store()?;
    let (quotation, customer, title) = origin(&store, request).await?;
    if quotation.currency != Currency::Cny {
        let failure = Failure::new(Code::CurrencyOther).field("currency");
        return Err(failure.fact("currency", quotation.currency.code()));
    }
    if quotation.status == QuotationStatus::Draft {
        return Err(Failure::new(Code::NotIssued).fact("what", quotation.title));
    }
    let mut lines = quotation.lines.clone();
    for line in &mut lines {
        line.id = Id::now_v7();
        line.section = None;
    }
    let total = quotation
        .totals()
        .map(|t| t.total.gross)
        .unwrap_or_default();
    let contract = Contract {
        id: Id::now_v7(),
        number: None,
        status: ContractStatus::Draft,
        title,
        customer,
        own_company: quotation.own_company,
        quotation: Some(quotation.id),
        bid: request.bid,
        lines,
        tax_included: quotation.tax_included,
        instalments: plan_instalments(total, &PLAN, Id::now_v7),
        clauses: standard_clauses(),
        signed_on: None,
        signed_place: String::new(),
        sealed_at: None,
        content_hash: None,
        pdf: None,
    };
    put(desk, &store, "contract_create", contract).await
}

/// The price, the customer and the title that the contract starts from.
async fn origin(
    store: &Store,
    request: &NewContract,
) -> Result<(Quotation, Option<Id>, String), Failure> {
    if let Some(id) = request.bid {
        let whole = bid::Whole::load(store, id).await?;
        if !matches!(whole.bid.status, BidStatus::Submitted | BidStatus::Won) {
            return Err(Failure::new(Code::StatusWrong).fact("what", whole.bid.number));
        }
        let quotation = whole
            .quotation
            .ok_or_else(|| Failure::new(Code::ContractNoLines).field("bid"))?;
        let customer = whole.tender.customer.or(quotation.customer);
        let project = whole.tender.facts.project_name.map(|f| f.value);
        let title = title_of(project.as_ref().unwrap_or(&quotation.title));
        return Ok((quotation, customer, title));
    }
    let id = request
        .quotation
        .ok_or_else(|| Failure::new(Code::Required).field("quotation"))?;
    let quotation = quotation::load(store, id).await?.sold();
    let (customer, title) = (quotation.customer, title_of(&quotation.title));
    Ok((quotation, customer, title))
}

/// What our template is called, after the project; the document itself is always Chinese.
fn title_of(project: &str) -> String {
    format!("{}软件销售合同", project.trim())
}

async fn put(
    desk: &Desk,
    store: &Store,
    verb: &'static str,
    contract: Contract,
) -> Result<ContractView, Failure> {
    let mut write = store.write(desk.stamp(verb)).await?;
    write.contract_put(&contract).await?;
    write.commit().await?;
    Ok(view(desk, contract))
}

async fn load_draft(store: &Store, id: Id) -> Result<Contract, Failure> {
    let contract = load(store, id).await?;
    if contract.status == ContractStatus::Draft {
        Ok(contract)
    } else {
        Err(Failure::new(Code::Frozen).fact("what", contract.number.unwrap_or(contract.title)))
    }
}

/// Stores a draft. Lines and their origin stay: the price has one truth, the quotation.
pub async fn contract_save(desk: &Desk, contract: Contract) -> Result<ContractView, Failure> {
    let store = desk.store()?;
    let before = load_draft(&store, contract.id).await?;
    let after = Contract {
        number: None,
        status: ContractStatus::Draft,
        quotation: before.quotation,
        bid: before.bid,
        lines: before.lines,
        tax_included: before.tax_included,
        sealed_at: None,
        content_hash: None,
        pdf: None,
        ..contract
    };
    put(desk, &store, "contract_save", after).await
}

/// Gives the number and freezes content, hash and the exact PDF.
///
/// # Errors
/// The first problem that stands in the way.
pub async fn contract_seal(desk: &Desk, id: Id) -> Result<ContractView, Failure> {
    let store = desk.store()?;
    let mut contract = load_draft(&store, id).await?;
    if let Some(problem) = problems(desk, &contract).into_iter().next() {
        return Err(problem);
    }
    let year = desk.today().year();
    let mut write = store.write(desk.stamp("contract_seal")).await?;
    let sequence = write.next_number(NUMBER, year).await?;
    contract.number = numbering::number(NUMBER, year, sequence);
    contract.status = ContractStatus::Sealed;
    contract.sealed_at = Some(desk.clock.now());
    let sheet = sheet(&store, &contract).await?;
    contract.content_hash = Some(quotation::hash(&(
        &contract,
        &sheet.own_company,
        &sheet.customer,
    ))?);
    let engine = desk.engine();
    let pdf = aside(move || engine.contract_pdf(&sheet).map_err(Failure::unexpected)).await?;
    let file = write
        .file_put(&file_name(&contract), "application/pdf", &pdf.bytes)
        .await?;
    contract.pdf = Some(file.id);
    write.contract_put(&contract).await?;
    write.commit().await?;
    Ok(view(desk, contract))
}

pub async fn contract_remove(desk: &Desk, id: Id) -> Result<(), Failure> {
    list::remove_rows(desk, "contract_remove", Noun::Contract, &[id]).await
}

pub async fn contract_restore(desk: &Desk, id: Id) -> Result<(), Failure> {
    list::restore_rows(desk, "contract_restore", Noun::Contract, &[id]).await
}

/// The sealed PDF, or the draft as it stands, written to the export folder.
pub async fn contract_pdf(desk: &Desk, id: Id) -> Result<ExportedFile, Failure> {
    let store = desk.store()?;
    let contract = load(&store, id).await?;
    let bytes = match contract.pdf {
        Some(file) => stored_bytes(&store, file).await?,
        None => {
            let sheet = sheet(&store, &contract).await?;
            let engine = desk.engine();
            aside(move || engine.contract_pdf(&sheet).map_err(Failure::unexpected))
                .await?
                .bytes
        }
    };
    write_export(desk, &file_name(&contract), &bytes)
}

/// One page of the contract as it is being typed; nothing is stored.
pub async fn contract_preview(
    desk: &Desk,
    contract: &Contract,
    page: u32,
) -> Result<PreviewPage, Failure> {
    let store = desk.store()?;
    let sheet = sheet(&store, contract).await?;
    let engine = desk.engine();
    let shown = aside(move || {
        engine
            .contract_preview(&sheet, page)
            .map_err(Failure::unexpected)
    })
    .await?;
    Ok(PreviewPage {
        svg: shown.svg,
        page: shown.page,
        pages: shown.pages,
    })
}

async fn sheet(store: &Store, contract: &Contract) -> Result<ContractSheet, Failure> {
    let (own_company, customer) =
        quotation::parties(store, contract.own_company, contract.customer).await?;
    Ok(ContractSheet {
        contract: contract.clone(),
        totals: contract
            .totals()
            .map_err(|_| Failure::new(Code::ContractNoLines).field("lines"))?,
        seal: picture(store, own_company.seal).await?,
        own_company,
        customer: customer.unwrap_or_default(),
    })
}

fn file_name(contract: &Contract) -> String {
    format!(
        "合同 {} {}.pdf",
        contract.number.as_deref().unwrap_or("草稿"),
        contract.title
    )
}
