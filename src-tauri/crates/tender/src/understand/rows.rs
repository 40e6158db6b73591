//! One row of a requirement table: number, names, marks and words -> items.

use bidwright_domain::tender::{ClauseKind, Loc};

use super::columns::{Columns, Role, is_plain_number};
use super::head::{MARKS, head};
use super::items::{Item, item, split_marked};
use crate::words::squeezed;

/// What earlier rows leave for later ones: names and marked names that are merged over several rows.
pub(super) struct Rows<'c> {
    columns: &'c Columns,
    names: Vec<String>,
    /// Marks of the name that still covers the rows.
    covering: Vec<char>,
}

/// What the cells beside the requirement say.
#[derive(Default)]
struct Row {
    number: String,
    marks: Vec<char>,
    name_marks: Vec<char>,
    named: bool,
}

impl<'c> Rows<'c> {
    pub(super) fn new(columns: &'c Columns) -> Self {
        Self {
            columns,
            names: vec![String::new(); columns.roles.len()],
            covering: Vec::new(),
        }
    }

    /// A heading over the whole width ends what was merged.
    pub(super) fn forget(&mut self) {
        self.names.iter_mut().for_each(String::clear);
        self.covering.clear();
    }

    /// The items of a row; `place` gives the place of a column's cell.
    pub(super) fn items(
        &mut self,
        cells: &[String],
        place: &dyn Fn(usize) -> Loc,
        kind: ClauseKind,
    ) -> Vec<Item> {
        let (row, inherited) = self.beside(cells);
        let (column, text) = text_cell(cells, self.columns);
        // A row whose words stand in the name column has no name beside them.
        let title = Some(title_of(&self.names, self.columns))
            .filter(|t| text.is_empty() || squeezed(t) != squeezed(&text))
            .unwrap_or_default();
        let blank = |text: &str| Item {
            in_table: true,
            ..item(text, place(column), kind)
        };
        let mut out: Vec<Item> = cell_parts(&text).into_iter().map(blank).collect();
        if out.is_empty() && !title.is_empty() {
            // Only a name: `3 | 电源冗余 | ` says its requirement in the name.
            let number = row.number.clone();
            out.push(Item {
                own_row: true,
                ..blank(&title)
            });
            row.lead(&mut out[0], number.is_empty());
            return out;
        }
        let whole = !row.number.is_empty() && text.lines().count() > 1;
        for (n, item) in out.iter_mut().enumerate() {
            item.title.clone_from(&title);
            if n == 0 {
                if whole {
                    keep_number_in_text(item, &text);
                }
                item.own_row = !row.number.is_empty();
                row.lead(item, true);
            } else if item.marks.is_empty() {
                item.covering.extend(&row.marks);
            }
            item.covering.extend(&inherited);
        }
        out
    }

    /// The row's own words beside the requirement, and the marks that a merged name above gives.
    fn beside(&mut self, cells: &[String]) -> (Row, Vec<char>) {
        let mut row = Row::default();
        for (c, cell) in cells.iter().enumerate() {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            if is_marks(cell) {
                row.marks.extend(cell.chars().filter(|x| MARKS.contains(x)));
                continue;
            }
            // A head 序号 that is merged over two columns hides the name column below it.
            let hidden = squeezed(cell).chars().count() >= 4 && !is_plain_number(cell);
            match self.columns.roles[c] {
                Role::Number if !hidden => {
                    row.marks.extend(&head(cell).marks);
                    row.number = squeezed(cell)
                        .trim_start_matches(|x| MARKS.contains(&x))
                        .to_owned();
                }
                Role::Name | Role::Number => self.name(c, cell, &mut row),
                _ => {}
            }
        }
        if row.named || !row.number.is_empty() {
            self.covering.clear();
        }
        let inherited = self.covering.clone();
        if !row.name_marks.is_empty() {
            self.covering.clone_from(&row.name_marks);
        }
        row.marks.append(&mut row.name_marks);
        (row, inherited)
    }

    fn name(&mut self, column: usize, cell: &str, row: &mut Row) {
        let parsed = head(cell);
        let bare = trailing_marks(parsed.rest, &mut row.name_marks);
        row.name_marks.extend(&parsed.marks);
        // A new name ends what the names to its right were for.
        self.names.iter_mut().skip(column).for_each(String::clear);
        self.names[column] = joined(bare);
        row.named = true;
    }
}

impl Row {
    /// The row's first item takes its marks, and its number unless the words have their own.
    fn lead(&self, item: &mut Item, keep_own: bool) {
        if !keep_own || item.number.is_empty() {
            item.number.clone_from(&self.number);
        }
        item.marks.extend(&self.marks);
    }
}

/// A row with a number of its own and a list in its cell is one entry under the row's number; the
/// list keeps its first number.
fn keep_number_in_text(item: &mut Item, text: &str) {
    if item.style.take().is_some() {
        let marks = item.marks.clone();
        let first = split_marked(text).into_iter().next().unwrap_or(text);
        item.text = first
            .trim_start_matches(|c: char| marks.contains(&c) || c.is_whitespace())
            .to_owned();
        item.number.clear();
    }
}

/// A cell that holds nothing but marks.
pub(super) fn is_marks(cell: &str) -> bool {
    cell.chars()
        .all(|c| MARKS.contains(&c) || c.is_whitespace())
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
