//! Why a tender could not be read. Data only: `app` turns it into sentences.

use bidwright_domain::tender::Format;

/// Every way in which [`crate::read`] and [`crate::pdf_text`] give up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes are not what the file's name promises, e.g. a picture called `tender.docx`.
    #[error("not a {expected:?} file")]
    NotThisFormat { expected: Format },
    /// Word 97-2003 (`.doc`): must be saved as `.docx` first.
    #[error("a Word 97-2003 document")]
    OldWord,
    /// Opens only with a password.
    #[error("protected by a password")]
    Encrypted,
    /// The right format, but cut or broken.
    #[error("damaged: {detail}")]
    Damaged { detail: Damage },
    /// Pages without a text layer: a scan. Needs character recognition first.
    #[error("{pages} pages of pictures, no text")]
    NoTextLayer { pages: u32 },
    /// Glyphs that name no characters, so that any text would be garbage.
    #[error("{unmapped} of {glyphs} glyphs without a character")]
    BrokenCharacterMap { glyphs: u32, unmapped: u32 },
    /// More than a tender can sensibly be; `found` is what was seen when reading stopped.
    #[error("{limit:?}: {found} is more than {allowed}")]
    TooLarge {
        limit: Limit,
        found: u64,
        allowed: u64,
    },
    /// [`crate::Watch::step`] said so.
    #[error("cancelled")]
    Cancelled,
}

/// What is broken in a damaged file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    #[error("the archive's directory is missing or broken")]
    Archive,
    #[error("part {part} is missing")]
    MissingPart { part: String },
    #[error("part {part} is cut or broken")]
    BrokenPart { part: String },
    #[error("part {part} is not well-formed near byte {offset}")]
    Xml { part: String, offset: u64 },
    #[error("part {part} declares a document type")]
    DocumentType { part: String },
    #[error("the PDF's structure cannot be followed")]
    PdfStructure,
    #[error("the PDF's page tree leads back into itself")]
    PageTreeLoop,
    #[error("the text is in no known encoding")]
    TextEncoding,
}

/// Which limit was passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of the file itself.
    FileBytes,
    /// Bytes of one part after inflating.
    InflatedBytes,
    /// Inflated bytes per packed byte: a zip bomb.
    InflationRatio,
    /// Files in the archive.
    ArchiveEntries,
    /// Elements inside elements.
    NestingDepth,
    /// Pages of a PDF.
    Pages,
    /// Glyphs on one page or lines drawn on one page.
    PageContent,
    /// Characters of text in all.
    Characters,
}
