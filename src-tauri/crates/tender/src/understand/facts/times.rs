//! Dates with hours: `2024年6月18日9：00（北京时间）`, `2025-04-11 10:00:00`, `2026年5月25日9:30时`.

use std::sync::LazyLock;

use regex::Regex;

static INSTANT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(20\d{2})\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})\s*[日号]?\s*[，,]?\s*(?:[（(][^）)]{1,8}[）)])?\s*(北京时间)?\s*(上午|下午|中午|晚上?)?\s*(?:(\d{1,2})\s*(?:[:：]\s*(\d{2})(?:[:：]\d{2})?|[时点](?:\s*(\d{1,2})\s*分|(半))?))?",
    )
    .expect("a fixed pattern")
});
static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(january|february|march|april|may|june|july|august|september|october|november|december)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(20\d{2})(?:,?\s*(?:at|by|,)?\s*(?:(noon)|(\d{1,2})(?::(\d{2}))?\s*(a\.?m\.?|p\.?m\.?)))?(?:,?\s*\(?(eastern|central|mountain|pacific|alaska)?)?",
    )
    .expect("a fixed pattern")
});
static MASKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(20\d{2}|[*＊×xX]{2,4})\s*年\s*[*＊×xX]{1,2}\s*月|20\d{2}-[*＊×xX]{2}-[*＊×xX]{2}")
        .expect("a fixed pattern")
});

/// The first instant of `text` as RFC 3339. Chinese times are +08:00; a date without an hour is none.
pub(super) fn instant(text: &str) -> Option<String> {
    INSTANT.captures_iter(text).find_map(|found| {
        let figure = |i: usize| found.get(i).and_then(|m| m.as_str().parse::<u32>().ok());
        let (year, month, day) = (figure(1)?, figure(2)?, figure(3)?);
        let mut hour = figure(6)?;
        let minute = if found.get(9).is_some() {
            30
        } else {
            figure(7).or(figure(8)).unwrap_or(0)
        };
        if matches!(
            found.get(5).map(|m| m.as_str()),
            Some("下午" | "晚" | "晚上")
        ) && hour < 12
        {
            hour += 12;
        }
        printed(year, month, day, hour, minute, "+08:00")
    })
}

static HOUR_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(\d{1,2}(?::\d{2})?\s*[ap]\.?m\.?)\s*(eastern|central|mountain|pacific|alaska)?[a-z ,()]{0,30}\s+on\s+([a-z]+ \d{1,2},? 20\d{2})",
    )
    .expect("a fixed pattern")
});

/// `4:00 PM Alaska Standard Time on November 27, 2017` with the hour behind the day.
fn day_first(text: &str) -> String {
    HOUR_FIRST.replace_all(text, "$3 at $1 $2").into_owned()
}

/// `May 15, 2020 at noon, eastern`.
pub(super) fn english_instant(text: &str) -> Option<String> {
    let text = day_first(text);
    ENGLISH.captures_iter(&text).find_map(|found| {
        let figure = |i: usize| found.get(i).and_then(|m| m.as_str().parse::<u32>().ok());
        const MONTHS: [&str; 12] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ];
        let name = found.get(1)?.as_str().to_lowercase();
        let month = MONTHS.iter().position(|m| name.starts_with(m))? as u32 + 1;
        let (day, year) = (figure(2)?, figure(3)?);
        let (hour, minute) = match (found.get(4), figure(5)) {
            (Some(_), _) => (12, 0),
            (None, Some(hour)) => {
                let pm = found.get(7)?.as_str().to_lowercase().starts_with('p');
                (hour % 12 + if pm { 12 } else { 0 }, figure(6).unwrap_or(0))
            }
            _ => return None,
        };
        // US daylight saving time runs from March to November.
        let summer = (4..=10).contains(&month) || month == 3 && day >= 14;
        let west = match found.get(8).map(|m| m.as_str().to_lowercase()).as_deref() {
            Some("central") => 6,
            Some("mountain") => 7,
            Some("pacific") => 8,
            Some("alaska") => 9,
            _ => 5,
        } - u32::from(summer);
        printed(year, month, day, hour, minute, &format!("-{west:02}:00"))
    })
}

fn printed(
    year: u32,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    offset: &str,
) -> Option<String> {
    let valid = chrono::NaiveDate::from_ymd_opt(year as i32, month, day).is_some()
        && hour < 24
        && minute < 60;
    valid.then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00{offset}"))
}

/// `2025 年**月**日**:**`: a date that was blotted out.
pub(super) fn is_masked(text: &str) -> bool {
    MASKED.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::{english_instant, instant, is_masked};

    #[test]
    fn chinese_instants_in_their_spellings() {
        let cases = [
            (
                "2024 年 6 月 18 日 9：00（北京时间）",
                "2024-06-18T09:00:00+08:00",
            ),
            ("2026年5月25日9:30时", "2026-05-25T09:30:00+08:00"),
            (
                "2025-04-11 10:00:00 (北京时间)",
                "2025-04-11T10:00:00+08:00",
            ),
            (
                "2026 年 01 月 20 日 10 点 00 分",
                "2026-01-20T10:00:00+08:00",
            ),
            ("2025年3月7日下午2时30分", "2025-03-07T14:30:00+08:00"),
            ("2025年3月7日上午9点半", "2025-03-07T09:30:00+08:00"),
        ];
        for (text, expected) in cases {
            assert_eq!(instant(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_date_without_hour_is_no_deadline() {
        assert_eq!(instant("2025年3月7日"), None);
        assert_eq!(instant("2025年13月7日9:00"), None);
    }

    #[test]
    fn masked_dates_are_recognised() {
        assert!(is_masked("2025 年**月**日**:**（北京时间）"));
        assert!(is_masked("2025-**-** **:00"));
        assert!(is_masked("2025年XX月XX日XX时"));
        assert!(!is_masked("2025年3月7日"));
    }

    #[test]
    fn english_instants() {
        assert_eq!(
            english_instant("May 15, 2020 at noon, eastern").as_deref(),
            Some("2020-05-15T12:00:00-04:00")
        );
        assert_eq!(
            english_instant("January 5, 2021 2:30 p.m. Pacific").as_deref(),
            Some("2021-01-05T14:30:00-08:00")
        );
    }
}
