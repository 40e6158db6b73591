//! Quotations: numbers, freezing, revisions, floor prices.

use bidwright_app::domain::Id;
use bidwright_app::domain::money::{BasisPoints, Currency, Fen};
use bidwright_app::domain::quotation::{
    LostReason, Quotation, QuotationDesign, QuotationLine, QuotationSection, QuotationStatus,
    TotalDiscount,
};
use bidwright_app::view::{
    NewApproval, NewContract, NewQuotation, Outcome, QuotationExport, QuotationOutcome,
};
use bidwright_app::{
    Code, contract_create, customer_save, discount_limit, discount_limit_set, own_company_save,
    product_save, quotation_approve, quotation_compute, quotation_copy, quotation_create,
    quotation_difference, quotation_docx, quotation_get, quotation_issue, quotation_mark,
    quotation_pdf, quotation_revise, quotation_revisions, quotation_save, quotation_xlsx, today,
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
    std::fs::read(
        quotation_pdf(desk, id, &QuotationExport::default())
            .await
            .unwrap()
            .path,
    )
    .unwrap()
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
    let text = text(&before);
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
        code(quotation_mark(&desk, first.id, &won()).await),
        Code::NotIssued
    );
    assert_eq!(
        code(quotation_revise(&desk, first.id).await),
        Code::StatusWrong
    );
}

fn approval(by: &str, note: &str) -> NewApproval {
    NewApproval {
        by: by.to_owned(),
        note: note.to_owned(),
        on: None,
    }
}

#[tokio::test]
async fn a_price_below_the_floor_needs_an_approval_of_just_that_total() {
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
    let refused = code(quotation_issue(&desk, draft.id).await);
    assert_eq!(refused, Code::BelowFloor);
    let nobody = quotation_approve(&desk, draft.id, &approval(" ", "战略客户")).await;
    assert_eq!(code(nobody), Code::Required);
    let view = quotation_approve(&desk, draft.id, &approval("王总", "战略客户"))
        .await
        .unwrap();
    assert!(view.approved && view.problems.is_empty());
    assert_eq!(view.to_approve.len(), 1);
    // A lower total is not what was approved.
    let mut lower = view.quotation.clone();
    lower.lines[0].unit_price = Fen(899_98);
    let view = quotation_save(&desk, lower).await.unwrap();
    assert!(!view.approved);
    assert_eq!(
        code(quotation_issue(&desk, draft.id).await),
        Code::BelowFloor
    );
    quotation_approve(&desk, draft.id, &approval("王总", "战略客户"))
        .await
        .unwrap();
    let issued = quotation_issue(&desk, draft.id).await.unwrap();
    assert_eq!(issued.totals.unwrap().total.gross, Fen(899_98));
    assert_eq!(issued.quotation.approval.unwrap().by, "王总");
    let text = text(&pdf(&desk, draft.id).await);
    assert!(!text.contains("王总") && !text.contains("战略客户"));
}

#[tokio::test]
async fn a_discount_beyond_the_limit_needs_an_approval() {
    let desk = desk().await;
    discount_limit_set(&desk, Some(BasisPoints(1_000)))
        .await
        .unwrap();
    assert_eq!(
        discount_limit(&desk).await.unwrap(),
        Some(BasisPoints(1_000))
    );
    let wrong = discount_limit_set(&desk, Some(BasisPoints(10_001))).await;
    assert_eq!(code(wrong), Code::OutOfRange);
    let generous = QuotationLine {
        discount: BasisPoints(1_500),
        ..line("水文平台", 1, 100_000, 13)
    };
    let draft = draft(&desk, "一期", vec![generous]).await;
    assert_eq!(
        code(quotation_issue(&desk, draft.id).await),
        Code::LineBeyondLimit
    );
    discount_limit_set(&desk, None).await.unwrap();
    quotation_issue(&desk, draft.id).await.unwrap();
}

fn text(pdf: &[u8]) -> String {
    let pages = bidwright_tender::pdf_text(pdf).unwrap();
    pages.concat().replace(char::is_whitespace, "")
}

fn won() -> QuotationOutcome {
    QuotationOutcome {
        outcome: Outcome::Won,
        reason: None,
        note: String::new(),
    }
}

#[tokio::test]
async fn a_lost_quotation_says_why_and_can_be_revised() {
    let desk = desk().await;
    let first = issued(&desk, "一期").await;
    let lost = |reason| QuotationOutcome {
        outcome: Outcome::Lost,
        reason,
        note: " 比对手贵 ".to_owned(),
    };
    let silent = quotation_mark(&desk, first.id, &lost(None)).await;
    assert_eq!(code(silent), Code::Required);
    let view = quotation_mark(&desk, first.id, &lost(Some(LostReason::Price)))
        .await
        .unwrap();
    assert_eq!(view.quotation.status, QuotationStatus::Lost);
    assert_eq!(view.quotation.lost_reason, Some(LostReason::Price));
    assert_eq!(view.quotation.outcome_note, "比对手贵");
    let next = quotation_revise(&desk, first.id).await.unwrap().quotation;
    assert_eq!(next.lost_reason, None);
    assert_eq!(next.outcome_note, "");
}

