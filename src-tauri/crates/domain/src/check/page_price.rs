//! One price on the finished pages: the total in figures and in capitals stands on the letter, the
//! opening summary and the price table, and no other amount reads as the total.

use super::{CheckInput, Finding, Place, Rule, Severity, VolumeText};
use crate::capitals::from_capitals;
use crate::money::{Fen, TaxSplit};
use crate::quotation::QuotationTotals;

/// Words before an amount that say it is the whole price.
const TOTAL_LABELS: [&str; 9] = [
    "总价",
    "总报价",
    "投标报价",
    "合计",
    "总计",
    "价税合计",
    "总金额",
    "小写",
    "投标价",
];
/// Labels of the cell beside an amount in capitals, longest first.
const CELL_LABELS: [&str; 6] = ["价税合计", "含税合计", "含税总价", "合计", "总计", "总价"];
/// An amount in capitals begins with one of these. Everyday numerals are ordinary text.
const FORMAL: &str = "零壹贰叁肆伍陆柒捌玖拾";
const LONGEST_CAPITALS: usize = 40;

/// A part of the volume that states the price, with its pages' text.
struct Part<'a> {
    name: &'static str,
    first: u32,
    pages: Vec<&'a str>,
    /// Lines and sums per rate may be called a total here.
    itemised: bool,
}

/// Facts: `part` (`opening_summary`, `letter`, `price_table`), `form` (`figures`, `capitals`),
/// `expected`, `found` (nothing when the price is absent), `taken` (the amount in yuan an evaluator
/// would take, 财政部令第87号 art. 59), `by` (`opening_summary_capitals`, ...).
pub(super) fn findings(input: &CheckInput<'_>, volume: &VolumeText) -> Vec<Finding> {
    let Some(Ok(totals)) = input.quotation.map(|quotation| quotation.totals()) else {
        return Vec::new();
    };
    let parts = parts(volume);
    let (taken, by) = taken(&parts);
    parts
        .iter()
        .flat_map(|part| part_differences(input, part, &totals))
        .map(|(part, form, expected, found)| {
            let facts = [
                ("part", part.name.to_owned()),
                ("form", form.to_owned()),
                ("expected", expected),
                ("found", found),
                ("taken", taken.map(Fen::grouped).unwrap_or_default()),
                ("by", by.clone()),
            ];
            let place = Place::Page {
                page: part.first.max(1),
            };
            Finding::new(Rule::PriceDiffers, Severity::Red, place, facts)
        })
        .collect()
}

type Difference<'a> = (&'a Part<'a>, &'static str, String, String);

fn part_differences<'a>(
    input: &CheckInput<'_>,
    part: &'a Part<'a>,
    totals: &QuotationTotals,
) -> Vec<Difference<'a>> {
    let gross = totals.total.gross;
    let mut differences: Vec<Difference<'a>> = Vec::new();
    let capitals: Vec<(String, Fen)> = part.pages.iter().flat_map(|page| capitals(page)).collect();
    let mut report = |form, expected: &str, found: String| {
        differences.push((part, form, expected.to_owned(), found));
    };
    for (words, _) in capitals.iter().filter(|(_, amount)| *amount != gross) {
        report("capitals", &totals.capitals, words.clone());
    }
    if capitals.is_empty() {
        report("capitals", &totals.capitals, String::new());
    }
    let allowed = allowed(input, totals, part.itemised);
    let wrong: Vec<Fen> = part
        .pages
        .iter()
        .flat_map(|page| labelled(page))
        .filter(|amount| !allowed.contains(amount))
        .collect();
    for amount in &wrong {
        report("figures", &gross.grouped(), amount.grouped());
    }
    let stands = part.pages.iter().any(|page| figures(page).contains(&gross));
    if !stands && wrong.is_empty() {
        report("figures", &gross.grouped(), String::new());
    }
    differences
}

