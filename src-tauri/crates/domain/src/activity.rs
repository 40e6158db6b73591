//! What was done with a customer, and what is to be done next.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Id;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Activity {
    pub id: Id,
    pub customer: Id,
    pub kind: ActivityKind,
    pub at: DateTime<Utc>,
    /// Contacts of the customer who took part.
    pub contacts: Vec<Id>,
    pub text: String,
    /// Empty: nothing follows.
    pub next_action: String,
    pub due_on: Option<NaiveDate>,
    /// When the next action was ticked off.
    pub done_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    Visit,
    Call,
    Mail,
    Meeting,
    Note,
}

impl Activity {
    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.done_at.is_none() && (!self.next_action.trim().is_empty() || self.due_on.is_some())
    }
}
