//! Corrections of what the reader found.

use bidwright_app::domain::tender::{Clause, ClauseKind, Tender};
use bidwright_app::view::NewClause;
use bidwright_app::{
    Code, clause_add, clause_save, clause_split, clauses_merge, clauses_remove, clauses_restore,
    tender_add, tender_get,
};
use bidwright_testkit::{SMALL_TENDER, TestDesk, desk};

use crate::code;

async fn read() -> (TestDesk, Tender, Vec<Clause>) {
    let desk = desk().await;
    let tender = tender_add(&desk, "水文.md", SMALL_TENDER.into())
        .await
        .unwrap();
    let clauses = tender_get(&desk, tender.id).await.unwrap().clauses;
    (desk, tender, clauses)
}

fn at(clauses: &[Clause], words: &str) -> usize {
    clauses.iter().position(|c| c.text.contains(words)).unwrap()
}

#[tokio::test]
async fn the_small_tender_is_read_with_facts_and_marks() {
    let (desk, tender, clauses) = read().await;
    let facts = tender_get(&desk, tender.id).await.unwrap().tender.facts;
    assert_eq!(
        facts.project_name.unwrap().value,
        "澜川市水文站数据平台采购项目"
    );
    assert_eq!(
        facts.submission_deadline.unwrap().value,
        "2026-12-21T09:30:00+08:00"
    );
    assert_eq!(facts.ceiling_price_fen.unwrap().value.yuan(), "500000.00");
    let marked = |mark: &str| {
        clauses
            .iter()
            .filter(|c| c.marks.iter().any(|m| m == mark))
            .count()
    };
    assert_eq!((marked("★"), marked("▲")), (2, 2));
}

#[tokio::test]
async fn a_corrected_text_and_mark_stay_at_their_place() {
    let (desk, _, clauses) = read().await;
    let before = &clauses[at(&clauses, "过程线")];
    let mended = Clause {
        text: "支持五类数据的过程线对比。".to_owned(),
        marks: vec!["▲".to_owned()],
        ..before.clone()
    };
    let view = clause_save(&desk, mended).await.unwrap();
    let after = view.clauses.iter().find(|c| c.id == before.id).unwrap();
    assert_eq!(
        (after.position, after.edited, after.marks.concat().as_str()),
        (before.position, true, "▲")
    );
    assert_eq!(after.text, "支持五类数据的过程线对比。");
    let empty = Clause {
        text: " ".to_owned(),
        title: String::new(),
        ..before.clone()
    };
    assert_eq!(code(clause_save(&desk, empty).await), Code::Required);
}

#[tokio::test]
async fn an_added_clause_stands_behind_its_neighbour_and_positions_have_no_gap() {
    let (desk, tender, clauses) = read().await;
    let neighbour = at(&clauses, "过程线");
    let new = NewClause {
        tender: tender.id,
        after: Some(clauses[neighbour].id),
        number: "3a".to_owned(),
        text: "支持等值线图。".to_owned(),
        marks: Vec::new(),
        kind: ClauseKind::Technical,
    };
    let after = clause_add(&desk, new).await.unwrap().clauses;
    assert_eq!(after[neighbour + 1].text, "支持等值线图。");
    let positions: Vec<u32> = after.iter().map(|c| c.position).collect();
    assert_eq!(
        positions,
        (0..u32::try_from(clauses.len() + 1).unwrap()).collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn deleted_clauses_come_back_where_they_stood() {
    let (desk, tender, clauses) = read().await;
    let gone = clauses[at(&clauses, "过程线")].id;
    let without = clauses_remove(&desk, tender.id, &[gone])
        .await
        .unwrap()
        .clauses;
    assert!(without.iter().all(|c| c.id != gone));
    let back = clauses_restore(&desk, tender.id, &[gone])
        .await
        .unwrap()
        .clauses;
    assert_eq!(back, clauses);
}

#[tokio::test]
async fn neighbours_merge_and_a_merged_clause_can_be_split_again() {
    let (desk, tender, clauses) = read().await;
    let first = at(&clauses, "每分钟接收");
    let (one, two) = (&clauses[first], &clauses[first + 1]);
    let far = clauses[first + 2].id;
    assert_eq!(
        code(clauses_merge(&desk, tender.id, &[one.id, far]).await),
        Code::ClausesNotAdjacent
    );
    let merged = clauses_merge(&desk, tender.id, &[one.id, two.id])
        .await
        .unwrap()
        .clauses;
    let both = merged.iter().find(|c| c.id == one.id).unwrap();
    assert!(both.text.contains("每分钟接收") && both.text.contains("过程线"));
    assert_eq!(merged.len(), clauses.len() - 1);
    assert_eq!(code(clause_split(&desk, one.id, 0).await), Code::SplitPlace);
    let place = both.text.chars().position(|c| c == '支').unwrap();
    let split = clause_split(&desk, one.id, u32::try_from(place).unwrap())
        .await
        .unwrap()
        .clauses;
    assert_eq!(split.len(), clauses.len());
    assert!(split[first + 1].text.starts_with("支持水位"));
}
