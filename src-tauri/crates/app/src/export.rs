//! Files that leave the store because the user asked for them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::desk::{Desk, shown};
use crate::failure::{Code, Failure};
use crate::view::ExportedFile;

/// Writes into the export folder, over a file of the same name: the newest export is the right one.
pub(crate) fn write_export(desk: &Desk, name: &str, bytes: &[u8]) -> Result<ExportedFile, Failure> {
    let name = file_name(name);
    let path = desk.export_path(&name);
    let failed = |e: std::io::Error| {
        Failure::new(Code::ExportFailed)
            .fact("path", shown(&path))
            .caused_by(e)
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(&path, bytes).map_err(failed)?;
    Ok(ExportedFile {
        path: shown(&path),
        name,
        size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
    })
}

/// A file in the export folder by its path; no other file can be opened from the window.
///
/// # Errors
/// `RowMissing` when it is somewhere else or gone.
pub fn exported_file(desk: &Desk, path: &str) -> Result<PathBuf, Failure> {
    let missing = || Failure::missing(path);
    let folder = desk.export_path("").canonicalize().map_err(|_| missing())?;
    let file = Path::new(path).canonicalize().map_err(|_| missing())?;
    if file.starts_with(&folder) {
        Ok(file)
    } else {
        Err(missing())
    }
}

/// Takes out what Windows, macOS or Linux refuse in a file name, and keeps it short enough for all.
pub(crate) fn file_name(name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let clean: String = stem
        .chars()
        .map(|c| {
            if c.is_control() || r#"<>:"/\|?*"#.contains(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let mut short = String::new();
    for c in clean
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
    {
        // File systems count bytes; 255 is the least limit of the three.
        if short.len() + c.len_utf8() > 180 {
            break;
        }
        short.push(c);
    }
    let short = short.trim_matches(['.', ' ']);
    let stem = if short.is_empty() { "bidwright" } else { short };
    if extension.is_empty() {
        stem.to_owned()
    } else {
        format!("{stem}.{extension}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_customers_become_file_names_of_every_system() {
        assert_eq!(file_name("报价单 A/B: \"甲\"*.pdf"), "报价单 A B 甲.pdf");
        assert_eq!(file_name("...pdf"), "bidwright.pdf");
        assert!(file_name(&format!("{}.pdf", "长".repeat(10_000))).len() <= 190);
    }
}
