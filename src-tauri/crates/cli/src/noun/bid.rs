//! `bid list | create | show | set | answer | check | build | submit | mark`.

use std::path::{Path, PathBuf};

use bidwright_app::domain::bid::Bid;
use bidwright_app::domain::check::Severity;
use bidwright_app::view::{BidView, Outcome};
use bidwright_app::{
    Failure, bid_build, bid_check, bid_create, bid_get, bid_list, bid_mark, bid_save, bid_submit,
    tender_add,
};
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

use super::answer::{self, AnswerCommand};
use super::register::{Search, show as show_list};
use crate::{End, Seat, find, input};

#[derive(Subcommand)]
pub enum BidCommand {
    /// List them, newest change first
    List(Search),
    /// Read a tender document, keep it, and make a bid on it
    Create {
        /// The tender document, or the id or project number of one in the store
        #[arg(long, value_name = "FILE")]
        tender: PathBuf,
    },
    /// The bid's form, price and progress
    Show { bid: String },
    /// Fill in the bid's form
    Set(Form),
    /// Answers to the clauses
    #[command(subcommand)]
    Answer(AnswerCommand),
    /// Why could this bid be rejected? Exit status 1 when there is a red reason
    Check { bid: String },
    /// Write the bid volume and the sealing strips
    Build {
        bid: String,
        /// Folder [default: the export folder]
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Freeze what is handed in; refused while the self-check is red
    Submit { bid: String },
    /// How it ended
    Mark {
        bid: String,
        #[arg(value_enum)]
        outcome: Ending,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Ending {
    Won,
    Lost,
}

impl From<Ending> for Outcome {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Won => Outcome::Won,
            Ending::Lost => Outcome::Lost,
        }
    }
}

/// What is left out stays as it is.
#[derive(Args)]
pub struct Form {
    bid: String,
    /// The own company that bids
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
    /// The issued quotation whose lines are the price
    #[arg(long, value_name = "NUMBER")]
    quotation: Option<String>,
    /// The agent named in the power of attorney
    #[arg(long, value_name = "NAME")]
    agent: Option<String>,
    #[arg(long, value_name = "TITLE")]
    agent_title: Option<String>,
    /// The agent's identity number
    #[arg(long, value_name = "ID")]
    agent_id: Option<String>,
    #[arg(long, value_name = "PHONE")]
    agent_phone: Option<String>,
    /// Delivery period as printed
    #[arg(long, value_name = "TEXT")]
    delivery: Option<String>,
    /// Bid validity in days
    #[arg(long, value_name = "DAYS")]
    validity: Option<u32>,
    /// The day printed in the letter, 2026-11-23
    #[arg(long, value_name = "DATE")]
    signed_on: Option<NaiveDate>,
    /// A certificate by number or name, in print order; again for more
    #[arg(long, value_name = "NAME")]
    certificate: Vec<String>,
}

impl BidCommand {
    pub fn out(&self) -> Option<&Path> {
        match self {
            Self::Build { out, .. } => out.as_deref(),
            _ => None,
        }
    }
}

pub async fn run(seat: &Seat, command: BidCommand) -> Result<End, Failure> {
    use BidCommand as C;
    let desk = &seat.desk;
    let view = match command {
        C::List(search) => return list(seat, search).await,
        C::Answer(command) => return answer::run(seat, command).await,
        C::Check { bid } => return check(seat, &bid).await,
        C::Build { bid, .. } => {
            seat.console
                .files(&bid_build(desk, find::bid(desk, &bid).await?).await?)?;
            return Ok(End::Good);
        }
        C::Create { tender } => create(seat, &tender).await?,
        C::Show { bid } => bid_get(desk, find::bid(desk, &bid).await?).await?,
        C::Set(form) => set(seat, form).await?,
        C::Submit { bid } => bid_submit(desk, find::bid(desk, &bid).await?).await?,
        C::Mark { bid, outcome } => {
            bid_mark(desk, find::bid(desk, &bid).await?, outcome.into()).await?
        }
    };
    show(seat, &view)?;
    Ok(End::Good)
}

/// A file is read and kept; anything else is looked up among the tenders in the store.
async fn create(seat: &Seat, tender: &Path) -> Result<BidView, Failure> {
    let known = if tender.exists() {
        Err(())
    } else {
        find::tender(&seat.desk, &tender.to_string_lossy())
            .await
            .map_err(|_| ())
    };
    let id = match known {
        Ok(id) => id,
        Err(()) => {
            tender_add(&seat.desk, &input::name(tender), input::bytes(tender)?)
                .await?
                .id
        }
    };
    bid_create(&seat.desk, id).await
}

async fn set(seat: &Seat, form: Form) -> Result<BidView, Failure> {
    let desk = &seat.desk;
    let before = bid_get(desk, find::bid(desk, &form.bid).await?).await?.bid;
    let mut certificates = Vec::new();
    for called in &form.certificate {
        certificates.push(find::certificate(desk, called).await?);
    }
    let own_company = match &form.company {
        Some(called) => Some(find::own_company(desk, called).await?),
        None => before.own_company,
    };
    let quotation = match &form.quotation {
        Some(called) => Some(find::quotation(desk, called).await?),
        None => before.quotation,
    };
    let after = Bid {
        own_company,
        quotation,
        agent_name: form.agent.unwrap_or(before.agent_name),
        agent_title: form.agent_title.unwrap_or(before.agent_title),
        agent_id_number: form.agent_id.unwrap_or(before.agent_id_number),
        agent_phone: form.agent_phone.unwrap_or(before.agent_phone),
        delivery_period: form.delivery.unwrap_or(before.delivery_period),
        validity_days: form.validity.unwrap_or(before.validity_days),
        signed_on: form.signed_on.or(before.signed_on),
        certificates: if certificates.is_empty() {
            before.certificates
        } else {
            certificates
        },
        ..before
    };
    bid_save(desk, after).await
}

async fn list(seat: &Seat, search: Search) -> Result<End, Failure> {
    let page = bid_list(&seat.desk, &search.request()).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        say("编号", "Number"),
        say("项目名称", "Project"),
        say("采购人", "Purchaser"),
        say("投标截止", "Deadline"),
        say("应答", "Answered"),
        say("状态", "Status"),
    ];
    show_list(seat, &page, &head, |b| {
        vec![
            b.number.clone(),
            b.project_name.clone(),
            b.purchaser.clone(),
            b.submission_deadline.clone().unwrap_or_default(),
            format!("{}/{}", b.answered, b.clauses),
            format!("{:?}", b.status).to_lowercase(),
        ]
    })
}

