//! One file per noun.

pub mod activity;
pub mod answer;
pub mod bid;
pub mod chain;
pub mod contract;
pub mod customer;
pub mod product;
pub mod quotation;
pub mod register;
pub mod store;
pub mod tender;

use bidwright_app::Failure;

use crate::arguments::{Arguments, Command};
use crate::{End, Seat, key};

/// Opens the store where the command needs one, and runs it.
pub async fn run(seat: Seat, arguments: Arguments) -> Result<End, Failure> {
    let store = arguments.store.as_deref();
    if !arguments.command.needs_no_store() {
        key::open(&seat, store, arguments.recovery_code.as_deref()).await?;
    }
    match arguments.command {
        Command::Store(command) => store::run(&seat, command, store).await,
        Command::Demo => store::demo(&seat).await,
        Command::OwnCompany(command) => register::own_companies(&seat, command).await,
        Command::Customer(command) => customer::run(&seat, command).await,
        Command::Activity(command) => activity::run(&seat, command).await,
        Command::Certificate(command) => register::certificates(&seat, command).await,
        Command::Product(command) => product::run(&seat, command).await,
        Command::Tender(command) => tender::run(&seat, command).await,
        Command::Quotation(command) => quotation::run(&seat, command).await,
        Command::Bid(command) => bid::run(&seat, command).await,
        Command::Contract(command) => contract::run(&seat, command).await,
        Command::Chain(command) => chain::run(&seat, command).await,
        Command::Search { words, noun } => chain::search(&seat, &words.join(" "), noun).await,
    }
}
