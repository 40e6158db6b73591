//! Money and dates.

use bidwright_domain::money::Fen;
use bidwright_domain::tender::{ClauseKind, Found, Loc, Warning};

use super::amounts::{amount, says_none};
use super::pairs::Pair;
use super::times::{english_instant, instant, is_masked};
use crate::understand::lines::Line;
use crate::words::squeezed;

/// The document's lines with the kind of the chapter they stand in.
pub(super) struct Text<'a, 'l> {
    pub lines: &'a [Line<'l>],
    pub kinds: &'a [ClauseKind],
}

impl<'a, 'l> Text<'a, 'l> {
    /// Lines outside forms and contract.
    pub(super) fn spoken(&self) -> impl Iterator<Item = &'a Line<'l>> + '_ {
        self.lines
            .iter()
            .zip(self.kinds)
            .filter(|(_, k)| !matches!(k, ClauseKind::Format | ClauseKind::Contract))
            .map(|(l, _)| l)
    }
}

type Money = Option<Found<Fen>>;

pub(super) fn budget(pairs: &[Pair], text: &Text<'_, '_>, warnings: &mut Vec<Warning>) -> Money {
    const LABELS: [&str; 16] = [
        "预算金额",
        "项目预算金额",
        "采购预算",
        "采购预算金额",
        "项目预算",
        "预算",
        "财政预算限额",
        "采购包预算金额",
        "预算总金额",
        "总预算",
        "本项目预算",
        "预算价",
        "财政预算",
        "采购项目预算",
        "项目总预算",
        "预算控制金额",
    ];
    labelled(pairs, &LABELS, warnings).or_else(|| {
        near(
            text,
            &["预算金额", "采购预算", "项目预算", "estimated cost"],
        )
    })
}

pub(super) fn ceiling(pairs: &[Pair], text: &Text<'_, '_>, warnings: &mut Vec<Warning>) -> Money {
    const LABELS: [&str; 14] = [
        "最高限价",
        "最高投标限价",
        "招标控制价",
        "采购包最高限价",
        "项目最高限价",
        "控制价",
        "拦标价",
        "投标限价",
        "最高限价金额",
        "招标最高限价",
        "本次招标的最高投标限价",
        "本项目最高限价",
        "最高响应限价",
        "投标最高限价",
    ];
    labelled(pairs, &LABELS, warnings).or_else(|| {
        near(
            text,
            &["最高投标限价", "最高限价", "招标控制价", "not to exceed"],
        )
    })
}

/// The first amount behind one of the labels; different amounts are a contradiction.
fn labelled(pairs: &[Pair], labels: &[&str], warnings: &mut Vec<Warning>) -> Money {
    let mut all: Vec<(Fen, Loc)> = Vec::new();
    let mut rows: Vec<(Fen, Loc)> = Vec::new();
    for p in pairs
        .iter()
        .filter(|p| !matches!(p.kind, ClauseKind::Format | ClauseKind::Contract))
    {
        if labels.contains(&p.label.as_str())
            && let Some(fen) = amount(&p.value, unit(p)).filter(|f| f.0 >= 10_000)
        {
            if p.listed { &mut rows } else { &mut all }.push((fen, p.at));
        }
    }
    contradiction(labels[0], &all, warnings);
    // The amount of a list's first row is the project's when nothing else says it.
    let &(value, at) = all.first().or(rows.first())?;
    Some(Found {
        value,
        at: Some(at),
    })
}

/// `预算金额(元)` says its unit; a bare `预算金额` with bare figures is in yuan.
fn unit(pair: &Pair) -> &str {
    if pair.unit.is_empty()
        && pair
            .value
            .chars()
            .all(|c| c.is_ascii_digit() || " ,.，".contains(c))
    {
        "元"
    } else {
        &pair.unit
    }
}

/// Amounts of the same label that differ. Amounts of several packages are listed in tables, so only
/// places outside one table count.
fn contradiction(label: &str, all: &[(Fen, Loc)], warnings: &mut Vec<Warning>) {
    let Some((first, at)) = all.first() else {
        return;
    };
    let other = all
        .iter()
        .find(|(fen, place)| fen != first && place.block != at.block);
    if let Some((fen, place)) = other {
        warnings.push(Warning {
            code: "contradiction".into(),
            text: format!(
                "{label}: {}.{:02} / {}.{:02}",
                first.0 / 100,
                first.0 % 100,
                fen.0 / 100,
                fen.0 % 100
            ),
            at: vec![*at, *place],
        });
    }
}

/// The amount that follows one of the words within a sentence.
fn near(text: &Text<'_, '_>, words: &[&str]) -> Money {
    text.spoken().find_map(|line| {
        let at = words
            .iter()
            .find_map(|w| line.text.find(w).map(|i| i + w.len()))?;
        let behind: String = line.text[at..].chars().take(50).collect();
        if behind.trim_start().starts_with(['的', '以', '中']) {
            return None;
        }
        let value = amount(&behind, "")
            .or_else(|| dollars(&behind))
            .filter(|f| f.0 >= 10_000)?;
        Some(Found {
            value,
            at: Some(line.at),
        })
    })
}

/// `$1.4 million`, `$250,000`. The domain keeps amounts in hundredths whatever the currency.
fn dollars(text: &str) -> Option<Fen> {
    let behind = &text[text.find('$')? + 1..];
    let figure: String = behind
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .collect();
    let plain = figure.trim_end_matches(['.', ',']).replace(',', "");
    let unit = behind[figure.len()..].trim_start();
    let scale = if unit.starts_with("million") {
        "万元"
    } else {
        "元"
    };
    let fen = amount(&format!("{plain}{scale}"), "")?;
    if unit.starts_with("million") {
        fen.0.checked_mul(100).map(Fen)
    } else {
        Some(fen)
    }
}

