//! Unified social credit codes and telephone numbers. A problem is a warning on the field and never
//! a refusal to save.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The 31 characters of GB 32100-2015: digits and capitals without I, O, S, V, Z.
const CODE_CHARACTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of the first 17 characters, GB 32100-2015.
const WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

/// What is wrong with a unified social credit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CodeProblem {
    /// It must have 18 characters.
    #[error("{found} characters instead of 18")]
    Length { found: u32 },
    /// A character that the standard does not use; `at` is 1-based.
    #[error("{character:?} at place {at} is not used in credit codes")]
    Character { at: u32, character: char },
    /// The last character does not fit the others.
    #[error("the last character should be {expected}")]
    Check { expected: char },
}

/// Checks a unified social credit code (GB 32100-2015). Spaces around it are passed over; an empty
/// text is no code and so no wrong one.
#[must_use]
pub fn credit_code_problem(code: &str) -> Option<CodeProblem> {
    let characters: Vec<char> = code.trim().chars().collect();
    if characters.is_empty() {
        return None;
    }
    let mut values = Vec::with_capacity(18);
    for (at, &character) in (1u32..).zip(&characters) {
        match CODE_CHARACTERS.chars().position(|known| known == character) {
            Some(value) => values.push(value),
            None => return Some(CodeProblem::Character { at, character }),
        }
    }
    if values.len() != 18 {
        let found = u32::try_from(values.len()).unwrap_or(u32::MAX);
        return Some(CodeProblem::Length { found });
    }
    let sum: usize = WEIGHTS.iter().zip(&values).map(|(w, v)| w * v).sum();
    let expected = (31 - sum % 31) % 31;
    let expected = CODE_CHARACTERS.chars().nth(expected)?;
    (characters.last() != Some(&expected)).then_some(CodeProblem::Check { expected })
}

/// What is wrong with a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PhoneProblem {
    /// Something that is neither digit, hyphen, bracket, plus nor extension.
    #[error("{character:?} does not belong in a telephone number")]
    Character { character: char },
    /// Starts like a mobile number but has not 11 digits.
    #[error("a mobile number has 11 digits, not {digits}")]
    Mobile { digits: u32 },
    /// Starts like a land line but area code and number do not fit.
    #[error("a land line has an area code of 3 to 4 digits and 7 to 8 more")]
    LandLine,
    /// Neither mobile, land line with area code, nor 400/800 number.
    #[error("neither a mobile number, a land line with area code, nor a 400 or 800 number")]
    Unknown,
}

/// Checks a telephone number: mobile `1[3-9]` and 9 digits; land line `0` with 2-3 digits, 7-8
/// digits, optional extension; 400 and 800 numbers with 10 digits (common practice, check). `+86`
/// before it, spaces, hyphens and brackets are passed over; an empty text is no wrong number.
#[must_use]
pub fn phone_problem(phone: &str) -> Option<PhoneProblem> {
    let phone = phone.trim();
    if phone.is_empty() {
        return None;
    }
    let (main, extension) = split_extension(phone);
    if let Some(character) = main.chars().find(|c| !phone_character(*c)) {
        return Some(PhoneProblem::Character { character });
    }
    if let Some(character) = extension.chars().find(|c| !c.is_ascii_digit()) {
        return Some(PhoneProblem::Character { character });
    }
    let digits: String = main
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    let international = ["+86", "0086"]
        .iter()
        .find_map(|prefix| digits.strip_prefix(prefix));
    let digits = international.unwrap_or(&digits);
    if digits.contains('+') {
        return Some(PhoneProblem::Unknown);
    }
    main_problem(digits, international.is_some(), main)
}

fn phone_character(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ' ' | '-' | '－' | '—' | '(' | ')' | '（' | '）' | '+')
}

/// `0577-86123456转801`, `0577-86123456-801`, `… ext. 801`.
fn split_extension(phone: &str) -> (&str, &str) {
    for word in ["转分机", "转", "分机", "ext.", "ext", "#"] {
        if let Some((main, extension)) = phone.split_once(word) {
            return (
                main.trim_end(),
                extension.trim_start_matches([':', '：', ' ']),
            );
        }
    }
    match phone.rsplit_once('-') {
        Some((main, extension))
            if main.starts_with('0') && main.contains('-') && extension.len() <= 6 =>
        {
            (main, extension)
        }
        _ => (phone, ""),
    }
}

fn main_problem(digits: &str, international: bool, written: &str) -> Option<PhoneProblem> {
    let count = u32::try_from(digits.len()).unwrap_or(u32::MAX);
    let second = digits.chars().nth(1);
    if digits.starts_with('1') && second.is_some_and(|c| ('3'..='9').contains(&c)) {
        return (count != 11).then_some(PhoneProblem::Mobile { digits: count });
    }
    if (digits.starts_with("400") || digits.starts_with("800")) && count == 10 {
        return None;
    }
    // +86 10 8888 6666: the 0 of the area code is not dialled from abroad.
    if digits.starts_with('0') || (international && (9..=11).contains(&count)) {
        let with_zero = count + u32::from(!digits.starts_with('0'));
        return land_line_problem(digits, with_zero, written);
    }
    Some(PhoneProblem::Unknown)
}

fn land_line_problem(digits: &str, count: u32, written: &str) -> Option<PhoneProblem> {
    // 010 and 02x have three digits, all others four.
    let short_area = digits.starts_with("010") || digits.starts_with("02");
    let fits = if digits.starts_with('0') {
        let area = if short_area { 3 } else { 4 };
        (7..=8).contains(&(count - area.min(count)))
    } else {
        (10..=12).contains(&count)
    };
    // Where the area code is set apart it must be one.
    let area_written = written.split(['-', ' ']).next().unwrap_or(written);
    let set_apart = area_written.len() != written.len() && area_written.starts_with('0');
    let area_fits = !set_apart || (3..=4).contains(&area_written.len());
    (!fits || !area_fits).then_some(PhoneProblem::LandLine)
}
