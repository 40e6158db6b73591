//! Text tables: encoding, delimiter, quotes.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use super::{Cell, MOST_ROWS, Row, Sheet, too_many};
use crate::failure::{Code, Failure};

const DELIMITERS: [char; 3] = [',', ';', '\t'];

pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Sheet, Failure> {
    let text = decoded(name, bytes)?;
    let (text, hinted) = hint(&text);
    let delimiter = hinted.unwrap_or_else(|| guessed(text));
    let mut sheet = Sheet::default();
    let skipped = u32::from(hinted.is_some());
    let mut reader = Records::new(name, text, delimiter);
    let mut number = skipped;
    while let Some(cells) = reader.next()? {
        number += 1;
        if cells.iter().all(Cell::is_empty) {
            continue;
        }
        if sheet.rows.len() > MOST_ROWS {
            return Err(too_many(name));
        }
        sheet.rows.push(Row { number, cells });
    }
    Ok(sheet)
}

fn broken(name: &str, line: usize, detail: &str) -> Failure {
    Failure::new(Code::CsvBroken)
        .field("file")
        .fact("name", name)
        .fact("row", line)
        .fact("detail", detail)
}

/// UTF-8 or UTF-16 by its mark, else UTF-8 when it is that throughout, else GB18030.
fn decoded(name: &str, bytes: &[u8]) -> Result<String, Failure> {
    let line_of = |at: usize| {
        bytes[..at.min(bytes.len())]
            .iter()
            .filter(|b| **b == b'\n')
            .count()
            + 1
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] => wide(UTF_16BE, rest),
        _ => {
            let marked = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]);
            match (std::str::from_utf8(marked.unwrap_or(bytes)), marked) {
                (Ok(text), _) => Some(text.to_owned()),
                (Err(error), Some(_)) => {
                    return Err(broken(name, line_of(error.valid_up_to() + 3), "UTF-8"));
                }
                (Err(error), None) => {
                    let found = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
                    match found {
                        Some(text) => Some(text.into_owned()),
                        None => {
                            return Err(broken(
                                name,
                                line_of(error.valid_up_to()),
                                "UTF-8 / GB18030",
                            ));
                        }
                    }
                }
            }
        }
    };
    let text = text.ok_or_else(|| broken(name, 1, "UTF-16"))?;
    match text.find('\0') {
        None => Ok(text),
        Some(at) => {
            let line = text[..at].matches('\n').count() + 1;
            Err(broken(name, line, "NUL"))
        }
    }
}

fn wide(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// Excel's own hint in the first line: `sep=;`.
fn hint(text: &str) -> (&str, Option<char>) {
    let Some(rest) = text.strip_prefix("sep=") else {
        return (text, None);
    };
    let mut letters = rest.chars();
    let delimiter = letters.next().filter(|d| DELIMITERS.contains(d));
    let rest = letters.as_str();
    let after = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix('\n'));
    match (delimiter, after) {
        (Some(delimiter), Some(after)) => (after, Some(delimiter)),
        _ => (text, None),
    }
}

/// The sign that parts most cells of the first lines, outside quotes.
fn guessed(text: &str) -> char {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut quoted = false;
    let mut lines = 0;
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '\n' if !quoted => lines += 1,
            _ if quoted => {}
            _ => {
                if let Some(at) = DELIMITERS.iter().position(|d| *d == letter) {
                    counts[at] += 1;
                }
            }
        }
        if lines > 20 {
            break;
        }
    }
    let best = (0..DELIMITERS.len()).rev().max_by_key(|&at| counts[at]);
    best.map_or(',', |at| DELIMITERS[at])
}

struct Records<'a> {
    name: &'a str,
    rest: &'a str,
    delimiter: char,
    /// The line of the file that is being read, from 1.
    line: usize,
}

impl<'a> Records<'a> {
    fn new(name: &'a str, text: &'a str, delimiter: char) -> Self {
        Self {
            name,
            rest: text,
            delimiter,
            line: 1,
        }
    }

    /// The next record; none at the end.
    fn next(&mut self) -> Result<Option<Vec<Cell>>, Failure> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let mut cells = Vec::new();
        loop {
            let (cell, ended) = self.cell()?;
            cells.push(cell);
            if ended {
                return Ok(Some(cells));
            }
        }
    }

    /// One cell, and whether the record ends with it.
    fn cell(&mut self) -> Result<(Cell, bool), Failure> {
        if let Some(quoted) = self.rest.strip_prefix('"') {
            return self.quoted(quoted);
        }
        let delimiter = self.delimiter;
        let end = self.rest.find([delimiter, '\n', '\r']);
        let (text, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        Ok((of(text), self.step_over()))
    }

    fn quoted(&mut self, inside: &'a str) -> Result<(Cell, bool), Failure> {
        let opened = self.line;
        let mut text = String::new();
        let mut rest = inside;
        loop {
            let Some(at) = rest.find('"') else {
                return Err(broken(self.name, opened, "\""));
            };
            text.push_str(&rest[..at]);
            self.line += rest[..at].matches('\n').count();
            rest = &rest[at + 1..];
            match rest.strip_prefix('"') {
                Some(after) => {
                    text.push('"');
                    rest = after;
                }
                None => break,
            }
        }
        // What follows the closing quote belongs to the cell as it stands.
        let end = rest.find([self.delimiter, '\n', '\r']);
        let (tail, rest) = rest.split_at(end.unwrap_or(rest.len()));
        text.push_str(tail);
        self.rest = rest;
        Ok((of(&text), self.step_over()))
    }

    /// Steps over what ends a cell; true when it ends the record.
    fn step_over(&mut self) -> bool {
        if let Some(rest) = self.rest.strip_prefix(self.delimiter) {
            self.rest = rest;
            return false;
        }
        let rest = self.rest.strip_prefix('\r').unwrap_or(self.rest);
        self.rest = rest.strip_prefix('\n').unwrap_or(rest);
        self.line += 1;
        true
    }
}

fn of(text: &str) -> Cell {
    match text.trim() {
        "" => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    }
}
