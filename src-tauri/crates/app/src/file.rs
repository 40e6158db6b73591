//! Files that the user gives to the store and looks at again.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bidwright_documents::Picture;
use bidwright_domain::Id;
use bidwright_domain::file::StoredFile;
use bidwright_store::{Staged, Store};

use crate::desk::{Desk, locked, shown};
use crate::export::file_name;
use crate::failure::{Code, Failure};
use crate::view::{ExportedFile, FileContent, Upload};

/// The largest file taken into the store, in bytes.
const MOST_BYTES: usize = 200 * 1024 * 1024;

pub async fn file_add(desk: &Desk, upload: &Upload) -> Result<StoredFile, Failure> {
    let bytes = bytes_of(upload)?;
    let kind = accepted(&upload.name, &bytes)?;
    let mut write = desk.store()?.write(desk.stamp("file_add")).await?;
    let file = write.file_put(&upload.name, kind, &bytes).await?;
    write.commit().await?;
    Ok(file)
}

/// The kinds that the library and the registers take: pictures and PDF.
fn accepted(name: &str, bytes: &[u8]) -> Result<&'static str, Failure> {
    match media_type(name, bytes) {
        kind @ ("image/png" | "image/jpeg" | "application/pdf") => Ok(kind),
        _ => Err(format_other(name)),
    }
}

fn format_other(name: &str) -> Failure {
    Failure::new(Code::FormatOther)
        .fact("name", name)
        .fact("expected", "PNG, JPEG, PDF")
}

fn too_large(name: &str) -> Failure {
    Failure::new(Code::TooLarge)
        .fact("name", name)
        .fact("detail", "> 200 MiB")
}

pub async fn file_content(desk: &Desk, id: Id) -> Result<FileContent, Failure> {
    let store = desk.store()?;
    let file = store.file(id).await?.ok_or_else(|| Failure::missing(id))?;
    let base64 = STANDARD.encode(stored_bytes(&store, id).await?);
    Ok(FileContent { file, base64 })
}

/// A file that the window hands over in pieces.
pub(crate) struct Incoming {
    name: String,
    /// By the first bytes; none before they came.
    kind: Option<&'static str>,
    staged: Staged,
}

/// Begins a file that comes in pieces of at most 1 MiB, none of which is ever a plain file.
pub async fn upload_begin(desk: &Desk, name: &str) -> Result<Id, Failure> {
    let id = Id::now_v7();
    let incoming = Incoming {
        name: name.to_owned(),
        kind: None,
        staged: desk.store()?.file_stage().await?,
    };
    locked(&desk.uploads).insert(id, incoming);
    Ok(id)
}

/// Takes the next piece; gives the bytes so far.
///
/// # Errors
/// `FormatOther` when the first bytes are neither picture nor PDF, `TooLarge` above 200 MiB,
/// `UploadDamaged`, `DiskFull`; then the upload is over.
pub async fn upload_piece(desk: &Desk, id: Id, base64: &str) -> Result<u32, Failure> {
    let store = desk.store()?;
    let mut incoming = taken(desk, id)?;
    let more = more(&store, &mut incoming, base64).await;
    if let Err(failure) = more {
        store.file_unstage(incoming.staged).await?;
        return Err(failure);
    }
    let size = incoming.staged.size();
    locked(&desk.uploads).insert(id, incoming);
    Ok(u32::try_from(size).unwrap_or(u32::MAX))
}

async fn more(store: &Store, incoming: &mut Incoming, base64: &str) -> Result<(), Failure> {
    let bytes = decoded(&incoming.name, base64)?;
    if incoming.kind.is_none() {
        incoming.kind = Some(accepted(&incoming.name, &bytes)?);
    }
    if incoming.staged.size() + bytes.len() as u64 > MOST_BYTES as u64 {
        return Err(too_large(&incoming.name));
    }
    Ok(store.file_stage_more(&mut incoming.staged, &bytes).await?)
}

/// Keeps the file.
pub async fn upload_end(desk: &Desk, id: Id) -> Result<StoredFile, Failure> {
    let Incoming { name, kind, staged } = taken(desk, id)?;
    let Some(kind) = kind else {
        desk.store()?.file_unstage(staged).await?;
        return Err(format_other(&name));
    };
    let mut write = desk.store()?.write(desk.stamp("file_add")).await?;
    let file = write.file_keep(staged, &name, kind).await?;
    write.commit().await?;
    Ok(file)
}

/// Gives the upload up.
pub async fn upload_cancel(desk: &Desk, id: Id) -> Result<(), Failure> {
    let incoming = taken(desk, id)?;
    Ok(desk.store()?.file_unstage(incoming.staged).await?)
}

fn taken(desk: &Desk, id: Id) -> Result<Incoming, Failure> {
    let found = locked(&desk.uploads).remove(&id);
    found.ok_or_else(|| Failure::missing(id))
}

/// Writes a stored file somewhere, piece by piece.
async fn pour(store: &Store, file: &StoredFile, target: &mut File) -> Result<(), Failure> {
    for position in 0.. {
        let Some(piece) = store.file_piece(file, position).await? else {
            break;
        };
        target.write_all(&piece).map_err(|e| {
            Failure::new(Code::ExportFailed)
                .fact("path", &file.name)
                .caused_by(e)
        })?;
    }
    Ok(())
}

/// Saves a copy in the export folder.
pub async fn file_export(desk: &Desk, id: Id) -> Result<ExportedFile, Failure> {
    let store = desk.store()?;
    let file = store.file(id).await?.ok_or_else(|| Failure::missing(id))?;
    let name = file_name(&file.name);
    let path = desk.export_path(&name);
    let failed = |e: std::io::Error| {
        Failure::new(Code::ExportFailed)
            .fact("path", shown(&path))
            .caused_by(e)
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut target = File::create(&path).map_err(failed)?;
    pour(&store, &file, &mut target).await?;
    Ok(ExportedFile {
        path: shown(&path),
        name,
        size: file.size,
    })
}

/// A plain copy for another program, in a folder that only this user can read. It goes when the store
/// is locked or closed, at the latest at the next start. The window asks before it calls this.
///
/// # Errors
/// `ExportFailed` when the folder can't be written.
pub async fn file_open(desk: &Desk, id: Id) -> Result<PathBuf, Failure> {
    let store = desk.store()?;
    let file = store.file(id).await?.ok_or_else(|| Failure::missing(id))?;
    let folder = desk.opened.join(id.simple().to_string());
    let path = folder.join(file_name(&file.name));
    let failed = |e: std::io::Error| {
        Failure::new(Code::ExportFailed)
            .fact("path", shown(&path))
            .caused_by(e)
    };
    private_folder(&folder).map_err(failed)?;
    let mut target = private_file(&path).map_err(failed)?;
    pour(&store, &file, &mut target).await?;
    Ok(path)
}

fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
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
        return Err(too_large(&upload.name));
    }
    decoded(&upload.name, &upload.base64)
}

fn decoded(name: &str, base64: &str) -> Result<Vec<u8>, Failure> {
    STANDARD.decode(base64).map_err(|e| {
        Failure::new(Code::UploadDamaged)
            .fact("name", name)
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
