//! `bid answer export | import | fill`.

use std::path::{Path, PathBuf};

use bidwright_app::domain::bid::{Deviation, Response};
use bidwright_app::view::ResponseRow;
use bidwright_app::{
    Code, Failure, bid_answer_import_bytes, bid_answer_workbook, response_list, responses_save,
};
use clap::{Subcommand, ValueEnum};
use serde_json::json;

use crate::{End, Seat, find, input};

#[derive(Subcommand)]
pub enum AnswerCommand {
    /// Write every clause with its answer to an Excel file
    Export {
        bid: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Take answers from such a file: all rows or none
    Import { bid: String, file: PathBuf },
    /// Give many clauses the same answer
    Fill {
        bid: String,
        #[arg(long, value_enum)]
        deviation: Kind,
        #[arg(long, value_name = "TEXT")]
        answer: String,
        /// Leave clauses alone that have a deviation already
        #[arg(long)]
        only_unanswered: bool,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    None,
    Positive,
    Negative,
}

impl From<Kind> for Deviation {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::None => Deviation::None,
            Kind::Positive => Deviation::Positive,
            Kind::Negative => Deviation::Negative,
        }
    }
}

pub async fn run(seat: &Seat, command: AnswerCommand) -> Result<End, Failure> {
    match command {
        AnswerCommand::Export { bid, out } => export(seat, &bid, &out).await,
        AnswerCommand::Import { bid, file } => import(seat, &bid, &file).await,
        AnswerCommand::Fill {
            bid,
            deviation,
            answer,
            only_unanswered,
        } => fill(seat, &bid, deviation.into(), &answer, only_unanswered).await,
    }
}

async fn export(seat: &Seat, bid: &str, out: &Path) -> Result<End, Failure> {
    let id = find::bid(&seat.desk, bid).await?;
    let bytes = bid_answer_workbook(&seat.desk, id).await?;
    let failed = |e: std::io::Error| {
        Failure::new(Code::ExportFailed)
            .fact("path", out.display())
            .caused_by(e)
    };
    std::fs::write(out, bytes).map_err(failed)?;
    seat.console.line(out.display().to_string());
    seat.console.record(id, &json!({ "path": out }))?;
    Ok(End::Good)
}

async fn import(seat: &Seat, bid: &str, file: &Path) -> Result<End, Failure> {
    let id = find::bid(&seat.desk, bid).await?;
    let done =
        bid_answer_import_bytes(&seat.desk, id, &input::name(file), input::bytes(file)?).await?;
    changed(seat, done.changed);
    for problem in &done.problems {
        seat.console.warning(problem);
    }
    seat.console.record(id, &done)?;
    Ok(if done.problems.is_empty() {
        End::Good
    } else {
        End::Red
    })
}

async fn fill(
    seat: &Seat,
    bid: &str,
    deviation: Deviation,
    answer: &str,
    only_unanswered: bool,
) -> Result<End, Failure> {
    let id = find::bid(&seat.desk, bid).await?;
    let answered = |row: &ResponseRow| {
        row.response
            .as_ref()
            .is_some_and(|r| r.deviation != Deviation::Unanswered)
    };
    let rows = response_list(&seat.desk, id).await?;
    let responses: Vec<Response> = rows
        .into_iter()
        .filter(|row| !(only_unanswered && answered(row)))
        .map(|row| {
            let (evidence, note) = row
                .response
                .map(|r| (r.evidence, r.note))
                .unwrap_or_default();
            let answer = answer.to_owned();
            Response {
                bid: id,
                clause: row.clause.id,
                deviation,
                answer,
                evidence,
                note,
            }
        })
        .collect();
    let count = u32::try_from(responses.len()).unwrap_or(u32::MAX);
    if count > 0 {
        responses_save(&seat.desk, id, responses).await?;
    }
    changed(seat, count);
    seat.console.record(id, &json!({ "changed": count }))?;
    Ok(End::Good)
}

fn changed(seat: &Seat, count: u32) {
    let word = seat.console.say("更改的应答", "answers changed");
    seat.console.line(format!("{word}: {count}"));
}
