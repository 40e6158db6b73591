//! A clock that stands still.

use bidwright_app::Clock;
use chrono::{DateTime, NaiveDate, Utc};

/// Shows the same moment for ever.
pub struct FixedClock(DateTime<Utc>);

impl FixedClock {
    /// Ten in the morning in China.
    ///
    /// # Panics
    /// When there is no such day.
    #[must_use]
    pub fn on(year: i32, month: u32, day: u32) -> Self {
        let morning =
            NaiveDate::from_ymd_opt(year, month, day).and_then(|d| d.and_hms_opt(2, 0, 0));
        match morning {
            Some(at) => Self(at.and_utc()),
            None => panic!("no such day: {year}-{month}-{day}"),
        }
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}
