//! One bid that is ready to be handed in, and one half done.

use bidwright_domain::Id;
use bidwright_domain::bid::{Bid, Chapter, Deviation, Response};

use super::companies::Ours;
use super::text::chapters;
use crate::bid::{bid_create, bid_save};
use crate::chapter::{chapter_add, chapter_save};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::response::{response_list, responses_save};
use crate::view::{NewChapter, ResponseRow};

const CHAPTERS: &str = include_str!("data/chapters.md");
const ANSWERS: &str = include_str!("data/answers.txt");

/// Every clause answered, every chapter written, the price taken from an issued quotation.
pub(super) async fn library(
    desk: &Desk,
    ours: &Ours,
    tender: Id,
    quotation: Id,
) -> Result<(), Failure> {
    let made = bid_create(desk, tender).await?;
    let chapters = write_chapters(desk, made.bid.id, &made.chapters).await?;
    let rows = response_list(desk, made.bid.id).await?;
    let responses = rows
        .iter()
        .map(|row| library_answer(row, made.bid.id, &chapters))
        .collect();
    responses_save(desk, made.bid.id, responses).await?;
    let bid = Bid {
        own_company: Some(ours.software),
        quotation: Some(quotation),
        agent_name: "周砚秋".to_owned(),
        agent_title: "投标经理".to_owned(),
        agent_id_number: "339901198806150021".to_owned(),
        agent_phone: "19900002288".to_owned(),
        delivery_period: "合同签订后90日历天内上线试运行，120日历天内通过最终验收".to_owned(),
        signed_on: Some(desk.today()),
        certificates: ours.good.clone(),
        ..made.bid
    };
    bid_save(desk, bid).await.map(|_| ())
}

/// The first chapter is there since the bid was made; the others follow it.
async fn write_chapters(desk: &Desk, bid: Id, first: &[Chapter]) -> Result<Vec<Id>, Failure> {
    let mut ids: Vec<Id> = first.iter().map(|c| c.id).collect();
    for (at, (title, content)) in chapters(CHAPTERS).into_iter().enumerate() {
        if at >= ids.len() {
            let new = NewChapter {
                bid,
                after: ids.last().copied(),
                title: title.clone(),
            };
            let view = chapter_add(desk, new).await?;
            ids = view.chapters.iter().map(|c| c.id).collect();
        }
        chapter_save(
            desk,
            Chapter {
                id: ids[at],
                bid,
                position: 0,
                title,
                content,
            },
        )
        .await?;
    }
    Ok(ids)
}

/// `words of the clause|偏离|chapter|answer`; a clause that no line knows is simply met.
fn library_answer(row: &ResponseRow, bid: Id, chapters: &[Id]) -> Response {
    let clause = format!("{}{}", row.clause.title, row.clause.text);
    let line = ANSWERS
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|l| l.split('|').collect::<Vec<_>>())
        .find(|parts| parts.len() == 4 && clause.contains(parts[0]));
    let Some(parts) = line else {
        return met(row, bid);
    };
    let chapter = parts[2]
        .parse::<usize>()
        .ok()
        .and_then(|n| chapters.get(n.checked_sub(1)?));
    Response {
        bid,
        clause: row.clause.id,
        deviation: if parts[1] == "正" {
            Deviation::Positive
        } else {
            Deviation::None
        },
        answer: parts[3].to_owned(),
        evidence: chapter.copied(),
        note: String::new(),
    }
}

fn met(row: &ResponseRow, bid: Id) -> Response {
    Response {
        bid,
        clause: row.clause.id,
        deviation: Deviation::None,
        answer: "我方完全响应本条要求。".to_owned(),
        evidence: None,
        note: String::new(),
    }
}

/// Half of the clauses answered; no agent yet, a draft as its price, and a certificate that ran out.
pub(super) async fn port(
    desk: &Desk,
    ours: &Ours,
    tender: Id,
    quotation: Id,
) -> Result<(), Failure> {
    let made = bid_create(desk, tender).await?;
    let rows = response_list(desk, made.bid.id).await?;
    let responses = rows
        .iter()
        .take(rows.len() / 2)
        .map(|row| met(row, made.bid.id))
        .collect();
    responses_save(desk, made.bid.id, responses).await?;
    let bid = Bid {
        own_company: Some(ours.software),
        quotation: Some(quotation),
        delivery_period: "合同签订后100日历天内上线运行".to_owned(),
        certificates: vec![ours.good[0], ours.expired],
        ..made.bid
    };
    bid_save(desk, bid).await.map(|_| ())
}
