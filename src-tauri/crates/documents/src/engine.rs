//! Views through the typesetter to files.

use std::collections::BTreeMap;

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;

use crate::error::DocumentError;
use crate::faces::Faces;
use crate::finished::{find, page_count};
use crate::model::{
    BidVolume, ChapterSheet, ContractSheet, CustomerSheet, Pdf, Preview, QuotationSheet,
};
use crate::text::{is_printable, replace_unprintable};
use crate::view::{self, View};
use crate::world::SheetWorld;

/// Results of the typesetter that were not used in so many compilations are forgotten: enough to
/// type in a chapter while the volume is made, little enough to keep memory and time flat.
const KEEP_FOR: usize = 10;

/// A volume whose page numbers still move after so many passes is printed as it is.
const MOST_PASSES: u32 = 4;

/// Makes documents. Cheap to create and to share; keeps what was laid out before, so that a second
/// compilation only does what changed.
pub struct Engine {
    faces: &'static Faces,
}

impl Default for Engine {
    fn default() -> Self {
        Engine::new()
    }
}

impl Engine {
    #[must_use]
    pub fn new() -> Engine {
        Engine {
            faces: Faces::get(),
        }
    }

    /// The quotation as PDF/A-2b.
    ///
    /// # Errors
    /// A picture that cannot be used, totals of other lines.
    pub fn quotation_pdf(&self, sheet: &QuotationSheet) -> Result<Pdf, DocumentError> {
        self.pdf(view::quotation(sheet)?)
    }

    /// One page of the quotation; `page` is 1-based.
    ///
    /// # Errors
    /// As [`Engine::quotation_pdf`].
    pub fn quotation_preview(
        &self,
        sheet: &QuotationSheet,
        page: u32,
    ) -> Result<Preview, DocumentError> {
        self.preview(view::quotation(sheet)?, page)
    }

    /// The contract as PDF/A-2b.
    ///
    /// # Errors
    /// A picture that cannot be used, totals of other lines.
    pub fn contract_pdf(&self, sheet: &ContractSheet) -> Result<Pdf, DocumentError> {
        self.pdf(view::contract(sheet)?)
    }

    /// One page of the contract; `page` is 1-based.
    ///
    /// # Errors
    /// As [`Engine::contract_pdf`].
    pub fn contract_preview(
        &self,
        sheet: &ContractSheet,
        page: u32,
    ) -> Result<Preview, DocumentError> {
        self.preview(view::contract(sheet)?, page)
    }

    /// The customer sheet as PDF/A-2b.
    ///
    /// # Errors
    /// Only a fault of the typesetter.
    pub fn customer_pdf(&self, sheet: &CustomerSheet) -> Result<Pdf, DocumentError> {
        self.pdf(view::customer(sheet))
    }

    /// One page of the customer sheet; `page` is 1-based.
    ///
    /// # Errors
    /// As [`Engine::customer_pdf`].
    pub fn customer_preview(
        &self,
        sheet: &CustomerSheet,
        page: u32,
    ) -> Result<Preview, DocumentError> {
        self.preview(view::customer(sheet), page)
    }

    /// One page of a chapter, laid out alone; `page` is 1-based within the chapter.
    ///
    /// # Errors
    /// Only a fault of the typesetter.
    pub fn chapter_preview(
        &self,
        sheet: &ChapterSheet,
        page: u32,
    ) -> Result<Preview, DocumentError> {
        self.preview(view::chapter(sheet), page)
    }

    /// The bid volume as PDF/A-2b. The response table names the true page of each evidence
    /// chapter: the volume is laid out until those pages no longer move.
    ///
    /// # Errors
    /// A picture that cannot be used, totals of other lines, lines without totals.
    pub fn bid_volume(&self, volume: &BidVolume) -> Result<Pdf, DocumentError> {
        self.pdf(view::volume(volume)?)
    }

    fn pdf(&self, mut view: View) -> Result<Pdf, DocumentError> {
        let missing_glyphs = self.replace_missing_glyphs(&mut view)?;
        let (document, anchors) = self.settled(&mut view)?;
        let bytes = typst_pdf::pdf(&document, &pdf_options(&view.ident)?)
            .map_err(|errors| view.failure(&errors))?;
        comemo::evict(KEEP_FOR);
        Ok(Pdf {
            bytes,
            pages: page_count(&document),
            anchors,
            missing_glyphs,
        })
    }

    /// Puts 〓 for each character that no font has, because PDF/A refuses empty glyphs, and says
    /// where they stand.
    fn replace_missing_glyphs(&self, view: &mut View) -> Result<Vec<(char, u32)>, DocumentError> {
        let can_print = |character| self.faces.can_print(character);
        if is_printable(&view.data, &can_print) {
            return Ok(Vec::new());
        }
        let (as_typed, _) = self.settled(view)?;
        replace_unprintable(&mut view.data, &can_print);
        let finds = find(&as_typed, self.faces);
        Ok(finds.missing_glyphs.into_iter().collect())
    }

    /// The laid out document and its anchors. A document that names its own pages is laid out
    /// until they no longer move.
    fn settled(
        &self,
        view: &mut View,
    ) -> Result<(PagedDocument, BTreeMap<String, u32>), DocumentError> {
        for _ in 1..MOST_PASSES {
            let document = self.compile(view)?;
            let anchors = find(&document, self.faces).anchors;
            if !view.names_other_pages(&anchors) {
                return Ok((document, anchors));
            }
        }
        let document = self.compile(view)?;
        let anchors = find(&document, self.faces).anchors;
        Ok((document, anchors))
    }

    fn preview(&self, mut view: View, page: u32) -> Result<Preview, DocumentError> {
        replace_unprintable(&mut view.data, &|c| self.faces.can_print(c));
        let document = self.compile(&view)?;
        let pages = page_count(&document);
        let page = page.clamp(1, pages.max(1));
        let shown = document
            .pages()
            .get(page as usize - 1)
            .ok_or(DocumentError::Nothing)?;
        let options = SvgOptions {
            render_bleed: false,
            pretty: false,
        };
        let svg = typst_svg::svg(shown, &options);
        comemo::evict(KEEP_FOR);
        Ok(Preview { svg, page, pages })
    }

    fn compile(&self, view: &View) -> Result<PagedDocument, DocumentError> {
        let data = view.data.to_string();
        let world = SheetWorld::new(self.faces, view.template, data, &view.pictures.files)?;
        typst::compile::<PagedDocument>(&world)
            .output
            .map_err(|errors| view.failure(&errors))
    }
}

fn pdf_options(ident: &str) -> Result<PdfOptions, DocumentError> {
    let standards =
        PdfStandards::new(&[PdfStandard::A_2b]).map_err(|error| DocumentError::Typesetting {
            detail: error.message().to_string(),
        })?;
    Ok(PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        // Nothing in the file but its author: evaluators compare what made two bids (条例 40).
        creator: Smart::Custom(None),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: false,
        pretty: false,
    })
}
