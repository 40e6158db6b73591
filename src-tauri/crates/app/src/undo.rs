//! What was done in this session and can be taken back, one step at a time.
//!
//! A verb that deletes, merges or changes many rows at once says so with [`Desk::did`]; taking it
//! back is a write of its own with its audit entries. A new kind of step is a variant of [`Back`].

use std::sync::Mutex;

use bidwright_domain::Id;
use bidwright_domain::bid::Response;
use bidwright_domain::chain::Noun;
use bidwright_domain::tender::Clause;
use bidwright_store::Write;

use crate::desk::{Desk, locked};
use crate::failure::Failure;
use crate::list;
use crate::view::Undone;
use crate::words::done_name;

/// Steps that are kept.
const MOST: usize = 100;

/// The steps of this session, newest last.
#[derive(Default)]
pub(crate) struct Steps(Mutex<Vec<Step>>);

pub(crate) struct Step {
    done: Done,
    back: Back,
}

/// What was done, to name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// One row, by its name.
    Removed {
        noun: Noun,
        label: String,
    },
    RemovedMany {
        noun: Noun,
        count: usize,
    },
    ChapterRemoved {
        title: String,
    },
    Answered {
        count: usize,
    },
    ClauseAdded,
    ClausesRemoved {
        count: usize,
    },
    ClausesMerged {
        count: usize,
    },
    ClauseSplit,
    CustomersMerged {
        gone: String,
    },
    ActivityRemoved,
    CustomerFileRemoved {
        name: String,
    },
}

/// How it is taken back.
pub(crate) enum Back {
    /// Deleted rows of one noun return.
    Restore {
        noun: Noun,
        ids: Vec<Id>,
    },
    Chapter(Id),
    Activity(Id),
    CustomerFile(Id),
    /// Two customers are two again.
    CustomerMerge(Id),
    /// Answers as they were.
    Answers(Vec<Response>),
    /// Clauses as they were: removed ones return, changed ones change back, new ones go.
    Clauses {
        tender: Id,
        restore: Vec<Id>,
        put: Vec<Clause>,
        remove: Vec<Id>,
    },
}

impl Steps {
    pub fn push(&self, done: Done, back: Back) {
        let mut steps = locked(&self.0);
        if steps.len() == MOST {
            steps.remove(0);
        }
        steps.push(Step { done, back });
    }

    fn pop(&self) -> Option<Step> {
        locked(&self.0).pop()
    }

    /// Another store was opened, or none: its rows are not these.
    pub fn clear(&self) {
        locked(&self.0).clear();
    }

    /// The rows are back already.
    pub fn restored(&self, which: Noun, rows: &[Id]) {
        locked(&self.0).retain(|step| {
            !matches!(&step.back, Back::Restore { noun, ids } if *noun == which && ids == rows)
        });
    }

    /// The chapter is back already.
    pub fn chapter_restored(&self, chapter: Id) {
        locked(&self.0).retain(|step| !matches!(step.back, Back::Chapter(id) if id == chapter));
    }

    /// The merge is undone already.
    pub fn merge_undone(&self, merge: Id) {
        locked(&self.0).retain(|step| !matches!(step.back, Back::CustomerMerge(id) if id == merge));
    }

    /// The activity or file is back already.
    pub fn piece_restored(&self, piece: Id) {
        locked(&self.0).retain(
            |step| !matches!(step.back, Back::Activity(id) | Back::CustomerFile(id) if id == piece),
        );
    }

    /// The clauses are back already.
    pub fn clauses_restored(&self, clauses: &[Id]) {
        locked(&self.0).retain(
            |step| !matches!(&step.back, Back::Clauses { restore, .. } if restore == clauses),
        );
    }
}

impl Desk {
    /// Notes something that can be taken back.
    pub(crate) fn did(&self, done: Done, back: Back) {
        self.steps.push(done, back);
    }
}

/// Takes back what was done last in this session; none when there is nothing (left). What can't
/// be taken back any more is forgotten, so that the next try reaches the step before.
pub async fn undo(desk: &Desk) -> Result<Option<Undone>, Failure> {
    let store = desk.store()?;
    let Some(step) = desk.steps.pop() else {
        return Ok(None);
    };
    let mut write = store.write(desk.stamp("undo")).await?;
    take_back(&mut write, step.back).await?;
    write.commit().await?;
    Ok(Some(Undone {
        what: done_name(&step.done, desk.language()),
    }))
}

async fn take_back(write: &mut Write, back: Back) -> Result<(), Failure> {
    match back {
        Back::Restore { noun, ids } => {
            for id in ids {
                list::restore(write, noun, id).await?;
            }
        }
        Back::Chapter(id) => write.chapter_restore(id).await?,
        Back::Activity(id) => write.activity_restore(id).await?,
        Back::CustomerFile(id) => write.customer_file_restore(id).await?,
        Back::CustomerMerge(id) => {
            write.customer_merge_undo(id).await?;
        }
        Back::Answers(before) => write.responses_put(&before).await?,
        Back::Clauses {
            tender,
            restore,
            put,
            remove,
        } => {
            if !remove.is_empty() {
                write.clauses_remove(&remove).await?;
            }
            if !restore.is_empty() {
                write.clauses_restore(&restore).await?;
            }
            if !put.is_empty() {
                write.clauses_put(tender, &put).await?;
            }
        }
    }
    Ok(())
}
