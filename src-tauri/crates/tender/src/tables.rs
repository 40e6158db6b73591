//! Tables that go over several pages, joined again.

use crate::words::squeezed;

/// Appends the rows of a table's next page: a repeated head is dropped, and a row that the page end
/// cut in two is put together again.
pub(crate) fn append(
    rows: &mut Vec<Vec<String>>,
    row_pages: &mut Vec<u32>,
    mut next: Vec<Vec<String>>,
    next_pages: &[u32],
) {
    let mut pages = next_pages.to_vec();
    let repeated = repeated_head(rows, &next);
    next.drain(..repeated);
    pages.drain(..repeated.min(pages.len()));
    if let (Some(last), Some(first)) = (rows.last(), next.first())
        && continues(rows, last, first)
    {
        let first = next.remove(0);
        if !pages.is_empty() {
            pages.remove(0);
        }
        if let Some(last) = rows.last_mut() {
            for (cell, more) in last.iter_mut().zip(first) {
                join_cell(cell, &more);
            }
        }
    }
    rows.append(&mut next);
    row_pages.append(&mut pages);
}

/// How many first rows are the table's head again: titles over the whole width count when a row of
/// column heads follows them.
fn repeated_head(rows: &[Vec<String>], next: &[Vec<String>]) -> usize {
    let same = rows
        .iter()
        .zip(next)
        .take(4)
        .take_while(|(a, b)| equal(a, b))
        .count();
    (1..=same)
        .rev()
        .find(|n| same_row(&rows[n - 1], &next[n - 1]))
        .unwrap_or(0)
}

fn equal(a: &[String], b: &[String]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| squeezed(x) == squeezed(y))
}

pub(crate) fn same_row(a: &[String], b: &[String]) -> bool {
    let full = a.iter().filter(|c| !c.trim().is_empty()).count();
    full >= 2 && a.len() == b.len() && a.iter().zip(b).all(|(x, y)| squeezed(x) == squeezed(y))
}

/// A row that continues: its first cell is empty although the table's rows fill theirs (序号), or
/// only one cell goes on and the text before ends no sentence.
fn continues(rows: &[Vec<String>], last: &[String], first: &[String]) -> bool {
    let empty = |c: &String| c.trim().is_empty();
    if !first.first().is_some_and(empty) || first.iter().all(empty) {
        return false;
    }
    let filled = rows
        .iter()
        .filter(|r| r.first().is_some_and(|c| !empty(c)))
        .count();
    if filled * 10 >= rows.len() * 8 {
        return true;
    }
    // Merged cells leave first cells empty: only a sentence that is cut goes on.
    let mut open = first.iter().zip(last).filter(|(f, _)| !empty(f));
    open.clone().count() == 1 && open.all(|(f, l)| counts_on(l, f) || runs_on(l, f))
}

/// The sentence before goes on: it has no end, and what follows has no number. `3.3 机座及装配` at the
/// page's end is a heading and not a sentence.
fn runs_on(before: &str, after: &str) -> bool {
    let line = before.lines().last().unwrap_or_default().trim_end();
    let last = crate::understand::head(line);
    let heading = last.is_numbered() && last.rest.chars().count() <= 12;
    !line.is_empty()
        && !heading
        && !line.ends_with(['。', '；', ';', '：', ':', '.'])
        && !crate::understand::head(after).is_numbered()
}

fn join_cell(cell: &mut String, more: &str) {
    if more.trim().is_empty() {
        return;
    }
    if cell.trim().is_empty() {
        more.clone_into(cell);
        return;
    }
    let ended = cell.trim_end().ends_with(['。', '；', ';', '：', ':']);
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if ended || crate::understand::head(more).is_numbered() {
        cell.push('\n');
    } else if latin(cell.chars().last()) && latin(more.chars().next()) {
        cell.push(' ');
    }
    cell.push_str(more);
}

/// `5.提供快照…` at the end of the cell and `6.支持级联…` on the next page: the same list.
fn counts_on(before: &str, after: &str) -> bool {
    let next = crate::understand::head(after);
    let last = before
        .lines()
        .map(crate::understand::head)
        .rfind(|h| h.is_numbered());
    next.value > 1 && last.is_some_and(|l| l.style == next.style && l.value + 1 == next.value)
}
