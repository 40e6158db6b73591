//! Left-overs of another project: its name, number or purchaser, or another customer.

use super::names::Names;
use super::text::{around, compact};
use super::{CheckInput, Finding, OtherFact, Place, Rule, Severity, VolumeText};
use crate::rich_text::FieldValues;

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
    let others = foreign(input, &values);
    let names = Names::of(&others);
    passages(input, &values)
        .iter()
        .flat_map(|passage| passage_findings(passage, &names, &others))
        .collect()
}

/// On the finished pages: names that no text of the model holds, so that each is told once.
pub(super) fn page_findings(input: &CheckInput<'_>, volume: &VolumeText) -> Vec<Finding> {
    let values = input.field_values();
    let mut others = foreign(input, &values);
    let names = Names::of(&others);
    let mut told: Vec<usize> = passages(input, &values)
        .iter()
        .flat_map(|passage| names.alone_in(&passage.text))
        .map(|(index, _)| index)
        .collect();
    told.sort_unstable();
    told.dedup();
    for index in told.into_iter().rev() {
        others.remove(index);
    }
    let names = Names::of(&others);
    let mut findings: Vec<Finding> = Vec::new();
    for (page, text) in (1u32..).zip(&volume.pages) {
        let passage = Passage {
            place: Place::Page { page },
            title: page.to_string(),
            text: compact(text),
        };
        for finding in passage_findings(&passage, &names, &others) {
            let known = |old: &Finding| old.facts.get("found") == finding.facts.get("found");
            if !findings.iter().any(known) {
                findings.push(finding);
            }
        }
    }
    findings
}

fn passage_findings(passage: &Passage, names: &Names, others: &[&OtherFact]) -> Vec<Finding> {
    let reference = REFERENCE_TITLES
        .iter()
        .any(|word| passage.title.contains(word));
    let severity = if reference {
        Severity::Amber
    } else {
        Severity::Red
    };
    names
        .alone_in(&passage.text)
        .into_iter()
        .map(|(index, at)| {
            let other = others[index];
            let length = compact(&other.text).len();
            let facts = [
                ("kind", other.kind.name().to_owned()),
                ("found", other.text.trim().to_owned()),
                ("context", around(&passage.text, at, length)),
                ("title", passage.title.clone()),
            ];
            Finding::new(Rule::OtherProject, severity, passage.place, facts)
        })
        .collect()
}

/// The other names that mean nothing in this project: not too short to be told from ordinary words,
/// no part of its own facts or of our own names, and not named by the tender's clauses themselves.
fn foreign<'a>(input: &CheckInput<'a>, values: &FieldValues) -> Vec<&'a OtherFact> {
    let others: Vec<&OtherFact> = input.others.iter().collect();
    let names = Names::of(&others);
    let mut own: Vec<usize> = values
        .values()
        .flat_map(|value| names.anywhere_in(&compact(value)))
        .collect();
    for clause in input.clauses {
        let words = format!("{}\n{}", clause.title, clause.text);
        own.extend(names.anywhere_in(&compact(&words)));
    }
    let mut kept: Vec<&OtherFact> = Vec::new();
    for (index, other) in others.into_iter().enumerate() {
        let name = compact(&other.text);
        let again = kept.iter().any(|known| compact(&known.text) == name);
        if !own.contains(&index) && !again {
            kept.push(other);
        }
    }
    kept
}

fn passages(input: &CheckInput<'_>, values: &FieldValues) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for chapter in input.chapters {
        let words = chapter.content.plain_text(values);
        passages.push(Passage {
            place: Place::Chapter { id: chapter.id },
            title: chapter.title.trim().to_owned(),
            text: compact(&format!("{}\n{words}", chapter.title)),
        });
    }
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
