//! Taking back what was done, and the history of a record in words.

use bidwright_app::domain::Id;
use bidwright_app::domain::bid::{Deviation, Response};
use bidwright_app::domain::chain::Noun;
use bidwright_app::domain::customer::Contact;
use bidwright_app::domain::money::Fen;
use bidwright_app::domain::tender::Clause;
use bidwright_app::view::{HistoryEntry, ListRequest};
use bidwright_app::view::{NewChapter, NewClause};
use bidwright_app::{
    Code, chapter_add, chapter_remove, clause_add, clause_split, clauses_merge, clauses_remove,
    customer_list, customer_remove, customer_restore, customer_save, history, product_save,
    response_list, responses_save, rows_remove, store_lock, tender_get, undo,
};
use bidwright_testkit::{customer, desk, product};

use crate::{code, small_bid};

async fn undone(desk: &bidwright_app::Desk) -> Option<String> {
    undo(desk).await.unwrap().map(|undone| undone.what)
}

#[tokio::test]
async fn deletes_come_back_one_by_one_newest_first_and_are_named() {
    let desk = desk().await;
    let rows = ["甲医院", "乙医院", "丙医院"].map(customer);
    for row in &rows {
        customer_save(&desk, row.clone()).await.unwrap();
    }
    assert_eq!(undone(&desk).await, None, "saving is not taken back");
    customer_remove(&desk, rows[0].id).await.unwrap();
    rows_remove(&desk, Noun::Customer, &[rows[1].id, rows[2].id])
        .await
        .unwrap();
    let total = async || {
        customer_list(&desk, &ListRequest::default())
            .await
            .unwrap()
            .total
    };
    assert_eq!(total().await, 0);
    assert_eq!(undone(&desk).await.as_deref(), Some("删除 2 条客户"));
    assert_eq!(total().await, 2);
    assert_eq!(undone(&desk).await.as_deref(), Some("删除客户 甲医院"));
    assert_eq!(total().await, 3);
    assert_eq!(undone(&desk).await, None);
    let told = history(&desk, Noun::Customer, rows[0].id).await.unwrap();
    let what: Vec<&str> = told.iter().map(|entry| entry.what.as_str()).collect();
    assert_eq!(
        what,
        ["撤销", "删除", "新建"],
        "taking back is a write of its own"
    );
}

#[tokio::test]
async fn what_came_back_another_way_is_not_taken_back_again() {
    let desk = desk().await;
    let [one, two] = ["甲", "乙"].map(customer);
    customer_save(&desk, one.clone()).await.unwrap();
    customer_save(&desk, two.clone()).await.unwrap();
    customer_remove(&desk, one.id).await.unwrap();
    customer_remove(&desk, two.id).await.unwrap();
    customer_restore(&desk, two.id).await.unwrap();
    assert_eq!(undone(&desk).await.as_deref(), Some("删除客户 甲"));
    assert_eq!(undone(&desk).await, None);
    customer_remove(&desk, one.id).await.unwrap();
    store_lock(&desk).await.unwrap();
    assert_eq!(code(undo(&desk).await), Code::StoreNotOpen);
}

#[tokio::test]
async fn nothing_of_a_deletion_of_many_is_kept_when_one_is_refused() {
    let desk = desk().await;
    let row = customer("甲");
    customer_save(&desk, row.clone()).await.unwrap();
    let refused = rows_remove(&desk, Noun::Customer, &[row.id, Id::now_v7()]).await;
    assert_eq!(code(refused), Code::RowMissing);
    assert_eq!(
        customer_list(&desk, &ListRequest::default())
            .await
            .unwrap()
            .total,
        1
    );
    assert_eq!(undone(&desk).await, None);
}

#[tokio::test]
async fn clauses_become_what_they_were() {
    let (desk, bid) = small_bid().await;
    let tender = bid.tender.id;
    let clauses = async || -> Vec<Clause> { tender_get(&desk, tender).await.unwrap().clauses };
    let before = clauses().await;
    let at = before
        .iter()
        .position(|c| c.text.chars().count() > 8)
        .unwrap();
    let pair = before
        .windows(2)
        .position(|p| p[0].parent == p[1].parent)
        .unwrap();
    clauses_merge(&desk, tender, &[before[pair].id, before[pair + 1].id])
        .await
        .unwrap();
    assert_eq!(clauses().await.len(), before.len() - 1);
    clause_split(
        &desk,
        clauses()
            .await
            .iter()
            .find(|c| c.text.chars().count() > 8)
            .unwrap()
            .id,
        4,
    )
    .await
    .unwrap();
    clauses_remove(&desk, tender, &[before[at].id]).await.ok();
    let new = NewClause {
        tender,
        after: None,
        number: "0".to_owned(),
        text: "补充条款".to_owned(),
        marks: Vec::new(),
        kind: before[0].kind,
    };
    clause_add(&desk, new).await.unwrap();
    let mut steps = 0;
    while undone(&desk).await.is_some() {
        steps += 1;
    }
    assert_eq!(steps, 4);
    assert_eq!(clauses().await, before);
}

