//! A quotation with three VAT rates, sections, an optional line and a discount, from JSON to the
//! revision and what it changed.

use std::io::{Cursor, Read};

use super::{Bench, text};
use serde_json::Value;

const SHEET: &str = r#"{
    "title": "巡检平台", "customer": "澜川市博物馆", "own_company": "宁渚栎舟软件有限公司",
    "total_discount": "=99000.00", "signatory": "周砚秋", "internal_note": "底线九万五",
    "lines": [
        { "section": "软件", "name": "巡检平台", "unit": "套", "quantity": "1", "unit_price": "80000.00", "vat_rate": "13", "cost": "43210.98" },
        { "section": "服务", "name": "现场实施", "unit": "项", "quantity": "1", "unit_price": "20000.00", "vat_rate": "6", "discount_amount": "500.00" },
        { "section": "服务", "name": "设备运输", "unit": "车", "quantity": "1", "unit_price": "1234.56", "vat_rate": "9" },
        { "section": "软件", "name": "大屏展示", "unit": "套", "quantity": "1", "unit_price": "30000.00", "vat_rate": "13", "optional": true } ] }"#;

fn words(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap().to_owned()
}

fn file(value: &Value) -> Vec<u8> {
    std::fs::read(words(&value[0], "path")).unwrap()
}

/// Every part of the package as text.
fn parts(bytes: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for index in 0..archive.len() {
        let mut bytes = Vec::new();
        let mut part = archive.by_index(index).unwrap();
        part.read_to_end(&mut bytes).unwrap();
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    all
}

#[test]
fn a_rich_quotation_goes_from_json_to_revision_and_difference() {
    let bench = Bench::with_store();
    bench.run(&["demo"]).good();
    let sheet = bench.write("报价.json", SHEET);
    let made = bench.json(&[
        "quotation",
        "create",
        "--from-json",
        text(&sheet),
        "--design",
        "bilingual",
    ]);
    // 80,000 + 19,500 + 1,234.56 is 100,734.56; 1,734.56 off.
    assert_eq!(made["totals"]["before_discount"], 10_073_456);
    assert_eq!(made["totals"]["discount"], 173_456);
    assert_eq!(made["totals"]["total"]["gross"], 9_900_000);
    assert_eq!(made["totals"]["rates"].as_array().unwrap().len(), 3);
    assert_eq!(made["margin"]["cost"], 4_321_098);
    let names: Vec<String> = made["quotation"]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| words(line, "name"))
        .collect();
    assert_eq!(names, ["巡检平台", "大屏展示", "现场实施", "设备运输"]);
    let issued = bench.json(&["quotation", "issue", &words(&made, "id")]);
    let label = words(&issued, "label");

    let out = bench.path("out");
    let pdf = file(&bench.json(&["quotation", "pdf", &label, "--out", text(&out)]));
    assert!(pdf.starts_with(b"%PDF"));
    let blank = bench.json(&[
        "quotation",
        "pdf",
        &label,
        "--blank-prices",
        "--out",
        text(&out),
    ]);
    assert!(words(&blank[0], "name").contains("空白价"));
    let other = bench.json(&[
        "quotation",
        "pdf",
        &label,
        "--design",
        "formal",
        "--out",
        text(&out),
    ]);
    assert_ne!(file(&other), pdf);
    for kind in ["xlsx", "docx"] {
        let written = parts(file(&bench.json(&[
            "quotation",
            kind,
            &label,
            "--out",
            text(&out),
        ])));
        assert!(
            written.contains("现场实施") && written.contains("周砚秋"),
            "{kind}"
        );
        for secret in ["43210.98", "43,210.98", "底线"] {
            assert!(!written.contains(secret), "{secret} in the {kind}");
        }
    }

    let next = bench.json(&["quotation", "revise", &label]);
    let told = bench.json(&["quotation", "diff", &words(&next, "id")]);
    assert_eq!(told["lines"], Value::Array(Vec::new()));
    assert_eq!(words(&told, "before"), label);
    let copy = bench.json(&["quotation", "copy", &label]);
    assert_eq!(copy["quotation"]["number"], Value::Null);
    let lost = bench.json(&[
        "quotation",
        "lost",
        &words(&issued, "id"),
        "--reason",
        "price",
        "--note",
        "比对手贵",
    ]);
    assert_eq!(words(&lost["quotation"], "status"), "lost");
    assert_eq!(words(&lost["quotation"], "lost_reason"), "price");
    let shown = bench.run(&["quotation", "show", &label]).good();
    for wanted in ["整单优惠 -1,734.56", "［可选］ 大屏展示", "毛利"] {
        assert!(shown.out.contains(wanted), "{wanted} in {}", shown.out);
    }
}

#[test]
fn a_discount_beyond_the_limit_is_refused_until_it_is_approved() {
    let bench = Bench::with_store();
    bench.run(&["demo"]).good();
    assert_eq!(
        bench.json(&["quotation", "limit", "10"])["discount_limit"],
        1_000
    );
    let sheet = bench.write(
        "报价.json",
        r#"{ "title": "巡检平台", "customer": "澜川市博物馆", "own_company": "宁渚栎舟软件有限公司", "lines": [
            { "name": "巡检平台", "quantity": "1", "unit_price": "1000.00", "vat_rate": "13", "discount": "12" } ] }"#,
    );
    let id = words(
        &bench.json(&["quotation", "create", "--from-json", text(&sheet)]),
        "id",
    );
    let (message, _) = bench.refused(&["quotation", "issue", &id]);
    assert!(
        message.contains("12%") && message.contains("10%"),
        "{message}"
    );
    bench
        .run(&[
            "quotation",
            "approve",
            &id,
            "--by",
            "王总",
            "--note",
            "战略客户",
        ])
        .good();
    bench.run(&["quotation", "issue", &id]).good();
    bench.refused(&["quotation", "limit", "101"]);
}

#[test]
fn wrong_discounts_and_currencies_name_the_field() {
    let bench = Bench::with_store();
    bench.run(&["demo"]).good();
    for (field, value) in [("total_discount", "一折"), ("currency", "XYZ")] {
        let sheet = bench.write(
            "报价.json",
            format!(r#"{{ "title": "巡检平台", "{field}": "{value}", "lines": [ {{ "name": "甲", "quantity": "1", "unit_price": "1.00" }} ] }}"#),
        );
        bench.refused(&["quotation", "create", "--from-json", text(&sheet)]);
    }
}
