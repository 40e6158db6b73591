//! Reading and writing the editor's JSON.
//!
//! Written by hand where the editor is stricter than a derive: it refuses a text node without text
//! and an attribute it does not know on a node, and it writes `null` for attributes without a value.

use serde::de::Error as _;
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::{Attrs, Node, RichText};

const TEXT: &str = "text";

impl Node {
    fn paragraph() -> Node {
        Node {
            kind: "paragraph".to_owned(),
            ..Node::default()
        }
    }

    /// A text node without text: the editor refuses a document that holds one.
    fn is_empty_text(&self) -> bool {
        self.kind == TEXT && self.text.is_empty()
    }
}

impl Serialize for RichText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("type", &self.kind)?;
        if self.content.is_empty() {
            map.serialize_entry("content", &[Node::paragraph()])?;
        } else {
            map.serialize_entry("content", &written(&self.content))?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for RichText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut value = Value::deserialize(deserializer)?;
        if let Value::Object(entries) = &mut value {
            // The editor leaves out what is empty.
            let content = entries.entry("content").or_insert(Value::Null);
            if content.is_null() {
                *content = Value::Array(Vec::new());
            }
        }
        let mut document = RichText::deserialize(value).map_err(D::Error::custom)?;
        if document.content == [Node::paragraph()] {
            document.content.clear();
        }
        Ok(document)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", &self.kind)?;
        if self.attrs != Attrs::default() {
            map.serialize_entry("attrs", &self.attrs)?;
        }
        let content = written(&self.content);
        if !content.is_empty() {
            map.serialize_entry("content", &content)?;
        }
        if !self.marks.is_empty() {
            map.serialize_entry("marks", &self.marks)?;
        }
        if !self.text.is_empty() {
            map.serialize_entry("text", &self.text)?;
        }
        map.end()
    }
}

fn written(content: &[Node]) -> Vec<&Node> {
    content
        .iter()
        .filter(|node| !node.is_empty_text())
        .collect()
}

/// A value that is null is one that is not there.
pub(super) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

impl Serialize for Attrs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(level) = self.level {
            map.serialize_entry("level", &level)?;
        }
        if let Some(name) = &self.name {
            map.serialize_entry("name", name)?;
        }
        if let Some(colspan) = self.colspan {
            map.serialize_entry("colspan", &colspan)?;
        }
        if let Some(rowspan) = self.rowspan {
            map.serialize_entry("rowspan", &rowspan)?;
        }
        if let Some(start) = self.start {
            map.serialize_entry("start", &start)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Attrs {
    /// Takes what it understands: a pasted table may carry attributes of any shape.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let whole = |name: &str| value.get(name).and_then(Value::as_u64);
        let small = |name: &str| whole(name).and_then(|number| u8::try_from(number).ok());
        Ok(Attrs {
            level: small("level"),
            name: value.get("name").and_then(Value::as_str).map(str::to_owned),
            colspan: small("colspan"),
            rowspan: small("rowspan"),
            start: whole("start").and_then(|number| u32::try_from(number).ok()),
        })
    }
}
