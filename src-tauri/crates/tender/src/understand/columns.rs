//! Tables as tenders use them: head, roles of the columns, what the table is for.

pub(crate) use super::column_words::role_of;
use crate::words::squeezed;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Number,
    Name,
    Text,
    Remark,
    /// Amounts, units, prices.
    Quantity,
    Points,
    /// What the bidder fills in: 投标响应, 偏离, 页码.
    Answer,
    Other,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Columns {
    /// Index of the head row; rows before it are titles.
    pub head: Option<usize>,
    pub roles: Vec<Role>,
    /// No head names a text column; the widest one was taken.
    pub guessed: bool,
}

impl Columns {
    pub(crate) fn of(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        self.roles
            .iter()
            .enumerate()
            .filter(move |(_, r)| **r == role)
            .map(|(i, _)| i)
    }

    pub(crate) fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// Finds the head among the first rows and gives each column its role.
pub(crate) fn columns(rows: &[Vec<String>]) -> Columns {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (r, row) in rows.iter().enumerate().take(6) {
        let filled: Vec<usize> = (0..row.len())
            .filter(|c| !row[*c].trim().is_empty())
            .collect();
        let known = filled
            .iter()
            .filter(|c| role_of(&row[**c]).is_some())
            .count();
        if filled.len() >= 2 && known >= 2 && known * 2 >= filled.len() && head_like(row, &filled) {
            let named = row.iter().any(|c| role_of(c) == Some(Role::Text));
            return Columns {
                head: Some(r),
                roles: roles(row, rows, r, width),
                guessed: !named,
            };
        }
    }
    Columns {
        head: None,
        roles: guessed(rows, width),
        guessed: true,
    }
}

/// A head's cells are short; `1 | 是否允许联合体 | □是` is data.
fn head_like(row: &[String], filled: &[usize]) -> bool {
    let first = squeezed(&row[filled[0]]);
    !first.chars().all(|c| c.is_ascii_digit())
        && filled
            .iter()
            .all(|c| squeezed(&row[*c]).chars().count() <= 40)
}

fn roles(head: &[String], rows: &[Vec<String>], at: usize, width: usize) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::with_capacity(width);
    for c in 0..width {
        let cell = head.get(c).map(String::as_str).unwrap_or_default();
        let role = match role_of(cell) {
            Some(role) => role,
            // The head cell is merged over this column.
            None if cell.trim().is_empty() && c > 0 => roles[c - 1],
            None => Role::Other,
        };
        roles.push(role);
    }
    only_text_column(&mut roles, rows, at);
    first_of_two_texts(&mut roles, rows, at);
    roles
}

/// `审查要求 | 要求说明`: of two text columns a short first one names the row.
fn first_of_two_texts(roles: &mut [Role], rows: &[Vec<String>], head: usize) {
    let texts: Vec<usize> = (0..roles.len())
        .filter(|c| roles[*c] == Role::Text)
        .collect();
    if let [first, second, ..] = texts[..] {
        let (a, b) = (
            average(rows, head + 1, first),
            average(rows, head + 1, second),
        );
        // `Deliverable | Due Date | Description` has its name already.
        let english = head_text(rows, head, first).is_ascii();
        if a < 25 && a * 2 < b && !english {
            roles[first] = Role::Name;
        }
    }
}

fn head_text(rows: &[Vec<String>], head: usize, column: usize) -> &str {
    rows.get(head)
        .and_then(|r| r.get(column))
        .map_or("", String::as_str)
}

/// A table with several text columns keeps them; one without any takes the widest name column:
/// `序号 | 内容 | 备注`.
fn only_text_column(roles: &mut [Role], rows: &[Vec<String>], head: usize) {
    if roles.contains(&Role::Text) {
        return;
    }
    let widest = (0..roles.len())
        .filter(|c| matches!(roles[*c], Role::Name | Role::Other | Role::Remark))
        .max_by_key(|c| average(rows, head + 1, *c));
    if let Some(c) = widest
        && average(rows, head + 1, c) >= 12
    {
        roles[c] = Role::Text;
    }
}

