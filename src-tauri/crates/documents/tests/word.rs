#![allow(clippy::unwrap_used)]
//! The quotation as Word, read back as XML.

mod common;

use std::io::{Cursor, Read};

use bidwright_documents::quotation_docx;
use bidwright_domain::quotation::QuotationDesign;

fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    let mut file = archive.by_name(name).unwrap();
    file.read_to_string(&mut text).unwrap();
    text
}

/// The words between the tags.
fn words(xml: &str) -> String {
    let mut out = String::new();
    for piece in xml.split('<').skip(1) {
        if let Some((_, text)) = piece.split_once('>') {
            out.push_str(text);
        }
    }
    out
}

#[test]
fn sections_are_headings_with_tables_and_subtotals() {
    let docx = quotation_docx(&common::rich_sheet()).unwrap();
    let document = part(&docx, "word/document.xml");
    let text = words(&document);
    for wanted in [
        "报价单",
        "QT-2026-0012 R2",
        "一、软件产品",
        "1,135,925.91",
        "二、实施与运输",
        "［可选］备用服务器",
        "-25,925.91",
        "人民币壹佰贰拾万元整",
        "授权代表（签字）：顾明",
    ] {
        assert!(text.contains(wanted), "{wanted} is not in {text}");
    }
    // Facts, two sections, totals, signatures.
    assert_eq!(document.matches("<w:tbl>").count(), 5);
    assert_eq!(document.matches("<w:tblHeader/>").count(), 3);
    assert_eq!(document.matches("Heading2").count(), 2);
    let footer = part(&docx, "word/footer1.xml");
    assert!(footer.contains(" PAGE ") && footer.contains(" NUMPAGES "));
}

#[test]
fn every_row_fills_the_grid_of_its_table() {
    let docx = quotation_docx(&common::rich_sheet()).unwrap();
    let document = part(&docx, "word/document.xml");
    for table in document.split("<w:tbl>").skip(1) {
        let grid = table.matches("<w:gridCol ").count();
        for row in table.split("<w:tr>").skip(1) {
            let row = row.split("</w:tr>").next().unwrap();
            let cells = row.matches("<w:tc>").count();
            let spanned: usize = row
                .split("<w:gridSpan w:val=\"")
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap().parse::<usize>().unwrap() - 1)
                .sum();
            assert_eq!(cells + spanned, grid, "{row}");
        }
    }
}

#[test]
fn what_was_typed_cannot_break_the_file() {
    let mut sheet = common::rich_sheet();
    sheet.quotation.title = "<w:p>&\"'\u{1}\u{fffe}𬭚".into();
    sheet.quotation.lines[0].specification = format!("一\n{}", "二".repeat(10_000));
    let docx = quotation_docx(&sheet).unwrap();
    let document = part(&docx, "word/document.xml");
    assert!(document.contains("&lt;w:p&gt;&amp;&quot;'𬭚"), "escaped");
    assert!(!document.contains('\u{1}'));
    // A long row may be broken over pages; the short ones may not.
    assert_eq!(
        document.matches("<w:cantSplit/>").count(),
        document.matches("<w:tr>").count() - 1
    );
}

#[test]
fn the_file_names_the_own_company_and_nobody_else() {
    let sheet = common::rich_sheet();
    let docx = quotation_docx(&sheet).unwrap();
    let core = part(&docx, "docProps/core.xml");
    assert!(
        core.contains("<dc:creator>杭州澜岳软件有限公司</dc:creator>"),
        "{core}"
    );
    assert!(core.contains("2026-11-23T00:00:00Z"), "{core}");
    assert_eq!(docx, quotation_docx(&sheet).unwrap());
}

#[test]
fn a_copy_without_prices_and_the_bilingual_one() {
    let mut sheet = common::rich_sheet();
    sheet.blank_prices = true;
    sheet.quotation.design = QuotationDesign::Bilingual;
    sheet.logo = Some(common::scan());
    let docx = quotation_docx(&sheet).unwrap();
    let text = words(&part(&docx, "word/document.xml"));
    assert!(
        text.contains("报价单 Quotation") && text.contains("客户 Customer"),
        "{text}"
    );
    for price in ["480,000", "1,135,925", "1,200,000", "25,925"] {
        assert!(!text.contains(price), "{price} in {text}");
    }
    let relations = part(&docx, "word/_rels/document.xml.rels");
    assert!(relations.contains("media/logo."), "{relations}");
}
