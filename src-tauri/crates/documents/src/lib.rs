//! Models to finished documents: quotation, bid volume, contract and their previews as PDF or SVG
//! (typst), the sealing strip sheet (fixed positions in millimetres), the quotation as Excel and Word.
//!
//! The same input gives the same bytes on every system: fonts are bundled, system fonts are off,
//! dates come from the sheet, never from a clock. What users typed goes to the typesetter as data
//! (JSON), never as source text.

mod engine;
mod error;
mod faces;
mod finished;
mod model;
mod numerals;
mod pictures;
mod strips;
mod text;
mod view;
mod word;
mod workbook;
mod world;

pub use engine::Engine;
pub use error::{DocumentError, PicturePlace};
pub use model::{
    BidVolume, CertificateSheet, ChapterSheet, ContractSheet, CustomerSheet, Pdf, Picture, Preview,
    QuotationSheet, ResponseRow, SealingStrip,
};
pub use strips::sealing_strips;
pub use word::quotation_docx;
pub use workbook::quotation_xlsx;
