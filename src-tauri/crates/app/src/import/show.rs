//! An import as the window and the command line show it.

use std::sync::Arc;

use bidwright_domain::Id;
use bidwright_domain::customer::Customer;
use bidwright_domain::product::Product;
use bidwright_store::{ImportMark, ImportNoun};

use super::columns::Column;
use super::plan::{Change, Plan, PlanRow};
use super::sheet::{Cell, Sheet};
use super::value::{Kind, Value};
use super::{Noun, Session, State, twice};
use crate::desk::Desk;
use crate::language::Language;
use crate::view::{
    ImportAction, ImportChange, ImportColumn, ImportCounts, ImportField, ImportReport, ImportRow,
    ImportStored, ImportView, ImportedNoun, Page, Told,
};
use crate::words::told;

/// Values of a column that are shown as examples.
const SAMPLES: usize = 3;

impl From<ImportedNoun> for ImportNoun {
    fn from(noun: ImportedNoun) -> Self {
        match noun {
            ImportedNoun::Customer => ImportNoun::Customer,
            ImportedNoun::Product => ImportNoun::Product,
        }
    }
}

impl From<ImportNoun> for ImportedNoun {
    fn from(noun: ImportNoun) -> Self {
        match noun {
            ImportNoun::Customer => ImportedNoun::Customer,
            ImportNoun::Product => ImportedNoun::Product,
        }
    }
}

pub(super) fn stored(mark: ImportMark) -> ImportStored {
    ImportStored {
        id: mark.id,
        noun: mark.noun.into(),
        file: mark.file,
        at: mark.at,
        actor: mark.actor,
        added: mark.added,
        changed: mark.changed,
        undone: mark.undone_at.is_some(),
    }
}

pub(super) fn view(desk: &Desk, session: &Session) -> ImportView {
    let state = session.state();
    let language = desk.language();
    let mut notes: Vec<Told> = state
        .sheet
        .notes
        .iter()
        .map(|n| told(n, language))
        .collect();
    if let Some(head) = state.sheet.rows.get(state.mapping.head) {
        notes.extend(twice(head).iter().map(|note| told(note, language)));
    }
    ImportView {
        id: session.id,
        noun: session.noun.into(),
        file: session.book.name().to_owned(),
        sheets: session.book.sheets.clone(),
        sheet: u32::try_from(state.sheet_at).unwrap_or_default(),
        head: state
            .sheet
            .rows
            .get(state.mapping.head)
            .map_or(1, |row| row.number),
        heads: heads(&state.sheet),
        columns: match session.noun {
            ImportNoun::Customer => columns::<Customer>(&state),
            ImportNoun::Product => columns::<Product>(&state),
        },
        fields: match session.noun {
            ImportNoun::Customer => fields::<Customer>(language),
            ImportNoun::Product => fields::<Product>(language),
        },
        remembered: state.remembered,
        notes,
        counts: state.plan.as_ref().ok().map(|plan| counts(plan)),
        problem: state.plan.as_ref().err().map(|f| told(f, language)),
        stored: state.stored,
    }
}

/// The row numbers that could be the head.
fn heads(sheet: &Sheet) -> Vec<u32> {
    sheet.rows.iter().take(20).map(|row| row.number).collect()
}

fn counts(plan: &Plan) -> ImportCounts {
    ImportCounts {
        add: plan.count(ImportAction::Add),
        change: plan.count(ImportAction::Change),
        same: plan.count(ImportAction::Same),
        repeated: plan.count(ImportAction::Repeated),
        wrong: plan.count(ImportAction::Wrong),
    }
}

fn fields<T: Noun>(language: Language) -> Vec<ImportField> {
    T::columns()
        .iter()
        .map(|column| ImportField {
            key: column.key.to_owned(),
            label: column.label(language).to_owned(),
            required: column.required,
        })
        .collect()
}

