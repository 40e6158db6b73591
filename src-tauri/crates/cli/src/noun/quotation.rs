//! `quotation list | create | show | approve | issue | revise | copy | diff | won | lost | pdf |
//! xlsx | docx`.

mod diff;
mod sheet;
mod show;

use std::path::{Path, PathBuf};

use bidwright_app::domain::Id;
use bidwright_app::domain::quotation::{LostReason, Quotation, QuotationDesign};
use bidwright_app::view::{
    ExportedFile, NewApproval, Outcome, QuotationExport, QuotationOutcome, QuotationView,
};
use bidwright_app::{
    Code, Desk, Failure, discount_limit, discount_limit_set, quotation_approve, quotation_copy,
    quotation_docx, quotation_get, quotation_issue, quotation_list, quotation_mark, quotation_pdf,
    quotation_revise, quotation_save, quotation_xlsx,
};
use clap::{Args, Subcommand, ValueEnum};

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
        /// How it is printed [default: what the file says, else formal]
        #[arg(long, value_enum)]
        design: Option<Design>,
    },
    /// Lines, totals, margin and what stands in the way of issuing
    Show { quotation: String },
    /// Record who allowed a price under the floor or a discount beyond the limit
    Approve {
        quotation: String,
        #[arg(long)]
        by: String,
        #[arg(long)]
        note: String,
    },
    /// Give it a number and freeze it
    Issue {
        quotation: String,
        /// How it is printed [default: as the draft says]
        #[arg(long, value_enum)]
        design: Option<Design>,
    },
    /// Make the next revision as a draft
    Revise { quotation: String },
    /// Make a draft with the same lines and terms
    Copy {
        quotation: String,
        /// For another customer
        #[arg(long)]
        customer: Option<String>,
    },
    /// Line by line against an earlier revision
    Diff {
        quotation: String,
        /// The earlier one [default: the one it was made from]
        #[arg(long, value_name = "QUOTATION")]
        against: Option<String>,
    },
    /// The customer bought
    Won {
        quotation: String,
        #[arg(long, default_value = "")]
        note: String,
    },
    /// The customer did not buy
    Lost {
        quotation: String,
        #[arg(long, value_enum)]
        reason: Reason,
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Write the PDF: the exact bytes that were issued, or the draft
    Pdf(Export),
    /// Write an Excel file with live formulas
    Xlsx(Export),
    /// Write a Word file
    Docx(Export),
    /// The largest discount that needs no approval
    Limit {
        /// Percent, or `none`; prints the limit when left out
        percent: Option<String>,
    },
}

#[derive(Args)]
pub struct Export {
    quotation: String,
    /// How it is printed [default: its own]
    #[arg(long, value_enum)]
    design: Option<Design>,
    /// Without prices, to be filled in by hand
    #[arg(long)]
    blank_prices: bool,
    /// Folder [default: the export folder]
    #[arg(long)]
    out: Option<PathBuf>,
}

