//! Drawn lines -> grids of cells.

use super::glyphs::Rule;

/// How far lines may miss each other and still meet, in points.
const REACH: f32 = 3.0;
/// Lines closer than this are one line (double borders, borders drawn per cell).
const SAME: f32 = 2.2;
/// A page with more separate lines than this holds a drawing, not a table.
const MAX_MERGED: usize = 2500;

/// A ruled table: `xs` and `ys` are all column and row edges; `home[r][c]` is the top left place of
/// the merged cell that holds the place `(r, c)`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RuledGrid {
    pub xs: Vec<f32>,
    pub ys: Vec<f32>,
    pub home: Vec<Vec<(usize, usize)>>,
}

impl RuledGrid {
    pub(super) fn rows(&self) -> usize {
        self.ys.len() - 1
    }

    pub(super) fn columns(&self) -> usize {
        self.xs.len() - 1
    }

    /// The merged cell at a point, if inside.
    pub(super) fn cell_at(&self, x: f32, y: f32) -> Option<(usize, usize)> {
        let column = self.xs.partition_point(|e| *e <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|e| *e <= y).checked_sub(1)?;
        self.home.get(row)?.get(column).copied()
    }

    pub(super) fn top(&self) -> f32 {
        self.ys[0]
    }

    /// Number of different cells.
    pub(super) fn cells(&self) -> usize {
        let own = |r: usize, c: usize| usize::from(self.home[r][c] == (r, c));
        (0..self.rows())
            .map(|r| (0..self.columns()).map(|c| own(r, c)).sum::<usize>())
            .sum()
    }
}

/// All tables that the page's lines form, from top to bottom. Boxes of a single cell are left out.
pub(super) fn grids(across: Vec<Rule>, down: Vec<Rule>) -> Vec<RuledGrid> {
    let across = merged(across);
    let down = merged(down);
    if across.len() + down.len() > MAX_MERGED {
        return Vec::new();
    }
    let mut grids: Vec<RuledGrid> = components(&across, &down)
        .into_iter()
        .filter_map(|(h, v)| grid(&h, &v))
        .filter(|g| g.cells() > 1)
        .collect();
    grids.sort_by(|a, b| a.top().total_cmp(&b.top()));
    grids
}

/// Collinear pieces joined.
fn merged(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut out: Vec<Rule> = Vec::new();
    let mut start = 0;
    while start < rules.len() {
        let mut end = start + 1;
        while end < rules.len() && rules[end].at - rules[start].at <= SAME {
            end += 1;
        }
        let mut group = rules[start..end].to_vec();
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let at = group.iter().map(|r| r.at).sum::<f32>() / group.len() as f32;
        let first = out.len();
        for rule in group {
            match out[first..].last_mut() {
                Some(last) if rule.from <= last.to + REACH => last.to = last.to.max(rule.to),
                _ => out.push(Rule { at, ..rule }),
            }
        }
        start = end;
    }
    out
}

type Lines = (Vec<Rule>, Vec<Rule>);

/// Lines that touch each other belong together.
fn components(across: &[Rule], down: &[Rule]) -> Vec<Lines> {
    let mut parent: Vec<usize> = (0..across.len() + down.len()).collect();
    for (i, h) in across.iter().enumerate() {
        for (j, v) in down.iter().enumerate() {
            let meets = v.at >= h.from - REACH
                && v.at <= h.to + REACH
                && h.at >= v.from - REACH
                && h.at <= v.to + REACH;
            if meets {
                let (a, b) = (find(&mut parent, i), find(&mut parent, across.len() + j));
                parent[a] = b;
            }
        }
    }
    let mut out: std::collections::BTreeMap<usize, Lines> = std::collections::BTreeMap::new();
    for (i, h) in across.iter().enumerate() {
        out.entry(find(&mut parent, i)).or_default().0.push(*h);
    }
    for (j, v) in down.iter().enumerate() {
        out.entry(find(&mut parent, across.len() + j))
            .or_default()
            .1
            .push(*v);
    }
    out.into_values()
        .filter(|(h, v)| !h.is_empty() && !v.is_empty() && h.len() + v.len() >= 3)
        .collect()
}

fn find(parent: &mut [usize], mut i: usize) -> usize {
    while parent[i] != i {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    i
}

fn edges(rules: &[Rule]) -> Vec<f32> {
    let mut at: Vec<f32> = rules.iter().map(|r| r.at).collect();
    at.sort_by(f32::total_cmp);
    at.dedup_by(|b, a| *b - *a <= SAME);
    at
}

/// Lines that stick out beyond the outermost crossing line show a side that is not drawn: Word draws
/// no upper border where a table goes on on a new page, and some tables have open sides.
fn open_ends(edges: &mut Vec<f32>, crossing: &[Rule]) {
    const STICKS_OUT: f32 = 7.0;
    let (Some(&first), Some(&last)) = (edges.first(), edges.last()) else {
        return;
    };
    let start = crossing.iter().map(|r| r.from).fold(f32::MAX, f32::min);
    let end = crossing.iter().map(|r| r.to).fold(f32::MIN, f32::max);
    if start < first - STICKS_OUT {
        edges.insert(0, start);
    }
    if end > last + STICKS_OUT {
        edges.push(end);
    }
}

fn grid(across: &[Rule], down: &[Rule]) -> Option<RuledGrid> {
    let (mut xs, mut ys) = (edges(down), edges(across));
    open_ends(&mut ys, down);
    open_ends(&mut xs, across);
    if xs.len() < 2 || ys.len() < 2 || (xs.len() - 1) * (ys.len() - 1) > 20_000 {
        return None;
    }
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    let covered = |rules: &[Rule], at: f32, mid: f32| {
        rules
            .iter()
            .any(|r| (r.at - at).abs() <= SAME && r.from - 0.5 <= mid && r.to + 0.5 >= mid)
    };
    let mut parent: Vec<usize> = (0..rows * columns).collect();
    for r in 0..rows {
        let mid_y = (ys[r] + ys[r + 1]) / 2.0;
        for c in 0..columns {
            let mid_x = (xs[c] + xs[c + 1]) / 2.0;
            let here = r * columns + c;
            if c + 1 < columns && !covered(down, xs[c + 1], mid_y) {
                unite(&mut parent, here, here + 1);
            }
            if r + 1 < rows && !covered(across, ys[r + 1], mid_x) {
                unite(&mut parent, here, here + columns);
            }
        }
    }
    let home = (0..rows)
        .map(|r| {
            (0..columns)
                .map(|c| {
                    let root = find(&mut parent, r * columns + c);
                    (root / columns, root % columns)
                })
                .collect()
        })
        .collect();
    Some(RuledGrid { xs, ys, home })
}

/// The smaller index stays the root, so the root is the top left place.
fn unite(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (find(parent, a), find(parent, b));
    let (low, high) = (a.min(b), a.max(b));
    parent[high] = low;
}
