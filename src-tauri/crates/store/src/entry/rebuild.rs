//! Making all entries anew.

use bidwright_domain::bid::Bid;
use bidwright_domain::certificate::Certificate;
use bidwright_domain::contract::Contract;
use bidwright_domain::customer::Customer;
use bidwright_domain::own_company::OwnCompany;
use bidwright_domain::product::Product;
use bidwright_domain::quotation::Quotation;
use bidwright_domain::tender::Tender;
use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection, Row};

use super::keep::{Order, keep, keep_as_before};
use crate::StoreError;
use crate::aggregate::Aggregate;
use crate::column::json as json_text;

/// Counts the ways in which entries were made: another one makes those of older stores anew.
const VERSION: i64 = 2;
/// Rows in one step.
const STEP: usize = 500;

/// Makes all entries anew when they were made in another way, or never.
pub(crate) async fn make_ready(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    let made: Option<i64> = sqlx::query_scalar("SELECT version FROM entry_made")
        .fetch_optional(&mut *conn)
        .await?;
    if made == Some(VERSION) {
        return Ok(());
    }
    let mut transaction = conn.begin_with("BEGIN IMMEDIATE").await?;
    rebuild(&mut transaction).await?;
    sqlx::query("INSERT OR REPLACE INTO entry_made (only, version) VALUES (1, ?)")
        .bind(VERSION)
        .execute(&mut *transaction)
        .await?;
    Ok(transaction.commit().await?)
}

/// In the order of the last changes, so that the newest stay the newest.
pub(crate) async fn rebuild(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO entry_token (entry_token) VALUES ('delete-all')")
        .execute(&mut *conn)
        .await?;
    sqlx::query("DELETE FROM entry").execute(&mut *conn).await?;
    let all = sqlx::query("SELECT noun, id FROM document ORDER BY changed")
        .fetch_all(&mut *conn)
        .await?;
    let all: Vec<(String, String)> = all
        .iter()
        .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .collect::<Result<_, sqlx::Error>>()?;
    for run in all.chunk_by(|left, right| left.0 == right.0) {
        for some in run.chunks(STEP) {
            let ids: Vec<&str> = some.iter().map(|(_, id)| id.as_str()).collect();
            make(conn, &some[0].0, &json_text(&ids)?).await?;
        }
    }
    // What a row shows of a row that was changed later was not there yet.
    for run in all.chunk_by(|left, right| left.0 == right.0) {
        for some in run.chunks(STEP) {
            let ids: Vec<&str> = some.iter().map(|(_, id)| id.as_str()).collect();
            keep_as_before(conn, &some[0].0, &json_text(&ids)?).await?;
        }
    }
    Ok(())
}

async fn make(conn: &mut SqliteConnection, noun: &str, ids: &str) -> Result<(), StoreError> {
    async fn of<T: Aggregate>(conn: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
        let rows = T::rows(conn, ids, false).await?;
        keep(conn, &rows, Order::Newest).await.map(|_| ())
    }
    match noun {
        "own_company" => of::<OwnCompany>(conn, ids).await,
        "customer" => of::<Customer>(conn, ids).await,
        "product" => of::<Product>(conn, ids).await,
        "certificate" => of::<Certificate>(conn, ids).await,
        "tender" => of::<Tender>(conn, ids).await,
        "quotation" => of::<Quotation>(conn, ids).await,
        "bid" => of::<Bid>(conn, ids).await,
        _ => of::<Contract>(conn, ids).await,
    }
}
