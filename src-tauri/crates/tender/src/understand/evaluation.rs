//! Scoring tables: part, item, points, criterion. Performance reviews (履约考核) look the same and
//! are left out.

use bidwright_domain::tender::{BlockBody, ClauseKind, EvaluationItem, Loc, Warning};

use super::columns::{Role, is_plain_number, role_of};
use super::head::head;
use super::lines::at;
use super::section::Place;
use crate::layer::Layer;
use crate::words::squeezed;

pub(crate) fn evaluation(
    layer: &Layer,
    places: &[Place],
    warnings: &mut Vec<Warning>,
) -> Vec<EvaluationItem> {
    let mut out = Vec::new();
    for (i, block) in layer.blocks.iter().enumerate() {
        let BlockBody::Table { rows } = &block.body else {
            continue;
        };
        if !is_scoring(rows, &places[i], before(layer, i)) {
            continue;
        }
        let mut reader = Reader::new(layer, i);
        for (r, row) in rows.iter().enumerate() {
            reader.row(
                r,
                row,
                rows[r + 1..]
                    .iter()
                    .find(|n| n.iter().any(|c| !c.trim().is_empty())),
            );
        }
        out.extend(reader.finish(warnings));
    }
    sums(&out, warnings);
    out
}

/// The paragraph before a table often is its title.
fn before(layer: &Layer, i: usize) -> &str {
    match layer.blocks[..i].last().map(|b| &b.body) {
        Some(BlockBody::Paragraph { text, .. }) => text,
        _ => "",
    }
}

/// A scoring table stands in the evaluation chapter, or says so itself; reviews of the contractor's
/// work (`服务评价表`, `考核项目 | 分值`) and self-assessment forms do not count.
fn is_scoring(rows: &[Vec<String>], place: &Place, title: &str) -> bool {
    let Some(head) = rows
        .iter()
        .take(4)
        .find(|r| r.iter().filter(|c| role_of(c).is_some()).count() >= 2)
    else {
        return false;
    };
    let heads: String = head
        .iter()
        .map(|c| squeezed(c))
        .collect::<Vec<_>>()
        .join("|");
    let about = format!("{}|{}|{}", place.chapter, place.heading, squeezed(title));
    let review = [
        "考核",
        "评价表",
        "履约",
        "月度",
        "季度",
        "服务评价",
        "满意度",
        "自评",
    ]
    .iter()
    .any(|w| heads.contains(w) || about.contains(w) && place.kind != ClauseKind::Evaluation);
    let points = head.iter().any(|c| role_of(c) == Some(Role::Points))
        || heads.contains("得分")
        || heads.contains("评分");
    let says = ["评分", "评标", "评审"]
        .iter()
        .any(|w| about.contains(w) || heads.contains(w));
    if review || !points || matches!(place.kind, ClauseKind::Format | ClauseKind::Contract) {
        return false;
    }
    place.kind == ClauseKind::Evaluation
        || says && place.kind != ClauseKind::Technical
        || says && about.contains("评分")
}

struct Reader<'a> {
    layer: &'a Layer,
    block: usize,
    roles: Vec<Role>,
    part: String,
    name: String,
    total: Option<f64>,
    items: Vec<(EvaluationItem, bool)>,
}

impl<'a> Reader<'a> {
    fn new(layer: &'a Layer, block: usize) -> Self {
        Self {
            layer,
            block,
            roles: Vec::new(),
            part: String::new(),
            name: String::new(),
            total: None,
            items: Vec::new(),
        }
    }

    fn row(&mut self, r: usize, row: &[String], next: Option<&Vec<String>>) {
        if let Some(roles) = head_roles(row) {
            self.roles = roles;
            self.name.clear();
            return;
        }
        let filled: Vec<usize> = (0..row.len())
            .filter(|c| !row[*c].trim().is_empty())
            .collect();
        let Some(&first) = filled.first() else { return };
        if self.roles.is_empty() {
            return;
        }
        let place = at(self.layer, self.block, Some((r, first)));
        let points = self.of(row, Role::Points).and_then(|c| points(&c));
        let text = self.joined(row, Role::Text);
        let names = self.names(row);
        if row.iter().any(|c| {
            matches!(
                squeezed(c).as_str(),
                "合计" | "总分" | "总计" | "合计得分" | "小计" | "综合得分" | "总得分"
            )
        }) {
            self.total = points.or(self.total);
            return;
        }
        // `技术部分 | 45` above a head of its own, or `二、商务部分（18分）` over the whole width.
        let section = filled.len() == 1 && first == 0 && row.len() > 1;
        let above_head = text.is_empty() && next.is_some_and(|n| head_roles(n).is_some());
        if section && is_part(&row[0]) || above_head && (points.is_some() || section) {
            self.part = part_name(names.last().map_or(row[first].as_str(), String::as_str));
            self.name.clear();
            return;
        }
        self.item(names, points, text, row, place);
    }

