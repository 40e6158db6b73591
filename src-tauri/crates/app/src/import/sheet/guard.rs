//! What kind of file it really is, and whether it is safe to unpack.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Kind;
use crate::failure::{Code, Failure};

/// All parts of a workbook together, unpacked, in bytes. A list of 100,000 rows needs a third.
const MOST_UNPACKED: u64 = 300 * 1024 * 1024;

/// The kind by the first bytes.
pub(super) fn kind(name: &str, bytes: &[u8]) -> Result<Kind, Failure> {
    let failure = |code| Failure::new(code).field("file").fact("name", name);
    let other = || failure(Code::FormatOther).fact("expected", "xlsx, xls, csv");
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(failure(Code::SheetEmpty));
    }
    match bytes {
        [b'P', b'K', 3, 4, ..] => packed(name, bytes),
        [b'P', b'K', 5, 6, ..] => Err(failure(Code::SheetEmpty)),
        [0xd0, 0xcf, 0x11, 0xe0, ..] if names(bytes, "EncryptedPackage") => {
            Err(failure(Code::FileEncrypted))
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] if names(bytes, "Workbook") || names(bytes, "Book") => {
            Ok(Kind::Xls)
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] | [b'%', b'P', b'D', b'F', ..] => Err(other()),
        // A text in UTF-16 with its mark: what Excel calls "Unicode text".
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Ok(Kind::Text),
        _ if is_page(bytes) => Err(failure(Code::SheetIsPage)),
        _ if bytes.contains(&0) && !name.to_lowercase().ends_with(".csv") => {
            Err(failure(Code::SheetUnreadable))
        }
        _ => Ok(Kind::Text),
    }
}

/// Whether a compound file has a stream of that name: the directory holds names in UTF-16.
fn names(bytes: &[u8], stream: &str) -> bool {
    let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

/// HTML, a mail archive of it, or Excel's old XML, whatever the name says.
fn is_page(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let start = text.trim_ascii_start();
    let begins =
        |word: &[u8]| start.len() >= word.len() && start[..word.len()].eq_ignore_ascii_case(word);
    begins(b"<") || begins(b"mime-version:")
}

/// Unpacks everything once and throws it away: a small file may hold a flood.
fn packed(name: &str, bytes: &[u8]) -> Result<Kind, Failure> {
    let failure = |code| Failure::new(code).field("file").fact("name", name);
    let broken = |e: zip::result::ZipError| failure(Code::SheetUnreadable).caused_by(e);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let is_book = archive.file_names().flatten().any(|part| {
        part.trim_start_matches('/')
            .eq_ignore_ascii_case("xl/workbook.xml")
    });
    if !is_book {
        return Err(failure(Code::FormatOther).fact("expected", "xlsx, xls, csv"));
    }
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(broken)?;
        let taken = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|e| failure(Code::SheetUnreadable).caused_by(e))?;
        left = left.checked_sub(taken).ok_or_else(|| {
            let detail = format!("> {} MiB", MOST_UNPACKED / 1024 / 1024);
            failure(Code::TooLarge).fact("detail", detail)
        })?;
    }
    Ok(Kind::Xlsx)
}
