//! What the fields of a bid print, from the one place where each fact stands.

use chrono::DateTime;

use super::{Bid, Field};
use crate::dates::printed_date;
use crate::own_company::OwnCompany;
use crate::quotation::Quotation;
use crate::rich_text::FieldValues;
use crate::tender::{Found, Tender};

impl Field {
    /// All fields, in the order a person would look for them.
    pub const ALL: [Field; 17] = [
        Field::ProjectName,
        Field::ProjectNumber,
        Field::Package,
        Field::Purchaser,
        Field::Agency,
        Field::SubmissionDeadline,
        Field::BidValidityDays,
        Field::CompanyName,
        Field::CompanyCreditCode,
        Field::CompanyAddress,
        Field::CompanyPhone,
        Field::LegalRepresentative,
        Field::AgentName,
        Field::DeliveryPeriod,
        Field::PriceFigures,
        Field::PriceCapitals,
        Field::SignedOn,
    ];

    /// The name in the editor's document (`attrs.name`) and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Field::ProjectName => "project_name",
            Field::ProjectNumber => "project_number",
            Field::Package => "package",
            Field::Purchaser => "purchaser",
            Field::Agency => "agency",
            Field::SubmissionDeadline => "submission_deadline",
            Field::BidValidityDays => "bid_validity_days",
            Field::CompanyName => "company_name",
            Field::CompanyCreditCode => "company_credit_code",
            Field::CompanyAddress => "company_address",
            Field::CompanyPhone => "company_phone",
            Field::LegalRepresentative => "legal_representative",
            Field::AgentName => "agent_name",
            Field::DeliveryPeriod => "delivery_period",
            Field::PriceFigures => "price_figures",
            Field::PriceCapitals => "price_capitals",
            Field::SignedOn => "signed_on",
        }
    }

    /// The field of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// What every field prints. A fact that is unknown or blank is absent, so that the self-check can
/// name it. Dates print as 2026年11月23日, the price as `1,234.50` and in capitals, both of the
/// gross total.
#[must_use]
pub fn field_values(
    bid: &Bid,
    tender: &Tender,
    own_company: Option<&OwnCompany>,
    quotation: Option<&Quotation>,
) -> FieldValues {
    let mut values = FieldValues::new();
    let mut put = |field, value: &str| {
        let value = value.trim();
        if !value.is_empty() {
            values.insert(field, value.to_owned());
        }
    };
    let facts = &tender.facts;
    put(Field::ProjectName, said(&facts.project_name));
    put(Field::ProjectNumber, said(&facts.project_number));
    put(Field::Package, said(&facts.package));
    put(Field::Purchaser, said(&facts.purchaser));
    put(Field::Agency, said(&facts.agency));
    let deadline = printed_instant(said(&facts.submission_deadline));
    put(Field::SubmissionDeadline, &deadline);
    if bid.validity_days > 0 {
        put(Field::BidValidityDays, &bid.validity_days.to_string());
    }
    if let Some(company) = own_company {
        put(Field::CompanyName, &company.name);
        put(Field::CompanyCreditCode, &company.credit_code);
        put(Field::CompanyAddress, &company.address);
        put(Field::CompanyPhone, &company.phone);
        put(Field::LegalRepresentative, &company.legal_representative);
    }
    put(Field::AgentName, &bid.agent_name);
    put(Field::DeliveryPeriod, &bid.delivery_period);
    if let Some(totals) = quotation.and_then(|quotation| quotation.totals().ok()) {
        put(Field::PriceFigures, &totals.total.gross.grouped());
        put(Field::PriceCapitals, &totals.capitals);
    }
    if let Some(day) = bid.signed_on {
        put(Field::SignedOn, &printed_date(day));
    }
    values
}

fn said(fact: &Option<Found<String>>) -> &str {
    fact.as_ref().map_or("", |found| found.value.as_str())
}

/// An RFC 3339 instant in the tender's own offset as `2026年11月23日09:30`; other text as it is.
fn printed_instant(instant: &str) -> String {
    match DateTime::parse_from_rfc3339(instant.trim()) {
        Ok(at) => format!(
            "{}{}",
            printed_date(at.date_naive()),
            at.time().format("%H:%M")
        ),
        Err(_) => instant.to_owned(),
    }
}