fn columns<T: Noun>(state: &State) -> Vec<ImportColumn> {
    let data = || state.sheet.rows.iter().skip(state.mapping.head + 1);
    let head = state.sheet.rows.get(state.mapping.head);
    let width = data()
        .take(200)
        .map(|row| row.cells.len())
        .chain(head.map(|row| row.cells.len()))
        .max()
        .unwrap_or_default();
    (0..width)
        .map(|at| {
            let cell = |cells: &[Cell]| cells.get(at).map(Cell::shown).unwrap_or_default();
            let samples = data()
                .take(200)
                .map(|row| short(&cell(&row.cells)))
                .filter(|text| !text.is_empty())
                .take(SAMPLES);
            ImportColumn {
                letters: super::letters(u32::try_from(at).unwrap_or_default()),
                head: head.map(|row| cell(&row.cells)).unwrap_or_default(),
                samples: samples.collect(),
                field: state
                    .mapping
                    .fields
                    .get(at)
                    .copied()
                    .flatten()
                    .map(|field| T::columns()[field].key.to_owned()),
            }
        })
        .collect()
}

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

pub(super) fn rows(
    desk: &Desk,
    session: &Session,
    action: Option<ImportAction>,
    offset: u32,
    limit: u32,
) -> Page<ImportRow> {
    let state = session.state();
    let Ok(plan) = &state.plan else {
        return Page {
            rows: Vec::new(),
            total: 0,
        };
    };
    let wanted = || {
        plan.rows
            .iter()
            .filter(|row| action.is_none_or(|action| row.action == action))
    };
    Page {
        total: u32::try_from(wanted().count()).unwrap_or(u32::MAX),
        rows: wanted()
            .skip(offset as usize)
            .take(limit as usize)
            .map(|row| shown(desk, session, &state, row))
            .collect(),
    }
}

fn shown(desk: &Desk, session: &Session, state: &State, row: &PlanRow) -> ImportRow {
    let language = desk.language();
    let cells = state.sheet.rows.get(row.at);
    let values = state
        .mapping
        .fields
        .iter()
        .enumerate()
        .filter_map(|(place, field)| {
            let text = cells?.cells.get(place).map(Cell::shown)?;
            let key = super::field_key(session.noun, (*field)?);
            Some((key.to_owned(), short(&text)))
        });
    ImportRow {
        row: cells.map_or(0, |row| row.number),
        action: row.action,
        values: values.collect(),
        changes: row
            .changes
            .iter()
            .map(|change| match session.noun {
                ImportNoun::Customer => changed::<Customer>(change, language),
                ImportNoun::Product => changed::<Product>(change, language),
            })
            .collect(),
        problems: row.problems.iter().map(|p| told(p, language)).collect(),
        warnings: row.warnings.iter().map(|w| told(w, language)).collect(),
    }
}

fn changed<T: Noun>(change: &Change, language: Language) -> ImportChange {
    let column = &T::columns()[change.column];
    ImportChange {
        field: column.key.to_owned(),
        label: column.label(language).to_owned(),
        from: short(&printed(column, &change.from, language)),
        to: short(&printed(column, &change.to, language)),
    }
}

/// A value in words.
pub(crate) fn printed<R>(column: &Column<R>, value: &Value, language: Language) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Money(amount) => amount.grouped(),
        Value::Rate(rate) => format!("{}%", rate.percent()),
        Value::Choice(code) => choice_word(column.kind, code, language).to_owned(),
        Value::None => String::new(),
    }
}

pub(crate) fn choice_word(kind: Kind, code: &'static str, language: Language) -> &'static str {
    let Kind::Choice(words) = kind else {
        return code;
    };
    let found = words.iter().find(|(known, _, _)| *known == code);
    match (found, language) {
        (Some((_, zh, _)), Language::ZhCn) => zh,
        (Some((_, _, en)), Language::En) => en,
        (None, _) => code,
    }
}

pub(super) fn report(
    desk: &Desk,
    session: &Session,
    plan: &Arc<Plan>,
    stored: Option<Id>,
) -> ImportReport {
    let state = session.state();
    let language = desk.language();
    let counts = counts(plan);
    ImportReport {
        session: session.id,
        import: stored,
        add: counts.add,
        change: counts.change,
        same: counts.same,
        repeated: counts.repeated,
        wrong: counts.wrong,
        notes: state
            .sheet
            .notes
            .iter()
            .map(|n| told(n, language))
            .collect(),
        rows: plan
            .rows
            .iter()
            .map(|row| shown(desk, session, &state, row))
            .collect(),
    }
}
