//! Cells as values of a column's kind: what people write for money, rates and choices.

use bidwright_domain::money::{BasisPoints, Fen};

use super::sheet::Cell;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// At most so many characters.
    Text(usize),
    /// With tax, per unit.
    Money,
    Rate,
    /// Code, Chinese word, English word; the first words are the ones that are printed.
    Choice(&'static [(&'static str, &'static str, &'static str)]),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Money(Fen),
    Rate(BasisPoints),
    /// The code of a choice.
    Choice(&'static str),
    None,
}

/// Why a cell is not a value of its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// Not understood; an example of what is.
    Unlike(&'static str),
    TooLong(usize),
    /// `#N/A` and its like.
    Error,
    /// A formula that was never computed.
    Uncomputed,
    /// Excel keeps 15 digits: the rest of a long number is gone.
    Rounded,
    OutOfRange(String),
}

impl Kind {
    /// The cell as a value; `None` when it is empty.
    pub fn read(self, cell: &Cell) -> Result<Value, Wrong> {
        match cell {
            Cell::Empty => return Ok(Value::None),
            Cell::Error(_) => return Err(Wrong::Error),
            Cell::Uncomputed => return Err(Wrong::Uncomputed),
            _ => {}
        }
        match self {
            Kind::Text(most) => text(cell, most),
            Kind::Money => money(cell),
            Kind::Rate => rate(cell),
            Kind::Choice(words) => choice(cell, words),
        }
    }
}

fn text(cell: &Cell, most: usize) -> Result<Value, Wrong> {
    if let Cell::Number(number) = cell
        && number.abs() >= 1e15
    {
        return Err(Wrong::Rounded);
    }
    let text = cell.shown();
    if text.chars().count() > most {
        return Err(Wrong::TooLong(most));
    }
    Ok(Value::Text(text))
}

/// Digits, points and signs as half-width, without spaces.
fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '。' => '.',
            other => other,
        })
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// A number as text without exponent. Formulas leave noise behind (0.1 + 0.2): what lies beyond the
/// ninth decimal is not meant.
fn plain_number(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => {
            let text = format!("{number:.9}");
            let text = text.trim_end_matches('0').trim_end_matches('.');
            if text == "-0" {
                "0".to_owned()
            } else {
                text.to_owned()
            }
        }
        other => narrow(&other.shown()),
    }
}

const MONEY: Wrong = Wrong::Unlike("1234.50");

fn money(cell: &Cell) -> Result<Value, Wrong> {
    if matches!(cell, Cell::Date(_)) {
        return Err(MONEY);
    }
    let text = plain_number(cell);
    let mut rest = text.as_str();
    for sign in ["人民币", "RMB", "CNY", "rmb", "cny", "¥", "￥"] {
        rest = rest.strip_prefix(sign).unwrap_or(rest);
    }
    for unit in ["元整", "圆整", "元", "圆", "CNY", "RMB"] {
        rest = rest.strip_suffix(unit).unwrap_or(rest);
    }
    let (rest, times) = match rest.strip_suffix('万') {
        Some(rest) => (rest, 10_000),
        None => (rest, 1),
    };
    let out = || Wrong::OutOfRange(format!("0.00 – {}", Fen::MAX.grouped()));
    let amount = if times == 1 {
        Fen::parse_yuan(rest).map(|fen| fen.0)
    } else {
        // 12.3456 万 is 123,456 yuan: four more decimals than a yuan has.
        tenthousands(rest)
    };
    match amount {
        Some(fen) if (0..=Fen::MAX.0).contains(&fen) => Ok(Value::Money(Fen(fen))),
        Some(_) => Err(out()),
        None if looks_like_number(rest) => Err(out()),
        None => Err(MONEY),
    }
}

/// Ten thousands of yuan in fen.
fn tenthousands(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole = Fen::parse_yuan(whole)?.0 / 100;
    let digits = part.len() <= 6 && part.chars().all(|c| c.is_ascii_digit());
    if !digits || (text.contains('.') && part.is_empty()) {
        return None;
    }
    let part: i64 = format!("{part:0<6}").parse().ok()?;
    whole.checked_mul(1_000_000)?.checked_add(part)
}

/// A plain number that is only too large or too small.
fn looks_like_number(text: &str) -> bool {
    let digits = text.trim_start_matches('-');
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    !whole.is_empty()
        && whole.chars().all(|c| c.is_ascii_digit())
        && part.chars().all(|c| c.is_ascii_digit())
        && part.len() <= 2
}

