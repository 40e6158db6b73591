//! Customers and their contacts.

use bidwright_domain::customer::Customer;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::register::{credit_code_warning, phone_warning, register_verbs, required};
use crate::view::Saved;

register_verbs!(
    Customer,
    Customer,
    customer_list,
    customer_get,
    customer_remove,
    customer_restore,
    customer_page,
    customer
);

/// Stores a new or changed customer with its contacts.
pub async fn customer_save(desk: &Desk, customer: Customer) -> Result<Saved<Customer>, Failure> {
    required(&customer.name, "name")?;
    let mut write = desk.store()?.write(desk.stamp("customer_save")).await?;
    write.customer_put(&customer).await?;
    write.commit().await?;
    let language = desk.language();
    let mut warnings: Vec<_> = credit_code_warning(&customer.credit_code, language)
        .into_iter()
        .collect();
    warnings.extend(phone_warning(&customer.phone, "phone".to_owned(), language));
    for (row, contact) in customer.contacts.iter().enumerate() {
        warnings.extend(phone_warning(
            &contact.phone,
            format!("contacts.{row}.phone"),
            language,
        ));
    }
    Ok(Saved {
        value: customer,
        warnings,
    })
}