#[tokio::test]
async fn answers_given_together_are_taken_back_together() {
    let (desk, bid) = small_bid().await;
    let answer = |clause: Id, answer: &str| Response {
        bid: bid.bid.id,
        clause,
        deviation: Deviation::None,
        answer: answer.to_owned(),
        evidence: None,
        note: String::new(),
    };
    let matrix = response_list(&desk, bid.bid.id).await.unwrap();
    let [first, second] = [matrix[0].clause.id, matrix[1].clause.id];
    responses_save(&desk, bid.bid.id, vec![answer(first, "先前")])
        .await
        .unwrap();
    responses_save(
        &desk,
        bid.bid.id,
        vec![answer(first, "完全响应"), answer(second, "完全响应")],
    )
    .await
    .unwrap();
    assert_eq!(undone(&desk).await.as_deref(), Some("应答 2 条"));
    let after = response_list(&desk, bid.bid.id).await.unwrap();
    assert_eq!(after[0].response.as_ref().unwrap().answer, "先前");
    assert!(
        after[1]
            .response
            .as_ref()
            .is_none_or(|r| r.deviation == Deviation::Unanswered && r.answer.is_empty())
    );
    assert_eq!(undone(&desk).await, None, "a single answer is typed text");
}

#[tokio::test]
async fn a_deleted_chapter_comes_back() {
    let (desk, bid) = small_bid().await;
    let new = NewChapter {
        bid: bid.bid.id,
        after: None,
        title: "实施方案".to_owned(),
    };
    let view = chapter_add(&desk, new).await.unwrap();
    let chapter = view
        .chapters
        .iter()
        .find(|c| c.title == "实施方案")
        .unwrap()
        .id;
    chapter_remove(&desk, chapter).await.unwrap();
    assert_eq!(undone(&desk).await.as_deref(), Some("删除章节 实施方案"));
    let told = history(&desk, Noun::Bid, bid.bid.id).await.unwrap();
    assert_eq!(told[0].what, "撤销");
}

/// Lines like `电话: 1 → 2`, nothing as `-`.
fn lines(entry: &HistoryEntry) -> Vec<String> {
    let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "-".to_owned());
    entry
        .changes
        .iter()
        .map(|c| format!("{}: {} → {}", c.field, side(&c.before), side(&c.after)))
        .collect()
}

#[tokio::test]
async fn the_history_tells_fields_money_and_people_in_words() {
    let desk = desk().await;
    let mut row = customer("甲医院");
    row.address = String::new();
    customer_save(&desk, row.clone()).await.unwrap();
    row.phone = "0571-88001234".to_owned();
    row.contacts.push(Contact {
        id: Id::now_v7(),
        name: "李敏".to_owned(),
        title: "主任".to_owned(),
        phone: "13800000001".to_owned(),
        ..Contact::default()
    });
    customer_save(&desk, row.clone()).await.unwrap();
    row.contacts[0].title = "院长".to_owned();
    customer_save(&desk, row.clone()).await.unwrap();
    let told = history(&desk, Noun::Customer, row.id).await.unwrap();
    assert_eq!(lines(&told[0]), ["联系人 1 · 职务: 主任 → 院长"]);
    let mut second = lines(&told[1]);
    second.sort();
    assert_eq!(
        second,
        [
            "电话: - → 0571-88001234",
            "联系人: - → 李敏 主任 13800000001"
        ]
    );
    assert_eq!(
        (told[2].what.as_str(), lines(&told[2])),
        ("新建", vec!["名称: - → 甲医院".to_owned()])
    );

    let mut priced = product("P-1", "平台", 100, 80);
    product_save(&desk, priced.clone()).await.unwrap();
    priced.list_price = Fen(1_234_567_89);
    product_save(&desk, priced.clone()).await.unwrap();
    let told = history(&desk, Noun::Product, priced.id).await.unwrap();
    assert_eq!(lines(&told[0]), ["单价: 100.00 → 1,234,567.89"]);
    assert!(
        lines(&told[1]).contains(&"税率: - → 13 %".to_owned()),
        "{:?}",
        lines(&told[1])
    );
    assert_eq!(
        code(history(&desk, Noun::Product, Id::now_v7()).await),
        Code::RowMissing
    );
}
