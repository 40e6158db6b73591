//! Amounts in English words, as letters of credit and bilingual quotations print them.

use crate::money::{Currency, Fen};

const ONES: [&str; 20] = [
    "ZERO",
    "ONE",
    "TWO",
    "THREE",
    "FOUR",
    "FIVE",
    "SIX",
    "SEVEN",
    "EIGHT",
    "NINE",
    "TEN",
    "ELEVEN",
    "TWELVE",
    "THIRTEEN",
    "FOURTEEN",
    "FIFTEEN",
    "SIXTEEN",
    "SEVENTEEN",
    "EIGHTEEN",
    "NINETEEN",
];
const TENS: [&str; 10] = [
    "", "", "TWENTY", "THIRTY", "FORTY", "FIFTY", "SIXTY", "SEVENTY", "EIGHTY", "NINETY",
];
const GROUPS: [(&str, u64); 4] = [
    (" BILLION", 1_000_000_000),
    (" MILLION", 1_000_000),
    (" THOUSAND", 1_000),
    ("", 1),
];

/// `SAY RMB YUAN ONE THOUSAND TWO HUNDRED AND THIRTY-FOUR AND 56/100 ONLY`; without hundredths when
/// there are none. None when it is negative or passes [`Fen::MAX`].
#[must_use]
pub fn to_words(amount: Fen, currency: Currency) -> Option<String> {
    if amount.0 < 0 || !amount.in_range() {
        return None;
    }
    let magnitude = amount.0.unsigned_abs();
    let (whole, part) = (magnitude / 100, magnitude % 100);
    let mut text = format!("SAY {} {}", unit(currency), number(whole));
    if part > 0 {
        text.push_str(&format!(" AND {part:02}/100"));
    }
    text.push_str(" ONLY");
    Some(text)
}

fn unit(currency: Currency) -> &'static str {
    match currency {
        Currency::Cny => "RMB YUAN",
        Currency::Usd => "US DOLLARS",
        Currency::Eur => "EUROS",
        Currency::Hkd => "HONG KONG DOLLARS",
        Currency::Jpy => "JAPANESE YEN",
    }
}

fn number(whole: u64) -> String {
    if whole == 0 {
        return ONES[0].to_owned();
    }
    let mut words: Vec<String> = Vec::new();
    for (name, size) in GROUPS {
        let value = whole / size % 1_000;
        if value > 0 {
            words.push(format!("{}{name}", below_thousand(value)));
        }
    }
    words.join(" ")
}

fn below_thousand(value: u64) -> String {
    let (hundreds, rest) = (value / 100, value % 100);
    match (hundreds, rest) {
        (0, _) => below_hundred(rest),
        (_, 0) => format!("{} HUNDRED", word(&ONES, hundreds)),
        _ => format!(
            "{} HUNDRED AND {}",
            word(&ONES, hundreds),
            below_hundred(rest)
        ),
    }
}

fn below_hundred(value: u64) -> String {
    if value < 20 {
        return word(&ONES, value).to_owned();
    }
    match value % 10 {
        0 => word(&TENS, value / 10).to_owned(),
        ones => format!("{}-{}", word(&TENS, value / 10), word(&ONES, ones)),
    }
}

fn word(words: &[&'static str], index: u64) -> &'static str {
    // Indices are below the lengths of the tables; nothing for the impossible rest.
    usize::try_from(index)
        .ok()
        .and_then(|index| words.get(index).copied())
        .unwrap_or("")
}
