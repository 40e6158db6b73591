//! Project facts: names, numbers, parties, money, dates, copies.

mod amounts;
mod counts;
mod deadlines;
mod money;
mod pairs;
mod parties;
mod performance;
mod text;
mod times;

use bidwright_domain::tender::{Facts, Warning};

use super::lines::Line;
use super::section::Place;
use crate::layer::Layer;

/// The facts and what is odd about them (masked values, contradictions).
pub(crate) fn facts(layer: &Layer, places: &[Place], lines: &[Line<'_>]) -> (Facts, Vec<Warning>) {
    let pairs = pairs::pairs(layer, places);
    let kinds: Vec<_> = lines
        .iter()
        .map(|l| places[l.at.block as usize].kind)
        .collect();
    let text = text::Text {
        lines,
        kinds: &kinds,
    };
    let mut warnings = Vec::new();
    let facts = Facts {
        project_name: parties::project_name(&pairs, &text),
        project_number: parties::project_number(&pairs, &text),
        package: parties::package(&pairs),
        purchaser: parties::purchaser(&pairs, &text),
        agency: parties::agency(&pairs, &text),
        budget_fen: money::budget(&pairs, &text, &mut warnings),
        ceiling_price_fen: money::ceiling(&pairs, &text, &mut warnings),
        bid_security_fen: money::bid_security(&pairs, &text, &mut warnings),
        performance_security: performance::performance_security(&pairs, &text),
        submission_deadline: deadlines::submission_deadline(&pairs, &text, &mut warnings),
        opening_time: deadlines::opening_time(&pairs, &text),
        question_deadline: deadlines::question_deadline(&pairs, &text),
        bid_validity_days: counts::validity(&pairs, &text, &mut warnings),
        originals: counts::originals(&text),
        copies: counts::copies(&text),
        electronic_copies: counts::electronic(&text),
    };
    (facts, warnings)
}
