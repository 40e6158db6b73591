//! Answers out to Excel and back in: for colleagues who answer in a spreadsheet.

use std::collections::{HashMap, HashSet};

use bidwright_domain::Id;
use bidwright_domain::bid::{Chapter, Deviation, Response};
use bidwright_domain::tender::marks_of;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

use crate::bid::{load, load_draft};
use crate::desk::{Desk, aside};
use crate::export::write_export;
use crate::failure::{Code, Failure};
use crate::file::bytes_of;
use crate::import::sheet::{TextRow, text_rows};
use crate::response::{response_list, responses_save};
use crate::view::{AnswersImported, ExportedFile, ResponseRow, Upload};
use crate::words::told;

/// Heads of the columns, in order, with their widths in characters. The last one is hidden: it names the clause.
const COLUMNS: [(&str, f64); 8] = [
    ("序号", 6.0),
    ("标记", 6.0),
    ("条款号", 12.0),
    ("招标要求", 60.0),
    ("偏离", 10.0),
    ("投标响应", 60.0),
    ("证明章节", 24.0),
    ("clause", 38.0),
];
const DEVIATION: usize = 4;
const ANSWER: usize = 5;
const EVIDENCE: usize = 6;
const CLAUSE: usize = 7;

/// Writes every clause that needs an answer, with the answers so far, to the export folder.
pub async fn bid_answer_export(desk: &Desk, id: Id) -> Result<ExportedFile, Failure> {
    let bid = load(&desk.store()?, id).await?;
    let bytes = bid_answer_workbook(desk, id).await?;
    write_export(desk, &format!("应答表 {}.xlsx", bid.number), &bytes)
}

/// The same as bytes: the command line names its own file.
pub async fn bid_answer_workbook(desk: &Desk, id: Id) -> Result<Vec<u8>, Failure> {
    let store = desk.store()?;
    load(&store, id).await?;
    let matrix = response_list(desk, id).await?;
    let chapters = store.chapters(id).await?;
    aside(move || workbook(&matrix, &chapters).map_err(Failure::unexpected)).await
}

