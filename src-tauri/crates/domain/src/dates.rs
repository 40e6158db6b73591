//! Counting days as 民法典 201 and 203 do (law), and the holidays that move a last day.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Public holidays, and the weekend days that are worked in exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Calendar {
    pub holidays: BTreeSet<NaiveDate>,
    pub working_weekends: BTreeSet<NaiveDate>,
}

/// What is wrong with a line of a holiday table; `line` is 1-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CalendarProblem {
    #[error("line {line}: neither `off` nor `work` stands after the date")]
    Word { line: u32 },
    #[error("line {line}: not a date or span of dates like 2026-02-15..2026-02-23")]
    Date { line: u32 },
}

/// The table that ships with the app.
const SHIPPED: &str = include_str!("dates/holidays.txt");
/// No holiday is this long; a longer span is a slip of the pen.
const LONGEST_HOLIDAY: u64 = 31;

impl Calendar {
    /// The calendar that ships with the app: the State Council's holidays of 2025 and 2026, and
    /// the statutory days of 2027. The user edits a copy of it.
    #[must_use]
    pub fn shipped() -> Calendar {
        // A test proves that the shipped table is readable.
        Calendar::parse(SHIPPED).unwrap_or_default()
    }

    /// Reads a table: `DATE[..DATE] off|work [name]` per line, `#` begins a comment.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn parse(table: &str) -> Result<Calendar, CalendarProblem> {
        let mut calendar = Calendar::default();
        for (line, text) in (1u32..).zip(table.lines()) {
            let text = text.split('#').next().unwrap_or_default();
            let mut words = text.split_whitespace();
            let Some(span) = words.next() else { continue };
            let days = span_days(span).ok_or(CalendarProblem::Date { line })?;
            match words.next() {
                Some("off") => calendar.holidays.extend(days),
                Some("work") => calendar.working_weekends.extend(days),
                _ => return Err(CalendarProblem::Word { line }),
            }
        }
        Ok(calendar)
    }

    /// Whether offices work on that day.
    #[must_use]
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let worked = self.working_weekends.contains(&day);
        !self.holidays.contains(&day) && (!weekend || worked)
    }

    /// Whether the table holds any holiday of that year; if not, counted days are only a guess.
    #[must_use]
    pub fn covers(&self, year: i32) -> bool {
        self.holidays.iter().any(|day| day.year() == year)
    }
}

fn span_days(span: &str) -> Option<Vec<NaiveDate>> {
    let (first, last) = span.split_once("..").unwrap_or((span, span));
    let first: NaiveDate = first.parse().ok()?;
    let last: NaiveDate = last.parse().ok()?;
    let length = u64::try_from(last.signed_duration_since(first).num_days()).ok()?;
    (length < LONGEST_HOLIDAY).then(|| first.iter_days().take_while(|day| *day <= last).collect())
}

/// The last day of a term of `days` that begins with `start`: the day of the event is not counted
/// (民法典 201), and a last day on a public holiday or weekend moves to the next working day
/// (民法典 203).
#[must_use]
pub fn days_after(start: NaiveDate, days: u32, calendar: &Calendar) -> NaiveDate {
    let last = start
        .checked_add_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MAX);
    last.iter_days()
        .find(|day| calendar.is_working_day(*day))
        .unwrap_or(NaiveDate::MAX)
}

/// The last of `days` working days after `start`, which is not counted itself (民法典 201). With 0
/// days: `start`.
#[must_use]
pub fn working_days_after(start: NaiveDate, days: u32, calendar: &Calendar) -> NaiveDate {
    let Some(before_last) = days.checked_sub(1) else {
        return start;
    };
    start
        .iter_days()
        .skip(1)
        .filter(|day| calendar.is_working_day(*day))
        .nth(before_last as usize)
        .unwrap_or(NaiveDate::MAX)
}

/// Calendar days from `today` to `until`; 0 on the day itself, negative afterwards.
#[must_use]
pub fn days_left(today: NaiveDate, until: NaiveDate) -> i32 {
    let days = until.signed_duration_since(today).num_days();
    i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX })
}

/// As documents print a date: `2026年6月8日`.
#[must_use]
pub fn printed_date(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
