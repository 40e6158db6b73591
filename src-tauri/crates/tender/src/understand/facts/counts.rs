//! Days and copies.

use std::sync::LazyLock;

use bidwright_domain::tender::{ClauseKind, Found, Warning};
use regex::Regex;

use super::pairs::Pair;
use super::text::Text;
use crate::understand::numbers::chinese_number;
use crate::words::squeezed;

static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[（(_]*(\d{2,3}|[一二三四五六七八九十百]{2,6})[)）_]*(?:[（(]\d+[）)])?个?(?:日历|自然|工作)?[天日]").expect("a fixed pattern")
});

type Days = Option<Found<u32>>;

/// `投标有效期：开标后90天`, `自提交投标文件的截止之日起算_90_日历天`, `120 个日历日`.
pub(super) fn validity(pairs: &[Pair], text: &Text<'_, '_>, warnings: &mut Vec<Warning>) -> Days {
    const LABELS: [&str; 8] = [
        "投标有效期",
        "响应有效期",
        "投标文件有效期",
        "响应文件有效期",
        "磋商有效期",
        "投标文件的有效期",
        "报价有效期",
        "磋商响应有效期",
    ];
    let mut all: Vec<Found<u32>> = pairs
        .iter()
        .filter(|p| {
            !matches!(p.kind, ClauseKind::Format | ClauseKind::Contract)
                && LABELS.contains(&p.label.as_str())
        })
        .filter_map(|p| {
            Some(Found {
                value: days(&p.value)?,
                at: Some(p.at),
            })
        })
        .collect();
    all.extend(text.spoken().filter_map(|l| {
        let t = squeezed(&l.text);
        let at = LABELS.iter().find_map(|w| t.find(w).map(|i| i + w.len()))?;
        let behind: String = t[at..].chars().take(30).collect();
        let says = ["为", "：", ":", "不少于", "从", "自"]
            .iter()
            .any(|w| behind.starts_with(w));
        if !says || behind.contains("退还") {
            return None;
        }
        Some(Found {
            value: days(&behind)?,
            at: Some(l.at),
        })
    }));
    if all.is_empty() {
        all.extend(in_english(text));
    }
    let first = all.first()?.clone();
    if let Some(other) = all.iter().find(|o| o.value != first.value) {
        warnings.push(Warning {
            code: "contradiction".into(),
            text: format!("投标有效期: {} / {}", first.value, other.value),
            at: first.at.into_iter().chain(other.at).collect(),
        });
    }
    Some(first)
}

static VALID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:proposal|bid|quote|quotation|offer|price)s?\b[^.]{0,60}?\b(?:valid|firm|open|irrevocable)\b[^.]{0,60}?(\d{2,3})\s*-?\s*(?:calendar |business |working )?days").expect("a fixed pattern")
});

/// `Proposals must remain open and valid for at least 90-days from the date …`.
fn in_english(text: &Text<'_, '_>) -> Days {
    text.lines.iter().find_map(|l| {
        let days = VALID.captures(&l.text)?.get(1)?.as_str().parse().ok()?;
        (20..=400).contains(&days).then_some(Found {
            value: days,
            at: Some(l.at),
        })
    })
}

fn days(text: &str) -> Option<u32> {
    let t = squeezed(text);
    let found = DAYS.captures(&t)?;
    let figure = found.get(1)?.as_str();
    let days = figure
        .parse()
        .ok()
        .or_else(|| chinese_number(figure).map(|(n, _)| n))?;
    (20..=400).contains(&days).then_some(days)
}

static ORIGINALS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"正本[：:]?(\d{1,2}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,2})[份套本]|(\d{1,2}|[一二三四五六七八九十壹贰叁肆伍陆两]{1,2})[份套]正本|[壹一1]正[一二三四五六七八九十\d]副").expect("a fixed pattern")
});
static COPIES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"副本[：:]?(\d{1,2}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,2})[份套本]|(\d{1,2}|[一二三四五六七八九十壹贰叁肆伍陆两]{1,2})[份套]副本|[壹一1]正([一二三四五六七八九十\d])副").expect("a fixed pattern")
});
static ELECTRONIC: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"电子(?:版|文档|文件|光盘|投标文件|响应文件|标书|U盘|介质)[^。；，]{0,12}?[：:]?(\d{1,2}|[一二三四五六壹贰叁肆两])[份套个张]|(?:U盘|光盘|优盘)[^。；，]{0,8}?(\d{1,2}|[一二三四五六壹贰叁肆两])[份套个张]|电子[^。；，]{0,10}?为?([一二三壹贰叁\d])份").expect("a fixed pattern")
});

pub(super) fn originals(text: &Text<'_, '_>) -> Days {
    // The pattern 一正四副 says one original without a group.
    first(text, &ORIGINALS, Some(1))
}

pub(super) fn copies(text: &Text<'_, '_>) -> Days {
    first(text, &COPIES, None)
}

pub(super) fn electronic(text: &Text<'_, '_>) -> Days {
    first(text, &ELECTRONIC, None)
}

fn first(text: &Text<'_, '_>, pattern: &Regex, otherwise: Option<u32>) -> Days {
    text.spoken().find_map(|l| {
        let t = squeezed(&l.text);
        // 合同一式六份，正本两份 speaks of the contract.
        if t.contains("合同一式") {
            return None;
        }
        let caught = pattern.captures(&t)?;
        let value = match caught.iter().skip(1).flatten().next() {
            Some(m) => small(m.as_str())?,
            None => otherwise?,
        };
        Some(Found {
            value,
            at: Some(l.at),
        })
    })
}

/// 1-99 in figures, plain or legal numerals.
fn small(text: &str) -> Option<u32> {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '壹' => '一',
            '贰' | '两' => '二',
            '叁' => '三',
            '肆' => '四',
            '伍' => '五',
            '陆' => '六',
            '柒' => '七',
            '捌' => '八',
            '玖' => '九',
            '拾' => '十',
            c => c,
        })
        .collect();
    plain
        .parse()
        .ok()
        .or_else(|| chinese_number(&plain).map(|(n, _)| n))
        .filter(|n| (1..=99).contains(n))
}
