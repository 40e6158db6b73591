//! Printed numbers: `第三章`, `一、`, `（二）`, `3.1`, `1）`, `①`, `a.`, `附件1`.

use super::head::{MARKS, Style};
use crate::words::is_wide;

/// Style, value and byte length (with the sign behind it) of the number at the start of `text`.
pub(super) fn number(text: &str) -> Option<(Style, u32, usize)> {
    let first = text.chars().next()?;
    match first {
        '•' | '·' | '○' if text.chars().nth(1).is_some_and(char::is_whitespace) => {
            Some((Style::Bullet, 1, first.len_utf8()))
        }
        'A' if text.starts_with("Appendix ") => appendix(text),
        'S' if text.starts_with("Sec") => section(text),
        '第' => ordinal(text),
        '附' | '表' | '格' => annex(text),
        '（' | '(' => bracketed(text),
        '①'..='⑳' => Some((Style::Circle, first as u32 - 0x2460 + 1, first.len_utf8())),
        '⑴'..='⒇' => Some((Style::Circle, first as u32 - 0x2474 + 1, first.len_utf8())),
        '⒈'..='⒛' => Some((Style::Circle, first as u32 - 0x2488 + 1, first.len_utf8())),
        c if c.is_ascii_digit() => decimal(text),
        c if c.is_ascii_alphabetic() => letter(text),
        c if chinese_digit(c).is_some() => chinese(text),
        _ => None,
    }
}

/// 第三章, 第 3 章, 第十二条, 第二部分
fn ordinal(text: &str) -> Option<(Style, u32, usize)> {
    let rest = text.strip_prefix('第')?;
    let body = rest.trim_start();
    let (value, used) = match chinese_number(body) {
        Some(found) => found,
        None => {
            let digits = body.bytes().take_while(u8::is_ascii_digit).count();
            (body.get(..digits.min(4))?.parse().ok()?, digits)
        }
    };
    let after = body[used..].trim_start();
    let units = [
        ("部分", Style::Part),
        ("册", Style::Part),
        ("卷", Style::Part),
        ("篇", Style::Part),
        ("章", Style::Chapter),
        ("节", Style::Section),
        ("条", Style::Article),
    ];
    let (unit, style) = units.into_iter().find(|(u, _)| after.starts_with(u))?;
    // `第34条规定所确定的…` goes on a sentence.
    let goes_on = [
        "规定", "的", "第", "款", "所", "至", "和", "或", "及", "项", "约定",
    ];
    let behind = after[unit.len()..].trim_start();
    if style == Style::Article && goes_on.iter().any(|w| behind.starts_with(w)) {
        return None;
    }
    // `第七章《投标文件格式》。` at a line's start is the end of a sentence: `…的部分格式要求，见`.
    if style != Style::Article && behind.starts_with(['《', '”', '）', '，', '。']) {
        return None;
    }
    let mut end = text.len() - after.len() + unit.len();
    end += separator(&text[end..], &['、', '：', ':', '.', '．', ' ', '　', '\t']);
    Some((style, value, end))
}

/// 附件1、附件一：, 附表2
fn annex(text: &str) -> Option<(Style, u32, usize)> {
    let rest = ["附件", "附表", "附录", "表", "格式"]
        .iter()
        .find_map(|p| text.strip_prefix(p))?;
    let body = rest.trim_start();
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    // `表一` and `格式一` are rare, `表示` and `格式要求` are not.
    if digits == 0 && !text.starts_with('附') {
        return None;
    }
    let (value, used) = match digits {
        0 => chinese_number(body)?,
        n => (body.get(..n.min(4))?.parse().ok()?, n),
    };
    let mut end = text.len() - body.len() + used;
    end += separator(
        &text[end..],
        &['、', '：', ':', '.', '．', ' ', '　', '\t', '）', ')'],
    );
    Some((Style::Annex, value, end))
}

/// `Sec. 1.03 Deadline`, `Section 1. Introduction`
fn section(text: &str) -> Option<(Style, u32, usize)> {
    let rest = text
        .strip_prefix("Sec. ")
        .or_else(|| text.strip_prefix("Section "))?;
    let figure: String = rest
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let parts = figure.trim_end_matches('.').split('.').count() as u8;
    let value = figure
        .trim_end_matches('.')
        .rsplit('.')
        .next()?
        .parse()
        .ok()?;
    let end = text.len() - rest.len() + figure.len();
    Some((
        if parts > 1 {
            Style::Dotted(parts)
        } else {
            Style::Chapter
        },
        value,
        end,
    ))
}

/// Appendix 2 - RFQ Response Template
fn appendix(text: &str) -> Option<(Style, u32, usize)> {
    let body = text.strip_prefix("Appendix ")?;
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let value = body.get(..digits.min(3))?.parse().ok()?;
    let behind = body[digits..].trim_start();
    let rest = behind.strip_prefix(['-', '–', '—', ':', '.'])?;
    Some((Style::Annex, value, text.len() - rest.len()))
}

