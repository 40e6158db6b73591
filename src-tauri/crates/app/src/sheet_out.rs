//! Tables as a workbook: typed cells, a styled head that stays in sight, filters, widths.

use bidwright_domain::money::{BasisPoints, Fen};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError,
};

use crate::failure::Failure;
use crate::language::Language;

/// The longest text that Excel takes in a cell.
const LONGEST: usize = 32_767;

pub(crate) struct Head {
    pub zh: &'static str,
    pub en: &'static str,
    /// In characters.
    pub width: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Money(Fen),
    Rate(BasisPoints),
    Number(u32),
    Date(NaiveDate),
    Time(NaiveDateTime),
}

impl Cell {
    pub fn date(day: Option<NaiveDate>) -> Self {
        day.map_or(Cell::Empty, Cell::Date)
    }

    pub fn money(amount: Option<Fen>) -> Self {
        amount.map_or(Cell::Empty, Cell::Money)
    }

    /// The time on the clock of the place that the instant names; a text that is none stays a text.
    pub fn wall_time(instant: Option<&str>) -> Self {
        let Some(instant) = instant else {
            return Cell::Empty;
        };
        let wall: String = instant.chars().take(16).collect();
        NaiveDateTime::parse_from_str(&wall, "%Y-%m-%dT%H:%M")
            .map_or_else(|_| Cell::Text(instant.to_owned()), Cell::Time)
    }
}

/// A workbook being filled.
pub(crate) struct Book {
    book: Workbook,
    /// Per sheet the row that comes next and how many columns it has.
    sheets: Vec<(u32, u16)>,
    formats: Formats,
    language: Language,
}

struct Formats {
    head: Format,
    money: Format,
    rate: Format,
    date: Format,
    time: Format,
    /// Text that would begin a formula when somebody edits the cell.
    quoted: Format,
}

impl Book {
    pub fn new(language: Language) -> Self {
        let head = Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0xE8_EE_F6))
            .set_border_bottom(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter);
        Self {
            book: Workbook::new(),
            sheets: Vec::new(),
            formats: Formats {
                head,
                money: Format::new().set_num_format("#,##0.00"),
                rate: Format::new().set_num_format("0.##%"),
                date: Format::new().set_num_format("yyyy-mm-dd"),
                time: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
                quoted: Format::new().set_quote_prefix(),
            },
            language,
        }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// Begins another sheet.
    pub fn sheet(&mut self, name: &str, heads: &[Head]) -> Result<(), Failure> {
        let width = self.head(name, heads).map_err(Failure::unexpected)?;
        self.sheets.push((1, width));
        Ok(())
    }

    fn head(&mut self, name: &str, heads: &[Head]) -> Result<u16, XlsxError> {
        let page = self.book.add_worksheet();
        page.set_name(name)?;
        let mut width = 0;
        for (column, head) in (0u16..).zip(heads) {
            let text = self.language.pick(head.zh, head.en);
            page.write_string_with_format(0, column, text, &self.formats.head)?;
            page.set_column_width(column, head.width)?;
            width = column + 1;
        }
        page.set_freeze_panes(1, 0)?;
        Ok(width)
    }

    /// Adds a row to the sheet of this number.
    pub fn row(&mut self, sheet: usize, cells: &[Cell]) -> Result<(), Failure> {
        let Some((next, _)) = self.sheets.get_mut(sheet) else {
            return Ok(());
        };
        let row = *next;
        *next += 1;
        self.write(sheet, row, cells).map_err(Failure::unexpected)
    }

    fn write(&mut self, sheet: usize, row: u32, cells: &[Cell]) -> Result<(), XlsxError> {
        let formats = &self.formats;
        let page = self.book.worksheet_from_index(sheet)?;
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    let text: String = text.chars().take(LONGEST).collect();
                    if text.starts_with(['=', '+', '-', '@']) {
                        page.write_string_with_format(row, column, text, &formats.quoted)?;
                    } else {
                        page.write_string(row, column, text)?;
                    }
                }
                // Excel's cells hold doubles: exact to the fen far beyond our range.
                Cell::Money(fen) => {
                    let yuan = fen.0 as f64 / 100.0;
                    page.write_number_with_format(row, column, yuan, &formats.money)?;
                }
                Cell::Rate(rate) => {
                    let rate = f64::from(rate.0) / 10_000.0;
                    page.write_number_with_format(row, column, rate, &formats.rate)?;
                }
                Cell::Number(number) => {
                    page.write_number(row, column, *number)?;
                }
                Cell::Date(day) => {
                    let at = excel(*day)?;
                    page.write_datetime_with_format(row, column, &at, &formats.date)?;
                }
                Cell::Time(time) => {
                    let (hour, minute) = (time.hour() as u16, time.minute() as u8);
                    let at = excel(time.date())?.and_hms(hour, minute, 0)?;
                    page.write_datetime_with_format(row, column, &at, &formats.time)?;
                }
            }
        }
        Ok(())
    }

    /// The finished file.
    pub fn bytes(mut self) -> Result<Vec<u8>, Failure> {
        self.finish().map_err(Failure::unexpected)
    }

    fn finish(&mut self) -> Result<Vec<u8>, XlsxError> {
        for (sheet, (next, width)) in self.sheets.iter().enumerate() {
            let page = self.book.worksheet_from_index(sheet)?;
            if *width > 0 {
                page.autofilter(0, 0, next - 1, width - 1)?;
            }
        }
        self.book.save_to_buffer()
    }
}

fn excel(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8)
}
