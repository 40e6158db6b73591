//! Which number stands below which, and which items are headings.

use super::head::Style;
use super::items::Item;
use super::section::is_sample;
use crate::words::squeezed;

/// An open level of numbering above the current item.
pub(super) struct Open {
    pub style: Option<Style>,
    pub number: String,
    pub title: String,
    pub clause: Option<u32>,
    pub marks: Vec<char>,
    pub heading: bool,
}

impl Open {
    /// `number` is the full one, `3.2（14）`.
    pub(super) fn heading(item: &Item, number: String) -> Self {
        Self {
            style: item.style,
            number,
            title: item.text.clone(),
            clause: None,
            marks: item.marks.clone(),
            heading: true,
        }
    }

    pub(super) fn clause(item: &Item, number: String, id: u32) -> Self {
        Self {
            clause: Some(id),
            heading: false,
            ..Self::heading(item, number)
        }
    }
}

/// Closes every level that the item's number ends. A style that is open already ends what is below
/// it; a new style opens a level.
pub(super) fn open(stack: &mut Vec<Open>, item: &Item) {
    let depth = |style: Option<Style>| match style {
        Some(Style::Part) => 0,
        Some(Style::Chapter) => 1,
        Some(Style::Section | Style::Annex) => 2,
        _ => 3,
    };
    if depth(item.style) < 3 {
        stack.retain(|o| depth(o.style) < depth(item.style));
        return;
    }
    let found = stack
        .iter()
        .rposition(|o| o.style == item.style && o.style.is_some());
    let found = found.or(match item.style {
        // 1.2 ends 1.1.3 even when no 1.1 was open; 2. ends 1.3.
        Some(Style::Dotted(n)) => stack
            .iter()
            .position(|o| matches!(o.style, Some(Style::Dotted(m)) if m >= n)),
        Some(Style::Decimal) => stack.iter().position(|o| {
            matches!(o.style, Some(Style::Dotted(_)))
                || item.value > 1 && o.style > Some(Style::Decimal)
        }),
        // 8. after （4） belongs to a list above it: a list starts at 1.
        Some(style) if item.value > 1 => stack
            .iter()
            .position(|o| o.style.is_some_and(|s| depth(Some(s)) == 3 && s > style)),
        // A heading without a number starts anew below the chapter.
        None => stack.iter().position(|o| depth(o.style) == 3),
        _ => None,
    });
    if let Some(at) = found {
        stack.truncate(at);
    }
}

/// Plain headings and lead-ins (no number) do not nest in each other; a numbered heading between
/// them stays open.
pub(super) fn close_plain(stack: &mut Vec<Open>, item: &Item) {
    if item.style.is_some() {
        return;
    }
    let numbered = stack
        .iter()
        .rposition(|o| o.heading && o.style.is_some())
        .map_or(0, |i| i + 1);
    if let Some(at) = stack[numbered..]
        .iter()
        .position(|o| o.style.is_none() && o.heading)
    {
        stack.truncate(numbered + at);
    }
}

/// Headings (`3.1 柴油机`), lead-ins (`2.8 手动要求：`) and empty numbers are no clauses.
pub(super) fn is_heading(item: &Item, next: Option<&Item>, stack: &[Open]) -> bool {
    let words = squeezed(&item.text);
    if words.is_empty() {
        return item.title.is_empty();
    }
    if !item.title.is_empty() && item.own_row && item.style.is_none() {
        return false;
    }
    if words.ends_with(['：', ':']) {
        return true;
    }
    // `序号1：组合柜` names the goods that follow.
    if item.heading && is_sample(&words) {
        return true;
    }
    let length = words.chars().count();
    let plain = !words.contains(['。', '；', ';', '，', '≥', '≤', '＝', '=', '%', '：', ':']);
    if item.heading {
        return plain
            || length <= 30
                && next.is_some_and(|n| is_child(item, n, stack))
                && !words.contains('。');
    }
    // `岗位设置人数要求` right above its table.
    let caption = item.style.is_none() && !item.in_table && next.is_some_and(|n| n.in_table);
    if caption && plain && length <= 24 {
        return true;
    }
    // What follows a bullet is the next paragraph, not its content.
    let bullet = item.style == Some(Style::Bullet) && !next.is_some_and(|n| n.in_table);
    if item.style.is_none() || !plain || length > 30 || bullet {
        return false;
    }
    next.is_some_and(|n| is_child(item, n, stack))
}

/// `next` stands below `item`: a style that is not open yet and starts at 1, or words without number
/// in the same table or chapter.
fn is_child(item: &Item, next: &Item, stack: &[Open]) -> bool {
    // `1、数据库` above the table of its requirements.
    if !item.in_table && next.in_table {
        return item.style.is_some();
    }
    if next.heading && next.style.is_none()
        || item.in_table != next.in_table
        || next.kind != item.kind
    {
        return false;
    }
    match (item.style, next.style) {
        (_, None) => {
            !next.own_row
                && next.number.is_empty()
                && item.style.is_some()
                && !squeezed(&next.text).is_empty()
        }
        (Some(a), Some(b)) if a == b => false,
        (Some(Style::Dotted(a)), Some(Style::Dotted(b))) => b > a,
        (Some(Style::Decimal), Some(Style::Dotted(_))) => true,
        (Some(Style::Dotted(_)), Some(Style::Decimal)) => false,
        (Some(_) | None, Some(b)) => next.value <= 1 && !stack.iter().any(|o| o.style == Some(b)),
    }
}