fn workbook(matrix: &[ResponseRow], chapters: &[Chapter]) -> Result<Vec<u8>, XlsxError> {
    let titles: HashMap<Id, &str> = chapters.iter().map(|c| (c.id, c.title.as_str())).collect();
    let (head, wrap) = (
        Format::new().set_bold(),
        Format::new().set_text_wrap().set_align(FormatAlign::Top),
    );
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, (name, width)) in (0u16..).zip(COLUMNS) {
        sheet.write_with_format(0, column, name, &head)?;
        sheet.set_column_width(column, width)?;
    }
    for (row, found) in (1u32..).zip(matrix) {
        let clause = &found.clause;
        let response = found.response.as_ref();
        let evidence = response
            .and_then(|r| r.evidence)
            .and_then(|id| titles.get(&id).copied());
        sheet.write_with_format(row, 0, row, &wrap)?;
        let cells = [
            marks_of(clause).concat(),
            clause.number.clone(),
            format!("{}{}", clause.title, clause.text),
            response
                .map_or("", |r| deviation_word(r.deviation))
                .to_owned(),
            response.map_or("", |r| r.answer.as_str()).to_owned(),
            evidence.unwrap_or_default().to_owned(),
            clause.id.to_string(),
        ];
        for (column, cell) in (1u16..).zip(cells) {
            // Excel refuses more than 32,767 characters in a cell.
            let short: String = cell.chars().take(32_000).collect();
            sheet.write_string_with_format(row, column, short, &wrap)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_column_hidden(u16::try_from(CLAUSE).unwrap_or_default())?;
    book.save_to_buffer()
}

/// Takes answers from a file that [`bid_answer_export`] wrote. All rows or none: a wrong row is
/// named, and nothing is stored.
pub async fn bid_answer_import(
    desk: &Desk,
    id: Id,
    upload: &Upload,
) -> Result<AnswersImported, Failure> {
    bid_answer_import_bytes(desk, id, &upload.name, bytes_of(upload)?).await
}

/// The same from bytes: the command line's way in.
pub async fn bid_answer_import_bytes(
    desk: &Desk,
    id: Id,
    name: &str,
    bytes: Vec<u8>,
) -> Result<AnswersImported, Failure> {
    let store = desk.store()?;
    load_draft(&store, id).await?;
    let matrix = response_list(desk, id).await?;
    let chapters = store.chapters(id).await?;
    let owned = name.to_owned();
    let sheet = aside(move || text_rows(&owned, bytes)).await?;
    let known: HashSet<Id> = matrix.iter().map(|r| r.clause.id).collect();
    let before: HashMap<Id, &Response> = matrix
        .iter()
        .filter_map(|r| r.response.as_ref())
        .map(|r| (r.clause, r))
        .collect();
    let (mut changed, mut problems) = (Vec::new(), Vec::new());
    for row in sheet.iter().skip(1) {
        match answer(id, row, &known, &chapters) {
            Ok(Some(response))
                if before
                    .get(&response.clause)
                    .is_none_or(|b| differs(b, &response)) =>
            {
                let note = before
                    .get(&response.clause)
                    .map(|b| b.note.clone())
                    .unwrap_or_default();
                changed.push(Response { note, ..response });
            }
            Ok(_) => {}
            Err(failure) => problems.push(told(&failure, desk.language())),
        }
    }
    let count = if problems.is_empty() {
        changed.len()
    } else {
        0
    };
    if count > 0 {
        responses_save(desk, id, changed).await?;
    }
    Ok(AnswersImported {
        changed: u32::try_from(count).unwrap_or(u32::MAX),
        problems,
    })
}

fn differs(before: &Response, after: &Response) -> bool {
    (before.deviation, &before.answer, before.evidence)
        != (after.deviation, &after.answer, after.evidence)
}

/// The answer in a row; none when the row is left empty.
fn answer(
    bid: Id,
    row: &TextRow,
    known: &HashSet<Id>,
    chapters: &[Chapter],
) -> Result<Option<Response>, Failure> {
    let (number, cells) = row;
    let cell = |column: usize| cells.get(column).map_or("", |c| c.trim());
    let clause = Id::parse_str(cell(CLAUSE))
        .ok()
        .filter(|id| known.contains(id));
    let clause = clause.ok_or_else(|| Failure::new(Code::AnswerRowUnknown).fact("row", number))?;
    let deviation = deviation_of(cell(DEVIATION)).ok_or_else(|| {
        Failure::new(Code::DeviationUnknown)
            .fact("row", number)
            .fact("value", cell(DEVIATION))
    })?;
    let evidence = match cell(EVIDENCE) {
        "" => None,
        title => Some(
            chapters
                .iter()
                .find(|c| c.title == title)
                .map(|c| c.id)
                .ok_or_else(|| {
                    Failure::new(Code::ChapterUnknown)
                        .fact("row", number)
                        .fact("value", title)
                })?,
        ),
    };
    if deviation == Deviation::Unanswered && cell(ANSWER).is_empty() && evidence.is_none() {
        return Ok(None);
    }
    Ok(Some(Response {
        bid,
        clause,
        deviation,
        answer: cell(ANSWER).to_owned(),
        evidence,
        note: String::new(),
    }))
}

fn deviation_word(deviation: Deviation) -> &'static str {
    match deviation {
        Deviation::Unanswered => "",
        Deviation::None => "无偏离",
        Deviation::Positive => "正偏离",
        Deviation::Negative => "负偏离",
    }
}

fn deviation_of(word: &str) -> Option<Deviation> {
    match word.to_lowercase().as_str() {
        "" => Some(Deviation::Unanswered),
        "无偏离" | "无" | "none" | "0" => Some(Deviation::None),
        "正偏离" | "正" | "positive" | "+" => Some(Deviation::Positive),
        "负偏离" | "负" | "negative" | "-" => Some(Deviation::Negative),
        _ => None,
    }
}
