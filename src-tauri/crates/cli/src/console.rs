//! Answers on standard output, failures on standard error.

use std::io::{self, Write};

use bidwright_app::view::{ExportedFile, Told};
use bidwright_app::{Failure, Language, told};
use serde::Serialize;
use serde_json::Value;

#[derive(Clone, Copy)]
pub struct Console {
    pub json: bool,
    pub language: Language,
}

impl Console {
    /// The word of the user's language.
    pub fn say<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::ZhCn => zh,
            Language::En => en,
        }
    }

    /// One line for a person; nothing when JSON was asked for.
    pub fn line(self, text: impl AsRef<str>) {
        if !self.json {
            print(text.as_ref());
        }
    }

    /// The object for a program; nothing when it was not asked for.
    pub fn object(self, value: &impl Serialize) -> Result<(), Failure> {
        if self.json {
            print(&serde_json::to_string_pretty(value).map_err(Failure::unexpected)?);
        }
        Ok(())
    }

    /// A view with the record's `id` at its head, where programs look for it.
    pub fn record(self, id: impl ToString, view: &impl Serialize) -> Result<(), Failure> {
        if !self.json {
            return Ok(());
        }
        let mut object =
            serde_json::Map::from_iter([("id".to_owned(), Value::from(id.to_string()))]);
        if let Value::Object(fields) = serde_json::to_value(view).map_err(Failure::unexpected)? {
            object.extend(fields.into_iter().filter(|(name, _)| name != "id"));
        }
        self.object(&object)
    }

    /// The files that were written.
    pub fn files(self, files: &[ExportedFile]) -> Result<(), Failure> {
        for file in files {
            self.line(&file.path);
        }
        self.object(&files)
    }

    /// A name as its column shows it: the snake case of an enum.
    pub fn name(self, value: &impl Serialize) -> String {
        match serde_json::to_value(value) {
            Ok(Value::String(name)) => name,
            _ => String::new(),
        }
    }

    /// A warning for people, also beside JSON.
    pub fn warning(self, warning: &Told) {
        error(&warning.message);
        error(&warning.mend);
    }

    /// What is wrong, and on the next line how to mend it.
    pub fn failure(self, failure: &Failure) {
        self.warning(&told(failure, self.language));
    }

    /// Columns with a head, as wide as their contents.
    pub fn table(self, head: &[&str], rows: &[Vec<String>]) {
        if self.json {
            return;
        }
        let widths: Vec<usize> = (0..head.len())
            .map(|i| {
                rows.iter()
                    .map(|r| width(&r[i]))
                    .chain([width(head[i])])
                    .max()
                    .unwrap_or_default()
            })
            .collect();
        let head: Vec<String> = head.iter().map(|h| (*h).to_owned()).collect();
        for row in std::iter::once(&head).chain(rows) {
            let cells: Vec<String> = row
                .iter()
                .zip(&widths)
                .map(|(cell, wide)| format!("{cell}{}", " ".repeat(wide - width(cell))))
                .collect();
            print(cells.join("  ").trim_end());
        }
    }
}

/// Says on standard error why nothing happens yet.
pub fn waiting(language: Language, who: &str) {
    error(&match language {
        Language::ZhCn => format!("数据库正由 {who} 使用，等它结束。"),
        Language::En => format!("The store is used by {who}; waiting for its end."),
    });
}

/// Places a text takes at a terminal: Chinese characters take two.
fn width(text: &str) -> usize {
    let wide = |c: char| matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3fffd);
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

/// A reader that went away (`| head`) is no failure of ours.
fn print(text: &str) {
    let _ = writeln!(io::stdout().lock(), "{text}");
}

fn error(text: &str) {
    if !text.is_empty() {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}
