//! What is a clause and what is not, numbers, titles, kinds, parents.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::tender::ClauseKind;
use common::{lines, md};

fn technical(body: &str) -> Vec<String> {
    lines(&md(&format!("# 第三章 采购需求\n\n{body}")))
}

#[test]
fn headings_are_no_clauses_but_titles() {
    let found = technical(
        "一、技术要求\n\n1.规格参数\n\n1.1 输出电压：400V\n\n1.2 频率：50Hz\n\n2.主要性能\n\n2.1 自动调整频率。",
    );
    assert_eq!(
        found,
        [
            "1.1|规格参数|||输出电压：400V",
            "1.2|规格参数|||频率：50Hz",
            "2.1|主要性能|||自动调整频率。"
        ]
    );
}

#[test]
fn lead_ins_that_end_with_a_colon_are_no_clauses() {
    let found = technical("2.8 手动要求：\n\n（1）启动应能手动控制。\n\n（2）停机应能手动控制。");
    assert_eq!(
        found,
        [
            "2.8（1）|手动要求|||启动应能手动控制。",
            "2.8（2）|手动要求|||停机应能手动控制。"
        ]
    );
}

#[test]
fn numbering_restarts_under_every_heading() {
    let found = technical(
        "一、服务器\n\n1、内存不低于64GB。\n\n2、双电源配置。\n\n二、存储\n\n1、容量不低于20TB。",
    );
    assert_eq!(
        found,
        [
            "1|服务器|||内存不低于64GB。",
            "2|服务器|||双电源配置。",
            "1|存储|||容量不低于20TB。"
        ]
    );
}

#[test]
fn a_paragraph_continues_the_item_before_it() {
    let found = technical("1、投标人应提供培训。\n\n培训对象为管理人员。\n\n2、投标人应提供备件。");
    assert_eq!(
        found,
        [
            "1|采购需求|||投标人应提供培训。\n培训对象为管理人员。",
            "2|采购需求|||投标人应提供备件。"
        ]
    );
}

#[test]
fn a_paragraph_that_states_a_requirement_on_its_own_is_a_clause() {
    let found = technical(
        "3.3 机座及装配\n\n柴油机与发电机采用整体式结构连接，应选用高强度钢材。\n\n3.4 自动控制\n\n机组应能实现自动起动。",
    );
    assert_eq!(
        found,
        [
            "3.3|机座及装配|||柴油机与发电机采用整体式结构连接，应选用高强度钢材。",
            "3.4|自动控制|||机组应能实现自动起动。"
        ]
    );
}

#[test]
fn values_that_look_like_numbers_are_no_numbers() {
    let found = technical(
        "1、功率因数：\n\n0.8（滞后），投标人应保证。\n\n2、倍率\n\n1.5倍额定电流，投标人应保证。",
    );
    assert!(
        found
            .iter()
            .any(|l| l.ends_with("0.8（滞后），投标人应保证。")),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|l| l.ends_with("1.5倍额定电流，投标人应保证。")),
        "{found:?}"
    );
}

#[test]
fn a_year_at_the_start_is_no_number() {
    let found = technical("2024年后生产的产品应为原装。");
    assert_eq!(found, ["|采购需求|||2024年后生产的产品应为原装。"]);
}

#[test]
fn rows_of_a_requirement_table_are_clauses_with_number_and_name() {
    let found = technical(
        "| 序号 | 名称 | 技术要求 |\n|---|---|---|\n| 1 | 内存 | 不低于64GB |\n| 2 | 硬盘 | 不低于2TB |",
    );
    assert_eq!(found, ["1|内存|||不低于64GB", "2|硬盘|||不低于2TB"]);
}

#[test]
fn a_name_merged_over_rows_is_the_title_of_all() {
    let found = technical(
        "| 序号 | 货物名称 | 招标技术要求 |\n|---|---|---|\n| 1 | 发电机组 | 1.规格参数 |\n|  |  | 1.1 频率：50Hz |\n|  |  | 1.2 转速：1500RPM |",
    );
    assert_eq!(
        found,
        ["1.1|发电机组|||频率：50Hz", "1.2|发电机组|||转速：1500RPM"]
    );
}

#[test]
fn a_row_over_the_whole_width_is_a_heading_in_the_table() {
    let found = technical(
        "| 序号 | 目录 | 商务要求 |\n|---|---|---|\n| （一）售后服务 |  |  |\n| 1 | 质保 | 整机质保三年。 |",
    );
    assert_eq!(found, ["1|质保|||整机质保三年。"]);
}

#[test]
fn price_and_quantity_lists_are_no_requirements() {
    assert!(technical("| 序号 | 货物名称 | 数量 | 单位 |\n|---|---|---|---|\n| 1 | 服务器 | 2 | 台 |\n| 2 | 交换机 | 4 | 台 |").is_empty());
}

#[test]
fn blank_forms_are_no_clauses() {
    assert!(technical("| 序号 | 证书名称 | 发证单位 | 有效期 |\n|---|---|---|---|\n|  |  |  |  |\n|  |  |  |  |").is_empty());
}

