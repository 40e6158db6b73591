//! `product list | import`.

use std::path::{Path, PathBuf};

use bidwright_app::view::{ImportAction, ProductImport};
use bidwright_app::{Failure, product_import_bytes, product_import_preview_bytes, product_list};
use clap::Subcommand;

use super::register::{Search, show};
use crate::{End, Seat, input};

#[derive(Subcommand)]
pub enum ProductCommand {
    /// List them, newest change first
    List(Search),
    /// Take a price list from Excel; wrong rows are named and left out
    Import {
        file: PathBuf,
        /// Say what would be done, and store nothing
        #[arg(long)]
        dry_run: bool,
    },
}

pub async fn run(seat: &Seat, command: ProductCommand) -> Result<End, Failure> {
    match command {
        ProductCommand::List(search) => list(seat, search).await,
        ProductCommand::Import { file, dry_run } => import(seat, &file, dry_run).await,
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

async fn import(seat: &Seat, file: &Path, dry_run: bool) -> Result<End, Failure> {
    let (name, bytes) = (input::name(file), input::bytes(file)?);
    let done = if dry_run {
        product_import_preview_bytes(&seat.desk, &name, bytes).await?
    } else {
        product_import_bytes(&seat.desk, &name, bytes).await?
    };
    tell(seat, &done);
    seat.console.object(&done)?;
    Ok(if done.wrong == 0 { End::Good } else { End::Red })
}

fn tell(seat: &Seat, done: &ProductImport) {
    let console = seat.console;
    for row in done.rows.iter().filter(|r| r.action == ImportAction::Wrong) {
        let place = match console.language {
            bidwright_app::Language::ZhCn => format!("第 {} 行：", row.row),
            bidwright_app::Language::En => format!("Row {}:", row.row),
        };
        for problem in &row.problems {
            console.line(format!("{place} {} {}", problem.message, problem.mend));
        }
    }
    let counts = [
        (console.say("新增", "new"), done.add),
        (console.say("更改", "changed"), done.change),
        (console.say("不变", "the same"), done.same),
        (console.say("有误", "wrong"), done.wrong),
    ];
    console.line(
        counts
            .map(|(word, count)| format!("{word} {count}"))
            .join(console.say("，", ", ")),
    );
}
