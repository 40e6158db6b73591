//! The self-check on the sample's good bid: green, red for exactly one reason, green again.

use std::collections::BTreeSet;

use bidwright_app::domain::bid::{Bid, Deviation, Response};
use bidwright_app::domain::check::{Rule, Severity};
use bidwright_app::domain::money::Fen;
use bidwright_app::domain::rich_text::{Node, RichText};
use bidwright_app::domain::tender::Found;
use bidwright_app::view::{ListRequest, ResponseRow};
use bidwright_app::{
    bid_check, bid_get, bid_save, certificate_list, chapter_save, response_list, responses_save,
    tender_save,
};
use bidwright_testkit::TestDesk;

use crate::ready_bid;

/// The rules that are red, by name.
async fn reds(desk: &TestDesk, bid: &Bid) -> BTreeSet<String> {
    let report = bid_check(desk, bid.id).await.unwrap();
    for finding in &report.findings {
        assert!(
            !format!("{}{}", finding.message, finding.mend).contains('{'),
            "{finding:?}"
        );
    }
    let red = report
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Red)
        // The finished page shows the gap that another rule names already.
        .filter(|f| f.rule != Rule::PageGap);
    red.map(|f| format!("{:?}", f.rule)).collect()
}

fn only(rule: Rule) -> BTreeSet<String> {
    BTreeSet::from([format!("{rule:?}")])
}

#[tokio::test]
async fn the_good_bid_of_the_sample_is_green() {
    let (desk, bid) = ready_bid().await;
    let report = bid_check(&desk, bid.id).await.unwrap();
    assert_eq!(report.red, 0, "{:#?}", report.findings);
    assert!(report.pages.unwrap() > 15);
}

#[tokio::test]
async fn an_unanswered_clause_and_a_fatal_deviation_are_red() {
    let (desk, bid) = ready_bid().await;
    let rows = response_list(&desk, bid.id).await.unwrap();
    let plain = rows
        .iter()
        .find(|r| r.clause.text.contains("采访") || r.clause.text.contains("荐购"))
        .unwrap();
    let star = rows.iter().find(|r| r.substantive).unwrap();
    let cases = [
        (plain, Deviation::Unanswered, Rule::ClauseUnanswered),
        (star, Deviation::Negative, Rule::NegativeOnSubstantive),
    ];
    for (row, deviation, rule) in cases {
        let good = row.response.clone().unwrap();
        responses_save(
            &desk,
            bid.id,
            vec![Response {
                deviation,
                ..good.clone()
            }],
        )
        .await
        .unwrap();
        assert_eq!(reds(&desk, &bid).await, only(rule));
        responses_save(&desk, bid.id, vec![good]).await.unwrap();
    }
    assert_eq!(reds(&desk, &bid).await, BTreeSet::new());
}

#[tokio::test]
async fn a_negative_deviation_on_another_clause_is_only_amber() {
    let (desk, bid) = ready_bid().await;
    let rows = response_list(&desk, bid.id).await.unwrap();
    let row: &ResponseRow = rows.iter().find(|r| !r.substantive).unwrap();
    let response = Response {
        deviation: Deviation::Negative,
        ..row.response.clone().unwrap()
    };
    responses_save(&desk, bid.id, vec![response]).await.unwrap();
    let report = bid_check(&desk, bid.id).await.unwrap();
    assert_eq!(report.red, 0, "{:#?}", report.findings);
    assert!(
        report
            .findings
            .iter()
            .any(|f| f.rule == Rule::NegativeElsewhere)
    );
}

#[tokio::test]
async fn expired_and_foreign_certificates_are_red() {
    let (desk, bid) = ready_bid().await;
    let all = certificate_list(&desk, &ListRequest::default())
        .await
        .unwrap()
        .rows;
    let deadline_passed = |c: &&bidwright_app::domain::certificate::Certificate| {
        c.expires_on
            .is_some_and(|d| d.to_string().as_str() < "2026-11-23")
    };
    let expired = all.iter().find(deadline_passed).unwrap();
    let foreign = all
        .iter()
        .find(|c| Some(c.owner) != bid.own_company)
        .unwrap();
    for (certificate, rule) in [
        (expired, Rule::CertificateExpired),
        (foreign, Rule::CertificateOtherOwner),
    ] {
        let mut certificates = bid.certificates.clone();
        certificates.push(certificate.id);
        bid_save(
            &desk,
            Bid {
                certificates,
                ..bid.clone()
            },
        )
        .await
        .unwrap();
        assert_eq!(reds(&desk, &bid).await, only(rule));
    }
    bid_save(&desk, bid.clone()).await.unwrap();
    assert_eq!(reds(&desk, &bid).await, BTreeSet::new());
}

#[tokio::test]
async fn a_price_over_the_ceiling_is_red() {
    let (desk, bid) = ready_bid().await;
    let view = bid_get(&desk, bid.id).await.unwrap();
    let one_fen_less = Fen(view.price.unwrap().gross.0 - 1);
    let mut tender = view.tender.clone();
    tender.facts.ceiling_price_fen = Some(Found {
        value: one_fen_less,
        at: None,
    });
    tender_save(&desk, tender).await.unwrap();
    assert_eq!(reds(&desk, &bid).await, only(Rule::PriceOverCeiling));
    tender_save(&desk, view.tender).await.unwrap();
    assert_eq!(reds(&desk, &bid).await, BTreeSet::new());
}

#[tokio::test]
async fn empty_fields_of_the_form_are_red() {
    let (desk, bid) = ready_bid().await;
    let cases = [
        (
            Bid {
                delivery_period: String::new(),
                ..bid.clone()
            },
            Rule::FieldEmpty,
        ),
        (
            Bid {
                signed_on: None,
                ..bid.clone()
            },
            Rule::FieldEmpty,
        ),
        (
            Bid {
                agent_name: " ".to_owned(),
                ..bid.clone()
            },
            Rule::AgentMissing,
        ),
        (
            Bid {
                validity_days: 89,
                ..bid.clone()
            },
            Rule::ValidityTooShort,
        ),
    ];
    for (broken, rule) in cases {
        bid_save(&desk, broken).await.unwrap();
        assert_eq!(reds(&desk, &bid).await, only(rule));
    }
    bid_save(&desk, bid.clone()).await.unwrap();
    assert_eq!(reds(&desk, &bid).await, BTreeSet::new());
}

#[tokio::test]
async fn left_overs_in_a_chapter_are_red() {
    let (desk, bid) = ready_bid().await;
    let chapter = bid_get(&desk, bid.id)
        .await
        .unwrap()
        .chapters
        .pop()
        .unwrap();
    let cases = [
        (
            "本方案用于宁渚港务集团设备运维管理系统建设项目。",
            Rule::OtherProject,
        ),
        ("项目经理：______，电话待定", Rule::PlaceholderLeft),
    ];
    for (words, rule) in cases {
        let mut content: RichText = chapter.content.clone();
        let text = Node {
            kind: "text".to_owned(),
            text: words.to_owned(),
            ..Node::default()
        };
        content.content.push(Node {
            kind: "paragraph".to_owned(),
            content: vec![text],
            ..Node::default()
        });
        let written = bidwright_app::domain::bid::Chapter {
            content,
            ..chapter.clone()
        };
        chapter_save(&desk, written).await.unwrap();
        assert_eq!(reds(&desk, &bid).await, only(rule));
    }
    chapter_save(&desk, chapter).await.unwrap();
    assert_eq!(reds(&desk, &bid).await, BTreeSet::new());
}
