//! The clause matrix: one answer per clause.

use std::collections::HashMap;

use bidwright_domain::Id;
use bidwright_domain::bid::Response;
use bidwright_domain::tender::{is_substantive, needs_response};

use crate::bid::{Whole, load_draft};
use crate::desk::Desk;
use crate::failure::Failure;
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
    let mut write = store.write(desk.stamp("responses_save")).await?;
    write.responses_put(&responses).await?;
    write.commit().await?;
    response_list(desk, bid).await
}
