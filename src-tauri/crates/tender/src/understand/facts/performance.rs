//! Performance security in the tender's own words.

use bidwright_domain::tender::{ClauseKind, Found};

use super::amounts::says_none;
use super::pairs::Pair;
use super::text::Text;
use crate::words::squeezed;

const LABELS: [&str; 8] = [
    "履约保证金",
    "履约担保",
    "履约保证金金额",
    "履约保证金金额和形式",
    "履约保证",
    "履约保证金数额",
    "履约保证金比例",
    "履约保函",
];

pub(super) fn performance_security(pairs: &[Pair], text: &Text<'_, '_>) -> Option<Found<String>> {
    let stated = pairs.iter().filter(|p| {
        p.kind != ClauseKind::Format && LABELS.contains(&p.label.as_str()) && !p.value.is_empty()
    });
    let labelled = stated
        .map(|p| Found {
            value: worded(ticked(&p.value)),
            at: Some(p.at),
        })
        .next();
    labelled.or_else(|| {
        text.lines.iter().find_map(|l| {
            Some(Found {
                value: told(&l.text)?,
                at: Some(l.at),
            })
        })
    })
}

/// Of several choices the ticked one: `☑不要求⏎□要求，金额：…`.
fn ticked(value: &str) -> &str {
    let line = value
        .lines()
        .find(|l| l.contains(['☑', '■', '√']))
        .unwrap_or(value);
    line.trim_start_matches(['☑', '■', '√', ' '])
}

/// `本项目无履约保证金。`, `…缴纳履约保证金，金额为合同金额的5%`.
fn told(line: &str) -> Option<String> {
    let text = squeezed(line);
    let (before, behind) = text.split_at(text.find("履约保证金")?);
    let before = before.trim_end_matches("提交").trim_end_matches("缴纳");
    let none = ["不收取", "无需", "不需要", "无", "免收", "不要求"];
    if none.iter().any(|w| before.ends_with(w)) {
        return Some("0".into());
    }
    (behind.contains('%') && text.contains("合同")).then(|| worded(line))
}

fn worded(text: &str) -> String {
    if says_none(text) {
        "0".into()
    } else {
        text.trim().chars().take(120).collect()
    }
}
