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
fn two_versions_of_a_tender_are_compared() {
    let bench = Bench::new();
    let old = bench.write("招标.md", TENDER);
    let new = bench.write("更正.md", TENDER.replace("500,000.00", "450,000.00"));
    let diff = bench.json(&["tender", "diff", text(&old), text(&new)]);
    assert_eq!(diff["old"], "招标.md");
    assert_eq!(diff["new"], "更正.md");
    let facts = diff["facts"].as_array().unwrap();
    let ceiling = facts
        .iter()
        .find(|f| f["fact"] == "ceiling_price_fen")
        .unwrap();
    assert_eq!(ceiling["old"], "50000000");
    assert_eq!(ceiling["new"], "45000000");
    let same = bench.json(&["tender", "diff", text(&old), text(&old)]);
    assert!(same["clauses"].as_array().unwrap().is_empty());
    assert!(same["unchanged"].as_u64().unwrap() > 2);
}

#[test]
fn a_clause_that_an_amendment_adds_is_told_with_its_place() {
    let bench = Bench::new();
    let old = bench.write(
        "招标.md",
        "# 第三章 采购需求\n\n1、内存不低于64GB。\n\n2、电源冗余。\n",
    );
    let new = bench.write(
        "更正.md",
        "# 第三章 采购需求\n\n1、内存不低于128GB。\n\n★2、网口不少于4个。\n\n3、电源冗余。\n",
    );
    let said = bench
        .run(&["tender", "diff", text(&old), text(&new)])
        .good();
    for words in [
        "~ 1 内存不低于64GB。",
        "1 内存不低于128GB。",
        "+ ★ 2 网口不少于4个。 (段 3)",
        "新增 1，变更 1，删除 0，未变 1",
    ] {
        assert!(said.out.contains(words), "{words} in {}", said.out);
    }
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
