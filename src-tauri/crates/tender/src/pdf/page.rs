//! One page: its tables with their texts, and the lines outside them.

use super::glyphs::{Canvas, Sign};
use super::lines::{Line, lines};
use super::rules::{RuledGrid, grids};
use crate::words::is_wide;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct PageTable {
    pub rows: Vec<Vec<String>>,
    pub xs: Vec<f32>,
    pub top: f32,
    pub bottom: f32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PageText {
    pub height: f32,
    pub lines: Vec<Line>,
    pub tables: Vec<PageTable>,
    pub glyphs: u32,
    pub unmapped: u32,
    pub images: u32,
    /// The page was not read to its end.
    pub overflow: bool,
}

/// Sorts what was drawn into tables and lines.
pub(super) fn arrange(canvas: Canvas, width: f32, height: f32) -> PageText {
    let inside = |s: &Sign| s.x > -2.0 && s.x < width + 2.0 && s.y > -2.0 && s.y < height + 2.0;
    let grids = grids(canvas.across, canvas.down);
    let mut free = Vec::new();
    let mut cells: Vec<Vec<(usize, Sign)>> = vec![Vec::new(); grids.len()];
    for sign in canvas.signs.into_iter().filter(inside) {
        let (x, y) = (sign.x + sign.width / 2.0, sign.y - 0.3 * sign.size);
        let found = grids
            .iter()
            .enumerate()
            .find_map(|(i, g)| g.cell_at(x, y).map(|(r, c)| (i, r * g.columns() + c)));
        match found {
            Some((grid, cell)) => cells[grid].push((cell, sign)),
            None => free.push(sign),
        }
    }
    let mut tables = Vec::new();
    let mut loose = Vec::new();
    for (grid, signs) in grids.iter().zip(cells) {
        match table(grid, signs) {
            Ok(table) => tables.push(table),
            Err(lines) => loose.extend(lines),
        }
    }
    let mut lines = lines(free);
    lines.extend(loose);
    lines.sort_by(|a, b| a.y.total_cmp(&b.y));
    PageText {
        height,
        lines,
        tables,
        glyphs: canvas.glyphs,
        unmapped: canvas.unmapped,
        images: canvas.images,
        overflow: canvas.overflow,
    }
}

/// The grid's texts; a grid with fewer than two filled places is a frame, its lines are given back.
fn table(grid: &RuledGrid, mut signs: Vec<(usize, Sign)>) -> Result<PageTable, Vec<Line>> {
    signs.sort_by_key(|(cell, _)| *cell);
    let mut rows = vec![vec![String::new(); grid.columns()]; grid.rows()];
    let mut filled = 0;
    let mut only = Vec::new();
    for group in signs.chunk_by(|a, b| a.0 == b.0) {
        let cell = group[0].0;
        let (r, c) = (cell / grid.columns(), cell % grid.columns());
        let right = right_edge(grid, r, c);
        let found = lines(group.iter().map(|(_, s)| *s).collect());
        rows[r][c] = cell_text(&found, grid.xs[c], right);
        if !rows[r][c].is_empty() {
            filled += 1;
        }
        only = found;
    }
    if filled == 1 && grid.cells() <= 3 {
        return Err(only);
    }
    Ok(PageTable {
        rows,
        xs: grid.xs.clone(),
        top: grid.top(),
        bottom: grid.ys.last().copied().unwrap_or_default(),
    })
}

fn right_edge(grid: &RuledGrid, r: usize, c: usize) -> f32 {
    let mut end = c;
    while end + 1 < grid.columns() && grid.home[r][end + 1] == (r, c) {
        end += 1;
    }
    grid.xs[end + 1]
}

/// Lines of a cell: a line that reaches the cell's right side was wrapped and goes on without a
/// break; a shorter one ended by itself.
fn cell_text(lines: &[Line], left: f32, right: f32) -> String {
    let mut out = String::new();
    // Cells may be padded widely: the longest line shows where lines wrap.
    let reach = lines.iter().map(|l| l.x1).fold(left, f32::max);
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            let before = &lines[i - 1];
            let room = (right - 6.0).min(reach.max(right - 2.5 * before.size)) - before.x1;
            let wrapped = room < first_word(line) + 0.6 * before.size;
            let numbered = crate::understand::head(&line.text).is_numbered();
            if wrapped && !(numbered && ends_sentence(&before.text)) {
                glue(&mut out, &line.text);
                continue;
            }
            out.push('\n');
        }
        out.push_str(&line.text);
    }
    out
}

/// Width of what could not be parted and so had to go to the next line.
fn first_word(line: &Line) -> f32 {
    let letters = line
        .text
        .chars()
        .take_while(|c| !is_wide(*c) && !c.is_whitespace())
        .count();
    0.5 * line.size * letters.min(30) as f32 + if letters == 0 { line.size } else { 0.0 }
}

pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end()
        .ends_with(['。', '；', ';', '：', ':', '！', '？', '.', '!', '?'])
}

/// Joins a wrapped line: a blank only between Latin words.
pub(super) fn glue(out: &mut String, next: &str) {
    let last = out.chars().last();
    let first = next.chars().next();
    if let (Some(a), Some(b)) = (last, first)
        && !is_wide(a)
        && !is_wide(b)
        && a != '-'
        && (a.is_alphabetic() && b.is_alphanumeric() || ",.;:)".contains(a) && b.is_alphanumeric())
    {
        out.push(' ');
    }
    out.push_str(next);
}
