//! What the marks mean in this tender.

use bidwright_domain::tender::{ClauseKind, Effect, LegendEntry};

use super::head::MARKS;
use super::lines::Line;
use super::section::Place;
use crate::error::ReadError;
use crate::watch::Stage;
use crate::words::squeezed;

/// One entry per mark, in the order in which the marks are explained.
pub(crate) fn legend(
    lines: &[Line<'_>],
    places: &[Place],
    stage: &Stage<'_>,
) -> Result<Vec<LegendEntry>, ReadError> {
    let mut out: Vec<(LegendEntry, u8)> = Vec::new();
    let mut lead = String::new();
    for (i, line) in lines.iter().enumerate() {
        stage.tick(300, i, lines.len())?;
        for (mark, sentence) in sentences(&line.text) {
            let reviewed = places[line.at.block as usize].kind == ClauseKind::Evaluation;
            let Some(effect) =
                effect(&sentence, &lead).or_else(|| reviewed_effect(&sentence, reviewed))
            else {
                continue;
            };
            let weight = weight(effect, &sentence);
            let entry = LegendEntry {
                mark: mark.to_string(),
                effect,
                quote: sentence.trim().to_owned(),
                at: Some(line.at),
            };
            match out.iter_mut().find(|(e, _)| e.mark == entry.mark) {
                Some(known) if known.1 < weight => *known = (entry, weight),
                Some(_) => {}
                None => out.push((entry, weight)),
            }
        }
        if is_lead(&line.text) {
            lead = squeezed(&line.text);
        }
    }
    Ok(out.into_iter().map(|(entry, _)| entry).collect())
}

/// Place of every sentence that explains a mark, so that it is not taken for a clause.
pub(crate) fn explains_mark(text: &str) -> bool {
    sentences(text)
        .into_iter()
        .any(|(_, s)| effect(&s, "").is_some())
}

/// A heading or lead-in above a list: `有下列情形之一的，其投标将被否决：`.
fn is_lead(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with([':', '：']) || squeezed(text).chars().count() < 30 && has(text, FATAL)
}

/// The sentences around marks that are spoken about: `带“★”指标项为实质性条款，…`. A mark that only
/// stands at the head of a clause is not spoken about.
fn sentences(text: &str) -> Vec<(char, String)> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    for (i, &c) in chars.iter().enumerate() {
        if !MARKS.contains(&c) || !spoken_of(&chars, i) {
            continue;
        }
        let stop = |c: char| matches!(c, '。' | '\n');
        let mut from = i;
        while from > 0 && !stop(chars[from - 1]) && !other_mark(&chars, from - 1, c) {
            from -= 1;
        }
        // Another mark's sentence before this one ends at its semicolon or comma.
        if from > 0
            && other_mark(&chars, from - 1, c)
            && let Some(p) = (from..i)
                .rev()
                .find(|&p| matches!(chars[p], '；' | ';' | '，' | ','))
        {
            from = p + 1;
        }
        let mut to = i + 1;
        while to < chars.len() && !stop(chars[to]) && !other_mark(&chars, to, c) {
            to += 1;
        }
        if to < chars.len()
            && other_mark(&chars, to, c)
            && let Some(p) = (i..to)
                .rev()
                .find(|&p| matches!(chars[p], '；' | ';' | '，' | ','))
        {
            to = p;
        }
        out.push((c, chars[from..to].iter().collect()));
    }
    out
}

fn other_mark(chars: &[char], i: usize, mark: char) -> bool {
    MARKS.contains(&chars[i]) && chars[i] != mark && spoken_of(chars, i)
}

/// 未标注“▲”的一般参数 speaks of everything else.
const NOT: [&str; 8] = ["未标", "未标注", "未带", "无", "非", "不带", "未加", "没有"];

/// Words before a mark that is spoken about.
const BEFORE: [&str; 25] = [
    "带",
    "标",
    "标注",
    "标有",
    "标记",
    "标识",
    "标明",
    "注",
    "加注",
    "注有",
    "打",
    "号",
    "星号",
    "以",
    "含",
    "有",
    "前加",
    "加",
    "为",
    "三角",
    "三角号",
    "凡",
    // `marked with "*"`, `denoted by (*)`, `an asterisk (*)`
    "with",
    "by",
    "asterisk",
];

/// Words behind it.
const AFTER: [&str; 16] = [
    "号", "的", "条款", "标记", "标志", "标识", "标注", "项", "指标", "符号", "表示", "为", "代表",
    "参数", "内容", "要求",
];

