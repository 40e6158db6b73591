//! `tender read`, which needs no store.

use crate::{Bench, text};

const TENDER: &str = include_str!("../../../testkit/src/small_tender.md");

#[test]
fn a_tender_is_printed_as_json_without_any_store() {
    let bench = Bench::new();
    let tender = bench.write("水文.md", TENDER);
    let document = bench.json(&["tender", "read", text(&tender)]);
    assert_eq!(document["source"]["file"], "水文.md");
    assert_eq!(
        document["facts"]["project_number"]["value"],
        "LCSW-2026-009"
    );
    assert_eq!(document["facts"]["ceiling_price_fen"]["value"], 50_000_000);
    let clauses = document["clauses"].as_array().unwrap();
    let stars = clauses.iter().filter(|c| c["marks"][0] == "★").count();
    assert_eq!(stars, 2);
    assert!(!bench.path("settings").exists());
}

#[test]
fn a_tender_is_summed_up_for_a_person() {
    let bench = Bench::new();
    let tender = bench.write("水文.md", TENDER);
    let said = bench.run(&["tender", "read", text(&tender)]).good();
    for words in ["澜川市水文站数据平台采购项目", "★ 2", "▲ 2", "500,000.00"] {
        assert!(said.out.contains(words), "{words} in {}", said.out);
    }
}

#[test]
fn one_unreadable_file_among_others_has_its_one_line_and_makes_the_end_red() {
    let bench = Bench::new();
    let good = bench.write("水文.md", TENDER);
    let bad = bench.write("招标.docx", "这不是 docx");
    let said = bench.run_en(&["tender", "read", text(&bad), text(&good)]);
    assert_eq!(said.status, 1);
    assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    assert!(said.err.starts_with("招标.docx:"), "{}", said.err);
    assert!(said.out.contains("LCSW-2026-009"));
}

#[test]
fn wrong_usage_is_status_two() {
    let bench = Bench::new();
    for words in [
        &["tender", "read"][..],
        &["bid", "fly"],
        &["contract", "create"],
        &["bid", "set", "B", "--signed-on", "gestern"],
    ] {
        assert_eq!(bench.run(words).status, 2, "{words:?}");
    }
}
