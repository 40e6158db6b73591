//! Which format the bytes have: by their first bytes, the name only decides between texts.

use bidwright_domain::tender::Format;

use crate::error::{Damage, ReadError};

/// Old Office files and password-protected new ones are OLE compound files.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

pub(crate) fn sniff(name: &str, bytes: &[u8]) -> Result<Format, ReadError> {
    let promised = promised(name);
    if bytes.starts_with(OLE) {
        return Err(if is_encrypted_package(bytes) {
            ReadError::Encrypted
        } else {
            ReadError::OldWord
        });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Format::Docx);
    }
    // The header may stand behind up to 1024 bytes of something else.
    if bytes
        .get(..bytes.len().min(1024))
        .is_some_and(|head| find(head, b"%PDF-").is_some())
    {
        return Ok(Format::Pdf);
    }
    match promised {
        Some(format @ (Format::Docx | Format::Pdf)) if bytes.is_empty() => {
            Err(ReadError::NotThisFormat { expected: format })
        }
        Some(format @ (Format::Docx | Format::Pdf)) => {
            Err(ReadError::NotThisFormat { expected: format })
        }
        Some(format) => Ok(format),
        None => Err(ReadError::NotThisFormat {
            expected: Format::Docx,
        }),
    }
}

fn promised(name: &str) -> Option<Format> {
    match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "docx" | "docm" | "doc" | "dotx" => Some(Format::Docx),
        "pdf" => Some(Format::Pdf),
        "txt" | "text" => Some(Format::Txt),
        "md" | "markdown" => Some(Format::Md),
        _ => None,
    }
}

/// A password-protected .docx is an OLE file with a stream `EncryptedPackage` (UTF-16 in its directory).
fn is_encrypted_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    find(bytes, &name).is_some()
}

pub(crate) fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|w| w == what)
}

/// Text as UTF-8, UTF-16 with a byte order mark; anything else is refused rather than guessed.
pub(crate) fn text_of(bytes: &[u8]) -> Result<String, ReadError> {
    let refused = ReadError::Damaged {
        detail: Damage::TextEncoding,
    };
    let units = |pick: fn([u8; 2]) -> u16| -> Vec<u16> {
        bytes[2..]
            .chunks_exact(2)
            .map(|p| pick([p[0], p[1]]))
            .collect()
    };
    let text = match bytes {
        [0xff, 0xfe, ..] => String::from_utf16(&units(u16::from_le_bytes)).ok(),
        [0xfe, 0xff, ..] => String::from_utf16(&units(u16::from_be_bytes)).ok(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    };
    text.filter(|t| !t.contains('\0')).ok_or(refused)
}
