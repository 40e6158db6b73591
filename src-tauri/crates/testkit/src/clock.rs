//! A clock that stands still until it is set.

use std::sync::{Mutex, PoisonError};

use bidwright_app::Clock;
use chrono::{DateTime, NaiveDate, Utc};

/// Shows the same moment until it is set to another.
pub struct FixedClock(Mutex<DateTime<Utc>>);

impl FixedClock {
    /// Ten in the morning in China.
    ///
    /// # Panics
    /// When there is no such day.
    #[must_use]
    pub fn on(year: i32, month: u32, day: u32) -> Self {
        Self(Mutex::new(morning(year, month, day)))
    }

    /// Ten in the morning of another day.
    ///
    /// # Panics
    /// When there is no such day.
    pub fn set(&self, year: i32, month: u32, day: u32) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = morning(year, month, day);
    }
}

fn morning(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    let morning = NaiveDate::from_ymd_opt(year, month, day).and_then(|d| d.and_hms_opt(2, 0, 0));
    match morning {
        Some(at) => at.and_utc(),
        None => panic!("no such day: {year}-{month}-{day}"),
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
