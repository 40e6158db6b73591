//! The first page of the day: deadlines of running bids, certificates and quotations about to
//! expire.

use bidwright_domain::bid::BidStatus;
use bidwright_domain::dates::days_left;
use bidwright_domain::quotation::QuotationStatus;
use chrono::{DateTime, Utc};

use crate::activity::activity_due;
use crate::bid;
use crate::desk::{Desk, china};
use crate::failure::Failure;
use crate::register::{all, in_state};
use crate::view::{Today, TodayBid, TodayCertificate, TodayQuotation};

/// Certificates that expire within so many days are shown; a renewal takes about a quarter [check].
const SOON: i32 = 90;
/// Days before its end in which a quotation is worth a call [check].
const WEEK: i32 = 7;

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
    let quotations = quotations(desk).await?;
    Ok(Today {
        bids,
        certificates,
        quotations,
        actions: activity_due(desk, A_WEEK).await?,
    })
}

/// Open quotations whose validity ends within a week, or ended within the last quarter.
async fn quotations(desk: &Desk) -> Result<Vec<TodayQuotation>, Failure> {
    let store = desk.store()?;
    let mut found = Vec::new();
    let issued = in_state(&QuotationStatus::Issued);
    for quotation in store.quotation_list(&issued).await? {
        let Some(expires_on) = quotation.expires_on() else {
            continue;
        };
        let left = days_left(desk.today(), expires_on);
        let near = (-SOON..=WEEK).contains(&left);
        if !near {
            continue;
        }
        let customer = match quotation.customer {
            Some(id) => store.customer(id).await?,
            None => None,
        };
        found.push(TodayQuotation {
            id: quotation.id,
            label: quotation.label(),
            title: quotation.title,
            customer: customer.map(|c| c.name).unwrap_or_default(),
            expires_on,
            days_left: left,
        });
    }
    found.sort_by_key(|q| q.expires_on);
    Ok(found)
}
