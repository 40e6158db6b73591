//! `tender list | read | diff | add`.

use std::path::{Path, PathBuf};

use bidwright_app::domain::money::Fen;
use bidwright_app::domain::tender::{ClauseChange, Facts, Found, ReadClause, TenderDocument};
use bidwright_app::{Failure, tender_add, tender_diff, tender_list, tender_peek, told};
use clap::Subcommand;

use super::register::{Search, show};
use crate::console::Console;
use crate::{End, Seat, input};

#[derive(Subcommand)]
pub enum TenderCommand {
    /// List them, newest change first
    List(Search),
    /// Read files and print what they ask for; nothing is stored
    Read {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Compare two versions of a tender: clauses added, changed and removed; nothing is stored
    Diff { old: PathBuf, new: PathBuf },
    /// Read a file and keep it in the store
    Add { file: PathBuf },
}

pub async fn run(seat: &Seat, command: TenderCommand) -> Result<End, Failure> {
    match command {
        TenderCommand::List(search) => list(seat, search).await,
        TenderCommand::Read { files } => read(seat, files).await,
        TenderCommand::Diff { old, new } => diff(seat, &old, &new),
        TenderCommand::Add { file } => add(seat, &file).await,
    }
}

async fn list(seat: &Seat, search: Search) -> Result<End, Failure> {
    let page = tender_list(&seat.desk, &search.request()).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        say("项目编号", "Number"),
        say("项目名称", "Project"),
        say("采购人", "Purchaser"),
        say("投标截止", "Deadline"),
        say("条款", "Clauses"),
    ];
    show(seat, &page, &head, |t| {
        let deadline = t.submission_deadline.clone().unwrap_or_default();
        let texts = [&t.project_number, &t.project_name, &t.purchaser, &deadline];
        texts
            .into_iter()
            .cloned()
            .chain([t.clauses.to_string()])
            .collect()
    })
}

/// Every file gets its answer or its one clear line; one that cannot be read makes the end red.
async fn read(seat: &Seat, files: Vec<PathBuf>) -> Result<End, Failure> {
    let mut end = End::Good;
    for file in files {
        let name = input::name(&file);
        let reading = input::bytes(&file).and_then(|bytes| tender_peek(&name, &bytes));
        match reading {
            Ok(reading) => {
                summary(seat.console, &reading.document);
                seat.console.object(&reading.document)?;
            }
            Err(failure) => {
                let told = told(&failure.logged(), seat.console.language);
                let line = format!("{} {}", told.message, told.mend);
                seat.console.warning(&bidwright_app::view::Told {
                    message: line,
                    mend: String::new(),
                    ..told
                });
                end = End::Red;
            }
        }
    }
    Ok(end)
}

/// `+` added, `~` changed (old words, then new ones), `-` removed, each with its place.
fn diff(seat: &Seat, old: &Path, new: &Path) -> Result<End, Failure> {
    let (before, after) = (input::bytes(old)?, input::bytes(new)?);
    let diff = tender_diff((&input::name(old), &before), (&input::name(new), &after))?;
    let console = seat.console;
    console.line(format!("{} → {}", diff.old, diff.new));
    for fact in &diff.facts {
        let value = |v: &Option<String>| v.clone().unwrap_or_else(|| "-".into());
        let (old, new) = (value(&fact.old), value(&fact.new));
        console.line(format!("  {}: {old} → {new}", fact.fact));
    }
    for change in &diff.clauses {
        match change {
            ClauseChange::Added { new } => console.line(format!("+ {}", clause(console, new))),
            ClauseChange::Removed { old } => console.line(format!("- {}", clause(console, old))),
            ClauseChange::Changed { old, new } => {
                console.line(format!("~ {}", clause(console, old)));
                console.line(format!("  {}", clause(console, new)));
            }
        }
    }
    let count =
        |wanted: fn(&ClauseChange) -> bool| diff.clauses.iter().filter(|c| wanted(c)).count();
    let counts = [
        (
            console.say("新增", "added"),
            count(|c| matches!(c, ClauseChange::Added { .. })),
        ),
        (
            console.say("变更", "changed"),
            count(|c| matches!(c, ClauseChange::Changed { .. })),
        ),
        (
            console.say("删除", "removed"),
            count(|c| matches!(c, ClauseChange::Removed { .. })),
        ),
        (console.say("未变", "unchanged"), diff.unchanged as usize),
    ];
    console.line(
        counts
            .map(|(word, n)| format!("{word} {n}"))
            .join(console.say("，", ", ")),
    );
    console.object(&diff)?;
    Ok(End::Good)
}

