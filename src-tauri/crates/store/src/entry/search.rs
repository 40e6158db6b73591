//! The search over all nouns, best first.

use std::collections::HashSet;

use bidwright_domain::Id;
use bidwright_domain::chain::{Fit, Hit, HitPart, Link, Noun, PartKind};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::list::wanted;
use super::{pinyin, token};
use crate::column::name;
use crate::{Store, StoreError};

/// Steps in which spelled titles are compared.
const STEP: u32 = 200;
/// Titles compared at most for one search; the newest ones.
const COMPARED: u32 = 2_000;

impl Store {
    /// Live rows, contacts and clauses whose words hold the text, and rows whose titles are spelled
    /// so. Best first: a title that is the text, that begins with it, a word that begins with it,
    /// the text anywhere, the spelling; among equals the newest change first.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn search(
        &self,
        search: &str,
        noun: Option<Noun>,
        limit: u32,
    ) -> Result<Vec<Hit>, StoreError> {
        let search = wanted(search);
        if search.is_empty() {
            return Ok(Vec::new());
        }
        let mut conn = self.reader().await?;
        let mut found = Finding {
            conn: &mut conn,
            frame: noun.as_ref().map(frame).transpose()?,
            limit: limit as usize,
            seen: HashSet::new(),
            hits: Vec::new(),
        };
        let lower = search.to_ascii_lowercase();
        let head = |titles: &str| {
            let mut titles = titles.lines();
            titles.any(|title| title.to_ascii_lowercase().starts_with(&lower))
        };
        let whole = |titles: &str| {
            titles
                .lines()
                .any(|title| title.to_ascii_lowercase() == lower)
        };
        found
            .take(Fit::Exact, &token::whole(&search), whole)
            .await?;
        found
            .take(Fit::Prefix, &token::beginning('h', &search), head)
            .await?;
        found
            .take(Fit::Word, &token::beginning('w', &search), |_| true)
            .await?;
        found
            .take(Fit::Part, &token::part(&search), |_| true)
            .await?;
        if let Some(letters) = pinyin::typed(&search) {
            let query = pinyin::query(&letters);
            let fits = |titles: &str| titles.lines().any(|title| pinyin::fits(title, &letters));
            found.take(Fit::Pinyin, &query, fits).await?;
        }
        Ok(found.hits)
    }
}

/// Rows of one noun with what belongs to them.
fn frame(noun: &Noun) -> Result<String, StoreError> {
    Ok(match noun {
        Noun::Customer => format!(
            "({} OR {})",
            token::noun("customer"),
            token::noun("contact")
        ),
        Noun::Tender => format!("({} OR {})", token::noun("tender"), token::noun("clause")),
        other => token::noun(&name(other)?),
    })
}

struct Finding<'c> {
    conn: &'c mut SqliteConnection,
    frame: Option<String>,
    limit: usize,
    seen: HashSet<i64>,
    hits: Vec<Hit>,
}

impl Finding<'_> {
    /// Adds what the query finds and the titles confirm, until there are enough.
    async fn take(
        &mut self,
        fit: Fit,
        query: &str,
        confirmed: impl Fn(&str) -> bool,
    ) -> Result<(), StoreError> {
        let query = match &self.frame {
            Some(frame) => format!("{frame} AND ({query})"),
            None => query.to_owned(),
        };
        let mut offset = 0;
        while self.hits.len() < self.limit && offset < COMPARED {
            // Those that stand on the list already are found again: ask for as many more.
            let step = u32::try_from(self.limit + self.seen.len())
                .unwrap_or(STEP)
                .min(STEP);
            let rows = sqlx::query(
                "SELECT entry.place, entry.noun, entry.id, entry.owner, entry.label, entry.titles,
                        owner.label
                 FROM (
                     SELECT rowid AS place FROM entry_token WHERE entry_token MATCH ?1
                     ORDER BY rowid DESC LIMIT ?2 OFFSET ?3
                 ) AS hit
                 JOIN entry ON entry.place = hit.place
                 LEFT JOIN entry AS owner ON entry.owner <> '' AND owner.id = entry.owner
                      AND owner.owner = ''
                      AND owner.noun = CASE entry.noun WHEN 'contact' THEN 'customer' ELSE 'tender' END
                 ORDER BY entry.place DESC",
            )
            .bind(&query)
            .bind(step)
            .bind(offset)
            .fetch_all(&mut *self.conn)
            .await?;
            for row in &rows {
                let titles: &str = row.try_get(5)?;
                if self.hits.len() < self.limit
                    && confirmed(titles)
                    && self.seen.insert(row.try_get(0)?)
                {
                    self.hits.push(hit(row, fit)?);
                }
            }
            if rows.len() < step as usize {
                break;
            }
            offset += step;
        }
        Ok(())
    }
}

fn hit(row: &SqliteRow, fit: Fit) -> Result<Hit, StoreError> {
    let damaged = |detail: String| StoreError::Damaged { detail };
    let id = |text: &str| Id::parse_str(text).map_err(|error| damaged(error.to_string()));
    let (noun, own, owner): (&str, &str, &str) =
        (row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
    let label: String = row.try_get(4)?;
    let part = match noun {
        "contact" => Some((PartKind::Contact, Noun::Customer)),
        "clause" => Some((PartKind::Clause, Noun::Tender)),
        _ => None,
    };
    let link = |noun, id, label| Link {
        noun,
        id,
        label,
        current: false,
    };
    Ok(match part {
        Some((kind, noun)) => Hit {
            link: link(
                noun,
                id(owner)?,
                row.try_get::<Option<String>, _>(6)?.unwrap_or_default(),
            ),
            part: Some(HitPart {
                kind,
                id: id(own)?,
                label,
            }),
            fit,
        },
        None => {
            let noun =
                serde_json::from_value(noun.into()).map_err(|error| damaged(error.to_string()))?;
            Hit {
                link: link(noun, id(own)?, label),
                part: None,
                fit,
            }
        }
    })
}
