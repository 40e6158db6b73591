//! The topics a contract must hold and our own wording of them.

use super::{Contract, ContractClause, Topic};

mod standard;

pub use standard::standard_clauses;

impl Topic {
    /// The topics a contract must hold, in contract order: 民法典 470 (law), and for the software
    /// and technology part 845 (law). [`Topic::Other`] is none of them.
    pub const REQUIRED: [Topic; 11] = [
        Topic::Definitions,
        Topic::Subject,
        Topic::Quality,
        Topic::Price,
        Topic::Delivery,
        Topic::Acceptance,
        Topic::Warranty,
        Topic::Confidentiality,
        Topic::Ownership,
        Topic::Breach,
        Topic::Disputes,
    ];
}

impl Contract {
    /// The required topics for which no clause has any text.
    #[must_use]
    pub fn missing_topics(&self) -> Vec<Topic> {
        let held = |topic: Topic| {
            let full = |clause: &ContractClause| !clause.text.trim().is_empty();
            self.clauses
                .iter()
                .any(|clause| clause.topic == topic && full(clause))
        };
        Topic::REQUIRED
            .into_iter()
            .filter(|topic| !held(*topic))
            .collect()
    }
}
