//! The fixed forms of a bid: letter, identity, power of attorney, opening summary, certificates.

use bidwright_domain::bid::{Bid, Field};
use bidwright_domain::certificate::Certificate;
use bidwright_domain::dates::printed_date;
use bidwright_domain::rich_text::FieldValues;
use bidwright_domain::tender::Tender;
use serde_json::{Map, Value, json};

use super::chapter::field_value;
use crate::error::{DocumentError, PicturePlace};
use crate::model::CertificateSheet;
use crate::pictures::Pictures;
use crate::text::{cell, line};

/// Every field by name: its value, or what is missing.
pub(crate) fn field_map(fields: &FieldValues) -> Value {
    let map: Map<String, Value> = Field::ALL
        .into_iter()
        .map(|field| (field.name().to_owned(), field_value(fields, field)))
        .collect();
    Value::Object(map)
}

/// What the forms say beyond the fields.
pub(crate) fn bid_facts(bid: &Bid, tender: &Tender, fields: &FieldValues) -> Value {
    let facts = &tender.facts;
    let count = |found: &Option<bidwright_domain::tender::Found<u32>>| {
        found.as_ref().map(|found| found.value)
    };
    json!({
        "agent_title": line(&bid.agent_title),
        "agent_id": or_missing(&bid.agent_id_number, "授权代表身份证号码"),
        "agent_phone": or_missing(&bid.agent_phone, "授权代表电话"),
        "has_package": fields.contains_key(&Field::Package),
        "originals": count(&facts.originals).unwrap_or(1),
        "copies": count(&facts.copies),
        "electronic_copies": count(&facts.electronic_copies),
    })
}

fn or_missing(text: &str, name: &str) -> Value {
    let text = line(text);
    if text.is_empty() {
        json!({ "missing": name })
    } else {
        json!(text)
    }
}

/// The list of certificates and the names of their scans.
///
/// # Errors
/// A scan that cannot be used.
pub(crate) fn certificates(
    sheets: &[CertificateSheet],
    pictures: &mut Pictures,
) -> Result<Value, DocumentError> {
    let mut out = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let mut scans = Vec::new();
        for (at, scan) in (0u32..).zip(&sheet.scans) {
            let place = PicturePlace::Scan {
                certificate: sheet.certificate.id,
                index: at,
            };
            scans.extend(pictures.add_scan(scan, place)?);
        }
        out.push(json!({
            "number": (index + 1).to_string(),
            "name": cell(&sheet.certificate.name),
            "code": line(&sheet.certificate.number),
            "issuer": cell(&sheet.certificate.issuer),
            "owner": cell(&sheet.owner_name),
            "valid": validity(&sheet.certificate),
            "scans": scans,
        }));
    }
    Ok(json!(out))
}

fn validity(certificate: &Certificate) -> String {
    let issued = certificate.issued_on.map(printed_date);
    match (issued, certificate.expires_on.map(printed_date)) {
        (Some(from), Some(to)) => format!("{from}至{to}"),
        (None, Some(to)) => format!("至{to}"),
        (Some(from), None) => format!("{from}起长期有效"),
        (None, None) => "长期有效".to_owned(),
    }
}
