//! One clause from its item and what stands above it: title, number, inherited marks.

use bidwright_domain::tender::ReadClause;

use super::head::Style;
use super::items::Item;
use super::nesting::Open;
use crate::words::tidied;

/// Kind and duplicate are set by the caller.
pub(super) fn clause(id: u32, item: &Item, stack: &[Open]) -> ReadClause {
    let mut inherited = item.covering.clone();
    for above in stack {
        inherited.extend(&above.marks);
    }
    inherited.retain(|m| !item.marks.contains(m));
    inherited.sort_unstable();
    inherited.dedup();
    let heading = || {
        stack
            .iter()
            .rev()
            .find(|o| o.heading)
            .map(|o| trimmed(&o.title))
    };
    let title = if item.title.is_empty() {
        heading().unwrap_or_default()
    } else {
        tidied(&item.title)
    };
    let text = match item.text.trim() {
        "" => title.clone(),
        text => tidied(text),
    };
    ReadClause {
        id,
        parent: stack.iter().rev().find_map(|o| o.clause),
        number: full_number(item, stack),
        title,
        text,
        marks: item.marks.iter().map(char::to_string).collect(),
        inherited_marks: inherited.iter().map(char::to_string).collect(),
        at: item.at,
        ..ReadClause::default()
    }
}

fn trimmed(title: &str) -> String {
    let title = tidied(title.trim().trim_end_matches(['：', ':']));
    title.chars().take(60).collect()
}

/// `3.1` above `（2）` gives `3.1（2）`; a number that stands alone keeps its figures only.
pub(super) fn full_number(item: &Item, stack: &[Open]) -> String {
    let own = bare_number(&item.number);
    // A sentence below `5.2 Authentication Requirements` is found under 5.2.
    if (own.is_empty() || item.style == Some(Style::Bullet)) && !item.in_table {
        let above = stack.iter().rev().find(|o| {
            matches!(
                o.style,
                Some(Style::Dotted(_) | Style::Decimal | Style::ChineseBracket | Style::Chinese)
            )
        });
        return above.map(|o| bare_number(&o.number)).unwrap_or_default();
    }
    let below = matches!(
        item.style,
        Some(
            Style::DecimalBracket
                | Style::DecimalHalf
                | Style::Circle
                | Style::Letter
                | Style::LetterBracket
                | Style::Roman
        )
    );
    if !below {
        return own;
    }
    let above = stack.iter().rev().find(|o| {
        o.style
            .is_some_and(|s| Some(s) != item.style && s >= Style::Decimal && s != Style::Annex)
    });
    above.map_or(own.clone(), |o| joined_number(&o.number, &own))
}

/// `3.1` + `（2）` -> `3.1（2）`, but `2` + `1）` -> `2 1）`, which would read 21.
fn joined_number(above: &str, own: &str) -> String {
    let figure = own.starts_with(|c: char| c.is_ascii_alphanumeric());
    let gap = if figure { " " } else { "" };
    format!("{above}{gap}{own}")
}

fn bare_number(number: &str) -> String {
    number
        .trim_end_matches(['、', '.', '．', '：', ':', '，'])
        .trim()
        .to_owned()
}
