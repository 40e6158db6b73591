//! Scoring that stands in paragraphs instead of a table.

use bidwright_domain::tender::{BlockBody, ClauseKind, EvaluationItem, Loc};

use super::english;
use super::head::{Head, Style, head};
use super::lines::at;
use super::section::Place;
use crate::layer::Layer;
use crate::words::{join_number, squeezed};

/// `1、技术方案（40分）：…`, `（二）服务方案 50分`, `5.01 Technical Approach (60%)` in the evaluation chapter.
/// A heading whose points its own items add up to is their part.
pub(super) fn prose(layer: &Layer, places: &[Place]) -> Vec<EvaluationItem> {
    let mut found: Vec<Scored> = Vec::new();
    for (i, block) in layer.blocks.iter().enumerate() {
        let BlockBody::Paragraph { text, number, .. } = &block.body else {
            continue;
        };
        if places[i].contents || places[i].kind != ClauseKind::Evaluation {
            continue;
        }
        let line = join_number(number, text);
        let first = line.lines().next().unwrap_or_default();
        match scored(first, places[i].is_heading) {
            Some((name, points, criterion)) => found.push(Scored {
                style: head(first).style,
                name,
                points,
                criterion,
                at: at(layer, i, None),
            }),
            None => {
                if let Some(last) = found.last_mut().filter(|_| !places[i].is_heading) {
                    goes_on(&mut last.criterion, &line);
                }
            }
        }
    }
    // A single figure elsewhere in the chapter (`小型企业（扣除10分）`) is no list of items.
    if found.len() < 2 {
        return Vec::new();
    }
    with_parts(found)
}

/// Bytes of a criterion; what stands behind the last item to the chapter's end is not all its words.
const LONGEST: usize = 2000;

struct Scored {
    style: Option<Style>,
    name: String,
    points: f64,
    criterion: String,
    at: Loc,
}

fn goes_on(criterion: &mut String, line: &str) {
    if criterion.len() + line.len() > LONGEST {
        return;
    }
    if !criterion.is_empty() {
        criterion.push('\n');
    }
    criterion.push_str(line.trim());
}

/// Headings whose items follow become parts.
fn with_parts(found: Vec<Scored>) -> Vec<EvaluationItem> {
    let mut out = Vec::new();
    let mut part: Option<(String, Option<Style>)> = None;
    for (i, item) in found.iter().enumerate() {
        if part.as_ref().is_some_and(|(_, style)| *style == item.style) {
            part = None;
        }
        let below: f64 = found[i + 1..]
            .iter()
            .take_while(|n| n.style != item.style)
            .map(|n| n.points)
            .sum();
        if below > 0.0 && (below - item.points).abs() < 0.01 {
            part = Some((item.name.clone(), item.style));
            continue;
        }
        out.push(EvaluationItem {
            part: part.as_ref().map(|(p, _)| p.clone()).unwrap_or_default(),
            item: item.name.clone(),
            points: Some(item.points),
            criterion: item.criterion.clone(),
            at: Some(item.at),
        });
    }
    out
}

/// Name, points and the words behind them.
fn scored(line: &str, heading: bool) -> Option<(String, f64, String)> {
    let parsed = head(line);
    if english::is_english(line) {
        return heading.then(|| in_english(parsed.rest)).flatten();
    }
    in_chinese(&parsed, heading)
}

/// `技术方案（40分）：…`, `类似业绩（满分30分）`, `服务方案 50分`, `报价（权重30%）`.
fn in_chinese(parsed: &Head<'_>, heading: bool) -> Option<(String, f64, String)> {
    parsed.style?;
    let rest = parsed.rest;
    let (name, behind) = match rest.find(['（', '(']) {
        Some(open) => (&rest[..open], &rest[open..]),
        // Without brackets only a whole heading: `（一）报价 30分`.
        None => {
            let figures = rest.find(|c: char| c.is_ascii_digit())?;
            let tail = squeezed(&rest[figures..]);
            (heading || tail.ends_with('分')).then_some(())?;
            (&rest[..figures], &rest[figures..])
        }
    };
    let bare = squeezed(behind);
    let inner = bare.trim_start_matches(['（', '(']);
    let inner = [
        "满分", "最高", "权重", "共", "分值", "0-", "0~", "0—", "0～", "0－",
    ]
    .iter()
    .fold(inner, |t, w| t.strip_prefix(w).unwrap_or(t))
    .trim_start_matches(['为', '：', ':']);
    let digits: String = inner
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let after = &inner[digits.len()..];
    let unit = after
        .strip_prefix('分')
        .or_else(|| after.strip_prefix('%'))?;
    let points: f64 = digits.parse().ok().filter(|p| *p > 0.0 && *p <= 100.0)?;
    let name = squeezed(name)
        .trim_end_matches(['：', ':', '，', '-', '—'])
        .to_owned();
    let length = name.chars().count();
    let sentence = name.contains(['。', '；', '，'])
        || name.contains("得分") && length > 8
        || name.ends_with('得');
    let criterion = unit
        .trim_start_matches(['）', ')', '：', ':', '。', '；'])
        .to_owned();
    ((2..=24).contains(&length)
        && !sentence
        && !["总分", "总计", "总得分", "合计"].contains(&name.as_str()))
    .then_some((name, points, criterion))
}

/// `Technical Approach (60%)`, `Cost – 40 points`, `Staffing (maximum 25 points)`, `Staffing Plan—10 Percent`.
fn in_english(rest: &str) -> Option<(String, f64, String)> {
    let open = rest.rfind(['(', '–', '—', '-', ':'])?;
    let (name, tail) = rest.split_at(open);
    let tail = tail
        .trim_start_matches(['(', '–', '—', '-', ':', ' '])
        .trim_end_matches([')', '.', ' '])
        .to_lowercase();
    let tail = ["maximum of ", "maximum ", "max ", "up to ", "worth "]
        .iter()
        .fold(tail.as_str(), |t, w| t.strip_prefix(w).unwrap_or(t));
    let digits: String = tail
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let unit = tail[digits.len()..].trim();
    let known = [
        "%",
        "percent",
        "points",
        "point",
        "pts",
        "points maximum",
        "points possible",
    ];
    let points: f64 = digits.parse().ok().filter(|p| *p > 0.0)?;
    let name = name.trim().trim_end_matches(['–', '—', '-', ':']).trim();
    (known.contains(&unit) && name.split_whitespace().count() <= 14 && name.len() > 2)
        .then(|| (name.to_owned(), points, String::new()))
}
