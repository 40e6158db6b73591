//! The first page of the day: deadlines of running bids, certificates about to expire.

use bidwright_domain::bid::BidStatus;
use bidwright_domain::dates::days_left;
use chrono::{DateTime, Utc};

use crate::activity::activity_due;
use crate::bid;
use crate::desk::{Desk, china};
use crate::failure::Failure;
use crate::register::{all, in_state};
use crate::view::{Today, TodayBid, TodayCertificate};

/// Certificates that expire within so many days are shown; a renewal takes about a quarter [check].
const SOON: i32 = 90;

/// Next actions up to so many days ahead are shown; overdue ones always.
const A_WEEK: u32 = 7;

pub async fn today(desk: &Desk) -> Result<Today, Failure> {
    let store = desk.store()?;
    let day = desk.today();
    let mut bids = Vec::new();
    for found in store.bid_list(&in_state(&BidStatus::Draft)).await? {
        let row = bid::row(&store, &found).await?;
        let deadline = row
            .submission_deadline
            .as_deref()
            .and_then(|d| DateTime::parse_from_rfc3339(d).ok());
        if let Some(deadline) = deadline {
            bids.push(TodayBid {
                id: row.id,
                number: row.number,
                project_name: row.project_name,
                submission_deadline: deadline.with_timezone(&Utc),
                days_left: days_left(day, deadline.with_timezone(&china()).date_naive()),
                answered: row.answered,
                clauses: row.clauses,
            });
        }
    }
    bids.sort_by_key(|b| b.submission_deadline);
    let mut certificates = Vec::new();
    for certificate in store.certificate_list(&all()).await? {
        let Some(expires_on) = certificate.expires_on else {
            continue;
        };
        let left = days_left(day, expires_on);
        if left <= SOON {
            let owner = store.own_company(certificate.owner).await?;
            certificates.push(TodayCertificate {
                id: certificate.id,
                name: certificate.name,
                owner: owner.map(|o| o.name).unwrap_or_default(),
                expires_on,
                days_left: left,
            });
        }
    }
    certificates.sort_by_key(|c| c.expires_on);
    Ok(Today {
        bids,
        certificates,
        actions: activity_due(desk, A_WEEK).await?,
    })
}
