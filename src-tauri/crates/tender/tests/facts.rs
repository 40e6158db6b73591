//! Facts: labels, tables, sentences; amounts and dates in their spellings; decoys.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::money::Fen;
use bidwright_domain::tender::{Facts, Found};
use common::md;

fn facts(text: &str) -> Facts {
    md(text).facts
}

fn value<T>(found: Option<Found<T>>) -> Option<T> {
    found.map(|f| f.value)
}

fn text(found: Option<Found<String>>) -> String {
    value(found).unwrap_or_default()
}

#[test]
fn labels_with_colons() {
    let f = facts(
        "项目名称：江城市图书馆服务器采购项目\n\n项目编号：JC-2025-017\n\n采购人：江城市图书馆\n\n采购代理机构：江城招标有限公司",
    );
    assert_eq!(text(f.project_name), "江城市图书馆服务器采购项目");
    assert_eq!(text(f.project_number), "JC-2025-017");
    assert_eq!(text(f.purchaser), "江城市图书馆");
    assert_eq!(text(f.agency), "江城招标有限公司");
}

#[test]
fn several_labels_in_one_line() {
    let f =
        facts("项目名称：江城市图书馆服务器采购项目  项目编号：JC-2025-017采购人：江城市图书馆");
    assert_eq!(text(f.project_name), "江城市图书馆服务器采购项目");
    assert_eq!(text(f.project_number), "JC-2025-017");
    assert_eq!(text(f.purchaser), "江城市图书馆");
}

#[test]
fn a_table_gives_label_and_value_side_by_side() {
    let f = facts(
        "| 序号 | 事项 | 规定 |\n|---|---|---|\n| 3.1 | 采购人 | 江城市图书馆 |\n| 3.2 | 采购代理机构 | 江城招标有限公司 |\n| 20 | 投标有效期 | 120 个日历日 |",
    );
    assert_eq!(text(f.purchaser), "江城市图书馆");
    assert_eq!(text(f.agency), "江城招标有限公司");
    assert_eq!(value(f.bid_validity_days), Some(120));
}

#[test]
fn a_heading_gives_its_label_to_the_name_below() {
    let f = facts(
        "1.采购人信息\n\n名称：江城市图书馆\n\n地址：江城市长江路1号\n\n2.采购代理机构信息\n\n名称：江城招标有限公司\n\n地址：江城市汉江路2号",
    );
    assert_eq!(text(f.purchaser), "江城市图书馆");
    assert_eq!(text(f.agency), "江城招标有限公司");
}

#[test]
fn a_sentence_names_the_parties() {
    let f = facts(
        "江城市图书馆（以下简称招标人）和江城招标有限公司（以下简称招标代理机构）兹邀请合格投标人投标。",
    );
    assert_eq!(text(f.purchaser), "江城市图书馆");
    assert_eq!(text(f.agency), "江城招标有限公司");
}

#[test]
fn a_placeholder_is_no_name() {
    let f = facts("采购人：（采购人名称）\n\n项目名称：××项目\n\n采购人：江城市图书馆");
    assert_eq!(text(f.purchaser), "江城市图书馆");
    assert_eq!(f.project_name, None);
}

#[test]
fn the_forms_do_not_name_the_project() {
    let f =
        facts("# 第六章 投标文件格式\n\n项目名称：另一个项目的名称\n\n采购人：另一家单位名称处");
    assert_eq!(f.project_name, None);
    assert_eq!(f.purchaser, None);
}

#[test]
fn the_title_page_names_the_project_when_no_label_does() {
    let f = facts("江城市图书馆\n\n服务器采购项目\n\n招标文件\n\n第一章 招标公告");
    assert_eq!(text(f.project_name), "江城市图书馆服务器采购项目");
}

#[test]
fn budget_in_ten_thousands_under_a_table_head() {
    let f = facts(
        "| 标段 | 项目名称 | 数量 | 预算金额（万元） |\n|---|---|---|---|\n| 1 | 江城市图书馆服务器采购项目 | 1批 | 87.5 |",
    );
    assert_eq!(value(f.budget_fen), Some(Fen(87_500_000)));
    assert_eq!(text(f.package), "1");
}

#[test]
fn budget_with_the_unit_in_the_label() {
    assert_eq!(
        value(facts("预算金额(元) ：4350060。").budget_fen),
        Some(Fen(435_006_000))
    );
}

#[test]
fn budget_in_capitals_on_the_next_line() {
    let f = facts("3.预算金额：\n\n人民币壹佰叁拾肆万捌仟元整");
    assert_eq!(value(f.budget_fen), Some(Fen(134_800_000)));
}

#[test]
fn ceiling_per_year_with_commas_on_the_cells_next_line() {
    let f = facts(
        "| 序号 | 条款号 | 内容 |\n|---|---|---|\n| 12 | 10.8 | 本次招标的最高投标限价：<br>总价：2,435,216.00元/年（含税）； |",
    );
    assert_eq!(value(f.ceiling_price_fen), Some(Fen(243_521_600)));
}

#[test]
fn different_budgets_are_a_contradiction() {
    let d = md("预算金额：100000元\n\n第二章 采购需求\n\n预算金额：120000元");
    assert_eq!(value(d.facts.budget_fen), Some(Fen(10_000_000)));
    assert!(
        d.warnings
            .iter()
            .any(|w| w.code == "contradiction" && w.at.len() == 2),
        "{:?}",
        d.warnings
    );
}

