//! What differs between two JSON values, so that a keystroke in a long chapter costs the audit
//! trail a paragraph and not two chapters.
//!
//! Objects keep the keys that differ. Lists keep the piece between their equal head and tail, as
//! `{"from": index, "items": [...]}`. Everything else is kept whole. A row within a row keeps its id
//! beside what differs, so that it can be told which one it was.

use serde_json::{Map, Value};

/// The differing parts of both sides.
pub(crate) fn difference(before: &Value, after: &Value) -> (Value, Value) {
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => of_objects(old, new),
        (Value::Array(old), Value::Array(new)) => of_lists(old, new),
        _ => (before.clone(), after.clone()),
    }
}

fn of_objects(old: &Map<String, Value>, new: &Map<String, Value>) -> (Value, Value) {
    let mut before = Map::new();
    let mut after = Map::new();
    for (key, value) in old {
        match new.get(key) {
            Some(other) if other == value => {}
            Some(other) => {
                let (left, right) = inner(value, other);
                before.insert(key.clone(), left);
                after.insert(key.clone(), right);
            }
            None => {
                before.insert(key.clone(), value.clone());
            }
        }
    }
    for (key, value) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
        after.insert(key.clone(), value.clone());
    }
    (Value::Object(before), Value::Object(after))
}

/// What a row within another is called by.
const NAMES: [&str; 2] = ["id", "clause"];

fn inner(old: &Value, new: &Value) -> (Value, Value) {
    let (mut before, mut after) = difference(old, new);
    if let (Value::Object(left), Value::Object(right)) = (&mut before, &mut after)
        && !(left.is_empty() && right.is_empty())
    {
        for name in NAMES {
            if let Some(same) = old.get(name).filter(|same| new.get(name) == Some(same)) {
                left.insert(name.to_owned(), same.clone());
                right.insert(name.to_owned(), same.clone());
            }
        }
    }
    (before, after)
}

fn of_lists(old: &[Value], new: &[Value]) -> (Value, Value) {
    let shorter = old.len().min(new.len());
    let head = (0..shorter)
        .take_while(|&index| old[index] == new[index])
        .count();
    let tail = (1..=shorter - head)
        .take_while(|&back| old[old.len() - back] == new[new.len() - back])
        .count();
    let old = &old[head..old.len() - tail];
    let new = &new[head..new.len() - tail];
    let (before, after) = if old.len() == new.len() {
        old.iter()
            .zip(new)
            .map(|(left, right)| inner(left, right))
            .unzip()
    } else {
        (old.to_vec(), new.to_vec())
    };
    (piece(head, before), piece(head, after))
}

fn piece(from: usize, items: Vec<Value>) -> Value {
    serde_json::json!({ "from": from, "items": items })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::difference;

    #[test]
    fn only_the_changed_key_is_kept() {
        let (before, after) = difference(
            &json!({"name": "甲", "phone": "1", "bank": null}),
            &json!({"name": "乙", "phone": "1", "bank": null}),
        );
        assert_eq!(before, json!({"name": "甲"}));
        assert_eq!(after, json!({"name": "乙"}));
    }

    #[test]
    fn one_paragraph_of_a_chapter_is_kept_with_its_place() {
        let (before, after) = difference(
            &json!({"content": [{"text": "a"}, {"text": "b", "kind": "p"}, {"text": "c"}]}),
            &json!({"content": [{"text": "a"}, {"text": "B", "kind": "p"}, {"text": "c"}]}),
        );
        assert_eq!(
            before,
            json!({"content": {"from": 1, "items": [{"text": "b"}]}})
        );
        assert_eq!(
            after,
            json!({"content": {"from": 1, "items": [{"text": "B"}]}})
        );
    }

    #[test]
    fn a_row_within_a_row_keeps_its_id() {
        let (before, after) = difference(
            &json!({"id": 1, "lines": [{"id": 2, "n": 1, "m": 1}, {"id": 3, "n": 1}]}),
            &json!({"id": 1, "lines": [{"id": 2, "n": 2, "m": 1}, {"id": 3, "n": 2}]}),
        );
        let lines = |n| json!([{"id": 2, "n": n}, {"id": 3, "n": n}]);
        assert_eq!(before, json!({"lines": {"from": 0, "items": lines(1)}}));
        assert_eq!(after, json!({"lines": {"from": 0, "items": lines(2)}}));
        let (before, after) = difference(
            &json!({"chapter": {"id": 7, "title": "a"}}),
            &json!({"chapter": {"id": 7, "title": "b"}}),
        );
        assert_eq!(before, json!({"chapter": {"id": 7, "title": "a"}}));
        assert_eq!(after, json!({"chapter": {"id": 7, "title": "b"}}));
    }

    #[test]
    fn an_added_and_a_removed_item_stand_on_one_side_only() {
        let (before, after) = difference(&json!([1, 2, 3]), &json!([1, 9, 2, 3]));
        assert_eq!(before, json!({"from": 1, "items": []}));
        assert_eq!(after, json!({"from": 1, "items": [9]}));
        let (before, after) = difference(&json!([1, 1]), &json!([1]));
        assert_eq!(before, json!({"from": 1, "items": [1]}));
        assert_eq!(after, json!({"from": 1, "items": []}));
    }

    #[test]
    fn a_new_row_is_kept_whole() {
        let (before, after) = difference(&json!(null), &json!({"name": "甲"}));
        assert_eq!((before, after), (json!(null), json!({"name": "甲"})));
    }
}
