//! What the file and its folder say before and after SQLite was asked.

use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::path::Path;

use crate::StoreError;
use crate::error::sqlite_code;
use crate::place::{beside, remove_database};

const PAGE: usize = 4_096;
const SQLITE_NOTADB: i32 = 26;

/// First bytes of files that people could mistake for a store.
const OTHER_FILES: [&[u8]; 9] = [
    b"SQLite format 3\0",
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\xd0\xcf\x11\xe0",
];

/// Makes the empty file, so that two processes can't both create it.
pub(crate) fn claim(path: &Path) -> Result<(), StoreError> {
    let made = OpenOptions::new().write(true).create_new(true).open(path);
    made.map(drop)
        .map_err(|error| StoreError::from_io(error, path))
}

/// Takes back a file that was claimed and never filled.
pub(crate) fn discard(path: &Path) {
    // What can't be removed is an empty or encrypted file without content.
    let _ = remove_database(path);
}

/// Refuses a missing file, a folder, and a place that can't be written.
pub(crate) fn check_place(path: &Path) -> Result<(), StoreError> {
    let metadata = fs::metadata(path).map_err(|error| StoreError::from_io(error, path))?;
    if !metadata.is_file() {
        return Err(StoreError::NotAStore);
    }
    if metadata.permissions().readonly() || is_read_only_folder(path) {
        return Err(StoreError::ReadOnly);
    }
    let opened = OpenOptions::new().read(true).write(true).open(path);
    opened.map_err(|error| StoreError::from_io(error, path))?;
    check_length(path, metadata.len())
}

/// Whether the file can be a store at all, said without its key.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::ReadOnly`], [`StoreError::Damaged`] when it is cut,
/// [`StoreError::NotAStore`] when its first page is no encrypted one.
pub fn check_file(path: &Path) -> Result<(), StoreError> {
    check_place(path)?;
    let page = first_page(path)?;
    // Everything may still be in the write-ahead log.
    if page.is_empty() || looks_encrypted(&page) {
        Ok(())
    } else {
        Err(StoreError::NotAStore)
    }
}

/// A store is whole pages. A crash can leave part of one at the end, but then the write-ahead log
/// still holds the page; without a log the file was cut.
fn check_length(path: &Path, length: u64) -> Result<(), StoreError> {
    let log = fs::metadata(beside(path, "-wal")).map_or(0, |metadata| metadata.len());
    if (length > 0 && length.is_multiple_of(PAGE as u64)) || log > 0 {
        return Ok(());
    }
    if length > 0 && !looks_encrypted(&first_page(path)?) {
        return Err(StoreError::NotAStore);
    }
    let detail = format!("{length} bytes are not whole pages");
    Err(StoreError::Damaged { detail })
}

/// The write-ahead log needs a folder that can be written. The read-only mark of a folder says so
/// on Unix only; elsewhere it means something else.
fn is_read_only_folder(path: &Path) -> bool {
    cfg!(unix)
        && path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .and_then(|folder| fs::metadata(folder).ok())
            .is_some_and(|metadata| metadata.permissions().readonly())
}

/// Why a file couldn't be read with this key: SQLCipher gives one code for a wrong key, a foreign
/// file and a destroyed first page.
pub(crate) fn explain(path: &Path, error: sqlx::Error) -> StoreError {
    if sqlite_code(&error).is_none_or(|code| code & 0xff != SQLITE_NOTADB) {
        return error.into();
    }
    match first_page(path) {
        Err(error) => error,
        Ok(page) if !looks_encrypted(&page) => StoreError::NotAStore,
        Ok(_) => StoreError::WrongKey,
    }
}

fn first_page(path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut page = Vec::with_capacity(PAGE);
    File::open(path)
        .and_then(|file| file.take(PAGE as u64).read_to_end(&mut page))
        .map_err(|error| StoreError::from_io(error, path))?;
    Ok(page)
}

/// Encrypted bytes are evenly spread: chi-square over the 256 values is 255 ± 23 for a full page.
/// Text, documents and plain databases are far above 500.
fn looks_encrypted(page: &[u8]) -> bool {
    if OTHER_FILES.iter().any(|start| page.starts_with(start)) {
        return false;
    }
    if page.len() < PAGE {
        return !page.is_ascii();
    }
    let mut counts = [0_i64; 256];
    for &byte in page {
        counts[usize::from(byte)] += 1;
    }
    let expected = (PAGE / 256) as i64;
    let sum: i64 = counts.iter().map(|count| (count - expected).pow(2)).sum();
    sum / expected < 500
}