async fn check(seat: &Seat, bid: &str) -> Result<End, Failure> {
    let id = find::bid(&seat.desk, bid).await?;
    let report = bid_check(&seat.desk, id).await?;
    let console = seat.console;
    for finding in &report.findings {
        let colour = match finding.severity {
            Severity::Red => console.say("红", "RED"),
            Severity::Amber => console.say("黄", "AMBER"),
        };
        console.line(format!("{colour}  {} {}", finding.message, finding.mend));
    }
    let counts = match console.language {
        bidwright_app::Language::ZhCn => format!("红 {}，黄 {}", report.red, report.amber),
        bidwright_app::Language::En => format!("red {}, amber {}", report.red, report.amber),
    };
    console.line(counts);
    console.record(id, &report)?;
    Ok(if report.red == 0 { End::Good } else { End::Red })
}

fn show(seat: &Seat, view: &BidView) -> Result<(), Failure> {
    let console = seat.console;
    let status = format!("{:?}", view.bid.status).to_lowercase();
    console.line(format!("{}  {status}", view.bid.number));
    console.line(view.bid.id.to_string());
    for value in &view.fields {
        console.line(format!("  {}: {}", value.field.name(), value.value));
    }
    if let Some(price) = &view.price {
        console.line(format!(
            "  {} {} {}",
            price.label,
            price.gross.grouped(),
            price.capitals
        ));
    }
    let answered = console.say("应答", "answered");
    console.line(format!("  {answered} {}/{}", view.answered, view.clauses));
    console.record(view.bid.id, view)
}
