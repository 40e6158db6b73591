//! Marks: where they stand, what they cover, what is no mark.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::tender::{ClauseKind, Effect};
use common::{lines, marked, md};

const LEGEND: &str =
    "带“★”的条款为实质性条款，负偏离将导致投标无效；带“▲”的条款为重要参数，每负偏离一项扣2分。\n\n";

fn technical(body: &str) -> bidwright_domain::tender::TenderDocument {
    md(&format!("# 第三章 采购需求\n\n{LEGEND}{body}"))
}

#[test]
fn mark_before_the_number() {
    let d = technical("★1、投标人承诺提供原厂质保三年。\n\n2、投标人应提供培训。");
    assert_eq!(marked(&d, "★").len(), 1);
    assert_eq!(marked(&d, "★")[0].number, "1");
    assert_eq!(marked(&d, "★")[0].text, "投标人承诺提供原厂质保三年。");
}

#[test]
fn mark_after_the_number() {
    let d = technical("1.1  ★额定功率：500KW。\n\n1.2 ▲ 转速：1500RPM。");
    assert_eq!(marked(&d, "★")[0].number, "1.1");
    assert_eq!(marked(&d, "★")[0].text, "额定功率：500KW。");
    assert_eq!(marked(&d, "▲")[0].text, "转速：1500RPM。");
}

#[test]
fn mark_behind_the_number_without_a_gap() {
    let d = technical("1.6▲  百公里油耗：≤9L。");
    assert_eq!(marked(&d, "▲")[0].number, "1.6");
}

#[test]
fn mark_between_bracketed_number_and_words() {
    let d = technical("（2）★产品应为原装产品。");
    assert_eq!(marked(&d, "★")[0].number, "（2）");
}

#[test]
fn mark_in_brackets() {
    let d = technical("3、（★）中标人须在30日内供货。\n\n4、【▲】提供备机。");
    assert_eq!(marked(&d, "★")[0].text, "中标人须在30日内供货。");
    assert_eq!(marked(&d, "▲")[0].text, "提供备机。");
}

#[test]
fn two_marks_on_one_clause() {
    let d = technical("5、★▲设备须通过国家认证。");
    assert_eq!(d.clauses[0].marks, ["★", "▲"]);
}

#[test]
fn mark_on_a_heading_is_inherited_by_everything_below() {
    let d = technical(
        "一、★质保要求\n\n1、整机质保三年。\n\n2、响应时间两小时。\n\n二、培训要求\n\n1、培训两次。",
    );
    let inherited: Vec<&str> = d
        .clauses
        .iter()
        .filter(|c| c.inherited_marks == ["★"])
        .map(|c| c.text.as_str())
        .collect();
    assert_eq!(inherited, ["整机质保三年。", "响应时间两小时。"]);
    assert!(d.clauses.iter().all(|c| c.marks.is_empty()));
}

#[test]
fn children_of_a_marked_clause_inherit_its_mark() {
    let d = technical(
        "★1、投标人须提供下列服务。\n\n（1）安装调试。\n\n（2）现场培训。\n\n2、其他服务按需提供。",
    );
    assert_eq!(marked(&d, "★").len(), 1);
    let children: Vec<_> = d.clauses.iter().filter(|c| c.parent == Some(1)).collect();
    assert_eq!(children.len(), 2);
    assert!(
        children
            .iter()
            .all(|c| c.inherited_marks == ["★"] && c.marks.is_empty())
    );
}

#[test]
fn mark_in_the_middle_of_a_paragraph_opens_a_clause() {
    let d = technical("4、投标人应如实报价，以备核查。▲报价低于预算一半的，应当说明理由。");
    assert_eq!(
        lines(&d),
        [
            "4|采购需求|||投标人应如实报价，以备核查。",
            "4|采购需求|▲||报价低于预算一半的，应当说明理由。"
        ]
    );
}

#[test]
fn legend_sentences_are_no_clauses() {
    let d = technical("1、投标人应响应。");
    assert_eq!(d.clauses.len(), 1);
    assert!(marked(&d, "★").is_empty() && marked(&d, "▲").is_empty());
}

#[test]
fn a_mark_spoken_of_inside_a_sentence_is_no_mark_of_the_clause() {
    let d = technical(
        "1、招标技术要求中标★的要求必须逐条响应。\n\n2、凡标有“▲”的地方均被视为重要指标。",
    );
    assert!(d.clauses.iter().all(|c| c.marks.is_empty()));
}

#[test]
fn table_heads_with_marks_are_no_clauses() {
    let d = technical(
        "| 序号 | 指标项 | 技术要求（标有“▲”的为重要指标） |\n|---|---|---|\n| 1 | 内存 | ▲容量不低于64GB |\n| 2 | 硬盘 | 容量不低于2TB |",
    );
    assert_eq!(
        lines(&d),
        ["1|内存|▲||容量不低于64GB", "2|硬盘|||容量不低于2TB"]
    );
}

#[test]
fn mark_in_the_name_cell_belongs_to_the_row() {
    let d = technical(
        "| 序号 | 指标 | 指标要求 |\n|---|---|---|\n| 1 | ▲字符集 | 符合国家标准 |\n| 2 | 日志 | 支持审计 |",
    );
    assert_eq!(lines(&d), ["1|字符集|▲||符合国家标准", "2|日志|||支持审计"]);
}

