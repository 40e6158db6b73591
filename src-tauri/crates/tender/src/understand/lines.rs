//! All text of the document as lines with their places: paragraphs and lines of table cells.

use std::borrow::Cow;

use bidwright_domain::tender::{BlockBody, Loc};

use super::section::Place;
use crate::layer::Layer;
use crate::words::join_number;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line<'a> {
    pub text: Cow<'a, str>,
    pub at: Loc,
}

/// Every line outside the table of contents.
pub(crate) fn lines<'a>(layer: &'a Layer, places: &[Place]) -> Vec<Line<'a>> {
    let mut out = Vec::new();
    for (i, block) in layer.blocks.iter().enumerate() {
        if places[i].contents {
            continue;
        }
        match &block.body {
            BlockBody::Paragraph { text, number, .. } => {
                let text = match number.is_empty() {
                    true => Cow::Borrowed(text.as_str()),
                    false => Cow::Owned(join_number(number, text)),
                };
                out.push(Line {
                    text,
                    at: at(layer, i, None),
                });
            }
            BlockBody::Table { rows } => {
                for (r, row) in rows.iter().enumerate() {
                    for (c, cell) in row.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
                        let at = at(layer, i, Some((r, c)));
                        out.extend(cell.lines().map(|l| Line {
                            text: Cow::Borrowed(l),
                            at,
                        }));
                    }
                }
            }
        }
    }
    out
}

/// The place of a block, or of a cell in it.
pub(crate) fn at(layer: &Layer, block: usize, cell: Option<(usize, usize)>) -> Loc {
    let row_page = cell.and_then(|(r, _)| layer.hints[block].row_pages.get(r).copied());
    Loc {
        page: row_page.or(layer.blocks[block].page),
        block: block as u32,
        cell: cell.map(|(r, c)| (r as u32, c as u32)),
    }
}
