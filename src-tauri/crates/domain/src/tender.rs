//! The tender document as it was read: facts, legend, clauses, evaluation, required documents.
//!
//! `bidwright tender read --json` prints [`TenderDocument`]; the window uses the same types.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;
use crate::money::Fen;

mod diff;
mod edit;
mod marks;

pub use diff::{ClauseChange, FactChange, TenderDiff, tender_diff};
pub use edit::{ClauseEdit, ClauseEditProblem, merge_clauses, renumber, split_clause};
pub use marks::{effects_of, is_substantive, marks_of, needs_response};

/// Where something was read. `block` counts paragraphs and tables in reading order from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Loc {
    /// 1-based page; none in formats without pages.
    pub page: Option<u32>,
    pub block: u32,
    /// 0-based row and column of a table cell.
    pub cell: Option<(u32, u32)>,
}

/// A value and the place where it was read; no place when the user typed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Found<T> {
    pub value: T,
    pub at: Option<Loc>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Source {
    pub file: String,
    pub format: Format,
    pub pages: Option<u32>,
    pub sha256: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    #[default]
    Docx,
    Pdf,
    Txt,
    Md,
}

/// Project facts; each is absent when the tender does not say it.
/// Instants are RFC 3339 with the tender's own offset (`2024-06-18T09:00:00+08:00`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Facts {
    pub project_name: Option<Found<String>>,
    pub project_number: Option<Found<String>>,
    pub package: Option<Found<String>>,
    pub purchaser: Option<Found<String>>,
    pub agency: Option<Found<String>>,
    pub budget_fen: Option<Found<Fen>>,
    pub ceiling_price_fen: Option<Found<Fen>>,
    /// 0 = the tender says that none is asked for.
    pub bid_security_fen: Option<Found<Fen>>,
    /// As the tender words it; "0" = none.
    pub performance_security: Option<Found<String>>,
    pub submission_deadline: Option<Found<String>>,
    pub opening_time: Option<Found<String>>,
    pub question_deadline: Option<Found<String>>,
    pub bid_validity_days: Option<Found<u32>>,
    pub originals: Option<Found<u32>>,
    pub copies: Option<Found<u32>>,
    pub electronic_copies: Option<Found<u32>>,
}

/// What a mark means in this tender. `Substantive`: a negative deviation is fatal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    Substantive,
    Scored,
    Important,
    CoreProduct,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LegendEntry {
    pub mark: String,
    pub effect: Effect,
    /// The tender's own sentence.
    pub quote: String,
    pub at: Option<Loc>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ClauseKind {
    Notice,
    Instruction,
    Qualification,
    #[default]
    Technical,
    Business,
    Evaluation,
    Contract,
    Format,
}

/// A clause as the reader prints it; `id`, `parent`, `duplicate_of` count within one reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReadClause {
    pub id: u32,
    pub parent: Option<u32>,
    pub number: String,
    pub title: String,
    /// The clause's own words, marks and number removed.
    pub text: String,
    /// Marks that stand at the clause itself, e.g. `["★"]`.
    pub marks: Vec<String>,
    /// Marks of a marked heading above it.
    pub inherited_marks: Vec<String>,
    pub kind: ClauseKind,
    pub duplicate_of: Option<u32>,
    pub at: Loc,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct EvaluationItem {
    pub part: String,
    pub item: String,
    /// Points (or percent) as the tender prints them; not money.
    pub points: Option<f64>,
    pub criterion: String,
    pub at: Option<Loc>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RequiredDocument {
    pub group: String,
    pub name: String,
    /// The tender gives a form for it.
    pub form: bool,
    pub at: Option<Loc>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Warning {
    /// `contradiction`, `masked_value`, `sum_mismatch`, `unreadable`, ...
    pub code: String,
    pub text: String,
    pub at: Vec<Loc>,
}

/// What `bidwright tender read --json` prints.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct TenderDocument {
    pub source: Source,
    pub facts: Facts,
    pub legend: Vec<LegendEntry>,
    pub clauses: Vec<ReadClause>,
    pub evaluation: Vec<EvaluationItem>,
    pub required_documents: Vec<RequiredDocument>,
    pub warnings: Vec<Warning>,
}

/// One paragraph or table of the source in reading order; its index is `Loc::block`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Block {
    pub page: Option<u32>,
    pub body: BlockBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum BlockBody {
    /// Outline level 1-9 where the style or numbering says so. `number` is the resolved automatic number.
    Paragraph {
        text: String,
        number: String,
        level: Option<u8>,
    },
    /// Rows of cells; a merged cell is repeated empty.
    Table { rows: Vec<Vec<String>> },
}

/// A document and the neutral text it was understood from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub document: TenderDocument,
    pub blocks: Vec<Block>,
}

/// A tender in the store. `facts` and `legend` hold the user's corrections.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Tender {
    pub id: Id,
    /// The purchaser as one of our customers.
    pub customer: Option<Id>,
    /// The file that was read.
    pub file: Id,
    pub source: Source,
    pub facts: Facts,
    pub legend: Vec<LegendEntry>,
    pub evaluation: Vec<EvaluationItem>,
    pub required_documents: Vec<RequiredDocument>,
    pub warnings: Vec<Warning>,
}

/// A clause in the store: what was read, with the user's corrections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Clause {
    pub id: Id,
    pub tender: Id,
    /// Reading order within the tender, from 0 without gaps.
    pub position: u32,
    pub parent: Option<Id>,
    pub number: String,
    pub title: String,
    pub text: String,
    pub marks: Vec<String>,
    pub inherited_marks: Vec<String>,
    pub kind: ClauseKind,
    pub duplicate_of: Option<Id>,
    pub at: Option<Loc>,
    /// Added or changed by the user; never overwritten by a later reading.
    pub edited: bool,
}
