//! Reads tenders: bytes of a .docx, a .pdf with text, .txt or .md -> what a bidder has to know.
//!
//! Two layers: `docx`, `pdf` and `plain` turn a format into neutral blocks (paragraphs and tables in
//! reading order); `understand` finds facts, legend, clauses, evaluation and required documents in
//! the blocks and knows no format.

mod docx;
mod error;
mod format;
mod layer;
mod markdown;
mod pdf;
mod plain;
mod tables;
mod understand;
mod watch;
mod words;

use bidwright_domain::tender::{Format, Reading, Source};
use sha2::{Digest, Sha256};

pub use error::{Damage, Limit, ReadError};
pub use watch::{NoWatch, Watch};

use watch::Stage;

/// Larger files are no tenders (a scan of 600 pages stays below).
const MAX_BYTES: u64 = 512 << 20;

/// Reads and understands a tender. `name` is the file's name; it is kept in `source.file` and tells
/// texts without a signature apart.
///
/// # Errors
/// See [`ReadError`]. An odd document is no error: what was found comes back with warnings.
pub fn read(name: &str, bytes: &[u8], watch: &dyn Watch) -> Result<Reading, ReadError> {
    limit_size(bytes)?;
    let format = format::sniff(name, bytes)?;
    let reading = Stage::new(watch, 0, 800);
    reading.at(0, 1)?;
    let layer = match format {
        Format::Docx => docx::read(bytes, &reading)?,
        Format::Pdf => pdf::read(bytes, &reading)?,
        Format::Txt => plain::read(&text(bytes)?),
        Format::Md => markdown::read(&text(bytes)?),
    };
    let mut document = understand::understand(&layer, &Stage::new(watch, 800, 1000))?;
    document.source = Source {
        file: name.to_owned(),
        format,
        pages: layer.pages,
        sha256: Sha256::digest(bytes)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect(),
    };
    Ok(Reading {
        document,
        blocks: layer.blocks,
    })
}

/// The text of each page of a PDF in reading order, headers and footers included; table rows are
/// lines whose cells are parted by tabs.
///
/// # Errors
/// As [`read`] for PDFs.
pub fn pdf_text(bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    limit_size(bytes)?;
    if format::sniff("", bytes).ok() != Some(Format::Pdf) {
        return Err(ReadError::NotThisFormat {
            expected: Format::Pdf,
        });
    }
    pdf::text(bytes, &Stage::new(&NoWatch, 0, 1000))
}

/// A text tender is a megabyte at most; what is longer is a log or a data file.
const MAX_TEXT: u64 = 20 << 20;

fn text(bytes: &[u8]) -> Result<String, ReadError> {
    let found = bytes.len() as u64;
    if found > MAX_TEXT {
        return Err(ReadError::TooLarge {
            limit: Limit::Characters,
            found,
            allowed: MAX_TEXT,
        });
    }
    format::text_of(bytes)
}

fn limit_size(bytes: &[u8]) -> Result<(), ReadError> {
    let found = bytes.len() as u64;
    if found > MAX_BYTES {
        return Err(ReadError::TooLarge {
            limit: Limit::FileBytes,
            found,
            allowed: MAX_BYTES,
        });
    }
    Ok(())
}
