//! Items -> clauses: leaves are clauses, headings and lead-ins are not; marks are inherited from
//! above; what a form repeats is a duplicate.

use std::collections::HashMap;

use bidwright_domain::tender::{ClauseKind, LegendEntry, ReadClause};

use super::head::{MARKS, Style};
use super::items::Item;
use super::legend::explains_mark;
use crate::error::ReadError;
use crate::watch::Stage;
use crate::words::{squeezed, tidied};

/// An open level of numbering above the current item.
struct Open {
    style: Option<Style>,
    number: String,
    title: String,
    clause: Option<u32>,
    marks: Vec<char>,
    heading: bool,
}

pub(crate) fn clauses(
    items: &[Item],
    legend: &[LegendEntry],
    stage: &Stage<'_>,
) -> Result<Vec<ReadClause>, ReadError> {
    let mut out: Vec<ReadClause> = Vec::new();
    let mut known: HashMap<String, (u32, Vec<char>)> = HashMap::new();
    let mut stack: Vec<Open> = Vec::new();
    // The clause that an unnumbered paragraph may go on with.
    let mut running: Option<usize> = None;
    for (i, item) in items.iter().enumerate() {
        stage.tick(300, i, items.len())?;
        let next = items.get(i + 1);
        let marks = counted(&item.marks, legend);
        if item.heading || item.style.is_some() {
            open(&mut stack, item);
        }
        if is_heading(item, next, &stack) {
            running = None;
            close_plain(&mut stack, item);
            stack.push(Open {
                style: item.style,
                number: item.number.clone(),
                title: item.text.clone(),
                clause: None,
                marks,
                heading: true,
            });
            continue;
        }
        if goes_on(item, running.map(|r| &out[r])) && marks.is_empty() {
            if let Some(r) = running {
                append(&mut out[r].text, &tidied(&item.text));
            }
            continue;
        }
        // A copy repeats the marks too; a marked note under a form is a rule of its own.
        let form = item.form || item.kind == ClauseKind::Format;
        let duplicate = known
            .get(&key(item))
            .filter(|_| form)
            .filter(|(_, seen)| marks.iter().all(|m| seen.contains(m)))
            .map(|(id, _)| *id);
        let Some(kind) = kind_of(item, &marks, duplicate) else {
            running = None;
            continue;
        };
        let id = out.len() as u32 + 1;
        let clause = clause(id, item, kind, marks.clone(), duplicate, &stack, legend);
        if duplicate.is_none() && kind != ClauseKind::Format {
            known.entry(key(item)).or_insert((id, marks.clone()));
        }
        running = (item.style.is_some() && !item.in_table).then_some(out.len());
        out.push(clause);
        if item.style.is_some() {
            stack.push(Open {
                style: item.style,
                number: item.number.clone(),
                title: item.text.clone(),
                clause: Some(id),
                marks,
                heading: false,
            });
        }
    }
    Ok(out)
}

