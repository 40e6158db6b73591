//! Tables: merged cells spread over their places, nested tables behind the outer one.

use super::body::{Body, Grid, Item};
use super::xml::Node;
use crate::error::ReadError;
use crate::words::join_number;

/// Word allows 63 columns.
const MAX_COLUMNS: usize = 63;

#[derive(Default)]
struct Row {
    cells: Vec<String>,
    deleted: bool,
}

impl Body<'_, '_> {
    /// Reads a `w:tbl` that was just opened. A table of one cell is a box around paragraphs and is
    /// given as those paragraphs.
    pub(super) fn table(&mut self, out: &mut Vec<Item>) -> Result<(), ReadError> {
        let mut grid = Grid::default();
        let mut nested = Vec::new();
        let mut single = Vec::new();
        let mut cells = 0usize;
        let mut widths: Vec<f32> = Vec::new();
        let outer = self.xml.depth - 1;
        while self.xml.depth > outer {
            let Node::Open(tag) = self.xml.next()? else {
                continue;
            };
            match tag.name() {
                "gridCol" => widths.push(tag.number("w").unwrap_or(0).max(0) as f32),
                "tr" => {
                    let row = self.row(&mut nested, &mut single, &mut cells)?;
                    self.count(10 * row.cells.len())?;
                    if !row.deleted {
                        grid.rows.push(row.cells);
                    }
                }
                "tblGrid" | "sdt" | "sdtContent" | "ins" | "customXml" | "smartTag" => {}
                _ => self.xml.skip()?,
            }
        }
        if cells == 1 && grid.rows.len() == 1 {
            out.append(&mut single);
            return Ok(());
        }
        let columns = grid.rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut grid.rows {
            row.resize(columns, String::new());
        }
        grid.edges = edges(&widths);
        out.push(Item::Table(grid));
        out.extend(single.into_iter().filter(|i| matches!(i, Item::Table(_))));
        out.append(&mut nested);
        Ok(())
    }

    fn row(
        &mut self,
        nested: &mut Vec<Item>,
        single: &mut Vec<Item>,
        cells: &mut usize,
    ) -> Result<Row, ReadError> {
        let mut row = Row::default();
        let outer = self.xml.depth - 1;
        while self.xml.depth > outer {
            self.stage.tick(200, self.xml.position(), self.xml.size)?;
            let Node::Open(tag) = self.xml.next()? else {
                continue;
            };
            match tag.name() {
                "trPr" | "sdt" | "sdtContent" | "customXml" | "smartTag" => {}
                // In `w:trPr`: the whole row was deleted with change tracking.
                "del" => row.deleted = true,
                "gridBefore" => {
                    let n = tag.number("val").unwrap_or(0).clamp(0, MAX_COLUMNS as i64) as usize;
                    row.cells
                        .resize((row.cells.len() + n).min(MAX_COLUMNS), String::new());
                }
                "tc" => {
                    *cells += 1;
                    let items = self.cell(&mut row.cells)?;
                    if *cells == 1 {
                        *single = items;
                    } else {
                        // Nested tables stand behind the outer table as blocks of their own.
                        nested.extend(items.into_iter().filter(|i| matches!(i, Item::Table(_))));
                    }
                }
                _ => self.xml.skip()?,
            }
        }
        Ok(row)
    }

    fn cell(&mut self, row: &mut Vec<String>) -> Result<Vec<Item>, ReadError> {
        let mut span = 1usize;
        let mut continued = false;
        let mut items = Vec::new();
        let outer = self.xml.depth - 1;
        while self.xml.depth > outer {
            let Node::Open(tag) = self.xml.next()? else {
                continue;
            };
            match tag.name() {
                "tcPr" | "sdt" | "sdtContent" | "ins" | "customXml" | "smartTag" => {}
                "gridSpan" => {
                    span = tag.number("val").unwrap_or(1).clamp(1, MAX_COLUMNS as i64) as usize;
                }
                "vMerge" => continued = tag.value().as_deref() != Some("restart"),
                "p" => {
                    let mut boxes = Vec::new();
                    let para = self.paragraph(&mut boxes)?;
                    items.push(Item::Paragraph(para));
                    items.append(&mut boxes);
                }
                "tbl" => self.table(&mut items)?,
                _ => self.xml.skip()?,
            }
        }
        let text = if continued {
            String::new()
        } else {
            cell_text(&items)
        };
        if row.len() < MAX_COLUMNS {
            row.push(text);
            row.resize((row.len() + span - 1).min(MAX_COLUMNS), String::new());
        }
        Ok(items)
    }
}

fn cell_text(items: &[Item]) -> String {
    let mut out = String::new();
    for item in items {
        if let Item::Paragraph(para) = item {
            let text = join_number(&para.number, para.text.trim());
            if !text.is_empty() {
                if !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(&text);
            }
        }
    }
    out
}

fn edges(widths: &[f32]) -> Vec<f32> {
    let total: f32 = widths.iter().sum();
    if total <= 0.0 {
        return Vec::new();
    }
    let mut at = 0.0;
    widths
        .iter()
        .map(|w| {
            at += w;
            at / total
        })
        .collect()
}
