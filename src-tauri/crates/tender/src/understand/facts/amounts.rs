//! Amounts in running text: `87.5万元`, `¥1,348,000.00`, `人民币壹佰叁拾肆万捌仟元整`, `4.8万元整`.

use std::sync::LazyLock;

use bidwright_domain::capitals::from_capitals;
use bidwright_domain::money::Fen;
use regex::Regex;

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([¥￥]|人民币|RMB)?\s*(\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,6})?|\d+(?:\.\d{1,6})?)\s*(亿元|万元|万|元)?").expect("a fixed pattern")
});
static CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}[元圆](?:[零壹贰叁肆伍陆柒捌玖]角)?(?:零?[壹贰叁肆伍陆柒捌玖]分)?整?").expect("a fixed pattern")
});

/// The first amount of `text` in fen. `unit` is the unit of the label (`万元` of
/// `预算金额（万元）`), used where the figure has none. Percentages and bare figures without any unit
/// are no amounts.
pub(super) fn amount(text: &str, unit: &str) -> Option<Fen> {
    let unit_known = unit.contains('元') || unit.contains('万');
    for found in AMOUNT.captures_iter(text) {
        let figure = found.get(2)?;
        let sign = found.get(1).is_some();
        let own = found.get(3).map(|m| m.as_str());
        let after = text[found.get(0)?.end()..].trim_start();
        if after.starts_with(['%', '％', '年', '月', '日', '天', '个', '‰']) {
            continue;
        }
        let grouped = figure.as_str().contains([',', '，']);
        if own.is_none() && !sign && !grouped && !unit_known {
            continue;
        }
        let factor = match own.unwrap_or(if unit.contains('万') {
            "万元"
        } else {
            "元"
        }) {
            "亿元" => 10_000_000_000i64,
            "万元" | "万" => 1_000_000,
            _ => 100,
        };
        if let Some(fen) = scaled(&figure.as_str().replace([',', '，'], ""), factor) {
            return Some(fen);
        }
    }
    let capitals = CAPITALS.find(text)?.as_str().replace('圆', "元");
    from_capitals(&capitals)
        .or_else(|| from_capitals(&format!("人民币{capitals}")))
        .or_else(|| from_capitals(&format!("{capitals}整")))
}

/// Decimal figure times factor, exactly.
fn scaled(figure: &str, factor: i64) -> Option<Fen> {
    let (whole, part) = figure.split_once('.').unwrap_or((figure, ""));
    let mut fen: i64 = whole.parse::<i64>().ok()?.checked_mul(factor)?;
    let mut place = factor;
    for digit in part.bytes() {
        place /= 10;
        fen = fen.checked_add(i64::from(digit - b'0').checked_mul(place)?)?;
    }
    Some(Fen(fen))
}

/// `本项目不需要投标保证金`, `无需递交`, `免收`, `不收取`, or just `无`.
pub(super) fn says_none(text: &str) -> bool {
    let text = crate::words::squeezed(text);
    let bare = text.trim_matches(|c: char| "。；，：:、☑■√".contains(c));
    matches!(
        bare,
        "无" | "不需要"
            | "不要求"
            | "不收取"
            | "免收"
            | "不适用"
            | "/"
            | "免"
            | "不提供"
            | "无需提交"
            | "无需缴纳"
            | "不缴纳"
            | "不设"
            | "无需"
            | "不收"
    ) || [
        "不需要",
        "无需",
        "不收取",
        "免收",
        "不要求",
        "不提交",
        "不缴纳",
        "不设",
        "免交",
        "免于",
        "不需",
        "免缴",
    ]
    .iter()
    .any(|w| bare.starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::{amount, says_none};
    use bidwright_domain::money::Fen;

    #[test]
    fn ten_thousands_are_multiplied() {
        assert_eq!(amount("87.5", "万元"), Some(Fen(87_500_000)));
        assert_eq!(amount("金额不低于4.5万元人民币", ""), Some(Fen(4_500_000)));
        assert_eq!(amount("人民币4.8万元整", ""), Some(Fen(4_800_000)));
    }

    #[test]
    fn figures_with_commas_and_per_year() {
        assert_eq!(
            amount("2,435,216.00元/年（含税）", ""),
            Some(Fen(243_521_600))
        );
        assert_eq!(amount("包 1-1741200.00 元", ""), Some(Fen(174_120_000)));
    }

    #[test]
    fn capitals_alone_are_read() {
        assert_eq!(
            amount("人民币壹佰叁拾肆万捌仟元整", ""),
            Some(Fen(134_800_000))
        );
    }

    #[test]
    fn figures_in_brackets_after_capitals_agree() {
        assert_eq!(
            amount("人民币壹佰叁拾肆万捌仟元整(¥1,348,000.00）", ""),
            Some(Fen(134_800_000))
        );
    }

    #[test]
    fn percentages_and_days_are_no_amounts() {
        assert_eq!(amount("合同金额的12%", ""), None);
        assert_eq!(amount("120个日历日", ""), None);
    }

    #[test]
    fn none_is_said_in_many_ways() {
        for text in ["无", "无需递交投标保证金", "不需要", "☑不要求"] {
            assert!(says_none(text), "{text}");
        }
        assert!(!says_none("无息退还，金额2万元"));
    }
}
