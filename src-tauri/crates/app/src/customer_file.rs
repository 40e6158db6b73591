//! The files of a customer.

use bidwright_domain::Id;
use bidwright_domain::file::CustomerFile;

use crate::desk::Desk;
use crate::export::write_export;
use crate::failure::Failure;
use crate::file::{bytes_of, media_type, stored_bytes};
use crate::register::required;
use crate::undo::{Back, Done};
use crate::view::{ExportedFile, Upload};

/// Adds a file of any kind. The same content is kept once: a customer who has it already gets no
/// second one, and the file that is there is given back.
pub async fn customer_file_add(
    desk: &Desk,
    customer: Id,
    upload: &Upload,
) -> Result<CustomerFile, Failure> {
    let store = desk.store()?;
    let missing = || Failure::missing(customer);
    store.customer(customer).await?.ok_or_else(missing)?;
    required(&upload.name, "name")?;
    let bytes = bytes_of(upload)?;
    let mut write = store.write(desk.stamp("customer_file_add")).await?;
    let kind = media_type(&upload.name, &bytes);
    let stored = write.file_put(&upload.name, kind, &bytes).await?;
    let known = store.customer_files(customer).await?;
    if let Some(same) = known.into_iter().find(|f| f.sha256 == stored.sha256) {
        // The write is dropped: nothing was stored twice.
        return Ok(same);
    }
    let file = CustomerFile {
        id: Id::now_v7(),
        customer,
        file: stored.id,
        name: stored.name,
        media_type: stored.media_type,
        size: stored.size,
        sha256: stored.sha256,
        added_at: stored.added_at,
    };
    write.customer_file_put(&file).await?;
    write.commit().await?;
    Ok(file)
}

/// The latest first.
pub async fn customer_file_list(desk: &Desk, customer: Id) -> Result<Vec<CustomerFile>, Failure> {
    Ok(desk.store()?.customer_files(customer).await?)
}

pub async fn customer_file_rename(
    desk: &Desk,
    id: Id,
    name: &str,
) -> Result<CustomerFile, Failure> {
    required(name, "name")?;
    let store = desk.store()?;
    let missing = || Failure::missing(id);
    let mut file = store.customer_file(id).await?.ok_or_else(missing)?;
    name.trim().clone_into(&mut file.name);
    let mut write = store.write(desk.stamp("customer_file_rename")).await?;
    write.customer_file_put(&file).await?;
    write.commit().await?;
    Ok(file)
}

pub async fn customer_file_remove(desk: &Desk, id: Id) -> Result<(), Failure> {
    let store = desk.store()?;
    let missing = || Failure::missing(id);
    let name = store.customer_file(id).await?.ok_or_else(missing)?.name;
    let stamp = desk.stamp("customer_file_remove");
    let mut write = store.write(stamp).await?;
    write.customer_file_remove(id).await?;
    write.commit().await?;
    desk.did(Done::CustomerFileRemoved { name }, Back::CustomerFile(id));
    Ok(())
}

pub async fn customer_file_restore(desk: &Desk, id: Id) -> Result<(), Failure> {
    let stamp = desk.stamp("customer_file_restore");
    let mut write = desk.store()?.write(stamp).await?;
    write.customer_file_restore(id).await?;
    write.commit().await?;
    desk.steps.piece_restored(id);
    Ok(())
}

/// A copy in the export folder, under the file's name.
pub async fn customer_file_export(desk: &Desk, id: Id) -> Result<ExportedFile, Failure> {
    let store = desk.store()?;
    let missing = || Failure::missing(id);
    let file = store.customer_file(id).await?.ok_or_else(missing)?;
    let bytes = stored_bytes(&store, file.file).await?;
    write_export(desk, &file.name, &bytes)
}
