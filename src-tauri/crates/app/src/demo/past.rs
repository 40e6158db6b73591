//! A desk on the same store whose clock the sample sets: its documents were made over weeks.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Duration, NaiveDate, Utc};

use crate::desk::{Clock, Desk, china, locked};
use crate::failure::Failure;

struct Hands(Mutex<DateTime<Utc>>);

impl Clock for Hands {
    fn now(&self) -> DateTime<Utc> {
        *locked(&self.0)
    }
}

pub(super) struct Past {
    desk: Desk,
    hands: Arc<Hands>,
    now: DateTime<Utc>,
}

impl Past {
    pub fn of(desk: &Desk) -> Self {
        let now = desk.clock.now();
        let hands = Arc::new(Hands(Mutex::new(now)));
        Self {
            desk: desk.beside(hands.clone()),
            hands,
            now,
        }
    }

    /// The desk at the moment that [`Past::go`] set.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The true day in China.
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&china()).date_naive()
    }

    /// Sets the clock `days` before today, at ten in the morning in China and `minutes`; never after
    /// the true moment.
    pub fn go(&self, days: i64, minutes: i64) -> Result<(), Failure> {
        let day = self.today() - Duration::days(days);
        let morning = day
            .and_hms_opt(2, 0, 0)
            .ok_or_else(|| Failure::unexpected("no such morning"))?;
        let at = morning.and_utc() + Duration::minutes(minutes);
        *locked(&self.hands.0) = at.min(self.now);
        Ok(())
    }
}
