//! `product list | import | export`.

use bidwright_app::domain::chain::Noun;
use bidwright_app::view::ImportedNoun;
use bidwright_app::{Failure, product_list};
use clap::Subcommand;

use super::import::{self, Import};
use super::register::{Export, Search, export, show};
use crate::{End, Seat};

#[derive(Subcommand)]
pub enum ProductCommand {
    /// List them, newest change first
    List(Search),
    /// Take a price list from Excel or CSV; wrong rows are named and left out
    Import(Import),
    /// Write them as Excel, as filtered and sorted
    Export(Export),
}

pub async fn run(seat: &Seat, command: ProductCommand) -> Result<End, Failure> {
    match command {
        ProductCommand::List(search) => list(seat, search).await,
        ProductCommand::Import(file) => import::run(seat, ImportedNoun::Product, file).await,
        ProductCommand::Export(file) => export(seat, Noun::Product, file).await,
    }
}

async fn list(seat: &Seat, search: Search) -> Result<End, Failure> {
    let page = product_list(&seat.desk, &search.request()).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        say("编号", "Number"),
        say("名称", "Name"),
        say("规格", "Specification"),
        say("单价", "Price"),
        say("税率", "VAT"),
    ];
    show(seat, &page, &head, |p| {
        let rate = format!("{}%", p.vat_rate.percent());
        vec![
            p.number.clone(),
            p.name.clone(),
            p.specification.clone(),
            p.list_price.grouped(),
            rate,
        ]
    })
}
