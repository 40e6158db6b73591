//! The corpus of small cases in `suite/`: one phenomenon each, as data.
//!
//! A file holds cases: `=== name`, the lines of a small tender (each a paragraph of its own; Markdown headings
//! and tables), and one or more expectations `--- clauses|facts|legend|scoring|documents|warnings`, complete
//! lists. `UPDATE_SUITE=1` writes what is read now into the files; read the difference before you keep it.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use bidwright_domain::tender::TenderDocument;
use bidwright_tender::{NoWatch, read};

struct Case {
    name: String,
    body: String,
    /// Kind and lines.
    wants: Vec<(String, Vec<String>)>,
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let mut out: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    out.sort();
    out
}

fn cases(text: &str) -> Vec<Case> {
    let mut out: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("=== ") {
            out.push(Case {
                name: name.to_owned(),
                body: String::new(),
                wants: Vec::new(),
            });
            continue;
        }
        let case = out.last_mut().unwrap();
        if let Some(kind) = line.strip_prefix("--- ") {
            case.wants.push((kind.to_owned(), Vec::new()));
        } else if let Some((_, lines)) = case.wants.last_mut() {
            lines.push(line.to_owned());
        } else {
            case.body.push_str(line);
            case.body.push('\n');
        }
    }
    out
}

/// Blank lines between paragraphs, none inside tables.
fn markdown(body: &str) -> String {
    let mut out = String::new();
    let mut before = false;
    for line in body.lines() {
        let table = line.starts_with(['|', '<']);
        if !(table && before) {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        before = table;
    }
    out
}

fn told(document: &TenderDocument, kind: &str) -> Vec<String> {
    let lines: Vec<String> = match kind {
        "clauses" => document.clauses.iter().map(clause).collect(),
        "facts" => facts(document),
        "legend" => {
            let entries = document.legend.iter();
            entries
                .map(|l| format!("{} {:?}", l.mark, l.effect))
                .collect()
        }
        "scoring" => {
            let items = document.evaluation.iter();
            items
                .map(|e| {
                    let points = e.points.map_or("-".to_owned(), |p| p.to_string());
                    format!("{} | {} | {points}", e.part, e.item)
                })
                .collect()
        }
        "documents" => {
            let documents = document.required_documents.iter();
            documents
                .map(|d| {
                    format!(
                        "{} | {}{}",
                        d.group,
                        d.name,
                        if d.form { " | form" } else { "" }
                    )
                })
                .collect()
        }
        "warnings" => {
            let warnings = document.warnings.iter();
            warnings.map(|w| format!("{} {}", w.code, w.text)).collect()
        }
        other => panic!("unknown expectation {other}"),
    };
    lines.iter().map(|l| l.trim().replace('\n', "⏎")).collect()
}

/// number | title | own marks / inherited ones | words
fn clause(c: &bidwright_domain::tender::ReadClause) -> String {
    let copy = if c.duplicate_of.is_some() {
        " (copy)"
    } else {
        ""
    };
    format!(
        "{} | {} | {}/{} | {}{copy}",
        c.number,
        c.title,
        c.marks.concat(),
        c.inherited_marks.concat(),
        c.text
    )
}

fn facts(document: &TenderDocument) -> Vec<String> {
    let serde_json::Value::Object(all) = serde_json::to_value(&document.facts).unwrap() else {
        panic!("facts are an object");
    };
    all.iter()
        .filter(|(_, found)| !found.is_null())
        .map(|(name, found)| match &found["value"] {
            serde_json::Value::String(text) => format!("{name} = {text}"),
            other => format!("{name} = {other}"),
        })
        .collect()
}

fn read_case(case: &Case) -> TenderDocument {
    read("case.md", markdown(&case.body).as_bytes(), &NoWatch)
        .unwrap()
        .document
}

#[test]
fn every_case_reads_as_written() {
    let update = std::env::var_os("UPDATE_SUITE").is_some();
    let mut wrong = Vec::new();
    for file in files() {
        let all = cases(&fs::read_to_string(&file).unwrap());
        let mut written = String::new();
        for case in &all {
            let document = read_case(case);
            written.push_str(&format!("=== {}\n{}", case.name, case.body));
            for (kind, expected) in &case.wants {
                let found = told(&document, kind);
                written.push_str(&format!("--- {kind}\n"));
                found
                    .iter()
                    .for_each(|l| written.push_str(&format!("{l}\n")));
                if !update && found != *expected {
                    let name = file.file_stem().unwrap().to_string_lossy();
                    let (want, got) = (expected.join("\n  "), found.join("\n  "));
                    wrong.push(format!(
                        "{name}/{} {kind}\nwanted:\n  {want}\nread:\n  {got}",
                        case.name
                    ));
                }
            }
        }
        if update {
            fs::write(&file, written).unwrap();
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases differ\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn the_corpus_has_its_cases_each_with_an_expectation_and_a_name_of_its_own() {
    let mut names = Vec::new();
    for file in files() {
        for case in cases(&fs::read_to_string(&file).unwrap()) {
            assert!(!case.wants.is_empty(), "{} expects nothing", case.name);
            names.push(format!("{}/{}", file.display(), case.name));
        }
    }
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(count, names.len(), "a name is used twice");
    assert!(count >= 150, "{count} cases");
}