    fn item(
        &mut self,
        names: Vec<String>,
        points: Option<f64>,
        text: String,
        row: &[String],
        place: Loc,
    ) {
        let carried = names.is_empty();
        if let Some(name) = names.last() {
            if names.len() > 1 {
                self.part = part_name(&names[0]);
            }
            self.name.clone_from(name);
        }
        let longest = row
            .iter()
            .max_by_key(|c| c.chars().count())
            .cloned()
            .unwrap_or_default();
        let criterion = if text.is_empty() && squeezed(&longest) != squeezed(&self.name) {
            longest
        } else {
            text
        };
        let points =
            points.or_else(|| in_words(&self.name, &criterion, self.roles.contains(&Role::Points)));
        // Words without points of their own continue the criterion above.
        if points.is_none()
            && (carried
                || criterion.is_empty()
                || names.last().is_some_and(|n| n.chars().count() > 40))
        {
            if let Some((last, _)) = self.items.last_mut() {
                push_line(&mut last.criterion, &criterion);
            }
            return;
        }
        if self.name.is_empty() && criterion.is_empty() {
            return;
        }
        let item = EvaluationItem {
            part: self.part.clone(),
            item: self.name.clone(),
            points,
            criterion,
            at: Some(place),
        };
        self.items.push((item, carried));
    }

    fn of(&self, row: &[String], role: Role) -> Option<String> {
        self.roles
            .iter()
            .zip(row)
            .find(|(r, c)| **r == role && !c.trim().is_empty())
            .map(|(_, c)| c.clone())
    }

    fn joined(&self, row: &[String], role: Role) -> String {
        let mut out = String::new();
        for (_, cell) in self
            .roles
            .iter()
            .zip(row)
            .filter(|(r, c)| **r == role && !c.trim().is_empty())
        {
            push_line(&mut out, cell.trim());
        }
        out
    }

    /// Name cells, outermost first, with line breaks inside words mended.
    fn names(&self, row: &[String]) -> Vec<String> {
        let mut out = Vec::new();
        for (role, cell) in self.roles.iter().zip(row) {
            let text = squeezed(cell);
            // A head 序号 that is merged over two columns hides the name column below it.
            let named = *role == Role::Name
                || *role == Role::Number && text.chars().count() >= 2 && !is_plain_number(cell);
            if named && !text.is_empty() && text.chars().count() <= 80 && points(cell).is_none() {
                out.push(text);
            }
        }
        out
    }

    /// Rows that share a name get what tells them apart: `价格：岗位明细报价合理性`.
    fn finish(mut self, warnings: &mut Vec<Warning>) -> Vec<EvaluationItem> {
        let shared: Vec<bool> = (0..self.items.len())
            .map(|i| self.items[i].1 || self.items.get(i + 1).is_some_and(|next| next.1))
            .collect();
        for ((item, _), shared) in self.items.iter_mut().zip(shared) {
            let own = shared.then(|| opening(&item.criterion)).flatten();
            item.item = bare_name(&item.item);
            if let Some(own) = own {
                item.item = format!("{}：{own}", item.item);
            }
            contradiction(item, warnings);
        }
        let items: Vec<EvaluationItem> = self.items.drain(..).map(|(i, _)| i).collect();
        let sum: f64 = items.iter().filter_map(|i| i.points).sum();
        if let Some(total) = self.total
            && (sum - total).abs() > 0.01
            && items.iter().all(|i| i.points.is_some())
        {
            warnings.push(Warning {
                code: "sum_mismatch".into(),
                text: format!("{sum} / {total}"),
                at: items.first().and_then(|i| i.at).into_iter().collect(),
            });
        }
        items
    }
}

/// Roles when the row is a head: two known headings, among them points, a number or a criterion.
fn head_roles(row: &[String]) -> Option<Vec<Role>> {
    let known: Vec<Option<Role>> = row.iter().map(|c| role_of(c)).collect();
    let filled = row.iter().filter(|c| !c.trim().is_empty()).count();
    let count = known.iter().flatten().count();
    let first_figure = row
        .iter()
        .find(|c| !c.trim().is_empty())
        .is_some_and(|c| squeezed(c).chars().all(|x| x.is_ascii_digit()));
    let telling = known
        .iter()
        .flatten()
        .any(|r| matches!(r, Role::Points | Role::Number));
    if filled < 2 || count < 2 || count * 2 < filled || first_figure || !telling && filled > 3 {
        return None;
    }
    if row.iter().any(|c| squeezed(c).chars().count() > 34) {
        return None;
    }
    let mut roles: Vec<Role> = Vec::with_capacity(row.len());
    for (c, cell) in row.iter().enumerate() {
        let head = squeezed(cell);
        let role = match known[c] {
            // 评分内容, 评审内容 names the item when a criterion column stands beside it.
            Some(Role::Text)
                if head.ends_with("内容")
                    && known.iter().skip(c + 1).flatten().any(|r| *r == Role::Text) =>
            {
                Role::Name
            }
            // 得分 beside the criterion is the points.
            None if head == "得分" || head == "分" => Role::Points,
            Some(role) => role,
            None if head.is_empty() && c > 0 => roles[c - 1],
            None => Role::Other,
        };
        roles.push(role);
    }
    if !roles.contains(&Role::Name)
        && let Some(other) = roles
            .iter()
            .position(|r| matches!(r, Role::Other | Role::Text))
    {
        roles[other] = Role::Name;
    }
    Some(roles)
}