#[test]
fn contact_lines_are_no_clauses() {
    assert!(
        lines(&md(
            "# 第一章 招标公告\n\n联系人：刘先生\n\n地址：江城市长江路1号\n\n电话：0571-1234567"
        ))
        .is_empty()
    );
}

#[test]
fn contents_lines_are_no_clauses() {
    assert!(
        lines(&md(
            "第一章 招标公告........3\n\n第二章 投标人须知........5\n\n第三章 采购需求........15"
        ))
        .is_empty()
    );
}

#[test]
fn chapters_give_the_kinds() {
    let d = md(
        "# 第一章 招标公告\n\n二、申请人的资格要求\n\n1.具有独立承担民事责任的能力。\n\n# 第二章 投标人须知\n\n1.投标人应仔细阅读招标文件。\n\n# 第三章 采购需求\n\n一、技术要求\n\n1.内存不低于64GB。\n\n二、商务要求\n\n1.质保期不少于三年。\n\n# 第四章 评标办法\n\n1.评标委员会应独立评审。\n\n# 第五章 合同条款\n\n1.乙方应按时交货。",
    );
    let kinds: Vec<ClauseKind> = d.clauses.iter().map(|c| c.kind).collect();
    assert_eq!(
        kinds,
        [
            ClauseKind::Qualification,
            ClauseKind::Instruction,
            ClauseKind::Technical,
            ClauseKind::Business,
            ClauseKind::Evaluation,
            ClauseKind::Contract
        ]
    );
}

#[test]
fn the_bid_data_sheet_is_no_form() {
    let d = md("# 第一章 投标人须知及前附表\n\n1.投标人应仔细阅读。\n\n投标有效期：90天");
    assert_eq!(d.clauses[0].kind, ClauseKind::Instruction);
    assert_eq!(d.facts.bid_validity_days.unwrap().value, 90);
}

#[test]
fn children_name_their_parent() {
    let d = md(
        "# 第三章 采购需求\n\n1、投标人应提供培训，内容如下所述。\n\n（1）操作培训。\n\n（2）维护培训。\n\n2、投标人应提供备件。",
    );
    let parents: Vec<Option<u32>> = d.clauses.iter().map(|c| c.parent).collect();
    assert_eq!(parents, [None, Some(1), Some(1), None]);
}

#[test]
fn ids_count_from_one_in_reading_order() {
    let d = md("# 第三章 采购需求\n\n1、甲应满足要求。\n\n2、乙应满足要求。");
    assert_eq!(d.clauses.iter().map(|c| c.id).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(
        d.clauses.iter().map(|c| c.at.block).collect::<Vec<_>>(),
        [1, 2]
    );
}

#[test]
fn english_sections_give_number_and_title() {
    let found = lines(&md(
        "# Request for Quote\n\n## 5.0 Operating Constraints\n\n### 5.1 System Requirements\n\nThe System must:\n\n- Be highly available to users\n- Include open source encryption\n\n### 5.2 Authentication Requirements\n\nThe software must have multi-factor authentication.\n",
    ));
    assert_eq!(
        found.last().unwrap(),
        "5.2|Authentication Requirements|||The software must have multi-factor authentication."
    );
}

#[test]
fn numbers_above_numbers_are_printed_in_full() {
    let found = technical(
        "3.4 自动控制功能\n\n（1）自动起动\n\n1)市电正常时机组停机备用；\n\n2)市电停止时机组自动起动。",
    );
    assert_eq!(
        found,
        [
            "3.4（1） 1)|自动起动|||市电正常时机组停机备用；",
            "3.4（1） 2)|自动起动|||市电停止时机组自动起动。"
        ]
    );
}

#[test]
fn an_age_behind_a_number_is_not_part_of_it() {
    let found = technical("四、招聘标准\n\n1.26周岁以下，身体健康。\n\n2.具备专业知识。");
    assert_eq!(found[0], "1|招聘标准|||26周岁以下，身体健康。");
}

#[test]
fn subsections_keep_the_kind_of_their_section() {
    let d = md(
        "# 第三章 采购需求\n\n五、商务需求\n\n（一）其他要求\n\n1、投标人应分项报价。\n\n六、设备参数\n\n1、内存不低于64GB。",
    );
    assert_eq!(
        d.clauses.iter().map(|c| c.kind).collect::<Vec<_>>(),
        [ClauseKind::Business, ClauseKind::Technical]
    );
}

#[test]
fn a_list_typed_with_line_breaks_is_parted() {
    let found = common::Word::new("<w:p><w:r><w:t>第三章 采购需求</w:t></w:r></w:p><w:p><w:r><w:t>规格应符合样图。</w:t><w:br/><w:t>1、柜体用钢板制作。</w:t><w:br/><w:t>2、柜门须折边。</w:t></w:r></w:p>").read();
    assert_eq!(
        lines(&found.document),
        [
            "|采购需求|||规格应符合样图。",
            "1|采购需求|||柜体用钢板制作。",
            "2|采购需求|||柜门须折边。"
        ]
    );
}

#[test]
fn options_that_are_not_ticked_are_no_clauses() {
    assert_eq!(
        technical("□本项目须采购进口产品，投标人应说明。\n\n■本项目须采购国产产品，投标人应说明。")
            .len(),
        1
    );
}
