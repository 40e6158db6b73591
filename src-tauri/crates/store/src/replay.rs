//! The way back from [`crate::difference`]: what a value was made from its differences in order.

use serde_json::{Map, Value};

/// Puts the differing parts into `state`; the rest stays.
pub(crate) fn apply(state: Value, before: &Value, after: &Value) -> Value {
    match (state, before, after) {
        (Value::Object(state), Value::Object(before), Value::Object(after)) => {
            Value::Object(to_object(state, before, after))
        }
        (Value::Array(state), before, after) => match (piece(before), piece(after)) {
            (Some((from, old)), Some((_, new))) => Value::Array(to_list(state, from, old, new)),
            _ => after.clone(),
        },
        (_, _, after) => after.clone(),
    }
}

fn to_object(
    mut state: Map<String, Value>,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
) -> Map<String, Value> {
    for key in before.keys().filter(|key| !after.contains_key(*key)) {
        state.remove(key);
    }
    for (key, new) in after {
        let value = match (state.remove(key), before.get(key)) {
            (Some(old), Some(left)) => apply(old, left, new),
            _ => new.clone(),
        };
        state.insert(key.clone(), value);
    }
    state
}

/// `{"from": index, "items": [...]}`.
fn piece(value: &Value) -> Option<(usize, &Vec<Value>)> {
    let from = usize::try_from(value.get("from")?.as_u64()?).ok()?;
    Some((from, value.get("items")?.as_array()?))
}

fn to_list(mut state: Vec<Value>, from: usize, old: &[Value], new: &[Value]) -> Vec<Value> {
    let from = from.min(state.len());
    let to = (from + old.len()).min(state.len());
    let replaced: Vec<Value> = state.splice(from..to, []).collect();
    let items: Vec<Value> = if old.len() == new.len() && replaced.len() == old.len() {
        replaced
            .into_iter()
            .zip(old.iter().zip(new))
            .map(|(item, (left, right))| apply(item, left, right))
            .collect()
    } else {
        new.to_vec()
    };
    state.splice(from..from, items);
    state
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::apply;
    use crate::difference::difference;

    #[track_caller]
    fn round_trip(old: Value, new: Value) {
        let (before, after) = difference(&old, &new);
        assert_eq!(apply(old, &before, &after), new);
    }

    #[test]
    fn a_value_comes_back_from_its_differences() {
        round_trip(json!({"a": 1, "b": 2}), json!({"a": 1, "b": 3}));
        round_trip(json!({"a": 1, "b": 2}), json!({"a": 1}));
        round_trip(json!({"a": 1}), json!({"a": 1, "b": null}));
        round_trip(json!({"a": null}), json!({"a": {"b": [1]}}));
        round_trip(json!({"a": {"b": [1]}}), json!({"a": null}));
        round_trip(json!({"l": []}), json!({"l": [{"x": 1}]}));
        round_trip(json!({"l": [{"x": 1}]}), json!({"l": []}));
        round_trip(
            json!({"l": [{"id": 1, "n": "a"}, {"id": 2, "n": "b"}, {"id": 3, "n": "c"}]}),
            json!({"l": [{"id": 1, "n": "a"}, {"id": 2, "n": "B"}, {"id": 3, "n": "C"}]}),
        );
        round_trip(json!({"l": [1, 2, 3, 4]}), json!({"l": [1, 9, 9, 9, 4]}));
        round_trip(json!({"l": [1, 1, 1]}), json!({"l": [1]}));
        round_trip(json!({"l": [[1], [2]]}), json!({"l": [[1], [2, 3]]}));
        round_trip(json!({"l": [1, 2]}), json!({"l": [2, 1]}));
        round_trip(json!(null), json!({"a": 1}));
        round_trip(json!({"a": 1}), json!(null));
    }

    #[test]
    fn any_two_lists_of_small_numbers_come_back() {
        let list = |mut code: u32, length: u32| -> Value {
            (0..length)
                .map(|_| {
                    let item = code % 3;
                    code /= 3;
                    json!({ "n": item })
                })
                .collect()
        };
        for (length, other) in [(0, 3), (3, 3), (3, 2), (2, 4), (4, 4)] {
            for code in 0..3_u32.pow(length) {
                for next in 0..3_u32.pow(other) {
                    let (old, new) = (list(code, length), list(next, other));
                    round_trip(json!({ "l": old }), json!({ "l": new }));
                }
            }
        }
    }
}
