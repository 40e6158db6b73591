//! Chinese ordinal numbers: 第十二条.

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// 1 to 999 in Chinese, other numbers in digits.
pub(crate) fn chinese(number: usize) -> String {
    if number == 0 || number > 999 {
        return number.to_string();
    }
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let mut out = String::new();
    if hundreds > 0 {
        out.push_str(DIGITS[hundreds]);
        out.push('百');
    }
    if tens > 0 {
        if tens > 1 || hundreds > 0 {
            out.push_str(DIGITS[tens]);
        }
        out.push('十');
    } else if hundreds > 0 && ones > 0 {
        out.push('零');
    }
    if ones > 0 {
        out.push_str(DIGITS[ones]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn ordinals_read_as_in_a_contract() {
        let read = [1, 9, 10, 11, 20, 35, 100, 101, 110, 219, 1000].map(chinese);
        assert_eq!(
            read,
            [
                "一",
                "九",
                "十",
                "十一",
                "二十",
                "三十五",
                "一百",
                "一百零一",
                "一百一十",
                "二百一十九",
                "1000"
            ]
        );
    }
}
