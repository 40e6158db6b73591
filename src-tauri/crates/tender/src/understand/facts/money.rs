//! Budget, ceiling, bid security.

use bidwright_domain::money::Fen;
use bidwright_domain::tender::{ClauseKind, Found, Loc, Warning};

use super::amounts::{amount, says_none};
use super::pairs::Pair;
use super::text::Text;
use crate::words::squeezed;

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
            &[
                "预算金额",
                "采购预算",
                "项目预算",
                "estimated cost",
                "a budget of",
                "budget is",
            ],
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