/// `13%`, `13` or `0.13`.
fn rate(cell: &Cell) -> Result<Value, Wrong> {
    const WRONG: Wrong = Wrong::Unlike("13%");
    if matches!(cell, Cell::Date(_)) {
        return Err(WRONG);
    }
    let text = plain_number(cell);
    let (number, percent) = match text.strip_suffix('%') {
        Some(number) => (number, true),
        None => (text.as_str(), false),
    };
    // A fraction has four decimals that are basis points; a percentage has two.
    let points = if !percent && number.starts_with("0.") {
        let part = number.trim_start_matches("0.").trim_end_matches('0');
        (part.len() <= 4)
            .then(|| format!("{part:0<4}").parse().ok())
            .flatten()
    } else {
        // Two decimals of a percentage are basis points, as two decimals of a yuan are fen.
        Fen::parse_yuan(number).map(|fen| fen.0)
    };
    match points {
        Some(points) if (0..=10_000).contains(&points) => Ok(Value::Rate(BasisPoints(
            i32::try_from(points).unwrap_or_default(),
        ))),
        _ => Err(WRONG),
    }
}

fn choice(
    cell: &Cell,
    words: &'static [(&'static str, &'static str, &'static str)],
) -> Result<Value, Wrong> {
    let said = narrow(&cell.shown()).to_lowercase();
    words
        .iter()
        .find(|(code, zh, en)| {
            said == *code || said == *zh || said == en.to_lowercase().replace(' ', "")
        })
        .map(|(code, _, _)| Value::Choice(code))
        .ok_or(Wrong::Unlike(words.first().map_or("", |(_, zh, _)| zh)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn money_is_read_as_people_write_it() {
        let cases = [
            ("98,000.00", 9_800_000),
            ("¥1,234.5", 123_450),
            ("￥ 1 234", 123_400),
            ("１２３４．５元", 123_450),
            ("人民币 500 元整", 50_000),
            ("12.5万", 12_500_000),
            ("1万元", 1_000_000),
            ("0", 0),
        ];
        for (text, fen) in cases {
            assert_eq!(money(&said(text)), Ok(Value::Money(Fen(fen))), "{text}");
        }
        assert_eq!(money(&Cell::Number(1234.5)), Ok(Value::Money(Fen(123_450))));
        // 0.1 + 0.2 as a formula leaves it
        let noisy = Cell::Number(0.1 + 0.2);
        assert_eq!(money(&noisy), Ok(Value::Money(Fen(30))));
    }

    #[test]
    fn what_is_no_amount_or_too_large_is_told_apart() {
        for text in ["九万八", "12,34", "1.2.3", "abc", "1.005", "面议"] {
            assert_eq!(money(&said(text)), Err(MONEY), "{text}");
        }
        for text in ["1000000000000", "-1", "99999999999999999999"] {
            let found = money(&said(text));
            assert!(
                matches!(found, Err(Wrong::OutOfRange(_))),
                "{text}: {found:?}"
            );
        }
        let huge = money(&Cell::Number(1e300));
        assert!(matches!(huge, Err(Wrong::OutOfRange(_))), "{huge:?}");
    }

    #[test]
    fn rates_are_percent_or_fractions() {
        for (cell, points) in [
            (said("13%"), 1_300),
            (said("１３％"), 1_300),
            (said("6"), 600),
            (said("0.06"), 600),
            (said("0.5%"), 50),
            (said("1"), 100),
            (said("0"), 0),
            (Cell::Number(0.13), 1_300),
            (Cell::Number(13.0), 1_300),
        ] {
            assert_eq!(
                rate(&cell),
                Ok(Value::Rate(BasisPoints(points))),
                "{cell:?}"
            );
        }
        for text in ["免税", "101%", "-1"] {
            assert!(rate(&said(text)).is_err(), "{text}");
        }
    }

    #[test]
    fn long_numbers_that_excel_has_rounded_are_refused_as_text() {
        let text = Kind::Text(50);
        assert_eq!(
            text.read(&Cell::Number(13_800_000_001.0)),
            Ok(Value::Text("13800000001".to_owned()))
        );
        let account = Cell::Number(6_217_000_000_000_000_123.0);
        assert_eq!(text.read(&account), Err(Wrong::Rounded));
    }
}