#[test]
fn mark_in_the_number_cell_belongs_to_the_row() {
    let d = technical("| 序号 | 指标 | 指标要求 |\n|---|---|---|\n| ★1 | 字符集 | 符合国家标准 |");
    assert_eq!(lines(&d), ["1|字符集|★||符合国家标准"]);
}

#[test]
fn a_column_of_its_own_may_hold_the_marks() {
    let d = technical(
        "| 序号 | 重要性 | 名称 | 技术要求 |\n|---|---|---|---|\n| 1 | ★ | 电源 | 双电源冗余配置 |\n| 2 |  | 风扇 | 热插拔冗余配置 |",
    );
    assert_eq!(marked(&d, "★").len(), 1);
    assert_eq!(marked(&d, "★")[0].title, "电源");
}

#[test]
fn a_marked_name_over_several_rows_marks_the_first_and_covers_the_rest() {
    let d = technical(
        "| 序号 | 目录 | 招标商务要求 |\n|---|---|---|\n| 1 | ★关于交货 | 交货期：合同签订后90天内交货。 |\n|  |  | 交货地点：采购人指定地点。 |\n| 2 | 付款 | 验收后30日内付款。 |",
    );
    assert_eq!(
        lines(&d),
        [
            "1|关于交货|★||交货期：合同签订后90天内交货。",
            "|关于交货||★|交货地点：采购人指定地点。",
            "2|付款|||验收后30日内付款。"
        ]
    );
}

#[test]
fn lines_of_a_cell_with_marks_of_their_own_are_clauses() {
    let d = technical(
        "| 序号 | 指标项 | 技术要求 |\n|---|---|---|\n| 1 | 存储 | ▲采用国产处理器。<br>★接口芯片为国产。<br>缓存不低于128GB。 |",
    );
    assert_eq!(
        lines(&d),
        [
            "1|存储|▲||采用国产处理器。",
            "|存储|★||接口芯片为国产。",
            "|存储|||缓存不低于128GB。"
        ]
    );
}

#[test]
fn a_cell_of_several_unmarked_lines_is_one_clause() {
    let d = technical(
        "| 序号 | 指标项 | 技术要求 |\n|---|---|---|\n| 1 | 备份 | a)支持全量备份；<br>b)支持增量备份 |",
    );
    assert_eq!(d.clauses.len(), 1);
    assert_eq!(d.clauses[0].text, "a)支持全量备份；\nb)支持增量备份");
}

#[test]
fn bullets_are_no_marks() {
    let d = technical("● 支持远程管理功能，提供告警。\n\n* 支持日志导出，提供审计。");
    assert!(
        d.clauses.iter().all(|c| c.marks.is_empty()),
        "{:?}",
        lines(&d)
    );
}

#[test]
fn a_bullet_that_the_legend_explains_is_a_mark() {
    let d = md(
        "# 第三章 采购需求\n\n备注：名称前打“●”的为本项目核心产品。\n\n| 序号 | 名称 | 单位 | 数量 |\n|---|---|---|---|\n| 1 | ●服务器 | 台 | 2 |\n| 2 | 机柜 | 个 | 1 |",
    );
    assert_eq!(marked(&d, "●").len(), 1);
    assert_eq!(marked(&d, "●")[0].text, "服务器");
    assert_eq!(d.legend[0].effect, Effect::CoreProduct);
}

#[test]
fn asterisks_of_masked_values_are_no_marks() {
    let d = technical("1、截止时间为2025年**月**日，投标人应关注公告。");
    assert!(d.clauses.iter().all(|c| c.marks.is_empty()));
}

#[test]
fn copies_in_a_deviation_form_are_duplicates() {
    let d = md(&format!(
        "# 第三章 采购需求\n\n{LEGEND}1、★额定功率：不低于500KW。\n\n2、转速：1500RPM。\n\n# 第四章 投标文件格式\n\n技术规格偏离表\n\n| 序号 | 招标技术要求 | 投标响应 | 偏离情况 |\n|---|---|---|---|\n| 1 | ★额定功率： 不低于 500KW。 |  |  |\n| 2 | 转速：1500RPM。 |  |  |"
    ));
    let copies: Vec<_> = d
        .clauses
        .iter()
        .filter(|c| c.duplicate_of.is_some())
        .collect();
    assert_eq!(
        copies.iter().map(|c| c.duplicate_of).collect::<Vec<_>>(),
        [Some(1), Some(2)]
    );
    assert!(copies.iter().all(|c| c.kind == ClauseKind::Format));
}

#[test]
fn a_marked_note_under_a_form_is_a_rule_of_its_own() {
    let d = md(&format!(
        "# 第六章 投标文件格式\n\n{LEGEND}报价明细表\n\n★5、不提供《报价明细表》的投标文件将作为无效标处理。"
    ));
    assert_eq!(d.clauses.len(), 1);
    assert_eq!(d.clauses[0].kind, ClauseKind::Instruction);
    assert_eq!(d.clauses[0].duplicate_of, None);
}

#[test]
fn other_marks_are_kept_too() {
    let d = md(
        "# 第三章 采购需求\n\n带“※”的为实质性要求，不满足的投标无效。带“△”的为一般指标，不满足扣1分。\n\n※1、设备须为全新。\n\n△2、附送备件。",
    );
    assert_eq!(marked(&d, "※").len(), 1);
    assert_eq!(marked(&d, "△").len(), 1);
}
