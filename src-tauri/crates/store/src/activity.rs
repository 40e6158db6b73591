//! The timeline of a customer.

use bidwright_domain::Id;
use bidwright_domain::activity::{Activity, ActivityKind};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use sqlx::sqlite::SqliteConnection;

use crate::aggregate::{is_removed, mark, missing};
use crate::audit::append;
use crate::column::{Owned, Scalar, json, name, text};
use crate::{ConstraintKind, Stamp, Store, StoreError, Write};

const ACTIVITY: &str = "activity";

/// A next action that is still to be done, and whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub activity: Activity,
    pub customer_name: String,
}

macro_rules! select {
    ($tail:tt $(, $arg:expr)* $(,)?) => {
        sqlx::query_as!(
            Activity,
            r#"SELECT activity.id AS "id: Scalar<Id>",
                      customer AS "customer: Scalar<Id>",
                      kind AS "kind: Scalar<ActivityKind>",
                      at AS "at: DateTime<Utc>",
                      contacts AS "contacts: Owned<Vec<Id>>",
                      text,
                      next_action,
                      due_on AS "due_on: NaiveDate",
                      done_at AS "done_at: DateTime<Utc>"
               FROM activity "# + $tail
            $(, $arg)*
        )
    };
}

impl Write {
    /// Inserts or updates; a value that is already stored writes nothing.
    ///
    /// # Errors
    /// [`StoreError::Constraint`] (`customer`) when there is no such customer,
    /// [`StoreError::NoSuchRow`] for a removed activity.
    pub async fn activity_put(&mut self, activity: &Activity) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        put(&mut step, stamp, activity).await?;
        step.commit().await
    }

    /// Removes the activity; it can be restored.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`].
    pub async fn activity_remove(&mut self, id: Id) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        set_removed(&mut step, stamp, id, true).await?;
        step.commit().await
    }

    /// Brings a removed activity back as it was.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] when it isn't removed.
    pub async fn activity_restore(&mut self, id: Id) -> Result<(), StoreError> {
        let (mut step, stamp) = self.step().await?;
        set_removed(&mut step, stamp, id, false).await?;
        step.commit().await
    }
}

impl Store {
    /// One live activity.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn activity(&self, id: Id) -> Result<Option<Activity>, StoreError> {
        load(&mut *self.reader().await?, id, false).await
    }

    /// A customer's activities, the latest first.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn activities(&self, customer: Id, limit: u32) -> Result<Vec<Activity>, StoreError> {
        let customer = text(customer);
        let rows = select!(
            "WHERE customer = ?1 AND deleted_at IS NULL
             ORDER BY at DESC, activity.id DESC LIMIT ?2",
            customer,
            limit,
        );
        Ok(rows.fetch_all(&mut *self.reader().await?).await?)
    }

    /// What is to be done up to that day with customers that are still there: the longest overdue
    /// first.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn activities_due(&self, until: NaiveDate) -> Result<Vec<Due>, StoreError> {
        let mut reader = self.reader().await?;
        let rows = select!(
            "WHERE deleted_at IS NULL AND done_at IS NULL AND due_on IS NOT NULL AND due_on <= ?1
             AND EXISTS (SELECT 1 FROM customer
                         WHERE customer.id = activity.customer AND customer.deleted_at IS NULL)
             ORDER BY due_on, activity.id",
            until,
        );
        let activities = rows.fetch_all(&mut *reader).await?;
        let mut due = Vec::with_capacity(activities.len());
        for activity in activities {
            let customer = text(activity.customer);
            let customer_name =
                sqlx::query_scalar!("SELECT name FROM customer WHERE id = ?", customer)
                    .fetch_one(&mut *reader)
                    .await?;
            due.push(Due {
                activity,
                customer_name,
            });
        }
        Ok(due)
    }
}

async fn load(
    conn: &mut SqliteConnection,
    id: Id,
    even_removed: bool,
) -> Result<Option<Activity>, StoreError> {
    let id = text(id);
    let rows = select!(
        "WHERE activity.id = ?1 AND (?2 OR deleted_at IS NULL)",
        id,
        even_removed
    );
    Ok(rows.fetch_optional(conn).await?)
}

async fn put(
    conn: &mut SqliteConnection,
    stamp: &Stamp,
    activity: &Activity,
) -> Result<(), StoreError> {
    let id = activity.id;
    let before = match is_removed(conn, ACTIVITY, id).await? {
        None => None,
        Some(false) => load(conn, id, false).await?,
        Some(true) => return Err(StoreError::NoSuchRow { noun: ACTIVITY, id }),
    };
    if before.as_ref() == Some(activity) {
        return Ok(());
    }
    let named = [("customer", "customer", activity.customer)];
    if let Some(field) = missing(conn, &named).await? {
        return Err(StoreError::Constraint {
            noun: ACTIVITY,
            field,
            kind: ConstraintKind::MissingReference,
        });
    }
    let sequence = append(conn, stamp, ACTIVITY, id, &before, activity).await?;
    save(conn, activity, sequence).await
}

async fn save(
    conn: &mut SqliteConnection,
    activity: &Activity,
    sequence: i64,
) -> Result<(), StoreError> {
    let (id, customer) = (text(activity.id), text(activity.customer));
    let (kind, contacts) = (name(&activity.kind)?, json(&activity.contacts)?);
    sqlx::query!(
        "INSERT INTO activity (
             id, customer, kind, at, contacts, text, next_action, due_on, done_at, changed
         ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET
             customer = excluded.customer,
             kind = excluded.kind,
             at = excluded.at,
             contacts = excluded.contacts,
             text = excluded.text,
             next_action = excluded.next_action,
             due_on = excluded.due_on,
             done_at = excluded.done_at,
             changed = excluded.changed",
        id,
        customer,
        kind,
        activity.at,
        contacts,
        activity.text,
        activity.next_action,
        activity.due_on,
        activity.done_at,
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
    let removed = is_removed(conn, ACTIVITY, id).await?;
    let activity = load(conn, id, true).await?;
    let Some(activity) = activity.filter(|_| removed == Some(!remove)) else {
        return Err(StoreError::NoSuchRow { noun: ACTIVITY, id });
    };
    let content = serde_json::to_value(&activity).map_err(crate::column::unwritable)?;
    let nothing = Value::Null;
    let (before, after) = if remove {
        (&content, &nothing)
    } else {
        (&nothing, &content)
    };
    let sequence = append(conn, stamp, ACTIVITY, id, before, after).await?;
    mark(conn, ACTIVITY, id, remove.then_some(stamp), sequence).await
}
