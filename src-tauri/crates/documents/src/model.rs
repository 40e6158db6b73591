//! What goes in and what comes out.

use std::collections::BTreeMap;

use bidwright_domain::activity::Activity;
use bidwright_domain::bid::{Bid, Chapter, Response};
use bidwright_domain::certificate::Certificate;
use bidwright_domain::contract::Contract;
use bidwright_domain::customer::Customer;
use bidwright_domain::own_company::OwnCompany;
use bidwright_domain::quotation::{Quotation, QuotationTotals};
use bidwright_domain::rich_text::FieldValues;
use bidwright_domain::tender::{Clause, Tender};
use chrono::{NaiveDate, NaiveDateTime};

/// A JPEG or PNG picture, or a PDF file (scans only), as it lies in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub bytes: Vec<u8>,
    /// For error messages; the format is told from the bytes.
    pub media_type: String,
}

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub pages: u32,
    /// Label to 1-based page.
    pub anchors: BTreeMap<String, u32>,
    /// Characters that no bundled font has, each with the 1-based pages where it stands. They are
    /// printed as 〓.
    pub missing_glyphs: Vec<(char, u32)>,
}

/// One page as SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub svg: String,
    /// The page that is shown, 1-based: the last one when a later page was asked for.
    pub page: u32,
    pub pages: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct QuotationSheet {
    /// As others may see it.
    pub quotation: Quotation,
    pub totals: QuotationTotals,
    /// Without prices and amounts, to be filled in by hand.
    pub blank_prices: bool,
    pub own_company: OwnCompany,
    pub customer: Option<Customer>,
    pub logo: Option<Picture>,
    pub seal: Option<Picture>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ContractSheet {
    pub contract: Contract,
    pub totals: QuotationTotals,
    pub own_company: OwnCompany,
    pub customer: Customer,
    pub seal: Option<Picture>,
}

/// What we know of a customer, for the road.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerSheet {
    pub customer: Customer,
    /// With the wall time at which they were, the latest first.
    pub activities: Vec<(NaiveDateTime, Activity)>,
    /// The author that the file names.
    pub own_company: String,
    pub printed_on: NaiveDate,
}

/// A clause of the tender and our answer to it.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseRow {
    pub clause: Clause,
    pub substantive: bool,
    pub response: Option<Response>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CertificateSheet {
    pub certificate: Certificate,
    pub owner_name: String,
    /// In page order.
    pub scans: Vec<Picture>,
}

/// Everything that the bid volume prints.
#[derive(Clone, Debug, PartialEq)]
pub struct BidVolume {
    pub bid: Bid,
    pub tender: Tender,
    pub own_company: OwnCompany,
    pub logo: Option<Picture>,
    pub seal: Option<Picture>,
    /// None: a volume without price parts.
    pub quotation: Option<Quotation>,
    /// None: computed from the quotation.
    pub totals: Option<QuotationTotals>,
    pub fields: FieldValues,
    /// In print order.
    pub rows: Vec<ResponseRow>,
    /// In print order.
    pub chapters: Vec<Chapter>,
    /// In print order.
    pub certificates: Vec<CertificateSheet>,
}

/// One chapter as a document of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct ChapterSheet {
    /// As printed in 第一章; counts from 1.
    pub number: u32,
    pub chapter: Chapter,
    pub fields: FieldValues,
    pub project: String,
    pub company: String,
    /// The page number printed on its first page.
    pub first_page: u32,
}

/// The strips that seal one parcel of the bid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealingStrip {
    pub project_name: String,
    pub project_number: String,
    /// Empty: none.
    pub package: String,
    pub purchaser: String,
    pub bidder: String,
    /// What is in the parcel: 投标文件.
    pub label: String,
    /// As printed: 2026年12月18日9时30分.
    pub opening_time: String,
    /// Strips to print, spares included.
    pub copies: u32,
}
