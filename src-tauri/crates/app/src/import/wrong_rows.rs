//! The rows that could not be taken in, as a file to mend and drop again.

use bidwright_domain::Id;
use rust_xlsxwriter::{Color, Format, Workbook, XlsxError};

use super::sheet::{Cell, Row};
use super::{State, planned};
use crate::desk::{Desk, aside};
use crate::export::write_export;
use crate::failure::Failure;
use crate::language::Language;
use crate::view::{ExportedFile, ImportAction};
use crate::words::told;

/// Writes the wrong rows as they were, with their reasons in a last column.
pub async fn import_wrong_rows(desk: &Desk, id: Id) -> Result<ExportedFile, Failure> {
    let session = desk.imports.find(id)?;
    let (state, language) = (session.state(), desk.language());
    let stem = session.book.name();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let name = match language {
        Language::ZhCn => format!("{stem} 有误的行.xlsx"),
        Language::En => format!("{stem} wrong rows.xlsx"),
    };
    planned(&state)?;
    let bytes = aside(move || workbook(&state, language).map_err(Failure::unexpected)).await?;
    write_export(desk, &name, &bytes)
}

fn workbook(state: &State, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let head_format = Format::new().set_bold();
    let reason_format = Format::new().set_font_color(Color::RGB(0xC8_33_2B));
    let empty = Vec::new();
    let head = state.sheet.rows.get(state.mapping.head);
    let head = head.map_or(&empty, |row| &row.cells);
    let wrong: Vec<(&Row, String)> = state
        .plan
        .iter()
        .flat_map(|plan| &plan.rows)
        .filter(|row| row.action == ImportAction::Wrong)
        .filter_map(|row| {
            let reasons: Vec<String> = row
                .problems
                .iter()
                .map(|problem| {
                    let told = told(problem, language);
                    format!("{}{}", told.message, told.mend)
                })
                .collect();
            Some((state.sheet.rows.get(row.at)?, reasons.join("\n")))
        })
        .collect();
    let width = wrong
        .iter()
        .map(|(row, _)| row.cells.len())
        .chain([head.len()])
        .max();
    let last = u16::try_from(width.unwrap_or_default()).unwrap_or(u16::MAX - 1);
    for (column, cell) in (0u16..).zip(head) {
        sheet.write_string_with_format(0, column, cell.shown(), &head_format)?;
        sheet.set_column_width(column, 18)?;
    }
    let reason = match language {
        Language::ZhCn => "原因",
        Language::En => "Reason",
    };
    sheet.write_string_with_format(0, last, reason, &head_format)?;
    sheet.set_column_width(last, 70)?;
    for (at, (row, reasons)) in (1u32..).zip(&wrong) {
        for (column, cell) in (0u16..).zip(&row.cells) {
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => {
                    sheet.write_number(at, column, *number)?;
                }
                // Text stays text, also when it begins as a formula would.
                other => {
                    let text: String = other.shown().chars().take(32_000).collect();
                    sheet.write_string(at, column, text)?;
                }
            }
        }
        sheet.write_string_with_format(at, last, reasons, &reason_format)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
