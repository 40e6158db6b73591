//! Performance security in the tender's own words.

use bidwright_domain::tender::{ClauseKind, Found};

use super::amounts::says_none;
use super::pairs::Pair;
use super::text::Text;
use crate::words::squeezed;

pub(super) fn performance_security(pairs: &[Pair], text: &Text<'_, '_>) -> Option<Found<String>> {
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
    let labelled = pairs
        .iter()
        .filter(|p| p.kind != ClauseKind::Format)
        .find_map(|p| {
            if !LABELS.contains(&p.label.as_str()) || p.value.is_empty() {
                return None;
            }
            let ticked = p
                .value
                .lines()
                .find(|l| l.contains(['☑', '■', '√']))
                .unwrap_or(&p.value);
            let ticked = ticked.trim_start_matches(['☑', '■', '√', ' ']);
            Some(Found {
                value: worded(ticked),
                at: Some(p.at),
            })
        });
    labelled.or_else(|| {
        text.lines.iter().find_map(|l| {
            let t = squeezed(&l.text);
            let at = t.find("履约保证金")?;
            let before = &t[..at];
            let none = ["不收取", "无需", "不需要", "无", "免收", "不要求"]
                .iter()
                .any(|w| {
                    before.ends_with(w)
                        || before.ends_with(&format!("{w}提交"))
                        || before.ends_with(&format!("{w}缴纳"))
                });
            if none {
                return Some(Found {
                    value: "0".into(),
                    at: Some(l.at),
                });
            }
            let percent = t[at..].contains("%") && t.contains("合同");
            percent.then(|| Found {
                value: worded(&l.text),
                at: Some(l.at),
            })
        })
    })
}

fn worded(text: &str) -> String {
    if says_none(text) {
        "0".into()
    } else {
        text.trim().chars().take(120).collect()
    }
}
