//! What the bid must hold: lists of parts, tables of contents of the bid, forms.

use std::collections::HashSet;

use bidwright_domain::tender::{BlockBody, ClauseKind, RequiredDocument};

use super::columns::{Role, columns};
use super::forms::form_heading;
use super::head::{MARKS, Style, head};
use super::lines::at;
use super::section::Place;
use crate::layer::Layer;
use crate::words::{join_number, squeezed};

pub(crate) fn documents(layer: &Layer, places: &[Place]) -> Vec<RequiredDocument> {
    let mut found = Found {
        out: Vec::new(),
        seen: HashSet::new(),
    };
    let mut list: Option<List> = None;
    for (i, block) in layer.blocks.iter().enumerate() {
        if places[i].contents {
            continue;
        }
        let place = &places[i];
        match &block.body {
            BlockBody::Paragraph { text, number, .. } => {
                let line = join_number(number, text);
                let parsed = head(&line);
                if let Some(group) = lead(&line) {
                    list = Some(List {
                        group,
                        style: parsed.style,
                        items: 0,
                    });
                    continue;
                }
                list = list.filter(|l| l.goes_on(&line, place));
                if let Some(list) = &mut list {
                    if is_volume(parsed.rest) {
                        let group = squeezed(parsed.rest);
                        group
                            .trim_end_matches(['：', ':'])
                            .clone_into(&mut list.group);
                        continue;
                    }
                    if let (Some(_), Some(name)) = (parsed.style, document_name(parsed.rest)) {
                        list.items += 1;
                        found.push(
                            &list.group,
                            name,
                            line.contains("附件") || line.contains("见格式"),
                            at(layer, i, None),
                        );
                    }
                } else if place.kind == ClauseKind::Format
                    && let Some(name) =
                        form_heading(&line, layer.hints[i].bold || place.is_heading, place.listed)
                {
                    found.push(&place.chapter, name, true, at(layer, i, None));
                }
            }
            BlockBody::Table { rows } => table(layer, i, rows, place, list.as_ref(), &mut found),
        }
    }
    found.out
}

struct Found {
    out: Vec<RequiredDocument>,
    seen: HashSet<String>,
}

impl Found {
    /// The same document named again in the forms is the same document.
    fn push(&mut self, group: &str, name: String, form: bool, at: bidwright_domain::tender::Loc) {
        let key = key(&name);
        if key.is_empty() {
            return;
        }
        if !self.seen.insert(key.clone()) {
            if let Some(known) = self.out.iter_mut().find(|d| self::key(&d.name) == key) {
                known.form |= form;
            }
            return;
        }
        self.out.push(RequiredDocument {
            group: group.to_owned(),
            name,
            form,
            at: Some(at),
        });
    }
}

fn key(name: &str) -> String {
    let bare = squeezed(name);
    let bare = bare.split(['（', '(']).next().unwrap_or(&bare);
    bare.trim_end_matches("格式")
        .trim_start_matches("附件")
        .to_owned()
}

/// A list of parts that is being read.
struct List {
    group: String,
    style: Option<Style>,
    items: u32,
}

impl List {
    /// The list ends at the next heading, at a number of the lead-in's own style, or at running text.
    fn goes_on(&self, line: &str, place: &Place) -> bool {
        let parsed = head(line);
        match parsed.style {
            Some(style) if Some(style) == self.style => false,
            Some(Style::Part | Style::Chapter | Style::Section) => false,
            Some(_) => true,
            None if place.is_heading => false,
            None => self.items == 0 && squeezed(line).chars().count() < 60,
        }
    }
}

/// `投标文件的组成：`, `1.投标文件正文（信息公开部分），主要包括以下内容：`, `资格证明文件包括：`.
fn lead(line: &str) -> Option<String> {
    let parsed = head(line);
    let words = squeezed(parsed.rest);
    let has = |list: &[&str]| list.iter().any(|w| words.contains(w));
    let length = words.chars().count();
    let about = has(&[
        "投标文件",
        "响应文件",
        "应答文件",
        "投标书",
        "磋商文件组成",
        "资格证明文件",
        "商务文件",
        "技术文件",
        "报价文件",
        "证明文件",
        // `商务标书包括：`, `技术标应包含以下内容：`
        "商务标",
        "技术标",
        "报价标",
        "价格标",
        "资信标",
    ]);
    let lists = has(&[
        "组成",
        "构成",
        "包括",
        "包含",
        "由下列",
        "应提供",
        "如下内容",
        "以下内容",
        "下列资料",
        "下列文件",
        "目录",
    ]);
    // `响应文件构成（响应文件应具有但不局限于以下内容）` opens a list as a heading.
    let bare = words.split(['（', '(']).next().unwrap_or(&words);
    let opens = words.ends_with(['：', ':']) || bare.chars().count() <= 22;
    (about
        && lists
        && opens
        && length <= 90
        && !has(&[
            "招标文件由",
            "招标文件包括",
            "招标文件的组成",
            "招标文件的构成",
            "招标文件构成",
            "不得",
        ]))
    .then(|| {
        let end = words.find(['，', '：', ':', '。']).unwrap_or(words.len());
        words[..end].to_owned()
    })
}

