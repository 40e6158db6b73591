//! Files that the user names.

use std::path::Path;

use bidwright_app::{Code, Failure};

/// The file's bytes.
///
/// # Errors
/// `FileUnreadable` with the path and what the system says.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|e| {
        Failure::new(Code::FileUnreadable)
            .field("file")
            .fact("name", path.display())
            .fact("detail", &e)
            .caused_by(e)
    })
}

/// The last part of the path: the name under which the file is kept.
pub fn name(path: &Path) -> String {
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default()
}
