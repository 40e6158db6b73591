//! Chapters are written, their fields filled, and nothing is left to fill in.

use super::{CheckInput, Finding, Place, Rule, Severity, text};
use crate::bid::Chapter;
use crate::rich_text::FieldValues;

/// `title` is the chapter's, `field` the name of a [`crate::bid::Field`].
pub(super) fn findings(input: &CheckInput<'_>) -> Vec<Finding> {
    let values = input.field_values();
    let mut chapters: Vec<&Chapter> = input.chapters.iter().collect();
    chapters.sort_by_key(|chapter| chapter.position);
    chapters
        .into_iter()
        .flat_map(|chapter| chapter_findings(chapter, &values))
        .collect()
}

fn chapter_findings(chapter: &Chapter, values: &FieldValues) -> Vec<Finding> {
    let place = Place::Chapter { id: chapter.id };
    let title = chapter.title.trim().to_owned();
    let mut findings = Vec::new();
    if chapter.content.is_empty() || title.is_empty() {
        let facts = [("title", title.clone())];
        findings.push(Finding::new(
            Rule::ChapterEmpty,
            Severity::Red,
            place,
            facts,
        ));
    }
    for field in chapter.content.fields() {
        if !values.contains_key(&field) {
            let facts = [("title", title.clone()), ("field", field.name().to_owned())];
            findings.push(Finding::new(Rule::FieldEmpty, Severity::Red, place, facts));
        }
    }
    let written = format!("{title}\n{}", chapter.content.plain_text(values));
    findings.extend(text::placeholder_findings(&written, place, &title));
    findings
}