#[test]
fn security_in_words() {
    assert_eq!(
        value(facts("投标保证金：投标保证金的金额不低于4.5万元人民币；").bid_security_fen),
        Some(Fen(4_500_000))
    );
    assert_eq!(
        value(facts("投标保证金金额：人民币4.8万元整").bid_security_fen),
        Some(Fen(4_800_000))
    );
}

#[test]
fn no_security_is_zero() {
    assert_eq!(
        value(facts("7.本项目不需要投标保证金。").bid_security_fen),
        Some(Fen(0))
    );
    assert_eq!(
        value(facts("投标保证金：无").bid_security_fen),
        Some(Fen(0))
    );
    assert_eq!(value(facts("投标人须知。").bid_security_fen), None);
}

#[test]
fn the_ticked_choice_counts() {
    let f = facts(
        "| 序号 | 内容 | 规定 |\n|---|---|---|\n| 17 | 投标保证金 | □要求递交投标保证金，投标保证金金额：20000元<br>☑无需递交投标保证金 |",
    );
    assert_eq!(value(f.bid_security_fen), Some(Fen(0)));
}

#[test]
fn a_performance_security_in_the_row_of_the_bid_security_is_not_taken_for_it() {
    let f = facts(
        "7.本项目不需要投标保证金。\n\n| 条款 | 涉及事项 | 内容 |\n|---|---|---|\n| 21 | 关于投标保证金 | 乙方应提交履约保证金为合同金额的12% |",
    );
    assert_eq!(value(f.bid_security_fen), Some(Fen(0)));
}

#[test]
fn performance_security_none_and_percent() {
    assert_eq!(
        text(facts("（四）履约保证金：无。").performance_security),
        "0"
    );
    assert_eq!(
        text(facts("履约保证金：合同金额的5%").performance_security),
        "合同金额的5%"
    );
}

#[test]
fn the_deadline_is_not_the_end_of_document_sale() {
    let f = facts(
        "（一）获取招标文件截止时间：2024年6月10日17：00\n\n（二）投标截止时间：2024 年 6 月 18 日 9：00（北京时间）",
    );
    assert_eq!(text(f.submission_deadline), "2024-06-18T09:00:00+08:00");
}

#[test]
fn deadline_and_opening_in_one_label() {
    let f = facts("（一）截止时间（开标时间）：2024年6月18日9：00（北京时间）");
    assert_eq!(text(f.submission_deadline), "2024-06-18T09:00:00+08:00");
    assert_eq!(text(f.opening_time), "2024-06-18T09:00:00+08:00");
}

#[test]
fn a_deadline_told_in_a_sentence() {
    let f = facts(
        "所有投标文件应于2026年5月25日9:30时（北京时间）前递交到会议室。\n\n兹定于2026年5月25日10:00时公开开标。",
    );
    assert_eq!(text(f.submission_deadline), "2026-05-25T09:30:00+08:00");
    assert_eq!(text(f.opening_time), "2026-05-25T10:00:00+08:00");
}

#[test]
fn a_masked_deadline_is_a_warning_and_no_value() {
    let d = md("投标截止时间：2025年\\*\\*月\\*\\*日\\*\\*:\\*\\*（北京时间）");
    assert_eq!(d.facts.submission_deadline, None);
    assert!(
        d.warnings.iter().any(|w| w.code == "masked_value"),
        "{:?}",
        d.warnings
    );
}

#[test]
fn two_deadlines_are_a_contradiction() {
    let d = md("投标截止时间：2024年6月18日9：00\n\n提交投标文件截止时间：2024年6月19日9：00");
    assert!(
        d.warnings
            .iter()
            .any(|w| w.code == "contradiction" && w.text.contains("截止")),
        "{:?}",
        d.warnings
    );
}

#[test]
fn questions_end_earlier() {
    let f = facts(
        "对招标文件提出澄清问题的截止时间：2026年5月12日17:00时（北京时间）\n\n投标截止时间：2026年5月25日9:30",
    );
    assert_eq!(text(f.question_deadline), "2026-05-12T17:00:00+08:00");
    assert_eq!(text(f.submission_deadline), "2026-05-25T09:30:00+08:00");
}

#[test]
fn validity_in_its_wordings() {
    for (text, days) in [
        ("投标有效期：开标后90天", 90),
        ("投标有效期：自提交投标文件的截止之日起算_90_日历天。", 90),
        ("投标有效期：开标后（60）天", 60),
        ("投标文件有效期为投标截止日起 90 天。", 90),
        ("投标有效期为一百二十日。", 120),
    ] {
        assert_eq!(value(facts(text).bid_validity_days), Some(days), "{text}");
    }
}

#[test]
fn copies_in_figures_and_words() {
    let f = facts("投标文件套数：正本一套，副本五套，并提供U盘电子文档一套。");
    assert_eq!(
        (
            value(f.originals),
            value(f.copies),
            value(f.electronic_copies)
        ),
        (Some(1), Some(5), Some(1))
    );
    let f = facts("纸质投标文件：正本 1 份、副本 4 份、电子版 1 份。");
    assert_eq!(
        (
            value(f.originals),
            value(f.copies),
            value(f.electronic_copies)
        ),
        (Some(1), Some(4), Some(1))
    );
    let f = facts("投标文件正本壹份，副本肆份。");
    assert_eq!((value(f.originals), value(f.copies)), (Some(1), Some(4)));
}

#[test]
fn the_place_of_a_fact_is_kept() {
    let f = facts("招标公告\n\n| 序号 | 事项 | 规定 |\n|---|---|---|\n| 1 | 投标有效期 | 90天 |");
    let at = f.bid_validity_days.unwrap().at.unwrap();
    assert_eq!((at.block, at.cell), (1, Some((1, 2))));
}
