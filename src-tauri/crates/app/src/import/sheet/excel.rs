//! Cells of .xlsx and .xls files.

use std::io::Cursor;

use bidwright_tender::Watch;
use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, Xls, XlsError, Xlsx};

use super::{Cell, MOST_COLUMNS, MOST_ROWS, Row, Sheet, too_many};
use crate::failure::{Code, Failure};

/// Cells between two looks at the watch.
const PACE: u32 = 20_000;

type Bytes<'a> = Cursor<&'a [u8]>;

fn unreadable(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Failure {
    Failure::new(Code::SheetUnreadable).caused_by(error)
}

fn open_xlsx(bytes: &[u8]) -> Result<Xlsx<Bytes<'_>>, Failure> {
    Xlsx::new(Cursor::new(bytes)).map_err(unreadable)
}

fn open_xls(bytes: &[u8]) -> Result<Xls<Bytes<'_>>, Failure> {
    Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Failure::new(Code::FileEncrypted),
        error => unreadable(error),
    })
}

pub(super) fn xlsx_sheets(bytes: &[u8]) -> Result<Vec<String>, Failure> {
    Ok(open_xlsx(bytes)?.sheet_names())
}

pub(super) fn xls_sheets(bytes: &[u8]) -> Result<Vec<String>, Failure> {
    Ok(open_xls(bytes)?.sheet_names())
}

/// Reads cell by cell, so that what a sheet claims of its size costs nothing.
pub(super) fn xlsx(bytes: &[u8], sheet: &str, watch: &dyn Watch) -> Result<Sheet, Failure> {
    let mut book = open_xlsx(bytes)?;
    let merged = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    let mut reader = book.worksheet_cells_reader(sheet).map_err(unreadable)?;
    let mut rows = Rows::default();
    let mut read = 0_u32;
    while let Some(record) = reader
        .next_cell_with_formula_metadata()
        .map_err(unreadable)?
    {
        read += 1;
        if read.is_multiple_of(PACE) && watch.step(0, 0).is_break() {
            return Err(Failure::new(Code::Cancelled));
        }
        let cell = match record.value {
            DataRef::Empty if record.formula.is_some() => Cell::Uncomputed,
            value => of_ref(value),
        };
        rows.put(record.pos, cell)?;
    }
    Ok(rows.finish(&merged))
}

pub(super) fn xls(bytes: &[u8], sheet: &str, watch: &dyn Watch) -> Result<Sheet, Failure> {
    let mut book = open_xls(bytes)?;
    let merged = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    let range = book.worksheet_range(sheet).map_err(unreadable)?;
    let mut rows = Rows::default();
    let (top, left) = range.start().unwrap_or_default();
    for (read, (row, column, cell)) in (1_u32..).zip(range.used_cells()) {
        if read.is_multiple_of(PACE) && watch.step(0, 0).is_break() {
            return Err(Failure::new(Code::Cancelled));
        }
        let place = (
            top + u32::try_from(row).unwrap_or(u32::MAX / 2),
            left + u32::try_from(column).unwrap_or(u32::MAX / 2),
        );
        rows.put(place, of_data(cell))?;
    }
    Ok(rows.finish(&merged))
}

fn text(text: &str) -> Cell {
    // Word joiners and the like are how copied cells look empty and are not.
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}')
    });
    if text.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(text.to_owned())
    }
}

fn date(at: &ExcelDateTime) -> Cell {
    match at.as_datetime() {
        Some(date) if at.is_datetime() => Cell::Date(date),
        _ => Cell::Number(at.as_f64()),
    }
}

fn of_ref(value: DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(number as f64),
        DataRef::Float(number) => Cell::Number(number),
        DataRef::String(string) => text(&string),
        DataRef::SharedString(string) => text(string),
        DataRef::Bool(yes) => text(if yes { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(at) => date(&at),
        DataRef::DateTimeIso(iso) | DataRef::DurationIso(iso) => text(&iso),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

fn of_data(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::String(string) => text(string),
        Data::Bool(yes) => text(if *yes { "TRUE" } else { "FALSE" }),
        Data::DateTime(at) => date(at),
        Data::DateTimeIso(iso) | Data::DurationIso(iso) => text(iso),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

/// Rows as their cells arrive.
#[derive(Default)]
struct Rows(Vec<Row>);

impl Rows {
    fn put(&mut self, (row, column): (u32, u32), cell: Cell) -> Result<(), Failure> {
        let column = column as usize;
        if cell.is_empty() || column >= MOST_COLUMNS {
            return Ok(());
        }
        let number = row.saturating_add(1);
        let at = match self.0.last() {
            Some(last) if last.number == number => self.0.len() - 1,
            Some(last) if last.number > number => {
                match self.0.binary_search_by_key(&number, |row| row.number) {
                    Ok(at) => at,
                    Err(at) => self.open(at, number)?,
                }
            }
            _ => self.open(self.0.len(), number)?,
        };
        let cells = &mut self.0[at].cells;
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        Ok(())
    }

    fn open(&mut self, at: usize, number: u32) -> Result<usize, Failure> {
        if self.0.len() > MOST_ROWS {
            return Err(too_many(""));
        }
        let cells = Vec::new();
        self.0.insert(at, Row { number, cells });
        Ok(at)
    }

    /// A value merged over several rows holds for each of them.
    fn finish(mut self, merged: &[Dimensions]) -> Sheet {
        let mut named = Vec::new();
        for region in merged {
            let ((top, left), (bottom, _)) = (region.start, region.end);
            let column = left as usize;
            if bottom <= top || column >= MOST_COLUMNS {
                continue;
            }
            let number = top.saturating_add(1);
            let Ok(first) = self.0.binary_search_by_key(&number, |row| row.number) else {
                continue;
            };
            let Some(value) = self.0[first].cells.get(column).cloned() else {
                continue;
            };
            let last = bottom.saturating_add(1);
            let below = self.0[first + 1..].iter_mut();
            for row in below.take_while(|row| row.number <= last) {
                if row.cells.len() <= column {
                    row.cells.resize(column + 1, Cell::Empty);
                }
                row.cells[column] = value.clone();
            }
            named.push(format!("{}{number}:{}{last}", letters(left), letters(left)));
        }
        let mut notes = Vec::new();
        if !named.is_empty() {
            let more = if named.len() > 5 { " …" } else { "" };
            named.truncate(5);
            let range = format!("{}{more}", named.join(", "));
            notes.push(Failure::new(Code::CellsMerged).fact("range", range));
        }
        Sheet {
            rows: self.0,
            notes,
        }
    }
}

/// `A`, `Z`, `AA`: a column as spreadsheets call it, from 0.
pub(crate) fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(
            b'A' + u8::try_from(rest % 26).unwrap_or_default(),
        ));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}
