//! Files that the user gives to the store and looks at again.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bidwright_documents::Picture;
use bidwright_domain::Id;
use bidwright_domain::file::StoredFile;
use bidwright_store::Store;

use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::view::{FileContent, Upload};

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