/// （一）, (3), （2.1）, （a）
fn bracketed(text: &str) -> Option<(Style, u32, usize)> {
    let open = text.chars().next()?;
    let body = text[open.len_utf8()..].trim_start();
    let close = body
        .char_indices()
        .take(12)
        .find(|(_, c)| matches!(c, '）' | ')'))?
        .0;
    let inner = body[..close].trim();
    let mut end = text.len() - body.len() + close;
    end += body[close..].chars().next()?.len_utf8();
    end += separator(&text[end..], &['、', '.', '．', ' ', '　', '\t']);
    if inner.is_empty() || inner.chars().count() > 5 {
        return None;
    }
    if inner.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        let value = inner
            .rsplit('.')
            .next()?
            .parse()
            .ok()
            .filter(|n| *n < 200)?;
        return Some((Style::DecimalBracket, value, end));
    }
    if let Some((value, used)) = chinese_number(inner) {
        return (used == inner.len()).then_some((Style::ChineseBracket, value, end));
    }
    letters(inner).map(|(roman, value)| {
        (
            if roman {
                Style::Roman
            } else {
                Style::LetterBracket
            },
            value,
            end,
        )
    })
}

/// 1、 1. 1.2 1.2.3、 1） 1 范围 (a blank only when the text is wide)
fn decimal(text: &str) -> Option<(Style, u32, usize)> {
    let (parts, value, end) = figures(text)?;
    let after = &text[end..];
    let behind = after.trim_start();
    let sign = behind.chars().next();
    let signed = end + (after.len() - behind.len()) + sign.map_or(0, char::len_utf8);
    let style = if parts > 1 {
        Style::Dotted(parts)
    } else {
        Style::Decimal
    };
    match sign {
        Some('、' | '．') => Some((style, value, signed)),
        // `1.` but not `1.5`; `3.2.` closes a dotted number.
        Some('.') if !behind[1..].starts_with(|c: char| c.is_ascii_digit()) => {
            Some((style, value, signed))
        }
        Some('）' | ')') => (parts == 1).then_some((Style::DecimalHalf, value, signed)),
        None => (parts > 1).then_some((style, value, end)),
        // `1.26周岁（含）以下`: nobody is 1.26 years old, so 1. is the number.
        Some(c)
            if parts == 2
                && value >= 10
                && after.starts_with(c)
                && "周人个台名家套件次".contains(c)
                && is_amount(behind) =>
        {
            let (whole, dot) = text.char_indices().find(|(_, c)| matches!(c, '.' | '．'))?;
            Some((
                Style::Decimal,
                text[..whole].parse().ok()?,
                whole + dot.len_utf8(),
            ))
        }
        Some(c) if parts > 1 => dotted_is_number(text, after, c).then_some((style, value, end)),
        // `1，投标人应提供…`: a comma instead of the sign.
        Some('，')
            if parts == 1
                && value < 100
                && behind['，'.len_utf8()..].chars().next().is_some_and(is_han) =>
        {
            Some((style, value, signed))
        }
        // `1 适用范围`: a blank or a mark between the figure and the words.
        Some(c) if MARKS.contains(&c) => Some((style, value, end)),
        Some(c) => {
            let gap = after.len() > behind.len();
            (gap && value < 100 && is_wide(c) && !is_amount(behind)).then_some((style, value, end))
        }
    }
}

/// Figures parted by dots at the start: how many, the last one, and the bytes used.
fn figures(text: &str) -> Option<(u8, u32, usize)> {
    let bytes = text.as_bytes();
    let (mut parts, mut value, mut end) = (0u8, 0, 0);
    loop {
        let digits = bytes[end..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        if digits == 0 || digits > 3 {
            break;
        }
        value = text[end..end + digits].parse().ok()?;
        parts += 1;
        end += digits;
        let dot = text[end..]
            .chars()
            .next()
            .filter(|c| matches!(c, '.' | '．'));
        let length = dot.map_or(0, char::len_utf8);
        if length == 0 || !bytes.get(end + length).is_some_and(u8::is_ascii_digit) || parts >= 6 {
            break;
        }
        end += length;
    }
    (parts > 0 && !bytes.get(end).is_some_and(u8::is_ascii_digit)).then_some((parts, value, end))
}

/// `1.1 ★额定功率` is a number, `0.8（滞后）`, `1.5倍`, `2.5GHz` and `3.0版` are values.
fn dotted_is_number(text: &str, after: &str, next: char) -> bool {
    let gap = after.len() > after.trim_start().len();
    if text.starts_with('0')
        || is_amount(after.trim_start())
        || matches!(
            next,
            '%' | '％' | '-' | '~' | '～' | '—' | '/' | '*' | '×' | '±' | '，' | '。' | '；'
        )
    {
        return false;
    }
    if text.matches('.').count() > 4 && text.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return false;
    }
    is_wide(next) && !matches!(next, '（' | '）')
        || MARKS.contains(&next)
        || gap && !matches!(next, 'x' | 'X')
}