/// `30`, `18分`, `0~15`, `0-6 分`, `45%`, `10.0`: the highest figure. Longer words are no points.
fn points(cell: &str) -> Option<f64> {
    let text = squeezed(cell).replace(['（', '）', '(', ')'], "");
    let bare = text
        .trim_end_matches(['分', '%', '％', '值'])
        .trim_start_matches(['满', '分', '≤']);
    if bare.is_empty() || bare.chars().count() > 9 {
        return None;
    }
    let parts: Vec<&str> = bare.split(['~', '～', '-', '—', '–', '至']).collect();
    let figures: Option<Vec<f64>> = parts
        .iter()
        .map(|p| p.trim_end_matches('分').parse().ok())
        .collect();
    figures?
        .into_iter()
        .reduce(f64::max)
        .filter(|p| (0.0..=1000.0).contains(p))
}

/// Points in the words when the table has no column for them: `业绩（10分）`, `满分8分`.
fn in_words(name: &str, criterion: &str, column: bool) -> Option<f64> {
    if column {
        return None;
    }
    let behind = |text: &str, mark: &str| -> Option<f64> {
        let at = text.find(mark)? + mark.len();
        let digits: String = text[at..]
            .trim_start()
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        text[at..].trim_start()[digits.len()..]
            .trim_start()
            .starts_with('分')
            .then(|| digits.parse().ok())
            .flatten()
    };
    let name = squeezed(name);
    let criterion = squeezed(criterion);
    ["（", "(", "满分", "最高"]
        .iter()
        .find_map(|m| behind(&name, m))
        .or_else(|| {
            ["满分", "最高得", "最多得", "（", "("]
                .iter()
                .find_map(|m| behind(&criterion, m))
        })
}

fn is_part(text: &str) -> bool {
    let text = squeezed(text);
    text.chars().count() <= 30
        && (text.contains("部分") || text.contains('分') || head(&text).is_numbered())
}

fn part_name(text: &str) -> String {
    squeezed(text)
}

/// `服务方案（根据投标人提供的详细服务方案进行评价）` -> `服务方案`; a short bracket stays.
fn bare_name(name: &str) -> String {
    let parsed = head(name);
    let rest = if parsed.rest.is_empty() {
        name
    } else {
        parsed.rest
    };
    match rest.find(['（', '(']) {
        Some(open)
            if open > 0 && (rest[open..].chars().count() > 14 || rest[open..].contains('分')) =>
        {
            rest[..open].to_owned()
        }
        _ => rest.to_owned(),
    }
}

/// What the criterion is about: the words before its first colon or equals sign.
fn opening(criterion: &str) -> Option<String> {
    let first = criterion.lines().next()?;
    let words = head(first).rest;
    let end = words.find(['：', ':', '=', '＝', '，', '。'])?;
    let name = squeezed(&words[..end]);
    let name = name
        .trim_start_matches("根据")
        .trim_start_matches("针对")
        .trim_end_matches("进行评分")
        .trim_end_matches("评分");
    let name = name.to_owned();
    (2..=30).contains(&name.chars().count()).then_some(name)
}

/// The criterion's own maximum differs from the points: `最高得5分` beside `6`.
fn contradiction(item: &EvaluationItem, warnings: &mut Vec<Warning>) {
    let Some(points) = item.points else { return };
    let text = squeezed(&item.criterion);
    let mut said: Vec<f64> = Vec::new();
    for mark in ["最高得", "满分", "最高不超过", "最多得"] {
        for (at, _) in text.match_indices(mark) {
            let behind = &text[at + mark.len()..];
            let digits: String = behind
                .chars()
                .take_while(|c| c.is_ascii_digit() || *c == '.')
                .collect();
            if behind[digits.len()..].starts_with('分') {
                said.extend(digits.parse::<f64>().ok());
            }
        }
    }
    // Several maxima belong to parts of the criterion; 100 is the scale of a weighted item.
    if let [only] = said[..]
        && (only - points).abs() > 0.01
        && only < 100.0
        && !text.contains("本小项")
    {
        warnings.push(Warning {
            code: "contradiction".into(),
            text: format!("{}: {points} / {only}", item.item),
            at: item.at.into_iter().collect(),
        });
    }
}

/// All items together should give 100 (or the total that the table prints).
fn sums(items: &[EvaluationItem], warnings: &mut Vec<Warning>) {
    let sum: f64 = items.iter().filter_map(|i| i.points).sum();
    let known = warnings.iter().any(|w| w.code == "sum_mismatch");
    if items.len() >= 3
        && !known
        && (sum - 100.0).abs() > 0.01
        && items.iter().all(|i| i.points.is_some())
    {
        warnings.push(Warning {
            code: "sum_mismatch".into(),
            text: format!("{sum} / 100"),
            at: items.first().and_then(|i| i.at).into_iter().collect(),
        });
    }
}

fn push_line(out: &mut String, line: &str) {
    if !out.is_empty() && !line.is_empty() {
        out.push('\n');
    }
    out.push_str(line);
}
