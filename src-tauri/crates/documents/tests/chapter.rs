#![allow(clippy::unwrap_used)]
//! Chapters from the editor, alone and in the volume.

mod common;

use bidwright_documents::Engine;
use bidwright_domain::bid::Field;
use bidwright_domain::rich_text::{Attrs, Node};
use common::reading::Read;
use common::{marked, node, paragraph, table, text};

fn printed(content: Vec<Node>) -> Read {
    let mut volume = common::volume(1);
    volume.chapters.truncate(1);
    volume.chapters[0].content.content = content;
    Read::of(&Engine::new().bid_volume(&volume).unwrap().bytes)
}

#[test]
fn chapter_starts_with_the_page_number_given() {
    let engine = Engine::new();
    let preview = engine
        .chapter_preview(&common::chapter_sheet(40), 2)
        .unwrap();
    assert_eq!(preview.page, 2);
    assert!(preview.pages >= 3);
    assert!(preview.svg.starts_with("<svg"));
    assert!(
        engine
            .chapter_preview(&common::chapter_sheet(1), 7)
            .unwrap()
            .page
            < 7
    );
}

#[test]
fn edited_words_change_the_preview() {
    let engine = Engine::new();
    let mut sheet = common::chapter_sheet(5);
    let before = engine.chapter_preview(&sheet, 1).unwrap();
    sheet
        .chapter
        .content
        .content
        .insert(0, paragraph("新写的一段。"));
    let after = engine.chapter_preview(&sheet, 1).unwrap();
    assert_ne!(before.svg, after.svg);
    assert_eq!(after.svg, engine.chapter_preview(&sheet, 1).unwrap().svg);
}

#[test]
fn fields_print_the_projects_facts() {
    let read = printed(vec![node(
        "paragraph",
        vec![
            text("采购人为"),
            common::field("purchaser"),
            text("，总价"),
            common::field("price_figures"),
            text("元。"),
        ],
    )]);
    assert!(
        read.text()
            .contains("采购人为云溪市大数据发展管理局，总价1,216,925.91元。")
    );
}

#[test]
fn field_without_value_prints_a_placeholder() {
    let mut volume = common::volume(1);
    volume.fields.remove(&Field::LegalRepresentative);
    let read = Read::of(&Engine::new().bid_volume(&volume).unwrap().bytes);
    let chapter = *read.pages_with("第一章总体技术方案").last().unwrap();
    assert!(read.pages[chapter as usize - 1].contains("由【待填：法定代表人】牵头"));
    let unknown = printed(vec![node(
        "paragraph",
        vec![common::field("no_such_field")],
    )]);
    assert!(unknown.text().contains("【待填：no_such_field】"));
}

#[test]
fn page_break_starts_a_page() {
    let read = printed(vec![
        paragraph("分页之前的话"),
        node("pageBreak", Vec::new()),
        paragraph("分页之后的话"),
    ]);
    let before = read.pages_with("分页之前的话")[0];
    assert_eq!(read.pages_with("分页之后的话"), [before + 1]);
}

#[test]
fn long_table_of_a_chapter_keeps_every_row_in_order() {
    let rows: Vec<String> = (1..=230).map(|n| format!("表中第{n}行的内容")).collect();
    let cells: Vec<[&str; 2]> = rows.iter().map(|row| [row.as_str(), "有"]).collect();
    let body: Vec<&[&str]> = cells.iter().map(|row| row.as_slice()).collect();
    let text = printed(vec![table(&["项目内容", "是否具备"], &body)]).text();
    let places: Vec<Option<usize>> = rows.iter().map(|row| text.find(row.as_str())).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted());
}

#[test]
fn cells_that_span_too_far_are_fitted_into_the_table() {
    let wide = |columns: u8, rows: u8, words: &str| Node {
        attrs: Attrs {
            colspan: Some(columns),
            rowspan: Some(rows),
            ..Attrs::default()
        },
        ..node("tableCell", vec![paragraph(words)])
    };
    let crooked = node(
        "table",
        vec![
            node("tableRow", vec![wide(2, 9, "甲格"), wide(255, 1, "乙格")]),
            node("tableRow", vec![wide(0, 0, "丙格")]),
            node("tableRow", Vec::new()),
            node("notARow", vec![paragraph("丁")]),
        ],
    );
    let text = printed(vec![crooked, node("table", Vec::new()), paragraph("尾")]).text();
    assert!(
        ["甲格", "乙格", "尾"]
            .iter()
            .all(|cell| text.contains(cell)),
        "{text}"
    );
}

#[test]
fn unknown_and_deeply_nested_nodes_print_their_text() {
    let mut deep = paragraph("最里面的字");
    for _ in 0..40 {
        deep = node("bulletList", vec![node("listItem", vec![deep])]);
    }
    let text = printed(vec![
        node("callout", vec![paragraph("不认识的块里的字")]),
        deep,
        node(
            "paragraph",
            vec![marked("斜体字", "italic"), marked("怪字", "sparkle")],
        ),
    ])
    .text();
    for words in ["不认识的块里的字", "最里面的字", "斜体字怪字"] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
}

#[test]
fn no_character_stops_a_chapter() {
    let every: String = ('\u{1}'..'\u{600}').chain('\u{2000}'..'\u{3200}').collect();
    let content = vec![
        paragraph(&every),
        common::heading(2, "\u{2028}\u{0}\u{fe0f}𠮷"),
        table(&["\u{e000}", "é\u{301}"], &[&[every.as_str(), "\u{fdfd}"]]),
    ];
    assert!(printed(content).text().contains("〓"));
}

#[test]
fn engine_is_shared_by_threads() {
    let engine = std::sync::Arc::new(Engine::new());
    let alone = engine
        .chapter_preview(&common::chapter_sheet(9), 1)
        .unwrap();
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let engine = engine.clone();
            std::thread::spawn(move || engine.chapter_preview(&common::chapter_sheet(9), 1))
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap().unwrap(), alone);
    }
}
