//! Two tender documents of our own invention, read by the reader like any other.

use bidwright_domain::Id;
use bidwright_domain::dates::printed_date;
use chrono::{Datelike, Duration, NaiveDate, Weekday};

use super::past::Past;
use crate::failure::Failure;
use crate::tender::tender_add;

const LIBRARY: &str = include_str!("data/library.md");
const PORT: &str = include_str!("data/port.md");

pub(super) struct Tenders {
    pub library: Id,
    pub port: Id,
}

pub(super) async fn read(past: &Past) -> Result<Tenders, Failure> {
    past.go(10, 0)?;
    let library = add(past, "澜川市图书馆智慧服务平台招标文件.md", LIBRARY, 26).await?;
    past.go(9, 0)?;
    let port = add(past, "宁渚港务集团设备运维管理系统招标文件.md", PORT, 13).await?;
    Ok(Tenders { library, port })
}

async fn add(past: &Past, name: &str, text: &str, days: i64) -> Result<Id, Failure> {
    let today = past.today();
    let deadline = workday(today + Duration::days(days));
    let text = text
        .replace("{year}", &today.year().to_string())
        .replace("{issued}", &printed_date(today - Duration::days(11)))
        .replace(
            "{questions}",
            &format!("{}17:00", printed_date(deadline - Duration::days(10))),
        )
        .replace("{deadline}", &format!("{}9时30分", printed_date(deadline)));
    Ok(tender_add(past.desk(), name, text.into_bytes()).await?.id)
}

/// Bids are opened on working days.
fn workday(mut day: NaiveDate) -> NaiveDate {
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        day += Duration::days(1);
    }
    day
}
