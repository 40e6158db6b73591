//! Chapters: what we write into a bid.

use bidwright_domain::Id;
use bidwright_domain::bid::Chapter;
use bidwright_domain::rich_text::RichText;
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;

use crate::aggregate::{count_positions, is_removed, mark};
use crate::audit::append;
use crate::column::{Owned, Scalar, json as json_text, text};
use crate::response::check_open;
use crate::{ConstraintKind, Stamp, Store, StoreError, Write};

const BID: &str = "bid";
const CHAPTER: &str = "chapter";

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Chapter,
            r#"SELECT id AS "id: Scalar<Id>",
                      bid AS "bid: Scalar<Id>",
                      position AS "position: u32",
                      title,
                      content AS "content!: Owned<RichText>"
               FROM chapter "# + $tail
            $(, $arg)*
        )
    };
}

impl Write {
    /// Inserts or updates a chapter. Positions are counted anew afterwards; a chapter put at the
    /// position of another one comes before it.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] when the bid doesn't exist or the chapter is removed,
    /// [`StoreError::Frozen`] when the bid was submitted, [`StoreError::Constraint`] when the
    /// chapter is another bid's (`bid`).
    pub async fn chapter_put(&mut self, chapter: &Chapter) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        put(&mut step, stamp, chapter).await?;
        step.commit().await
    }

    /// Removes a chapter; it can be restored. The others close the gap.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`], and [`StoreError::Frozen`] when the bid was submitted.
    pub async fn chapter_remove(&mut self, id: Id) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        set_removed(&mut step, stamp, id, true).await?;
        step.commit().await
    }

    /// Brings a removed chapter back to where it stood.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] when it isn't removed, [`StoreError::Frozen`] when the bid was
    /// submitted.
    pub async fn chapter_restore(&mut self, id: Id) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        set_removed(&mut step, stamp, id, false).await?;
        step.commit().await
    }

    /// Puts the chapters into this order; chapters that aren't named follow in their old order.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] for a bid or chapter that doesn't exist, [`StoreError::Frozen`]
    /// when the bid was submitted.
    pub async fn chapters_order(&mut self, bid: Id, order: &[Id]) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        reorder(&mut step, stamp, bid, order).await?;
        step.commit().await
    }
}

impl Store {
    /// A bid's live chapters in print order.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn chapters(&self, bid: Id) -> Result<Vec<Chapter>, StoreError> {
        all(&mut *self.reader().await?, bid).await
    }

    /// One live chapter.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn chapter(&self, id: Id) -> Result<Option<Chapter>, StoreError> {
        load(&mut *self.reader().await?, id, false).await
    }

    /// The bid of a chapter, removed or not.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn chapter_bid(&self, id: Id) -> Result<Option<Id>, StoreError> {
        let chapter = load(&mut *self.reader().await?, id, true).await?;
        Ok(chapter.map(|chapter| chapter.bid))
    }
}

async fn all(conn: &mut SqliteConnection, bid: Id) -> Result<Vec<Chapter>, StoreError> {
    let bid = text(bid);
    let rows = select!(
        "WHERE bid = ? AND deleted_at IS NULL ORDER BY position",
        bid
    );
    Ok(rows.fetch_all(conn).await?)
}

async fn load(
    conn: &mut SqliteConnection,
    id: Id,
    even_removed: bool,
) -> Result<Option<Chapter>, StoreError> {
    let id = text(id);
    let rows = select!(
        "WHERE id = ?1 AND (?2 OR deleted_at IS NULL)",
        id,
        even_removed
    );
    Ok(rows.fetch_optional(conn).await?)
}

/// A chapter and whether it is removed.
pub(crate) async fn even_removed(
    conn: &mut SqliteConnection,
    id: Id,
) -> Result<Option<(Chapter, bool)>, StoreError> {
    let Some(removed) = is_removed(conn, CHAPTER, id).await? else {
        return Ok(None);
    };
    Ok(load(conn, id, true)
        .await?
        .map(|chapter| (chapter, removed)))
}

async fn put(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    chapter: &Chapter,
) -> Result<(), StoreError> {
    check_open(conn, chapter.bid).await?;
    let before = match is_removed(conn, CHAPTER, chapter.id).await? {
        None => None,
        Some(false) => load(conn, chapter.id, false).await?,
        Some(true) => {
            return Err(StoreError::NoSuchRow {
                noun: CHAPTER,
                id: chapter.id,
            });
        }
    };
    match &before {
        Some(old) if old == chapter => return Ok(()),
        Some(old) if old.bid != chapter.bid => {
            let kind = ConstraintKind::Value;
            return Err(StoreError::Constraint {
                noun: CHAPTER,
                field: "bid",
                kind,
            });
        }
        _ => {}
    }
    let old = json!({ "chapter": before });
    let new = json!({ "chapter": chapter });
    let sequence = append(conn, stamp, BID, chapter.bid, &old, &new).await?;
    save(conn, chapter, sequence).await?;
    count_positions(conn, CHAPTER, BID, chapter.bid).await
}

async fn save(
    conn: &mut SqliteConnection,
    chapter: &Chapter,
    sequence: i64,
) -> Result<(), StoreError> {
    let (id, bid, content) = (
        text(chapter.id),
        text(chapter.bid),
        json_text(&chapter.content)?,
    );
    sqlx::query!(
        "INSERT INTO chapter (id, bid, position, title, content, changed)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET
             position = excluded.position,
             title = excluded.title,
             content = excluded.content,
             changed = excluded.changed",
        id,
        bid,
        chapter.position,
        chapter.title,
        content,
        sequence,
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn set_removed(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    id: Id,
    remove: bool,
) -> Result<(), StoreError> {
    let removed = is_removed(conn, CHAPTER, id).await?;
    let chapter = load(conn, id, true)
        .await?
        .filter(|_| removed == Some(!remove));
    let Some(chapter) = chapter else {
        return Err(StoreError::NoSuchRow { noun: CHAPTER, id });
    };
    check_open(conn, chapter.bid).await?;
    let bid = chapter.bid;
    let content = json!({ "chapter": chapter });
    let nothing = Value::Null;
    let (before, after) = if remove {
        (&content, &nothing)
    } else {
        (&nothing, &content)
    };
    let sequence = append(conn, stamp, BID, bid, before, after).await?;
    mark(conn, CHAPTER, id, remove.then_some(stamp), sequence).await?;
    count_positions(conn, CHAPTER, BID, bid).await
}

async fn reorder(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    bid: Id,
    order: &[Id],
) -> Result<(), StoreError> {
    check_open(conn, bid).await?;
    let before: Vec<Id> = all(conn, bid)
        .await?
        .iter()
        .map(|chapter| chapter.id)
        .collect();
    if let Some(&id) = order.iter().find(|id| !before.contains(id)) {
        return Err(StoreError::NoSuchRow { noun: CHAPTER, id });
    }
    let mut after: Vec<Id> = Vec::with_capacity(before.len());
    for &id in order.iter().chain(&before) {
        if !after.contains(&id) {
            after.push(id);
        }
    }
    if after == before {
        return Ok(());
    }
    let order = json_text(&after)?;
    let (old, new) = (json!({ "chapters": before }), json!({ "chapters": after }));
    let sequence = append(conn, stamp, BID, bid, &old, &new).await?;
    sqlx::query!(
        "UPDATE chapter SET position = place.key, changed = ?2
         FROM json_each(?1) AS place WHERE chapter.id = place.value",
        order,
        sequence,
    )
    .execute(conn)
    .await?;
    Ok(())
}
