#![allow(clippy::unwrap_used)]
//! The quotation as Excel: formulas are there, and their cached results are ours.

mod common;

use std::io::Cursor;

use bidwright_documents::{QuotationSheet, quotation_xlsx};
use bidwright_domain::money::{BasisPoints, Fen};
use calamine::{Data, Range, Reader, Xlsx};

fn read(sheet: &QuotationSheet) -> (Range<Data>, Range<String>) {
    let bytes = quotation_xlsx(sheet).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let values = book.worksheet_range("报价单").unwrap();
    let formulas = book.worksheet_formula("报价单").unwrap();
    (values, formulas)
}

/// The cached result in fen.
fn fen(values: &Range<Data>, row: u32, column: u32) -> i64 {
    match values.get_value((row, column)) {
        Some(Data::Float(yuan)) => (yuan * 100.0).round() as i64,
        Some(Data::Int(yuan)) => yuan * 100,
        other => panic!("no amount in row {row} column {column}: {other:?}"),
    }
}

fn formula(formulas: &Range<String>, row: u32, column: u32) -> &str {
    formulas.get_value((row, column)).map_or("", String::as_str)
}

#[test]
fn amounts_are_formulas_with_our_results() {
    let (values, formulas) = read(&common::quotation_sheet());
    // The first line stands in Excel row 8.
    assert_eq!(formula(&formulas, 7, 10), "ROUND(E8*F8*(1-G8),2)");
    assert_eq!(formula(&formulas, 7, 8), "ROUND(K8/(1+H8),2)");
    assert_eq!(formula(&formulas, 7, 9), "K8-I8");
    assert_eq!(fen(&values, 7, 10), 96_000_000);
    assert_eq!(fen(&values, 8, 10), 17_592_591);
    assert_eq!(fen(&values, 8, 8), 15_568_665);
    assert_eq!(fen(&values, 8, 9), 2_023_926);
    assert_eq!(fen(&values, 9, 10), 8_100_000);
}

#[test]
fn totals_per_rate_and_in_all_are_formulas_with_our_results() {
    let (values, formulas) = read(&common::quotation_sheet());
    // One empty row after three lines, then 13 %, 6 %, the total, the capitals.
    assert_eq!(
        formula(&formulas, 11, 10),
        "ROUND(SUMIF($H$8:$H$10,$H12,K$8:K$10),2)"
    );
    assert_eq!(fen(&values, 11, 10), 113_592_591);
    assert_eq!(fen(&values, 12, 8), 7_641_509);
    assert_eq!(formula(&formulas, 13, 10), "ROUND(SUM(K8:K10),2)");
    assert_eq!(fen(&values, 13, 10), 121_692_591);
    assert_eq!(fen(&values, 13, 9), 13_526_665);
    let capitals = values.get_value((14, 8)).unwrap().to_string();
    assert_eq!(capitals, "人民币壹佰贰拾壹万陆仟玖佰贰拾伍元玖角壹分");
}

#[test]
fn prices_without_tax_add_the_tax_to_the_net_amount() {
    let mut sheet = common::quotation_sheet();
    sheet.quotation.tax_included = false;
    sheet.quotation.lines.truncate(1);
    sheet.quotation.lines[0].unit_price = Fen(1_005);
    sheet.quotation.lines[0].vat_rate = BasisPoints(300);
    sheet.totals = sheet.quotation.totals().unwrap();
    let (values, formulas) = read(&sheet);
    assert_eq!(formula(&formulas, 7, 8), "ROUND(E8*F8*(1-G8),2)");
    assert_eq!(formula(&formulas, 7, 9), "ROUND(I8*H8,2)");
    assert_eq!(formula(&formulas, 7, 10), "I8+J8");
    // 2 x 10.05 = 20.10; 3 % of it is 0.603.
    assert_eq!(fen(&values, 7, 8), 2_010);
    assert_eq!(fen(&values, 7, 9), 60);
    assert_eq!(fen(&values, 7, 10), 2_070);
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let mut sheet = common::quotation_sheet();
    sheet.quotation.lines[0].name = "=HYPERLINK(\"http://example.com\")".into();
    sheet.quotation.lines[1].name = "长".repeat(40_000);
    let (values, formulas) = read(&sheet);
    assert_eq!(formula(&formulas, 7, 1), "");
    let name = values.get_value((7, 1)).unwrap().to_string();
    assert!(name.starts_with("=HYPERLINK"));
}

