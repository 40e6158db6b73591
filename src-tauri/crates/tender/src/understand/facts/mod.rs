//! Project facts: names, numbers, parties, money, dates, copies.

mod amounts;
mod counts;
mod deadlines;
mod english;
mod money;
mod pairs;
mod parties;
mod performance;
mod text;
mod times;

use bidwright_domain::tender::{Facts, Warning};

use super::lines::Line;
use super::section::Place;
use crate::error::ReadError;
use crate::layer::Layer;
use crate::watch::Stage;

/// The facts and what is odd about them (masked values, contradictions).
pub(crate) fn facts(
    layer: &Layer,
    places: &[Place],
    lines: &[Line<'_>],
    stage: &Stage<'_>,
) -> Result<(Facts, Vec<Warning>), ReadError> {
    let pairs = pairs::pairs(layer, places, &stage.part(0, 40))?;
    let kinds: Vec<_> = lines
        .iter()
        .map(|l| places[l.at.block as usize].kind)
        .collect();
    let text = text::Text {
        lines,
        kinds: &kinds,
    };
    let mut warnings = Vec::new();
    let mut facts = Facts {
        project_name: parties::project_name(&pairs, &text),
        project_number: parties::project_number(&pairs, &text),
        package: parties::package(&pairs),
        ..Facts::default()
    };
    stage.at(50, 100)?;
    facts.purchaser = parties::purchaser(&pairs, &text);
    stage.at(55, 100)?;
    facts.agency = parties::agency(&pairs, &text);
    stage.at(60, 100)?;
    facts.budget_fen = money::budget(&pairs, &text, &mut warnings);
    facts.ceiling_price_fen = money::ceiling(&pairs, &text, &mut warnings);
    facts.bid_security_fen = money::bid_security(&pairs, &text, &mut warnings);
    stage.at(70, 100)?;
    facts.performance_security = performance::performance_security(&pairs, &text);
    facts.submission_deadline = deadlines::submission_deadline(&pairs, &text, &mut warnings);
    stage.at(80, 100)?;
    facts.opening_time = deadlines::opening_time(&pairs, &text);
    facts.question_deadline = deadlines::question_deadline(&pairs, &text);
    facts.bid_validity_days = counts::validity(&pairs, &text, &mut warnings);
    stage.at(90, 100)?;
    facts.originals = counts::originals(&text);
    facts.copies = counts::copies(&text);
    facts.electronic_copies = counts::electronic(&text);
    Ok((facts, warnings))
}
