//! `contract list | create | show | seal | build`.

use std::path::{Path, PathBuf};

use bidwright_app::view::{ContractView, NewContract};
use bidwright_app::{
    Failure, contract_create, contract_get, contract_list, contract_pdf, contract_seal,
};
use clap::Subcommand;

use super::register::{Search, show as show_list};
use crate::{End, Seat, find};

#[derive(Subcommand)]
pub enum ContractCommand {
    /// List them, newest change first
    List(Search),
    /// Make one from an issued quotation or a submitted bid
    Create {
        /// Number or id of the quotation
        #[arg(
            long,
            value_name = "NUMBER",
            required_unless_present = "bid",
            conflicts_with = "bid"
        )]
        quotation: Option<String>,
        /// Number or id of the bid
        #[arg(long, value_name = "NUMBER")]
        bid: Option<String>,
    },
    /// Payments, clauses and what stands in the way of sealing
    Show { contract: String },
    /// Give it a number and freeze it
    Seal { contract: String },
    /// Write the PDF: the exact bytes that were sealed, or the draft
    Build {
        contract: String,
        /// Folder [default: the export folder]
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

impl ContractCommand {
    pub fn out(&self) -> Option<&Path> {
        match self {
            Self::Build { out, .. } => out.as_deref(),
            _ => None,
        }
    }
}

pub async fn run(seat: &Seat, command: ContractCommand) -> Result<End, Failure> {
    use ContractCommand as C;
    let desk = &seat.desk;
    let view = match command {
        C::List(search) => return list(seat, search).await,
        C::Create { quotation, bid } => create(seat, quotation, bid).await?,
        C::Show { contract } => contract_get(desk, find::contract(desk, &contract).await?).await?,
        C::Seal { contract } => contract_seal(desk, find::contract(desk, &contract).await?).await?,
        C::Build { contract, .. } => {
            let file = contract_pdf(desk, find::contract(desk, &contract).await?).await?;
            seat.console.files(&[file])?;
            return Ok(End::Good);
        }
    };
    show(seat, &view)?;
    Ok(End::Good)
}

async fn create(
    seat: &Seat,
    quotation: Option<String>,
    bid: Option<String>,
) -> Result<ContractView, Failure> {
    let desk = &seat.desk;
    let quotation = match quotation {
        Some(called) => Some(find::quotation(desk, &called).await?),
        None => None,
    };
    let bid = match bid {
        Some(called) => Some(find::bid(desk, &called).await?),
        None => None,
    };
    contract_create(desk, &NewContract { quotation, bid }).await
}

async fn list(seat: &Seat, search: Search) -> Result<End, Failure> {
    let page = contract_list(&seat.desk, &search.request()).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        say("编号", "Number"),
        say("标题", "Title"),
        say("客户", "Customer"),
        say("金额", "Total"),
        say("状态", "Status"),
    ];
    show_list(seat, &page, &head, |c| {
        let gross = c.gross.map(|g| g.grouped()).unwrap_or_default();
        let status = format!("{:?}", c.status).to_lowercase();
        vec![
            c.number.clone(),
            c.title.clone(),
            c.customer.clone(),
            gross,
            status,
        ]
    })
}

fn show(seat: &Seat, view: &ContractView) -> Result<(), Failure> {
    let (console, contract) = (seat.console, &view.contract);
    let number = contract.number.clone().unwrap_or_default();
    console.line(format!("{number} {}", contract.title).trim());
    console.line(contract.id.to_string());
    if let Some(totals) = &view.totals {
        console.line(format!(
            "  {} {}",
            totals.total.gross.grouped(),
            totals.capitals
        ));
    }
    for payment in &contract.instalments {
        let share = payment.share.percent();
        console.line(format!(
            "  {} {share}% {} {}",
            payment.name,
            payment.amount.grouped(),
            payment.condition
        ));
    }
    for problem in &view.problems {
        console.line(format!("! {} {}", problem.message, problem.mend));
    }
    console.record(contract.id, view)
}
