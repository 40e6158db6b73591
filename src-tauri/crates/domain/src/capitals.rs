//! Amounts in Chinese capitals (支付结算办法附一).

use crate::money::Fen;

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
/// Within a group of four digits, highest first.
const PLACES: [(&str, u64); 4] = [("仟", 1000), ("佰", 100), ("拾", 10), ("", 1)];
/// Groups of four digits, highest first.
const GROUPS: [(&str, u64); 3] = [("亿", 100_000_000), ("万", 10_000), ("", 1)];

/// The amount in capitals with 人民币 and no gap: `人民币陆仟零柒元壹角肆分`.
///
/// Ends with 整 after 元, with nothing after 角 or 分 (支付结算办法附一 leaves 整 after 角 free).
/// A negative amount is `人民币负…`; nothing is `人民币零元整`. None outside ±[`Fen::MAX`].
#[must_use]
pub fn to_capitals(amount: Fen) -> Option<String> {
    if !amount.in_range() {
        return None;
    }
    let magnitude = amount.0.unsigned_abs();
    let (yuan, jiao, fen) = (magnitude / 100, magnitude / 10 % 10, magnitude % 10);
    let mut text = String::from("人民币");
    if amount.0 < 0 {
        text.push('负');
    }
    if yuan > 0 || magnitude == 0 {
        text.push_str(&whole(yuan));
        text.push('元');
    }
    if jiao == 0 && fen == 0 {
        text.push('整');
        return Some(text);
    }
    // 325.04 needs the 零; 1680.32 may have it, and then nobody can slip a digit in.
    if yuan > 0 && (jiao == 0 || yuan % 10 == 0) {
        text.push('零');
    }
    if jiao > 0 {
        text.push(digit(jiao));
        text.push('角');
    }
    if fen > 0 {
        text.push(digit(fen));
        text.push('分');
    }
    Some(text)
}

fn digit(value: u64) -> char {
    // A digit is at most 9; 零 for the impossible rest keeps this free of panics.
    usize::try_from(value)
        .ok()
        .and_then(|index| DIGITS.get(index).copied())
        .unwrap_or('零')
}

fn whole(yuan: u64) -> String {
    if yuan == 0 {
        return "零".to_owned();
    }
    let mut text = String::new();
    let mut skipped = false;
    for (name, size) in GROUPS {
        let value = yuan / size % 10_000;
        if value == 0 {
            skipped = true;
            continue;
        }
        // One 零 for any run of zeros; none for a zero in the last place of the group above
        // (107000 -> 壹拾万柒仟), which the rule leaves free.
        if !text.is_empty() && (skipped || value < 1000) {
            text.push('零');
        }
        text.push_str(&group(value));
        text.push_str(name);
        skipped = false;
    }
    text
}

fn group(value: u64) -> String {
    let mut text = String::new();
    let mut zero = false;
    for (name, size) in PLACES {
        let figure = value / size % 10;
        if figure == 0 {
            zero = !text.is_empty();
            continue;
        }
        if zero {
            text.push('零');
            zero = false;
        }
        text.push(digit(figure));
        text.push_str(name);
    }
    text
}

/// Reads an amount in capitals back.
///
/// Tolerates what the rule leaves free: 人民币 absent, spaces, 圆 for 元, 正 for 整, optional 零 and
/// 整, 拾 without its 壹, everyday numerals. None when it is not exactly one amount, or is outside
/// ±[`Fen::MAX`].
#[must_use]
pub fn from_capitals(text: &str) -> Option<Fen> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (rest, before) = strip_minus(&compact);
    let rest = rest.strip_prefix("人民币").unwrap_or(rest);
    let rest = rest.strip_prefix(['：', ':']).unwrap_or(rest);
    let (rest, after) = strip_minus(rest);
    if before && after {
        return None;
    }
    let magnitude = read_magnitude(rest)?;
    let signed = if before || after {
        -magnitude
    } else {
        magnitude
    };
    Some(Fen(signed)).filter(|amount| amount.in_range())
}

fn strip_minus(text: &str) -> (&str, bool) {
    match text.strip_prefix('负') {
        Some(rest) => (rest, true),
        None => (text, false),
    }
}

fn read_magnitude(text: &str) -> Option<i64> {
    let (yuan, small) = match text.find(['元', '圆']) {
        Some(at) => {
            let unit = text[at..].chars().next()?;
            (Some(&text[..at]), &text[at + unit.len_utf8()..])
        }
        None => (None, text),
    };
    let whole = match yuan {
        Some(words) => read_whole(words)?,
        None => 0,
    };
    let (fen, any) = read_small(small)?;
    if yuan.is_none() && !any {
        return None;
    }
    whole.checked_mul(100)?.checked_add(fen)
}

/// 角 and 分 after the yuan, in fen, and whether there were any.
fn read_small(text: &str) -> Option<(i64, bool)> {
    let text = text.strip_suffix(['整', '正']).unwrap_or(text);
    let mut fen = 0;
    let mut smallest = 100;
    let mut pending = None;
    for c in text.chars() {
        let unit = match c {
            '角' => 10,
            '分' => 1,
            '零' | '〇' if pending.is_none() => continue,
            _ if pending.is_none() => {
                pending = Some(read_digit(c)?);
                continue;
            }
            _ => return None,
        };
        if unit >= smallest {
            return None;
        }
        smallest = unit;
        // 零角 is written by some: the 零 was passed over above, so it has no digit.
        fen += pending.take().unwrap_or(0) * unit;
    }
    (pending.is_none()).then_some((fen, smallest < 100))
}

fn read_whole(text: &str) -> Option<i64> {
    if text.is_empty() {
        return None;
    }
    let (mut total, mut group, mut pending) = (0i64, 0i64, None);
    let (mut place_limit, mut group_limit) = (10_000i64, i64::MAX);
    for c in text.chars() {
        if let Some(place) = place(c) {
            // 拾 alone is 10; 佰 and 仟 need their digit.
            let figure = pending
                .take()
                .or((place == 10 && group == 0).then_some(1))?;
            if place >= place_limit {
                return None;
            }
            place_limit = place;
            group += figure * place;
        } else if let Some(size) = group_size(c) {
            let value = group + pending.take().unwrap_or(0);
            if value == 0 || size >= group_limit {
                return None;
            }
            total += value * size;
            (group, group_limit, place_limit) = (0, size, 10_000);
        } else if matches!(c, '零' | '〇') {
            if pending.is_some() {
                return None;
            }
        } else {
            if pending.is_some() {
                return None;
            }
            pending = Some(read_digit(c)?);
        }
    }
    Some(total + group + pending.unwrap_or(0))
}

fn place(c: char) -> Option<i64> {
    match c {
        '仟' | '千' => Some(1000),
        '佰' | '百' => Some(100),
        '拾' | '十' => Some(10),
        _ => None,
    }
}

fn group_size(c: char) -> Option<i64> {
    match c {
        '亿' | '億' => Some(100_000_000),
        '万' | '萬' => Some(10_000),
        _ => None,
    }
}

fn read_digit(c: char) -> Option<i64> {
    let value = match c {
        '壹' | '一' => 1,
        '贰' | '貳' | '二' | '两' => 2,
        '叁' | '叄' | '三' => 3,
        '肆' | '四' => 4,
        '伍' | '五' => 5,
        '陆' | '陸' | '六' => 6,
        '柒' | '七' => 7,
        '捌' | '八' => 8,
        '玖' | '九' => 9,
        _ => return None,
    };
    Some(value)
}
