//! Understanding: from neutral blocks to facts, legend, clauses, evaluation and required documents.
//! It knows no format; one module per thing.

mod blanket;
mod clause;
mod clauses;
mod column_words;
mod columns;
mod documents;
mod english;
mod evaluation;
mod facts;
mod forms;
pub(in crate::understand) mod head;
mod items;
mod kinds;
mod legend;
mod lines;
mod nesting;
pub(in crate::understand) mod numbers;
mod odd;
mod prose_scores;
mod rows;
mod score_checks;
mod scores;
pub(in crate::understand) mod section;

pub(crate) use head::{head, is_contents_line};

use bidwright_domain::tender::TenderDocument;

use crate::error::ReadError;
use crate::layer::Layer;
use crate::watch::Stage;

pub(crate) fn understand(layer: &Layer, stage: &Stage<'_>) -> Result<TenderDocument, ReadError> {
    let places = section::places(layer);
    stage.at(1, 10)?;
    let lines = lines::lines(layer, &places);
    let legend = legend::legend(&lines, &places, &stage.part(10, 20))?;
    let (facts, mut warnings) = facts::facts(layer, &places, &lines, &stage.part(20, 50))?;
    stage.at(5, 10)?;
    let mut items = items::items(layer, &places);
    items::count_marks(&mut items, &legend);
    blanket::cover(&mut items, &lines, &places);
    let clauses = clauses::clauses(&items, &stage.part(50, 95))?;
    let mut evaluation = evaluation::evaluation(layer, &places, &mut warnings);
    let mut required_documents = documents::documents(layer, &places);
    if evaluation.is_empty() {
        evaluation = prose_scores::prose(layer, &places);
        score_checks::sums(&evaluation, &mut warnings);
    }
    if is_english(&lines) {
        if evaluation.is_empty() {
            evaluation = english::factors(&lines);
        }
        required_documents.extend(english::documents(&lines));
    }
    warnings.extend(odd::unreadable(layer));
    warnings.extend(odd::unexplained(&clauses, &legend));
    stage.at(10, 10)?;
    Ok(TenderDocument {
        facts,
        legend,
        clauses,
        evaluation,
        required_documents,
        warnings,
        ..TenderDocument::default()
    })
}

/// Most of the first lines are English.
fn is_english(lines: &[lines::Line<'_>]) -> bool {
    let first = lines.iter().take(60);
    first
        .clone()
        .filter(|l| english::is_english(&l.text))
        .count()
        * 2
        > first.count()
}

/// Whether the first rows of a table name its columns.
pub(crate) fn has_head(rows: &[Vec<String>]) -> bool {
    columns::columns(rows).head.is_some()
}