/// The figures before these words are an amount (`2.5倍`, `3.2天`), unless the words only begin with
/// the sign of a unit: `3.1项目负责人`, `10.3安装过程中`.
fn is_amount(behind: &str) -> bool {
    behind.chars().next().is_some_and(is_unit) && !WORDS.iter().any(|w| behind.starts_with(w))
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Words of headings and sentences that begin with a unit's sign.
const WORDS: [&str; 74] = [
    "安装",
    "安全",
    "安排",
    "安防",
    "安保",
    "安检",
    "人员",
    "人力",
    "人工",
    "人身",
    "人机",
    "人脸",
    "项目",
    "分项",
    "分包",
    "分析",
    "分部",
    "分支",
    "分类",
    "分布",
    "分配",
    "分级",
    "分辨",
    "分区",
    "分公司",
    "时间",
    "时限",
    "时延",
    "时钟",
    "时序",
    "名称",
    "名词",
    "条款",
    "条件",
    "条码",
    "级别",
    "级联",
    "层级",
    "层次",
    "页面",
    "页码",
    "版本",
    "版权",
    "版式",
    "家具",
    "家庭",
    "年度",
    "年检",
    "月度",
    "月报",
    "日常",
    "日志",
    "日期",
    "天然",
    "天线",
    "个人",
    "个性",
    "号码",
    "次数",
    "次要",
    "种类",
    "周期",
    "周边",
    "度量",
    "元器件",
    "元素",
    "元数据",
    "台式",
    "台账",
    "件数",
    "份额",
    "升级",
    "升降",
    "套装",
];

/// Characters that make the figures before them an amount and not a number.
fn is_unit(c: char) -> bool {
    "倍万亿元米年月日天个台套件家人分号项次条名种份时周岁％%级度℃版页层米吨千公克毫秒寸瓦伏安升"
        .contains(c)
}

/// 一、 十二、 一． (not 一个, not 三年)
fn chinese(text: &str) -> Option<(Style, u32, usize)> {
    let (value, used) = chinese_number(text)?;
    let after = text[used..].trim_start();
    let sign = after.chars().next()?;
    if matches!(sign, '、' | '．' | '.' | '，') || (matches!(sign, '：' | ':') && value < 30) {
        return Some((
            Style::Chinese,
            value,
            text.len() - after.len() + sign.len_utf8(),
        ));
    }
    None
}

/// a. a、 A) i. iv)
fn letter(text: &str) -> Option<(Style, u32, usize)> {
    let used = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let after = text[used..].trim_start();
    let sign = after.chars().next()?;
    let behind = &after[sign.len_utf8()..];
    let (roman, value) = letters(&text[..used])?;
    let end = text.len() - behind.len();
    match sign {
        // `e.g.` and `U.S.` are no numbers.
        '.' if behind.starts_with(|c: char| c.is_ascii_alphanumeric()) => None,
        '、' | '．' | '.' => Some((if roman { Style::Roman } else { Style::Letter }, value, end)),
        '）' | ')' => Some((
            if roman {
                Style::Roman
            } else {
                Style::LetterBracket
            },
            value,
            end,
        )),
        _ => None,
    }
}

/// One letter, or a small Roman number of two letters and more. `i`, `v` and `x` alone are Roman.
fn letters(text: &str) -> Option<(bool, u32)> {
    if !text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    const ROMAN: [&str; 15] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv",
    ];
    if let Some(i) = ROMAN.iter().position(|r| *r == lower)
        && (lower.len() > 1 || lower == "i")
    {
        return Some((true, i as u32 + 1));
    }
    let letter = lower.bytes().next()?;
    (lower.len() == 1).then(|| (false, u32::from(letter - b'a') + 1))
}

fn separator(text: &str, signs: &[char]) -> usize {
    text.chars()
        .next()
        .filter(|c| signs.contains(c))
        .map_or(0, char::len_utf8)
}

pub(crate) fn chinese_digit(c: char) -> Option<u32> {
    "〇一二三四五六七八九"
        .chars()
        .position(|d| d == c)
        .map(|i| i as u32)
        .or(match c {
            '零' => Some(0),
            '两' => Some(2),
            '十' => Some(10),
            _ => None,
        })
}

/// 一 … 九十九, 一百零五: value and bytes used.
pub(crate) fn chinese_number(text: &str) -> Option<(u32, usize)> {
    let mut total = 0;
    let mut digit = None;
    let mut used = 0;
    for c in text.chars() {
        match c {
            '十' => total += digit.take().unwrap_or(1) * 10,
            '百' if digit.is_some() => total += digit.take().unwrap_or(1) * 100,
            _ => match chinese_digit(c) {
                Some(d) if c != '两' => digit = Some(d),
                _ => break,
            },
        }
        used += c.len_utf8();
        if used > 15 {
            return None;
        }
    }
    total += digit.unwrap_or(0);
    (used > 0 && total > 0).then_some((total, used))
}
