//! PDF: glyphs with places, drawn lines -> lines, paragraphs, tables in reading order.

mod furniture;
mod glyphs;
mod guard;
mod join;
mod lines;
mod page;
mod paragraphs;
mod rules;
mod worker;

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
        if page.overflow || page.unmapped * 5 > page.glyphs && page.unmapped > 20 {
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
    let pages = worker::run(stage, |pulse| {
        guard::check(bytes, &|| pulse.stopped())?;
        let pdf = open(bytes)?;
        drawn(&pdf, pulse)
    })?;
    judge(&pages)?;
    Ok(pages)
}

fn open(bytes: &[u8]) -> Result<Pdf, ReadError> {
    let broken = ReadError::Damaged {
        detail: Damage::PdfStructure,
    };
    match worker::kept(|| Pdf::new(bytes.to_vec())) {
        Ok(Ok(pdf)) => Ok(pdf),
        Ok(Err(LoadPdfError::Decryption(_))) => Err(ReadError::Encrypted),
        Ok(Err(LoadPdfError::Invalid)) | Err(_) => Err(broken),
    }
}

fn drawn(pdf: &Pdf, pulse: &worker::Pulse) -> Result<Vec<PageText>, ReadError> {
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
    let mut out = Vec::with_capacity(total);
    let mut glyphs = 0u64;
    for (i, page) in pages.iter().enumerate() {
        pulse.at(i, total)?;
        let canvas = draw(page, pdf, &cache, pulse)?;
        glyphs += u64::from(canvas.glyphs);
        if glyphs > MAX_GLYPHS {
            return Err(ReadError::TooLarge {
                limit: Limit::Characters,
                found: glyphs,
                allowed: MAX_GLYPHS,
            });
        }
        let (width, height) = page.render_dimensions();
        out.push(page::arrange(canvas, width, height));
    }
    Ok(out)
}

/// Draws one page. What a parser's panic or an endless drawing leaves unread is marked as overflow.
fn draw<'a>(
    page: &hayro_interpret::hayro_syntax::page::Page<'a>,
    pdf: &'a Pdf,
    cache: &InterpreterCache<'a>,
    pulse: &worker::Pulse,
) -> Result<glyphs::Canvas, ReadError> {
    let settings = InterpreterSettings {
        render_annotations: false,
        ..InterpreterSettings::default()
    };
    let mut canvas = glyphs::Canvas::watched(pulse.for_page());
    let drawn = worker::kept(|| {
        let mut context = Context::new(
            page.initial_transform(true).to_kurbo(),
            page.intersected_crop_box().to_kurbo(),
            cache,
            pdf.xref(),
            settings,
        );
        interpret_page(page, &mut context, &mut canvas);
    });
    match drawn {
        Ok(()) => {}
        Err(Some(worker::Left::Cancelled)) => return Err(ReadError::Cancelled),
        Err(Some(worker::Left::OverBudget) | None) => canvas.overflow = true,
    }
    Ok(canvas)
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
