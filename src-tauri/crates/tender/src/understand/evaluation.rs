//! Scoring tables: part, item, points, criterion. Performance reviews (履约考核) look the same and
//! are left out.

use bidwright_domain::tender::{BlockBody, ClauseKind, EvaluationItem, Loc, Warning};

use super::columns::{Role, is_plain_number, role_of};
use super::english::is_english;
use super::lines::at;
use super::score_checks::{contradiction, sums};
use super::scores::{bare_name, head_roles, in_words, is_part, opening, part_name, points};
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
    let says = ["评分", "评标", "评审", "Evaluation", "Criteria"]
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
                "合计"
                    | "总分"
                    | "总计"
                    | "合计得分"
                    | "小计"
                    | "综合得分"
                    | "总得分"
                    | "Total"
                    | "TOTAL"
                    | "Totalpoints"
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
            let text = if is_english(cell) {
                cell.trim().to_owned()
            } else {
                squeezed(cell)
            };
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

fn push_line(out: &mut String, line: &str) {
    if !out.is_empty() && !line.is_empty() {
        out.push('\n');
    }
    out.push_str(line);
}
