//! Pages -> one document: paragraphs and tables that go on on the next page are joined.

use bidwright_domain::tender::BlockBody;

use super::Piece;
use super::page::{PageTable, glue};
use super::paragraphs::Paragraph;
use super::{block, table_hints};
use crate::layer::{Hints, Layer};

/// Adds the next piece of page `page` (1-based), joined to the last block where that goes on.
pub(super) fn add(layer: &mut Layer, piece: Piece, page: u32) {
    match piece {
        Piece::Paragraph(paragraph) => add_paragraph(layer, paragraph, page),
        Piece::Table(table) => add_table(layer, table, page),
    }
}

fn add_paragraph(layer: &mut Layer, paragraph: Paragraph, page: u32) {
    if let (Some(last), Some(hints)) = (layer.blocks.last_mut(), layer.hints.last_mut())
        && last.page.is_some_and(|p| p + 1 == page)
        && hints.open
        && paragraph.continues
        && let BlockBody::Paragraph { text, .. } = &mut last.body
    {
        glue(text, &paragraph.text);
        hints.open = false;
        return;
    }
    let open = paragraph.open;
    let body = BlockBody::Paragraph {
        text: paragraph.text,
        number: String::new(),
        level: None,
    };
    layer.push(
        block(page, body),
        Hints {
            open,
            ..Hints::default()
        },
    );
}

fn add_table(layer: &mut Layer, table: PageTable, page: u32) {
    let fits = match (layer.blocks.last(), layer.hints.last()) {
        (Some(last), Some(hints)) => {
            matches!(last.body, BlockBody::Table { .. })
                && hints.row_pages.last().is_some_and(|p| p + 1 == page)
                && same_edges(&hints.edges, &table.xs)
        }
        _ => false,
    };
    let body = BlockBody::Table {
        rows: table.rows.clone(),
    };
    let hints = table_hints(&table, page);
    if fits
        && let (Some(last), Some(last_hints)) = (layer.blocks.last_mut(), layer.hints.last_mut())
        && let BlockBody::Table { rows } = &mut last.body
    {
        crate::tables::append(
            rows,
            &mut last_hints.row_pages,
            table.rows,
            &hints.row_pages,
        );
        return;
    }
    layer.push(block(page, body), hints);
}

/// The same outer edges; inner ones may differ because a page shows other merged cells.
fn same_edges(a: &[f32], b: &[f32]) -> bool {
    let near = |x: &f32, y: &f32| (x - y).abs() < 5.0;
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| near(x, y))
}
