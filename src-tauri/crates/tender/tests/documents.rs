//! Documents that the bid must hold.
#![allow(clippy::unwrap_used)]

mod common;

use common::md;

fn names(text: &str) -> Vec<String> {
    md(text)
        .required_documents
        .into_iter()
        .map(|d| format!("{}{}", d.name, if d.form { "*" } else { "" }))
        .collect()
}

#[test]
fn a_list_under_its_lead_in() {
    let found = names(
        "# 第四章 投标文件组成要求及格式\n\n1.投标文件正文，主要包括以下内容：\n\n一、投标函\n\n二、详细分项报价清单\n\n三、售后服务承诺（格式自拟）\n\n备注：本项目为网上投标。",
    );
    assert_eq!(
        found,
        ["投标函", "详细分项报价清单", "售后服务承诺（格式自拟）"]
    );
}

#[test]
fn a_list_of_parts_in_the_instructions() {
    let found = names(
        "# 第二章 投标人须知\n\n8.1 投标人编写的投标文件应包括下列部分：\n\n（1）评分索引表；\n\n（2）按照本须知第9条要求填写的投标函；\n\n（3）投标保证金；\n\n8.2 投标人应使用中文。",
    );
    assert_eq!(found, ["评分索引表", "投标函", "投标保证金"]);
}

#[test]
fn a_table_of_contents_of_the_bid_with_its_forms() {
    let found = names(
        "# 第二章 投标人须知\n\n1.资格证明文件的组成：\n\n| 序号 | 内容 | 备注 |\n|---|---|---|\n| 1 | ▲投标声明书（若无违法记录，请承诺） | 格式见附件1 |\n| 2 | 营业执照 | 格式、内容自拟 |",
    );
    assert_eq!(found, ["投标声明书（若无违法记录，请承诺）*", "营业执照"]);
}

#[test]
fn headings_of_the_forms() {
    let found = names(
        "# 第六章 投标文件格式\n\n附件1 投标函\n\n致：采购人\n\n附件2 开标一览表\n\n投标人（盖章）：\n\n附件3 法定代表人授权委托书",
    );
    assert_eq!(found, ["投标函*", "开标一览表*", "法定代表人授权委托书*"]);
}

#[test]
fn the_same_document_is_named_once() {
    let found = names(
        "# 第二章 投标人须知\n\n8.1 投标文件应包括下列部分：\n\n（1）投标函；\n\n# 第六章 投标文件格式\n\n附件1 投标函",
    );
    assert_eq!(found, ["投标函*"]);
}

#[test]
fn the_parts_of_the_tender_document_are_not_the_bids() {
    assert!(names("# 第二章 投标人须知\n\n3.1 招标文件由以下部分组成：\n\n（1）招标公告；\n\n（2）投标人须知。").is_empty());
}
