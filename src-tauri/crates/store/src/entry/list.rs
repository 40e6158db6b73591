//! Reading lists: filtered, sorted, in pages.

use bidwright_domain::Id;
use serde_json::json;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use super::{pinyin, token};
use crate::aggregate::Aggregate;
use crate::{ListQuery, StoreError};

/// Up to so many found rows are sorted one by one; more are picked while walking the sorted index.
const FEW: u32 = 3_000;
/// Up to so many rows are compared with a longer spelling one by one.
const COMPARED: i64 = 5_000;
/// A longer search is compared up to this character.
const MOST_LETTERS: usize = 1_000;

/// What a search looks for: without spaces around it, not too long.
pub(super) fn wanted(search: &str) -> String {
    search.trim().chars().take(MOST_LETTERS).collect()
}

/// The rows found, as a subquery of places.
pub(super) struct Hits {
    /// For the pieces.
    query: String,
    /// More places, as a JSON list: found by comparing.
    more: String,
    /// Where a scan of the words finds the same as the pieces: the pattern, and the query for the
    /// filters alone.
    scan: Option<(String, Option<String>)>,
}

impl Hits {
    const SQL: &'static str = "SELECT rowid FROM entry_token WHERE entry_token MATCH ?1";
    const BOTH: &'static str = "SELECT rowid FROM entry_token WHERE entry_token MATCH ?1
                                UNION SELECT value FROM json_each(?2)";

    fn of(query: String) -> Self {
        Self {
            query,
            more: "[]".to_owned(),
            scan: None,
        }
    }

    fn sql(&self) -> &'static str {
        if self.more == "[]" {
            Self::SQL
        } else {
            Self::BOTH
        }
    }
}

/// A `LIKE` pattern that finds the text anywhere, its own signs taken literally.
fn like(search: &str) -> String {
    let mut pattern = String::from("%");
    for letter in search.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// None when every row of the noun is asked for.
async fn hits<T: Aggregate>(
    conn: &mut SqliteConnection,
    query: &ListQuery,
) -> Result<Option<Hits>, StoreError> {
    let search = wanted(&query.search);
    if search.is_empty() && query.filters.is_empty() {
        return Ok(None);
    }
    let mut frame = format!("{} AND {}", token::noun(T::NOUN), token::MAIN);
    for filter in &query.filters {
        if !T::FACETS.contains(&filter.column.as_str()) {
            return Err(StoreError::NoSuchColumn {
                column: filter.column.clone(),
                known: T::FACETS,
            });
        }
        let any: Vec<String> = filter
            .values
            .iter()
            .map(|value| token::facet(&filter.column, value))
            .collect();
        if !any.is_empty() {
            frame = format!("{frame} AND ({})", any.join(" OR "));
        }
    }
    if search.is_empty() {
        return Ok(Some(Hits::of(frame)));
    }
    let part = token::part(&search);
    let Some(letters) = pinyin::typed(&search) else {
        let found = format!("{frame} AND {part}");
        let query_has_filters = query.filters.iter().any(|filter| !filter.values.is_empty());
        let narrowed = query_has_filters.then_some(frame);
        return Ok(Some(Hits {
            scan: Some((like(&search), narrowed)),
            ..Hits::of(found)
        }));
    };
    let spelled = pinyin::query(&letters);
    if letters.len() > pinyin::SHORT {
        let near = format!("{frame} AND ({spelled})");
        if let Some(more) = compared(conn, &near, &letters).await? {
            return Ok(Some(Hits {
                more,
                ..Hits::of(format!("{frame} AND {part}"))
            }));
        }
    }
    Ok(Some(Hits::of(format!("{frame} AND ({part} OR {spelled})"))))
}

/// Places whose titles are really spelled so; none when there are too many to compare.
async fn compared(
    conn: &mut SqliteConnection,
    near: &str,
    letters: &str,
) -> Result<Option<String>, StoreError> {
    let rows = sqlx::query(
        "SELECT entry.place, entry.titles FROM (
             SELECT rowid AS place FROM entry_token WHERE entry_token MATCH ?1 LIMIT ?2
         ) AS near JOIN entry ON entry.place = near.place",
    )
    .bind(near)
    .bind(COMPARED + 1)
    .fetch_all(conn)
    .await?;
    if i64::try_from(rows.len()).unwrap_or(i64::MAX) > COMPARED {
        return Ok(None);
    }
    let mut places: Vec<i64> = Vec::new();
    for row in rows {
        let titles: &str = row.try_get(1)?;
        if titles.lines().any(|title| pinyin::fits(title, letters)) {
            places.push(row.try_get(0)?);
        }
    }
    Ok(Some(json!(places).to_string()))
}

async fn count_hits(conn: &mut SqliteConnection, hits: &Hits) -> Result<u32, StoreError> {
    let sql = format!("SELECT count(*) FROM ({})", hits.sql());
    Ok(sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(&hits.query)
        .bind(&hits.more)
        .fetch_one(conn)
        .await?)
}

