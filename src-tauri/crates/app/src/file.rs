//! Files that the user gives to the store and looks at again.

use std::fs::{DirBuilder, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bidwright_documents::Picture;
use bidwright_domain::Id;
use bidwright_domain::file::StoredFile;
use bidwright_store::Store;

use crate::desk::{Desk, shown};
use crate::export::{file_name, write_export};
use crate::failure::{Code, Failure};
use crate::view::{ExportedFile, FileContent, Upload};

/// The largest file taken into the store, in bytes.
const MOST_BYTES: usize = 200 * 1024 * 1024;

pub async fn file_add(desk: &Desk, upload: &Upload) -> Result<StoredFile, Failure> {
    let bytes = bytes_of(upload)?;
    let kind = media_type(&upload.name, &bytes);
    if !matches!(kind, "image/png" | "image/jpeg" | "application/pdf") {
        return Err(Failure::new(Code::FormatOther)
            .fact("name", &upload.name)
            .fact("expected", "PNG, JPEG, PDF"));
    }
    let mut write = desk.store()?.write(desk.stamp("file_add")).await?;
    let file = write.file_put(&upload.name, kind, &bytes).await?;
    write.commit().await?;
    Ok(file)
}

pub async fn file_content(desk: &Desk, id: Id) -> Result<FileContent, Failure> {
    let store = desk.store()?;
    let file = store.file(id).await?.ok_or_else(|| Failure::missing(id))?;
    let base64 = STANDARD.encode(stored_bytes(&store, id).await?);
    Ok(FileContent { file, base64 })
}

/// Saves a copy in the export folder.
pub async fn file_export(desk: &Desk, id: Id) -> Result<ExportedFile, Failure> {
    let store = desk.store()?;
    let file = store.file(id).await?.ok_or_else(|| Failure::missing(id))?;
    write_export(desk, &file.name, &stored_bytes(&store, id).await?)
}

/// A plain copy for another program, in a folder that only this user can read. It goes when the store
/// is locked or closed, at the latest at the next start. The window asks before it calls this.
///
/// # Errors
/// `ExportFailed` when the folder can't be written.
pub async fn file_open(desk: &Desk, id: Id) -> Result<PathBuf, Failure> {
    let store = desk.store()?;
    let file = store.file(id).await?.ok_or_else(|| Failure::missing(id))?;
    let bytes = stored_bytes(&store, id).await?;
    let folder = desk.opened.join(id.simple().to_string());
    let path = folder.join(file_name(&file.name));
    let failed = |e: std::io::Error| {
        Failure::new(Code::ExportFailed)
            .fact("path", shown(&path))
            .caused_by(e)
    };
    private_folder(&folder).map_err(failed)?;
    private_file(&path, &bytes).map_err(failed)?;
    Ok(path)
}

fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn private_file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(bytes)
}

/// Takes the plain copies of this run away.
pub(crate) fn forget_opened(desk: &Desk) {
    // What another program still holds open goes at the next start.
    let _ = std::fs::remove_dir_all(&desk.opened);
}

/// Takes the plain copies of all earlier runs away; for the window, of which there is only one.
pub fn forget_opened_before(desk: &Desk) {
    let Some(folder) = desk.opened.parent() else {
        return;
    };
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path() != desk.opened {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// The upload's bytes.
///
/// # Errors
/// `UploadDamaged` when the text is not base64, `TooLarge` above 200 MiB.
pub(crate) fn bytes_of(upload: &Upload) -> Result<Vec<u8>, Failure> {
    if upload.base64.len() / 4 * 3 > MOST_BYTES {
        return Err(Failure::new(Code::TooLarge)
            .fact("name", &upload.name)
            .fact("detail", "> 200 MiB"));
    }
    STANDARD.decode(&upload.base64).map_err(|e| {
        Failure::new(Code::UploadDamaged)
            .fact("name", &upload.name)
            .caused_by(e)
    })
}

/// Told by the first bytes, not by the name.
pub(crate) fn media_type(name: &str, bytes: &[u8]) -> &'static str {
    let lower = name.to_lowercase();
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [b'%', b'P', b'D', b'F', ..] => "application/pdf",
        [b'P', b'K', 3, 4, ..] if lower.ends_with(".docx") => {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
        _ if lower.ends_with(".md") => "text/markdown",
        _ if lower.ends_with(".txt") => "text/plain",
        _ => "application/octet-stream",
    }
}

/// The bytes of a stored file.
pub(crate) async fn stored_bytes(store: &Store, id: Id) -> Result<Vec<u8>, Failure> {
    store
        .file_bytes(id)
        .await?
        .ok_or_else(|| Failure::missing(id))
}

/// A stored picture for a document; none when there is no such file or it is no picture.
pub(crate) async fn picture(store: &Store, id: Option<Id>) -> Result<Option<Picture>, Failure> {
    let Some(id) = id else { return Ok(None) };
    let Some(file) = store.file(id).await? else {
        return Ok(None);
    };
    Ok(Some(Picture {
        bytes: stored_bytes(store, id).await?,
        media_type: file.media_type,
    }))
}
