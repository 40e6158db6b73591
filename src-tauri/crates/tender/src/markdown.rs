//! Markdown: headings, paragraphs, lists, pipe tables.

use std::sync::LazyLock;

use bidwright_domain::tender::{Block, BlockBody};
use regex::Regex;

use crate::layer::{Hints, Layer};
use crate::words::is_wide;

pub(crate) fn read(text: &str) -> Layer {
    let mut reader = Reader::default();
    let lines: Vec<&str> = text.lines().map(unquoted).collect();
    let mut html: Option<String> = None;
    for (i, line) in lines.iter().enumerate() {
        if html.is_some() || line.starts_with("<table") {
            let raw = html.get_or_insert_default();
            raw.push_str(line);
            raw.push(' ');
            if line.contains("</table>") {
                reader.html_table(&html.take().unwrap_or_default());
            }
            continue;
        }
        let ruled = lines
            .get(i + 1)
            .is_some_and(|next| is_rule(next) && next.contains('|'));
        reader.line(line, ruled);
    }
    if let Some(raw) = html {
        reader.html_table(&raw);
    }
    reader.close();
    reader.flush();
    reader.layer
}

#[derive(Default)]
struct Reader {
    layer: Layer,
    table: Vec<Vec<String>>,
    /// The paragraph that goes on on the next line.
    open: Option<String>,
    fenced: bool,
}

impl Reader {
    /// `ruled`: the next line is the rule under a table's head.
    fn line(&mut self, line: &str, ruled: bool) {
        if line.starts_with("```") {
            self.fenced = !self.fenced;
            return;
        }
        let piped =
            line.starts_with('|') || line.contains('|') && (ruled || !self.table.is_empty());
        if !self.fenced && piped && line.len() > 1 {
            self.close();
            if !is_rule(line) {
                self.table.push(cells(line));
            }
            return;
        }
        self.flush();
        if line.is_empty() || is_rule(line) {
            self.close();
        } else if let (false, Some((level, title))) = (self.fenced, heading(line)) {
            self.close();
            self.layer
                .paragraph(bare(title), String::new(), Some(level));
        } else if starts_item(line) || self.open.is_none() {
            self.close();
            self.open = Some(line.to_owned());
        } else if let Some(text) = &mut self.open {
            // A line break inside a paragraph is a blank in Markdown.
            text.push_str(if text.chars().last().is_some_and(is_wide) {
                ""
            } else {
                " "
            });
            text.push_str(line);
        }
    }

    fn close(&mut self) {
        let Some(raw) = self.open.take() else { return };
        // A line of the table of contents: `[Sec. 1.01 Purpose](#1.01)`.
        let listed = raw.trim_start_matches(['-', '*', '+', ' ']);
        let contents = listed.starts_with('[') && listed.contains("](#") && listed.ends_with(')');
        // The whole paragraph is bold.
        let bold = raw.len() > 4
            && raw.starts_with("**")
            && raw.ends_with("**")
            && !raw[2..raw.len() - 2].contains("**");
        let text = bare(&raw);
        if !text.trim().is_empty() {
            let body = BlockBody::Paragraph {
                text,
                number: String::new(),
                level: None,
            };
            self.layer.push(
                Block { page: None, body },
                Hints {
                    contents,
                    bold,
                    ..Hints::default()
                },
            );
        }
    }

    /// `<table><tr><th>…</th></tr>…</table>`, as converters from Word write wide tables. Nested tables
    /// become text of their cells.
    fn html_table(&mut self, raw: &str) {
        self.close();
        self.flush();
        for row in raw.split("<tr").skip(1) {
            let row = row.split("</tr>").next().unwrap_or(row);
            let cells = CELL
                .split(row)
                .skip(1)
                .map(|cell| {
                    let cell = cell.split_once('>').map_or("", |(_, inner)| inner);
                    let lines = cell.replace("</p>", "<br>").replace("</li>", "<br>");
                    let text = bare(&lines.replace("<br>", "\u{1}"));
                    let text = ANY_TAG.replace_all(&text, "");
                    text.split('\u{1}')
                        .map(str::trim)
                        .filter(|l| !l.is_empty())
                        .collect::<Vec<_>>()
                        .join("\n")
                })
                .collect::<Vec<String>>();
            if !cells.is_empty() {
                self.table.push(cells);
            }
        }
        self.flush();
    }

    fn flush(&mut self) {
        if self.table.is_empty() {
            return;
        }
        let columns = self.table.iter().map(Vec::len).max().unwrap_or(0);
        let mut rows = std::mem::take(&mut self.table);
        for row in &mut rows {
            row.resize(columns, String::new());
        }
        self.layer.push(
            Block {
                page: None,
                body: BlockBody::Table { rows },
            },
            Hints::default(),
        );
    }
}

/// A line of a quotation without its sign: `> From: …`.
fn unquoted(line: &str) -> &str {
    let line = line.trim();
    match line.strip_prefix('>') {
        Some(rest) if rest.is_empty() || rest.starts_with([' ', '>']) => unquoted(rest),
        _ => line,
    }
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

static CELL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"<t[hd]\b").expect("a fixed pattern"));
static ANY_TAG: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"</?[a-zA-Z][^>]*>").expect("a fixed pattern"));
static IMAGE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"!\[[^\]]*\]\([^)]*\)").expect("a fixed pattern"));
static LINK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\[([^\]]+)\]\([^)]*\)").expect("a fixed pattern"));
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"</?(?:a|b|i|u|em|strong|span|sup|sub|p|div)(?:\s[^>]*)?>")
        .expect("a fixed pattern")
});

/// Emphasis, links, tags and escapes removed: `**必须**` -> `必须`; list signs become `•`.
fn bare(text: &str) -> String {
    let item = ["- ", "+ ", "* "]
        .iter()
        .find_map(|sign| text.strip_prefix(sign));
    let mut out = match item {
        Some(rest) => format!("• {}", unquoted(rest)),
        None => text.to_owned(),
    };
    if out.contains("](") {
        out = IMAGE.replace_all(&out, "").into_owned();
        out = LINK.replace_all(&out, "$1").into_owned();
    }
    if out.contains('<') {
        out = out
            .replace("<br>", "\n")
            .replace("<br/>", "\n")
            .replace("<br />", "\n");
        out = TAG.replace_all(&out, "").into_owned();
    }
    out = out.replace("**", "").replace('`', "");
    for sign in [
        "\\.", "\\*", "\\#", "\\_", "\\-", "\\[", "\\]", "\\(", "\\)", "\\|",
    ] {
        out = out.replace(sign, &sign[1..]);
    }
    out.trim().to_owned()
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
        .map(|c| bare(c.trim()).replace('\u{1}', "|"))
        .collect()
}
