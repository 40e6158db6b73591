//! The text of a chapter or a clause: the editor's JSON document, typed.
//!
//! The shape is that of the editor (ProseMirror), so that what is stored is what was typed.

use serde::{Deserialize, Serialize};
use specta::Type;

mod json;
mod reading;

pub use reading::{FieldValues, Heading};

/// `{ "type": "doc", "content": [...] }`.
///
/// An empty document is written with one empty paragraph, because the editor cannot show a document
/// without any block; read back, that is the empty document again.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Type)]
#[serde(remote = "Self")]
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
/// `text`, `hardBreak`, `pageBreak`, `field` (attrs.name: a [`Field`](crate::bid::Field)).
/// Anything else is kept in the store and printed as its plain text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Type)]
pub struct Node {
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default, deserialize_with = "json::or_default")]
    #[specta(type = Attrs)]
    pub attrs: Attrs,
    #[serde(default, deserialize_with = "json::or_default")]
    #[specta(type = Vec<Node>)]
    pub content: Vec<Node>,
    #[serde(default, deserialize_with = "json::or_default")]
    #[specta(type = Vec<Mark>)]
    pub marks: Vec<Mark>,
    #[serde(default, deserialize_with = "json::or_default")]
    #[specta(type = String)]
    pub text: String,
}

/// The attributes that are kept; others, and those without a value, are dropped on reading.
#[derive(Clone, Debug, Default, PartialEq, Type)]
pub struct Attrs {
    #[specta(optional)]
    pub level: Option<u8>,
    #[specta(optional)]
    pub name: Option<String>,
    #[specta(optional)]
    pub colspan: Option<u8>,
    #[specta(optional)]
    pub rowspan: Option<u8>,
    #[specta(optional)]
    pub start: Option<u32>,
}

/// `bold`, `italic`, `underline`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Mark {
    #[serde(rename = "type")]
    pub kind: String,
}
