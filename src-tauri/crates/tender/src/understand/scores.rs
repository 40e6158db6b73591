//! The cells of scoring tables: heads, points, names.

use super::columns::{Role, role_of};
use super::head::head;
use crate::words::squeezed;

/// Roles when the row is a head: two known headings, among them points, a number or a criterion.
pub(super) fn head_roles(row: &[String]) -> Option<Vec<Role>> {
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
    // `报价得分 | 最低价得满分 | 40`: a row with points is no head.
    let figure = |c: &String| c.trim().starts_with(|c: char| c.is_ascii_digit());
    if row.iter().any(|c| figure(c) && points(c).is_some()) {
        return None;
    }
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
pub(super) fn points(cell: &str) -> Option<f64> {
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
pub(super) fn in_words(name: &str, criterion: &str, column: bool) -> Option<f64> {
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

pub(super) fn is_part(text: &str) -> bool {
    let text = squeezed(text);
    text.chars().count() <= 30
        && (text.contains("部分") || text.contains('分') || head(&text).is_numbered())
}

pub(super) fn part_name(text: &str) -> String {
    squeezed(text)
}

/// `服务方案（根据投标人提供的详细服务方案进行评价）` -> `服务方案`; a short bracket stays.
pub(super) fn bare_name(name: &str) -> String {
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
pub(super) fn opening(criterion: &str) -> Option<String> {
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
