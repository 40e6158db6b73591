//! A quotation from a JSON file.

use std::path::Path;

use bidwright_app::domain::Id;
use bidwright_app::domain::money::{BasisPoints, Fen, Quantity};
use bidwright_app::domain::product::Product;
use bidwright_app::domain::quotation::{Quotation, QuotationLine};
use bidwright_app::view::{NewQuotation, QuotationView};
use bidwright_app::{
    Code, Desk, Failure, product_get, quotation_create, quotation_remove, quotation_save,
};
use serde::Deserialize;

use crate::{find, input};

/// What the file says. Customer, own company and tender by id, number or name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    title: String,
    #[serde(default)]
    customer: Option<String>,
    #[serde(default)]
    own_company: Option<String>,
    #[serde(default)]
    tender: Option<String>,
    #[serde(default)]
    contact: String,
    #[serde(default = "yes")]
    tax_included: bool,
    #[serde(default)]
    valid_days: Option<u32>,
    #[serde(default)]
    delivery_terms: String,
    #[serde(default)]
    payment_terms: String,
    #[serde(default)]
    note: String,
    lines: Vec<Line>,
}

/// Numbers are text in the file, so that no float rounds an amount: `"1234.50"`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    /// Article number, name or id; what the line leaves out comes from it.
    #[serde(default)]
    product: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    specification: Option<String>,
    #[serde(default)]
    unit: Option<String>,
    quantity: String,
    #[serde(default)]
    unit_price: Option<String>,
    /// Percent taken off.
    #[serde(default)]
    discount: Option<String>,
    /// Percent.
    #[serde(default)]
    vat_rate: Option<String>,
    #[serde(default)]
    note: String,
}

fn yes() -> bool {
    true
}

/// Makes the draft; when something in the file is wrong, nothing is left behind.
pub async fn create(desk: &Desk, path: &Path) -> Result<QuotationView, Failure> {
    let name = input::name(path);
    let sheet: Sheet = serde_json::from_slice(&input::bytes(path)?).map_err(|e| {
        Failure::new(Code::JsonWrong)
            .field("file")
            .fact("name", name)
            .fact("detail", e)
    })?;
    let mut lines = Vec::new();
    for (row, line) in (1u32..).zip(&sheet.lines) {
        lines.push(read(desk, row, line).await?);
    }
    let customer = match &sheet.customer {
        Some(called) => Some(find::customer(desk, called).await?),
        None => None,
    };
    let own_company = match &sheet.own_company {
        Some(called) => Some(find::own_company(desk, called).await?),
        None => None,
    };
    let tender = match &sheet.tender {
        Some(called) => Some(find::tender(desk, called).await?),
        None => None,
    };
    let new = NewQuotation {
        title: sheet.title,
        customer,
        tender,
    };
    let draft = quotation_create(desk, &new).await?.quotation;
    let id = draft.id;
    let saved = quotation_save(
        desk,
        Quotation {
            own_company: own_company.or(draft.own_company),
            contact: sheet.contact,
            tax_included: sheet.tax_included,
            lines,
            valid_days: sheet.valid_days.unwrap_or(draft.valid_days),
            delivery_terms: sheet.delivery_terms,
            payment_terms: sheet.payment_terms,
            note: sheet.note,
            ..draft
        },
    )
    .await;
    if saved.is_err() {
        quotation_remove(desk, id).await?;
    }
    saved
}

async fn read(desk: &Desk, row: u32, line: &Line) -> Result<QuotationLine, Failure> {
    let product = match &line.product {
        Some(called) => Some(product_get(desk, find::product(desk, called).await?).await?),
        None => None,
    };
    let of = |own: &Option<String>, theirs: fn(&Product) -> &String| {
        own.clone()
            .or_else(|| product.as_ref().map(|p| theirs(p).clone()))
            .unwrap_or_default()
    };
    let price = match &line.unit_price {
        Some(text) => {
            Fen::parse_yuan(text).ok_or_else(|| wrong(row, "unit_price", text, "1234.50"))?
        }
        None => product.as_ref().map_or(Fen(0), |p| p.list_price),
    };
    let rate = match &line.vat_rate {
        Some(text) => percent(text).ok_or_else(|| wrong(row, "vat_rate", text, "13"))?,
        None => product.as_ref().map_or(BasisPoints(1300), |p| p.vat_rate),
    };
    let discount = match &line.discount {
        Some(text) => percent(text).ok_or_else(|| wrong(row, "discount", text, "5"))?,
        None => BasisPoints(0),
    };
    Ok(QuotationLine {
        id: Id::now_v7(),
        product: product.as_ref().map(|p| p.id),
        name: of(&line.name, |p| &p.name),
        specification: of(&line.specification, |p| &p.specification),
        unit: of(&line.unit, |p| &p.unit),
        quantity: Quantity::parse(&line.quantity)
            .ok_or_else(|| wrong(row, "quantity", &line.quantity, "1.5"))?,
        unit_price: price,
        discount,
        vat_rate: rate,
        note: line.note.clone(),
    })
}

/// `13`, `13%` or `12.5`. Two decimals of a percentage are basis points, as two of a yuan are fen.
fn percent(text: &str) -> Option<BasisPoints> {
    let text = text.trim().trim_end_matches(['%', '％']);
    let points = Fen::parse_yuan(text)?.0;
    i32::try_from(points)
        .ok()
        .filter(|p| (0..=10_000).contains(p))
        .map(BasisPoints)
}

fn wrong(row: u32, column: &'static str, value: &str, expected: &'static str) -> Failure {
    Failure::new(Code::CellWrong)
        .field(format!("lines.{}.{column}", row - 1))
        .fact("row", row)
        .fact("column", column)
        .fact("value", value)
        .fact("expected", expected)
}
