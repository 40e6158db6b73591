//! Rows as tests need them; a test changes what it is about.

use bidwright_domain::Id;
use bidwright_domain::certificate::Certificate;
use bidwright_domain::customer::Customer;
use bidwright_domain::money::{BasisPoints, Fen, Quantity};
use bidwright_domain::own_company::{BankAccount, OwnCompany};
use bidwright_domain::product::{Product, ProductKind};
use bidwright_domain::quotation::QuotationLine;

/// An own company with every field that a bid needs.
#[must_use]
pub fn company(name: &str) -> OwnCompany {
    OwnCompany {
        id: Id::now_v7(),
        name: name.to_owned(),
        credit_code: "91330100MA2CF4N123".to_owned(),
        address: "澜川市望江路8号".to_owned(),
        legal_representative: "顾明".to_owned(),
        phone: "0999-8100001".to_owned(),
        email: "office@own.example".to_owned(),
        accounts: vec![BankAccount {
            id: Id::now_v7(),
            bank_name: "澜川银行".to_owned(),
            bank_account: "620001".to_owned(),
            note: String::new(),
        }],
        ..OwnCompany::default()
    }
}

#[must_use]
pub fn customer(name: &str) -> Customer {
    Customer {
        id: Id::now_v7(),
        name: name.to_owned(),
        address: "澜川市文昌路16号".to_owned(),
        ..Customer::default()
    }
}

/// Price and floor in yuan; VAT 13 %.
#[must_use]
pub fn product(number: &str, name: &str, price: i64, floor: i64) -> Product {
    Product {
        id: Id::now_v7(),
        number: number.to_owned(),
        name: name.to_owned(),
        kind: ProductKind::Software,
        specification: String::new(),
        unit: "套".to_owned(),
        category: String::new(),
        list_price: Fen(price * 100),
        floor_price: Fen(floor * 100),
        cost: Fen(0),
        vat_rate: BasisPoints(1_300),
        note: String::new(),
        bundle: None,
    }
}

/// One free line: whole pieces at a price in fen, VAT in percent.
#[must_use]
pub fn line(name: &str, pieces: i64, price: i64, percent: i32) -> QuotationLine {
    QuotationLine {
        id: Id::now_v7(),
        name: name.to_owned(),
        unit: "套".to_owned(),
        quantity: Quantity(pieces * 1_000),
        unit_price: Fen(price),
        vat_rate: BasisPoints(percent * 100),
        ..QuotationLine::default()
    }
}

/// Without expiry and without scan.
#[must_use]
pub fn certificate(owner: Id, name: &str) -> Certificate {
    Certificate {
        id: Id::now_v7(),
        owner,
        name: name.to_owned(),
        number: "T-001".to_owned(),
        issuer: "澜川认证中心".to_owned(),
        issued_on: None,
        expires_on: None,
        scans: Vec::new(),
        note: String::new(),
    }
}
