//! PDF: glyphs with places, drawn lines -> lines, paragraphs, tables in reading order.

mod furniture;
mod glyphs;
mod join;
mod lines;
mod page;
mod paragraphs;
mod rules;

use bidwright_domain::tender::{Block, BlockBody};
use hayro_interpret::hayro_syntax::LoadPdfError;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RectExt, TransformExt, interpret_page,
};

use crate::error::{Damage, Limit, ReadError};
use crate::layer::{Hints, Layer, Unreadable};
use crate::watch::Stage;
use page::{PageTable, PageText};

/// The longest tenders have some 600 pages.
const MAX_PAGES: u64 = 3000;
/// Glyphs of the whole document: ten times the longest tender.
const MAX_GLYPHS: u64 = 20_000_000;

/// Reads the blocks; page headers and footers are left out.
pub(crate) fn read(bytes: &[u8], stage: &Stage<'_>) -> Result<Layer, ReadError> {
    let mut pages = page_texts(bytes, stage)?;
    furniture::remove(&mut pages);
    let mut layer = Layer {
        pages: Some(pages.len() as u32),
        ..Layer::default()
    };
    for (i, page) in pages.iter().enumerate() {
        let number = i as u32 + 1;
        if page.unmapped * 5 > page.glyphs && page.unmapped > 20 {
            layer.unreadable.push(Unreadable {
                page: Some(number),
                glyphs: page.unmapped,
            });
        }
        for piece in pieces(page) {
            join::add(&mut layer, piece, number);
        }
    }
    Ok(layer)
}

/// The text of each page with its headers and footers, tables row by row.
pub(crate) fn text(bytes: &[u8], stage: &Stage<'_>) -> Result<Vec<String>, ReadError> {
    let pages = page_texts(bytes, stage)?;
    Ok(pages.iter().map(page_text).collect())
}

fn page_text(page: &PageText) -> String {
    let mut out = String::new();
    for piece in pieces(page) {
        match piece {
            Piece::Paragraph(p) => {
                out.push_str(&p.text);
                out.push('\n');
            }
            Piece::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<String> = row
                        .iter()
                        .filter(|c| !c.is_empty())
                        .map(|c| c.replace('\n', " "))
                        .collect();
                    out.push_str(&cells.join("\t"));
                    out.push('\n');
                }
            }
        }
    }
    out
}

/// A paragraph or a table of one page.
pub(in crate::pdf) enum Piece {
    Paragraph(paragraphs::Paragraph),
    Table(PageTable),
}

/// Paragraphs and tables of a page from top to bottom.
fn pieces(page: &PageText) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut lines = page.lines.as_slice();
    for table in &page.tables {
        let above = lines.partition_point(|l| l.y < table.bottom);
        out.extend(
            paragraphs::paragraphs(&lines[..above])
                .into_iter()
                .map(Piece::Paragraph),
        );
        lines = &lines[above..];
        // Words beside or inside the frame of the table but in no cell come before it.
        out.push(Piece::Table(table.clone()));
    }
    out.extend(
        paragraphs::paragraphs(lines)
            .into_iter()
            .map(Piece::Paragraph),
    );
    out
}

fn page_texts(bytes: &[u8], stage: &Stage<'_>) -> Result<Vec<PageText>, ReadError> {
    let pdf = open(bytes)?;
    let pages = pdf.pages();
    let total = pages.len();
    if total as u64 > MAX_PAGES {
        return Err(ReadError::TooLarge {
            limit: Limit::Pages,
            found: total as u64,
            allowed: MAX_PAGES,
        });
    }
    if total == 0 {
        return Err(ReadError::Damaged {
            detail: Damage::PdfStructure,
        });
    }
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings {
        render_annotations: false,
        ..InterpreterSettings::default()
    };
    let mut out = Vec::with_capacity(total);
    let mut glyphs = 0u64;
    for (i, page) in pages.iter().enumerate() {
        stage.at(i, total)?;
        let (width, height) = page.render_dimensions();
        let mut canvas = glyphs::Canvas::default();
        let mut context = Context::new(
            page.initial_transform(true).to_kurbo(),
            page.intersected_crop_box().to_kurbo(),
            &cache,
            pdf.xref(),
            settings.clone(),
        );
        interpret_page(page, &mut context, &mut canvas);
        glyphs += u64::from(canvas.glyphs);
        if glyphs > MAX_GLYPHS {
            return Err(ReadError::TooLarge {
                limit: Limit::Characters,
                found: glyphs,
                allowed: MAX_GLYPHS,
            });
        }
        out.push(page::arrange(canvas, width, height));
    }
    judge(&out)?;
    Ok(out)
}

fn open(bytes: &[u8]) -> Result<Pdf, ReadError> {
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Encrypted,
        LoadPdfError::Invalid => ReadError::Damaged {
            detail: Damage::PdfStructure,
        },
    })
}

/// Says when there is no text or no usable one, instead of handing on garbage.
fn judge(pages: &[PageText]) -> Result<(), ReadError> {
    let glyphs: u32 = pages.iter().map(|p| p.glyphs).sum();
    let unmapped: u32 = pages.iter().map(|p| p.unmapped).sum();
    let images = pages.iter().filter(|p| p.images > 0).count();
    let count = pages.len() as u32;
    // A scan may carry a stamped line or a page number on each page.
    if glyphs == 0 || (glyphs < 15 * count && images * 2 > pages.len()) {
        return Err(ReadError::NoTextLayer { pages: count });
    }
    if u64::from(unmapped) * 3 > u64::from(glyphs) {
        return Err(ReadError::BrokenCharacterMap { glyphs, unmapped });
    }
    Ok(())
}

pub(super) fn block(page: u32, body: BlockBody) -> Block {
    Block {
        page: Some(page),
        body,
    }
}

pub(in crate::pdf) fn table_hints(table: &PageTable, page: u32) -> Hints {
    Hints {
        row_pages: vec![page; table.rows.len()],
        edges: table.xs.clone(),
        ..Hints::default()
    }
}
