//! Codes and findings in the user's language: one sentence that says what is wrong, one that says
//! how to mend it. `{name}` is filled from the facts.

mod failures;
mod fields;
mod findings;
pub(crate) mod history;

use std::collections::BTreeMap;

use bidwright_domain::check::Finding;
use bidwright_domain::codes::CodeProblem;
use bidwright_domain::contract::Topic;

use crate::failure::{Code, Failure};
use crate::language::Language;
use crate::undo::Done;
use crate::view::{FindingTold, Told};

/// A sentence and its mend in both languages; an empty mend means the sentence says it all.
pub(crate) struct Entry {
    zh: (&'static str, &'static str),
    en: (&'static str, &'static str),
}

impl Entry {
    fn of(&self, language: Language) -> (&'static str, &'static str) {
        match language {
            Language::ZhCn => self.zh,
            Language::En => self.en,
        }
    }
}

fn fill(template: &str, facts: &BTreeMap<&str, String>) -> String {
    let mut text = template.to_owned();
    for (name, value) in facts {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

/// The failure as the user reads it. The chain of causes stays behind, for the log.
pub fn told(failure: &Failure, language: Language) -> Told {
    let (message, mend) = failures::entry(failure.code).of(language);
    let mut facts: BTreeMap<&str, String> =
        failure.facts.iter().map(|(k, v)| (*k, v.clone())).collect();
    if let Some(field) = &failure.field {
        facts
            .entry("field")
            .or_insert_with(|| fields::name(field, language));
    }
    Told {
        code: code_name(failure.code),
        field: failure.field.clone(),
        message: fill(message, &facts),
        mend: fill(mend, &facts),
    }
}

/// `StoreNotOpen` -> `store_not_open`.
fn code_name(code: Code) -> String {
    let mut out = String::new();
    for (i, c) in format!("{code:?}").chars().enumerate() {
        if c.is_ascii_uppercase() && i > 0 {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

pub fn finding_told(finding: &Finding, language: Language) -> FindingTold {
    let (message, mend) = findings::entry(finding.rule).of(language);
    let facts: BTreeMap<&str, String> = finding
        .facts
        .iter()
        .map(|(name, value)| (name.as_str(), fields::fact(name, value, language)))
        .collect();
    FindingTold {
        rule: finding.rule,
        severity: finding.severity,
        place: finding.place,
        message: fill(message, &facts),
        mend: fill(mend, &facts),
    }
}

/// What a contract must hold, by name.
pub(crate) fn topic_name(topic: Topic, language: Language) -> &'static str {
    fields::topic(topic, language)
}

/// A noun as people call it.
pub(crate) fn noun(name: &str, language: Language) -> &str {
    fields::noun(name, language)
}

/// What was done and taken back, as a message names it.
pub(crate) fn done_name(done: &Done, language: Language) -> String {
    let zh = language == Language::ZhCn;
    let of = |noun| fields::record(noun, language).to_lowercase();
    match done {
        Done::Removed { noun, label } if zh => format!("删除{} {label}", of(*noun)),
        Done::Removed { noun, label } => format!("Delete {} {label}", of(*noun)),
        Done::RemovedMany { noun, count } if zh => format!("删除 {count} 条{}", of(*noun)),
        Done::RemovedMany { noun, count } => format!("Delete {count} × {}", of(*noun)),
        Done::ChapterRemoved { title } if zh => format!("删除章节 {title}"),
        Done::ChapterRemoved { title } => format!("Delete chapter {title}"),
        Done::Answered { count } if zh => format!("应答 {count} 条"),
        Done::Answered { count } => format!("Answer {count} clauses"),
        Done::ClauseAdded if zh => "添加条款".to_owned(),
        Done::ClauseAdded => "Add clause".to_owned(),
        Done::ClausesRemoved { count } if zh => format!("删除 {count} 条条款"),
        Done::ClausesRemoved { count } => format!("Delete {count} clauses"),
        Done::ClausesMerged { count } if zh => format!("合并 {count} 条条款"),
        Done::ClausesMerged { count } => format!("Merge {count} clauses"),
        Done::ClauseSplit if zh => "拆分条款".to_owned(),
        Done::ClauseSplit => "Split clause".to_owned(),
        Done::CustomersMerged { gone } if zh => format!("合并客户「{gone}」"),
        Done::CustomersMerged { gone } => format!("Merge of {gone}"),
        Done::ActivityRemoved if zh => "删除往来记录".to_owned(),
        Done::ActivityRemoved => "Deletion of an activity".to_owned(),
        Done::CustomerFileRemoved { name } if zh => format!("删除文件「{name}」"),
        Done::CustomerFileRemoved { name } => format!("Deletion of the file {name}"),
    }
}

/// What is wrong with a credit code.
pub(crate) fn code_problem(problem: CodeProblem, language: Language) -> String {
    match (problem, language) {
        (CodeProblem::Length { found }, Language::ZhCn) => format!("应为 18 位，现在 {found} 位"),
        (CodeProblem::Character { at, character }, Language::ZhCn) => {
            format!("第 {at} 位不应是 {character}")
        }
        (CodeProblem::Check { expected }, Language::ZhCn) => format!("校验位应为 {expected}"),
        (CodeProblem::Length { found }, Language::En) => {
            format!("{found} characters instead of 18")
        }
        (CodeProblem::Character { at, character }, Language::En) => {
            format!("{character} at place {at} is not used")
        }
        (CodeProblem::Check { expected }, Language::En) => {
            format!("the last character should be {expected}")
        }
    }
}

#[cfg(test)]
mod tests;
