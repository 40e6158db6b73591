//! Certificates with owner, expiry and scans.

use bidwright_domain::certificate::Certificate;

use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::register::{register_verbs, required};
use crate::view::Saved;

register_verbs!(
    Certificate,
    Certificate,
    certificate_list,
    certificate_get,
    certificate_remove,
    certificate_restore,
    certificate_page,
    certificate
);

/// Stores a new or changed certificate.
pub async fn certificate_save(
    desk: &Desk,
    certificate: Certificate,
) -> Result<Saved<Certificate>, Failure> {
    required(&certificate.name, "name")?;
    if let (Some(from), Some(to)) = (certificate.issued_on, certificate.expires_on)
        && to < from
    {
        return Err(Failure::new(Code::OutOfRange)
            .field("expires_on")
            .fact("expected", format!("≥ {from}")));
    }
    let mut write = desk.store()?.write(desk.stamp("certificate_save")).await?;
    write.certificate_put(&certificate).await?;
    write.commit().await?;
    Ok(Saved {
        value: certificate,
        warnings: Vec::new(),
    })
}
