//! The zip package of a Word document, unpacked within limits.

use std::io::{Cursor, Read};

use crate::error::{Damage, Limit, ReadError};

/// A tender's `document.xml` is rarely over 10 MiB; 128 MiB is a bomb or a mistake.
const MAX_PART: u64 = 128 << 20;
/// XML packs 10 to 30 times; deflate cannot pass 1032, so above 300 nothing sensible is inside.
const MAX_RATIO: u64 = 300;
/// Below this size the ratio says nothing (a small file of blanks packs very well).
const RATIO_FROM: u64 = 4 << 20;
const MAX_ENTRIES: u64 = 20_000;

pub(super) struct Package<'a> {
    archive: zip::ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged {
            detail: Damage::Archive,
        })?;
        let found = archive.len() as u64;
        if found > MAX_ENTRIES {
            return Err(ReadError::TooLarge {
                limit: Limit::ArchiveEntries,
                found,
                allowed: MAX_ENTRIES,
            });
        }
        Ok(Self { archive })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The part as text, or none when the package has no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let broken = || ReadError::Damaged {
            detail: Damage::BrokenPart {
                part: name.to_owned(),
            },
        };
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(broken()),
        };
        let packed = file.compressed_size().max(1);
        let mut bytes = Vec::new();
        file.take(MAX_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| broken())?;
        let size = bytes.len() as u64;
        if size > MAX_PART {
            return Err(ReadError::TooLarge {
                limit: Limit::InflatedBytes,
                found: size,
                allowed: MAX_PART,
            });
        }
        if size > RATIO_FROM && size / packed > MAX_RATIO {
            return Err(ReadError::TooLarge {
                limit: Limit::InflationRatio,
                found: size / packed,
                allowed: MAX_RATIO,
            });
        }
        decode(bytes).map(Some).ok_or_else(broken)
    }
}

/// Word writes UTF-8; UTF-16 with a byte order mark is allowed by the standard.
fn decode(bytes: Vec<u8>) -> Option<String> {
    let wide = |little: bool| {
        let units: Vec<u16> = bytes[2..]
            .chunks_exact(2)
            .map(|p| {
                if little {
                    u16::from_le_bytes([p[0], p[1]])
                } else {
                    u16::from_be_bytes([p[0], p[1]])
                }
            })
            .collect();
        String::from_utf16(&units).ok()
    };
    match bytes.get(..2) {
        Some([0xff, 0xfe]) => wide(true),
        Some([0xfe, 0xff]) => wide(false),
        _ => String::from_utf8(bytes).ok(),
    }
}
