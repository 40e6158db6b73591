//! When questions end, when bids end, when they are opened.

use bidwright_domain::tender::{ClauseKind, Found, Loc, Warning};

use super::pairs::Pair;
use super::text::Text;
use super::times::{english_instant, instant, is_masked};
use crate::words::squeezed;

type Time = Option<Found<String>>;

/// Ends of other periods: getting the document, asking questions, paying the security.
const OTHER_ENDS: [&str; 14] = [
    "获取",
    "购买",
    "领购",
    "发售",
    "报名",
    "澄清",
    "疑问",
    "质疑",
    "答疑",
    "提问",
    "保证金",
    "业绩",
    "解密",
    "公示",
];

pub(super) fn submission_deadline(
    pairs: &[Pair],
    text: &Text<'_, '_>,
    warnings: &mut Vec<Warning>,
) -> Time {
    let ends: Vec<&Pair> = pairs.iter().filter(|p| ends_bids(p)).collect();
    let mut all: Vec<(String, Loc)> = ends
        .iter()
        .filter_map(|p| Some((instant(&p.value)?, p.at)))
        .collect();
    if all.is_empty() {
        all.extend(told(text).or_else(|| english(text, &ENGLISH)));
    }
    if all.is_empty()
        && let Some(masked) = ends.iter().find(|p| is_masked(&p.value))
    {
        warnings.push(Warning {
            code: "masked_value".into(),
            text: "submission_deadline".into(),
            at: vec![masked.at],
        });
    }
    let (value, at) = all.first()?.clone();
    if let Some((other, place)) = all.iter().find(|(v, _)| *v != value) {
        warnings.push(Warning {
            code: "contradiction".into(),
            text: format!("投标截止时间: {value} / {other}"),
            at: vec![at, *place],
        });
    }
    Some(Found {
        value,
        at: Some(at),
    })
}

const ENGLISH: [&str; 12] = [
    "quote submission",
    "proposals due",
    "closing date",
    "submission deadline",
    "deadline for receipt",
    "bids due",
    "responses due",
    "proposals are due",
    "bids are due",
    "quotes are due",
    "responses are due",
    "must be received",
];

/// `投标截止时间`, `提交投标文件截止时间、开标时间`, but not `获取招标文件截止时间`.
fn ends_bids(pair: &Pair) -> bool {
    let label = format!("{}{}", pair.label, pair.unit);
    let ends = label.contains("截止")
        || label.contains("时间") && (label.contains("递交") || label.contains("提交"));
    ends && !OTHER_ENDS.iter().any(|w| label.contains(w))
        && !matches!(pair.kind, ClauseKind::Format | ClauseKind::Contract)
}

/// `所有投标文件应于2026年5月25日9:30时前递交到…`, `…并于…（北京时间）前提交投标文件`, or the words below a
/// heading `提交投标文件截止时间`.
fn told(text: &Text<'_, '_>) -> Option<(String, Loc)> {
    let mut heading = String::new();
    text.spoken().find_map(|line| {
        let words = squeezed(&line.text);
        let has = |list: &[&str]| list.iter().any(|w| words.contains(w));
        let hands_in = has(&["递交", "提交", "送达", "上传", "投递"])
            && has(&["投标文件", "响应文件", "应答文件"]);
        let other = has(&["获取", "澄清", "质疑"]) && !has(&["前提交", "前递交"]);
        let headed = heading.contains("截止") && !OTHER_ENDS.iter().any(|w| heading.contains(w));
        if words.chars().count() < 40 {
            heading = words;
        }
        (hands_in && !other || headed)
            .then(|| last_instant(&line.text))
            .flatten()
            .map(|v| (v, line.at))
    })
}

/// In `…获取招标文件，并于2025年4月11日10:00前提交投标文件` the last instant is the deadline.
fn last_instant(text: &str) -> Option<String> {
    let mut last = None;
    let mut rest = text;
    while let Some(at) = rest.find("20") {
        let here = &rest[at..];
        if let Some(found) = instant(&here.chars().take(40).collect::<String>()) {
            last = Some(found);
        }
        rest = &here[2..];
    }
    last
}

fn english(text: &Text<'_, '_>, words: &[&str]) -> Option<(String, Loc)> {
    let lines = text.lines;
    lines.iter().enumerate().find_map(|(i, line)| {
        let lower = line.text.to_lowercase();
        let said = words.iter().find_map(|w| lower.find(*w))?;
        // `Questions … by November 15. Proposals must be received … November 27.`: the time stands
        // behind the words that ask for it.
        if line.text.is_char_boundary(said)
            && let Some(value) = english_instant(&line.text[said..])
        {
            return Some((value, line.at));
        }
        // The value stands in the same line or in the next cell of the row.
        lines[i..lines.len().min(i + 3)]
            .iter()
            .find_map(|l| english_instant(&l.text).map(|v| (v, l.at)))
    })
}

pub(super) fn opening_time(pairs: &[Pair], text: &Text<'_, '_>) -> Time {
    let labelled = pairs
        .iter()
        .filter(|p| !matches!(p.kind, ClauseKind::Format | ClauseKind::Contract))
        .find_map(|p| {
            let label = format!("{}{}", p.label, p.unit);
            let opens = label.contains("开标时间")
                || label.contains("开启时间")
                || label.contains("磋商时间")
                || label.contains("开标日期");
            (opens && !label.contains("地点网址")).then_some(())?;
            instant(&p.value).map(|value| Found {
                value,
                at: Some(p.at),
            })
        });
    labelled.or_else(|| {
        text.spoken().find_map(|l| {
            let opens = l.text.contains("公开开标")
                || l.text.contains("开标时间")
                || l.text.contains("准时开标");
            if !opens {
                return None;
            }
            instant(&l.text).map(|value| Found {
                value,
                at: Some(l.at),
            })
        })
    })
}

pub(super) fn question_deadline(pairs: &[Pair], text: &Text<'_, '_>) -> Time {
    const ASKS: [&str; 6] = ["澄清", "疑问", "提问", "答疑", "询问", "问题"];
    let labelled = pairs
        .iter()
        .filter(|p| !matches!(p.kind, ClauseKind::Format | ClauseKind::Contract))
        .find_map(|p| {
            let ends = p.label.contains("截止") || p.label.contains("时间");
            // `澄清文件的发布时间` is when the answers come.
            let answers = ["发布", "答复", "书面澄清", "发出"]
                .iter()
                .any(|w| p.label.contains(w));
            (ends && !answers && ASKS.iter().any(|w| p.label.contains(w))).then_some(())?;
            instant(&p.value).map(|value| Found {
                value,
                at: Some(p.at),
            })
        });
    let spoken = || {
        text.spoken().find_map(|l| {
            let asks = ASKS.iter().any(|w| l.text.contains(w)) && l.text.contains('前');
            if !asks {
                return None;
            }
            instant(&l.text).map(|value| Found {
                value,
                at: Some(l.at),
            })
        })
    };
    labelled.or_else(spoken).or_else(|| {
        english(
            text,
            &[
                "questions due",
                "rfq questions",
                "deadline for questions",
                "questions must be",
                "questions shall be",
                "questions are due",
                "questions or comments",
                "receipt of questions",
            ],
        )
        .map(|(value, at)| Found {
            value,
            at: Some(at),
        })
    })
}
