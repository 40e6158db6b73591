//! What tests stand on: a fixed clock, a desk on a real encrypted store in a temporary folder,
//! builders for the usual rows, and a small tender of our own invention.

mod build;
mod clock;
mod desk;

pub use build::{certificate, company, customer, line, product};
pub use clock::FixedClock;
pub use desk::{TestDesk, desk};

/// A tender of three pages in Markdown: facts, legend, five clauses with ★ and ▲, scoring, documents.
pub const SMALL_TENDER: &str = include_str!("small_tender.md");
