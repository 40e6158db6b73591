//! What an import would do, row by row. Nothing is written here.

use std::collections::HashMap;
use std::ops::ControlFlow;

use bidwright_domain::Id;
use bidwright_domain::customer::Customer;
use bidwright_domain::product::Product;
use bidwright_store::{ImportKey, Store};
use bidwright_tender::Watch;

use super::columns::{Column, Mapping};
use super::noun::{Key, Noun, Said};
use super::sheet::{Row, Sheet};
use super::value::{Value, Wrong};
use crate::failure::{Code, Failure};
use crate::view::ImportAction;

/// Rows between two looks at the watch.
const PACE: usize = 500;

/// One row of the sheet.
pub(crate) struct PlanRow {
    /// Index into the sheet's rows.
    pub at: usize,
    pub action: ImportAction,
    pub changes: Vec<Change>,
    /// Why it is wrong.
    pub problems: Vec<Failure>,
    /// What deserves a look.
    pub warnings: Vec<Failure>,
}

/// What a row changes in a stored one.
pub(crate) struct Change {
    /// Index into the noun's columns.
    pub column: usize,
    pub from: Value,
    pub to: Value,
}

/// The rows that are to be written.
pub(crate) enum Rows {
    Customers {
        new: Vec<Customer>,
        changed: Vec<Customer>,
    },
    Products {
        new: Vec<Product>,
        changed: Vec<Product>,
    },
}

pub(crate) struct Plan {
    pub rows: Vec<PlanRow>,
    pub write: Rows,
}

impl Plan {
    pub fn count(&self, action: ImportAction) -> u32 {
        let rows = self.rows.iter().filter(|row| row.action == action).count();
        u32::try_from(rows).unwrap_or(u32::MAX)
    }
}

/// A noun that knows which list of [`Rows`] is its own.
pub(crate) trait Planned: Noun {
    fn rows(new: Vec<Self>, changed: Vec<Self>) -> Rows;
}

impl Planned for Customer {
    fn rows(new: Vec<Self>, changed: Vec<Self>) -> Rows {
        Rows::Customers { new, changed }
    }
}

impl Planned for Product {
    fn rows(new: Vec<Self>, changed: Vec<Self>) -> Rows {
        Rows::Products { new, changed }
    }
}

/// Compares a sheet with the store.
///
/// # Errors
/// `ColumnMissing` when a required column is not mapped, `Cancelled`.
pub(crate) async fn plan<T: Planned>(
    store: &Store,
    sheet: &Sheet,
    mapping: &Mapping,
    watch: &(dyn Watch + Sync),
) -> Result<Plan, Failure> {
    require(T::columns(), mapping)?;
    let known = Known::of(store.import_keys(T::NOUN).await?);
    let mut drafts = Drafts::<T>::default();
    let mut rows = Vec::new();
    let total = sheet.rows.len() - (mapping.head + 1).min(sheet.rows.len());
    for (done, (at, row)) in sheet
        .rows
        .iter()
        .enumerate()
        .skip(mapping.head + 1)
        .enumerate()
    {
        if done % PACE == 0 && step(watch, done, total).is_break() {
            return Err(Failure::new(Code::Cancelled));
        }
        let planned = match read_row(T::columns(), mapping, row) {
            Err(problems) => Err(problems),
            Ok(said) if said.is_empty() => continue,
            Ok(said) => drafts.put(store, &known, row, &said).await?,
        };
        rows.push(match planned {
            Ok((action, changes, warnings)) => PlanRow {
                at,
                action,
                changes,
                problems: Vec::new(),
                warnings,
            },
            Err(problems) => PlanRow {
                at,
                action: ImportAction::Wrong,
                changes: Vec::new(),
                problems,
                warnings: Vec::new(),
            },
        });
    }
    let (new, changed) = drafts.finish();
    Ok(Plan {
        rows,
        write: T::rows(new, changed),
    })
}

fn step(watch: &(dyn Watch + Sync), done: usize, total: usize) -> ControlFlow<()> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    watch.step(count(done), count(total))
}

fn require<R>(columns: &[Column<R>], mapping: &Mapping) -> Result<(), Failure> {
    let missing =
        (0..columns.len()).find(|&field| columns[field].required && mapping.place(field).is_none());
    match missing {
        None => Ok(()),
        Some(field) => {
            let column = &columns[field];
            let column = format!("{} {}", column.zh, column.en);
            Err(Failure::new(Code::ColumnMissing)
                .field("file")
                .fact("column", column))
        }
    }
}

