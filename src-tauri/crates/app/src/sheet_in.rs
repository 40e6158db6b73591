//! Spreadsheets from the user's hands: the first sheet as rows of text.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};

use crate::failure::{Code, Failure};

/// More rows than this are refused before they are read into memory.
const MOST_ROWS: usize = 100_000;

/// Row number as the spreadsheet counts (from 1) and its cells as text, empty rows left out.
pub(crate) type TextRow = (u32, Vec<String>);

/// The first sheet's rows. Numbers come out as typed, without thousands separators.
///
/// # Errors
/// `SheetUnreadable` when it is no workbook, `TooLarge` above 100,000 rows.
pub(crate) fn rows(name: &str, bytes: Vec<u8>) -> Result<Vec<TextRow>, Failure> {
    let unreadable = || {
        Failure::new(Code::SheetUnreadable)
            .field("file")
            .fact("name", name)
    };
    let mut book =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|e| unreadable().caused_by(e))?;
    let range = book
        .worksheet_range_at(0)
        .ok_or_else(unreadable)?
        .map_err(|e| unreadable().caused_by(e))?;
    if range.height() > MOST_ROWS {
        return Err(Failure::new(Code::TooLarge)
            .fact("name", name)
            .fact("detail", format!("> {MOST_ROWS}")));
    }
    let first = range.start().map_or(0, |(row, _)| row);
    Ok((first + 1..)
        .zip(range.rows())
        .map(|(number, cells)| (number, cells.iter().map(text).collect::<Vec<_>>()))
        .filter(|(_, cells)| cells.iter().any(|c| !c.is_empty()))
        .collect())
}

/// A cell as a person reads it. A float is printed shortest, so 0.1 stays 0.1.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Float(f) => format!("{f}"),
        other => other.to_string().trim().to_owned(),
    }
}
