//! Left-overs of another project: its name, number or purchaser, or another customer.

use super::text::{around, compact, find_word};
use super::{CheckInput, Finding, OtherFact, Place, Rule, Severity, VolumeText};
use crate::rich_text::FieldValues;

/// Shorter names stand in ordinary words.
const SHORTEST: usize = 4;
/// A chapter of reference projects names other customers rightly; a person looks at each.
const REFERENCE_TITLES: [&str; 4] = ["业绩", "案例", "用户名单", "客户名单"];

/// A text of the bid and where it stands.
struct Passage {
    place: Place,
    title: String,
    text: Vec<char>,
}

/// In the model. Facts: `kind` (of [`super::OtherKind`]), `found`, `context`, `title`.
pub(super) fn findings(input: &CheckInput<'_>) -> Vec<Finding> {
    let values = input.field_values();
    let passages = passages(input, &values);
    let mut findings = Vec::new();
    for other in foreign(input, &values) {
        for passage in &passages {
            findings.extend(passage_finding(passage, other));
        }
    }
    findings
}

/// On the finished pages: names that no text of the model holds, so that each is told once.
pub(super) fn page_findings(input: &CheckInput<'_>, volume: &VolumeText) -> Vec<Finding> {
    let values = input.field_values();
    let passages = passages(input, &values);
    let in_model = |name: &str| passages.iter().any(|p| find_word(&p.text, name).is_some());
    let pages: Vec<Passage> = (1u32..)
        .zip(&volume.pages)
        .map(|(page, text)| Passage {
            place: Place::Page { page },
            title: page.to_string(),
            text: compact(text),
        })
        .collect();
    let mut findings = Vec::new();
    for other in foreign(input, &values) {
        if !in_model(&compact(&other.text).iter().collect::<String>()) {
            findings.extend(pages.iter().find_map(|page| passage_finding(page, other)));
        }
    }
    findings
}

fn passage_finding(passage: &Passage, other: &OtherFact) -> Option<Finding> {
    let name: String = compact(&other.text).into_iter().collect();
    let at = find_word(&passage.text, &name)?;
    let reference = REFERENCE_TITLES
        .iter()
        .any(|word| passage.title.contains(word));
    let severity = if reference {
        Severity::Amber
    } else {
        Severity::Red
    };
    let facts = [
        ("kind", other.kind.name().to_owned()),
        ("found", other.text.trim().to_owned()),
        ("context", around(&passage.text, at, name.chars().count())),
        ("title", passage.title.clone()),
    ];
    Some(Finding::new(
        Rule::OtherProject,
        severity,
        passage.place,
        facts,
    ))
}

/// The other names that mean nothing in this project: not too short, no part of its own facts or of
/// our own names, and not named by the tender's clauses themselves.
fn foreign<'a>(input: &CheckInput<'a>, values: &FieldValues) -> Vec<&'a OtherFact> {
    let mut own: Vec<Vec<char>> = values.values().map(|value| compact(value)).collect();
    own.extend(input.clauses.iter().map(|clause| {
        let words = format!("{}{}", clause.title, clause.text);
        compact(&words)
    }));
    let mut seen = Vec::new();
    input
        .others
        .iter()
        .filter(|other| {
            let name = compact(&other.text);
            let new = !seen.contains(&name);
            let ours = || {
                own.iter()
                    .any(|text| text.windows(name.len()).any(|w| w == name))
            };
            let foreign = new && name.len() >= SHORTEST && !ours();
            seen.push(name);
            foreign
        })
        .collect()
}

fn passages(input: &CheckInput<'_>, values: &FieldValues) -> Vec<Passage> {
    let mut passages: Vec<Passage> = input
        .chapters
        .iter()
        .map(|chapter| Passage {
            place: Place::Chapter { id: chapter.id },
            title: chapter.title.trim().to_owned(),
            text: compact(&format!(
                "{}\n{}",
                chapter.title,
                chapter.content.plain_text(values)
            )),
        })
        .collect();
    for response in input.responses {
        let clause = input
            .clauses
            .iter()
            .find(|clause| clause.id == response.clause);
        let Some(clause) = clause else { continue };
        passages.push(Passage {
            place: Place::Clause { id: clause.id },
            title: clause.number.trim().to_owned(),
            text: compact(&format!("{}\n{}", response.answer, response.note)),
        });
    }
    passages
}
