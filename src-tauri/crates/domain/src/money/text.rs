//! How amounts, rates and quantities are written and read.

use super::{BasisPoints, Fen, Quantity};

impl Fen {
    /// Yuan with two decimals: `1234.50`, `-0.05`.
    #[must_use]
    pub fn yuan(self) -> String {
        let magnitude = self.0.unsigned_abs();
        format!("{}{}.{:02}", sign(self.0), magnitude / 100, magnitude % 100)
    }

    /// Yuan with two decimals and thousands separators: `1,234.50`.
    #[must_use]
    pub fn grouped(self) -> String {
        let magnitude = self.0.unsigned_abs();
        let whole = group(&(magnitude / 100).to_string());
        format!("{}{whole}.{:02}", sign(self.0), magnitude % 100)
    }

    /// Reads yuan: `1234.5`, `1,234.50`, `¥1,234.50`, `１２３４元`, `-0.05`.
    ///
    /// None when it is no plain number, has more than two decimals, has separators in the wrong
    /// place, or leaves ±[`Fen::MAX`].
    #[must_use]
    pub fn parse_yuan(text: &str) -> Option<Fen> {
        let text = half_width(text);
        let text = text.trim();
        let (text, outer) = strip_sign(text);
        let text = text.trim_start_matches(['¥', '￥']).trim_start();
        let (text, inner) = strip_sign(text);
        let text = text.strip_suffix('元').unwrap_or(text).trim_end();
        if outer && inner {
            return None;
        }
        let amount = scaled(text, 2)?;
        let amount = if outer || inner { -amount } else { amount };
        Some(Fen(amount)).filter(|fen| fen.in_range())
    }
}

impl BasisPoints {
    /// The rate as a number of percent without the sign: `13`, `12.5`, `0.05`.
    #[must_use]
    pub fn percent(self) -> String {
        decimal(i64::from(self.0), 2)
    }
}

impl Quantity {
    /// The largest quantity read: 999,999,999.999.
    pub const MAX: Quantity = Quantity(999_999_999_999);

    /// Without trailing zeros: `1.5`, `20`.
    #[must_use]
    pub fn plain(self) -> String {
        decimal(self.0, 3)
    }

    /// Reads `1.5`, `1,000`, `２`. None when it is no plain number, has more than three decimals
    /// or leaves ±[`Quantity::MAX`]. Whether it is positive is for the issue check to say.
    #[must_use]
    pub fn parse(text: &str) -> Option<Quantity> {
        let text = half_width(text);
        let (text, negative) = strip_sign(text.trim());
        let amount = scaled(text, 3)?;
        let amount = if negative { -amount } else { amount };
        Some(Quantity(amount)).filter(|q| q.0.unsigned_abs() <= Self::MAX.0.unsigned_abs())
    }
}

fn sign(amount: i64) -> &'static str {
    if amount < 0 { "-" } else { "" }
}

fn strip_sign(text: &str) -> (&str, bool) {
    match text.strip_prefix(['-', '−', '－']) {
        Some(rest) => (rest.trim_start(), true),
        None => (text, false),
    }
}

/// Chinese input methods type full-width digits, commas and points.
fn half_width(text: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' | '，' | '．' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    };
    text.chars().map(narrow).collect()
}

fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `amount` / 10^decimals, without trailing zeros.
fn decimal(amount: i64, decimals: u32) -> String {
    let unit = 10u64.pow(decimals);
    let magnitude = amount.unsigned_abs();
    let whole = format!("{}{}", sign(amount), magnitude / unit);
    let width = decimals as usize;
    let part = format!("{:0width$}", magnitude % unit);
    let part = part.trim_end_matches('0');
    if part.is_empty() {
        whole
    } else {
        format!("{whole}.{part}")
    }
}

/// Reads an unsigned decimal as a number of 10^-decimals. Excess decimals are refused, not rounded:
/// who types 0.005 yuan must be told.
fn scaled(text: &str, decimals: usize) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole = ungrouped(whole)?;
    let part = part.trim_end_matches('0');
    let all_digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    if !all_digits(part) || part.len() > decimals || text.ends_with('.') {
        return None;
    }
    format!("{whole}{part:0<decimals$}").parse().ok()
}

/// The digits of `1,234,567` or `1234567`; none when a separator does not part thousands.
fn ungrouped(whole: &str) -> Option<String> {
    let parts: Vec<&str> = whole.split(',').collect();
    let digits = |s: &&str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    let (first, rest) = parts.split_first()?;
    let well_grouped =
        rest.is_empty() || (first.len() <= 3 && rest.iter().all(|part| part.len() == 3));
    (parts.iter().all(digits) && well_grouped).then(|| parts.concat())
}
