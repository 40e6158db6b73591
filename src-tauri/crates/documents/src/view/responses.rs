//! Clauses and our answers: the response table and the deviation tables.

use bidwright_domain::bid::{Chapter, Deviation, Response};
use bidwright_domain::tender::{Clause, ClauseKind, marks_of};
use serde_json::{Value, json};

use super::CHAPTER_ANCHOR;
use super::price::{LONGEST_SHORT_ROW, ROWS_PER_TABLE};
use crate::model::ResponseRow;
use crate::text::{cell, cell_paragraphs};

/// Every clause, in tables of at most a hundred rows.
pub(crate) fn response_tables(rows: &[ResponseRow], chapters: &[Chapter]) -> Value {
    tables(rows.iter().map(|row| (row, evidence(row, chapters))))
}

/// The deviations of technical clauses, or those of all others; empty when there is none.
pub(crate) fn deviation_tables(rows: &[ResponseRow], technical: bool) -> Value {
    let deviating = rows.iter().filter(|row| {
        let deviation = row.response.as_ref().map(|response| response.deviation);
        matches!(deviation, Some(Deviation::Positive | Deviation::Negative))
            && (row.clause.kind == ClauseKind::Technical) == technical
    });
    tables(deviating.map(|row| (row, Value::Null)))
}

fn tables<'a>(rows: impl Iterator<Item = (&'a ResponseRow, Value)>) -> Value {
    let rows: Vec<Value> = rows
        .enumerate()
        .map(|(index, (row, evidence))| row_value(index + 1, row, evidence))
        .collect();
    json!(rows.chunks(ROWS_PER_TABLE).collect::<Vec<_>>())
}

fn row_value(number: usize, row: &ResponseRow, evidence: Value) -> Value {
    let response = row.response.as_ref();
    let clause = &row.clause;
    let mut demand = cell_paragraphs(&clause.text);
    if !clause.title.trim().is_empty() {
        demand.insert(0, cell(&clause.title));
    }
    let longest = [&clause.text, response.map_or(&clause.title, |r| &r.answer)]
        .map(|text| text.chars().count());
    json!({
        "short": longest.into_iter().all(|length| length <= LONGEST_SHORT_ROW),
        "number": number.to_string(),
        "clause": clause_number(clause),
        "substantive": row.substantive,
        "marks": marks_of(clause).concat(),
        "demand": demand,
        "answer": answer(response),
        "deviation": deviation(response),
        "note": response.map(|r| cell_paragraphs(&r.note)).unwrap_or_default(),
        "evidence": evidence,
    })
}

/// The tender's own number, or the page where an unnumbered clause stands.
fn clause_number(clause: &Clause) -> String {
    match clause.at.and_then(|at| at.page) {
        Some(page) if clause.number.trim().is_empty() => format!("第{page}页"),
        _ => cell(&clause.number),
    }
}

fn answer(response: Option<&Response>) -> Value {
    let text = response
        .map(|r| cell_paragraphs(&r.answer))
        .unwrap_or_default();
    if text.is_empty() {
        json!({ "missing": "投标响应" })
    } else {
        json!(text)
    }
}

fn deviation(response: Option<&Response>) -> Value {
    match response.map_or(Deviation::Unanswered, |r| r.deviation) {
        Deviation::Unanswered => json!({ "missing": "偏离" }),
        Deviation::None => json!("无偏离"),
        Deviation::Positive => json!("正偏离"),
        Deviation::Negative => json!("负偏离"),
    }
}

/// The anchor of the evidence chapter; nothing where none is given, a placeholder where the chapter
/// is not in the volume.
fn evidence(row: &ResponseRow, chapters: &[Chapter]) -> Value {
    let Some(id) = row.response.as_ref().and_then(|response| response.evidence) else {
        return Value::Null;
    };
    if chapters.iter().any(|chapter| chapter.id == id) {
        json!(format!("{CHAPTER_ANCHOR}{id}"))
    } else {
        json!({ "missing": "证明材料" })
    }
}
