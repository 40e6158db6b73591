//! The head of a line: marks and a printed number before the words.

use super::numbers::number;

/// Signs that tenders put before requirements. Bullets (●, ◆, ■, *, #) are among them; they only
/// count where the tender's legend gives them a meaning.
pub(crate) const MARKS: [char; 14] = [
    '★', '☆', '▲', '△', '※', '●', '◆', '◇', '■', '▼', '*', '＊', '#', '＃',
];

/// How a number is written; lists of one style are one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Style {
    /// 第一册, 第二部分, 第三篇
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第五条
    Article,
    /// 一、
    Chinese,
    /// （一）
    ChineseBracket,
    /// 1、 1. 1．
    Decimal,
    /// 1.2 is `Dotted(2)`, 1.2.3 is `Dotted(3)`
    Dotted(u8),
    /// （1）
    DecimalBracket,
    /// 1）
    DecimalHalf,
    /// ① ⑴ ⒈
    Circle,
    /// a. A、
    Letter,
    /// a） （a）
    LetterBracket,
    /// i. ii) IV.
    Roman,
    /// 附件1, 附表二, Appendix 2
    Annex,
    /// • as an automatic bullet
    Bullet,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Head<'a> {
    /// Marks before or right after the number.
    pub marks: Vec<char>,
    /// The number as printed, e.g. `3.1`, `（2）`, `一、`; empty when there is none.
    pub number: &'a str,
    pub style: Option<Style>,
    /// The last figure of the number: 2 for `3.1（2）`.
    pub value: u32,
    /// The words behind number and marks.
    pub rest: &'a str,
}

impl Head<'_> {
    pub(crate) fn is_numbered(&self) -> bool {
        self.style.is_some()
    }
}

/// Parts a line such as `1.1  ★额定功率`, `★1.本项目`, `（1） ▲结构型式`, `1.6▲  100%负载`.
pub(crate) fn head(line: &str) -> Head<'_> {
    let mut out = Head {
        rest: line.trim(),
        ..Head::default()
    };
    take_marks(&mut out);
    if let Some((style, value, length)) = number(out.rest) {
        out.number = out.rest[..length].trim_end();
        out.style = Some(style);
        out.value = value;
        out.rest = out.rest[length..].trim_start();
        take_marks(&mut out);
    }
    out
}

/// `★`, `▲★`, `（★）`, `【▲】`, `“★”` at the start. A mark directly before a closing quotation or in a
/// sentence about marks is no mark of the line.
fn take_marks(head: &mut Head<'_>) {
    loop {
        let rest = head.rest;
        let mut chars = rest.chars();
        let Some(first) = chars.next() else { return };
        if MARKS.contains(&first) {
            // `**` and `##` are blanks to fill in or Markdown, `#1` a machine's name.
            let next = chars.clone().next();
            let behind = rest[first.len_utf8()..].trim_start();
            // `*1、质保期…` and `#3.2 …` mark a numbered line.
            let doubled = matches!(first, '*' | '＊' | '#' | '＃')
                && next
                    .is_some_and(|c| c == first || c.is_ascii_digit() && number(behind).is_none());
            if doubled {
                return;
            }
            // `★号条款响应` speaks of marked clauses.
            if behind.starts_with('号') || behind.starts_with("条款") {
                return;
            }
            head.marks.push(first);
            head.rest = behind;
            continue;
        }
        let closing = match first {
            '（' => '）',
            '(' => ')',
            '【' => '】',
            '[' => ']',
            _ => return,
        };
        let (Some(mark), Some(close)) = (chars.next(), chars.next()) else {
            return;
        };
        if !MARKS.contains(&mark) || matches!(mark, '*' | '#') || close != closing {
            return;
        }
        head.marks.push(mark);
        head.rest = chars.as_str().trim_start();
    }
}

/// A line of a table of contents: `第一章 招标公告 ........ 3`, `一、总则<tab>12`.
pub(crate) fn is_contents_line(text: &str) -> bool {
    let text = text.trim_end();
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return false;
    }
    let before = text[..text.len() - digits].trim_end_matches(['-', ' ', '（', '(']);
    let tab = before.ends_with('\t');
    let dots = before
        .chars()
        .rev()
        .take_while(|c| matches!(c, '.' | '…' | '·' | '．' | '⋯' | ' ' | '\t' | '_' | '-'))
        .filter(|c| !c.is_whitespace())
        .count();
    let leader = dots >= 4 || before.ends_with("……") || before.ends_with('…');
    (tab || leader) && before.trim().chars().count() >= 2
}