/// The values of a row, or everything that is wrong with it.
fn read_row<R>(
    columns: &[Column<R>],
    mapping: &Mapping,
    row: &Row,
) -> Result<Vec<Said>, Vec<Failure>> {
    let (mut said, mut problems) = (Vec::new(), Vec::new());
    for (place, field) in mapping.fields.iter().enumerate() {
        let (Some(field), Some(cell)) = (*field, row.cells.get(place)) else {
            continue;
        };
        match columns[field].kind.read(cell) {
            Ok(Value::None) => {}
            Ok(value) => said.push((field, value)),
            Err(wrong) => problems.push(cell_problem(&columns[field], row, place, &wrong)),
        }
    }
    let unused = |field: usize| {
        mapping.place(field).is_some_and(|place| {
            row.cells
                .get(place)
                .is_none_or(super::sheet::Cell::is_empty)
        })
    };
    if !said.is_empty() {
        for (field, column) in columns.iter().enumerate() {
            if column.required && unused(field) {
                problems.push(
                    Failure::new(Code::CellMissing)
                        .field(column.key)
                        .fact("row", row.number)
                        .fact("column", column.zh),
                );
            }
        }
    }
    if problems.is_empty() {
        Ok(said)
    } else {
        Err(problems)
    }
}

fn cell_problem<R>(column: &Column<R>, row: &Row, place: usize, wrong: &Wrong) -> Failure {
    let shown: String = row.cells[place].shown().chars().take(60).collect();
    let failure = |code| {
        Failure::new(code)
            .field(column.key)
            .fact("row", row.number)
            .fact("column", column.zh)
            .fact("value", &shown)
    };
    match wrong {
        Wrong::Unlike(expected) => failure(Code::CellWrong).fact("expected", expected),
        Wrong::TooLong(most) => failure(Code::CellTooLong).fact("most", most),
        Wrong::Error => failure(Code::CellError),
        Wrong::Uncomputed => failure(Code::CellUncomputed),
        Wrong::Rounded => failure(Code::CellRounded),
        Wrong::OutOfRange(expected) => failure(Code::CellOutOfRange).fact("expected", expected),
    }
}

/// The stored rows by what finds them.
struct Known {
    codes: HashMap<String, Id>,
    names: HashMap<String, Vec<Id>>,
}

impl Known {
    fn of(keys: Vec<ImportKey>) -> Self {
        let mut known = Self {
            codes: HashMap::new(),
            names: HashMap::new(),
        };
        for key in keys {
            let code = key.code.trim().to_uppercase();
            if !code.is_empty() {
                known.codes.insert(code, key.id);
            }
            known
                .names
                .entry(key.name.trim().to_owned())
                .or_default()
                .push(key.id);
        }
        known
    }
}

struct Draft<T> {
    stored: Option<T>,
    now: T,
    /// The row that it began with.
    row: u32,
}

/// The rows that the sheet has named so far.
struct Drafts<T> {
    list: Vec<Draft<T>>,
    codes: HashMap<String, usize>,
    names: HashMap<String, usize>,
}

impl<T> Default for Drafts<T> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            codes: HashMap::new(),
            names: HashMap::new(),
        }
    }
}

type Planning = Result<(ImportAction, Vec<Change>, Vec<Failure>), Vec<Failure>>;

impl<T: Noun> Drafts<T> {
    /// Adds a row; the outer error is a store that cannot be read.
    async fn put(
        &mut self,
        store: &Store,
        known: &Known,
        row: &Row,
        said: &[Said],
    ) -> Result<Planning, Failure> {
        let fresh = applied(&T::blank(), said);
        let key = fresh.key();
        if let Some(at) = self.place(&key) {
            return Ok(self.join(at, row, said));
        }
        let stored = match self.stored(store, known, &fresh, &key, row).await? {
            Ok(stored) => stored,
            Err(problem) => return Ok(Err(vec![problem])),
        };
        let now = stored
            .as_ref()
            .map_or(fresh, |stored| applied(stored, said));
        if let Err(problem) = now.check() {
            return Ok(Err(vec![
                Failure::new(problem.code)
                    .field(problem.field.unwrap_or_default())
                    .with_facts(problem.facts)
                    .fact("row", row.number),
            ]));
        }
        let changes = match &stored {
            Some(stored) => changes(stored, &now, said),
            None => Vec::new(),
        };
        let action = match &stored {
            None => ImportAction::Add,
            Some(stored) if *stored == now => ImportAction::Same,
            Some(_) => ImportAction::Change,
        };
        let warnings = now.warnings();
        self.remember(&key, &now.key());
        self.list.push(Draft {
            stored,
            now,
            row: row.number,
        });
        Ok(Ok((action, changes, warnings)))
    }

