//! Customers and their contacts.

use bidwright_domain::customer::{Customer, ReportingProblem, reporting_problem};

use crate::desk::Desk;
use crate::failure::{Code, Failure};
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
///
/// # Errors
/// `ReportingCircle` when somebody reports to themselves in the end.
pub async fn customer_save(desk: &Desk, customer: Customer) -> Result<Saved<Customer>, Failure> {
    required(&customer.name, "name")?;
    check_reporting(&customer)?;
    let mut write = desk.store()?.write(desk.stamp("customer_save")).await?;
    write.customer_put(&customer).await?;
    write.commit().await?;
    let language = desk.language();
    let mut warnings: Vec<_> = credit_code_warning(&customer.credit_code, language)
        .into_iter()
        .collect();
    warnings.extend(phone_warning(&customer.phone, "phone".to_owned(), language));
    for (row, contact) in customer.contacts.iter().enumerate() {
        for (field, phone) in [
            ("phone", &contact.phone),
            ("other_phone", &contact.other_phone),
        ] {
            warnings.extend(phone_warning(
                phone,
                format!("contacts.{row}.{field}"),
                language,
            ));
        }
    }
    Ok(Saved {
        value: customer,
        warnings,
    })
}

fn check_reporting(customer: &Customer) -> Result<(), Failure> {
    let contact = match reporting_problem(&customer.contacts) {
        None => return Ok(()),
        Some(ReportingProblem::Unknown { contact } | ReportingProblem::Circle { contact }) => {
            contact
        }
    };
    let name = customer
        .contacts
        .get(contact)
        .map_or("", |c| c.name.as_str());
    Err(Failure::new(Code::ReportingCircle)
        .field(format!("contacts.{contact}.reports_to"))
        .fact("name", name))
}
