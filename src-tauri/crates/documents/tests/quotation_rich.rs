#![allow(clippy::unwrap_used)]
//! Sections, optional lines, discounts, the bilingual design and the copy without prices on paper.

mod common;

use bidwright_documents::Engine;
use bidwright_domain::money::Currency;
use bidwright_domain::quotation::QuotationDesign;
use common::reading::Read;

// 960,000.00 + 175,925.91 of section one; 81,000.00 + 9,999.99 less 999.99 of section two, without
// the optional 30,000.00: 1,225,925.91, less 25,925.91.
const PRINTED: [&str; 10] = [
    "一、软件产品",
    "二、实施与运输",
    "1,135,925.91",
    "90,000.00",
    "1,225,925.91",
    "-25,925.91",
    "1,200,000.00",
    "-999.99",
    "可选",
    "30,000.00",
];

#[test]
fn sections_optional_lines_and_discounts_are_printed() {
    let pdf = Engine::new().quotation_pdf(&common::rich_sheet()).unwrap();
    let read = Read::of(&pdf.bytes);
    let text = read.text();
    for words in PRINTED {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert!(text.contains("人民币壹佰贰拾万元整"));
    assert!(text.contains("授权代表（签字）：顾明"), "{text}");
    for title in ["报价单", "一、软件产品", "二、实施与运输"] {
        assert!(
            read.outline.iter().any(|o| o == title),
            "{:?}",
            read.outline
        );
    }
}

#[test]
fn the_bilingual_design_says_everything_in_both_languages() {
    let mut sheet = common::rich_sheet();
    sheet.quotation.design = QuotationDesign::Bilingual;
    let pdf = Engine::new().quotation_pdf(&sheet).unwrap();
    let read = Read::of(&pdf.bytes);
    let text = read.text();
    for words in PRINTED.iter().chain(&[
        "Quotation",
        "Customer",
        "SAYRMBYUANONEMILLIONTWOHUNDREDTHOUSANDONLY",
        "Subtotal",
        "Optional",
    ]) {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert!(read.rightmost < 570.0);
    let raw = String::from_utf8_lossy(&pdf.bytes);
    assert!(raw.contains("<pdfaid:part>2</pdfaid:part>"), "not PDF/A-2");
}

#[test]
fn another_currency_has_its_own_words() {
    let mut quotation = common::rich_quotation();
    quotation.currency = Currency::Eur;
    let pdf = Engine::new()
        .quotation_pdf(&common::sheet_of(quotation))
        .unwrap();
    let text = Read::of(&pdf.bytes).text();
    assert!(
        text.contains("单价（欧元）") && text.contains("€1,200,000.00"),
        "{text}"
    );
    assert!(
        text.contains("SAYEUROSONEMILLION") && !text.contains("人民币"),
        "{text}"
    );
}

#[test]
fn a_copy_without_prices_has_no_figures_of_money() {
    for design in [QuotationDesign::Formal, QuotationDesign::Bilingual] {
        let mut sheet = common::rich_sheet();
        sheet.quotation.design = design;
        sheet.blank_prices = true;
        let text = Read::of(&Engine::new().quotation_pdf(&sheet).unwrap().bytes).text();
        assert!(text.contains("数据治理平台软件"), "{text}");
        for words in [
            "480,000",
            "1,225,925",
            "1,200,000",
            "999.99",
            "壹佰",
            "MILLION",
        ] {
            assert!(!text.contains(words), "{words} in {text}");
        }
    }
}

#[test]
fn a_thousand_lines_in_ten_sections_keep_their_order() {
    let mut quotation = common::rich_quotation();
    quotation.total_discount = Default::default();
    let section = quotation.sections[0].clone();
    quotation.sections = (0..10)
        .map(|number| {
            let mut next = section.clone();
            next.id = common::id(400 + number);
            next
        })
        .collect();
    quotation.lines = (0..1000)
        .map(|number| {
            let mut line = common::line(number, &format!("模块{number:04}"), 10_000, 1000, 1300);
            line.section = Some(common::id(400 + number / 100));
            line
        })
        .collect();
    let pdf = Engine::new()
        .quotation_pdf(&common::sheet_of(quotation))
        .unwrap();
    let text = Read::of(&pdf.bytes).text();
    let places: Vec<usize> = (0..1000)
        .map(|number| text.find(&format!("模块{number:04}")).unwrap())
        .collect();
    assert!(places.is_sorted());
    assert!(text.contains("100,000.00"));
    assert!(pdf.pages > 20);
}

#[test]
fn a_description_of_ten_thousand_characters_breaks_over_pages() {
    for design in [QuotationDesign::Formal, QuotationDesign::Bilingual] {
        let mut sheet = common::rich_sheet();
        sheet.quotation.design = design;
        sheet.quotation.lines[3].specification = "功".repeat(10_000);
        let pdf = Engine::new().quotation_pdf(&sheet).unwrap();
        let read = Read::of(&pdf.bytes);
        let printed = read.text().matches('功').count();
        // Once more in the words about the others.
        assert!(printed >= 10_000, "{printed}");
        assert!(read.rightmost < 575.0);
    }
}