fn average(rows: &[Vec<String>], from: usize, column: usize) -> usize {
    let lengths: Vec<usize> = rows
        .iter()
        .skip(from)
        .filter_map(|r| r.get(column))
        .map(|c| c.trim().chars().count())
        .filter(|n| *n > 0)
        .collect();
    lengths
        .iter()
        .sum::<usize>()
        .checked_div(lengths.len())
        .unwrap_or(0)
}

/// Without a head: figures in the first column are numbers, the widest column is the text, columns
/// before it are names.
fn guessed(rows: &[Vec<String>], width: usize) -> Vec<Role> {
    let mut roles = vec![Role::Other; width];
    let Some(text) = (0..width).max_by_key(|c| average(rows, 0, *c)) else {
        return roles;
    };
    roles[text] = Role::Text;
    for (c, role) in roles.iter_mut().enumerate().take(text) {
        let numbers = rows
            .iter()
            .filter(|r| r.get(c).is_some_and(|x| is_plain_number(x)))
            .count();
        *role = if c == 0 && numbers * 2 >= rows.len() {
            Role::Number
        } else {
            Role::Name
        };
    }
    roles
}

/// `3`, `3.1`, `（3）`, `三`, with or without a mark.
pub(crate) fn is_plain_number(cell: &str) -> bool {
    let cell = squeezed(cell);
    let bare =
        cell.trim_matches(|c: char| super::head::MARKS.contains(&c) || "（）()、.．".contains(c));
    !bare.is_empty()
        && bare.chars().count() <= 7
        && bare.chars().all(|c| {
            c.is_ascii_digit()
                || c == '.'
                || c == '-'
                || c == '/'
                || super::numbers::chinese_digit(c).is_some()
        })
}

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// Rows are requirements.
    Requirements,
    /// Rows are scored.
    Scoring,
    /// Rows list goods with quantities.
    Goods,
    /// Rows demand people or parts in numbers: each is one line to answer.
    Counts,
    /// To be filled in by the bidder.
    Form,
}

pub(crate) fn table_use(rows: &[Vec<String>], columns: &Columns) -> Use {
    if columns.has(Role::Answer) {
        return Use::Form;
    }
    if columns.has(Role::Points) {
        return Use::Scoring;
    }
    let cells: Vec<&String> = rows
        .iter()
        .skip(columns.head.map_or(0, |h| h + 1))
        .flatten()
        .collect();
    let filled = cells.iter().filter(|c| !c.trim().is_empty()).count();
    if columns.head.is_some() && filled * 4 < cells.len() && mostly_blank(rows, columns) {
        return Use::Form;
    }
    let from = columns.head.map_or(0, |h| h + 1);
    let longest = columns
        .of(Role::Text)
        .map(|c| average(rows, from, c))
        .max()
        .unwrap_or(0);
    if counts_only(rows, columns) {
        return Use::Counts;
    }
    if columns.has(Role::Quantity) && (longest < 16 || columns.guessed) {
        return Use::Goods;
    }
    Use::Requirements
}

/// `岗位 | 人数`, `部件名称 | 数量`: posts and parts to be provided. A list with prices or units is the list
/// of goods that the price sheet repeats.
fn counts_only(rows: &[Vec<String>], columns: &Columns) -> bool {
    let Some(head) = columns.head.and_then(|h| rows.get(h)) else {
        return false;
    };
    let heads: Vec<String> = head.iter().map(|c| squeezed(c)).collect();
    let any = |words: &[&str]| heads.iter().any(|h| words.iter().any(|w| h.contains(w)));
    let subject = any(&["岗位", "部件", "配件", "备件", "工种", "职位", "人员类别"]);
    let count = any(&["人数", "岗位数", "配置数", "数量", "人员数"]);
    let other = [
        "价", "金额", "预算", "单位", "合计", "品牌", "规格", "参数", "要求", "职责",
    ];
    subject && count && !any(&other)
}

/// Rows that hold at most a number.
fn mostly_blank(rows: &[Vec<String>], columns: &Columns) -> bool {
    let from = columns.head.map_or(0, |h| h + 1);
    let body = rows.iter().skip(from);
    let blank = body
        .clone()
        .filter(|r| r.iter().all(|c| c.trim().is_empty() || is_plain_number(c)))
        .count();
    blank * 2 >= body.count().max(1)
}
