//! Scoring tables, decoys that look like them, sums.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::tender::TenderDocument;
use common::md;

fn items(d: &TenderDocument) -> Vec<String> {
    d.evaluation
        .iter()
        .map(|e| {
            format!(
                "{}|{}|{}",
                e.part,
                e.item,
                e.points.map_or("-".into(), |p| p.to_string())
            )
        })
        .collect()
}

const HEAD: &str = "# 第四章 评标办法\n\n";

#[test]
fn item_points_and_criterion() {
    let d = md(&format!(
        "{HEAD}| 序号 | 评分要素 | 评分细则 | 分值 |\n|---|---|---|---|\n| 1 | 技术响应 | 全部满足得满分。 | 60 |\n| 2 | 价格 | 最低价得满分。 | 40 |\n| 3 | 合计 |  | 100 |"
    ));
    assert_eq!(items(&d), ["|技术响应|60", "|价格|40"]);
    assert_eq!(d.evaluation[0].criterion, "全部满足得满分。");
    assert!(d.warnings.is_empty(), "{:?}", d.warnings);
}

#[test]
fn parts_over_the_whole_width() {
    let d = md(&format!(
        "{HEAD}| 序号 | 评审因素 | 评分标准 | 满分值 |\n|---|---|---|---|\n| 一、价格部分（50分） |  |  |  |\n| 1 | 价格 | 按公式计算。 | 50 |\n| 二、技术部分（50分） |  |  |  |\n| 2 | 方案 | 优得50分。 | 50 |"
    ));
    assert_eq!(
        items(&d),
        [
            "一、价格部分（50分）|价格|50",
            "二、技术部分（50分）|方案|50"
        ]
    );
}

#[test]
fn parts_with_points_above_a_head_of_their_own() {
    let d = md(&format!(
        "{HEAD}| 序号 | 评分项 |  | 权重(%) |  |\n|---|---|---|---|---|\n| 1 | 价格 |  | 30 |  |\n|  | 技术部分 |  | 70 |  |\n|  | 序号 | 评分因素 | 权重(%) | 评分准则 |\n| 2 | 1 | 施工方案 | 50 | 优得满分。 |\n|  | 2 | 培训计划 | 20 | 优得满分。 |"
    ));
    assert_eq!(
        items(&d),
        ["|价格|30", "技术部分|施工方案|50", "技术部分|培训计划|20"]
    );
}

#[test]
fn ranges_count_by_their_upper_end() {
    let d = md(&format!(
        "{HEAD}| 评分项目 | 分值区间 | 评分办法 |\n|---|---|---|\n| 报价 | 0~10 | 按公式计算。 |\n| 方案 | 0-90 | 按优劣。 |"
    ));
    assert_eq!(items(&d), ["|报价|10", "|方案|90"]);
}

#[test]
fn rows_that_share_a_name_are_told_apart() {
    let d = md(&format!(
        "{HEAD}| 序号 | 评审因素 | 评分标准 | 满分值 |\n|---|---|---|---|\n| 1 | 价格 | 报价得分=45×A/B | 45 |\n|  |  | 报价合理性：按明细评分。 | 5 |"
    ));
    assert_eq!(items(&d), ["|价格：报价得分|45", "|价格：报价合理性|5"]);
}

#[test]
fn a_criterion_that_goes_on_in_the_next_row_is_one_criterion() {
    let d = md(&format!(
        "{HEAD}| 序号 | 评分因素 | 分值 | 评分标准 |\n|---|---|---|---|\n| 1 | 业绩 | 9 | 每项得3分； |\n|  |  |  | 最高9分。 |"
    ));
    assert_eq!(d.evaluation.len(), 1);
    assert_eq!(d.evaluation[0].criterion, "每项得3分；\n最高9分。");
}

#[test]
fn performance_reviews_are_no_evaluation() {
    let review = "| 评价维度 | 基础分值 | 赋分计算说明 |\n|---|---|---|\n| 服务质量 | 60 | 按次扣分。 |\n| 服务态度 | 40 | 按次扣分。 |";
    assert!(
        md(&format!(
            "# 第二章 服务需求\n\n每季度对服务商进行服务评价：\n\n{review}"
        ))
        .evaluation
        .is_empty()
    );
    assert!(
        md(&format!(
            "# 第四章 合同格式\n\n附件1 服务评价表\n\n{review}"
        ))
        .evaluation
        .is_empty()
    );
}

#[test]
fn self_assessment_forms_are_no_evaluation() {
    assert!(md("# 第六章 投标文件格式\n\n投标人自评表\n\n| 序号 | 项目 | 评分内容 | 自评分值 |\n|---|---|---|---|\n| 1 | 业绩 | 每项得3分 |  |").evaluation.is_empty());
}

#[test]
fn items_that_do_not_add_up_are_a_warning() {
    let d = md(&format!(
        "{HEAD}| 序号 | 评分因素 | 分值 | 评分标准 |\n|---|---|---|---|\n| 1 | 业绩 | 20 | 略 |\n| 2 | 方案 | 30 | 略 |\n| 3 | 价格 | 40 | 略 |\n| 合计 |  | 100 |  |"
    ));
    assert!(
        d.warnings
            .iter()
            .any(|w| w.code == "sum_mismatch" && w.text == "90 / 100"),
        "{:?}",
        d.warnings
    );
}

#[test]
fn a_criterion_with_another_maximum_is_a_contradiction() {
    let d = md(&format!(
        "{HEAD}| 序号 | 评分因素 | 分值 | 评分标准 |\n|---|---|---|---|\n| 1 | 人力规模 | 6 | 每增加50人加1分，最高得5分。 |"
    ));
    assert!(
        d.warnings.iter().any(|w| w.code == "contradiction"),
        "{:?}",
        d.warnings
    );
}

#[test]
fn factors_of_an_english_request() {
    let d = md(
        "# Request for Quote\n\nThe government evaluates the following factors in this acquisition.\n\n- Phase 1 - Technical Submission\n- Factor 1: Technical Approach\n- Factor 2: Staffing Plan\n- Phase 2 - Oral Interview\n- Phase 3 - Price Submission\n",
    );
    assert_eq!(
        items(&d),
        [
            "Phase 1 Technical Submission|Technical Approach|-",
            "Phase 1 Technical Submission|Staffing Plan|-",
            "|Oral Interview|-",
            "|Price Submission|-"
        ]
    );
}
