//! Own companies: who bids, quotes and signs.

use bidwright_domain::own_company::OwnCompany;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::register::{credit_code_warning, phone_warning, register_verbs, required};
use crate::view::Saved;

register_verbs!(
    OwnCompany,
    OwnCompany,
    own_company_list,
    own_company_get,
    own_company_remove,
    own_company_restore,
    own_company_page,
    own_company
);

/// Stores a new or changed own company. A strange code or phone number is a warning only.
pub async fn own_company_save(
    desk: &Desk,
    company: OwnCompany,
) -> Result<Saved<OwnCompany>, Failure> {
    required(&company.name, "name")?;
    let mut write = desk.store()?.write(desk.stamp("own_company_save")).await?;
    write.own_company_put(&company).await?;
    write.commit().await?;
    let language = desk.language();
    let warnings = credit_code_warning(&company.credit_code, language)
        .into_iter()
        .chain(phone_warning(&company.phone, "phone".to_owned(), language))
        .collect();
    Ok(Saved {
        value: company,
        warnings,
    })
}
