//! One file per noun.

pub mod activity;
pub mod answer;
pub mod bid;
pub mod chain;
pub mod contract;
pub mod customer;
pub mod import;
pub mod product;
pub mod quotation;
pub mod register;
pub mod store;
mod store_safe;
pub mod tender;

use bidwright_app::Failure;

use crate::arguments::{Arguments, Command};
use crate::{End, Seat, key};

/// Opens the store where the command needs one, and runs it.
pub async fn run(seat: Seat, arguments: Arguments) -> Result<End, Failure> {
    let store = arguments.store.as_deref();
    let code = arguments.recovery_code.as_deref();
    if !arguments.command.needs_no_store() {
        key::open(&seat, store, code).await?;
    }
    match arguments.command {
        Command::Store(command) => store::run(&seat, command, store, code).await,
        Command::Demo { large } => store::demo(&seat, large).await,
        Command::OwnCompany(command) => register::own_companies(&seat, command).await,
        Command::Customer(command) => customer::run(&seat, command).await,
        Command::Activity(command) => activity::run(&seat, command).await,
        Command::Certificate(command) => register::certificates(&seat, command).await,
        Command::Product(command) => product::run(&seat, command).await,
        Command::Import(command) => import::manage(&seat, command).await,
        Command::Tender(command) => tender::run(&seat, command).await,
        Command::Quotation(command) => quotation::run(&seat, command).await,
        Command::Bid(command) => bid::run(&seat, command).await,
        Command::Contract(command) => contract::run(&seat, command).await,
        Command::Chain(command) => chain::run(&seat, command).await,
        Command::History { noun, id } => chain::history(&seat, noun, &id).await,
        Command::Search { words, noun } => chain::search(&seat, &words.join(" "), noun).await,
    }
}
