//! The whole way: store, sample, check, volume, contract, chain.

use serde_json::Value;

use crate::{Bench, text};

fn words<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

#[test]
fn from_an_empty_folder_to_a_sealed_contract() {
    let bench = Bench::with_store();
    let info = bench.run(&["demo", "--lang", "en"]).good();
    assert!(
        info.out.contains("100  customer") && info.out.contains("200  product"),
        "{}",
        info.out
    );
    let verified = bench.json(&["store", "verify"]);
    assert_eq!(verified["sound"], true);

    let bids = bench.json(&["bid", "list"]);
    let called = |project: &str| -> String {
        let rows = bids["rows"].as_array().unwrap();
        let row = rows
            .iter()
            .find(|r| words(r, "project_name").contains(project))
            .unwrap();
        words(row, "number").to_owned()
    };
    let (good, half) = (called("图书馆"), called("港务"));
    let green = bench.run(&["bid", "check", &good]).good();
    assert!(green.out.contains("红 0"), "{}", green.out);
    let red = bench.run(&["bid", "check", &half]);
    assert_eq!(red.status, 1);
    assert!(
        red.out.contains("没有应答") && red.out.contains("软件企业证书"),
        "{}",
        red.out
    );
    let (message, _) = bench.refused(&["bid", "submit", &half]);
    assert!(message.contains("自查"), "{message}");

    let out = bench.path("volumes");
    let files = bench.json(&["bid", "build", &good, "--out", text(&out)]);
    let volume = std::fs::read(words(&files[0], "path")).unwrap();
    assert!(volume.starts_with(b"%PDF") && std::fs::read_dir(&out).unwrap().count() == 2);
    let submitted = bench.json(&["bid", "submit", &good]);
    assert_eq!(submitted["bid"]["status"], "submitted");
    bench.run(&["bid", "mark", &good, "won"]).good();

    let contract = bench.json(&["contract", "create", "--bid", &good]);
    let id = words(&contract, "id");
    let sealed = bench.json(&["contract", "seal", id]);
    let number = words(&sealed["contract"], "number").to_owned();
    assert!(number.starts_with("CT-"));
    let file = bench.json(&["contract", "build", &number, "--out", text(&out)]);
    assert!(
        std::fs::read(words(&file[0], "path"))
            .unwrap()
            .starts_with(b"%PDF")
    );

    let chain = bench.json(&["chain", "show", "contract", &number]);
    assert_eq!(words(&chain, "id"), id);
    let nouns: Vec<&str> = chain["links"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| words(l, "noun"))
        .collect();
    assert_eq!(
        nouns,
        ["customer", "tender", "quotation", "bid", "contract"]
    );
    let back = bench.json(&["chain", "show", "tender", words(&chain["links"][1], "id")]);
    assert_eq!(back["links"].as_array().unwrap().len(), 5);
    let found = bench.run(&["search", "智慧服务平台"]).good();
    assert!(found.out.contains("招标文件"), "{}", found.out);
}

#[test]
fn a_tender_is_answered_in_bulk_priced_and_goes_green() {
    let bench = Bench::with_store();
    bench.run(&["demo"]).good();
    let tender = bench.write(
        "水文.md",
        include_str!("../../../testkit/src/small_tender.md"),
    );
    let made = bench.json(&["bid", "create", "--tender", text(&tender)]);
    let bid = words(&made["bid"], "number").to_owned();
    assert_eq!(made["id"], made["bid"]["id"]);
    let sheet = bench.write(
        "报价.json",
        r#"{ "title": "水文数据平台", "customer": "澜川市博物馆", "own_company": "宁渚栎舟软件有限公司",
            "tender": "LCSW-2026-009", "lines": [
              { "product": "SW-053", "quantity": "1" },
              { "name": "现场安装", "unit": "项", "quantity": "1.5", "unit_price": "20000.00", "vat_rate": "6" } ] }"#,
    );
    let quotation = bench.json(&["quotation", "create", "--from-json", text(&sheet)]);
    // 66,000.00 + 1.5 × 20,000.00
    assert_eq!(quotation["totals"]["total"]["gross"], 9_600_000);
    let issued = bench.json(&["quotation", "issue", words(&quotation, "id")]);
    let label = words(&issued, "label").to_owned();
    let set = [
        "bid",
        "set",
        &bid,
        "--company",
        "宁渚栎舟软件有限公司",
        "--quotation",
        &label,
        "--agent",
        "周砚秋",
        "--agent-id",
        "339901198806150021",
        "--agent-phone",
        "19900002288",
        "--delivery",
        "合同签订后60日历天内",
        "--validity",
        "90",
        "--signed-on",
        "2026-11-23",
        "--certificate",
        "LC-Q-0418",
        "--certificate",
        "LC-S-0233",
    ];
    let view = bench.json(&set);
    assert_eq!(view["bid"]["certificates"].as_array().unwrap().len(), 2);
    let fill = [
        "bid",
        "answer",
        "fill",
        &bid,
        "--deviation",
        "none",
        "--answer",
        "满足，无偏离。",
        "--only-unanswered",
    ];
    let filled = bench.json(&fill);
    assert_eq!(filled["changed"], view["clauses"]);
    assert_eq!(bench.json(&fill)["changed"], 0);
    let xlsx = bench.path("应答.xlsx");
    bench
        .run(&["bid", "answer", "export", &bid, "--out", text(&xlsx)])
        .good();
    let imported = bench.json(&["bid", "answer", "import", &bid, text(&xlsx)]);
    assert_eq!(imported["changed"], 0);
    // The chapter that came with the bid is still to be written: the one red reason left.
    let check = bench.run(&["bid", "check", &bid, "--json"]);
    assert_eq!(check.status, 1);
    let report = check.json();
    let red: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["severity"] == "red")
        .map(|f| words(f, "rule"))
        .collect();
    assert_eq!(red, ["chapter_empty"], "{report:#}");
}

#[test]
fn quotations_come_out_as_pdf_and_workbook_under_their_number() {
    let bench = Bench::with_store();
    bench.run(&["demo"]).good();
    let rows = bench.json(&["quotation", "list", "--search", "QT-"]);
    let label = words(&rows["rows"][0], "label").to_owned();
    let out = bench.path("out");
    let pdf = bench.json(&["quotation", "pdf", &label, "--out", text(&out)]);
    assert!(
        std::fs::read(words(&pdf[0], "path"))
            .unwrap()
            .starts_with(b"%PDF")
    );
    let xlsx = bench.json(&["quotation", "xlsx", &label, "--out", text(&out)]);
    assert!(
        std::fs::read(words(&xlsx[0], "path"))
            .unwrap()
            .starts_with(b"PK")
    );
    assert!(words(&pdf[0], "name").contains(&label));
    let shown = bench.run(&["quotation", "show", &label]).good();
    assert!(
        shown.out.contains("人民币") && shown.out.contains("价税合计"),
        "{}",
        shown.out
    );
}
