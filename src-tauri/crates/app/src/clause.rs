//! Corrections of what the reader found: text, mark, kind, add, delete, merge, split.

use bidwright_domain::Id;
use bidwright_domain::tender::{
    Clause, ClauseEdit, ClauseEditProblem, merge_clauses, renumber, split_clause,
};

use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::register::required;
use crate::tender;
use crate::undo::{Back, Done};
use crate::view::{NewClause, TenderView};

/// Stores a corrected clause; its place in the tender stays.
pub async fn clause_save(desk: &Desk, clause: Clause) -> Result<TenderView, Failure> {
    required(&format!("{}{}", clause.title, clause.text), "text")?;
    let store = desk.store()?;
    let all = store.clauses(clause.tender).await?;
    let before = find(&all, clause.id)?;
    let after = Clause {
        position: before.position,
        parent: before.parent,
        at: before.at,
        edited: true,
        ..clause
    };
    let tender = after.tender;
    put(desk, "clause_save", tender, &[after], &[]).await
}

/// Adds a clause that the reader missed, behind another or as the first.
pub async fn clause_add(desk: &Desk, new: NewClause) -> Result<TenderView, Failure> {
    required(&new.text, "text")?;
    let store = desk.store()?;
    let mut all = store.clauses(new.tender).await?;
    let before: Vec<(Id, u32)> = all.iter().map(|c| (c.id, c.position)).collect();
    let (at, neighbour) = match new.after {
        Some(id) => {
            let index = all
                .iter()
                .position(|c| c.id == id)
                .ok_or_else(|| missing(id))?;
            (index + 1, Some(all[index].clone()))
        }
        None => (0, None),
    };
    let added = Clause {
        id: Id::now_v7(),
        tender: new.tender,
        position: 0,
        parent: neighbour.as_ref().and_then(|c| c.parent),
        number: new.number,
        title: String::new(),
        text: new.text,
        marks: new.marks,
        inherited_marks: neighbour
            .as_ref()
            .map(|c| c.inherited_marks.clone())
            .unwrap_or_default(),
        kind: new.kind,
        duplicate_of: None,
        at: neighbour.and_then(|c| c.at),
        edited: true,
    };
    all.insert(at, added);
    renumber(&mut all);
    let moved: Vec<Clause> = all
        .into_iter()
        .filter(|c| !before.contains(&(c.id, c.position)))
        .collect();
    put(desk, "clause_add", new.tender, &moved, &[]).await
}

pub async fn clauses_remove(desk: &Desk, tender: Id, ids: &[Id]) -> Result<TenderView, Failure> {
    put(desk, "clauses_remove", tender, &[], ids).await
}

/// Brings deleted clauses back to where they stood.
pub async fn clauses_restore(desk: &Desk, tender: Id, ids: &[Id]) -> Result<TenderView, Failure> {
    let store = desk.store()?;
    let mut write = store.write(desk.stamp("clauses_restore")).await?;
    write.clauses_restore(ids).await?;
    write.commit().await?;
    desk.steps.clauses_restored(ids);
    tender::view(&store, tender).await
}

/// Joins neighbouring clauses into the first of them.
pub async fn clauses_merge(desk: &Desk, tender: Id, ids: &[Id]) -> Result<TenderView, Failure> {
    let all = desk.store()?.clauses(tender).await?;
    let mut places = ids
        .iter()
        .map(|id| {
            all.iter()
                .position(|c| c.id == *id)
                .ok_or_else(|| missing(*id))
        })
        .collect::<Result<Vec<_>, _>>()?;
    places.sort_unstable();
    if !places.windows(2).all(|pair| pair[0] + 1 == pair[1]) {
        return Err(Failure::new(Code::ClausesNotAdjacent));
    }
    let edit = merge_clauses(&all, ids).map_err(problem)?;
    apply(desk, "clauses_merge", tender, edit).await
}

/// Cuts a clause in two; `at` counts characters of its text.
pub async fn clause_split(desk: &Desk, id: Id, at: u32) -> Result<TenderView, Failure> {
    let store = desk.store()?;
    let tender = store.clause_tender(id).await?.ok_or_else(|| missing(id))?;
    let all = store.clauses(tender).await?;
    let edit = split_clause(&all, id, at, Id::now_v7()).map_err(problem)?;
    apply(desk, "clause_split", tender, edit).await
}

async fn apply(
    desk: &Desk,
    verb: &'static str,
    tender: Id,
    edit: ClauseEdit,
) -> Result<TenderView, Failure> {
    put(desk, verb, tender, &edit.changed, &edit.removed).await
}

async fn put(
    desk: &Desk,
    verb: &'static str,
    tender: Id,
    changed: &[Clause],
    removed: &[Id],
) -> Result<TenderView, Failure> {
    let store = desk.store()?;
    let before = store.clauses(tender).await?;
    let mut write = store.write(desk.stamp(verb)).await?;
    if !removed.is_empty() {
        write.clauses_remove(removed).await?;
    }
    if !changed.is_empty() {
        write.clauses_put(tender, changed).await?;
    }
    write.commit().await?;
    let done = match verb {
        "clause_add" => Done::ClauseAdded,
        "clauses_remove" => Done::ClausesRemoved {
            count: removed.len(),
        },
        "clauses_merge" => Done::ClausesMerged {
            count: removed.len() + 1,
        },
        "clause_split" => Done::ClauseSplit,
        // Typed text: the editor takes that back.
        _ => return tender::view(&store, tender).await,
    };
    desk.did(done, back(tender, before, changed, removed));
    tender::view(&store, tender).await
}

/// How the clauses become what they were.
fn back(tender: Id, before: Vec<Clause>, changed: &[Clause], removed: &[Id]) -> Back {
    let new = |clause: &&Clause| !before.iter().any(|old| old.id == clause.id);
    let remove = changed.iter().filter(new).map(|clause| clause.id).collect();
    let mut put = before;
    put.retain(|old| changed.iter().any(|clause| clause.id == old.id));
    Back::Clauses {
        tender,
        restore: removed.to_vec(),
        put,
        remove,
    }
}

fn find(all: &[Clause], id: Id) -> Result<&Clause, Failure> {
    all.iter().find(|c| c.id == id).ok_or_else(|| missing(id))
}

fn missing(id: Id) -> Failure {
    Failure::missing(id)
}

fn problem(problem: ClauseEditProblem) -> Failure {
    match problem {
        ClauseEditProblem::NoSuchClause { id } => missing(id),
        ClauseEditProblem::TooFew => Failure::new(Code::ClausesNotAdjacent),
        ClauseEditProblem::NothingToSplit => Failure::new(Code::SplitPlace).field("text"),
    }
}
