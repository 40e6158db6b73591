//! Chapters: the editor's document as blocks that the template can print without failing,
//! whatever was pasted into it.

use bidwright_domain::bid::{Chapter, Field};
use bidwright_domain::rich_text::{FieldValues, Node, RichText};
use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{View, file_facts, running};
use crate::model::ChapterSheet;
use crate::numerals::chinese;
use crate::pictures::Pictures;
use crate::text::{inline, line};
use crate::view::price::ROWS_PER_TABLE;
use crate::world::Template;

/// Lists and tables nested deeper are printed as plain paragraphs: the typesetter has a limit.
const DEEPEST: usize = 8;

/// A page has no room for more columns.
const MOST_COLUMNS: usize = 40;

pub(crate) fn chapter(sheet: &ChapterSheet) -> View {
    let data = json!({
        "file": file_facts(&sheet.chapter.title, &sheet.company, NaiveDate::default()),
        "running": { "project": running(&sheet.project), "company": running(&sheet.company) },
        "first_page": sheet.first_page,
        "chapter": chapter_value(sheet.number as usize, &sheet.chapter, &sheet.fields),
    });
    View {
        template: Template::Chapter,
        ident: format!("chapter {}", sheet.chapter.id),
        data,
        pictures: Pictures::default(),
    }
}

/// One chapter as volume and preview print it; `number` counts from 1.
pub(crate) fn chapter_value(number: usize, chapter: &Chapter, fields: &FieldValues) -> Value {
    json!({
        "anchor": format!("{}{}", super::CHAPTER_ANCHOR, chapter.id),
        "head": format!("第{}章　{}", chinese(number), line(&chapter.title)),
        "blocks": blocks(&chapter.content, fields),
    })
}

fn blocks(text: &RichText, fields: &FieldValues) -> Vec<Value> {
    block_list(&text.content, fields, 0)
}

fn block_list(nodes: &[Node], fields: &FieldValues, depth: usize) -> Vec<Value> {
    let mut out = Vec::new();
    for node in nodes {
        if depth >= DEEPEST {
            out.push(json!({ "kind": "paragraph", "runs": runs(&node.content, fields) }));
            continue;
        }
        match node.kind.as_str() {
            "heading" => out.push(json!({
                "kind": "heading",
                "level": node.attrs.level.unwrap_or(1).clamp(1, 3),
                "runs": runs(&node.content, fields),
            })),
            "bulletList" => out.push(json!({
                "kind": "bullets",
                "items": items(node, fields, depth),
            })),
            "orderedList" => out.push(json!({
                "kind": "numbers",
                "start": node.attrs.start.unwrap_or(1),
                "items": items(node, fields, depth),
            })),
            "table" => out.extend(tables(node, fields, depth)),
            "pageBreak" if depth == 0 => out.push(json!({ "kind": "page_break" })),
            "pageBreak" => {}
            _ => out.push(paragraph(node, fields)),
        }
    }
    out
}

/// A paragraph, or an unknown node as its plain text.
fn paragraph(node: &Node, fields: &FieldValues) -> Value {
    let alone = std::slice::from_ref(node);
    let inside = if node.content.is_empty() {
        alone
    } else {
        &node.content
    };
    json!({ "kind": "paragraph", "runs": runs(inside, fields) })
}

fn items(list: &Node, fields: &FieldValues, depth: usize) -> Vec<Vec<Value>> {
    list.content
        .iter()
        .map(|item| block_list(&item.content, fields, depth + 1))
        .collect()
}

/// Text, fields and line breaks, blocks inside flattened.
fn runs(nodes: &[Node], fields: &FieldValues) -> Vec<Value> {
    let mut out = Vec::new();
    for node in nodes {
        match node.kind.as_str() {
            "hardBreak" => out.push(json!({ "break": true })),
            "field" => out.push(field_run(node, fields)),
            _ => {
                if !node.text.is_empty() {
                    out.push(text_run(node));
                }
                out.extend(runs(&node.content, fields));
            }
        }
    }
    out
}

fn text_run(node: &Node) -> Value {
    let marked = |kind: &str| node.marks.iter().any(|mark| mark.kind == kind);
    json!({
        "text": inline(&node.text),
        "bold": marked("bold"),
        "italic": marked("italic"),
        "underline": marked("underline"),
    })
}

fn field_run(node: &Node, fields: &FieldValues) -> Value {
    let Some(field) = node.field() else {
        let name = node.attrs.name.as_deref().unwrap_or_default();
        return json!({ "missing": line(name) });
    };
    match field_value(fields, field) {
        Value::String(text) => {
            let marked = |kind: &str| node.marks.iter().any(|mark| mark.kind == kind);
            json!({
                "text": text,
                "bold": marked("bold"),
                "italic": marked("italic"),
                "underline": marked("underline"),
            })
        }
        missing => missing,
    }
}

/// The field's value, or what to print in red instead.
pub(crate) fn field_value(fields: &FieldValues, field: Field) -> Value {
    match fields.get(&field).map(|value| line(value)) {
        Some(value) if !value.is_empty() => json!(value),
        _ => json!({ "missing": field_name(field) }),
    }
}

