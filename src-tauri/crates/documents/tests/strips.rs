#![allow(clippy::unwrap_used)]
//! The sealing strip sheet.

mod common;

use bidwright_documents::{DocumentError, SealingStrip, sealing_strips};
use common::reading::Read;

fn strip(copies: u32) -> SealingStrip {
    SealingStrip {
        project_name: "云溪市公共数据治理平台（二期）软件采购项目".into(),
        project_number: "YXZC-2026-118".into(),
        package: "第2包".into(),
        purchaser: "云溪市大数据发展管理局".into(),
        bidder: "杭州澜岳软件有限公司".into(),
        label: "投标文件".into(),
        opening_time: "2026年12月18日9时30分".into(),
        copies,
    }
}

#[test]
fn each_strip_says_project_bidder_and_when_it_may_be_opened() {
    let bytes = sealing_strips(&strip(6)).unwrap();
    let read = Read::of(&bytes);
    assert_eq!(read.pages.len(), 2);
    let count = |words: &str| {
        let found = read.pages.iter().map(|page| page.matches(words).count());
        found.collect::<Vec<_>>()
    };
    for words in [
        "密封条（投标文件）",
        "项目名称：云溪市公共数据治理平台（二期）软件采购项目",
        "项目编号：YXZC-2026-118",
        "包号：第2包",
        "投标人：杭州澜岳软件有限公司",
        "于2026年12月18日9时30分之前不得启封",
    ] {
        assert_eq!(count(words), [4, 2], "{words} in {:?}", read.pages);
    }
    assert_eq!(count("（投标人公章）"), [8, 4]);
}

#[test]
fn sheet_holds_only_the_glyphs_it_needs() {
    assert!(sealing_strips(&strip(1)).unwrap().len() < 200_000);
}

#[test]
fn long_names_stay_between_the_places_for_seals() {
    let mut long = strip(1);
    long.project_name = "名称很长的项目".repeat(60);
    long.bidder = "WMWMWMWM".repeat(40);
    let read = Read::of(&sealing_strips(&long).unwrap());
    assert!(read.rightmost < 560.0);
    assert!(read.text().contains('…'));
}

#[test]
fn unprintable_character_is_no_obstacle() {
    let mut odd = strip(1);
    odd.bidder = "𬭚㛃😀公司".into();
    let text = Read::of(&sealing_strips(&odd).unwrap()).text();
    assert!(text.contains("𬭚㛃〓公司"), "{text}");
}

#[test]
fn no_strips_and_too_many_are_refused() {
    assert_eq!(
        sealing_strips(&strip(0)).unwrap_err(),
        DocumentError::Nothing
    );
    assert_eq!(
        sealing_strips(&strip(5000)).unwrap_err(),
        DocumentError::TooManyCopies {
            asked: 5000,
            limit: 400
        }
    );
}
