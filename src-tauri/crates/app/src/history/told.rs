//! Before and after of an entry as lines of words.

use bidwright_domain::Id;
use bidwright_domain::money::{BasisPoints, Fen, Quantity};
use bidwright_store::AuditChange;
use chrono::DateTime;
use serde_json::{Map, Value};

use super::Names;
use crate::desk::china;
use crate::language::Language;
use crate::view::HistoryChange;
use crate::words::history as words;

/// Characters of a value that are shown.
const LONGEST: usize = 300;
/// Fields of the machinery, not of the record.
const HIDDEN: [&str; 11] = [
    "id",
    "position",
    "at",
    "edited",
    "content_hash",
    "pdf",
    "blocks_sha256",
    "sha256",
    "file",
    "bid",
    "revises",
];

pub(super) struct Telling<'a> {
    pub language: Language,
    pub names: &'a Names,
}

impl Telling<'_> {
    /// The fields that changed. A row that went or came back as it was has none.
    pub fn changes(&self, change: &AuditChange) -> Vec<HistoryChange> {
        let mut found = Vec::new();
        if !change.after.is_null() {
            self.walk("", "", &change.before, &change.after, &mut found);
        }
        found
    }

    fn walk(
        &self,
        path: &str,
        key: &str,
        before: &Value,
        after: &Value,
        found: &mut Vec<HistoryChange>,
    ) {
        let empty = Map::new();
        match (before, after) {
            _ if is_found(before) || is_found(after) => {
                self.walk(path, key, value_of(before), value_of(after), found);
            }
            _ if is_text(before) || is_text(after) => {
                self.line(path, plain_text(before), plain_text(after), found);
            }
            (Value::Object(old), Value::Object(new)) if is_piece(old) && is_piece(new) => {
                self.pieces(path, key, old, new, found);
            }
            (Value::Object(_) | Value::Null, Value::Object(_) | Value::Null) => {
                let old = before.as_object().unwrap_or(&empty);
                let new = after.as_object().unwrap_or(&empty);
                let keys = old
                    .keys()
                    .chain(new.keys().filter(|key| !old.contains_key(*key)));
                let parent = key;
                for key in keys.filter(|key| !HIDDEN.contains(&key.as_str())) {
                    let path = join(path, &words::field(parent, key, self.language));
                    let side =
                        |side: &Map<String, Value>| side.get(key).cloned().unwrap_or_default();
                    self.walk(&path, key, &side(old), &side(new), found);
                }
            }
            _ => self.line(path, self.value(key, before), self.value(key, after), found),
        }
    }

    /// The differing piece of a list: item by item when none was added or taken away.
    fn pieces(
        &self,
        path: &str,
        key: &str,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
        found: &mut Vec<HistoryChange>,
    ) {
        let from = new.get("from").and_then(Value::as_u64).unwrap_or_default();
        let items = |side: &Map<String, Value>| {
            side.get("items")
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default()
        };
        let (old, new) = (items(old), items(new));
        if old.len() == new.len() && old.iter().all(Value::is_object) {
            for (number, (old, new)) in (from + 1..).zip(old.iter().zip(&new)) {
                self.walk(&format!("{path} {number}"), key, old, new, found);
            }
        } else {
            let list = |items: Vec<Value>| self.value(key, &Value::Array(items));
            self.line(path, list(old), list(new), found);
        }
    }

    fn line(
        &self,
        path: &str,
        before: Option<String>,
        after: Option<String>,
        found: &mut Vec<HistoryChange>,
    ) {
        if before != after {
            found.push(HistoryChange {
                field: path.to_owned(),
                before: before.map(short),
                after: after.map(short),
            });
        }
    }

    /// A value as the forms show it; none for nothing.
    fn value(&self, key: &str, value: &Value) -> Option<String> {
        let text = match value {
            Value::Null => return None,
            Value::Bool(yes) => words::yes(*yes, self.language).to_owned(),
            Value::Number(number) => self.number(key, number),
            Value::String(text) => self.text(key, text),
            Value::Array(items) => {
                let items: Vec<String> = items
                    .iter()
                    .filter_map(|item| self.value(key, item))
                    .collect();
                items.join(words::comma(self.language))
            }
            Value::Object(fields) => self.summary(fields),
        };
        (!text.is_empty()).then_some(text)
    }

    fn number(&self, key: &str, number: &serde_json::Number) -> String {
        let Some(whole) = number.as_i64() else {
            return number.to_string();
        };
        let rate = || i32::try_from(whole).map(|rate| format!("{} %", BasisPoints(rate).percent()));
        match key {
            "list_price" | "floor_price" | "cost" | "unit_price" | "amount" | "price" => {
                Fen(whole).grouped()
            }
            _ if key.ends_with("_fen") => Fen(whole).grouped(),
            "vat_rate" | "discount" | "share" => rate().unwrap_or_else(|_| number.to_string()),
            "quantity" => Quantity(whole).plain(),
            _ => number.to_string(),
        }
    }

    fn text(&self, key: &str, text: &str) -> String {
        if let Ok(id) = Id::parse_str(text) {
            return self.names.get(id).unwrap_or_default().to_owned();
        }
        if let Some(word) = words::value(key, text, self.language) {
            return word.to_owned();
        }
        match DateTime::parse_from_rfc3339(text) {
            Ok(at) => at
                .with_timezone(&china())
                .format("%Y-%m-%d %H:%M")
                .to_string(),
            Err(_) => text.to_owned(),
        }
    }

    /// A child row in a few words.
    fn summary(&self, fields: &Map<String, Value>) -> String {
        let said = [
            "number",
            "name",
            "title",
            "item",
            "mark",
            "quantity",
            "unit",
            "unit_price",
            "share",
            "amount",
            "phone",
            "text",
            "answer",
        ];
        let parts: Vec<String> = said
            .iter()
            .filter_map(|key| self.value(key, fields.get(*key)?))
            .take(4)
            .collect();
        parts.join(" ")
    }
}

/// `{value, at}`: a fact with its place in the document.
fn is_found(value: &Value) -> bool {
    value.as_object().is_some_and(|fields| {
        fields.contains_key("value")
            && fields
                .keys()
                .all(|key| matches!(key.as_str(), "value" | "at"))
    })
}

fn value_of(value: &Value) -> &Value {
    value.get("value").unwrap_or(&Value::Null)
}

/// A list's differing piece.
fn is_piece(fields: &Map<String, Value>) -> bool {
    fields.len() == 2 && fields.contains_key("from") && fields.contains_key("items")
}

/// A chapter's text, or a part of it.
fn is_text(value: &Value) -> bool {
    let node = |value: &Value| {
        value.as_object().is_some_and(|fields| {
            fields.contains_key("type")
                && (fields.contains_key("content") || fields.contains_key("text"))
        })
    };
    node(value)
        || value
            .get("items")
            .and_then(Value::as_array)
            .is_some_and(|items| !items.is_empty() && items.iter().all(node))
}

/// Its words without its form.
fn plain_text(value: &Value) -> Option<String> {
    fn gather(value: &Value, to: &mut String) {
        match value {
            Value::Object(fields) => {
                if let Some(text) = fields.get("text").and_then(Value::as_str) {
                    to.push_str(text);
                }
                fields
                    .values()
                    .filter(|value| !value.is_string())
                    .for_each(|value| gather(value, to));
            }
            Value::Array(items) => items.iter().for_each(|item| gather(item, to)),
            _ => {}
        }
    }
    let mut text = String::new();
    gather(value, &mut text);
    (!text.is_empty()).then_some(text)
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path} · {name}")
    }
}

fn short(text: String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
