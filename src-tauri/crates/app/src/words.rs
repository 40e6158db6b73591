//! Codes and findings in the user's language: one sentence that says what is wrong, one that says
//! how to mend it. `{name}` is filled from the facts.

mod failures;
mod findings;
mod fields;

use std::collections::BTreeMap;

use bidwright_domain::bid::Field;
use bidwright_domain::check::Finding;

use crate::failure::{Code, Failure};
use crate::language::Language;
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

fn fill<K: AsRef<str>>(template: &str, facts: &BTreeMap<K, String>) -> String
where
    K: Ord,
{
    let mut text = template.to_owned();
    for (name, value) in facts {
        text = text.replace(&format!("{{{}}}", name.as_ref()), value);
    }
    text
}

/// The failure as the user reads it. The chain of causes stays behind, for the log.
pub fn told(failure: &Failure, language: Language) -> Told {
    let (message, mend) = failures::entry(failure.code).of(language);
    let mut facts: BTreeMap<&str, String> =
        failure.facts.iter().map(|(k, v)| (*k, v.clone())).collect();
    if let Some(field) = &failure.field {
        facts.entry("field").or_insert_with(|| fields::name(field, language));
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
    FindingTold {
        rule: finding.rule,
        severity: finding.severity,
        place: finding.place,
        message: fill(message, &finding.facts),
        mend: fill(mend, &finding.facts),
    }
}

/// A chapter field's name as the editor's menu and a finding call it.
pub fn field_name(field: Field, language: Language) -> &'static str {
    fields::chapter_field(field, language)
}
