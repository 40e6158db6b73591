//! What the marks of a clause demand.

use super::{Clause, ClauseKind, Effect, LegendEntry};

/// What a ★ means where the tender does not say (common practice, check).
const USUAL_SUBSTANTIVE: &str = "★";

/// The marks that hold for a clause: its own, then those of marked headings above it, each once.
#[must_use]
pub fn marks_of(clause: &Clause) -> Vec<&str> {
    let mut marks: Vec<&str> = Vec::new();
    for mark in clause.marks.iter().chain(&clause.inherited_marks) {
        let mark = mark.trim();
        if !mark.is_empty() && !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks
}

/// What the tender's legend says about the marks of a clause. A mark may have several effects.
#[must_use]
pub fn effects_of(clause: &Clause, legend: &[LegendEntry]) -> Vec<Effect> {
    let mut effects = Vec::new();
    for mark in marks_of(clause) {
        let entries = legend.iter().filter(|entry| entry.mark.trim() == mark);
        for effect in entries.map(|entry| entry.effect) {
            if !effects.contains(&effect) {
                effects.push(effect);
            }
        }
    }
    effects
}

/// Whether a negative deviation from the clause is fatal, as the tender's own legend says. A ★ that
/// the legend does not explain counts as substantive: to err there costs a look, not the bid.
#[must_use]
pub fn is_substantive(clause: &Clause, legend: &[LegendEntry]) -> bool {
    let explained = |mark: &str| legend.iter().any(|entry| entry.mark.trim() == mark);
    effects_of(clause, legend).contains(&Effect::Substantive)
        || (marks_of(clause).contains(&USUAL_SUBSTANTIVE) && !explained(USUAL_SUBSTANTIVE))
}

/// Whether the bid must answer the clause: technical, business, contract and qualification clauses,
/// and any clause with a mark of its own or above it. Headings (no text), clauses printed again in a
/// form, and rules about the form of the bid need none.
#[must_use]
pub fn needs_response(clause: &Clause) -> bool {
    if clause.text.trim().is_empty()
        || clause.duplicate_of.is_some()
        || clause.kind == ClauseKind::Format
    {
        return false;
    }
    let answered_kind = matches!(
        clause.kind,
        ClauseKind::Technical
            | ClauseKind::Business
            | ClauseKind::Contract
            | ClauseKind::Qualification
    );
    answered_kind || !marks_of(clause).is_empty()
}
