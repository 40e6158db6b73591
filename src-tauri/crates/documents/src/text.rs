//! Text of users made fit for print.

use serde_json::Value;

/// Printed where no bundled font has the character.
const GETA: char = '〓';

/// Longer Latin runs get a place to break, so that no word leaves its line. Codes (18 characters)
/// stay whole.
const LONGEST_RUN: usize = 24;

/// The same in a narrow cell of a table.
const LONGEST_RUN_IN_CELL: usize = 12;

/// Break opportunity without width.
const BREAK: char = '\u{200b}';

/// One line of text: control characters gone, line feeds as spaces.
pub(crate) fn line(text: &str) -> String {
    breakable(&flat(text), LONGEST_RUN)
}

/// One line of text for a narrow cell.
pub(crate) fn cell(text: &str) -> String {
    breakable(&flat(text), LONGEST_RUN_IN_CELL)
}

/// Paragraphs for a narrow cell.
pub(crate) fn cell_paragraphs(text: &str) -> Vec<String> {
    let paragraphs = text.lines().map(cell);
    paragraphs
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// One line, control characters gone.
pub(crate) fn flat(text: &str) -> String {
    text.trim()
        .chars()
        .map(plain_space)
        .filter(|c| !is_control(*c))
        .collect()
}

/// Paragraphs: one per line of the text, blank ones left out.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.lines()
        .map(line)
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// Text inside a paragraph, whose spaces at the ends count.
pub(crate) fn inline(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c == '\n' { c } else { plain_space(c) })
        .filter(|c| *c == '\n' || !is_control(*c))
        .collect();
    breakable(&kept, LONGEST_RUN)
}

/// At most `most` characters, with … when it was longer.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{head}…")
}

/// All white space is a space or an ideographic space: no font has the others.
fn plain_space(character: char) -> char {
    if character.is_whitespace() && character != '\u{3000}' {
        ' '
    } else {
        character
    }
}

/// What never reaches print: control characters, byte order marks, text direction overrides,
/// selectors of glyph variants, tags.
fn is_control(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{feff}'
                | '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// A break opportunity in each long run of Latin letters, digits and signs.
fn breakable(text: &str, longest_run: usize) -> String {
    if text.len() <= longest_run {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for character in text.chars() {
        run = if breaks_by_itself(character) {
            0
        } else {
            run + 1
        };
        if run > longest_run {
            out.push(BREAK);
            run = 1;
        }
        out.push(character);
    }
    out
}

fn breaks_by_itself(character: char) -> bool {
    character.is_whitespace() || character == '-' || u32::from(character) >= 0x2e80
}

/// Whether no string has a character that `can_print` refuses.
pub(crate) fn is_printable(data: &Value, can_print: &impl Fn(char) -> bool) -> bool {
    match data {
        Value::String(text) => text.chars().all(can_print),
        Value::Array(items) => items.iter().all(|item| is_printable(item, can_print)),
        Value::Object(entries) => entries.values().all(|value| is_printable(value, can_print)),
        _ => true,
    }
}

/// Replaces, in every string, the characters that `can_print` refuses.
pub(crate) fn replace_unprintable(data: &mut Value, can_print: &impl Fn(char) -> bool) {
    match data {
        Value::String(text) if !text.chars().all(can_print) => {
            *text = text
                .chars()
                .map(|c| if can_print(c) { c } else { GETA })
                .collect();
        }
        Value::Array(items) => {
            for item in items {
                replace_unprintable(item, can_print);
            }
        }
        Value::Object(entries) => {
            for (_, value) in entries.iter_mut() {
                replace_unprintable(value, can_print);
            }
        }
        _ => {}
    }
}
