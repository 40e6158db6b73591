//! `chain show` and `search`.

use bidwright_app::domain::chain::{Link, Noun};
use bidwright_app::{Failure, chain_of};
use clap::{Subcommand, ValueEnum};

use crate::{End, Seat, find};

#[derive(Subcommand)]
pub enum ChainCommand {
    /// Customer, tender, quotation, bid and contract that hang together
    Show {
        #[arg(value_enum)]
        noun: Kind,
        /// Id, number or name
        id: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    Customer,
    Tender,
    Quotation,
    Bid,
    Contract,
}

pub async fn run(seat: &Seat, command: ChainCommand) -> Result<End, Failure> {
    let ChainCommand::Show { noun, id } = command;
    let desk = &seat.desk;
    let (noun, id) = match noun {
        Kind::Customer => (Noun::Customer, find::customer(desk, &id).await?),
        Kind::Tender => (Noun::Tender, find::tender(desk, &id).await?),
        Kind::Quotation => (Noun::Quotation, find::quotation(desk, &id).await?),
        Kind::Bid => (Noun::Bid, find::bid(desk, &id).await?),
        Kind::Contract => (Noun::Contract, find::contract(desk, &id).await?),
    };
    let chain = chain_of(desk, noun, id).await?;
    for link in &chain.links {
        seat.console.line(line(seat, link));
    }
    seat.console.record(id, &chain)?;
    Ok(End::Good)
}

pub async fn search(seat: &Seat, text: &str) -> Result<End, Failure> {
    let links = bidwright_app::search(&seat.desk, text).await?;
    for link in &links {
        seat.console.line(line(seat, link));
    }
    seat.console.object(&links)?;
    Ok(End::Good)
}

fn line(seat: &Seat, link: &Link) -> String {
    let say = |zh, en| seat.console.say(zh, en);
    let noun = match link.noun {
        Noun::OwnCompany => say("我方公司", "own company"),
        Noun::Customer => say("客户", "customer"),
        Noun::Product => say("产品", "product"),
        Noun::Certificate => say("证书", "certificate"),
        Noun::Tender => say("招标文件", "tender"),
        Noun::Quotation => say("报价单", "quotation"),
        Noun::Bid => say("标书", "bid"),
        Noun::Contract => say("合同", "contract"),
    };
    let here = if link.current { "* " } else { "  " };
    format!("{here}{noun}  {}  {}", link.label, link.id)
}
