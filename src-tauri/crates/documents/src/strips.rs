//! The sealing strip sheet: A4, four strips a page, every measure in millimetres from the lower
//! left corner.

use std::collections::BTreeMap;

use printpdf::{
    FontId, Line, LineDashPattern, LinePoint, Mm, Op, ParsedFont, PdfDocument, PdfFontHandle,
    PdfPage, PdfSaveOptions, Point, Pt, TextItem,
};

use subsetter::GlyphRemapper;

use crate::error::DocumentError;
use crate::faces::{Faces, SANS_BOLD};
use crate::model::SealingStrip;
use crate::text::{flat, shortened};

const PAGE_WIDTH: f32 = 210.0;
const PAGE_HEIGHT: f32 = 297.0;
const MARGIN: f32 = 11.5;
const STRIP_WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;
const STRIP_HEIGHT: f32 = 68.5;
const PER_PAGE: u32 = 4;
/// From the cut line to the frame.
const FRAME: f32 = 3.0;
/// Width of the place for a seal at each end.
const SEAL_WIDTH: f32 = 40.0;
/// Width of 项目名称： in front of a value.
const LABEL_WIDTH: f32 = 18.0;
/// Line height of the facts, less where names are long.
const LINE: f32 = 5.8;
/// Height of all the facts.
const FACTS_HEIGHT: f32 = 34.0;
/// Size of the facts, in points.
const SIZE: f32 = 9.5;
const MM_PER_POINT: f32 = 25.4 / 72.0;

/// Nobody seals more parcels.
const MOST_COPIES: u32 = 400;

/// Strips to cut out and paste over the flaps of a parcel, as PDF. Characters without a glyph are
/// printed as 〓.
///
/// # Errors
/// [`DocumentError::Nothing`] without copies, [`DocumentError::TooManyCopies`].
pub fn sealing_strips(strip: &SealingStrip) -> Result<Vec<u8>, DocumentError> {
    if strip.copies == 0 {
        return Err(DocumentError::Nothing);
    }
    if strip.copies > MOST_COPIES {
        return Err(DocumentError::TooManyCopies {
            asked: strip.copies,
            limit: MOST_COPIES,
        });
    }
    let font = subset(strip)?;
    let mut document = PdfDocument::new("密封条");
    document.metadata.info.author = strip.bidder.clone();
    let font = document.add_font(&font);
    let pages: Vec<PdfPage> = (0..strip.copies.div_ceil(PER_PAGE))
        .map(|page| {
            let on_page = (strip.copies - page * PER_PAGE).min(PER_PAGE);
            let mut pen = Pen::new(&font);
            (0..on_page).for_each(|place| pen.strip(strip, place));
            pen.cut_lines(on_page);
            PdfPage::new(Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT), pen.ops)
        })
        .collect();
    let options = PdfSaveOptions::default();
    Ok(document.with_pages(pages).save(&options, &mut Vec::new()))
}

/// The bundled face with the glyphs of this sheet only: whole it would make each sheet 6 MB.
fn subset(strip: &SealingStrip) -> Result<ParsedFont, DocumentError> {
    let unread = || DocumentError::Typesetting {
        detail: "bundled font is not read".to_owned(),
    };
    let whole = ParsedFont::from_bytes(SANS_BOLD, 0, &mut Vec::new()).ok_or_else(unread)?;
    let unnamed = FontId(String::new());
    let mut pen = Pen::new(&unnamed);
    pen.strip(strip, 0);
    let mut glyphs = GlyphRemapper::new();
    let mut font = ParsedFont {
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: BTreeMap::new(),
        ..whole.clone()
    };
    for character in pen.ops.iter().flat_map(characters) {
        let code = u32::from(character);
        let Some(glyph) = whole.codepoint_to_glyph.get(&code) else {
            continue;
        };
        let renumbered = glyphs.remap(*glyph);
        font.codepoint_to_glyph.insert(code, renumbered);
        if let Some(width) = whole.glyph_widths.get(glyph) {
            font.glyph_widths.insert(renumbered, *width);
        }
    }
    font.original_bytes = subsetter::subset(SANS_BOLD, 0, &glyphs).map_err(|_| unread())?;
    Ok(font)
}

fn characters(op: &Op) -> Vec<char> {
    let Op::ShowText { items } = op else {
        return Vec::new();
    };
    items
        .iter()
        .flat_map(|item| match item {
            TextItem::Text(text) => text.chars().collect(),
            _ => Vec::new(),
        })
        .collect()
}

/// Collects drawing operations.
struct Pen<'a> {
    font: &'a FontId,
    ops: Vec<Op>,
}

