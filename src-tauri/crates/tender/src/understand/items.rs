//! The document as a stream of items: numbered lines, plain paragraphs and table rows, each with its
//! marks, before it is decided which of them are clauses.

use bidwright_domain::tender::{BlockBody, ClauseKind, LegendEntry, Loc};

use super::columns::{Columns, Role, Use, columns, table_use};
use super::head::{Style, head};
use super::lines::at;
use super::rows::Rows;
use super::section::Place;
use crate::layer::Layer;
use crate::words::{join_number, squeezed};

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    pub style: Option<Style>,
    pub value: u32,
    pub number: String,
    /// Name cell of a table row.
    pub title: String,
    pub text: String,
    pub marks: Vec<char>,
    /// Marks of a name cell that is merged over several rows, from the second row on.
    pub covering: Vec<char>,
    pub at: Loc,
    pub kind: ClauseKind,
    pub heading: bool,
    pub in_table: bool,
    /// The words stand in a table that the bidder fills in.
    pub form: bool,
    /// The row's own number column held a number, so the row is an entry of its own.
    pub own_row: bool,
}

pub(crate) fn items(layer: &Layer, places: &[Place]) -> Vec<Item> {
    let mut out = Vec::new();
    for (i, block) in layer.blocks.iter().enumerate() {
        let place = &places[i];
        if place.contents {
            continue;
        }
        match &block.body {
            BlockBody::Paragraph { text, number, .. } => {
                let line = join_number(number, text);
                for (n, part) in paragraph_parts(&line).into_iter().enumerate() {
                    let mut item = item(part, at(layer, i, None), place.kind);
                    item.heading = place.is_heading && n == 0;
                    out.push(item);
                }
            }
            BlockBody::Table { rows } => {
                let columns = columns(rows);
                match read_as(rows, &columns, place.kind) {
                    Use::Scoring => {}
                    Use::Counts => counts(layer, i, rows, &columns, place.kind, &mut out),
                    used => table(layer, i, rows, &columns, used, place.kind, &mut out),
                }
            }
        }
    }
    out
}

/// `ID | Requirement | Vendor Response` among the requirements states them, although the bidder answers in
/// the same table.
fn read_as(rows: &[Vec<String>], columns: &Columns, kind: ClauseKind) -> Use {
    let used = table_use(rows, columns);
    let english = columns
        .head
        .and_then(|h| rows.get(h))
        .is_some_and(|head| head.iter().all(|c| c.is_ascii()));
    if used == Use::Form && english && kind == ClauseKind::Technical && columns.has(Role::Text) {
        return Use::Requirements;
    }
    used
}

pub(super) fn item(line: &str, at: Loc, kind: ClauseKind) -> Item {
    let parsed = head(line);
    Item {
        style: parsed.style,
        value: parsed.value,
        number: parsed.number.to_owned(),
        title: String::new(),
        text: parsed.rest.to_owned(),
        marks: parsed.marks.clone(),
        covering: Vec::new(),
        at,
        kind,
        heading: false,
        in_table: false,
        form: false,
        own_row: false,
    }
}

/// Keeps only marks that the legend explains, and ★ ▲ △ ☆ always: bullets and the ※ of notes are
/// none.
pub(crate) fn count_marks(items: &mut [Item], legend: &[LegendEntry]) {
    let counts = |mark: &char| {
        matches!(mark, '★' | '▲' | '△' | '☆') || legend.iter().any(|e| e.mark.starts_with(*mark))
    };
    for item in items {
        // `◆支持热插拔。`, `●支持双电源。`: signs that mean nothing are bullets.
        let bullet = |m: &char| matches!(m, '◆' | '◇' | '■' | '●' | '▼') && !counts(m);
        if item.style.is_none() && !item.in_table && item.marks.iter().all(bullet) {
            item.style = (!item.marks.is_empty()).then_some(Style::Bullet);
            item.number = item.marks.iter().collect();
        }
        for marks in [&mut item.marks, &mut item.covering] {
            marks.retain(counts);
            let mut seen = Vec::new();
            marks.retain(|m| {
                !seen.contains(m) && {
                    seen.push(*m);
                    true
                }
            });
        }
    }
}