#[tokio::test]
async fn revisions_are_compared_line_by_line() {
    let desk = desk().await;
    let first = issued(&desk, "一期").await;
    let none = quotation_difference(&desk, first.id, None).await;
    assert_eq!(code(none), Code::NoRevision);
    let mut next = quotation_revise(&desk, first.id).await.unwrap().quotation;
    assert_eq!(next.lines[0].id, first.lines[0].id);
    let other = customer_save(&desk, customer("澜川市博物馆"))
        .await
        .unwrap()
        .value;
    next.customer = Some(other.id);
    next.lines[0].unit_price = Fen(12_000_00);
    next.lines.push(line("培训", 1, 500_00, 6));
    quotation_save(&desk, next.clone()).await.unwrap();
    let told = quotation_difference(&desk, next.id, None).await.unwrap();
    assert_eq!(told.before, "QT-2026-0001");
    assert_eq!(told.after, "QT-2026-0001 R2");
    let customers = told.head.iter().find(|c| c.field == "customer").unwrap();
    assert_eq!(customers.before, "澜川市水文站");
    assert_eq!(customers.after, "澜川市博物馆");
    assert_eq!(told.lines.len(), 2);
    assert_eq!(told.total_before.unwrap().gross, Fen(24_691_34));
    assert_eq!(told.total_after.unwrap().gross, Fen(24_500_00));
    let revisions = quotation_revisions(&desk, next.id).await.unwrap();
    let labels: Vec<&str> = revisions.iter().map(|r| r.label.as_str()).collect();
    assert_eq!(labels, ["QT-2026-0001 R2", "QT-2026-0001"]);
}

#[tokio::test]
async fn a_copy_is_a_draft_of_its_own_for_whoever_it_is_for() {
    let desk = desk().await;
    let source = issued(&desk, "一期").await;
    let other = customer_save(&desk, customer("澜川市博物馆"))
        .await
        .unwrap()
        .value;
    let copy = quotation_copy(&desk, source.id, Some(other.id))
        .await
        .unwrap()
        .quotation;
    assert_eq!(copy.status, QuotationStatus::Draft);
    assert_eq!((copy.number, copy.revises, copy.pdf), (None, None, None));
    assert_eq!(copy.customer, Some(other.id));
    assert_ne!(copy.lines[0].id, source.lines[0].id);
    assert_eq!(copy.lines[0].unit_price, source.lines[0].unit_price);
}

#[tokio::test]
async fn an_issued_quotation_expires_by_itself() {
    let desk = desk().await;
    let quotation = issued(&desk, "一期").await;
    let view = quotation_get(&desk, quotation.id).await.unwrap();
    assert_eq!(view.expires_on.unwrap().to_string(), "2026-12-23");
    assert!(!view.expired);
    assert!(today(&desk).await.unwrap().quotations.is_empty());
    desk.set_day(2026, 12, 20);
    let soon = today(&desk).await.unwrap().quotations;
    assert_eq!((soon.len(), soon[0].days_left), (1, 3));
    desk.set_day(2026, 12, 24);
    assert!(quotation_get(&desk, quotation.id).await.unwrap().expired);
    assert_eq!(today(&desk).await.unwrap().quotations[0].days_left, -1);
    quotation_mark(&desk, quotation.id, &won()).await.unwrap();
    assert!(!quotation_get(&desk, quotation.id).await.unwrap().expired);
    assert!(today(&desk).await.unwrap().quotations.is_empty());
}

/// Sections, an optional line, a discount on the total, costs.
async fn rich_draft(desk: &TestDesk) -> Quotation {
    let mut lines = vec![
        line("平台软件", 1, 100_000_00, 13),
        line("实施服务", 1, 20_000_00, 6),
        line("备用电源", 1, 8_000_00, 13),
    ];
    lines[0].cost = Fen(61_234_56);
    lines[2].optional = true;
    let mut made = draft(desk, "二期", lines).await;
    let section = QuotationSection {
        id: Id::now_v7(),
        title: "服务".to_owned(),
    };
    made.lines[1].section = Some(section.id);
    made.sections = vec![section];
    made.total_discount = TotalDiscount::Target {
        total: Fen(110_000_00),
    };
    made.internal_note = "底线十一万".to_owned();
    quotation_save(desk, made).await.unwrap().quotation
}

