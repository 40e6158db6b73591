//! The words of the command line.

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};

use crate::noun::activity::ActivityCommand;
use crate::noun::bid::BidCommand;
use crate::noun::chain::{ChainCommand, Kind};
use crate::noun::contract::ContractCommand;
use crate::noun::customer::CustomerCommand;
use crate::noun::import::ImportCommand;
use crate::noun::product::ProductCommand;
use crate::noun::quotation::QuotationCommand;
use crate::noun::register::ListCommand;
use crate::noun::store::StoreCommand;
use crate::noun::tender::TenderCommand;

/// Tenders, bids, quotations and contracts, offline.
#[derive(Parser)]
#[command(name = "bidwright", version)]
pub struct Arguments {
    /// The store to work in [default: the one that was open last]
    #[arg(long, global = true, value_name = "FILE")]
    pub store: Option<PathBuf>,
    /// Open the store with its recovery code
    #[arg(long, global = true, value_name = "CODE")]
    pub recovery_code: Option<String>,
    /// Wait so many seconds for a store that another Bidwright has open
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = 10)]
    pub wait: u64,
    /// Print JSON on standard output
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of the messages [default: the system's]
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Tongue>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Tongue {
    Zh,
    En,
}

#[derive(Subcommand)]
pub enum Command {
    /// Make, verify, back up, move and re-key a store
    #[command(subcommand)]
    Store(StoreCommand),
    /// Fill an empty store with an invented sample company
    Demo {
        /// Instead of the small one: 100,000 customers, 20,000 products, 50,000 quotations; takes minutes
        #[arg(long)]
        large: bool,
    },
    /// Our own companies
    #[command(subcommand)]
    OwnCompany(ListCommand),
    /// Customers
    #[command(subcommand)]
    Customer(CustomerCommand),
    /// What was done with customers, and what comes next
    #[command(subcommand)]
    Activity(ActivityCommand),
    /// Certificates
    #[command(subcommand)]
    Certificate(ListCommand),
    /// Products and their prices
    #[command(subcommand)]
    Product(ProductCommand),
    /// What was taken in from spreadsheets
    #[command(subcommand)]
    Import(ImportCommand),
    /// Tender documents
    #[command(subcommand)]
    Tender(TenderCommand),
    /// Quotations
    #[command(subcommand)]
    Quotation(QuotationCommand),
    /// Bids
    #[command(subcommand)]
    Bid(BidCommand),
    /// Contracts
    #[command(subcommand)]
    Contract(ContractCommand),
    /// What hangs together with a document
    #[command(subcommand)]
    Chain(ChainCommand),
    /// Who changed a record when, what it was before and after
    History {
        #[arg(value_enum)]
        noun: Kind,
        /// Id, number or name
        id: String,
    },
    /// Find records, contacts and clauses by any part of their text, or names by their spelling
    Search {
        /// What to look for; Chinese also by first letters or in full: zgyd, zhongguoyidong
        #[arg(required = true)]
        words: Vec<String>,
        /// Only records of this kind
        #[arg(long, value_enum)]
        noun: Option<Kind>,
    },
}

impl Command {
    /// The folder that `--out` names, where the command writes documents under their own names.
    pub fn out(&self) -> Option<&Path> {
        match self {
            Command::Customer(command) => command.out(),
            Command::Quotation(command) => command.out(),
            Command::Bid(command) => command.out(),
            Command::Contract(command) => command.out(),
            Command::Product(ProductCommand::Export(export)) => export.out.as_deref(),
            _ => None,
        }
    }

    /// Whether it works without an open store.
    pub fn needs_no_store(&self) -> bool {
        matches!(
            self,
            Command::Store(
                StoreCommand::Create { .. }
                    | StoreCommand::List
                    | StoreCommand::Forget { .. }
                    | StoreCommand::Backups
                    | StoreCommand::Restore { .. }
            ) | Command::Tender(TenderCommand::Read { .. } | TenderCommand::Diff { .. })
        )
    }
}
