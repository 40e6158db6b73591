//! What can be in a sheet: one table of columns per noun, and how a head row is recognised.

use std::collections::HashMap;

use super::sheet::{Cell, Row};
use super::value::{Kind, Value};
use crate::failure::{Code, Failure};
use crate::language::Language;

/// One column of a noun: how it is called, read, set and shown.
pub(crate) struct Column<R: 'static> {
    pub key: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    /// Other names in lower case.
    pub names: &'static [&'static str],
    pub required: bool,
    /// Belongs to a part of the row (a contact), of which there can be several.
    pub part: bool,
    pub kind: Kind,
    pub get: fn(&R) -> Value,
    pub set: fn(&mut R, Value),
}

impl<R> Column<R> {
    pub fn label(&self, language: Language) -> &'static str {
        match language {
            Language::ZhCn => self.zh,
            Language::En => self.en,
        }
    }

    fn is_called(&self, head: &str) -> bool {
        head == self.zh || head == self.en.to_lowercase() || self.names.contains(&head)
    }
}

/// A text column: `text!("phone", "电话", "Phone", 100, ["telephone"], customer.phone)`.
macro_rules! text {
    ($key:literal, $zh:literal, $en:literal, $most:literal, [$($name:literal),*], $($path:ident).+) => {
        $crate::import::columns::Column {
            key: $key,
            zh: $zh,
            en: $en,
            names: &[$($name),*],
            required: false,
            part: false,
            kind: $crate::import::value::Kind::Text($most),
            get: |row| $crate::import::value::Value::Text(row.$($path).+.clone()),
            set: |row, value| {
                if let $crate::import::value::Value::Text(text) = value {
                    row.$($path).+ = text;
                }
            },
        }
    };
}
/// A column of amounts: `money!("cost", "成本", "Cost", ["成本价"], cost)`.
macro_rules! money {
    ($key:literal, $zh:literal, $en:literal, [$($name:literal),*], $($path:ident).+) => {
        $crate::import::columns::Column {
            key: $key,
            zh: $zh,
            en: $en,
            names: &[$($name),*],
            required: false,
            part: false,
            kind: $crate::import::value::Kind::Money,
            get: |row| $crate::import::value::Value::Money(row.$($path).+),
            set: |row, value| {
                if let $crate::import::value::Value::Money(amount) = value {
                    row.$($path).+ = amount;
                }
            },
        }
    };
}
pub(crate) use {money, text};

/// Which column of the noun stands in which column of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mapping {
    /// Index into the sheet's rows; the rows after it are the data.
    pub head: usize,
    /// Per column of the sheet the index of the noun's column.
    pub fields: Vec<Option<usize>>,
}

impl Mapping {
    /// The column of the sheet that holds the noun's column.
    pub fn place(&self, field: usize) -> Option<usize> {
        self.fields.iter().position(|found| *found == Some(field))
    }
}

/// Rows among which a head is looked for.
const HEAD_WITHIN: usize = 20;

/// A head without unit in brackets, spaces and star: `单价（元）*` -> `单价`.
pub(crate) fn plain(head: &str) -> String {
    let cut = head
        .split(['(', '（', '[', '【', '\n'])
        .next()
        .unwrap_or_default();
    let cut: String = cut
        .chars()
        .filter(|c| !matches!(c, '*' | '＊' | ':' | '：'))
        .collect();
    cut.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
        .replace(['_', '-'], " ")
}

/// Finds the head row and what its columns are: the row that names most columns. Without any, the
/// first row with several texts, and nothing is mapped.
pub(crate) fn guess<R>(rows: &[Row], columns: &[Column<R>]) -> Mapping {
    let mapped = |at: usize| named(&rows[at], columns);
    let count = |fields: &[Option<usize>]| fields.iter().flatten().count();
    let best = (0..rows.len().min(HEAD_WITHIN))
        .map(|at| (at, mapped(at)))
        .max_by_key(|(at, fields)| (count(fields), std::cmp::Reverse(*at)));
    match best {
        Some((head, fields)) if count(&fields) > 0 => Mapping { head, fields },
        _ => {
            let texts = |row: &Row| {
                let text = |cell: &&Cell| matches!(cell, Cell::Text(_));
                row.cells.iter().filter(text).count()
            };
            let head = rows.iter().take(HEAD_WITHIN).position(|row| texts(row) > 1);
            at_head(rows, head.unwrap_or_default(), columns)
        }
    }
}

/// What the columns are when the head stands in this row.
pub(crate) fn at_head<R>(rows: &[Row], head: usize, columns: &[Column<R>]) -> Mapping {
    let fields = rows.get(head).map(|row| named(row, columns));
    Mapping {
        head,
        fields: fields.unwrap_or_default(),
    }
}

/// Each column of the noun at most once, in the first place that is called so.
fn named<R>(row: &Row, columns: &[Column<R>]) -> Vec<Option<usize>> {
    let mut taken = vec![false; columns.len()];
    row.cells
        .iter()
        .map(|cell| {
            let head = plain(&cell.shown());
            let found = columns
                .iter()
                .position(|column| !head.is_empty() && column.is_called(&head))?;
            (!std::mem::replace(&mut taken[found], true)).then_some(found)
        })
        .collect()
}

/// Heads that stand in two columns, so that only the first is read.
pub(crate) fn twice(row: &Row) -> Vec<Failure> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut notes = Vec::new();
    for (at, cell) in row.cells.iter().enumerate() {
        let head = plain(&cell.shown());
        if head.is_empty() {
            continue;
        }
        if let Some(first) = seen.get(&head) {
            let letter = |at: usize| super::letters(u32::try_from(at).unwrap_or_default());
            notes.push(
                Failure::new(Code::HeadTwice)
                    .fact("column", cell.shown())
                    .fact("first", letter(*first))
                    .fact("second", letter(at)),
            );
        } else {
            seen.insert(head, at);
        }
    }
    notes
}

/// What a set of heads is remembered by.
pub(crate) fn signature(row: &Row) -> String {
    let heads: Vec<String> = row.cells.iter().map(|cell| plain(&cell.shown())).collect();
    heads.join("\u{1f}")
}
