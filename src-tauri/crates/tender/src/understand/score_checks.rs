//! Scores that contradict themselves.

use bidwright_domain::tender::{EvaluationItem, Warning};

use crate::words::squeezed;

/// The criterion's own maximum differs from the points: `最高得5分` beside `6`.
pub(super) fn contradiction(item: &EvaluationItem, warnings: &mut Vec<Warning>) {
    let Some(points) = item.points else { return };
    let text = squeezed(&item.criterion);
    let mut said: Vec<f64> = Vec::new();
    for mark in ["最高得", "满分", "最高不超过", "最多得"] {
        for (at, _) in text.match_indices(mark) {
            let behind = &text[at + mark.len()..];
            let digits: String = behind
                .chars()
                .take_while(|c| c.is_ascii_digit() || *c == '.')
                .collect();
            if behind[digits.len()..].starts_with('分') {
                said.extend(digits.parse::<f64>().ok());
            }
        }
    }
    // Several maxima belong to parts of the criterion.
    if let [only] = said[..]
        && (only - points).abs() > 0.01
        // A slip is near; a maximum far off belongs to a part of the item or to another scale.
        && (only - points).abs() <= 0.34 * points
    {
        warnings.push(Warning {
            code: "contradiction".into(),
            text: format!("{}: {points} / {only}", item.item),
            at: item.at.into_iter().collect(),
        });
    }
}

/// All items together should give 100 (or the total that the table prints).
pub(super) fn sums(items: &[EvaluationItem], warnings: &mut Vec<Warning>) {
    let sum: f64 = items.iter().filter_map(|i| i.points).sum();
    let known = warnings.iter().any(|w| w.code == "sum_mismatch");
    // Some evaluations count to 1,000.
    if items.len() >= 3
        && !known
        && (sum - 100.0).abs() > 0.01
        && (sum - 1000.0).abs() > 0.01
        && items.iter().all(|i| i.points.is_some())
    {
        warnings.push(Warning {
            code: "sum_mismatch".into(),
            text: format!("{sum} / 100"),
            at: items.first().and_then(|i| i.at).into_iter().collect(),
        });
    }
}
