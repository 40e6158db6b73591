//! Corrections of the clauses that were read: merging and splitting. No text is lost.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Clause;
use crate::Id;

/// What a merge or split changes: rows to write and rows to remove.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ClauseEdit {
    /// The clause asked for, and those whose position or parent moved.
    pub changed: Vec<Clause>,
    pub removed: Vec<Id>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ClauseEditProblem {
    #[error("no clause {id} in this tender")]
    NoSuchClause { id: Id },
    #[error("at least two clauses are merged")]
    TooFew,
    /// The place to split must lie inside the text, with words on both sides.
    #[error("nothing would stand on one side of the split")]
    NothingToSplit,
}

/// Gives the clauses positions from 0 without gaps, in the order they stand.
pub fn renumber(clauses: &mut [Clause]) {
    for (position, clause) in (0u32..).zip(clauses) {
        clause.position = position;
    }
}

/// Merges clauses into the one that stands first: their texts under each other, each with its
/// number and title, and all marks. Clauses below a merged one move under the kept one.
///
/// # Errors
/// [`ClauseEditProblem::TooFew`], [`ClauseEditProblem::NoSuchClause`].
pub fn merge_clauses(all: &[Clause], ids: &[Id]) -> Result<ClauseEdit, ClauseEditProblem> {
    if let Some(id) = ids
        .iter()
        .find(|id| !all.iter().any(|clause| clause.id == **id))
    {
        return Err(ClauseEditProblem::NoSuchClause { id: *id });
    }
    let before = in_order(all);
    let mut chosen = before.iter().filter(|clause| ids.contains(&clause.id));
    let mut kept = chosen.next().ok_or(ClauseEditProblem::TooFew)?.clone();
    let others: Vec<&Clause> = chosen.collect();
    if others.is_empty() {
        return Err(ClauseEditProblem::TooFew);
    }
    for other in &others {
        absorb(&mut kept, other);
    }
    kept.edited = true;
    let removed: Vec<Id> = others.iter().map(|clause| clause.id).collect();
    if kept.parent.is_some_and(|parent| removed.contains(&parent)) {
        kept.parent = None;
    }
    if kept
        .duplicate_of
        .is_some_and(|other| removed.contains(&other))
    {
        kept.duplicate_of = None;
    }
    let mut after: Vec<Clause> = Vec::with_capacity(before.len());
    for clause in before.iter().filter(|clause| !removed.contains(&clause.id)) {
        let mut clause = if clause.id == kept.id {
            kept.clone()
        } else {
            clause.clone()
        };
        redirect(&mut clause.parent, &removed, kept.id, clause.id);
        redirect(&mut clause.duplicate_of, &removed, kept.id, clause.id);
        after.push(clause);
    }
    renumber(&mut after);
    Ok(ClauseEdit {
        changed: differences(all, after),
        removed,
    })
}

fn absorb(kept: &mut Clause, other: &Clause) {
    let head = [other.number.trim(), other.title.trim()];
    let words: Vec<&str> = head
        .into_iter()
        .chain([other.text.as_str()])
        .filter(|words| !words.trim().is_empty())
        .collect();
    if !kept.text.is_empty() && !words.is_empty() {
        kept.text.push('\n');
    }
    kept.text.push_str(&words.join(" "));
    for mark in &other.marks {
        if !kept.marks.contains(mark) {
            kept.marks.push(mark.clone());
        }
    }
    for mark in &other.inherited_marks {
        if !kept.inherited_marks.contains(mark) {
            kept.inherited_marks.push(mark.clone());
        }
    }
}

fn redirect(reference: &mut Option<Id>, removed: &[Id], kept: Id, own: Id) {
    if reference.is_some_and(|id| removed.contains(&id)) && own != kept {
        *reference = Some(kept);
    }
}

/// Splits a clause before the `at`-th character (Unicode scalar value) of its text. The second part
/// becomes a clause of its own right after it, with the same kind, marks and parent and without
/// number and title; white space at the cut goes.
///
/// # Errors
/// [`ClauseEditProblem::NoSuchClause`], [`ClauseEditProblem::NothingToSplit`].
pub fn split_clause(
    all: &[Clause],
    id: Id,
    at: u32,
    new_id: Id,
) -> Result<ClauseEdit, ClauseEditProblem> {
    let mut after = in_order(all);
    let index = after
        .iter()
        .position(|clause| clause.id == id)
        .ok_or(ClauseEditProblem::NoSuchClause { id })?;
    let clause = &mut after[index];
    let cut = clause
        .text
        .char_indices()
        .nth(at as usize)
        .map(|(byte, _)| byte)
        .ok_or(ClauseEditProblem::NothingToSplit)?;
    let (first, second) = clause.text.split_at(cut);
    let (first, second) = (first.trim_end().to_owned(), second.trim_start().to_owned());
    if first.trim().is_empty() || second.is_empty() {
        return Err(ClauseEditProblem::NothingToSplit);
    }
    let mut added = clause.clone();
    added.id = new_id;
    added.number = String::new();
    added.title = String::new();
    added.text = second;
    added.edited = true;
    clause.text = first;
    clause.edited = true;
    after.insert(index + 1, added);
    renumber(&mut after);
    Ok(ClauseEdit {
        changed: differences(all, after),
        removed: Vec::new(),
    })
}

fn in_order(all: &[Clause]) -> Vec<Clause> {
    let mut clauses = all.to_vec();
    clauses.sort_by_key(|clause| clause.position);
    clauses
}

fn differences(before: &[Clause], after: Vec<Clause>) -> Vec<Clause> {
    let known: std::collections::HashMap<Id, &Clause> =
        before.iter().map(|clause| (clause.id, clause)).collect();
    after
        .into_iter()
        .filter(|clause| known.get(&clause.id).is_none_or(|old| *old != clause))
        .collect()
}
