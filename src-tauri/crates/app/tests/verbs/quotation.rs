//! Quotations: numbers, freezing, revisions, floor prices.

use bidwright_app::domain::Id;
use bidwright_app::domain::money::Fen;
use bidwright_app::domain::quotation::{Quotation, QuotationLine, QuotationStatus};
use bidwright_app::view::{NewQuotation, Outcome};
use bidwright_app::{
    Code, customer_save, own_company_save, product_save, quotation_create, quotation_get,
    quotation_issue, quotation_mark, quotation_pdf, quotation_revise, quotation_save,
};
use bidwright_testkit::{TestDesk, company, customer, desk, line, product};

use crate::code;

/// A draft that can be issued.
pub async fn draft(desk: &TestDesk, title: &str, lines: Vec<QuotationLine>) -> Quotation {
    let buyer = customer_save(desk, customer("澜川市水文站"))
        .await
        .unwrap()
        .value;
    let seller = own_company_save(desk, company("澜川测试软件有限公司"))
        .await
        .unwrap()
        .value;
    let new = NewQuotation {
        title: title.to_owned(),
        customer: Some(buyer.id),
        tender: None,
    };
    let made = quotation_create(desk, &new).await.unwrap().quotation;
    let full = Quotation {
        own_company: Some(seller.id),
        lines,
        ..made
    };
    quotation_save(desk, full).await.unwrap().quotation
}

async fn issued(desk: &TestDesk, title: &str) -> Quotation {
    let draft = draft(desk, title, vec![line("水文平台", 2, 12_345_67, 13)]).await;
    quotation_issue(desk, draft.id).await.unwrap().quotation
}

async fn pdf(desk: &TestDesk, id: Id) -> Vec<u8> {
    std::fs::read(quotation_pdf(desk, id).await.unwrap().path).unwrap()
}

#[tokio::test]
async fn issuing_gives_numbers_in_order_and_freezes() {
    let desk = desk().await;
    let first = issued(&desk, "一期").await;
    let second = issued(&desk, "二期").await;
    assert_eq!(first.number.as_deref(), Some("QT-2026-0001"));
    assert_eq!(second.number.as_deref(), Some("QT-2026-0002"));
    assert_eq!(first.issued_on.unwrap().to_string(), "2026-11-23");
    let changed = Quotation {
        title: "改".to_owned(),
        ..first.clone()
    };
    assert_eq!(code(quotation_save(&desk, changed).await), Code::Frozen);
    assert_eq!(code(quotation_issue(&desk, first.id).await), Code::Frozen);
    assert_eq!(
        quotation_get(&desk, first.id).await.unwrap().quotation,
        first
    );
}

#[tokio::test]
async fn a_draft_that_was_refused_uses_up_no_number() {
    let desk = desk().await;
    let empty = draft(&desk, "空", Vec::new()).await;
    assert_eq!(
        code(quotation_issue(&desk, empty.id).await),
        Code::QuotationNoLines
    );
    assert_eq!(
        issued(&desk, "一期").await.number.as_deref(),
        Some("QT-2026-0001")
    );
}

#[tokio::test]
async fn the_issued_pdf_keeps_its_bytes_when_the_company_changes() {
    let desk = desk().await;
    let quotation = issued(&desk, "一期").await;
    let before = pdf(&desk, quotation.id).await;
    let mut seller = company("改名以后的公司");
    seller.id = quotation.own_company.unwrap();
    own_company_save(&desk, seller).await.unwrap();
    assert_eq!(pdf(&desk, quotation.id).await, before);
    let text = bidwright_tender::pdf_text(&before)
        .unwrap()
        .concat()
        .replace(char::is_whitespace, "");
    // 2 × 12,345.67, and the same in capitals.
    for words in [
        "QT-2026-0001",
        "24,691.34",
        "人民币贰万肆仟陆佰玖拾壹元叁角肆分",
        "澜川测试软件有限公司",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[tokio::test]
async fn a_revision_keeps_the_number_and_supersedes_the_one_before() {
    let desk = desk().await;
    let first = issued(&desk, "一期").await;
    let second = quotation_revise(&desk, first.id).await.unwrap();
    assert_eq!(second.quotation.status, QuotationStatus::Draft);
    assert_eq!(
        quotation_get(&desk, first.id)
            .await
            .unwrap()
            .quotation
            .status,
        QuotationStatus::Issued
    );
    let second = quotation_issue(&desk, second.quotation.id).await.unwrap();
    assert_eq!(second.label, "QT-2026-0001 R2");
    let first = quotation_get(&desk, first.id).await.unwrap().quotation;
    assert_eq!(first.status, QuotationStatus::Superseded);
    assert_eq!(
        code(quotation_mark(&desk, first.id, Outcome::Won).await),
        Code::NotIssued
    );
    assert_eq!(
        code(quotation_revise(&desk, first.id).await),
        Code::StatusWrong
    );
}

#[tokio::test]
async fn a_price_below_the_floor_needs_a_note() {
    let desk = desk().await;
    let software = product_save(&desk, product("S-1", "水文平台", 1_000, 900))
        .await
        .unwrap()
        .value;
    let cheap = QuotationLine {
        product: Some(software.id),
        ..line("水文平台", 1, 899_99, 13)
    };
    let draft = draft(&desk, "一期", vec![cheap]).await;
    assert_eq!(
        code(quotation_issue(&desk, draft.id).await),
        Code::BelowFloor
    );
    let noted = Quotation {
        note: "王总批准，战略客户".to_owned(),
        ..draft.clone()
    };
    quotation_save(&desk, noted).await.unwrap();
    let issued = quotation_issue(&desk, draft.id).await.unwrap();
    assert_eq!(issued.totals.unwrap().total.gross, Fen(899_99));
}

#[tokio::test]
async fn amounts_out_of_range_name_the_line() {
    let desk = desk().await;
    let too_much = line("水文平台", 2, 99_999_999_999_999, 13);
    let draft = draft(&desk, "一期", vec![line("好的", 1, 100, 13), too_much]).await;
    let problems = quotation_get(&desk, draft.id).await.unwrap().problems;
    assert!(
        problems
            .iter()
            .any(|p| p.message.contains("第 2 行") || p.message.contains("合计")),
        "{problems:?}"
    );
    assert!(matches!(
        code(quotation_issue(&desk, draft.id).await),
        Code::LinePrice | Code::TotalTooLarge
    ));
}