    fn place(&self, key: &Key) -> Option<usize> {
        let by_code = self.codes.get(&key.code.to_uppercase());
        let by_name = || self.names.get(&key.name);
        let found = if key.code.is_empty() {
            by_name()
        } else {
            by_code.or_else(by_name)
        };
        found.copied()
    }

    fn remember(&mut self, said: &Key, now: &Key) {
        let at = self.list.len();
        for key in [said, now] {
            if !key.code.is_empty() {
                self.codes.insert(key.code.to_uppercase(), at);
            }
            if !key.name.is_empty() {
                self.names.insert(key.name.clone(), at);
            }
        }
    }

    /// The stored row that is meant; the inner error is a row of the same name that is another.
    async fn stored(
        &self,
        store: &Store,
        known: &Known,
        fresh: &T,
        key: &Key,
        row: &Row,
    ) -> Result<Result<Option<T>, Failure>, Failure> {
        if let Some(id) = known.codes.get(&key.code.to_uppercase()) {
            return Ok(Ok(T::load(store, *id).await?));
        }
        let name = key.name.split('\u{1f}').next().unwrap_or_default();
        let mut other = false;
        for id in known.names.get(name).into_iter().flatten() {
            match T::load(store, *id).await? {
                Some(stored) if fresh.same_by_name(&stored) => return Ok(Ok(Some(stored))),
                Some(_) => other = true,
                None => {}
            }
        }
        if other && T::NOUN == bidwright_store::ImportNoun::Customer {
            return Ok(Err(Failure::new(Code::RowOtherCode)
                .field("credit_code")
                .fact("row", row.number)
                .fact("value", name)));
        }
        Ok(Ok(None))
    }

    /// A row about something that the sheet has named before: another part of it, the same again,
    /// or a contradiction.
    fn join(&mut self, at: usize, row: &Row, said: &[Said]) -> Planning {
        let draft = &mut self.list[at];
        let columns = T::columns();
        let before = draft.now.row(said);
        let differs = said.iter().find(|(field, value)| {
            let old = (columns[*field].get)(&before);
            !columns[*field].part && !is_blank(&old) && !alike(&old, value)
        });
        if let Some((field, _)) = differs {
            return Err(vec![
                Failure::new(Code::RowRepeated)
                    .field(columns[*field].key)
                    .fact("row", row.number)
                    .fact("first", draft.row)
                    .fact("column", columns[*field].zh),
            ]);
        }
        let next = applied(&draft.now, said);
        if next == draft.now {
            return Ok((ImportAction::Repeated, Vec::new(), Vec::new()));
        }
        let changes = changes(&draft.now, &next, said);
        draft.now = next;
        let action = match &draft.stored {
            None => ImportAction::Add,
            Some(_) => ImportAction::Change,
        };
        Ok((action, changes, Vec::new()))
    }

    fn finish(self) -> (Vec<T>, Vec<T>) {
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for draft in self.list {
            match draft.stored {
                None => new.push(draft.now),
                Some(stored) if stored != draft.now => changed.push(draft.now),
                Some(_) => {}
            }
        }
        (new, changed)
    }
}

fn is_blank(value: &Value) -> bool {
    matches!(value, Value::None) || *value == Value::Text(String::new())
}

/// Codes are compared without regard to case.
fn alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.eq_ignore_ascii_case(b),
        _ => a == b,
    }
}

/// What it becomes when the row's values are set; empty cells leave what is there.
fn applied<T: Noun>(before: &T, said: &[Said]) -> T {
    let mut row = before.row(said);
    for (field, value) in said {
        (T::columns()[*field].set)(&mut row, value.clone());
    }
    let mut after = before.clone();
    after.take(row);
    after
}

fn changes<T: Noun>(before: &T, after: &T, said: &[Said]) -> Vec<Change> {
    let (before, after) = (before.row(said), after.row(said));
    said.iter()
        .filter_map(|(column, _)| {
            let get = T::columns()[*column].get;
            let (from, to) = (get(&before), get(&after));
            (from != to).then_some(Change {
                column: *column,
                from,
                to,
            })
        })
        .collect()
}