impl Export {
    fn request(&self) -> QuotationExport {
        QuotationExport {
            design: self.design.map(Into::into),
            blank_prices: self.blank_prices,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Design {
    Formal,
    Bilingual,
}

impl From<Design> for QuotationDesign {
    fn from(design: Design) -> Self {
        match design {
            Design::Formal => QuotationDesign::Formal,
            Design::Bilingual => QuotationDesign::Bilingual,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Reason {
    Price,
    Fit,
    Competitor,
    Budget,
    Delivery,
    Cancelled,
    Other,
}

impl From<Reason> for LostReason {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Price => LostReason::Price,
            Reason::Fit => LostReason::Fit,
            Reason::Competitor => LostReason::Competitor,
            Reason::Budget => LostReason::Budget,
            Reason::Delivery => LostReason::Delivery,
            Reason::Cancelled => LostReason::Cancelled,
            Reason::Other => LostReason::Other,
        }
    }
}

impl QuotationCommand {
    pub fn out(&self) -> Option<&Path> {
        match self {
            Self::Pdf(export) | Self::Xlsx(export) | Self::Docx(export) => export.out.as_deref(),
            _ => None,
        }
    }
}

pub async fn run(seat: &Seat, command: QuotationCommand) -> Result<End, Failure> {
    use QuotationCommand as C;
    let desk = &seat.desk;
    let view = match command {
        C::List(search) => return list(seat, search).await,
        C::Create { from_json, design } => {
            let made = sheet::create(desk, &from_json).await?;
            designed(desk, made, design).await?
        }
        C::Show { quotation } => quotation_get(desk, find(desk, &quotation).await?).await?,
        C::Approve {
            quotation,
            by,
            note,
        } => {
            let request = NewApproval { by, note, on: None };
            quotation_approve(desk, find(desk, &quotation).await?, &request).await?
        }
        C::Issue { quotation, design } => {
            let id = find(desk, &quotation).await?;
            if design.is_some() {
                designed(desk, quotation_get(desk, id).await?, design).await?;
            }
            quotation_issue(desk, id).await?
        }
        C::Revise { quotation } => quotation_revise(desk, find(desk, &quotation).await?).await?,
        C::Copy {
            quotation,
            customer,
        } => {
            let customer = match customer {
                Some(called) => Some(find::customer(desk, &called).await?),
                None => None,
            };
            quotation_copy(desk, find(desk, &quotation).await?, customer).await?
        }
        C::Diff { quotation, against } => return diff::run(seat, &quotation, against).await,
        C::Won { quotation, note } => {
            let ended = ended(Outcome::Won, None, note);
            quotation_mark(desk, find(desk, &quotation).await?, &ended).await?
        }
        C::Lost {
            quotation,
            reason,
            note,
        } => {
            let ended = ended(Outcome::Lost, Some(reason.into()), note);
            quotation_mark(desk, find(desk, &quotation).await?, &ended).await?
        }
        C::Pdf(export) => {
            let id = find(desk, &export.quotation).await?;
            return written(seat, quotation_pdf(desk, id, &export.request()).await?);
        }
        C::Xlsx(export) => {
            let id = find(desk, &export.quotation).await?;
            return written(seat, quotation_xlsx(desk, id, &export.request()).await?);
        }
        C::Docx(export) => {
            let id = find(desk, &export.quotation).await?;
            return written(seat, quotation_docx(desk, id, &export.request()).await?);
        }
        C::Limit { percent } => return limit(seat, percent).await,
    };
    show::view(seat, &view)?;
    Ok(End::Good)
}

async fn find(desk: &Desk, called: &str) -> Result<Id, Failure> {
    find::quotation(desk, called).await
}

fn ended(outcome: Outcome, reason: Option<LostReason>, note: String) -> QuotationOutcome {
    QuotationOutcome {
        outcome,
        reason,
        note,
    }
}

fn written(seat: &Seat, file: ExportedFile) -> Result<End, Failure> {
    seat.console.files(&[file])?;
    Ok(End::Good)
}

/// The draft in the design that was asked for.
async fn designed(
    desk: &Desk,
    view: QuotationView,
    design: Option<Design>,
) -> Result<QuotationView, Failure> {
    let Some(design) = design.map(QuotationDesign::from) else {
        return Ok(view);
    };
    let quotation = Quotation {
        design,
        ..view.quotation
    };
    quotation_save(desk, quotation).await
}

async fn limit(seat: &Seat, percent: Option<String>) -> Result<End, Failure> {
    if let Some(text) = percent {
        let wanted = if text == "none" {
            None
        } else {
            let wrong = Failure::new(Code::OutOfRange).field("discount");
            Some(sheet::percent(&text).ok_or(wrong.fact("expected", "0 – 100, none"))?)
        };
        discount_limit_set(&seat.desk, wanted).await?;
    }
    let limit = discount_limit(&seat.desk).await?;
    seat.console.line(limit.map_or_else(
        || seat.console.say("没有上限", "no limit").to_owned(),
        |l| format!("{} %", l.percent()),
    ));
    seat.console
        .object(&serde_json::json!({ "discount_limit": limit }))?;
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
        let status = if q.expired {
            say("已过期", "expired").to_owned()
        } else {
            format!("{:?}", q.status).to_lowercase()
        };
        vec![
            q.label.clone(),
            q.title.clone(),
            q.customer.clone(),
            gross,
            status,
        ]
    })
}
