use bidwright_domain::bid::Field;
use bidwright_domain::rich_text::{Attrs, FieldValues, Mark, Node, RichText};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::sample::{field, node, rich, text};

fn read(document: Value) -> RichText {
    serde_json::from_value(document).unwrap()
}

fn values() -> FieldValues {
    FieldValues::from([(Field::ProjectName, "档案系统".to_owned())])
}

/// As the editor writes it: attributes without a value, no content, attributes unknown to us.
fn typed() -> Value {
    json!({"type": "doc", "content": [
        {"type": "heading", "attrs": {"level": 2, "textAlign": null}, "content": [
            {"type": "text", "text": "总体"}, {"type": "text", "marks": [{"type": "bold"}], "text": "方案"}]},
        {"type": "paragraph", "attrs": null},
        {"type": "paragraph", "content": [
            {"type": "text", "text": "用于"},
            {"type": "field", "attrs": {"name": "project_name"}},
            {"type": "hardBreak"},
            {"type": "text", "text": "第二行", "marks": []}]},
        {"type": "bulletList", "content": [
            {"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "甲"}]}]},
            {"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "乙"}]}]}]},
        {"type": "table", "content": [
            {"type": "tableRow", "content": [
                {"type": "tableHeader", "attrs": {"colspan": 1, "rowspan": 1, "colwidth": [120]}, "content": [
                    {"type": "paragraph", "content": [{"type": "text", "text": "指标"}]}]},
                {"type": "tableCell", "attrs": {"colspan": 2, "rowspan": 300, "colwidth": null}, "content": [
                    {"type": "paragraph", "content": [{"type": "text", "text": "2秒"}]}]}]}]},
        {"type": "callout", "attrs": {"level": "high"}, "content": [{"type": "text", "text": "注意"}]}
    ]})
}

#[test]
fn a_document_reads_as_its_reader_sees_it() {
    let document = read(typed());
    let seen = "总体方案\n用于档案系统\n第二行\n甲\n乙\n指标\t2秒\n注意";
    assert_eq!(document.plain_text(&values()), seen);
    assert_eq!(document.fields(), [Field::ProjectName]);
    let headings = document.headings(&values());
    assert_eq!(headings.len(), 1);
    assert_eq!(
        (headings[0].level, headings[0].text.as_str()),
        (2, "总体方案")
    );
}

#[test]
fn what_is_written_the_editor_can_load() {
    let written = serde_json::to_value(read(typed())).unwrap();
    let table = &written["content"][4]["content"][0]["content"];
    assert_eq!(table[0]["attrs"], json!({"colspan": 1, "rowspan": 1}));
    // A span no page can hold is dropped with the attributes that are not kept.
    assert_eq!(table[1]["attrs"], json!({"colspan": 2}));
    assert_eq!(written["content"][1], json!({"type": "paragraph"}));
    let bold = json!({"type": "text", "marks": [{"type": "bold"}], "text": "方案"});
    assert_eq!(written["content"][0]["content"][1], bold);
    assert_eq!(
        written["content"][2]["content"][2],
        json!({"type": "hardBreak"})
    );
    assert_eq!(written["content"][5]["type"], "callout");
}

#[test]
fn empty_text_nodes_are_not_written() {
    let document = RichText {
        content: vec![node("paragraph", vec![text(""), text("字"), text("")])],
        ..RichText::default()
    };
    let paragraph = json!({"type": "paragraph", "content": [{"type": "text", "text": "字"}]});
    let written = json!({"type": "doc", "content": [paragraph]});
    assert_eq!(serde_json::to_value(document).unwrap(), written);
}

#[test]
fn an_empty_document_is_written_with_a_paragraph_to_type_in() {
    let written = serde_json::to_value(RichText::default()).unwrap();
    assert_eq!(
        written,
        json!({"type": "doc", "content": [{"type": "paragraph"}]})
    );
    assert_eq!(read(written), RichText::default());
    assert_eq!(read(json!({"type": "doc"})), RichText::default());
    assert_eq!(
        read(json!({"type": "doc", "content": null})),
        RichText::default()
    );
}

#[test]
fn only_what_prints_makes_a_document_full() {
    assert!(RichText::default().is_empty());
    assert!(rich(&["  ", "\n"]).is_empty());
    let blank_table = node(
        "table",
        vec![node("tableRow", vec![node("tableCell", Vec::new())])],
    );
    let content = vec![blank_table, node("pageBreak", Vec::new())];
    assert!(
        RichText {
            content,
            ..RichText::default()
        }
        .is_empty()
    );
    assert!(!rich(&["字"]).is_empty());
    let content = vec![node("paragraph", vec![field("project_name")])];
    assert!(
        !RichText {
            content,
            ..RichText::default()
        }
        .is_empty()
    );
}

#[test]
fn blank_paragraphs_make_no_blank_lines() {
    assert_eq!(
        rich(&["", "甲", "", "乙", ""]).plain_text(&values()),
        "甲\n乙"
    );
}

#[test]
fn a_field_without_value_prints_nothing_and_an_unknown_name_is_no_field() {
    let content = vec![node(
        "paragraph",
        vec![text("甲"), field("purchaser"), field("nobody"), text("乙")],
    )];
    let document = RichText {
        content,
        ..RichText::default()
    };
    assert_eq!(document.plain_text(&values()), "甲乙");
    assert_eq!(document.fields(), [Field::Purchaser]);
}

#[test]
fn every_field_has_its_json_name() {
    for field in Field::ALL {
        assert_eq!(serde_json::to_value(field).unwrap(), json!(field.name()));
        assert_eq!(Field::from_name(field.name()), Some(field));
    }
}

#[test]
fn what_is_no_document_is_refused() {
    for wrong in [
        json!(null),
        json!([]),
        json!({"type": "paragraph"}),
        json!({"type": "doc", "content": "字"}),
        json!({"content": []}),
    ] {
        assert!(
            serde_json::from_value::<RichText>(wrong.clone()).is_err(),
            "{wrong}"
        );
    }
}

fn nodes() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        "[a-z字 ]{1,6}".prop_map(|words| text(&words)),
        Just(field("agent_name")),
        Just(node("hardBreak", Vec::new())),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let kind = prop_oneof![
            Just("paragraph"),
            Just("heading"),
            Just("listItem"),
            Just("tableCell"),
            Just("odd")
        ];
        let marks = proptest::collection::vec(
            Just(Mark {
                kind: "bold".to_owned(),
            }),
            0..2,
        );
        let level = proptest::option::of(1u8..4);
        (kind, proptest::collection::vec(inner, 0..5), marks, level).prop_map(
            |(kind, content, marks, level)| Node {
                marks,
                attrs: Attrs {
                    level,
                    ..Attrs::default()
                },
                ..node(kind, content)
            },
        )
    })
}

proptest! {
    #[test]
    fn what_was_typed_is_what_is_stored(content in proptest::collection::vec(nodes(), 2..6)) {
        let document = RichText { content, ..RichText::default() };
        let json = serde_json::to_string(&document).unwrap();
        let back: RichText = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&back, &document);
        let _ = (back.plain_text(&values()), back.headings(&values()), back.fields());
    }
}
