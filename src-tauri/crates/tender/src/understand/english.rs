//! English requests: `5.1 System Requirements`, must and shall, factors instead of points.

use bidwright_domain::tender::{ClauseKind, EvaluationItem, RequiredDocument};

use super::head::{Style, head};
use super::lines::Line;

/// Mostly Latin letters.
pub(crate) fn is_english(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_ascii_alphabetic()).count();
    letters >= 3 && letters * 2 > text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Kinds of chapters by words of their headings.
const KINDS: [(&[&str], ClauseKind); 7] = [
    // Before contracts: `Scope of Work & Contract Information`.
    (
        &["scope of work", "statement of work", "specification"],
        ClauseKind::Technical,
    ),
    (
        &[
            "submission",
            "instruction",
            "proposal format",
            "how to respond",
        ],
        ClauseKind::Instruction,
    ),
    (
        &[
            "evaluation",
            "basis of award",
            "award criteria",
            "oral interview",
        ],
        ClauseKind::Evaluation,
    ),
    (
        &[
            "terms and conditions",
            "contract",
            "invoic",
            "administration",
            "legal",
        ],
        ClauseKind::Contract,
    ),
    (
        &["appendix", "appendices", "forms", "attachments", "exhibits"],
        ClauseKind::Format,
    ),
    (
        &[
            "objective",
            "scope",
            "requirement",
            "constraint",
            "personnel",
            "specification",
            "statement of work",
            "deliverable",
            "technical",
        ],
        ClauseKind::Technical,
    ),
    (
        &["background", "purpose", "introduction", "overview"],
        ClauseKind::Notice,
    ),
];

pub(crate) fn chapter_kind(title: &str) -> Option<ClauseKind> {
    let title = title.to_lowercase();
    KINDS
        .iter()
        .find(|(words, _)| words.iter().any(|w| title.contains(w)))
        .map(|(_, kind)| *kind)
}

/// 0 = chapter (`5.0 Operating Constraints`), 1 = section (`5.1 System Requirements`).
pub(crate) fn heading_rank(line: &str, level: Option<u8>) -> Option<u8> {
    let parsed = head(line);
    let words = parsed.rest.split_whitespace().count();
    if words == 0 || words > 16 || parsed.rest.ends_with(['.', ';', ':', ',', '?']) {
        return None;
    }
    match (parsed.style, level) {
        (Some(Style::Dotted(2)), _) if parsed.value == 0 => Some(0),
        (Some(Style::Chapter), _) | (None, Some(1)) => Some(0),
        (Some(Style::Dotted(_)), _) if words <= 10 => Some(1),
        (_, Some(_)) => Some(1),
        _ => None,
    }
}

/// `Key Personnel`, `Additional requirements:` set in bold.
pub(crate) fn is_short_title(line: &str) -> bool {
    let line = line.trim();
    line.split_whitespace().count() <= 8
        && !line.trim_end_matches(':').contains([':', '|'])
        && !line.ends_with(['.', ';', ',', '?'])
}

