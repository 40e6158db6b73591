//! `customer list | import | export | show | duplicates | merge | unmerge | sheet`.

use std::path::{Path, PathBuf};

use bidwright_app::domain::Id;
use bidwright_app::domain::chain::Noun;
use bidwright_app::domain::customer::{Customer, CustomerField};
use bidwright_app::view::{CustomerMerge, ImportedNoun};
use bidwright_app::{
    Code, Failure, customer_duplicate_pairs, customer_get, customer_list, customer_merge,
    customer_merge_undo, customer_sheet,
};
use clap::Subcommand;
use serde_json::Value;

use super::import::{self, Import};
use super::register::{Export, Search, export, show as show_list};
use crate::{End, Seat, find};

#[derive(Subcommand)]
pub enum CustomerCommand {
    /// List them, newest change first
    List(Search),
    /// Take customers and their contacts from Excel or CSV; wrong rows are named and left out
    Import(Import),
    /// Write them with their contacts as Excel, as filtered and sorted
    Export(Export),
    /// Everything about one
    Show { customer: String },
    /// Pairs that look like one customer
    Duplicates,
    /// Put all of GONE to KEPT and remove it; `unmerge` takes it back
    Merge {
        kept: String,
        gone: String,
        /// Fields of which GONE's value stays: name, credit_code, class, industry, region, source,
        /// address, phone, bank, invoice, note
        #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
        take: Vec<String>,
    },
    /// Make two customers of one again
    Unmerge {
        /// What `merge` printed
        merge: Id,
    },
    /// Write the customer sheet as PDF
    Sheet {
        customer: String,
        /// Folder [default: the export folder]
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

impl CustomerCommand {
    pub fn out(&self) -> Option<&Path> {
        match self {
            Self::Sheet { out, .. } => out.as_deref(),
            Self::Export(export) => export.out.as_deref(),
            _ => None,
        }
    }
}

pub async fn run(seat: &Seat, command: CustomerCommand) -> Result<End, Failure> {
    use CustomerCommand as C;
    let desk = &seat.desk;
    match command {
        C::List(search) => list(seat, search).await,
        C::Import(file) => import::run(seat, ImportedNoun::Customer, file).await,
        C::Export(file) => export(seat, Noun::Customer, file).await,
        C::Show { customer } => {
            let customer = customer_get(desk, find::customer(desk, &customer).await?).await?;
            show(seat, &customer)?;
            Ok(End::Good)
        }
        C::Duplicates => duplicates(seat).await,
        C::Merge { kept, gone, take } => merge(seat, &kept, &gone, &take).await,
        C::Unmerge { merge } => {
            customer_merge_undo(desk, merge).await?;
            seat.console.line(seat.console.say("已撤销合并", "undone"));
            seat.console.object(&serde_json::json!({ "id": merge }))?;
            Ok(End::Good)
        }
        C::Sheet { customer, .. } => {
            let made = customer_sheet(desk, find::customer(desk, &customer).await?).await?;
            made.warnings.iter().for_each(|w| seat.console.warning(w));
            seat.console.files(&[made.file])?;
            Ok(End::Good)
        }
    }
}

async fn list(seat: &Seat, search: Search) -> Result<End, Failure> {
    let page = customer_list(&seat.desk, &search.request()).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        say("名称", "Name"),
        say("分级", "Class"),
        say("地区", "Region"),
        say("行业", "Trade"),
        say("联系人", "Contact"),
    ];
    show_list(seat, &page, &head, |c| {
        let contact = c
            .contacts
            .first()
            .map(|p| format!("{} {}", p.name, p.phone))
            .unwrap_or_default();
        vec![
            c.name.clone(),
            seat.console.name(&c.class),
            c.region.clone(),
            c.industry.clone(),
            contact,
        ]
    })
}

fn show(seat: &Seat, customer: &Customer) -> Result<(), Failure> {
    let console = seat.console;
    let say = |zh, en| console.say(zh, en);
    console.line(&customer.name);
    console.line(customer.id.to_string());
    let facts = [
        (say("信用代码", "Credit code"), customer.credit_code.clone()),
        (say("分级", "Class"), console.name(&customer.class)),
        (say("行业", "Trade"), customer.industry.clone()),
        (say("地区", "Region"), customer.region.clone()),
        (say("来源", "Source"), customer.source.clone()),
        (say("地址", "Address"), customer.address.clone()),
        (say("电话", "Phone"), customer.phone.clone()),
        (say("开户行", "Bank"), customer.bank_name.clone()),
        (say("账号", "Account"), customer.bank_account.clone()),
        (say("备注", "Note"), customer.note.clone()),
    ];
    for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        console.line(format!("{name}: {value}"));
    }
    let head = [
        say("姓名", "Name"),
        say("职务", "Position"),
        say("角色", "Role"),
        say("态度", "Attitude"),
        say("电话", "Phone"),
    ];
    let people: Vec<Vec<String>> = customer
        .contacts
        .iter()
        .map(|c| {
            vec![
                c.name.clone(),
                c.title.clone(),
                console.name(&c.role),
                console.name(&c.attitude),
                c.phone.clone(),
            ]
        })
        .collect();
    if !people.is_empty() {
        console.table(&head, &people);
    }
    console.record(customer.id, customer)
}

async fn duplicates(seat: &Seat) -> Result<End, Failure> {
    let pairs = customer_duplicate_pairs(&seat.desk).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [say("客户", "Customer"), say("可能重复", "Likely the same")];
    let rows: Vec<Vec<String>> = pairs
        .iter()
        .map(|p| vec![p.one_name.clone(), p.other_name.clone()])
        .collect();
    seat.console.table(&head, &rows);
    seat.console.object(&pairs)?;
    Ok(End::Good)
}

async fn merge(seat: &Seat, kept: &str, gone: &str, take: &[String]) -> Result<End, Failure> {
    let request = CustomerMerge {
        kept: find::customer(&seat.desk, kept).await?,
        gone: find::customer(&seat.desk, gone).await?,
        take: take
            .iter()
            .map(|name| field(name))
            .collect::<Result<_, _>>()?,
    };
    let done = customer_merge(&seat.desk, &request).await?;
    let console = seat.console;
    console.line(format!("{} <- {}", done.customer.name, done.gone));
    console.line(format!("bidwright customer unmerge {}", done.merge));
    console.object(&done)?;
    Ok(End::Good)
}

fn field(name: &str) -> Result<CustomerField, Failure> {
    serde_json::from_value(Value::from(name.trim())).map_err(|_| {
        Failure::new(Code::OutOfRange)
            .field("take")
            .fact("expected", "name, credit_code, class, industry, region, source, address, phone, bank, invoice, note")
    })
}
