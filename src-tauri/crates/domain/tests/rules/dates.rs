use bidwright_domain::dates::{
    Calendar, CalendarProblem, days_after, days_left, printed_date, working_days_after,
};
use bidwright_domain::numbering::number;
use chrono::NaiveDate;
use proptest::prelude::*;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

#[test]
fn the_shipped_table_is_readable_and_covers_its_years() {
    let calendar = Calendar::shipped();
    for year in 2025..=2027 {
        assert!(calendar.covers(year), "{year}");
    }
    assert!(!calendar.covers(2028));
    // 元旦 3, 春节 9, 清明 3, 劳动节 5, 端午 3, 中秋 3, 国庆 7
    let of_2026 = |day: &&NaiveDate| day.to_string().starts_with("2026");
    assert_eq!(calendar.holidays.iter().filter(of_2026).count(), 33);
    assert_eq!(calendar.working_weekends.iter().filter(of_2026).count(), 6);
}

#[test]
fn every_day_worked_in_exchange_is_a_weekend_day_outside_the_holidays() {
    let calendar = Calendar::shipped();
    for worked in &calendar.working_weekends {
        assert!(!calendar.holidays.contains(worked), "{worked}");
        assert!(
            ["Sat", "Sun"].contains(&worked.format("%a").to_string().as_str()),
            "{worked}"
        );
    }
}

#[test]
fn a_last_day_on_a_holiday_or_weekend_moves_to_the_next_working_day() {
    let calendar = Calendar::shipped();
    let cases = [
        // Friday 中秋节, then the weekend.
        (day(9, 15), 10, day(9, 28)),
        // A Sunday that is worked stays.
        (day(9, 10), 10, day(9, 20)),
        // Into the nine days of 春节.
        (day(2, 1), 15, day(2, 24)),
        // An ordinary Saturday.
        (day(11, 23), 5, day(11, 30)),
        // The day of the event is not counted.
        (day(11, 23), 1, day(11, 24)),
    ];
    for (start, days, last) in cases {
        assert_eq!(days_after(start, days, &calendar), last, "{start} + {days}");
    }
}

#[test]
fn working_days_pass_over_the_national_day_week() {
    let calendar = Calendar::shipped();
    // 29, 30 September, 8, 9, 10 (worked Saturday), 12, 13 October.
    assert_eq!(working_days_after(day(9, 28), 7, &calendar), day(10, 13));
    assert_eq!(working_days_after(day(9, 24), 1, &calendar), day(9, 28));
    assert_eq!(working_days_after(day(9, 25), 0, &calendar), day(9, 25));
}

#[test]
fn days_left_count_down_past_zero() {
    assert_eq!(days_left(day(11, 23), day(12, 1)), 8);
    assert_eq!(days_left(day(12, 1), day(12, 1)), 0);
    assert_eq!(days_left(day(12, 2), day(12, 1)), -1);
    assert_eq!(printed_date(day(6, 8)), "2026年6月8日");
}

#[test]
fn a_table_the_user_edited_is_read_or_names_the_line() {
    let table = "# ours\n2026-12-24..2026-12-25 off 年会\n\n2026-12-26 work # Saturday\n";
    let calendar = Calendar::parse(table).unwrap();
    assert!(!calendar.is_working_day(day(12, 24)));
    assert!(calendar.is_working_day(day(12, 26)));
    let cases = [
        ("2026-12-24 of", CalendarProblem::Word { line: 1 }),
        ("\n2026-12-24", CalendarProblem::Word { line: 2 }),
        ("2026-02-30 off", CalendarProblem::Date { line: 1 }),
        (
            "2026-12-25..2026-12-24 off",
            CalendarProblem::Date { line: 1 },
        ),
        (
            "2026-01-01..9999-01-01 off",
            CalendarProblem::Date { line: 1 },
        ),
    ];
    for (table, problem) in cases {
        assert_eq!(Calendar::parse(table), Err(problem), "{table}");
    }
}

#[test]
fn numbers_follow_their_pattern() {
    let made = [
        ("QT-{YYYY}-{0000}", 12, "QT-2026-0012"),
        ("QT-{YYYY}-{0000}", 12_345, "QT-2026-12345"),
        ("报价{YY}第{0}号", 7, "报价26第7号"),
        ("{000}/{YYYY}", 1, "001/2026"),
    ];
    for (pattern, sequence, text) in made {
        assert_eq!(number(pattern, 2026, sequence).as_deref(), Some(text));
    }
    for pattern in [
        "QT-{YYYY}",
        "{0000}{0000}",
        "{MM}-{00}",
        "QT-{0000",
        "QT-0000}-{00}",
        "",
        "{}",
    ] {
        assert_eq!(number(pattern, 2026, 1), None, "{pattern}");
    }
    assert_eq!(number("{0000}", 26, 1), None);
}

proptest! {
    #[test]
    fn a_term_always_ends_on_a_working_day_not_before_its_days(offset in 0u64..900, days in 0u32..200) {
        let calendar = Calendar::shipped();
        let start = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + chrono::Days::new(offset);
        let last = days_after(start, days, &calendar);
        prop_assert!(calendar.is_working_day(last));
        prop_assert!(days_left(start, last) >= i32::try_from(days).unwrap());
        // The longest stretch without a working day is 春节.
        prop_assert!(days_left(start, last) <= i32::try_from(days).unwrap() + 9);
    }

    #[test]
    fn no_pattern_breaks_the_numbering(pattern in "[{}0YQ-]{0,16}", year in any::<i32>(), sequence in any::<u32>()) {
        let _ = number(&pattern, year, sequence);
    }

    #[test]
    fn no_table_breaks_the_calendar(table in "[0-9. a-z#\n-]{0,60}") {
        let _ = Calendar::parse(&table);
    }
}

#[test]
fn the_end_of_time_does_not_break_the_count() {
    let calendar = Calendar::shipped();
    assert_eq!(
        days_after(NaiveDate::MAX, u32::MAX, &calendar),
        NaiveDate::MAX
    );
    assert_eq!(
        working_days_after(NaiveDate::MAX, 1, &calendar),
        NaiveDate::MAX
    );
}