pub(super) fn bid_security(
    pairs: &[Pair],
    text: &Text<'_, '_>,
    warnings: &mut Vec<Warning>,
) -> Money {
    const LABELS: [&str; 12] = [
        "投标保证金",
        "投标保证金金额",
        "磋商保证金",
        "响应保证金",
        "谈判保证金",
        "采购包保证金金额",
        "投标保证金的金额",
        "投标保证金数额",
        "磋商保证金金额",
        "保证金金额",
        "投标担保",
        "保证金",
    ];
    let mut all: Vec<(Fen, Loc)> = Vec::new();
    for p in pairs
        .iter()
        .filter(|p| !matches!(p.kind, ClauseKind::Format | ClauseKind::Contract))
    {
        if !LABELS.contains(&p.label.as_str()) || squeezed(&p.value).contains("履约保证金为")
        {
            continue;
        }
        all.extend(security(&p.value, unit(p)).map(|fen| (fen, p.at)));
    }
    if all.is_empty() {
        all.extend(
            text.spoken()
                .filter_map(|l| refused(&l.text).then_some((Fen(0), l.at))),
        );
    }
    // A zero beside a real amount in another place is a contradiction worth a look.
    contradiction("投标保证金", &all, warnings);
    let &(value, at) = all.first()?;
    Some(Found {
        value,
        at: Some(at),
    })
}

/// The ticked one of several choices counts: `□要求…金额：0元⏎☑无需递交投标保证金`.
fn security(value: &str, unit: &str) -> Option<Fen> {
    let ticked: Vec<&str> = value
        .lines()
        .filter(|l| l.contains(['☑', '■', '√', '☒']))
        .collect();
    let open: Vec<&str> = value
        .lines()
        .filter(|l| !l.trim_start().starts_with('□'))
        .collect();
    let text = if ticked.is_empty() {
        open.join("\n")
    } else {
        ticked.join("\n")
    };
    if says_none(&text) || refused(&text) {
        return Some(Fen(0));
    }
    amount(&text, unit)
}

/// `本项目不需要投标保证金`, `无需递交投标保证金`, `不收取磋商保证金`.
fn refused(text: &str) -> bool {
    let text = squeezed(text);
    let Some(at) = ["投标保证金", "磋商保证金", "响应保证金"]
        .iter()
        .find_map(|w| text.find(w))
    else {
        return false;
    };
    let before: String = text[..at]
        .chars()
        .rev()
        .take(8)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    [
        "不需要",
        "无需",
        "不收取",
        "免收",
        "不要求",
        "不提交",
        "不缴纳",
        "不设",
        "免交",
        "无须",
        "免缴",
        "不收",
    ]
    .iter()
    .any(|w| before.contains(w))
        && !text.contains("的，")
}

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
    let mut all: Vec<(String, Loc)> = Vec::new();
    let mut masked: Option<Loc> = None;
    let mut look = |label: &str, value: &str, at: Loc| {
        let l = squeezed(label);
        let ends = l.contains("截止")
            || l.contains("递交") && l.contains("时间")
            || l.contains("提交") && l.contains("时间");
        if !ends || OTHER_ENDS.iter().any(|w| l.contains(w)) {
            return;
        }
        if is_masked(value) {
            masked.get_or_insert(at);
        }
        all.extend(instant(value).map(|v| (v, at)));
    };
    for p in pairs
        .iter()
        .filter(|p| !matches!(p.kind, ClauseKind::Format | ClauseKind::Contract))
    {
        look(&format!("{}{}", p.label, p.unit), &p.value, p.at);
    }
    if all.is_empty() {
        let mut heading = String::new();
        for line in text.spoken() {
            let t = squeezed(&line.text);
            // `所有投标文件应于2026年5月25日9:30时前递交到…`, `应于…（北京时间）前提交投标文件`
            let hands_in = ["递交", "提交", "送达", "上传", "投递"]
                .iter()
                .any(|w| t.contains(w))
                && ["投标文件", "响应文件", "应答文件"]
                    .iter()
                    .any(|w| t.contains(w));
            let other = ["获取", "澄清", "质疑"].iter().any(|w| t.contains(w))
                && !t.contains("前提交")
                && !t.contains("前递交");
            if (hands_in && !other
                || heading.contains("截止") && !OTHER_ENDS.iter().any(|w| heading.contains(w)))
                && let Some(value) = last_instant(&line.text)
            {
                all.push((value, line.at));
                break;
            }
            if t.chars().count() < 40 {
                heading = t;
            }
        }
    }
    if all.is_empty() {
        all.extend(english(
            text,
            &[
                "quote submission",
                "proposals due",
                "closing date",
                "submission deadline",
                "deadline for receipt",
                "bids due",
                "responses due",
            ],
        ));
    }
    if let Some(at) = masked.filter(|_| all.is_empty()) {
        warnings.push(Warning {
            code: "masked_value".into(),
            text: "submission_deadline".into(),
            at: vec![at],
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
        words.iter().find(|w| lower.contains(**w))?;
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
            (ends && ASKS.iter().any(|w| p.label.contains(w))).then_some(())?;
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
            ],
        )
        .map(|(value, at)| Found {
            value,
            at: Some(at),
        })
    })
}
