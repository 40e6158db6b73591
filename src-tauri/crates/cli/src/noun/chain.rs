//! `chain show` and `search`.

use bidwright_app::domain::Id;
use bidwright_app::domain::chain::{Link, Noun};
use bidwright_app::{Desk, Failure, chain_of};
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
    OwnCompany,
    Customer,
    Product,
    Certificate,
    Tender,
    Quotation,
    Bid,
    Contract,
}

impl Kind {
    pub fn noun(self) -> Noun {
        match self {
            Kind::OwnCompany => Noun::OwnCompany,
            Kind::Customer => Noun::Customer,
            Kind::Product => Noun::Product,
            Kind::Certificate => Noun::Certificate,
            Kind::Tender => Noun::Tender,
            Kind::Quotation => Noun::Quotation,
            Kind::Bid => Noun::Bid,
            Kind::Contract => Noun::Contract,
        }
    }

    /// The record's id, or that of the one which is called so.
    pub async fn find(self, desk: &Desk, called: &str) -> Result<Id, Failure> {
        match self {
            Kind::OwnCompany => find::own_company(desk, called).await,
            Kind::Customer => find::customer(desk, called).await,
            Kind::Product => find::product(desk, called).await,
            Kind::Certificate => find::certificate(desk, called).await,
            Kind::Tender => find::tender(desk, called).await,
            Kind::Quotation => find::quotation(desk, called).await,
            Kind::Bid => find::bid(desk, called).await,
            Kind::Contract => find::contract(desk, called).await,
        }
    }
}

pub async fn run(seat: &Seat, command: ChainCommand) -> Result<End, Failure> {
    let ChainCommand::Show { noun, id } = command;
    let id = noun.find(&seat.desk, &id).await?;
    let chain = chain_of(&seat.desk, noun.noun(), id).await?;
    for link in &chain.links {
        seat.console.line(line(seat, link));
    }
    seat.console.record(id, &chain)?;
    Ok(End::Good)
}

pub async fn search(seat: &Seat, text: &str, noun: Option<Kind>) -> Result<End, Failure> {
    let hits = bidwright_app::search(&seat.desk, text, noun.map(Kind::noun)).await?;
    for hit in &hits {
        let part = hit.part.as_ref().map(|part| format!("  › {}", part.label));
        seat.console.line(format!(
            "{}{}",
            line(seat, &hit.link),
            part.unwrap_or_default()
        ));
    }
    seat.console.object(&hits)?;
    Ok(End::Good)
}

pub async fn history(seat: &Seat, noun: Kind, called: &str) -> Result<End, Failure> {
    let id = noun.find(&seat.desk, called).await?;
    let entries = bidwright_app::history(&seat.desk, noun.noun(), id).await?;
    let nothing = seat.console.say("（空）", "(empty)");
    for entry in &entries {
        let at = entry.at.format("%Y-%m-%d %H:%M:%S UTC");
        seat.console
            .line(format!("{at}  {}  {}", entry.actor, entry.what));
        for change in &entry.changes {
            let side = |side: &Option<String>| side.clone().unwrap_or_else(|| nothing.to_owned());
            let (before, after) = (side(&change.before), side(&change.after));
            seat.console
                .line(format!("    {}: {before} → {after}", change.field));
        }
    }
    seat.console.object(&entries)?;
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