impl Pen<'_> {
    fn new(font: &FontId) -> Pen<'_> {
        Pen {
            font,
            ops: Vec::new(),
        }
    }

    /// The strip at `place`, counted from the top of the page.
    fn strip(&mut self, strip: &SealingStrip, place: u32) {
        // At most PER_PAGE, so the conversion is exact.
        let bottom = PAGE_HEIGHT - MARGIN - STRIP_HEIGHT * (place + 1) as f32;
        let (left, right) = (MARGIN + FRAME, MARGIN + STRIP_WIDTH - FRAME);
        let (low, top) = (bottom + FRAME, bottom + STRIP_HEIGHT - FRAME);
        self.frame(left, low, right, top);
        self.line((left + SEAL_WIDTH, low), (left + SEAL_WIDTH, top));
        self.line((right - SEAL_WIDTH, low), (right - SEAL_WIDTH, top));
        for centre in [left + SEAL_WIDTH / 2.0, right - SEAL_WIDTH / 2.0] {
            self.centred("（投标人公章）", centre, low + 32.0, SEAL_WIDTH - 4.0, 9.0);
            self.centred("年　　月　　日", centre, low + 5.0, SEAL_WIDTH - 4.0, 9.0);
        }
        self.words(
            strip,
            left + SEAL_WIDTH + 3.0,
            right - SEAL_WIDTH - 3.0,
            top,
        );
    }

    fn words(&mut self, strip: &SealingStrip, left: f32, right: f32, top: f32) {
        let (centre, width) = ((left + right) / 2.0, right - left);
        let title = format!("密　封　条（{}）", flat(&strip.label));
        self.centred(&title, centre, top - 8.5, width, 15.0);
        let mut facts = vec![
            ("项目名称", &strip.project_name),
            ("项目编号", &strip.project_number),
        ];
        if !strip.package.trim().is_empty() {
            facts.push(("包号", &strip.package));
        }
        facts.push(("采购人", &strip.purchaser));
        facts.push(("投标人", &strip.bidder));
        let facts: Vec<(&str, Vec<String>)> = facts
            .into_iter()
            .map(|(name, value)| (name, rows(&flat(value), width - LABEL_WIDTH)))
            .collect();
        let count: usize = facts.iter().map(|(_, rows)| rows.len()).sum();
        // At most ten rows, so the conversion is exact.
        let pitch = LINE.min(FACTS_HEIGHT / count as f32);
        let size = SIZE.min(pitch * 0.62 / MM_PER_POINT);
        let mut y = top - 17.0;
        for (name, rows) in facts {
            self.text(&format!("{name}："), left, y, LABEL_WIDTH, size);
            for row in rows {
                self.text(&row, left + LABEL_WIDTH, y, width - LABEL_WIDTH, size);
                y -= pitch;
            }
        }
        let opening = format!("于 {} 之前不得启封", flat(&strip.opening_time));
        self.centred(
            &opening,
            centre,
            top - STRIP_HEIGHT + 2.0 * FRAME + 5.0,
            width,
            13.0,
        );
    }

    fn text(&mut self, text: &str, x: f32, y: f32, width: f32, size: f32) {
        let size = size.min(width / MM_PER_POINT / ems(text).max(1.0));
        let printed = printable(text);
        self.ops.extend([
            Op::StartTextSection,
            Op::SetFont {
                font: PdfFontHandle::External(self.font.clone()),
                size: Pt(size),
            },
            Op::SetTextCursor { pos: point(x, y) },
            Op::ShowText {
                items: vec![TextItem::Text(printed)],
            },
            Op::EndTextSection,
        ]);
    }

    fn centred(&mut self, text: &str, centre: f32, y: f32, width: f32, size: f32) {
        let size = size.min(width / MM_PER_POINT / ems(text).max(1.0));
        let x = centre - ems(text) * size * MM_PER_POINT / 2.0;
        self.text(text, x, y, width, size);
    }

    fn frame(&mut self, left: f32, low: f32, right: f32, top: f32) {
        self.ops.push(Op::SetLineDashPattern {
            dash: LineDashPattern::default(),
        });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(0.8) });
        for (from, to) in [
            ((left, low), (right, low)),
            ((right, low), (right, top)),
            ((right, top), (left, top)),
            ((left, top), (left, low)),
        ] {
            self.line(from, to);
        }
        self.ops.push(Op::SetOutlineThickness { pt: Pt(0.4) });
    }

    /// Dashed lines round and between the strips.
    fn cut_lines(&mut self, strips: u32) {
        self.ops.push(Op::SetOutlineThickness { pt: Pt(0.3) });
        self.ops.push(Op::SetLineDashPattern {
            dash: LineDashPattern {
                offset: 0.0,
                pattern: [4.0, 3.0].into_iter().collect(),
            },
        });
        let top = PAGE_HEIGHT - MARGIN;
        let bottom = top - STRIP_HEIGHT * strips as f32;
        for strip in 0..=strips {
            let y = top - STRIP_HEIGHT * strip as f32;
            self.line((MARGIN - 6.0, y), (MARGIN + STRIP_WIDTH + 6.0, y));
        }
        for x in [MARGIN, MARGIN + STRIP_WIDTH] {
            self.line((x, bottom - 6.0), (x, top + 6.0));
        }
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        let points = [from, to].map(|(x, y)| LinePoint {
            p: point(x, y),
            bezier: false,
        });
        self.ops.push(Op::DrawLine {
            line: Line {
                points: points.to_vec(),
                is_closed: false,
            },
        });
    }
}

fn point(x: f32, y: f32) -> Point {
    Point::new(Mm(x), Mm(y))
}

/// One row, or two for a long name; what does not fit in two rows is cut with ….
fn rows(text: &str, width: f32) -> Vec<String> {
    let room = width / MM_PER_POINT / SIZE;
    if ems(text) <= room {
        return vec![text.to_owned()];
    }
    let mut first = String::new();
    let mut rest = text.chars();
    while let Some(next) = rest.clone().next() {
        if ems(&first) + em(next) > room {
            break;
        }
        first.push(next);
        rest.next();
    }
    // Room counts full width characters; half as many again always fit after shrinking.
    let second = shortened(rest.as_str(), (room * 1.3) as usize);
    vec![first, second]
}

/// Width of the text in ems, rather too much than too little.
fn ems(text: &str) -> f32 {
    text.chars().map(em).sum()
}

fn em(character: char) -> f32 {
    match character {
        ' ' => 0.25,
        'W' | 'M' | 'm' | '@' | '%' => 0.95,
        c if c.is_ascii() => 0.65,
        _ => 1.0,
    }
}

fn printable(text: &str) -> String {
    let faces = Faces::get();
    text.chars()
        .map(|c| if faces.can_print(c) { c } else { '〓' })
        .collect()
}
