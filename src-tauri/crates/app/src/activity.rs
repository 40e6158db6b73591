//! What was done with a customer and what comes next.

use bidwright_domain::Id;
use bidwright_domain::activity::Activity;
use bidwright_domain::dates::days_left;

use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::undo::{Back, Done};
use crate::view::DueAction;

/// So many of one customer are shown.
const MOST: u32 = 2_000;

/// Stores a new or changed activity.
///
/// # Errors
/// `Required` when neither what was done nor what is next is said.
pub async fn activity_save(desk: &Desk, activity: Activity) -> Result<Activity, Failure> {
    if activity.text.trim().is_empty() && activity.next_action.trim().is_empty() {
        return Err(Failure::new(Code::Required).field("activity_text"));
    }
    let mut write = desk.store()?.write(desk.stamp("activity_save")).await?;
    write.activity_put(&activity).await?;
    write.commit().await?;
    Ok(activity)
}

/// A customer's activities, the latest first.
pub async fn activity_list(desk: &Desk, customer: Id) -> Result<Vec<Activity>, Failure> {
    Ok(desk.store()?.activities(customer, MOST).await?)
}

/// Ticks the next action off, or takes the tick away.
pub async fn activity_done(desk: &Desk, id: Id, done: bool) -> Result<Activity, Failure> {
    let store = desk.store()?;
    let missing = || Failure::missing(id);
    let mut activity = store.activity(id).await?.ok_or_else(missing)?;
    activity.done_at = done.then(|| desk.clock.now());
    let mut write = store.write(desk.stamp("activity_done")).await?;
    write.activity_put(&activity).await?;
    write.commit().await?;
    Ok(activity)
}

pub async fn activity_remove(desk: &Desk, id: Id) -> Result<(), Failure> {
    let mut write = desk.store()?.write(desk.stamp("activity_remove")).await?;
    write.activity_remove(id).await?;
    write.commit().await?;
    desk.did(Done::ActivityRemoved, Back::Activity(id));
    Ok(())
}

pub async fn activity_restore(desk: &Desk, id: Id) -> Result<(), Failure> {
    let mut write = desk.store()?.write(desk.stamp("activity_restore")).await?;
    write.activity_restore(id).await?;
    write.commit().await?;
    desk.steps.piece_restored(id);
    Ok(())
}

/// What is to be done within so many days from today, the longest overdue first.
pub async fn activity_due(desk: &Desk, days: u32) -> Result<Vec<DueAction>, Failure> {
    let today = desk.today();
    let last = today
        .checked_add_days(chrono::Days::new(u64::from(days)))
        .unwrap_or(today);
    let due = desk.store()?.activities_due(last).await?;
    let shown = due.into_iter().filter_map(|due| {
        let due_on = due.activity.due_on?;
        let next = due.activity.next_action.trim();
        let said = if next.is_empty() {
            due.activity.text.trim()
        } else {
            next
        };
        Some(DueAction {
            id: due.activity.id,
            customer: due.activity.customer,
            customer_name: due.customer_name,
            kind: due.activity.kind,
            next_action: said.lines().next().unwrap_or_default().to_owned(),
            due_on,
            days_left: days_left(today, due_on),
        })
    });
    Ok(shown.collect())
}