#[tokio::test]
async fn lines_are_put_in_order_and_margins_stay_inside() {
    let desk = desk().await;
    let made = rich_draft(&desk).await;
    let names: Vec<&str> = made.lines.iter().map(|l| l.name.as_str()).collect();
    assert_eq!(names, ["平台软件", "备用电源", "实施服务"]);
    let view = quotation_issue(&desk, made.id).await.unwrap();
    // 100,000 + 20,000 less 10,000, of which 8,333.34 fall on the software.
    let margin = view.margin.unwrap();
    assert_eq!(margin.cost, Fen(61_234_56));
    assert_eq!(margin.margin, Fen(91_666_66 - 61_234_56));
    let export = QuotationExport::default();
    let folder = [
        quotation_pdf(&desk, made.id, &export).await.unwrap(),
        quotation_xlsx(&desk, made.id, &export).await.unwrap(),
        quotation_docx(&desk, made.id, &export).await.unwrap(),
    ];
    let read = text(&std::fs::read(&folder[0].path).unwrap());
    assert!(
        read.contains("110,000.00") && read.contains("可选"),
        "{read}"
    );
    assert!(
        !read.contains("61,234.56") && !read.contains("底线"),
        "{read}"
    );
    for file in &folder[1..] {
        let bytes = std::fs::read(&file.path).unwrap();
        let mut found = String::new();
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for index in 0..zip.len() {
            let mut part = zip.by_index(index).unwrap();
            let _ = std::io::Read::read_to_string(&mut part, &mut found);
        }
        assert!(found.contains("实施服务"), "{}", file.name);
        for secret in ["61234.56", "61,234.56", "底线"] {
            assert!(!found.contains(secret), "{secret} in {}", file.name);
        }
    }
}

#[tokio::test]
async fn a_contract_takes_what_is_sold_at_what_it_is_sold_for() {
    let desk = desk().await;
    let made = rich_draft(&desk).await;
    quotation_issue(&desk, made.id).await.unwrap();
    let new = NewContract {
        quotation: Some(made.id),
        bid: None,
    };
    let view = contract_create(&desk, &new).await.unwrap();
    let names: Vec<&str> = view
        .contract
        .lines
        .iter()
        .map(|l| l.name.as_str())
        .collect();
    assert_eq!(names, ["平台软件", "实施服务"]);
    assert!(view.contract.lines.iter().all(|l| l.cost == Fen(0)));
    assert_eq!(view.totals.unwrap().total.gross, Fen(110_000_00));
    let instalments: i64 = view.contract.instalments.iter().map(|i| i.amount.0).sum();
    assert_eq!(instalments, 110_000_00);
}

#[tokio::test]
async fn a_contract_is_in_yuan() {
    let desk = desk().await;
    let mut made = draft(&desk, "出口", vec![line("平台软件", 1, 1_000_00, 0)]).await;
    made.currency = Currency::Usd;
    quotation_save(&desk, made.clone()).await.unwrap();
    quotation_issue(&desk, made.id).await.unwrap();
    let text = text(&pdf(&desk, made.id).await);
    assert!(
        text.contains("US$1,000.00") && !text.contains("人民币"),
        "{text}"
    );
    let new = NewContract {
        quotation: Some(made.id),
        bid: None,
    };
    assert_eq!(
        code(contract_create(&desk, &new).await),
        Code::CurrencyOther
    );
}

#[tokio::test]
async fn a_blank_copy_has_no_prices() {
    let desk = desk().await;
    let quotation = issued(&desk, "一期").await;
    let export = QuotationExport {
        blank_prices: true,
        design: Some(QuotationDesign::Bilingual),
    };
    let file = quotation_pdf(&desk, quotation.id, &export).await.unwrap();
    assert!(file.name.contains("空白价"), "{}", file.name);
    let text = text(&std::fs::read(file.path).unwrap());
    assert!(
        text.contains("水文平台") && text.contains("Quotation"),
        "{text}"
    );
    for price in ["12,345.67", "24,691.34", "贰万肆仟"] {
        assert!(!text.contains(price), "{price} in {text}");
    }
}

#[tokio::test]
async fn figures_are_computed_without_being_stored() {
    let desk = desk().await;
    let mut made = draft(&desk, "一期", vec![line("水文平台", 2, 100_00, 13)]).await;
    made.lines[0].quantity.0 = 3_000;
    let figures = quotation_compute(&desk, &made);
    assert_eq!(figures.totals.unwrap().total.gross, Fen(300_00));
    made.total_discount = TotalDiscount::Amount {
        amount: Fen(300_01),
    };
    let figures = quotation_compute(&desk, &made);
    assert!(figures.totals.is_none());
    assert_eq!(
        figures.problem.unwrap().field.as_deref(),
        Some("total_discount")
    );
    let stored = quotation_get(&desk, made.id).await.unwrap().quotation;
    assert_eq!(stored.lines[0].quantity.0, 2_000);
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
