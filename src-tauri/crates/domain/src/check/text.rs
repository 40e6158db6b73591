//! Finding words that should not stand in a bid.

use super::{Finding, Place, Rule, Severity};

/// Words that say that something is still to be written (common practice, check).
const UNFINISHED: [&str; 14] = [
    "【待填",
    "待填写",
    "请填写",
    "此处填写",
    "请补充",
    "待补充",
    "待完善",
    "待定",
    "待确认",
    "某某",
    "TODO",
    "TBD",
    "FIXME",
    "？？？",
];
/// Runs of at least so many of these characters are a gap.
const GAPS: [(char, usize); 7] = [
    ('X', 2),
    ('x', 2),
    ('Ｘ', 2),
    ('×', 2),
    ('_', 3),
    ('＿', 2),
    ('*', 3),
];
/// Characters of a clause shown in a finding.
const BEGINNING: usize = 40;
/// Characters shown on either side of what was found.
const AROUND: usize = 12;

/// One finding per kind of placeholder in `text`: `found`, `context` (the words around it), `title`
/// (the clause's number or the chapter's title).
pub(super) fn placeholder_findings(text: &str, place: Place, title: &str) -> Vec<Finding> {
    let characters: Vec<char> = text.chars().collect();
    let words = UNFINISHED.iter().filter_map(|word| {
        let length = word.chars().count();
        find_word(&characters, word).map(|at| (at, length))
    });
    let gaps = GAPS
        .iter()
        .filter_map(|(gap, least)| find_run(&characters, *gap, *least));
    words
        .chain(gaps)
        .map(|(at, length)| {
            let facts = [
                ("found", characters[at..at + length].iter().collect()),
                ("context", around(&characters, at, length)),
                ("title", title.to_owned()),
            ];
            Finding::new(Rule::PlaceholderLeft, Severity::Red, place, facts)
        })
        .collect()
}

/// Where `word` stands in the text, in characters. A word that begins or ends with an ASCII letter
/// or digit is not found inside a longer one: 2026-01 does not stand in 2026-0123.
fn find_word(text: &[char], word: &str) -> Option<usize> {
    let word: Vec<char> = word.chars().collect();
    if word.is_empty() {
        return None;
    }
    text.windows(word.len())
        .enumerate()
        .filter(|(_, window)| *window == word)
        .map(|(at, _)| at)
        .find(|at| stands_alone(text, *at, word.len()))
}

/// Whether no ASCII letter or digit runs on over either end.
pub(super) fn stands_alone(text: &[char], at: usize, length: usize) -> bool {
    let joined = |inside: Option<&char>, outside: Option<&char>| {
        let letter = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
        letter(inside) && letter(outside)
    };
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    let after = text.get(at + length);
    !joined(text.get(at), before) && !joined(text.get(at + length - 1), after)
}

fn find_run(text: &[char], gap: char, least: usize) -> Option<(usize, usize)> {
    let mut at = 0;
    while at < text.len() {
        let length = text[at..].iter().take_while(|c| **c == gap).count();
        if length >= least && stands_alone(text, at, length) {
            return Some((at, length));
        }
        at += length.max(1);
    }
    None
}

/// The words around a find, on one line.
pub(super) fn around(text: &[char], at: usize, length: usize) -> String {
    let from = at.saturating_sub(AROUND);
    let to = (at + length + AROUND).min(text.len());
    one_line(&text[from..to].iter().collect::<String>())
}

/// The first words of a clause, on one line.
pub(super) fn beginning(text: &str) -> String {
    let line = one_line(text);
    let cut: String = line.chars().take(BEGINNING).collect();
    if cut.len() < line.len() {
        cut + "…"
    } else {
        cut
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The characters that are no white space: line ends of a PDF stand in the middle of names.
pub(super) fn compact(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
