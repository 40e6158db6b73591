//! Understanding: from neutral blocks to facts, legend, clauses, evaluation and required documents.
//! It knows no format; one module per thing.

mod clauses;
mod columns;
mod head;
mod items;
mod legend;
mod lines;
mod section;

pub(crate) use head::{head, is_contents_line};

use bidwright_domain::tender::TenderDocument;

use crate::error::ReadError;
use crate::layer::Layer;
use crate::watch::Stage;

pub(crate) fn understand(layer: &Layer, stage: &Stage<'_>) -> Result<TenderDocument, ReadError> {
    let places = section::places(layer);
    stage.at(1, 10)?;
    let lines = lines::lines(layer, &places);
    let legend = legend::legend(&lines);
    stage.at(3, 10)?;
    let items = items::items(layer, &places);
    let clauses = clauses::clauses(&items, &legend, stage)?;
    stage.at(10, 10)?;
    Ok(TenderDocument {
        legend,
        clauses,
        ..TenderDocument::default()
    })
}
