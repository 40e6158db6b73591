//! The text of a chapter or a clause: the editor's JSON document, typed.
//!
//! The shape is that of the editor (ProseMirror), so that what is stored is what was typed.

use serde::{Deserialize, Serialize};
use specta::Type;

/// `{ "type": "doc", "content": [...] }`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct RichText {
    #[serde(rename = "type")]
    pub kind: DocTag,
    pub content: Vec<Node>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DocTag {
    #[default]
    Doc,
}

/// A node as the editor writes it. `kind` is one of `paragraph`, `heading` (attrs.level 1-3),
/// `bulletList`, `orderedList`, `listItem`, `table`, `tableRow`, `tableHeader`, `tableCell`,
/// `text`, `hardBreak`, `pageBreak`, `field` (attrs.name: a [`Field`]).
/// Anything else is kept in the store and printed as its plain text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Node {
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub attrs: Attrs,
    #[serde(default)]
    pub content: Vec<Node>,
    #[serde(default)]
    pub marks: Vec<Mark>,
    #[serde(default)]
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct Attrs {
    pub level: Option<u8>,
    pub name: Option<String>,
    pub colspan: Option<u8>,
    pub rowspan: Option<u8>,
    pub start: Option<u32>,
}

/// `bold`, `italic`, `underline`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Mark {
    #[serde(rename = "type")]
    pub kind: String,
}
