//! Finished PDF files read back.

use std::sync::Arc;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, RectExt, SoftMask, TransformExt, interpret_page,
};
use kurbo::{Affine, BezPath, Point};

/// A PDF as a reader sees it. White space is taken out of the text.
pub struct Read {
    pub pages: Vec<String>,
    pub images: usize,
    pub title: String,
    pub author: String,
    pub creator: Option<Vec<u8>>,
    pub outline: Vec<String>,
    /// Furthest glyph origin to the right on any page, in points.
    pub rightmost: f64,
}

impl Read {
    pub fn of(bytes: &[u8]) -> Read {
        let pdf = Pdf::new(Arc::new(bytes.to_vec())).unwrap();
        let mut canvas = Canvas::default();
        let cache = InterpreterCache::new();
        let mut pages = Vec::new();
        for page in pdf.pages().iter() {
            let mut context = Context::new(
                page.initial_transform(true).to_kurbo(),
                page.intersected_crop_box().to_kurbo(),
                &cache,
                pdf.xref(),
                InterpreterSettings::default(),
            );
            interpret_page(page, &mut context, &mut canvas);
            pages.push(std::mem::take(&mut canvas.text));
        }
        let said = |text: &Option<Vec<u8>>| decoded(text.as_deref().unwrap_or_default());
        let metadata = pdf.metadata();
        Read {
            pages,
            images: canvas.images,
            title: said(&metadata.title),
            author: said(&metadata.author),
            creator: metadata.creator.clone(),
            outline: outline(&pdf),
            rightmost: canvas.rightmost,
        }
    }

    pub fn text(&self) -> String {
        self.pages.concat()
    }

    /// 1-based pages on which the words stand.
    pub fn pages_with(&self, words: &str) -> Vec<u32> {
        (1u32..)
            .zip(&self.pages)
            .filter(|(_, text)| text.contains(words))
            .map(|(page, _)| page)
            .collect()
    }
}

fn outline(pdf: &Pdf) -> Vec<String> {
    let mut titles = Vec::new();
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
    if let Some(outlines) = root.get::<Dict<'_>>("Outlines") {
        walk(&outlines, &mut titles);
    }
    titles
}

fn walk(parent: &Dict<'_>, titles: &mut Vec<String>) {
    let mut next = parent.get::<Dict<'_>>("First");
    while let Some(item) = next {
        if let Some(title) = item.get::<PdfString<'_>>("Title") {
            titles.push(decoded(title.as_ref()));
        }
        walk(&item, titles);
        next = item.get::<Dict<'_>>("Next");
    }
}

/// A PDF text string: UTF-16 with a byte order mark, else one byte a character.
fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units = wide
                .chunks_exact(2)
                .map(|b| u16::from_be_bytes([b[0], b[1]]));
            char::decode_utf16(units).map(|c| c.unwrap()).collect()
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[derive(Default)]
struct Canvas {
    text: String,
    images: usize,
    rightmost: f64,
}

impl<'a> Device<'a> for Canvas {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let origin = transform * glyph_transform * Point::ORIGIN;
        self.rightmost = self.rightmost.max(origin.x);
        let unicode = match glyph.as_unicode() {
            Some(BfString::Char(character)) => character.to_string(),
            Some(BfString::String(text)) => text,
            None => "\u{fffd}".into(),
        };
        let shown = unicode.chars().filter(|c| !c.is_whitespace());
        self.text.extend(shown);
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.images += 1;
    }
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
