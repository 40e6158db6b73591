//! What marks mean: the tender says it, and differently each time.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::tender::Effect;
use common::md;

fn effects(text: &str) -> Vec<(String, Effect)> {
    md(text)
        .legend
        .into_iter()
        .map(|e| (e.mark, e.effect))
        .collect()
}

fn one(text: &str) -> Option<Effect> {
    effects(text).first().map(|(_, e)| *e)
}

#[test]
fn star_is_fatal_and_triangle_is_scored_in_one_sentence() {
    assert_eq!(
        effects(
            "带“★”指标项为实质性条款，如出现负偏离，将作投标无效处理；带“▲”指标项为重要参数条款，负偏离时作重点扣分处理。"
        ),
        [
            ("★".into(), Effect::Substantive),
            ("▲".into(), Effect::Scored)
        ]
    );
}

#[test]
fn triangle_may_be_fatal_and_star_scored() {
    let found = effects(
        "带“▲”的条款是实质性条款，不响应作无效投标处理。\n\n带“★”的技术指标为主要指标，每负偏离一项扣1分。",
    );
    assert_eq!(
        found,
        [
            ("▲".into(), Effect::Substantive),
            ("★".into(), Effect::Scored)
        ]
    );
}

#[test]
fn the_list_that_a_sentence_stands_in_says_that_it_is_fatal() {
    let text = "投标文件有下列情形之一的，其投标将被否决：\n\nA、投标有效期不足；\n\nB、不满足招标文件中加注星号（“★”）的主要技术要求；";
    assert_eq!(one(text), Some(Effect::Substantive));
}

#[test]
fn a_table_head_does_not_take_back_the_data_sheet() {
    let text = "标有“▲”的为重要的技术指标\n\n带“▲”的条款是实质性条款，须实质性响应，否则投标无效。";
    assert_eq!(effects(text), [("▲".into(), Effect::Substantive)]);
}

#[test]
fn unmarked_parameters_say_nothing_about_the_mark() {
    assert_eq!(one("未标注“▲”的一般参数每项负偏离扣5分。"), None);
}

#[test]
fn non_substantive_is_not_substantive() {
    assert_eq!(
        one("标注“△”的条款为非实质性条款，不满足的扣2分。"),
        Some(Effect::Scored)
    );
}

#[test]
fn important_only() {
    assert_eq!(one("标有“▲”的指标为重要指标。"), Some(Effect::Important));
}

#[test]
fn core_product() {
    assert_eq!(
        one("其中设备名称中打“●”为本标段采购项目的核心产品。"),
        Some(Effect::CoreProduct)
    );
}

#[test]
fn marks_without_quotation_signs() {
    assert_eq!(
        one("以★号标注的为实质性要求，不可负偏离。"),
        Some(Effect::Substantive)
    );
    assert_eq!(
        one("打★号条款为实质性条款，若有任何一条负偏离则导致投标无效。"),
        Some(Effect::Substantive)
    );
}

#[test]
fn a_clause_with_a_mark_is_no_legend() {
    assert!(effects("★1、投标人必须满足质保三年的要求，否则投标无效。").is_empty());
}

#[test]
fn the_quote_is_the_tenders_own_sentence() {
    let d = md("一、说明。带“★”的条款必须满足。其他条款应当响应。");
    assert_eq!(d.legend[0].quote, "带“★”的条款必须满足");
    assert_eq!(d.legend[0].at.unwrap().block, 0);
}

#[test]
fn a_row_of_the_conformity_review_makes_the_mark_fatal() {
    let text = "# 第四章 评标办法\n\n| 序号 | 审查因素 | 审查内容 |\n|---|---|---|\n| 7 | ★号条款响应 | 投标文件满足招标文件第五章《采购需求》中★号条款要求的； |";
    assert_eq!(one(text), Some(Effect::Substantive));
    assert!(md(text).clauses.iter().all(|c| c.marks.is_empty()));
}

#[test]
fn a_mark_that_nothing_explains_is_a_warning() {
    let d = md("# 第三章 采购需求\n\n▲1、内存不低于64GB。\n\n2、硬盘不低于2TB。");
    let found: Vec<_> = d
        .warnings
        .iter()
        .filter(|w| w.code == "unexplained_mark")
        .collect();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].text.as_str(), found[0].at.len()), ("▲", 1));
}

#[test]
fn a_section_may_be_marked_as_a_whole() {
    let d = md(
        "# 第五章 招标内容\n\n“二、商务要求”中全部内容均为“以‘★’标示的内容”，不允许负偏离。\n\n一、技术要求\n\n1、内存不低于64GB。\n\n二、商务要求\n\n1、质保三年以上。",
    );
    let inherited: Vec<Vec<String>> = d
        .clauses
        .iter()
        .filter(|c| !c.number.is_empty())
        .map(|c| c.inherited_marks.clone())
        .collect();
    assert_eq!(inherited, [vec![], vec!["★".to_string()]]);
}
