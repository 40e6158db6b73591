//! `quotation list | create | show | issue | revise | mark | pdf | xlsx`.

mod sheet;

use std::path::{Path, PathBuf};

use bidwright_app::view::{Outcome, QuotationView};
use bidwright_app::{
    Failure, quotation_get, quotation_issue, quotation_list, quotation_mark, quotation_pdf,
    quotation_revise, quotation_xlsx,
};
use clap::{Subcommand, ValueEnum};

use super::register::{Search, show as show_list};
use crate::{End, Seat, find};

#[derive(Subcommand)]
pub enum QuotationCommand {
    /// List them, newest change first
    List(Search),
    /// Make a draft from a JSON file
    Create {
        /// Title, customer, lines and terms; amounts are yuan in quotes
        #[arg(long, value_name = "FILE")]
        from_json: PathBuf,
    },
    /// Lines, totals and what stands in the way of issuing
    Show { quotation: String },
    /// Give it a number and freeze it
    Issue { quotation: String },
    /// Make the next revision as a draft
    Revise { quotation: String },
    /// How it ended
    Mark {
        quotation: String,
        #[arg(value_enum)]
        outcome: Ending,
    },
    /// Write the PDF: the exact bytes that were issued, or the draft
    Pdf {
        quotation: String,
        /// Folder [default: the export folder]
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Write an Excel file with live formulas
    Xlsx {
        quotation: String,
        /// Folder [default: the export folder]
        #[arg(long)]
        out: Option<PathBuf>,
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

impl QuotationCommand {
    pub fn out(&self) -> Option<&Path> {
        match self {
            Self::Pdf { out, .. } | Self::Xlsx { out, .. } => out.as_deref(),
            _ => None,
        }
    }
}

pub async fn run(seat: &Seat, command: QuotationCommand) -> Result<End, Failure> {
    use QuotationCommand as C;
    let desk = &seat.desk;
    let view = match command {
        C::List(search) => return list(seat, search).await,
        C::Create { from_json } => sheet::create(desk, &from_json).await?,
        C::Show { quotation } => {
            quotation_get(desk, find::quotation(desk, &quotation).await?).await?
        }
        C::Issue { quotation } => {
            quotation_issue(desk, find::quotation(desk, &quotation).await?).await?
        }
        C::Revise { quotation } => {
            quotation_revise(desk, find::quotation(desk, &quotation).await?).await?
        }
        C::Mark { quotation, outcome } => {
            quotation_mark(
                desk,
                find::quotation(desk, &quotation).await?,
                outcome.into(),
            )
            .await?
        }
        C::Pdf { quotation, .. } => {
            let file = quotation_pdf(desk, find::quotation(desk, &quotation).await?).await?;
            seat.console.files(&[file])?;
            return Ok(End::Good);
        }
        C::Xlsx { quotation, .. } => {
            let file = quotation_xlsx(desk, find::quotation(desk, &quotation).await?).await?;
            seat.console.files(&[file])?;
            return Ok(End::Good);
        }
    };
    show(seat, &view)?;
    Ok(End::Good)
}

async fn list(seat: &Seat, search: Search) -> Result<End, Failure> {
    let page = quotation_list(&seat.desk, &search.request()).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        say("编号", "Number"),
        say("标题", "Title"),
        say("客户", "Customer"),
        say("金额", "Total"),
        say("状态", "Status"),
    ];
    show_list(seat, &page, &head, |q| {
        let gross = q.gross.map(|g| g.grouped()).unwrap_or_default();
        let status = format!("{:?}", q.status).to_lowercase();
        vec![
            q.label.clone(),
            q.title.clone(),
            q.customer.clone(),
            gross,
            status,
        ]
    })
}

fn show(seat: &Seat, view: &QuotationView) -> Result<(), Failure> {
    let (console, quotation) = (seat.console, &view.quotation);
    console.line(format!("{} {}", view.label, quotation.title).trim());
    console.line(quotation.id.to_string());
    let rows: Vec<Vec<String>> = quotation
        .lines
        .iter()
        .enumerate()
        .map(|(row, line)| {
            let split = view.totals.as_ref().and_then(|t| t.lines.get(row));
            vec![
                (row + 1).to_string(),
                line.name.clone(),
                format!("{} {}", line.quantity.plain(), line.unit),
                line.unit_price.grouped(),
                format!("{}%", line.discount.percent()),
                format!("{}%", line.vat_rate.percent()),
                split.map(|s| s.gross.grouped()).unwrap_or_default(),
            ]
        })
        .collect();
    let say = |zh, en| console.say(zh, en);
    let head = [
        "#",
        say("名称", "Name"),
        say("数量", "Quantity"),
        say("单价", "Price"),
        say("折扣", "Discount"),
        say("税率", "VAT"),
        say("价税合计", "Gross"),
    ];
    console.table(&head, &rows);
    if let Some(totals) = &view.totals {
        console.line(format!(
            "{} {}  {}",
            say("合计", "Total"),
            totals.total.gross.grouped(),
            totals.capitals
        ));
    }
    for problem in &view.problems {
        console.line(format!("! {} {}", problem.message, problem.mend));
    }
    console.record(quotation.id, view)
}
