//! Glyphs -> lines of text.

use super::glyphs::Sign;
use crate::words::is_wide;

/// One line of text; y is its baseline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub x0: f32,
    pub x1: f32,
    pub y: f32,
    pub size: f32,
}

/// Lines from top to bottom. `signs` may come in any order.
pub(super) fn lines(mut signs: Vec<Sign>) -> Vec<Line> {
    signs.retain(|s| s.x.is_finite() && s.y.is_finite());
    signs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut out = Vec::new();
    let mut row: Vec<Sign> = Vec::new();
    // The baseline of a row is that of its largest signs, so that a raised footnote mark does not
    // open a row of its own.
    let mut base = (0.0f32, 0.0f32);
    for sign in signs {
        if row.is_empty() || sign.y - base.0 > 0.45 * base.1.max(sign.size) {
            finish(&mut out, &mut row);
            base = (sign.y, sign.size);
        } else if sign.size > base.1 * 1.2 && sign.c != ' ' {
            base = (sign.y, sign.size);
        }
        row.push(sign);
    }
    finish(&mut out, &mut row);
    out
}

fn finish(out: &mut Vec<Line>, row: &mut Vec<Sign>) {
    let mut signs = std::mem::take(row);
    signs.sort_by(|a, b| a.x.total_cmp(&b.x));
    drop_doubles(&mut signs);
    if let Some(line) = line(&signs) {
        out.push(line);
    }
}

/// Word's artificial bold paints a glyph twice, the second a hair to the right.
fn drop_doubles(signs: &mut Vec<Sign>) {
    signs.dedup_by(|b, a| {
        b.c == a.c && (b.x - a.x).abs() < 0.12 * a.size && (b.y - a.y).abs() < 0.12 * a.size
    });
}

fn line(signs: &[Sign]) -> Option<Line> {
    let inked = || signs.iter().filter(|s| !s.c.is_whitespace());
    let first = inked().next()?;
    let x1 = inked().map(Sign::end).fold(f32::MIN, f32::max);
    let size = inked().map(|s| s.size).fold(0.0, f32::max);
    // The most frequent baseline stands for the line.
    let y = inked()
        .find(|s| s.size > 0.9 * size)
        .map_or(first.y, |s| s.y);
    let mut text = String::new();
    let mut before: Option<&Sign> = None;
    let mut blank = false;
    for sign in signs {
        if sign.c.is_whitespace() {
            blank |= before.is_some();
            continue;
        }
        if let Some(b) = before {
            text.push_str(between(b, sign, blank));
        }
        blank = false;
        text.push(sign.c);
        before = Some(sign);
    }
    Some(Line {
        text,
        x0: first.x,
        x1,
        y,
        size,
    })
}

/// What stands between two signs: nothing, a blank, or a wide blank for a column of its own.
fn between(a: &Sign, b: &Sign, blank: bool) -> &'static str {
    let gap = (b.x - a.end()) / a.size.max(b.size).max(1.0);
    if gap > 1.9 {
        return "  ";
    }
    let wide = is_wide(a.c) && is_wide(b.c);
    let needed = match (wide, blank) {
        // Justified Chinese text is stretched by up to half a character.
        (true, false) => 0.7,
        (true, true) => 0.3,
        // A drawn blank between Latin letters counts even when it is narrow.
        (false, true) => 0.05,
        (false, false) => 0.22,
    };
    if gap > needed { " " } else { "" }
}
