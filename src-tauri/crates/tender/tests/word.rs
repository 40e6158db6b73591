//! Word documents: merged and nested tables, changes, boxes, notes.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::tender::Format;
use common::{Word, cell, item, level, list, num, p, pp, table};

fn printed(body: &str, numbering: &str) -> Vec<String> {
    Word::new(body).numbering(numbering).printed()
}

#[test]
fn merged_cells_are_repeated_empty() {
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("<w:gridSpan w:val=\"2\"/>", "甲"),
        cell("", "乙"),
        cell("<w:vMerge w:val=\"restart\"/>", "丙"),
        cell("", "丁"),
        cell("", "戊"),
        cell("<w:vMerge/>", ""),
        cell("", "己"),
        cell("", "庚")
    );
    assert_eq!(printed(&body, ""), ["甲||乙 / 丙|丁|戊 / |己|庚"]);
}

#[test]
fn a_nested_table_follows_its_outer_table() {
    let inner = table(&[&["子一", "子二"]]);
    let body = format!(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p>{inner}<w:p/></w:tc>{}</w:tr></w:tbl>",
        cell("", "右")
    );
    assert_eq!(printed(&body, ""), ["外|右", "子一|子二"]);
}

#[test]
fn a_table_of_one_cell_is_a_frame_around_paragraphs() {
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>",
        p("第一段"),
        p("第二段")
    );
    assert_eq!(printed(&body, ""), ["第一段", "第二段"]);
}

#[test]
fn automatic_numbers_in_cells_are_printed() {
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc>{}</w:tr><w:tr><w:tc>{}</w:tc>{}</w:tr></w:tbl>",
        item(1, 0, ""),
        cell("", "甲"),
        item(1, 0, ""),
        cell("", "乙")
    );
    assert_eq!(
        printed(&body, &(list(0, &level(0, "decimal", "%1")) + &num(1, 0))),
        ["1|甲 / 2|乙"]
    );
}

#[test]
fn a_table_cut_at_the_page_end_is_one_table() {
    let head = ["序号", "内容"];
    let body = format!(
        "{}{}",
        table(&[&head, &["1", "甲应满足。"]]),
        table(&[&head, &["2", "乙应满足。"]])
    );
    assert_eq!(
        printed(&body, ""),
        ["序号|内容 / 1|甲应满足。 / 2|乙应满足。"]
    );
}

#[test]
fn a_row_cut_at_the_page_end_is_one_row() {
    let first = table(&[
        &["序号", "内容"],
        &["1", "甲应满足。"],
        &["2", "投标人的报"],
    ]);
    let second = table(&[&["", "价不得高于限价；"], &["3", "丙应满足。"]]);
    assert_eq!(
        printed(&(first + &second), ""),
        ["序号|内容 / 1|甲应满足。 / 2|投标人的报价不得高于限价； / 3|丙应满足。"]
    );
}

#[test]
fn a_heading_at_the_page_end_is_not_joined_to_the_next_row() {
    let head = ["序号", "货物名称", "技术要求"];
    let first = table(&[
        &head,
        &["1", "机组", "3.1 频率：50Hz。"],
        &["", "", "3.2 转速：1500RPM。"],
        &["", "", "3.3 机座及装配"],
    ]);
    let second = table(&[&head, &["", "", "整体式结构连接，选用高强度钢材。"]]);
    let found = printed(&(first + &second), "");
    assert!(
        found[0].ends_with("||3.3 机座及装配 / ||整体式结构连接，选用高强度钢材。"),
        "{found:?}"
    );
}

#[test]
fn a_list_in_a_cell_counts_on_over_the_page_end() {
    let head = ["序号", "指标", "技术要求"];
    let lines = "<w:tbl><w:tr>".to_owned()
        + &["序号", "指标", "技术要求"].map(|c| cell("", c)).concat()
        + "</w:tr><w:tr>"
        + &cell("", "1")
        + &cell("", "快照")
        + &format!("<w:tc>{}{}</w:tc>", p("1.支持快照；"), p("2.每3秒一次；"))
        + "</w:tr></w:tbl>";
    let second = table(&[&head, &["", "", "3.支持级联；"]]);
    assert_eq!(
        printed(&(lines + &second), ""),
        ["序号|指标|技术要求 / 1|快照|1.支持快照；\n2.每3秒一次；\n3.支持级联；"]
    );
}

#[test]
fn tables_with_words_between_stay_apart() {
    let body = format!(
        "{}{}{}",
        table(&[&["序号", "内容"], &["1", "甲"]]),
        p("二、其他"),
        table(&[&["序号", "内容"], &["1", "乙"]])
    );
    assert_eq!(printed(&body, "").len(), 3);
}

