//! Page headers, footers and printed page numbers: found by their repetition, then left out.

use std::collections::HashMap;

use super::lines::Line;
use super::page::PageText;

/// Share of the page's height at the top and at the bottom where furniture stands.
const BAND: f32 = 0.12;

/// Removes lines that stand in the margin and come back, digits aside, on three or more pages, and
/// printed page numbers such as `- 3 -`, `3/91`, `第3页 共91页`, `Page 3 of 91`.
pub(super) fn remove(pages: &mut [PageText]) {
    let mut seen: HashMap<(String, i32), u32> = HashMap::new();
    for page in pages.iter() {
        let mut here: Vec<(String, i32)> = page
            .lines
            .iter()
            .filter(|l| in_band(l, page.height))
            .map(key)
            .collect();
        here.sort();
        here.dedup();
        for key in here {
            *seen.entry(key).or_default() += 1;
        }
    }
    for page in pages.iter_mut() {
        let height = page.height;
        page.lines.retain(|line| {
            if !in_band(line, height) {
                return true;
            }
            let (text, y) = key(line);
            // The same line may sit a little higher on pages of another size.
            let times: u32 = (-1..=1)
                .map(|d| seen.get(&(text.clone(), y + d)).copied().unwrap_or(0))
                .sum();
            !(times >= 3 || is_page_number(&line.text))
        });
    }
}

fn in_band(line: &Line, height: f32) -> bool {
    line.y < height * BAND || line.y > height * (1.0 - BAND * 0.8)
}

fn key(line: &Line) -> (String, i32) {
    let text = line
        .text
        .chars()
        .filter(|c| !c.is_ascii_digit() && !c.is_whitespace())
        .collect();
    (text, (line.y / 6.0) as i32)
}

fn is_page_number(text: &str) -> bool {
    let text = crate::words::squeezed(text).to_lowercase();
    let rest: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    text.chars().any(|c| c.is_ascii_digit())
        && text.chars().count() <= 16
        && matches!(
            rest.as_str(),
            "" | "-"
                | "--"
                | "—"
                | "——"
                | "–"
                | "––"
                | "/"
                | "第页"
                | "第页共页"
                | "第页,共页"
                | "第页，共页"
                | "第页/共页"
                | "第页（共页）"
                | "共页第页"
                | "page"
                | "pageof"
                | "page/"
                | "·"
                | "··"
                | "~~"
                | "()"
                | "（）"
                | "页"
        )
}