/// As bids call the field.
fn field_name(field: Field) -> &'static str {
    match field {
        Field::ProjectName => "项目名称",
        Field::ProjectNumber => "项目编号",
        Field::Package => "包号",
        Field::Purchaser => "采购人",
        Field::Agency => "采购代理机构",
        Field::SubmissionDeadline => "投标截止时间",
        Field::BidValidityDays => "投标有效期",
        Field::CompanyName => "投标人名称",
        Field::CompanyCreditCode => "统一社会信用代码",
        Field::CompanyAddress => "投标人地址",
        Field::CompanyPhone => "投标人电话",
        Field::LegalRepresentative => "法定代表人",
        Field::AgentName => "授权代表",
        Field::DeliveryPeriod => "交付期",
        Field::PriceFigures => "投标总价（小写）",
        Field::PriceCapitals => "投标总价（大写）",
        Field::SignedOn => "签署日期",
    }
}

/// The table, cut into pieces where no cell spans rows.
fn tables(table: &Node, fields: &FieldValues, depth: usize) -> Vec<Value> {
    let grid = Grid::of(table);
    if grid.cells.is_empty() {
        return Vec::new();
    }
    let spans_rows = grid.cells.iter().any(|cell| cell.rows > 1);
    let cut = if spans_rows {
        grid.rows
    } else {
        ROWS_PER_TABLE
    };
    let body_starts = grid.head_rows;
    let mut pieces = Vec::new();
    let mut from = body_starts;
    loop {
        let to = (from + cut).min(grid.rows).max(from);
        let mut cut_out = piece(&grid, from..to, fields, depth);
        cut_out["continued"] = json!(!pieces.is_empty());
        pieces.push(cut_out);
        from = to;
        if from >= grid.rows {
            return pieces;
        }
    }
}

fn piece(
    grid: &Grid<'_>,
    body: std::ops::Range<usize>,
    fields: &FieldValues,
    depth: usize,
) -> Value {
    let offset = body.start - grid.head_rows;
    let cells: Vec<Value> = grid
        .cells
        .iter()
        .filter(|cell| cell.y < grid.head_rows || body.contains(&cell.y))
        .map(|cell| {
            let y = if cell.y < grid.head_rows {
                cell.y
            } else {
                cell.y - offset
            };
            json!({
                "x": cell.x, "y": y, "colspan": cell.columns, "rowspan": cell.rows,
                "head": cell.node.kind == "tableHeader",
                "blocks": block_list(&cell.node.content, fields, depth + 1),
            })
        })
        .collect();
    json!({
        "kind": "table",
        "weights": grid.weights(),
        "head_rows": if body.is_empty() { 0 } else { grid.head_rows },
        "cells": cells,
    })
}

/// Where each cell stands, spans clipped to the table, no two cells on one place.
struct Grid<'a> {
    columns: usize,
    rows: usize,
    /// Rows at the top that only have head cells, when the table has a body too.
    head_rows: usize,
    cells: Vec<Cell<'a>>,
}

struct Cell<'a> {
    node: &'a Node,
    x: usize,
    y: usize,
    columns: usize,
    rows: usize,
}

impl<'a> Grid<'a> {
    fn of(table: &'a Node) -> Grid<'a> {
        let rows: Vec<&Node> = table
            .content
            .iter()
            .filter(|row| row.kind == "tableRow")
            .collect();
        let mut taken: Vec<Vec<bool>> = vec![vec![false; MOST_COLUMNS]; rows.len()];
        let mut cells = Vec::new();
        for (y, row) in rows.iter().enumerate() {
            for node in &row.content {
                let Some(x) = taken[y].iter().position(|taken| !taken) else {
                    break;
                };
                let free = taken[y][x..].iter().take_while(|taken| !**taken).count();
                let columns = usize::from(node.attrs.colspan.unwrap_or(1)).clamp(1, free);
                let below = rows.len() - y;
                let height = usize::from(node.attrs.rowspan.unwrap_or(1)).clamp(1, below);
                for line in &mut taken[y..y + height] {
                    line[x..x + columns].fill(true);
                }
                cells.push(Cell {
                    node,
                    x,
                    y,
                    columns,
                    rows: height,
                });
            }
        }
        Grid {
            columns: cells
                .iter()
                .map(|cell| cell.x + cell.columns)
                .max()
                .unwrap_or(0),
            rows: rows.len(),
            head_rows: head_rows(&rows, &cells),
            cells,
        }
    }
}

impl Grid<'_> {
    /// How the columns share the width: after their longest text, but dampened, so that a column
    /// of paragraphs leaves room for one of numbers.
    fn weights(&self) -> Vec<f64> {
        let mut longest = vec![3usize; self.columns];
        for cell in self.cells.iter().filter(|cell| cell.columns == 1) {
            if let Some(known) = longest.get_mut(cell.x) {
                *known = (*known).max(length(cell.node)).min(60);
            }
        }
        // Lengths are at most 60, so the conversion is exact.
        longest
            .iter()
            .map(|length| (*length as f64).powf(0.6))
            .collect()
    }
}

/// Characters of the text inside; a field counts as a short name.
fn length(node: &Node) -> usize {
    let own = if node.kind == "field" {
        8
    } else {
        node.text.chars().count()
    };
    own + node.content.iter().map(length).sum::<usize>()
}

fn head_rows(rows: &[&Node], cells: &[Cell<'_>]) -> usize {
    let is_head = |row: &&&Node| {
        !row.content.is_empty() && row.content.iter().all(|cell| cell.kind == "tableHeader")
    };
    let heads = rows.iter().take_while(is_head).count();
    let reaches_body = cells
        .iter()
        .any(|cell| cell.y < heads && cell.y + cell.rows > heads);
    if heads == rows.len() || reaches_body {
        0
    } else {
        heads
    }
}