async fn count_all<T: Aggregate>(conn: &mut SqliteConnection) -> Result<u32, StoreError> {
    Ok(
        sqlx::query_scalar("SELECT count(*) FROM entry INDEXED BY entry_noun WHERE noun = ?")
            .bind(T::NOUN)
            .fetch_one(conn)
            .await?,
    )
}

/// How many rows the query finds, whatever its limit.
pub(crate) async fn count<T: Aggregate>(
    conn: &mut SqliteConnection,
    query: &ListQuery,
) -> Result<u32, StoreError> {
    match hits::<T>(conn, query).await? {
        Some(hits) => count_hits(conn, &hits).await,
        None => count_all::<T>(conn).await,
    }
}

/// The ids of the page in its order.
pub(crate) async fn ids<T: Aggregate>(
    conn: &mut SqliteConnection,
    query: &ListQuery,
) -> Result<Vec<Id>, StoreError> {
    let hits = hits::<T>(conn, query).await?;
    let found = match &hits {
        Some(hits) if query.sort.is_some() => count_hits(conn, hits).await?,
        _ => 0,
    };
    picked::<T>(conn, query, hits, found).await
}

/// The ids of the page, and how many rows the query finds in all.
pub(crate) async fn page<T: Aggregate>(
    conn: &mut SqliteConnection,
    query: &ListQuery,
) -> Result<(Vec<Id>, u32), StoreError> {
    let hits = hits::<T>(conn, query).await?;
    let found = match &hits {
        Some(hits) => count_hits(conn, hits).await?,
        None => count_all::<T>(conn).await?,
    };
    Ok((picked::<T>(conn, query, hits, found).await?, found))
}

async fn picked<T: Aggregate>(
    conn: &mut SqliteConnection,
    query: &ListQuery,
    hits: Option<Hits>,
    found: u32,
) -> Result<Vec<Id>, StoreError> {
    let sql = page_sql::<T>(query, hits.as_ref(), found <= FEW)?;
    let (mut text, mut more, mut pattern) = (None, None, None);
    if let Some(hits) = hits {
        (text, more) = (Some(hits.query), Some(hits.more));
        if let Some((like, narrowed)) = hits.scan.filter(|_| found > FEW && query.sort.is_some()) {
            (text, pattern) = (narrowed, Some(like));
        }
    }
    let limit = if query.limit == u32::MAX {
        -1
    } else {
        i64::from(query.limit)
    };
    let found: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(text)
        .bind(more)
        .bind(T::NOUN)
        .bind(limit)
        .bind(query.offset)
        .bind(pattern)
        .fetch_all(conn)
        .await?;
    found
        .iter()
        .map(|id| {
            Id::parse_str(id).map_err(|error| StoreError::Damaged {
                detail: error.to_string(),
            })
        })
        .collect()
}

/// `?1`, `?2`: the hits; `?3` noun, `?4` limit, `?5` offset, `?6` the pattern of a scan.
fn page_sql<T: Aggregate>(
    query: &ListQuery,
    hits: Option<&Hits>,
    few: bool,
) -> Result<String, StoreError> {
    let page = "LIMIT ?4 OFFSET ?5";
    let Some(sort) = &query.sort else {
        return Ok(match hits {
            None => format!(
                "SELECT id FROM entry INDEXED BY entry_noun WHERE noun = ?3
                 ORDER BY place DESC {page}"
            ),
            Some(hits) => format!(
                "SELECT entry.id FROM (
                     SELECT rowid AS place FROM ({}) ORDER BY 1 DESC {page}
                 ) AS hit JOIN entry ON entry.place = hit.place
                 WHERE entry.noun = ?3 ORDER BY hit.place DESC",
                hits.sql()
            ),
        });
    };
    let unknown = || StoreError::NoSuchColumn {
        column: sort.column.clone(),
        known: T::COLUMNS,
    };
    let column = T::COLUMNS
        .iter()
        .position(|column| *column == sort.column)
        .ok_or_else(unknown)?;
    let key = format!("k{}", column + 1);
    let way = if sort.descending { "DESC" } else { "ASC" };
    let order = format!("ORDER BY {key} {way}, place {way} {page}");
    Ok(match hits {
        None => format!(
            "SELECT id FROM entry INDEXED BY entry_{key}
             WHERE noun = ?3 AND {key} IS NOT NULL {order}"
        ),
        Some(hits) if few => format!(
            "SELECT id FROM entry NOT INDEXED WHERE noun = ?3 AND place IN ({}) {order}",
            hits.sql()
        ),
        // Most rows fit: the sorted index is walked until the page is full.
        Some(hits) => {
            let fits = match &hits.scan {
                Some((_, None)) => r"words LIKE ?6 ESCAPE '\'".to_owned(),
                Some((_, Some(_))) => {
                    format!(r"words LIKE ?6 ESCAPE '\' AND place IN ({})", Hits::SQL)
                }
                None => format!("place IN ({})", hits.sql()),
            };
            format!(
                "SELECT id FROM entry INDEXED BY entry_{key}
                 WHERE noun = ?3 AND {key} IS NOT NULL AND {fits} {order}"
            )
        }
    })
}