/// `★ 3.1 内存不低于64GB (第 5 页)`; formats without pages count paragraphs.
fn clause(console: Console, clause: &ReadClause) -> String {
    let place = match clause.at.page {
        Some(page) => format!("{} {page}", console.say("页", "page")),
        None => format!("{} {}", console.say("段", "paragraph"), clause.at.block + 1),
    };
    let head = clause.marks.concat();
    let words = [head.as_str(), &clause.number, &clause.text].map(|w| w.replace('\n', " "));
    let words: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
    format!("{} ({place})", words.join(" "))
}

async fn add(seat: &Seat, file: &Path) -> Result<End, Failure> {
    let tender = tender_add(&seat.desk, &input::name(file), input::bytes(file)?).await?;
    seat.console.line(tender.id.to_string());
    facts(seat.console, &tender.facts);
    seat.console.record(tender.id, &tender)?;
    Ok(End::Good)
}

fn summary(console: Console, document: &TenderDocument) {
    console.line(&document.source.file);
    facts(console, &document.facts);
    let marked = |mark: &str| {
        let has = |marks: &[String]| marks.iter().any(|m| m == mark);
        document
            .clauses
            .iter()
            .filter(|c| has(&c.marks) || has(&c.inherited_marks))
            .count()
    };
    let counts = [
        (console.say("条款", "clauses"), document.clauses.len()),
        ("★", marked("★")),
        ("▲", marked("▲")),
        (
            console.say("评分项", "scoring items"),
            document.evaluation.len(),
        ),
        (
            console.say("应提交文件", "required documents"),
            document.required_documents.len(),
        ),
        (console.say("警告", "warnings"), document.warnings.len()),
    ];
    console.line(
        counts
            .map(|(word, count)| format!("{word} {count}"))
            .join(console.say("，", ", ")),
    );
    for entry in &document.legend {
        console.line(format!("  {} {}", entry.mark, entry.quote));
    }
    for warning in &document.warnings {
        console.line(format!("  ! {}", warning.text));
    }
}

fn facts(console: Console, facts: &Facts) {
    let text = |f: &Option<Found<String>>| f.as_ref().map(|f| f.value.clone());
    let money = |f: &Option<Found<Fen>>| f.as_ref().map(|f| f.value.grouped());
    let count = |f: &Option<Found<u32>>| f.as_ref().map(|f| f.value.to_string());
    let rows = [
        ("项目名称", "Project", text(&facts.project_name)),
        ("项目编号", "Number", text(&facts.project_number)),
        ("标段", "Package", text(&facts.package)),
        ("采购人", "Purchaser", text(&facts.purchaser)),
        ("代理机构", "Agency", text(&facts.agency)),
        ("预算", "Budget", money(&facts.budget_fen)),
        ("最高限价", "Ceiling price", money(&facts.ceiling_price_fen)),
        ("投标保证金", "Bid security", money(&facts.bid_security_fen)),
        (
            "履约保证金",
            "Performance security",
            text(&facts.performance_security),
        ),
        ("投标截止", "Deadline", text(&facts.submission_deadline)),
        ("开标时间", "Opening", text(&facts.opening_time)),
        (
            "提问截止",
            "Questions until",
            text(&facts.question_deadline),
        ),
        (
            "投标有效期（天）",
            "Bid validity (days)",
            count(&facts.bid_validity_days),
        ),
        ("正本", "Originals", count(&facts.originals)),
        ("副本", "Copies", count(&facts.copies)),
        (
            "电子文件",
            "Electronic copies",
            count(&facts.electronic_copies),
        ),
    ];
    for (zh, en, value) in rows {
        if let Some(value) = value {
            console.line(format!("  {}: {value}", console.say(zh, en)));
        }
    }
}