/// A paragraph with typed line breaks whose lines are numbered is a list: `…样图。⏎1、柜体…⏎2、柜门…`.
/// An option that is not ticked (`□本项目专门面向…`) is none.
fn paragraph_parts(text: &str) -> Vec<&str> {
    let mut starts = vec![0];
    for (at, _) in text.match_indices('\n') {
        let line = text[at + 1..].lines().next().unwrap_or_default();
        let parsed = head(line);
        // Other lines go on: a text converted from PDF breaks in the middle of sentences. A short lead-in
        // after a whole sentence begins anew: `…承担赔偿责任。⏎9验收标准及要求：⏎9.1 …`.
        let leads = line.trim_end().ends_with(['：', ':'])
            && line.chars().count() <= 30
            && text[..at].trim_end().ends_with(['。', '；']);
        if parsed.is_numbered() || !parsed.marks.is_empty() || leads {
            starts.push(at + 1);
        }
    }
    starts.push(text.len());
    starts
        .windows(2)
        .map(|ends| text[ends[0]..ends[1]].trim())
        .filter(|part| !part.is_empty() && !part.starts_with('□'))
        .flat_map(split_marked)
        .collect()
}

/// Parts a text where a mark starts a new sentence: `…以备核查。▲供应商报价低于预算50%的，应当…`.
pub(super) fn split_marked(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (i, c) in text.char_indices() {
        let ends = before.is_some_and(|b| matches!(b, '。' | '；' | ';' | '\n'));
        if ends && matches!(c, '★' | '▲' | '△' | '※' | '☆') {
            out.push(&text[start..i]);
            start = i;
        }
        if !c.is_whitespace() || c == '\n' {
            before = Some(c);
        }
    }
    out.push(&text[start..]);
    out.retain(|part| !part.trim().is_empty());
    out
}

fn table(
    layer: &Layer,
    block: usize,
    rows: &[Vec<String>],
    columns: &Columns,
    used: Use,
    kind: ClauseKind,
    out: &mut Vec<Item>,
) {
    let mut reader = Rows::new(columns);
    for (r, row) in rows.iter().enumerate() {
        if columns.head.is_some_and(|h| r <= h) {
            continue;
        }
        let place = |c: usize| at(layer, block, Some((r, c)));
        let filled: Vec<usize> = (0..row.len())
            .filter(|c| !row[*c].trim().is_empty())
            .collect();
        let Some(&first) = filled.first() else {
            continue;
        };
        if is_repeated_head(row) {
            continue;
        }
        // One cell over the whole width: a heading inside the table, e.g. （一）售后服务要求.
        if filled.len() == 1
            && first == 0
            && columns.roles.len() > 1
            && columns.roles[0] != Role::Text
        {
            let mut heading = item(row[0].trim(), place(0), kind);
            heading.in_table = true;
            heading.form = used == Use::Form;
            heading.heading = squeezed(&row[0]).chars().count() <= 30;
            reader.forget();
            out.push(heading);
            continue;
        }
        let fresh = reader.items(row, &place, kind);
        for mut item in fresh {
            item.form = used == Use::Form;
            if used == Use::Goods && item.marks.is_empty() && item.covering.is_empty() {
                continue;
            }
            out.push(item);
        }
    }
}

/// `1 | 厨师 | 6` demands `厨师 6`: a row is its cells in one line; sums are none.
fn counts(
    layer: &Layer,
    block: usize,
    rows: &[Vec<String>],
    columns: &Columns,
    kind: ClauseKind,
    out: &mut Vec<Item>,
) {
    let from = columns.head.map_or(0, |h| h + 1);
    for (r, row) in rows.iter().enumerate().skip(from) {
        let cells = |number: bool| {
            let of = columns.roles.iter().zip(row);
            of.filter(move |(role, _)| (**role == Role::Number) == number)
                .map(|(_, c)| c.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|c| !c.is_empty())
                .collect::<Vec<_>>()
        };
        let words = cells(false);
        let sum = row
            .iter()
            .any(|c| matches!(squeezed(c).as_str(), "合计" | "总计" | "小计" | "共计"));
        if words.len() < 2 || sum || is_repeated_head(row) {
            continue;
        }
        let number = cells(true).concat();
        let place = at(layer, block, Some((r, 0)));
        let mut item = item(&words.join(" "), place, kind);
        item.own_row = true;
        item.in_table = true;
        item.number = number;
        out.push(item);
    }
}

/// The head again, after a page end.
fn is_repeated_head(row: &[String]) -> bool {
    let mut filled = row.iter().filter(|c| !c.trim().is_empty());
    filled.clone().count() >= 2
        && filled.all(|c| {
            super::columns::role_of(c).is_some()
                && squeezed(c).chars().count() <= 30
                && !c.contains('。')
        })
        && row
            .iter()
            .any(|c| matches!(squeezed(c).as_str(), "序号" | "编号"))
}
