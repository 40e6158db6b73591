//! Pictures on their way to the page: format told from the bytes, PDF pages drawn as SVG, because
//! PDF/A cannot hold a PDF.

use std::panic::catch_unwind;
use std::sync::Arc;

use hayro_svg::hayro_interpret::InterpreterSettings;
use hayro_svg::hayro_syntax::Pdf as PdfFile;
use hayro_svg::{RenderCache, SvgRenderSettings};
use typst::foundations::Bytes;

use crate::error::{DocumentError, PicturePlace};
use crate::model::Picture;

/// More pages of one scan are a mistake, not evidence.
const MOST_PDF_PAGES: usize = 200;

/// The pictures of one document by the name under which its data names them.
#[derive(Default)]
pub(crate) struct Pictures {
    pub files: Vec<(String, Bytes)>,
    places: Vec<PicturePlace>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Jpeg,
    Png,
    Pdf,
}

fn format_of(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some(Format::Jpeg)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Format::Png)
    } else if bytes.starts_with(b"%PDF-") {
        Some(Format::Pdf)
    } else {
        None
    }
}

impl Pictures {
    /// Adds logo or seal; the name to print it by.
    pub fn add_mark(
        &mut self,
        picture: Option<&Picture>,
        place: PicturePlace,
    ) -> Result<Option<String>, DocumentError> {
        let Some(picture) = picture else {
            return Ok(None);
        };
        match format_of(&picture.bytes) {
            Some(Format::Jpeg) => Ok(Some(self.keep(picture.bytes.clone(), "jpg", place))),
            Some(Format::Png) => Ok(Some(self.keep(picture.bytes.clone(), "png", place))),
            _ => Err(unsupported(picture, place)),
        }
    }

    /// Adds a scan; one name per page.
    pub fn add_scan(
        &mut self,
        picture: &Picture,
        place: PicturePlace,
    ) -> Result<Vec<String>, DocumentError> {
        match format_of(&picture.bytes) {
            Some(Format::Jpeg) => Ok(vec![self.keep(picture.bytes.clone(), "jpg", place)]),
            Some(Format::Png) => Ok(vec![self.keep(picture.bytes.clone(), "png", place)]),
            Some(Format::Pdf) => {
                // The reader of PDF files is not ours: a file that upsets it is a damaged file.
                let pages = catch_unwind(|| pdf_pages(&picture.bytes))
                    .ok()
                    .flatten()
                    .ok_or(DocumentError::PictureDamaged { place })?;
                Ok(pages
                    .into_iter()
                    .map(|svg| self.keep(svg.into_bytes(), "svg", place))
                    .collect())
            }
            None => Err(unsupported(picture, place)),
        }
    }

    fn keep(&mut self, bytes: Vec<u8>, extension: &str, place: PicturePlace) -> String {
        let name = format!("picture-{}.{extension}", self.files.len());
        self.files.push((name.clone(), Bytes::new(bytes)));
        self.places.push(place);
        name
    }

    /// The first picture that does not decode; asked for after typesetting failed.
    pub fn damage(&self) -> Option<DocumentError> {
        let broken = self.files.iter().position(|(name, bytes)| {
            !name.ends_with(".svg") && image::load_from_memory(bytes).is_err()
        })?;
        let place = *self.places.get(broken)?;
        Some(DocumentError::PictureDamaged { place })
    }
}

fn unsupported(picture: &Picture, place: PicturePlace) -> DocumentError {
    DocumentError::PictureFormat {
        place,
        media_type: picture.media_type.clone(),
    }
}

fn pdf_pages(bytes: &[u8]) -> Option<Vec<String>> {
    let file = PdfFile::new(Arc::new(bytes.to_vec())).ok()?;
    let pages = file.pages();
    if pages.is_empty() || pages.len() > MOST_PDF_PAGES {
        return None;
    }
    let cache = RenderCache::new();
    let settings = InterpreterSettings::default();
    let drawn = pages
        .iter()
        .map(|page| hayro_svg::convert(page, &cache, &settings, &SvgRenderSettings::default()))
        .collect();
    Some(drawn)
}
