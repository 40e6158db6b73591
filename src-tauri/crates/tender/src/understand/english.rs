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
const KINDS: [(&[&str], ClauseKind); 6] = [
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
        &["appendix", "appendices", "forms", "attachments"],
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

/// `Appendix 2 - RFQ Response Template`, `must provide a copy of their GSA price lists`.
pub(crate) fn documents(lines: &[Line<'_>]) -> Vec<RequiredDocument> {
    let mut out: Vec<RequiredDocument> = Vec::new();
    for line in lines {
        let parsed = head(&line.text);
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
        for verb in [
            "provide a copy of their ",
            "provide a copy of its ",
            "submit a copy of ",
            "include a signed ",
            "submit a signed ",
        ] {
            if let Some((_, what)) = line.text.split_once(verb) {
                let what = what.split(['.', ',', ';', '(']).next().unwrap_or(what);
                let what = what
                    .split(" for verification")
                    .next()
                    .unwrap_or(what)
                    .trim();
                if (2..=12).contains(&what.split_whitespace().count()) {
                    push(&mut out, what.to_owned(), false, line);
                }
            }
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
