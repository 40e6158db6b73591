//! Labels and values: `项目编号：WLCG-2024`, `1 | 采购人 | 名称：…`, a head `预算金额（万元）` over `87.5`.

use bidwright_domain::tender::{BlockBody, ClauseKind, Loc};

use crate::error::ReadError;
use crate::layer::Layer;
use crate::understand::columns::is_plain_number;
use crate::understand::head::head;
use crate::understand::lines::at;
use crate::understand::section::Place;
use crate::watch::Stage;
use crate::words::{join_number, squeezed, tidied};

/// A label (squeezed, without number and brackets) and what stands behind it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pair {
    pub label: String,
    /// What stood in brackets in the label, e.g. `万元`.
    pub unit: String,
    pub value: String,
    pub at: Loc,
    pub kind: ClauseKind,
    /// Read under a table's head: one of several rows or packages.
    pub listed: bool,
}

/// Labels that also end the value before them when several stand in one line.
const STOPS: [&str; 15] = [
    "项目编号",
    "招标编号",
    "采购编号",
    "项目名称",
    "采购人",
    "招标人",
    "采购代理机构",
    "招标代理机构",
    "代理机构",
    "包号",
    "地址",
    "联系人",
    "联系电话",
    "联系方式",
    "日期",
];

/// All pairs of the document in reading order.
pub(super) fn pairs(
    layer: &Layer,
    places: &[Place],
    stage: &Stage<'_>,
) -> Result<Vec<Pair>, ReadError> {
    let mut out = Vec::new();
    for (i, block) in layer.blocks.iter().enumerate() {
        stage.tick(50, i, layer.blocks.len())?;
        if places[i].contents {
            continue;
        }
        let kind = places[i].kind;
        match &block.body {
            BlockBody::Paragraph { text, number, .. } => {
                let line = tidied(&join_number(number, text));
                for part in line.lines() {
                    in_line(part, at(layer, i, None), kind, &mut out);
                }
                open_label(layer, i, &line, kind, &mut out);
                party_heading(&line, at(layer, i, None), kind, &mut out);
            }
            BlockBody::Table { rows } => in_table(layer, i, rows, kind, &mut out),
        }
    }
    headed_names(&mut out);
    Ok(out)
}

fn pair(label: &str, value: &str, at: Loc, kind: ClauseKind) -> Option<Pair> {
    let rest = head(label).rest;
    let (label, unit) = parted(&squeezed(rest));
    let value = value
        .trim()
        .trim_end_matches(['。', '；', ';', '，', ','])
        .trim();
    let length = label.chars().count();
    (length > 1 && length <= 24).then(|| Pair {
        label,
        unit,
        value: value.to_owned(),
        at,
        kind,
        listed: false,
    })
}

/// `预算金额(元)` -> label and unit; `采购人（章）` loses its bracket too.
fn parted(label: &str) -> (String, String) {
    match label.find(['（', '(']) {
        Some(open) if open > 0 => {
            let inner = label[open..].trim_matches(|c| "（）()".contains(c));
            (label[..open].to_owned(), inner.to_owned())
        }
        _ => (label.to_owned(), String::new()),
    }
}

/// `项目名称：X  项目编号：Y` gives two pairs.
fn in_line(line: &str, at: Loc, kind: ClauseKind, out: &mut Vec<Pair>) {
    let mut rest = line;
    while let Some(colon) = rest.find(['：', ':']) {
        let label = last_words(&rest[..colon]);
        let after = &rest[colon..];
        let after = &after[after.chars().next().map_or(0, char::len_utf8)..];
        let end = next_label(after);
        out.extend(pair(label, &after[..end], at, kind));
        if end == after.len() {
            return;
        }
        rest = &after[end..];
    }
}

/// The label is the last sentence part before the colon.
fn last_words(text: &str) -> &str {
    let start = text
        .rfind(['。', '；', ';', '，', ',', '☑', '■', '√'])
        .map_or(0, |i| {
            i + text[i..].chars().next().map_or(0, char::len_utf8)
        });
    &text[start..]
}

/// Where the value ends because another known label begins.
fn next_label(text: &str) -> usize {
    let mut end = text.len();
    for stop in STOPS {
        for (i, _) in text.match_indices(stop) {
            let behind = &text[i + stop.len()..];
            let near = behind
                .find(['：', ':'])
                .is_some_and(|c| behind[..c].chars().count() <= 6);
            if i > 0 && near && i < end {
                end = i;
            }
        }
    }
    end
}