/// `（一）商务标`, `二、技术部分`: a volume of the bid, whose parts follow.
fn is_volume(text: &str) -> bool {
    let words = squeezed(text);
    let words = words.trim_end_matches(['：', ':']);
    ["商务", "技术", "报价", "价格", "资格", "资信"]
        .iter()
        .any(|w| words.starts_with(w))
        && words.chars().count() <= 12
        && (words.ends_with('标') || words.ends_with("部分") || words.ends_with("标书"))
}

/// The name at the start of a list item: up to its first bracket, comma or sentence end.
fn document_name(text: &str) -> Option<String> {
    let text = squeezed(text)
        .trim_start_matches(|c: char| MARKS.contains(&c))
        .to_owned();
    let end = text
        .find(['；', ';', '。', '：', ':'])
        .unwrap_or(text.len());
    let mut name = text[..end].to_owned();
    if name.chars().count() > 36 {
        name = without_brackets(&name);
    }
    if name.chars().count() > 36 {
        let cut = name.find(['，', ',']).unwrap_or(name.len());
        name.truncate(cut);
    }
    // `按照本须知第9条要求填写的投标函` is the 投标函.
    if name.starts_with("按")
        && let Some((_, rest)) = name
            .split_once("的")
            .filter(|(_, r)| r.chars().count() >= 3)
    {
        name = rest.to_owned();
    }
    let length = name.chars().count();
    // `投标文件由两部分构成` is a sentence.
    let bare = name.split(['（', '(']).next().unwrap_or(&name);
    let sentence = ["由", "请", "应当", "不得", "必须", "将", "均应"]
        .iter()
        .any(|w| bare.contains(w))
        && length > 9;
    ((2..=60).contains(&length) && !sentence).then_some(name)
}

/// `最近三年（2023年至今）类似项目业绩（列表）` -> `最近三年类似项目业绩`.
fn without_brackets(name: &str) -> String {
    let mut depth = 0u32;
    let mut out = String::new();
    for c in name.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Heads of the column that names the documents.
const NAMES: [&str; 7] = [
    "内容",
    "目录内容",
    "文件名称",
    "资料名称",
    "材料名称",
    "名称",
    "目录",
];

/// A table of the bid's contents: `序号 | 内容 | 备注` with `格式见附件1`, or a table below a list's
/// lead-in.
fn table(
    layer: &Layer,
    block: usize,
    rows: &[Vec<String>],
    place: &Place,
    list: Option<&List>,
    found: &mut Found,
) {
    let columns = columns(rows);
    let Some(head_row) = columns.head else { return };
    let named = |c: &String| NAMES.contains(&squeezed(c).as_str());
    let Some(column) = rows[head_row].iter().position(named) else {
        return;
    };
    let listed = list.is_some_and(|l| l.items == 0) || names_forms(rows);
    if !listed || columns.has(Role::Points) || columns.has(Role::Quantity) {
        return;
    }
    let group = list.map_or_else(|| place.heading.clone(), |l| l.group.clone());
    for (r, row) in rows.iter().enumerate().skip(head_row + 1) {
        if let Some(name) = row.get(column).and_then(|c| document_name(head(c).rest)) {
            let remark: String = row.iter().skip(column + 1).map(|c| squeezed(c)).collect();
            let form = remark.contains("附件") || remark.contains("格式见");
            found.push(&group, name, form, at(layer, block, Some((r, column))));
        }
    }
}

/// A third of the rows or more speak of annexes and forms.
fn names_forms(rows: &[Vec<String>]) -> bool {
    let speaks = |cell: &String| {
        let cell = squeezed(cell);
        ["附件", "格式", "自拟"].iter().any(|w| cell.contains(w))
    };
    rows.iter().filter(|row| row.iter().any(speaks)).count() * 3 >= rows.len()
}
