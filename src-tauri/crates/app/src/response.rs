//! The clause matrix: one answer per clause.

use std::collections::HashMap;

use bidwright_domain::Id;
use bidwright_domain::bid::{Deviation, Response};
use bidwright_domain::tender::{is_substantive, needs_response};
use bidwright_store::Store;

use crate::bid::{Whole, load_draft};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::undo::{Back, Done};
use crate::view::ResponseRow;

/// Every clause that needs an answer, in the tender's order.
pub async fn response_list(desk: &Desk, bid: Id) -> Result<Vec<ResponseRow>, Failure> {
    let whole = Whole::load(&desk.store()?, bid).await?;
    let mut answers: HashMap<Id, Response> =
        whole.responses.into_iter().map(|r| (r.clause, r)).collect();
    Ok(whole
        .clauses
        .into_iter()
        .filter(needs_response)
        .map(|clause| ResponseRow {
            substantive: is_substantive(&clause, &whole.tender.legend),
            response: answers.remove(&clause.id),
            clause,
        })
        .collect())
}

/// Stores one or many answers in one transaction.
pub async fn responses_save(
    desk: &Desk,
    bid: Id,
    responses: Vec<Response>,
) -> Result<Vec<ResponseRow>, Failure> {
    let store = desk.store()?;
    load_draft(&store, bid).await?;
    if let Some(stray) = responses.iter().find(|r| r.bid != bid) {
        return Err(Failure::missing(stray.clause));
    }
    let before = before(&store, bid, &responses).await?;
    let mut write = store.write(desk.stamp("responses_save")).await?;
    write.responses_put(&responses).await?;
    write.commit().await?;
    // A single answer is typed text: the editor takes that back letter by letter.
    if before.len() > 1 {
        let count = before.len();
        desk.did(Done::Answered { count }, Back::Answers(before));
    }
    response_list(desk, bid).await
}

/// The same answers as they stand; one that isn't there yet as not answered.
async fn before(store: &Store, bid: Id, next: &[Response]) -> Result<Vec<Response>, Failure> {
    let stored = store.responses(bid).await?;
    let mut stored: HashMap<Id, Response> = stored.into_iter().map(|r| (r.clause, r)).collect();
    let as_it_was = |next: &Response| {
        let clause = next.clause;
        stored.remove(&clause).unwrap_or(Response {
            bid,
            clause,
            deviation: Deviation::Unanswered,
            answer: String::new(),
            evidence: None,
            note: String::new(),
        })
    };
    Ok(next.iter().map(as_it_was).collect())
}
