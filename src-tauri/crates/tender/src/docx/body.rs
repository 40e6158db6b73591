//! The document's body: paragraphs and tables in reading order.

use bidwright_domain::tender::{Block, BlockBody};

use super::numbering::Numbering;
use super::styles::Styles;
use super::xml::{Node, Xml};
use crate::error::{Limit, ReadError};
use crate::layer::{Hints, Layer};
use crate::watch::Stage;

/// About 40 times a long tender.
const MAX_CHARACTERS: usize = 20_000_000;

/// A paragraph or table while its surroundings are still being read.
pub(super) enum Item {
    Paragraph(Para),
    Table(Grid),
}

#[derive(Debug, Default)]
pub(super) struct Para {
    pub text: String,
    pub number: String,
    pub level: Option<u8>,
    pub contents: bool,
    pub bold: bool,
    /// The paragraph mark was deleted with change tracking: the next paragraph continues this one.
    pub runs_on: bool,
}

#[derive(Debug, Default)]
pub(super) struct Grid {
    pub rows: Vec<Vec<String>>,
    /// Column edges as shares of the table's width.
    pub edges: Vec<f32>,
}

/// A field (`TOC`, `PAGEREF`, `REF` …) that is open at this point; fields span paragraphs.
pub(super) struct Field {
    pub instruction: String,
    /// After `separate`: what is shown.
    pub showing: bool,
}

pub(super) struct Body<'a, 'w> {
    pub xml: Xml<'a>,
    pub styles: Styles,
    pub numbering: Numbering,
    pub fields: Vec<Field>,
    pub stage: &'a Stage<'w>,
    pub characters: usize,
}

impl<'a, 'w> Body<'a, 'w> {
    pub(super) fn new(
        text: &'a str,
        styles: Styles,
        numbering: Numbering,
        stage: &'a Stage<'w>,
    ) -> Self {
        let xml = Xml::new(text, "word/document.xml");
        Self {
            xml,
            styles,
            numbering,
            fields: Vec::new(),
            stage,
            characters: 0,
        }
    }

    pub(super) fn read(mut self) -> Result<Layer, ReadError> {
        let mut items = Vec::new();
        loop {
            match self.xml.next()? {
                Node::Open(tag) if tag.name() == "body" => self.content(&mut items)?,
                Node::Open(tag) if tag.name() == "background" => self.xml.skip()?,
                Node::End => break,
                _ => {}
            }
        }
        let mut layer = Layer::default();
        for item in items {
            push(&mut layer, item);
        }
        Ok(layer)
    }

    /// Reads block content up to the end of the element that was opened last.
    pub(super) fn content(&mut self, out: &mut Vec<Item>) -> Result<(), ReadError> {
        let outer = self.xml.depth - 1;
        let mut held: Option<Para> = None;
        while self.xml.depth > outer {
            self.stage.tick(500, self.xml.position(), self.xml.size)?;
            let Node::Open(tag) = self.xml.next()? else {
                continue;
            };
            match tag.name() {
                "p" => {
                    let mut boxes = Vec::new();
                    let mut para = self.paragraph(&mut boxes)?;
                    if let Some(before) = held.take() {
                        para = joined(before, para);
                    }
                    if para.runs_on {
                        held = Some(para);
                    } else {
                        out.push(Item::Paragraph(para));
                    }
                    out.append(&mut boxes);
                }
                "tbl" => {
                    out.extend(held.take().map(Item::Paragraph));
                    self.table(out)?;
                }
                // Wrappers whose content is ordinary; inserted and moved-to text is accepted.
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag"
                | "AlternateContent" | "Choice" => {}
                _ => self.xml.skip()?,
            }
        }
        out.extend(held.take().map(Item::Paragraph));
        Ok(())
    }

    /// Counts text, and cells as ten characters each: empty ones take room too.
    pub(super) fn count(&mut self, characters: usize) -> Result<(), ReadError> {
        self.characters += characters;
        if self.characters > MAX_CHARACTERS {
            return Err(ReadError::TooLarge {
                limit: Limit::Characters,
                found: self.characters as u64,
                allowed: MAX_CHARACTERS as u64,
            });
        }
        Ok(())
    }
}

fn joined(mut before: Para, after: Para) -> Para {
    before.text.push_str(&after.text);
    Para {
        text: before.text,
        number: before.number,
        level: before.level.or(after.level),
        ..after
    }
}

fn push(layer: &mut Layer, item: Item) {
    match item {
        Item::Paragraph(para) => push_paragraph(layer, para),
        Item::Table(grid) => push_table(layer, grid),
    }
}

fn push_paragraph(layer: &mut Layer, para: Para) {
    let text = para.text.trim().to_owned();
    if text.is_empty() {
        return;
    }
    let body = BlockBody::Paragraph {
        text,
        number: para.number,
        level: para.level,
    };
    let hints = Hints {
        contents: para.contents,
        bold: para.bold,
        ..Hints::default()
    };
    layer.push(Block { page: None, body }, hints);
}

fn push_table(layer: &mut Layer, grid: Grid) {
    if grid
        .rows
        .iter()
        .flatten()
        .all(|cell| cell.trim().is_empty())
    {
        return;
    }
    if let (Some(last), Some(hints)) = (layer.blocks.last_mut(), layer.hints.last())
        && let BlockBody::Table { rows } = &mut last.body
        && goes_on(rows, &hints.edges, &grid)
    {
        crate::tables::append(rows, &mut Vec::new(), grid.rows, &[]);
        return;
    }
    let hints = Hints {
        edges: grid.edges,
        ..Hints::default()
    };
    layer.push(
        Block {
            page: None,
            body: BlockBody::Table { rows: grid.rows },
        },
        hints,
    );
}

/// Documents converted from PDF hold a table per page: the next table goes on with this one when
/// nothing stands between, the columns are the same, and it repeats the head or has none.
fn goes_on(rows: &[Vec<String>], edges: &[f32], next: &Grid) -> bool {
    let (Some(first), Some(head)) = (next.rows.first(), rows.first()) else {
        return false;
    };
    let near = edges.len() == next.edges.len()
        && edges
            .iter()
            .zip(&next.edges)
            .all(|(a, b)| (a - b).abs() < 0.04);
    if head.len() != first.len() || !near {
        return false;
    }
    let repeated = crate::tables::same_row(head, first);
    let has_head = |rows: &[Vec<String>]| crate::understand::has_head(rows);
    repeated || !has_head(&next.rows[..1]) && has_head(rows)
}
