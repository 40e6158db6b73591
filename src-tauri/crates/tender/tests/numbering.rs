//! Word's automatic numbers as it prints them.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::tender::BlockBody;
use common::{Word, item, level, list, num, pp};

fn printed(body: &str, numbering: &str) -> Vec<String> {
    Word::new(body).numbering(numbering).printed()
}

#[test]
fn decimal_levels_print_their_parents() {
    let levels = format!(
        "{}{}",
        level(0, "decimal", "%1"),
        level(1, "decimal", "%1.%2")
    );
    let found = printed(
        &[
            item(1, 0, "总则"),
            item(1, 1, "范围"),
            item(1, 1, "定义"),
            item(1, 0, "投标"),
            item(1, 1, "费用"),
        ]
        .concat(),
        &(list(0, &levels) + &num(1, 0)),
    );
    assert_eq!(
        found,
        ["1 总则", "1.1 范围", "1.2 定义", "2 投标", "2.1 费用"]
    );
}

#[test]
fn chinese_counting_with_text_around() {
    let levels = format!(
        "{}{}",
        level(0, "chineseCounting", "第%1章"),
        level(1, "chineseCounting", "（%2）")
    );
    let found = printed(
        &[
            item(1, 0, "招标公告"),
            item(1, 1, "概况"),
            item(1, 1, "资格"),
            item(1, 0, "投标人须知"),
        ]
        .concat(),
        &(list(0, &levels) + &num(1, 0)),
    );
    assert_eq!(
        found,
        [
            "第一章 招标公告",
            "（一） 概况",
            "（二） 资格",
            "第二章 投标人须知"
        ]
    );
}

#[test]
fn legal_numbering_prints_figures_above_chinese_levels() {
    let legal = "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:lvlText w:val=\"%1.%2\"/></w:lvl>";
    let levels = format!("{}{legal}", level(0, "chineseCounting", "%1、"));
    let found = printed(
        &[item(1, 0, "甲"), item(1, 0, "乙"), item(1, 1, "丙")].concat(),
        &(list(0, &levels) + &num(1, 0)),
    );
    assert_eq!(found, ["一、 甲", "二、 乙", "2.1 丙"]);
}

#[test]
fn letters_and_circles() {
    let levels = format!(
        "{}{}",
        level(0, "lowerLetter", "%1)"),
        level(1, "decimalEnclosedCircle", "%2")
    );
    let found = printed(
        &[
            item(1, 0, "甲"),
            item(1, 1, "乙"),
            item(1, 1, "丙"),
            item(1, 0, "丁"),
        ]
        .concat(),
        &(list(0, &levels) + &num(1, 0)),
    );
    assert_eq!(found, ["a) 甲", "① 乙", "② 丙", "b) 丁"]);
}

#[test]
fn a_start_override_restarts_the_list_once() {
    let restart = "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>";
    let numbering = list(0, &level(0, "decimal", "%1.")) + &num(1, 0) + restart;
    let found = printed(
        &[
            item(1, 0, "甲"),
            item(1, 0, "乙"),
            item(2, 0, "丙"),
            item(2, 0, "丁"),
        ]
        .concat(),
        &numbering,
    );
    assert_eq!(found, ["1. 甲", "2. 乙", "1. 丙", "2. 丁"]);
}

#[test]
fn two_lists_of_one_abstract_list_count_on_together() {
    let numbering = list(0, &level(0, "decimal", "%1.")) + &num(1, 0) + &num(2, 0);
    assert_eq!(
        printed(&[item(1, 0, "甲"), item(2, 0, "乙")].concat(), &numbering),
        ["1. 甲", "2. 乙"]
    );
}

#[test]
fn a_level_that_never_restarts_counts_through() {
    let through = "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlRestart w:val=\"0\"/><w:lvlText w:val=\"%2)\"/></w:lvl>";
    let levels = format!("{}{through}", level(0, "decimal", "%1."));
    let found = printed(
        &[
            item(1, 0, "甲"),
            item(1, 1, "乙"),
            item(1, 0, "丙"),
            item(1, 1, "丁"),
        ]
        .concat(),
        &(list(0, &levels) + &num(1, 0)),
    );
    assert_eq!(found, ["1. 甲", "1) 乙", "2. 丙", "2) 丁"]);
}

#[test]
fn an_overridden_level_takes_its_own_format() {
    let override_ = format!(
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride></w:num>",
        level(0, "upperRoman", "%1.")
    );
    let numbering = list(0, &level(0, "decimal", "%1.")) + &override_;
    assert_eq!(
        printed(&[item(1, 0, "甲"), item(1, 0, "乙")].concat(), &numbering),
        ["I. 甲", "II. 乙"]
    );
}

#[test]
fn styles_carry_numbers_and_levels() {
    let linked = "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"H2\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl>";
    let levels = format!(
        "{}{linked}",
        "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"H1\"/><w:lvlText w:val=\"%1\"/></w:lvl>"
    );
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"H1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>";
    let word = Word::new(
        &[
            pp("<w:pStyle w:val=\"H1\"/>", "总则"),
            pp("<w:pStyle w:val=\"H2\"/>", "范围"),
        ]
        .concat(),
    )
    .numbering(&(list(0, &levels) + &num(1, 0)))
    .styles(styles);
    assert_eq!(word.printed(), ["1 总则", "1.1 范围"]);
    let outline: Vec<Option<u8>> = word
        .read()
        .blocks
        .iter()
        .map(|b| match b.body {
            BlockBody::Paragraph { level, .. } => level,
            BlockBody::Table { .. } => None,
        })
        .collect();
    assert_eq!(outline, [Some(1), Some(2)]);
}

#[test]
fn number_zero_switches_a_styles_number_off() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"L\"><w:name w:val=\"l\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let off = pp(
        "<w:pStyle w:val=\"L\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>",
        "无号",
    );
    let word = Word::new(&[pp("<w:pStyle w:val=\"L\"/>", "有号"), off].concat())
        .numbering(&(list(0, &level(0, "decimal", "%1.")) + &num(1, 0)))
        .styles(styles);
    assert_eq!(word.printed(), ["1. 有号", "无号"]);
}

#[test]
fn a_numbering_style_lends_its_levels() {
    let numbering = format!(
        "{}<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"Plan\"/></w:abstractNum>{}{}",
        list(0, &level(0, "decimal", "第%1条")),
        num(1, 0),
        num(2, 1)
    );
    let styles = "<w:style w:type=\"numbering\" w:styleId=\"Plan\"><w:name w:val=\"Plan\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    assert_eq!(
        Word::new(&item(2, 0, "甲"))
            .numbering(&numbering)
            .styles(styles)
            .printed(),
        ["第1条 甲"]
    );
}

#[test]
fn bullets_are_dots_unless_they_are_marks() {
    let star = "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"★\"/></w:lvl>";
    let dot = "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"&#xf06c;\"/><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr></w:lvl>";
    let numbering = list(0, star) + &list(1, dot) + &num(1, 0) + &num(2, 1);
    assert_eq!(
        printed(
            &[item(1, 0, "质保三年"), item(2, 0, "备件")].concat(),
            &numbering
        ),
        ["★ 质保三年", "• 备件"]
    );
}
