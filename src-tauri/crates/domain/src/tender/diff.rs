//! What a new version of a tender (澄清, 更正, an amended document) changes against the old one.
//!
//! Numbers alone prove nothing: an inserted clause shifts all that follow. So clauses are matched by
//! their words first, and only what is left over by likeness and number.

use std::collections::{HashMap, VecDeque};

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ClauseKind, Facts, ReadClause, TenderDocument};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum ClauseChange {
    Added { new: ReadClause },
    Changed { old: ReadClause, new: ReadClause },
    Removed { old: ReadClause },
}

/// A project fact that differs; absent = that version does not say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FactChange {
    /// The fact's name in [`Facts`], e.g. `submission_deadline`.
    pub fact: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// What `bidwright tender diff --json` prints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TenderDiff {
    /// File names.
    pub old: String,
    pub new: String,
    pub facts: Vec<FactChange>,
    /// In the order of the new version; what was removed stands where it was.
    pub clauses: Vec<ClauseChange>,
    /// Clauses with the same words and marks, whatever their number.
    pub unchanged: u32,
}

/// Below this likeness two texts are two clauses.
const ALIKE: u32 = 55;
/// Clauses with the same number below the same heading may differ more: `质保期：3年` and `质保期：五年`.
const ALIKE_SAME_PLACE: u32 = 25;
/// How far apart in the leftovers two clauses are compared, so that two huge documents that share nothing
/// stay cheap.
const REACH: usize = 400;

#[must_use]
pub fn tender_diff(old: &TenderDocument, new: &TenderDocument) -> TenderDiff {
    let (before, after) = (answerable(old), answerable(new));
    let mut partner = same_words(&before, &after);
    let unchanged = partner.iter().flatten().count() as u32;
    let equal = partner.clone();
    pair_alike(&before, &after, &mut partner);
    TenderDiff {
        old: old.source.file.clone(),
        new: new.source.file.clone(),
        facts: facts(&old.facts, &new.facts),
        clauses: ordered(&before, &after, &partner, &equal),
        unchanged,
    }
}

/// Forms repeat clauses and are not answered themselves.
fn answerable(document: &TenderDocument) -> Vec<&ReadClause> {
    let clauses = document.clauses.iter();
    clauses
        .filter(|c| c.kind != ClauseKind::Format && c.duplicate_of.is_none())
        .collect()
}

/// Letters and figures only: line breaks and the kind of brackets are no change.
fn words(clause: &ReadClause) -> String {
    let text = [&clause.title, &clause.text];
    let text = if clause.title == clause.text {
        &text[1..]
    } else {
        &text[..]
    };
    text.iter()
        .flat_map(|t| t.chars())
        .filter(|c| c.is_alphanumeric() || "≥≤＞＜><±%".contains(*c))
        .collect()
}

fn marks(clause: &ReadClause) -> String {
    clause.marks.concat() + "/" + &clause.inherited_marks.concat()
}

/// For each new clause the old one with the same words and marks. Of several equal ones the first that
/// is free.
fn same_words(before: &[&ReadClause], after: &[&ReadClause]) -> Vec<Option<usize>> {
    let mut known: HashMap<(String, String), VecDeque<usize>> = HashMap::new();
    for (i, clause) in before.iter().enumerate() {
        let key = (words(clause), marks(clause));
        known.entry(key).or_default().push_back(i);
    }
    after
        .iter()
        .map(|c| known.get_mut(&(words(c), marks(c)))?.pop_front())
        .collect()
}

