//! A quotation from a JSON file.

use std::path::Path;

use bidwright_app::domain::Id;
use bidwright_app::domain::money::{BasisPoints, Currency, Fen, Quantity};
use bidwright_app::domain::product::Product;
use bidwright_app::domain::quotation::{
    Quotation, QuotationDesign, QuotationLine, QuotationSection, TotalDiscount,
};
use bidwright_app::view::{NewQuotation, QuotationView};
use bidwright_app::{
    Code, Desk, Failure, product_get, quotation_create, quotation_remove, quotation_save,
};
use chrono::NaiveDate;
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
    /// ISO 4217 [default: CNY].
    #[serde(default)]
    currency: Option<String>,
    #[serde(default)]
    valid_days: Option<u32>,
    /// YYYY-MM-DD, instead of days.
    #[serde(default)]
    valid_until: Option<NaiveDate>,
    /// Off the total: percent (`"5%"`), an amount (`"1000.00"`) or a target (`"=98000"`).
    #[serde(default)]
    total_discount: Option<String>,
    #[serde(default)]
    signatory: String,
    #[serde(default)]
    design: Option<QuotationDesign>,
    #[serde(default)]
    internal_note: String,
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
    /// Title of its section; lines with the same title stand together.
    #[serde(default)]
    section: Option<String>,
    /// Offered, but in no total.
    #[serde(default)]
    optional: bool,
    /// What one unit costs us; never printed.
    #[serde(default)]
    cost: Option<String>,
    /// Percent taken off.
    #[serde(default)]
    discount: Option<String>,
    /// Amount taken off the line.
    #[serde(default)]
    discount_amount: Option<String>,
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
    let mut sections: Vec<QuotationSection> = Vec::new();
    for (row, line) in (1u32..).zip(&sheet.lines) {
        let mut read = read(desk, row, line).await?;
        read.section = line.section.as_ref().map(|t| section(&mut sections, t));
        lines.push(read);
    }
    let currency = match &sheet.currency {
        Some(code) => Currency::parse(code).ok_or_else(|| {
            let expected = Currency::ALL.map(Currency::code).join(", ");
            Failure::new(Code::OutOfRange)
                .field("currency")
                .fact("expected", expected)
        })?,
        None => Currency::Cny,
    };
    let total_discount = match &sheet.total_discount {
        Some(text) => off_the_total(text).ok_or_else(|| {
            Failure::new(Code::OutOfRange)
                .field("total_discount")
                .fact("expected", "5%, 1000.00, =98000.00")
        })?,
        None => TotalDiscount::None,
    };
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
            currency,
            sections,
            lines,
            total_discount,
            valid_until: sheet.valid_until,
            signatory: sheet.signatory,
            design: sheet.design.unwrap_or_default(),
            internal_note: sheet.internal_note,
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
        discount_amount: yuan(row, "discount_amount", &line.discount_amount)?,
        vat_rate: rate,
        note: line.note.clone(),
        optional: line.optional,
        cost: yuan(row, "cost", &line.cost)?,
        section: None,
    })
}

/// An amount that may be left out.
fn yuan(row: u32, column: &'static str, text: &Option<String>) -> Result<Fen, Failure> {
    match text {
        Some(text) => Fen::parse_yuan(text).ok_or_else(|| wrong(row, column, text, "1234.50")),
        None => Ok(Fen(0)),
    }
}

/// The section of that title, made when there is none yet.
fn section(sections: &mut Vec<QuotationSection>, title: &str) -> Id {
    if let Some(found) = sections.iter().find(|s| s.title == title) {
        return found.id;
    }
    let id = Id::now_v7();
    sections.push(QuotationSection {
        id,
        title: title.to_owned(),
    });
    id
}

/// `5%`, `1000.00` or `=98000`.
fn off_the_total(text: &str) -> Option<TotalDiscount> {
    let text = text.trim();
    if let Some(total) = text.strip_prefix('=') {
        let total = Fen::parse_yuan(total)?;
        return Some(TotalDiscount::Target { total });
    }
    if text.ends_with(['%', '％']) {
        let rate = percent(text)?;
        return Some(TotalDiscount::Percent { rate });
    }
    let amount = Fen::parse_yuan(text)?;
    Some(TotalDiscount::Amount { amount })
}

/// `13`, `13%` or `12.5`. Two decimals of a percentage are basis points, as two of a yuan are fen.
pub fn percent(text: &str) -> Option<BasisPoints> {
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
