//! Spreadsheets from the user's hands: what kind of file it is, its sheets, one sheet as cells.
//!
//! A file is judged by its bytes, not by its name, and guarded before anything is unpacked.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bidwright_tender::Watch;
use chrono::NaiveDateTime;

use crate::failure::{Code, Failure};

mod csv;
pub(crate) mod excel;
mod guard;

/// More rows than this are refused, whatever a file claims of itself.
pub(crate) const MOST_ROWS: usize = 100_000;
/// Columns further right are not looked at.
pub(crate) const MOST_COLUMNS: usize = 200;

/// One cell as it stands in the file; formulas are their values.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Date(NaiveDateTime),
    /// `#N/A` and its like.
    Error(String),
    /// A formula whose value was never computed.
    Uncomputed,
}

impl Cell {
    pub fn is_empty(&self) -> bool {
        *self == Cell::Empty
    }

    /// The cell as a person reads it. A number is printed shortest, so 0.1 stays 0.1.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => format!("{number}"),
            Cell::Date(at) if at.time() == chrono::NaiveTime::MIN => at.date().to_string(),
            Cell::Date(at) => at.format("%Y-%m-%d %H:%M").to_string(),
            Cell::Error(error) => error.clone(),
            Cell::Uncomputed => "=".to_owned(),
        }
    }
}

/// Row number as the spreadsheet counts (from 1), and its cells from column A.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub number: u32,
    pub cells: Vec<Cell>,
}

/// One sheet without its empty rows.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub rows: Vec<Row>,
    /// What was noticed while reading and deserves a look.
    pub notes: Vec<Failure>,
}

/// A file of a known kind, with the names of its sheets.
#[derive(Clone)]
pub(crate) struct Book {
    name: String,
    bytes: Arc<Vec<u8>>,
    kind: Kind,
    pub sheets: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Xlsx,
    Xls,
    Text,
}

impl Book {
    /// Looks at a file and lists its sheets.
    ///
    /// # Errors
    /// `SheetEmpty`, `SheetIsPage`, `FormatOther`, `FileEncrypted`, `TooLarge`, `SheetUnreadable`.
    pub fn open(name: &str, bytes: Vec<u8>) -> Result<Self, Failure> {
        let kind = guard::kind(name, &bytes)?;
        let mut book = Self {
            name: name.to_owned(),
            bytes: Arc::new(bytes),
            kind,
            sheets: Vec::new(),
        };
        book.sheets = match kind {
            Kind::Text => vec![String::new()],
            Kind::Xlsx => book.careful(|| excel::xlsx_sheets(&book.bytes))?,
            Kind::Xls => book.careful(|| excel::xls_sheets(&book.bytes))?,
        };
        if book.sheets.is_empty() {
            return Err(book.failure(Code::SheetEmpty));
        }
        Ok(book)
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// Reads one sheet.
    ///
    /// # Errors
    /// `TooLarge` above 100,000 rows, `CsvBroken`, `SheetUnreadable`, `Cancelled`.
    pub fn read(&self, sheet: usize, watch: &dyn Watch) -> Result<Sheet, Failure> {
        let name = self.sheets.get(sheet).map_or("", |name| name.as_str());
        let mut sheet = match self.kind {
            Kind::Text => csv::read(&self.name, &self.bytes)?,
            Kind::Xlsx => self.careful(|| excel::xlsx(&self.bytes, name, watch))?,
            Kind::Xls => self.careful(|| excel::xls(&self.bytes, name, watch))?,
        };
        if watch.step(0, 0).is_break() {
            return Err(Failure::new(Code::Cancelled));
        }
        if sheet.rows.len() > MOST_ROWS {
            return Err(too_many(&self.name));
        }
        if self.kind == Kind::Text && self.named_as_book() && !several_columns(&sheet) {
            return Err(self.failure(Code::SheetUnreadable));
        }
        if let Some(real) = self.other_kind() {
            let note = self.failure(Code::SheetOtherKind).fact("kind", real);
            sheet.notes.push(note);
        }
        Ok(sheet)
    }

    /// The first sheet that holds anything, or the first.
    pub fn first_used(&self, watch: &dyn Watch) -> Result<(usize, Sheet), Failure> {
        let first = self.read(0, watch)?;
        if first.rows.is_empty() {
            for at in 1..self.sheets.len().min(20) {
                let sheet = self.read(at, watch)?;
                if !sheet.rows.is_empty() {
                    return Ok((at, sheet));
                }
            }
        }
        Ok((0, first))
    }

    fn named_as_book(&self) -> bool {
        let name = self.name.to_lowercase();
        name.ends_with(".xlsx") || name.ends_with(".xls")
    }

    /// What the file really is, when its name says another kind.
    fn other_kind(&self) -> Option<&'static str> {
        let name = self.name.to_lowercase();
        match self.kind {
            Kind::Xlsx if name.ends_with(".xls") || name.ends_with(".csv") => Some(".xlsx"),
            Kind::Xls if name.ends_with(".xlsx") || name.ends_with(".csv") => Some(".xls"),
            Kind::Text if self.named_as_book() => Some(".csv"),
            _ => None,
        }
    }

    fn failure(&self, code: Code) -> Failure {
        Failure::new(code).field("file").fact("name", &self.name)
    }

    /// Runs a reader of others; a panic in it is a file that cannot be read, no fault of ours.
    fn careful<T>(&self, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        catch_unwind(AssertUnwindSafe(work))
            .unwrap_or_else(|_| Err(Failure::new(Code::SheetUnreadable)))
            .map_err(|failure| match failure.code {
                Code::SheetUnreadable | Code::FileEncrypted | Code::TooLarge => {
                    failure.field("file").fact("name", &self.name)
                }
                _ => failure,
            })
    }
}

fn several_columns(sheet: &Sheet) -> bool {
    sheet
        .rows
        .iter()
        .take(20)
        .any(|row| row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1)
}

pub(super) fn too_many(name: &str) -> Failure {
    Failure::new(Code::TooLarge)
        .field("file")
        .fact("name", name)
        .fact("detail", format!("> {MOST_ROWS}"))
}

/// Row number and its cells as text, empty rows left out.
pub(crate) type TextRow = (u32, Vec<String>);

/// The first sheet's rows as text.
///
/// # Errors
/// As [`Book::open`] and [`Book::read`].
pub(crate) fn text_rows(name: &str, bytes: Vec<u8>) -> Result<Vec<TextRow>, Failure> {
    let sheet = Book::open(name, bytes)?.read(0, &bidwright_tender::NoWatch)?;
    let text = |row: Row| (row.number, row.cells.iter().map(Cell::shown).collect());
    Ok(sheet.rows.into_iter().map(text).collect())
}