#[test]
fn changes_are_taken_as_accepted() {
    let body = "<w:p><w:r><w:t>投标</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:r><w:t>文件</w:t></w:r></w:p>";
    assert_eq!(printed(body, ""), ["投标新文件"]);
}

#[test]
fn a_deleted_paragraph_mark_joins_the_paragraphs() {
    let body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>";
    assert_eq!(printed(body, ""), ["前半后半"]);
}

#[test]
fn a_deleted_row_is_gone() {
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{}{}</w:tr></w:tbl>",
        cell("", "甲"),
        cell("", "乙"),
        cell("", "丙"),
        cell("", "丁")
    );
    assert_eq!(printed(&body, ""), ["甲|乙"]);
}

#[test]
fn a_text_box_follows_its_paragraph_and_is_read_once() {
    let inside = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>{}</w:drawing></mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        inside("框内"),
        inside("框内")
    );
    assert_eq!(printed(&body, ""), ["正文", "框内"]);
}

#[test]
fn field_codes_are_not_text_but_their_results_are() {
    let body = "<w:p><w:r><w:t>见第</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF _x </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>条</w:t></w:r></w:p>";
    assert_eq!(printed(body, ""), ["见第12条"]);
}

#[test]
fn hidden_text_and_notes_are_left_out() {
    let body = "<w:p><w:r><w:t>可见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    assert_eq!(printed(body, ""), ["可见"]);
}

#[test]
fn symbols_of_symbol_fonts_are_characters() {
    let body = "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0AB\"/><w:t>质保</w:t></w:r></w:p>";
    assert_eq!(printed(body, ""), ["★质保"]);
}

#[test]
fn a_table_of_contents_gives_no_clauses() {
    let styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"T1\"><w:name w:val=\"toc 1\"/></w:style>";
    let body = pp("<w:pStyle w:val=\"T1\"/>", "第三章 采购需求 23")
        + &p("第三章 采购需求")
        + &p("1、投标人应满足要求。");
    let reading = Word::new(&body).styles(styles).read();
    assert_eq!(reading.document.clauses.len(), 1);
    assert_eq!(reading.document.clauses[0].at.block, 2);
}

#[test]
fn the_source_names_file_format_and_hash() {
    let reading = Word::new(&p("招标文件")).read();
    let source = &reading.document.source;
    assert_eq!(
        (source.file.as_str(), source.format, source.pages),
        ("small.docx", Format::Docx, None)
    );
    assert_eq!(source.sha256.len(), 64);
}

#[test]
fn a_whole_small_tender_in_word() {
    let body = [
        p("江城市图书馆服务器采购项目"),
        p("招标文件"),
        p("第一章 招标公告"),
        p("项目编号：JC-2025-017"),
        p("采购人：江城市图书馆"),
        p("预算金额：87.5万元"),
        p("投标截止时间：2025年3月7日9时30分"),
        p("第二章 采购需求"),
        p("带“★”的条款为实质性条款，不满足的投标无效；带“▲”的为重要指标，每项负偏离扣2分。"),
        table(&[
            &["序号", "指标项", "技术要求"],
            &["1", "▲内存", "不低于64GB"],
            &["2", "硬盘", "不低于2TB"],
            &["3", "电源", "★双电源冗余"],
        ]),
        p("第三章 评标办法"),
        table(&[
            &["序号", "评分因素", "分值", "评分标准"],
            &["1", "价格", "40", "最低价满分。"],
            &["2", "技术", "60", "按响应情况。"],
        ]),
        p("第四章 投标文件格式"),
        p("附件1 投标函"),
    ]
    .concat();
    let d = Word::new(&body).read().document;
    assert_eq!(
        d.facts.project_name.unwrap().value,
        "江城市图书馆服务器采购项目"
    );
    assert_eq!(
        d.facts.submission_deadline.unwrap().value,
        "2025-03-07T09:30:00+08:00"
    );
    assert_eq!(d.legend.len(), 2);
    assert_eq!(
        common::lines(&TenderOf(&d.clauses).document()),
        [
            "1|内存|▲||不低于64GB",
            "2|硬盘|||不低于2TB",
            "3|电源|★||双电源冗余"
        ]
    );
    assert_eq!(d.evaluation.len(), 2);
    assert_eq!(d.required_documents[0].name, "投标函");
}

/// Only the technical clauses.
struct TenderOf<'a>(&'a [bidwright_domain::tender::ReadClause]);

impl TenderOf<'_> {
    fn document(&self) -> bidwright_domain::tender::TenderDocument {
        use bidwright_domain::tender::ClauseKind;
        let clauses = self
            .0
            .iter()
            .filter(|c| c.kind == ClauseKind::Technical)
            .cloned()
            .collect();
        bidwright_domain::tender::TenderDocument {
            clauses,
            ..Default::default()
        }
    }
}