/// Pairs what is left over, the most alike first.
fn pair_alike(before: &[&ReadClause], after: &[&ReadClause], partner: &mut [Option<usize>]) {
    let mut taken = vec![false; before.len()];
    for old in partner.iter().flatten() {
        taken[*old] = true;
    }
    let left = |i: &usize| !taken[*i];
    let old: Vec<(usize, Vec<u64>)> = (0..before.len())
        .filter(left)
        .map(|i| (i, pieces(&words(before[i]))))
        .collect();
    let new: Vec<(usize, Vec<u64>)> = (0..after.len())
        .filter(|i| partner[*i].is_none())
        .map(|i| (i, pieces(&words(after[i]))))
        .collect();
    let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
    for (n, (j, b)) in new.iter().enumerate() {
        let from = n.saturating_sub(REACH);
        for (i, a) in old.iter().skip(from).take(2 * REACH) {
            let likeness = likeness(a, b);
            let place = same_place(before[*i], after[*j]);
            let enough = if place { ALIKE_SAME_PLACE } else { ALIKE };
            if likeness >= enough {
                pairs.push((likeness + if place { 20 } else { 0 }, *i, *j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (_, i, j) in pairs {
        if !taken[i] && partner[j].is_none() {
            taken[i] = true;
            partner[j] = Some(i);
        }
    }
}

fn same_place(old: &ReadClause, new: &ReadClause) -> bool {
    !old.number.is_empty() && old.number == new.number && old.title == new.title
}

/// Pairs of neighbouring characters, sorted.
fn pieces(text: &str) -> Vec<u64> {
    let chars: Vec<char> = text.chars().collect();
    let mut out: Vec<u64> = match chars[..] {
        [only] => vec![u64::from(u32::from(only))],
        _ => chars
            .windows(2)
            .map(|w| (u64::from(u32::from(w[0])) << 32) | u64::from(u32::from(w[1])))
            .collect(),
    };
    out.sort_unstable();
    out
}

/// Share of common pieces in percent (Dice).
fn likeness(a: &[u64], b: &[u64]) -> u32 {
    let all = a.len() + b.len();
    if all == 0 {
        return 100;
    }
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    (200 * common / all) as u32
}

/// Reading order of the new version; a removed clause stands behind the old clause before it.
fn ordered(
    before: &[&ReadClause],
    after: &[&ReadClause],
    partner: &[Option<usize>],
    equal: &[Option<usize>],
) -> Vec<ClauseChange> {
    let mut kept = vec![None; before.len()];
    for (j, i) in partner.iter().enumerate() {
        if let Some(i) = i {
            kept[*i] = Some(j);
        }
    }
    // The place of a removed clause: after the new place of the nearest old clause that is kept.
    let mut places: Vec<(usize, u8, usize, ClauseChange)> = Vec::new();
    let mut last = 0;
    for (i, old) in before.iter().enumerate() {
        match kept[i] {
            Some(j) => last = j + 1,
            None => places.push((
                last,
                0,
                i,
                ClauseChange::Removed {
                    old: (*old).clone(),
                },
            )),
        }
    }
    for (j, new) in after.iter().enumerate() {
        let new = (*new).clone();
        match partner[j] {
            None => places.push((j, 1, 0, ClauseChange::Added { new })),
            Some(i) if equal[j].is_none() => {
                let old = before[i].clone();
                places.push((j, 1, 0, ClauseChange::Changed { old, new }));
            }
            Some(_) => {}
        }
    }
    places.sort_by_key(|(at, rank, i, _)| (*at, *rank, *i));
    places.into_iter().map(|(_, _, _, change)| change).collect()
}

/// Facts by name, values as text.
fn facts(old: &Facts, new: &Facts) -> Vec<FactChange> {
    let (old, new) = (values(old), values(new));
    old.into_iter()
        .zip(new)
        .filter(|((_, a), (_, b))| a != b)
        .map(|((fact, old), (_, new))| FactChange { fact, old, new })
        .collect()
}

fn values(facts: &Facts) -> Vec<(String, Option<String>)> {
    let Ok(serde_json::Value::Object(all)) = serde_json::to_value(facts) else {
        return Vec::new();
    };
    all.into_iter()
        .map(|(name, found)| {
            let value = found.get("value").map(|v| match v {
                serde_json::Value::String(text) => text.clone(),
                other => other.to_string(),
            });
            (name, value)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{ClauseChange, likeness, pieces, tender_diff};
    use crate::tender::{ClauseKind, Found, ReadClause, TenderDocument};

    fn document(clauses: &[(&str, &str, &str)]) -> TenderDocument {
        let clauses = clauses
            .iter()
            .enumerate()
            .map(|(i, (number, mark, text))| ReadClause {
                id: i as u32 + 1,
                number: (*number).to_owned(),
                title: "技术要求".into(),
                text: (*text).to_owned(),
                marks: mark.chars().map(String::from).collect(),
                ..ReadClause::default()
            });
        TenderDocument {
            clauses: clauses.collect(),
            ..TenderDocument::default()
        }
    }

    /// `+3`, `~2>2`, `-1` with printed numbers.
    fn told(old: &[(&str, &str, &str)], new: &[(&str, &str, &str)]) -> (Vec<String>, u32) {
        let diff = tender_diff(&document(old), &document(new));
        let lines = diff.clauses.iter().map(|c| match c {
            ClauseChange::Added { new } => format!("+{}", new.number),
            ClauseChange::Changed { old, new } => format!("~{}>{}", old.number, new.number),
            ClauseChange::Removed { old } => format!("-{}", old.number),
        });
        (lines.collect(), diff.unchanged)
    }

    const MEMORY: (&str, &str, &str) = ("1", "", "内存不低于64GB，支持扩展。");
    const POWER: (&str, &str, &str) = ("2", "", "电源应为冗余热插拔。");
    const DISK: (&str, &str, &str) = ("3", "", "硬盘不少于8块，单块容量不低于4TB。");

    #[test]
    fn equal_documents_differ_in_nothing() {
        assert_eq!(told(&[MEMORY, POWER], &[MEMORY, POWER]), (vec![], 2));
    }

    #[test]
    fn an_inserted_clause_shifts_numbers_and_changes_nothing_else() {
        let new = [
            MEMORY,
            ("2", "", "网口不少于4个。"),
            ("3", "", POWER.2),
            ("4", "", DISK.2),
        ];
        assert_eq!(told(&[MEMORY, POWER, DISK], &new), (vec!["+2".into()], 3));
    }

    #[test]
    fn a_figure_that_differs_is_a_change() {
        let new = [("1", "", "内存不低于128GB，支持扩展。"), POWER];
        assert_eq!(told(&[MEMORY, POWER], &new), (vec!["~1>1".into()], 1));
    }

    #[test]
    fn a_mark_that_was_added_is_a_change() {
        let new = [("1", "★", MEMORY.2), POWER];
        assert_eq!(told(&[MEMORY, POWER], &new), (vec!["~1>1".into()], 1));
    }

    #[test]
    fn a_removed_clause_stands_where_it_was() {
        let new = [MEMORY, ("2", "", "硬盘不少于8块，单块容量不低于8TB。")];
        assert_eq!(
            told(&[MEMORY, POWER, DISK], &new),
            (vec!["-2".into(), "~3>2".into()], 1)
        );
    }

    #[test]
    fn short_texts_under_the_same_number_are_the_same_clause() {
        let old = [("1", "", "质保期：三年。"), POWER];
        let new = [("1", "", "质保期：五年。"), POWER];
        assert_eq!(told(&old, &new), (vec!["~1>1".into()], 1));
    }

    #[test]
    fn line_breaks_and_brackets_are_no_change() {
        let new = [("1", "", "内存不低于64GB，\n支持扩展。"), POWER];
        assert_eq!(told(&[MEMORY, POWER], &new), (vec![], 2));
    }

    #[test]
    fn forms_are_left_out() {
        let mut new = document(&[MEMORY, ("附1", "", "我方承诺全部响应。")]);
        new.clauses[1].kind = ClauseKind::Format;
        let diff = tender_diff(&document(&[MEMORY]), &new);
        assert!(diff.clauses.is_empty());
    }

    #[test]
    fn facts_that_differ_are_named() {
        let mut old = document(&[]);
        let mut new = document(&[]);
        let found = |v: &str| {
            Some(Found {
                value: v.to_owned(),
                at: None,
            })
        };
        old.facts.submission_deadline = found("2025-03-05T09:00:00+08:00");
        new.facts.submission_deadline = found("2025-03-12T09:00:00+08:00");
        old.facts.purchaser = found("江城市图书馆");
        new.facts.purchaser = found("江城市图书馆");
        let diff = tender_diff(&old, &new);
        assert_eq!(diff.facts.len(), 1);
        assert_eq!(diff.facts[0].fact, "submission_deadline");
        assert_eq!(
            diff.facts[0].new.as_deref(),
            Some("2025-03-12T09:00:00+08:00")
        );
    }

    #[test]
    fn likeness_is_a_share_of_common_pieces() {
        // ab bc cd and ab bc ce share two of three each.
        assert_eq!(likeness(&pieces("abcd"), &pieces("abce")), 66);
        assert_eq!(likeness(&pieces("abcd"), &pieces("wxyz")), 0);
        assert_eq!(likeness(&pieces("a"), &pieces("a")), 100);
    }
}
