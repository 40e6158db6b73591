//! What a rich text says, as plain text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Node, RichText};
use crate::bid::Field;

/// What each field prints. A field that has no value yet is absent.
pub type FieldValues = BTreeMap<Field, String>;

/// A heading of a chapter, for contents and bookmarks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Heading {
    /// 1 to 9, as the editor says; 1 when it says nothing.
    pub level: u8,
    pub text: String,
}

impl RichText {
    /// The text as a reader sees it: one line per paragraph, list item or heading, cells parted by
    /// tabs. A field without a value prints nothing.
    #[must_use]
    pub fn plain_text(&self, values: &FieldValues) -> String {
        let mut text = String::new();
        for node in &self.content {
            write_node(node, values, &mut text);
        }
        text.trim_end_matches(['\n', '\t']).to_owned()
    }

    /// Whether nothing would be printed: no character but white space, and no field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.iter().all(is_blank)
    }

    /// The fields it uses, in order of first use, each once. Names that are no field are passed
    /// over.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        visit(&self.content, &mut |node| {
            if let Some(field) = field_of(node)
                && !fields.contains(&field)
            {
                fields.push(field);
            }
        });
        fields
    }

    /// The headings in order.
    #[must_use]
    pub fn headings(&self, values: &FieldValues) -> Vec<Heading> {
        let mut headings = Vec::new();
        visit(&self.content, &mut |node| {
            if node.kind == "heading" {
                let mut text = String::new();
                write_node(node, values, &mut text);
                headings.push(Heading {
                    level: node.attrs.level.unwrap_or(1).clamp(1, 9),
                    text: text.trim().to_owned(),
                });
            }
        });
        headings
    }
}

impl Node {
    /// The field that a `field` node prints; none for other nodes and unknown names.
    #[must_use]
    pub fn field(&self) -> Option<Field> {
        field_of(self)
    }
}

fn field_of(node: &Node) -> Option<Field> {
    if node.kind != "field" {
        return None;
    }
    node.attrs.name.as_deref().and_then(Field::from_name)
}

fn visit(nodes: &[Node], seen: &mut impl FnMut(&Node)) {
    for node in nodes {
        seen(node);
        visit(&node.content, seen);
    }
}

fn is_blank(node: &Node) -> bool {
    node.text.trim().is_empty() && node.kind != "field" && node.content.iter().all(is_blank)
}

fn write_node(node: &Node, values: &FieldValues, out: &mut String) {
    match node.kind.as_str() {
        "text" => out.push_str(&node.text),
        "hardBreak" => out.push('\n'),
        "field" => {
            let value = field_of(node).and_then(|field| values.get(&field));
            out.push_str(value.map_or("", String::as_str));
        }
        "tableCell" | "tableHeader" => {
            let mut cell = String::new();
            write_all(&node.content, values, &mut cell);
            out.push_str(cell.trim_end().replace('\n', " ").as_str());
            out.push('\t');
        }
        "tableRow" => {
            write_all(&node.content, values, out);
            end_line(out);
        }
        _ => {
            out.push_str(&node.text);
            write_all(&node.content, values, out);
            if is_block(node) {
                end_line(out);
            }
        }
    }
}

fn write_all(nodes: &[Node], values: &FieldValues, out: &mut String) {
    for node in nodes {
        write_node(node, values, out);
    }
}

/// Known blocks, and unknown nodes that hold blocks or text; so that words of two blocks never run
/// together.
fn is_block(node: &Node) -> bool {
    !matches!(node.kind.as_str(), "bulletList" | "orderedList" | "table") || node.content.is_empty()
}

/// Ends a line once: a list item whose paragraph ended it already adds no empty line.
fn end_line(out: &mut String) {
    while out.ends_with('\t') {
        out.pop();
    }
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}
