//! The pieces that an entry's text is cut into, and the queries for them.
//!
//! `g` and the code of three neighbouring characters, in the order of the text: a phrase of them is
//! a substring and nothing else. Then, once each: `g` and one or two characters, `h` and the beginning of a
//! title, `x` and a whole title, `w` and the beginning of a word, `n` and the noun, `f` and a
//! facet, and the pieces of the spelling.

use std::collections::BTreeSet;

use super::pinyin;

/// Beginnings of titles and words that have a piece.
const HEAD: usize = 3;

/// What the pieces are made from.
pub(crate) struct Text<'t> {
    pub noun: &'t str,
    pub owner: &'t str,
    pub facets: &'t str,
    pub titles: &'t str,
    pub words: &'t str,
}

/// Lower case of ASCII letters only, as `LIKE` compares.
fn letters(text: &str) -> Vec<char> {
    text.chars().map(|c| c.to_ascii_lowercase()).collect()
}

/// Four digits to the base of 36 name every character.
fn code(letter: char, to: &mut String) {
    let number = u32::from(letter);
    for power in [46_656, 1_296, 36, 1] {
        let digit = number / power % 36;
        to.push(char::from_digit(digit, 36).unwrap_or('0'));
    }
}

fn gram(mark: char, letters: &[char]) -> String {
    let mut token = String::with_capacity(1 + 4 * letters.len());
    token.push(mark);
    letters.iter().for_each(|letter| code(*letter, &mut token));
    token
}

/// FNV-1a: the same on every machine and in every version.
fn hash(mark: char, text: &str) -> String {
    let folded = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{mark}{folded:016x}")
}

/// All pieces of an entry, separated by spaces.
pub(crate) fn of(text: &Text) -> String {
    let words = letters(text.words);
    let mut tokens: Vec<String> = words.windows(3).map(|three| gram('g', three)).collect();
    let mut once: BTreeSet<String> = words.iter().map(|letter| gram('g', &[*letter])).collect();
    once.extend(words.windows(2).map(|pair| gram('g', pair)));
    once.insert(noun(text.noun));
    if text.owner.is_empty() {
        once.insert("main".to_owned());
    }
    once.extend(text.facets.lines().map(|facet| hash('f', facet)));
    for title in text.titles.lines() {
        let title = letters(title);
        for end in 1..=HEAD.min(title.len()) {
            once.insert(gram('h', &title[..end]));
        }
        let whole: String = title.iter().collect();
        once.insert(hash('x', &whole));
        pinyin::pieces(&whole, &mut |piece| {
            once.insert(piece);
        });
    }
    for (at, letter) in words.iter().enumerate() {
        if letter.is_alphanumeric() && (at == 0 || !words[at - 1].is_alphanumeric()) {
            for end in 1..=HEAD.min(words.len() - at) {
                once.insert(gram('w', &words[at..at + end]));
            }
        }
    }
    tokens.extend(once);
    tokens.join(" ")
}

pub(crate) fn noun(noun: &str) -> String {
    format!("n{}", noun.replace('_', ""))
}

/// Entries of rows, not of what belongs to one.
pub(crate) const MAIN: &str = "main";

pub(crate) fn facet(name: &str, value: &str) -> String {
    hash('f', &facet_line(name, value))
}

/// One line of an entry's facets.
pub(crate) fn facet_line(name: &str, value: &str) -> String {
    format!("{name}={}", value.replace('\n', " "))
}

/// Entries whose words hold the text; it is not empty.
pub(crate) fn part(search: &str) -> String {
    let letters = letters(search);
    if letters.len() < 3 {
        return gram('g', &letters);
    }
    let phrase: Vec<_> = letters.windows(3).map(|three| gram('g', three)).collect();
    format!("\"{}\"", phrase.join(" "))
}

/// Entries with a title that is the text.
pub(crate) fn whole(search: &str) -> String {
    let lower: String = letters(search).into_iter().collect();
    hash('x', &lower)
}

/// Entries with a title (`h`) or a word (`w`) that begins with the text; longer texts than three
/// characters only nearly.
pub(crate) fn beginning(mark: char, search: &str) -> String {
    let letters = letters(search);
    let head = gram(mark, &letters[..HEAD.min(letters.len())]);
    if letters.len() <= HEAD {
        head
    } else {
        format!("{head} AND {}", part(search))
    }
}
