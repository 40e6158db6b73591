//! The document as a stream of items: numbered lines, plain paragraphs and table rows, each with its
//! marks, before it is decided which of them are clauses.

use bidwright_domain::tender::{BlockBody, ClauseKind, LegendEntry, Loc};

use super::columns::{Columns, Role, Use, columns, is_plain_number, table_use};
use super::head::{MARKS, Style, head};
use super::lines::at;
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
                match table_use(rows, &columns) {
                    Use::Scoring => {}
                    used => table(layer, i, rows, &columns, used, place.kind, &mut out),
                }
            }
        }
    }
    out
}

fn item(line: &str, at: Loc, kind: ClauseKind) -> Item {
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
fn paragraph_parts(line: &str) -> Vec<&str> {
    let lines: Vec<&str> = line
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    let listed = lines.iter().skip(1).any(|l| head(l).is_numbered());
    let parts = if listed { lines } else { vec![line] };
    parts
        .into_iter()
        .filter(|part| !part.trim_start().starts_with('□'))
        .flat_map(split_marked)
        .collect()
}

/// Parts a text where a mark starts a new sentence: `…以备核查。▲供应商报价低于预算50%的，应当…`.
fn split_marked(text: &str) -> Vec<&str> {
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
    let mut names: Vec<String> = vec![String::new(); columns.roles.len()];
    let mut covering: Vec<char> = Vec::new();
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
            names.iter_mut().for_each(String::clear);
            covering.clear();
            out.push(heading);
            continue;
        }
        let fresh = row_items(row, columns, &place, kind, &mut names, &mut covering);
        for mut item in fresh {
            item.form = used == Use::Form;
            if used == Use::Goods && item.marks.is_empty() && item.covering.is_empty() {
                continue;
            }
            out.push(item);
        }
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

fn row_items(
    row: &[String],
    columns: &Columns,
    place: &dyn Fn(usize) -> Loc,
    kind: ClauseKind,
    names: &mut [String],
    covering: &mut Vec<char>,
) -> Vec<Item> {
    let mut marks: Vec<char> = Vec::new();
    let mut number = String::new();
    let mut named = false;
    let mut name_marks: Vec<char> = Vec::new();
    for (c, cell) in row.iter().enumerate() {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        if cell
            .chars()
            .all(|x| MARKS.contains(&x) || x.is_whitespace())
        {
            marks.extend(cell.chars().filter(|x| MARKS.contains(x)));
            continue;
        }
        // A head 序号 that is merged over two columns hides the name column below it.
        let hidden = columns.roles[c] == Role::Number
            && squeezed(cell).chars().count() >= 4
            && !is_plain_number(cell);
        match columns.roles[c] {
            Role::Number if !hidden => {
                let parsed = head(cell);
                marks.extend(&parsed.marks);
                number = squeezed(cell)
                    .trim_start_matches(|x| MARKS.contains(&x))
                    .to_owned();
            }
            Role::Name | Role::Number => {
                let parsed = head(cell);
                let bare = trailing_marks(parsed.rest, &mut name_marks);
                name_marks.extend(&parsed.marks);
                // A new name ends what the names to its right were for.
                names.iter_mut().skip(c).for_each(String::clear);
                names[c] = joined(bare);
                named = true;
            }
            _ => {}
        }
    }
    if named || !number.is_empty() {
        covering.clear();
    }
    let inherited = covering.clone();
    if !name_marks.is_empty() {
        covering.clone_from(&name_marks);
    }
    marks.extend(name_marks);
    let (column, text) = text_cell(row, columns);
    let title = title_of(names, columns);
    if text.is_empty() && title.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    // A row with a number of its own and a list in its cell is one entry under the row's number.
    let whole = !number.is_empty() && text.lines().count() > 1;
    for part in cell_parts(&text) {
        let mut item = item(part, place(column), kind);
        item.in_table = true;
        if whole && out.is_empty() && item.style.is_some() {
            let marks = item.marks.clone();
            item.text = part
                .trim_start_matches(|c: char| marks.contains(&c) || c.is_whitespace())
                .to_owned();
            item.number.clear();
            item.style = None;
        }
        item.title.clone_from(&title);
        if out.is_empty() {
            item.own_row = !number.is_empty();
            if item.number.is_empty() {
                item.number.clone_from(&number);
            }
            item.marks.extend(&marks);
        } else if !marks.is_empty() && item.marks.is_empty() {
            item.covering.extend(&marks);
        }
        item.covering.extend(&inherited);
        item.marks.dedup();
        out.push(item);
    }
    if out.is_empty() {
        // Only a name: `3 | 电源冗余 | ` says its requirement in the name.
        let mut item = item(&title, place(column), kind);
        item.in_table = true;
        item.number = if number.is_empty() {
            item.number
        } else {
            number
        };
        item.own_row = true;
        item.marks.extend(&marks);
        out.push(item);
    }
    out
}

/// The name nearest to the requirement on its left; names behind it (`包 1`) only when there is none.
fn title_of(names: &[String], columns: &Columns) -> String {
    let text = columns.of(Role::Text).next().unwrap_or(names.len());
    let before = names[..text.min(names.len())].iter().rev();
    let behind = names.iter().skip(text);
    before
        .chain(behind)
        .find(|n| !n.is_empty())
        .cloned()
        .unwrap_or_default()
}

/// `关于交货★` carries its mark behind.
fn trailing_marks<'a>(name: &'a str, marks: &mut Vec<char>) -> &'a str {
    let bare = name.trim_end_matches(|c: char| MARKS.contains(&c) && !matches!(c, '*' | '#'));
    marks.extend(name[bare.len()..].chars());
    bare.trim_end()
}

/// Names broken over lines for lack of room: 货物运输⏎及包装方式 -> 货物运输及包装方式.
fn joined(name: &str) -> String {
    let mut out = String::new();
    for line in name.lines().map(str::trim) {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if latin(out.chars().last()) && latin(line.chars().next()) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// The requirement's words: all text columns, or the longest cell when those are empty.
fn text_cell(row: &[String], columns: &Columns) -> (usize, String) {
    let mut out = String::new();
    let mut column = 0;
    for c in columns.of(Role::Text) {
        let cell = row.get(c).map(|c| c.trim()).unwrap_or_default();
        if cell.is_empty() || cell.chars().all(|x| MARKS.contains(&x)) {
            continue;
        }
        if out.is_empty() {
            column = c;
        } else {
            out.push('\n');
        }
        out.push_str(cell);
    }
    if !out.is_empty() {
        return (column, out);
    }
    let longest = (0..row.len())
        .filter(|c| {
            !matches!(
                columns.roles[*c],
                Role::Number | Role::Answer | Role::Quantity
            )
        })
        .filter(|c| !is_plain_number(&row[*c]))
        .max_by_key(|c| row[*c].trim().chars().count());
    match longest {
        Some(c) if row[c].trim().chars().count() >= 8 && columns.roles[c] != Role::Name => {
            (c, row[c].trim().to_owned())
        }
        Some(c) if row[c].trim().chars().count() >= 20 => (c, row[c].trim().to_owned()),
        other => (other.unwrap_or(0), String::new()),
    }
}

/// A cell is one requirement, unless lines inside it carry marks of their own.
fn cell_parts(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    let marked_inside = lines.iter().skip(1).any(|l| !head(l).marks.is_empty());
    if marked_inside {
        return lines.into_iter().flat_map(split_marked).collect();
    }
    split_marked(text)
}