/// `Factor 1: Technical Approach`, `Phase 2 - Oral Interview`: items without points. A phase that
/// has factors is a part.
pub(crate) fn factors(lines: &[Line<'_>]) -> Vec<EvaluationItem> {
    let mut out: Vec<(String, EvaluationItem)> = Vec::new();
    let mut part = String::new();
    for (i, line) in lines.iter().enumerate() {
        let text = head(&line.text).rest;
        let Some((label, name)) = labelled(text) else {
            continue;
        };
        let followed = lines
            .get(i + 1)
            .and_then(|l| labelled(head(&l.text).rest))
            .is_some_and(|(l, _)| l.starts_with("Factor"));
        if label.starts_with("Phase") && followed {
            part = format!("{label} {name}");
            continue;
        }
        if out.iter().any(|(known, _)| *known == label) {
            continue;
        }
        let own = if label.starts_with("Factor") {
            part.clone()
        } else {
            String::new()
        };
        let item = EvaluationItem {
            part: own,
            item: name,
            points: None,
            criterion: String::new(),
            at: Some(line.at),
        };
        out.push((label, item));
    }
    // The phase whose factors are items is no item beside them.
    let parts: Vec<String> = out
        .iter()
        .map(|(_, i)| i.part.clone())
        .filter(|p| !p.is_empty())
        .collect();
    out.retain(|(label, _)| !parts.iter().any(|p| p.starts_with(&format!("{label} "))));
    out.into_iter().map(|(_, item)| item).collect()
}

/// `Factor 1 - Staffing Plan` -> (`Factor 1`, `Staffing Plan`).
fn labelled(text: &str) -> Option<(String, String)> {
    let word = ["Factor", "Phase", "Criterion"]
        .iter()
        .find(|w| text.starts_with(**w))?;
    let rest = text[word.len()..].trim_start();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let behind = rest[digits.len()..].trim_start();
    let name = behind.strip_prefix([':', '-', '–', '—'])?.trim();
    let words = name.split_whitespace().count();
    (!digits.is_empty() && (1..=6).contains(&words) && !name.contains(['.', ',', '(']))
        .then(|| (format!("{word} {digits}"), name.to_owned()))
}

/// Words that make the things behind them a part of the bid, with the place to look for the thing.
/// With what the thing's name begins with, where the wording says a part of it.
const ASKS: [(&str, &str); 6] = [
    ("provide a copy of their ", ""),
    ("provide a copy of its ", ""),
    ("submit a copy of ", ""),
    ("include a signed ", "Signed "),
    ("submit a signed ", "Signed "),
    ("provide proof of ", "Proof of "),
];

/// `Include resumes for the Facilitator and the Technical Lead.` -> `Resumes (Facilitator and the Technical
/// Lead)`; `must include a signed letter of intent from …` -> `Signed letter of intent`.
fn asked_for(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut out = Vec::new();
    for (verb, begins) in ASKS {
        let Some(what) = lower.find(verb).and_then(|at| text.get(at + verb.len()..)) else {
            continue;
        };
        let what = what.split(['.', ',', ';', '(']).next().unwrap_or(what);
        let what = [" for verification", " from ", " stating ", " that "]
            .iter()
            .fold(what, |t, stop| t.split(stop).next().unwrap_or(t))
            .trim();
        let name = format!("{begins}{what}");
        if (2..=12).contains(&name.split_whitespace().count()) {
            out.push(name);
        }
    }
    for verb in [
        "include resumes for ",
        "provide resumes for ",
        "submit resumes for ",
    ] {
        let Some(whom) = lower.find(verb).and_then(|at| text.get(at + verb.len()..)) else {
            continue;
        };
        let whom = whom.split(['.', ';', '(']).next().unwrap_or(whom).trim();
        let whom = whom.strip_prefix("the ").unwrap_or(whom);
        if whom.split_whitespace().count() <= 14 {
            out.push(format!("Resumes ({whom})"));
        }
    }
    out
}

/// Lead-ins of a list of the bid's parts: `Proposals must include the following:`.
fn opens_list(line: &str) -> bool {
    let text = line.trim().to_lowercase();
    let about = [
        "proposal",
        "bid",
        "quote",
        "response",
        "submission",
        "offeror",
        "vendor",
        "bidder",
    ]
    .iter()
    .any(|w| text.contains(w));
    let asks = [
        "must include",
        "shall include",
        "must contain",
        "shall contain",
        "should include",
        "must submit",
        "shall submit",
        "must be included",
        "consist of",
        "must provide",
    ]
    .iter()
    .any(|w| text.contains(w));
    text.ends_with(':') && about && asks && text.len() < 260
}

/// A part in such a list: up to its first comma, bracket or sentence end.
fn part_name(text: &str) -> Option<String> {
    let name = text
        .split(['(', ';', ',', ':', '.'])
        .next()
        .unwrap_or(text)
        .trim()
        .trim_end_matches(" and")
        .to_owned();
    (1..=14)
        .contains(&name.split_whitespace().count())
        .then_some(name)
        .filter(|n| n.len() >= 3)
}

/// `Quotes must be submitted using this Google form` -> `Google form submission`; `The pricing
/// spreadsheet must be submitted in Excel format` -> `pricing spreadsheet`.
fn handed_in(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if let Some(at) = lower.find("must be submitted using ") {
        let subject = text.get(..at)?.trim().rsplit(['.', ',']).next()?.trim();
        let what = text.get(at + "must be submitted using ".len()..)?;
        let what = what.split(['.', ',', ';', '(']).next()?.trim();
        let what = ["this ", "the ", "a ", "an "]
            .iter()
            .find_map(|w| what.strip_prefix(w))
            .unwrap_or(what);
        let subject = subject.to_lowercase();
        let subject = subject.strip_suffix('s').unwrap_or(&subject);
        let words = what.split_whitespace().count();
        let known = ["quote", "proposal", "bid", "response", "offer"].contains(&subject);
        return (known && (1..=6).contains(&words)).then(|| format!("{what} {subject} submission"));
    }
    let things = [
        "pricing spreadsheet",
        "price spreadsheet",
        "pricing sheet",
        "cost proposal",
        "price proposal",
    ];
    let says = [
        "must be",
        "shall be",
        "must use",
        "must complete",
        "must submit",
    ]
    .iter()
    .any(|w| lower.contains(w));
    let how = [
        "excel",
        "submitted",
        "complete",
        "sealed separately",
        "separate",
    ]
    .iter()
    .any(|w| lower.contains(w));
    things
        .iter()
        .find(|t| says && how && lower.contains(**t))
        .map(|t| (*t).to_owned())
}

/// `Appendix 2 - RFQ Response Template`, `must provide a copy of their GSA price lists`.
pub(crate) fn documents(lines: &[Line<'_>]) -> Vec<RequiredDocument> {
    let mut out: Vec<RequiredDocument> = Vec::new();
    let mut list = false;
    for line in lines {
        let parsed = head(&line.text);
        if opens_list(&line.text) {
            list = true;
            continue;
        }
        list &= parsed.style.is_some();
        if list {
            // Factors of the evaluation are no parts of the bid.
            let named = part_name(parsed.rest).filter(|_| labelled(parsed.rest).is_none());
            if let Some(name) = named {
                push(&mut out, name, false, line);
            }
            continue;
        }
        if let Some(name) = handed_in(&line.text) {
            push(&mut out, name, false, line);
        }
        if parsed.style == Some(Style::Annex) && parsed.number.starts_with("Appendix") {
            let number = parsed
                .number
                .trim_end_matches(['-', '–', '—', ':', '.', ' ']);
            let form = ["template", "statement", "form", "spreadsheet"]
                .iter()
                .any(|w| parsed.rest.to_lowercase().contains(w));
            push(&mut out, format!("{number} {}", parsed.rest), form, line);
            continue;
        }
        for name in asked_for(&line.text) {
            push(&mut out, name, false, line);
        }
    }
    out
}

fn push(out: &mut Vec<RequiredDocument>, name: String, form: bool, line: &Line<'_>) {
    if !out.iter().any(|d| d.name == name) {
        out.push(RequiredDocument {
            group: String::new(),
            name,
            form,
            at: Some(line.at),
        });
    }
}
