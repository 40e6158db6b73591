//! Responses: a bid's answers to the tender's clauses.

use std::collections::BTreeMap;

use bidwright_domain::Id;
use bidwright_domain::bid::{Bid, BidStatus, Deviation, Response};
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;

use crate::aggregate::{load, missing};
use crate::audit::append;
use crate::column::{Scalar, json as json_text, text, unwritable};
use crate::{ConstraintKind, Stamp, Store, StoreError, Write};

const BID: &str = "bid";
const RESPONSE: &str = "response";

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Response,
            r#"SELECT response.bid AS "bid: Scalar<Id>",
                      response.clause AS "clause: Scalar<Id>",
                      response.deviation AS "deviation: Scalar<Deviation>",
                      response.answer,
                      response.evidence AS "evidence!: Scalar<Option<Id>>",
                      response.note
               FROM response "# + $tail
            $(, $arg)*
        )
    };
}

impl Write {
    /// Inserts or updates responses in one step, one audit entry per bid.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] when a bid doesn't exist, [`StoreError::Frozen`] when it was
    /// submitted, [`StoreError::Constraint`] when a `clause` or the chapter named as `evidence`
    /// doesn't exist.
    pub async fn responses_put(&mut self, responses: &[Response]) -> Result<(), StoreError> {
        let mut bids: Vec<Id> = responses.iter().map(|response| response.bid).collect();
        bids.sort_unstable();
        bids.dedup();
        let (mut step, stamp) = self.step().await?;
        for bid in bids {
            check_open(&mut step, bid).await?;
            let own: Vec<_> = responses
                .iter()
                .filter(|response| response.bid == bid)
                .collect();
            put(&mut step, stamp, bid, &own).await?;
        }
        step.commit().await
    }
}

impl Store {
    /// A bid's responses to live clauses, in the tender's reading order.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn responses(&self, bid: Id) -> Result<Vec<Response>, StoreError> {
        let bid = text(bid);
        let rows = select!(
            "JOIN clause ON clause.id = response.clause
             WHERE response.bid = ? AND clause.deleted_at IS NULL ORDER BY clause.position",
            bid,
        );
        Ok(rows.fetch_all(&mut *self.reader().await?).await?)
    }
}

/// Refuses a bid that doesn't exist or was submitted.
pub(crate) async fn check_open(conn: &mut SqliteConnection, bid: Id) -> Result<(), StoreError> {
    match load::<Bid>(conn, bid, false).await? {
        None => Err(StoreError::NoSuchRow { noun: BID, id: bid }),
        Some(found) if found.status != BidStatus::Draft => {
            Err(StoreError::Frozen { noun: BID, id: bid })
        }
        Some(_) => Ok(()),
    }
}

/// The response of a bid to one clause.
pub(crate) async fn one(
    conn: &mut SqliteConnection,
    bid: Id,
    clause: Id,
) -> Result<Option<Response>, StoreError> {
    let (bid, clause) = (text(bid), text(clause));
    let rows = select!("WHERE bid = ? AND clause = ?", bid, clause);
    Ok(rows.fetch_optional(conn).await?)
}

async fn put(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    bid: Id,
    responses: &[&Response],
) -> Result<(), StoreError> {
    let stored = stored(conn, bid, responses).await?;
    let mut before = Vec::new();
    let mut after = Vec::new();
    for &response in responses {
        let old = stored.get(&response.clause);
        if old != Some(response) {
            before.extend(old);
            after.push(response);
        }
    }
    if after.is_empty() {
        return Ok(());
    }
    let wrapped = |list: Value| json!({ "responses": list });
    let old = wrapped(serde_json::to_value(&before).map_err(unwritable)?);
    let new = wrapped(serde_json::to_value(&after).map_err(unwritable)?);
    append(conn, stamp, BID, bid, &old, &new).await?;
    match save(conn, &json_text(&after)?).await {
        Err(StoreError::Constraint {
            kind: ConstraintKind::MissingReference,
            ..
        }) => {
            for response in after {
                check_named(conn, response).await?;
            }
            Err(broken("bid"))
        }
        other => other,
    }
}

/// The rows that would be replaced, by clause.
async fn stored(
    conn: &mut SqliteConnection,
    bid: Id,
    responses: &[&Response],
) -> Result<BTreeMap<Id, Response>, StoreError> {
    let clauses: Vec<Id> = responses.iter().map(|response| response.clause).collect();
    let (bid, clauses) = (text(bid), json_text(&clauses)?);
    let rows = select!(
        "WHERE bid = ? AND clause IN (SELECT value FROM json_each(?))",
        bid,
        clauses
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|response| (response.clause, response))
        .collect())
}

fn broken(field: &'static str) -> StoreError {
    StoreError::Constraint {
        noun: RESPONSE,
        field,
        kind: ConstraintKind::MissingReference,
    }
}

async fn check_named(conn: &mut SqliteConnection, response: &Response) -> Result<(), StoreError> {
    let mut named = vec![("clause", "clause", response.clause)];
    named.extend(response.evidence.map(|id| ("evidence", "chapter", id)));
    match missing(conn, &named).await? {
        Some(field) => Err(broken(field)),
        None => Ok(()),
    }
}

async fn save(conn: &mut SqliteConnection, list: &str) -> Result<(), StoreError> {
    let saved = sqlx::query!(
        "INSERT INTO response (bid, clause, deviation, answer, evidence, note)
         SELECT value ->> 'bid', value ->> 'clause', value ->> 'deviation', value ->> 'answer',
                value ->> 'evidence', value ->> 'note'
         FROM json_each(?) WHERE true
         ON CONFLICT (bid, clause) DO UPDATE SET
             deviation = excluded.deviation,
             answer = excluded.answer,
             evidence = excluded.evidence,
             note = excluded.note",
        list,
    )
    .execute(conn)
    .await;
    saved
        .map(|_| ())
        .map_err(|error| StoreError::from(error).of(RESPONSE, ""))
}
