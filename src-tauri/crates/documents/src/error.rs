//! What can go wrong, as data.

use bidwright_domain::Id;
use bidwright_domain::quotation::QuotationProblem;

/// Where a picture stands in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PicturePlace {
    Logo,
    Seal,
    /// The scan of a certificate; `index` counts from 0 in page order.
    Scan {
        certificate: Id,
        index: u32,
    },
}

/// Why a document was not made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum DocumentError {
    /// Neither JPEG, PNG nor PDF.
    #[error("picture format is not supported: {place:?} ({media_type})")]
    PictureFormat {
        place: PicturePlace,
        media_type: String,
    },
    /// The picture or PDF file is cut short, damaged or encrypted.
    #[error("picture cannot be read: {place:?}")]
    PictureDamaged { place: PicturePlace },
    /// `totals` do not belong to the lines of the sheet.
    #[error("{lines} lines but totals of {totals}")]
    TotalsOfOtherLines { lines: u32, totals: u32 },
    /// The lines have no totals.
    #[error("no totals: {0:?}")]
    Totals(QuotationProblem),
    /// A sheet with nothing to print: strips without copies.
    #[error("nothing to print")]
    Nothing,
    /// More strips than anybody seals: the limit is `limit`.
    #[error("{asked} copies asked for, {limit} at most")]
    TooManyCopies { asked: u32, limit: u32 },
    /// A fault of a template or of the typesetter; the text is for the log.
    #[error("typesetting failed: {detail}")]
    Typesetting { detail: String },
    /// The Word file was not packed; the text is for the log.
    #[error("Word file was not written: {detail}")]
    Word { detail: String },
    /// The workbook was not written; the text is for the log.
    #[error("workbook was not written: {detail}")]
    Workbook { detail: String },
}