/// The correction order: the opening summary before the body, words before figures.
fn taken(parts: &[Part<'_>]) -> (Option<Fen>, String) {
    for part in parts {
        let words = part.pages.iter().flat_map(|page| capitals(page)).next();
        if let Some((_, amount)) = words {
            return (Some(amount), format!("{}_capitals", part.name));
        }
        if let Some(amount) = part.pages.iter().flat_map(|page| labelled(page)).last() {
            return (Some(amount), format!("{}_figures", part.name));
        }
    }
    (None, String::new())
}

/// The opening summary first: it prevails.
fn parts(volume: &VolumeText) -> Vec<Part<'_>> {
    let numbered = || (1u32..).zip(volume.pages.iter().map(String::as_str));
    let part = |name, first: u32, last: u32, itemised| {
        let wanted = first..=last.max(first);
        let pages = numbered().filter(|(page, _)| wanted.contains(page));
        let pages = pages.map(|(_, text)| text).collect();
        Part {
            name,
            first,
            pages,
            itemised,
        }
    };
    let (from, to) = volume.price_table;
    let summary = volume.opening_summary;
    vec![
        part("opening_summary", summary, summary, false),
        part("letter", volume.letter, volume.letter, false),
        part("price_table", from, to, true),
    ]
}

/// Amounts that may stand behind a total's label: the total, its net and tax, what the tender says,
/// and in the price table every line and rate.
fn allowed(input: &CheckInput<'_>, totals: &QuotationTotals, itemised: bool) -> Vec<Fen> {
    let mut splits: Vec<TaxSplit> = vec![totals.total];
    let mut amounts = Vec::new();
    let facts = &input.tender.facts;
    for fact in [
        &facts.bid_security_fen,
        &facts.ceiling_price_fen,
        &facts.budget_fen,
    ] {
        amounts.extend(fact.as_ref().map(|found| found.value));
    }
    if itemised {
        splits.extend(
            totals
                .lines
                .iter()
                .chain(totals.rates.iter().map(|(_, split)| split)),
        );
        let lines = input.quotation.map(|quotation| quotation.lines.as_slice());
        amounts.extend(lines.unwrap_or_default().iter().map(|line| line.unit_price));
    }
    amounts.extend(
        splits
            .iter()
            .flat_map(|split| [split.net, split.tax, split.gross]),
    );
    amounts
}

/// Every amount with two decimals on a page.
fn figures(text: &str) -> Vec<Fen> {
    text.split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
        .filter_map(|token| {
            let (_, decimals) = token.rsplit_once('.')?;
            (decimals.len() == 2)
                .then(|| Fen::parse_yuan(token))
                .flatten()
        })
        .collect()
}

/// Amounts that stand behind a total's label on its line, or on the next when that has none.
fn labelled(text: &str) -> Vec<Fen> {
    let lines: Vec<String> = text.lines().map(tight).collect();
    let mut amounts = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let after = TOTAL_LABELS
            .iter()
            .filter_map(|label| line.find(label).map(|at| at + label.len()))
            .min();
        let Some(after) = after else { continue };
        let mut found = figures(&line[after..]);
        if found.is_empty() {
            found = lines
                .get(index + 1)
                .map(|next| figures(next))
                .unwrap_or_default();
        }
        amounts.extend(found);
    }
    amounts
}

/// The line without the spaces that justification puts between Chinese characters; those that part
/// two figures stay.
fn tight(line: &str) -> String {
    let mut tight = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
        if ascii(tight.chars().last()) && ascii(word.chars().next()) {
            tight.push(' ');
        }
        tight.push_str(word);
    }
    tight
}

/// Every amount in capitals on a page, as written and as read.
fn capitals(text: &str) -> Vec<(String, Fen)> {
    let characters = without_neighbours(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let rest = &characters[at..];
        match longest_capitals(rest) {
            Some((length, amount)) => {
                found.push((rest[..length].iter().collect(), amount));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// The page without white space, figures and the labels of totals: capitals that run over two lines
/// of a table cell are read with the neighbouring cells between them.
fn without_neighbours(text: &str) -> Vec<char> {
    let figure = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '¥' | '￥');
    let mut words: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !figure(*c))
        .collect();
    for label in CELL_LABELS {
        words = words.replace(label, "");
    }
    words.chars().collect()
}

fn longest_capitals(text: &[char]) -> Option<(usize, Fen)> {
    if !text
        .first()
        .is_some_and(|c| FORMAL.contains(*c) || *c == '负')
    {
        return None;
    }
    let end = text
        .iter()
        .take(LONGEST_CAPITALS)
        .take_while(|c| FORMAL.contains(**c) || "负佰仟万亿元圆角分整正".contains(**c))
        .count();
    (2..=end).rev().find_map(|length| {
        let words: String = text[..length].iter().collect();
        from_capitals(&words).map(|amount| (length, amount))
    })
}
