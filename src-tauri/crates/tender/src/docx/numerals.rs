//! Numbers as Word prints them for each `w:numFmt`.

/// `n` in the number format `format`; decimal for formats that print the same or are unknown.
pub(super) fn numeral(n: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{n:02}"),
        "upperLetter" => letters(n, b'A'),
        "lowerLetter" => letters(n, b'a'),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).to_lowercase(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => counting(n, &PLAIN),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            counting(n, &LEGAL)
        }
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => digits(n),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            enclosed(n, &[(0x2460, 20), (0x3251, 15), (0x32b1, 15)], |n| {
                format!("({n})")
            })
        }
        "ideographEnclosedCircle" => enclosed(n, &[(0x3280, 10)], |n| format!("({n})")),
        "decimalEnclosedParen" => enclosed(n, &[(0x2474, 20)], |n| format!("({n})")),
        "decimalEnclosedFullstop" => enclosed(n, &[(0x2488, 20)], |n| format!("{n}.")),
        "decimalFullWidth" | "decimalFullWidth2" => n
            .to_string()
            .chars()
            .filter_map(|c| char::from_u32(c as u32 - '0' as u32 + 0xff10))
            .collect(),
        "ideographTraditional" => cycle(n, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cycle(n, "子丑寅卯辰巳午未申酉戌亥"),
        _ => n.to_string(),
    }
}

/// a … z, aa, bb … as Word repeats letters.
fn letters(n: u32, first: u8) -> String {
    if n == 0 {
        return String::new();
    }
    let letter = char::from(first + ((n - 1) % 26) as u8);
    std::iter::repeat_n(letter, ((n - 1) / 26 + 1).min(30) as usize).collect()
}

fn roman(mut n: u32) -> String {
    if n > 3999 {
        return n.to_string();
    }
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (value, text) in STEPS {
        while n >= value {
            out.push_str(text);
            n -= value;
        }
    }
    out
}

struct Counting {
    digits: [char; 10],
    units: [&'static str; 4],
    /// 十一 rather than 一十一; legal numerals keep the 壹.
    bare_ten: bool,
}

const PLAIN: Counting = Counting {
    digits: ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    units: ["", "十", "百", "千"],
    bare_ten: true,
};
const LEGAL: Counting = Counting {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    units: ["", "拾", "佰", "仟"],
    bare_ten: false,
};

/// 1 -> 一, 10 -> 十, 21 -> 二十一, 105 -> 一百零五.
fn counting(n: u32, style: &Counting) -> String {
    if n == 0 || n > 9999 {
        return if n == 0 {
            style.digits[0].to_string()
        } else {
            n.to_string()
        };
    }
    let mut out = String::new();
    let mut gap = false;
    for place in (0..4u32).rev() {
        let digit = (n / 10u32.pow(place) % 10) as usize;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        if !(digit == 1 && place == 1 && out.is_empty() && style.bare_ten) {
            out.push(style.digits[digit]);
        }
        out.push_str(style.units[place as usize]);
    }
    out
}

/// 10 -> 一〇, digit by digit.
fn digits(n: u32) -> String {
    n.to_string()
        .bytes()
        .map(|b| PLAIN.digits[usize::from(b - b'0')])
        .collect()
}

fn enclosed(n: u32, ranges: &[(u32, u32)], beyond: impl Fn(u32) -> String) -> String {
    let mut rest = n;
    for &(first, count) in ranges {
        if rest >= 1 && rest <= count {
            return char::from_u32(first + rest - 1)
                .map(String::from)
                .unwrap_or_default();
        }
        rest = rest.saturating_sub(count);
    }
    beyond(n)
}

fn cycle(n: u32, signs: &str) -> String {
    let count = signs.chars().count() as u32;
    signs
        .chars()
        .nth((n.saturating_sub(1) % count) as usize)
        .map(String::from)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn chinese_counting_prints_ten_without_one() {
        assert_eq!(numeral(10, "chineseCounting"), "十");
        assert_eq!(numeral(12, "chineseCountingThousand"), "十二");
        assert_eq!(numeral(20, "japaneseCounting"), "二十");
        assert_eq!(numeral(105, "chineseCountingThousand"), "一百零五");
    }

    #[test]
    fn legal_numerals_keep_the_leading_one() {
        assert_eq!(numeral(11, "chineseLegalSimplified"), "壹拾壹");
    }

    #[test]
    fn circles_go_to_twenty_and_beyond() {
        assert_eq!(numeral(1, "decimalEnclosedCircle"), "①");
        assert_eq!(numeral(20, "decimalEnclosedCircleChinese"), "⑳");
        assert_eq!(numeral(21, "decimalEnclosedCircle"), "㉑");
        assert_eq!(numeral(2, "ideographEnclosedCircle"), "㊁");
        assert_eq!(numeral(3, "decimalEnclosedParen"), "⑶");
    }

    #[test]
    fn letters_repeat_after_z() {
        assert_eq!(numeral(2, "lowerLetter"), "b");
        assert_eq!(numeral(27, "upperLetter"), "AA");
    }

    #[test]
    fn roman_and_stems() {
        assert_eq!(numeral(4, "lowerRoman"), "iv");
        assert_eq!(numeral(3, "ideographTraditional"), "丙");
    }
}