/// In quotation marks or brackets, after words such as 带 标注 加注 打, or before 号 的 条款 标记.
fn spoken_of(chars: &[char], i: usize) -> bool {
    let before: String = chars[i.saturating_sub(8)..i]
        .iter()
        .filter(|c| !c.is_whitespace())
        .collect();
    let after: String = chars[i + 1..chars.len().min(i + 8)]
        .iter()
        .filter(|c| !c.is_whitespace())
        .collect();
    let bare_before =
        before.trim_end_matches(['“', '"', '‘', '\'', '「', '【', '（', '(', '《', '[', '”']);
    if NOT.iter().any(|n| bare_before.ends_with(n)) {
        return false;
    }
    let bare_after =
        after.trim_start_matches(['”', '"', '’', '\'', '」', '】', '）', ')', '》', ']']);
    let quoted = bare_before.len() < before.len() && bare_after.len() < after.len();
    let says_before = BEFORE.iter().any(|b| bare_before.ends_with(b));
    let says_after = AFTER.iter().any(|a| bare_after.starts_with(a));
    (says_before && (quoted || says_after))
        || (quoted && says_after)
        || bare_after.starts_with('号')
        || defines(chars, i)
}

/// `▲为实质性条款`, `★代表重要参数；△代表一般参数`, `（★为实质性）`: the mark itself is explained. A marked
/// clause may begin with the same word: `★为保证系统稳定，须…`.
fn defines(chars: &[char], i: usize) -> bool {
    let begins = i == 0
        || matches!(
            chars[i - 1],
            '；' | ';' | '。' | '，' | '：' | ':' | '（' | '(' | ' ' | '\n' | '、'
        );
    let after: String = chars[i + 1..chars.len().min(i + 16)]
        .iter()
        .filter(|c| !c.is_whitespace())
        .collect();
    let Some(said) = ["为", "代表", "表示", "指", "是"]
        .iter()
        .find_map(|w| after.strip_prefix(w))
    else {
        return false;
    };
    const KINDS: [&str; 9] = [
        "实质性",
        "重要",
        "主要",
        "关键",
        "必须满足",
        "核心",
        "强制性",
        "一般",
        "不可偏离",
    ];
    begins && KINDS.iter().any(|k| said.starts_with(k))
}

const FATAL: &[&str] = &[
    "实质性",
    "无效",
    "否决",
    "废标",
    "不得偏离",
    "不可偏离",
    "不可负偏离",
    "不得负偏离",
    "不允许负偏离",
    "不允许偏离",
    "必须满足",
    "不接受负偏离",
    "拒绝",
    "必须响应",
    "不能负偏离",
    "不满足即",
    "强制性条款",
    "强制性要求",
    "强制性标准",
    "mandatory",
    "rejected",
    "non-responsive",
    "nonresponsive",
    "disqualif",
];
const SCORED: &[&str] = &[
    "扣分", "扣除", "得分", "加分", "评分", "分值", "扣", "计分", "打分", "scored", "points",
    "weighted",
];
const IMPORTANT: &[&str] = &["重要", "主要", "关键", "重点", "核心", "important", "一般"];

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.contains(w))
}

fn effect(sentence: &str, lead: &str) -> Option<Effect> {
    let s = squeezed(sentence)
        .replace("非实质性", "")
        .replace("不作为无效", "")
        .replace("不作为实质性", "");
    if s.contains("核心产品") {
        return Some(Effect::CoreProduct);
    }
    if has(&s, FATAL) {
        return Some(Effect::Substantive);
    }
    if has(&s, SCORED) {
        return Some(Effect::Scored);
    }
    // 有下列情形之一的投标无效：… C、不满足招标文件中加注星号（“★”）的主要技术要求；
    if has(&s, &["不满足", "不响应", "未响应", "负偏离", "未满足"]) && has(lead, FATAL)
    {
        return Some(Effect::Substantive);
    }
    has(&s, IMPORTANT).then_some(Effect::Important)
}

/// A row of the conformity review: `投标文件满足招标文件第五章★号条款要求`. What does not pass is invalid.
fn reviewed_effect(sentence: &str, reviewed: bool) -> Option<Effect> {
    let s = squeezed(sentence);
    (reviewed && s.contains("条款") && s.contains("满足")).then_some(Effect::Substantive)
}

/// The heavier explanation wins: `标有“▲”的为重要的技术指标` in a table head does not take back
/// `带“▲”的条款是实质性条款` in the data sheet.
fn weight(effect: Effect, sentence: &str) -> u8 {
    let spoken = u8::from(has(sentence, &["带", "标", "注", "打", "凡"]));
    match effect {
        Effect::Substantive => 6 + spoken,
        Effect::CoreProduct => 4 + spoken,
        Effect::Scored => 2 + spoken,
        Effect::Important => spoken,
    }
}
