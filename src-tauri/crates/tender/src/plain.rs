//! Plain text and Markdown: one block per line; `#` headings and pipe tables in Markdown.

use bidwright_domain::tender::{Block, BlockBody};

use crate::layer::{Hints, Layer};

pub(crate) fn read_txt(text: &str) -> Layer {
    let mut layer = Layer::default();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        layer.paragraph(line.to_owned(), String::new(), None);
    }
    layer
}

pub(crate) fn read_md(text: &str) -> Layer {
    let mut layer = Layer::default();
    let mut table: Vec<Vec<String>> = Vec::new();
    let mut fenced = false;
    let mut open: Option<String> = None;
    for line in text.lines().map(str::trim) {
        if line.starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if !fenced && line.starts_with('|') && line.len() > 1 {
            close(&mut layer, &mut open);
            if !is_rule(line) {
                table.push(cells(line));
            }
            continue;
        }
        flush(&mut layer, &mut table);
        if line.is_empty() {
            close(&mut layer, &mut open);
        } else if let (false, Some((level, title))) = (fenced, heading(line)) {
            close(&mut layer, &mut open);
            layer.paragraph(bare(title), String::new(), Some(level));
        } else if starts_item(line) {
            close(&mut layer, &mut open);
            open = Some(bare(line));
        } else {
            // A line break inside a paragraph is a blank in Markdown.
            match &mut open {
                Some(text) => {
                    let wide = text.chars().last().is_some_and(crate::words::is_wide);
                    text.push_str(if wide { "" } else { " " });
                    text.push_str(&bare(line));
                }
                None => open = Some(bare(line)),
            }
        }
    }
    close(&mut layer, &mut open);
    flush(&mut layer, &mut table);
    layer
}

fn close(layer: &mut Layer, open: &mut Option<String>) {
    if let Some(text) = open.take().filter(|t| !t.trim().is_empty()) {
        layer.paragraph(text, String::new(), None);
    }
}

fn flush(layer: &mut Layer, table: &mut Vec<Vec<String>>) {
    if table.is_empty() {
        return;
    }
    let columns = table.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows = std::mem::take(table);
    for row in &mut rows {
        row.resize(columns, String::new());
    }
    layer.push(
        Block {
            page: None,
            body: BlockBody::Table { rows },
        },
        Hints::default(),
    );
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let rest = line.get(level..)?;
    ((1..=6).contains(&level) && rest.starts_with(' '))
        .then(|| (level as u8, rest.trim().trim_end_matches('#').trim_end()))
}

/// `- item`, `* item`, `+ item`, `1. item`, or a Chinese number such as `一、` at the line's start.
fn starts_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    line.starts_with("- ")
        || line.starts_with("* ")
        || line.starts_with("+ ")
        || (digits > 0 && line[digits..].starts_with(['.', ')', '、', '．']))
        || crate::understand::head(line).is_numbered()
}

/// Emphasis and escapes removed: `**必须**` -> `必须`.
fn bare(text: &str) -> String {
    let text = text
        .strip_prefix("- ")
        .or_else(|| text.strip_prefix("+ "))
        .unwrap_or(text);
    let text = text.strip_prefix("* ").unwrap_or(text);
    let mut out = text.replace("**", "").replace("__", "").replace('`', "");
    for sign in [
        "\\.", "\\*", "\\#", "\\_", "\\-", "\\[", "\\]", "\\(", "\\)", "\\|",
    ] {
        out = out.replace(sign, &sign[1..]);
    }
    out
}

fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '='))
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim_start_matches('|');
    let line = line.strip_suffix('|').unwrap_or(line);
    line.replace("\\|", "\u{1}")
        .split('|')
        .map(|c| {
            bare(c.trim())
                .replace('\u{1}', "|")
                .replace("<br>", "\n")
                .replace("<br/>", "\n")
        })
        .collect()
}