/// Closes every level that the item's number ends. A style that is open already ends what is below
/// it; a new style opens a level.
fn open(stack: &mut Vec<Open>, item: &Item) {
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
fn close_plain(stack: &mut Vec<Open>, item: &Item) {
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
fn is_heading(item: &Item, next: Option<&Item>, stack: &[Open]) -> bool {
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
    let length = words.chars().count();
    let plain = !words.contains(['。', '；', ';', '，', '≥', '≤', '＝', '=', '%', '：', ':']);
    if item.heading {
        return plain
            || length <= 30
                && next.is_some_and(|n| is_child(item, n, stack))
                && !words.contains('。');
    }
    if item.style.is_none() || !plain || length > 30 {
        return false;
    }
    next.is_some_and(|n| is_child(item, n, stack))
}

/// `next` stands below `item`: a style that is not open yet and starts at 1, or words without number
/// in the same table or chapter.
fn is_child(item: &Item, next: &Item, stack: &[Open]) -> bool {
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

/// An unnumbered paragraph continues the numbered item before it.
fn goes_on(item: &Item, running: Option<&ReadClause>) -> bool {
    let Some(before) = running else { return false };
    item.style.is_none()
        && !item.in_table
        && !item.heading
        && before.kind == item.kind
        && item.title.is_empty()
}

fn append(text: &mut String, more: &str) {
    let ended = text
        .trim_end()
        .ends_with(['。', '；', ';', '：', ':', '！', '？', '.']);
    if ended {
        text.push('\n');
    }
    text.push_str(more);
}

/// Only marks that the legend explains, and ★ ▲ △ ☆ always; bullets and the ※ of notes are none.
fn counted(marks: &[char], legend: &[LegendEntry]) -> Vec<char> {
    let mut out: Vec<char> = Vec::new();
    for &mark in marks {
        let always = matches!(mark, '★' | '▲' | '△' | '☆');
        let explained = legend.iter().any(|e| e.mark.starts_with(mark));
        if (always || explained) && !out.contains(&mark) {
            out.push(mark);
        }
    }
    out
}

/// The kind of the clause, or none when the item is no clause.
fn kind_of(item: &Item, marks: &[char], duplicate: Option<u32>) -> Option<ClauseKind> {
    let words = squeezed(&item.text);
    let length = words.chars().count();
    if marks.is_empty() && explains_mark(&item.text) && item.style.is_none() {
        return None;
    }
    if item.kind == ClauseKind::Format || item.form {
        if duplicate.is_some() {
            return Some(ClauseKind::Format);
        }
        // A marked note under a form is a rule of its own: ▲不提供《报价明细表》将视为…
        let note = !item.form && !marks.is_empty() && length >= 10;
        return note.then_some(ClauseKind::Instruction);
    }
    if !marks.is_empty() {
        return Some(item.kind);
    }
    let titled = item.in_table && !item.title.is_empty();
    if length < 2 || length < 4 && !titled && item.style.is_none() {
        return None;
    }
    let requirement = matches!(
        item.kind,
        ClauseKind::Technical | ClauseKind::Business | ClauseKind::Qualification
    );
    if item.style.is_some() || item.own_row || titled {
        return Some(item.kind).filter(|_| !is_blank_form(&item.text));
    }
    if is_label(&item.text) || is_blank_form(&item.text) {
        return None;
    }
    let says = MODALS.iter().any(|m| words.contains(m));
    let sentence = words.ends_with(['。', '；', ';']);
    (length >= 8 && (says || requirement && sentence)).then_some(item.kind)
}

/// Words that make a sentence a requirement.
const MODALS: [&str; 24] = [
    "应",
    "须",
    "必须",
    "不得",
    "需",
    "要求",
    "提供",
    "支持",
    "满足",
    "具备",
    "具有",
    "≥",
    "≤",
    "不少于",
    "不低于",
    "负责",
    "禁止",
    "符合",
    "承诺",
    "保证",
    "shall",
    "must",
    "required",
    "will",
];

/// `联系人：刘先生`, `地址：…` are facts.
fn is_label(text: &str) -> bool {
    let text = squeezed(text);
    let Some(at) = text.find(['：', ':']) else {
        return false;
    };
    let label = text[..at].chars().count();
    label <= 10 && !text.contains(['。', '；']) && text.chars().count() - label <= 40
}

/// `本合同金额为（大写）：______元`: blanks to fill in.
fn is_blank_form(text: &str) -> bool {
    text.contains("____")
        || text.contains("     ") && text.trim_end().ends_with(['日', '：', ':', '）'])
}

fn clause(
    id: u32,
    item: &Item,
    kind: ClauseKind,
    marks: Vec<char>,
    duplicate: Option<u32>,
    stack: &[Open],
    legend: &[LegendEntry],
) -> ReadClause {
    let mut inherited: Vec<char> = counted(&item.covering, legend);
    for above in stack {
        inherited.extend(&above.marks);
    }
    inherited.retain(|m| !marks.contains(m));
    inherited.sort_unstable();
    inherited.dedup();
    let parent = stack.iter().rev().find_map(|o| o.clause);
    let title = match item.title.is_empty() {
        false => tidied(&item.title),
        true => stack
            .iter()
            .rev()
            .find(|o| o.heading)
            .map(|o| trimmed(&o.title))
            .unwrap_or_default(),
    };
    let text = match item.text.trim() {
        "" => title.clone(),
        text => tidied(text),
    };
    ReadClause {
        id,
        parent,
        number: full_number(item, stack),
        title,
        text,
        marks: marks.iter().map(char::to_string).collect(),
        inherited_marks: inherited.iter().map(char::to_string).collect(),
        kind,
        duplicate_of: duplicate,
        at: item.at,
    }
}

fn trimmed(title: &str) -> String {
    let title = tidied(title.trim().trim_end_matches(['：', ':']));
    title.chars().take(60).collect()
}

/// `3.1` above `（2）` gives `3.1（2）`; a number that stands alone keeps its figures only.
fn full_number(item: &Item, stack: &[Open]) -> String {
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
    let above = stack
        .iter()
        .rev()
        .find(|o| o.style.is_some() && o.style != item.style);
    match above {
        Some(o) if matches!(o.style, Some(Style::Dotted(_) | Style::Decimal)) => {
            joined_number(&bare_number(&o.number), &own)
        }
        Some(o)
            if matches!(o.style, Some(Style::DecimalBracket))
                && item.style != Some(Style::DecimalBracket) =>
        {
            joined_number(&bare_number(&o.number), &own)
        }
        _ => own,
    }
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

/// The same words, whatever the blanks and signs: for finding what a form repeats.
fn key(item: &Item) -> String {
    let source = if item.text.trim().is_empty() {
        &item.title
    } else {
        &item.text
    };
    let words: String = source
        .chars()
        .filter(|c| c.is_alphanumeric() && !MARKS.contains(c))
        .take(40)
        .collect();
    words
}