#[test]
fn same_sheet_gives_the_same_workbook() {
    let sheet = common::quotation_sheet();
    assert_eq!(
        quotation_xlsx(&sheet).unwrap(),
        quotation_xlsx(&sheet).unwrap()
    );
}

/// Rows of lines in the sheet of `rich_sheet`, from 0.
const RICH_ROWS: [u32; 5] = [8, 9, 12, 13, 14];

#[test]
fn sections_optional_lines_and_discounts_are_formulas_with_our_results() {
    let sheet = common::rich_sheet();
    let (values, formulas) = read(&sheet);
    // 税率 H, 减免额 I, 优惠前金额 J, 优惠分摊 K, 不含税 L, 税额 M, 含税 N.
    assert_eq!(
        values.get_value((7, 0)).unwrap().to_string(),
        "一、软件产品"
    );
    for (index, row) in RICH_ROWS.into_iter().enumerate() {
        let totals = &sheet.totals;
        assert_eq!(fen(&values, row, 9), totals.amounts[index].0, "row {row}");
        assert_eq!(fen(&values, row, 10), totals.shares[index].0, "row {row}");
        assert_eq!(
            fen(&values, row, 13),
            totals.lines[index].gross.0,
            "row {row}"
        );
    }
    assert_eq!(formula(&formulas, 13, 9), "ROUND(E14*F14*(1-G14),2)-I14");
    assert_eq!(formula(&formulas, 8, 13), "J9-K9");
    assert_eq!(formula(&formulas, 8, 11), "ROUND(N9/(1+H9),2)");
    // The first line is the largest: it takes what is left.
    assert_eq!(
        formula(&formulas, 8, 10),
        "ROUND(J19-SUM(K8:K8)-SUM(K10:K16),2)"
    );
    assert_eq!(
        formula(&formulas, 9, 10),
        "INT(ROUND(J$19*100,0)*ROUND(J10*100,0)/ROUND(J$18*100,0)+0.000001)/100"
    );
    // Subtotals stand under their sections.
    assert_eq!(fen(&values, 10, 9), 113_592_591);
    assert_eq!(
        formula(&formulas, 10, 9),
        "ROUND(SUMIF($A$9:$A$10,\">0\",J$9:J$10),2)"
    );
    assert_eq!(fen(&values, 15, 9), 9_000_000);
    // Sum, discount, three rates, total.
    assert_eq!(fen(&values, 17, 9), 122_592_591);
    assert_eq!(fen(&values, 18, 9), 2_592_591);
    let total = sheet.totals.total;
    assert_eq!(fen(&values, 22, 11), total.net.0);
    assert_eq!(fen(&values, 22, 12), total.tax.0);
    assert_eq!(fen(&values, 22, 13), 120_000_000);
    assert_eq!(values.get_value((14, 0)).unwrap().to_string(), "5 可选");
}

#[test]
fn a_copy_without_prices_keeps_its_formulas() {
    let mut sheet = common::rich_sheet();
    sheet.blank_prices = true;
    let (values, formulas) = read(&sheet);
    assert_eq!(values.get_value((8, 5)), Some(&Data::Empty));
    assert_eq!(formula(&formulas, 8, 10), "ROUND(E9*F9*(1-G9),2)");
    let all: String = values
        .used_cells()
        .map(|(_, _, cell)| cell.to_string())
        .collect();
    assert!(!all.contains("480000") && !all.contains("壹佰"), "{all}");
}