/// A label alone on its line, its value in the next paragraph: `3.预算金额：` + `人民币壹佰…`.
fn open_label(layer: &Layer, block: usize, line: &str, kind: ClauseKind, out: &mut Vec<Pair>) {
    let trimmed = line.trim_end();
    let bare = trimmed.trim_end_matches(['：', ':']);
    if bare.len() == trimmed.len() || squeezed(bare).chars().count() > 20 {
        return;
    }
    if let Some(next) = layer.blocks.get(block + 1)
        && let BlockBody::Paragraph { text, .. } = &next.body
        && !text.contains(['：', ':'])
    {
        out.extend(pair(
            last_words(bare),
            text,
            at(layer, block + 1, None),
            kind,
        ));
    }
}

/// `1.采购人信息` on a line of its own: opens the section of the `名称：` below it.
fn party_heading(line: &str, at: Loc, kind: ClauseKind, out: &mut Vec<Pair>) {
    let (label, _) = parted(&squeezed(head(line).rest));
    let names_party = [
        "采购人",
        "招标人",
        "采购单位",
        "招标单位",
        "代理机构",
        "组织机构",
        "采购人信息",
        "机构信息",
    ]
    .iter()
    .any(|w| label.ends_with(w));
    if names_party && !label.contains(['：', ':']) && label.chars().count() <= 12 {
        out.push(Pair {
            label,
            unit: String::new(),
            value: String::new(),
            at,
            kind,
            listed: false,
        });
    }
}

fn in_table(
    layer: &Layer,
    block: usize,
    rows: &[Vec<String>],
    kind: ClauseKind,
    out: &mut Vec<Pair>,
) {
    for (r, row) in rows.iter().enumerate() {
        let filled: Vec<usize> = (0..row.len())
            .filter(|c| !row[*c].trim().is_empty())
            .collect();
        for (n, &c) in filled.iter().enumerate() {
            let place = at(layer, block, Some((r, c)));
            for line in row[c].lines() {
                in_line(&tidied(line), place, kind, out);
            }
            in_cell(&row[c], place, kind, out);
            // The neighbour to the right: `20 | 投标有效期 | 120 个日历日`.
            if let Some(&next) = filled.get(n + 1)
                && !is_plain_number(&row[c])
                && row[c].chars().count() <= 30
            {
                let label = row[c].trim().trim_end_matches(['：', ':']);
                let place = at(layer, block, Some((r, next)));
                out.extend(pair(label, &row[next], place, kind));
            }
        }
    }
    under_heads(layer, block, rows, kind, out);
}

/// `本次招标的最高投标限价：⏎总价：2,435,216.00元/年`: a label whose value is on the cell's next line.
fn in_cell(cell: &str, at: Loc, kind: ClauseKind, out: &mut Vec<Pair>) {
    let lines: Vec<&str> = cell.lines().collect();
    for two in lines.windows(2) {
        let label = two[0].trim_end();
        if label.ends_with(['：', ':']) {
            let value = two[1].rsplit(['：', ':']).next().unwrap_or(two[1]);
            out.extend(pair(label.trim_end_matches(['：', ':']), value, at, kind));
        }
    }
}

/// A head row over one or more data rows: `预算金额（万元）` over `87.5`.
fn under_heads(
    layer: &Layer,
    block: usize,
    rows: &[Vec<String>],
    kind: ClauseKind,
    out: &mut Vec<Pair>,
) {
    let (Some(heads), Some(first)) = (rows.first(), rows.get(1)) else {
        return;
    };
    let short = heads
        .iter()
        .filter(|c| !c.trim().is_empty())
        .all(|c| squeezed(c).chars().count() <= 22);
    if !short || heads.len() < 3 {
        return;
    }
    for (c, (label, value)) in heads.iter().zip(first).enumerate() {
        if !label.trim().is_empty() && !value.trim().is_empty() {
            let found = pair(label, value, at(layer, block, Some((1, c))), kind);
            out.extend(found.map(|p| Pair { listed: true, ..p }));
        }
    }
}

/// `2.采购代理机构信息` above `名称：公诚管理咨询有限公司`: the name gets the heading's label.
fn headed_names(pairs: &mut Vec<Pair>) {
    let mut more: Vec<Pair> = Vec::new();
    for p in pairs.iter() {
        let value = p.value.trim();
        if let Some(name) = value
            .strip_prefix("名称：")
            .or_else(|| value.strip_prefix("单位名称："))
            .or_else(|| value.strip_prefix("名称:"))
        {
            let name = name.lines().next().unwrap_or(name).to_owned();
            more.push(Pair {
                value: name,
                ..p.clone()
            });
        }
    }
    pairs.extend(more);
}
