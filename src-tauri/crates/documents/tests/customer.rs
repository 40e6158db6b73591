#![allow(clippy::unwrap_used)]
//! The customer sheet read back.

mod common;

use bidwright_documents::{CustomerSheet, Engine};
use bidwright_domain::activity::{Activity, ActivityKind};
use bidwright_domain::customer::{
    Attitude, Contact, CustomerClass, DecisionRole, InvoiceKind, ItSystem, PastProject,
};
use bidwright_domain::money::Fen;
use common::reading::Read;

fn sheet() -> CustomerSheet {
    let mut customer = common::customer();
    customer.class = Some(CustomerClass::A);
    customer.invoice.kind = Some(InvoiceKind::Special);
    customer.invoice.tax_number = "11330100MB1234567Q".into();
    customer.contacts[0].role = Some(DecisionRole::DecisionMaker);
    customer.contacts[0].attitude = Some(Attitude::Opponent);
    customer.contacts.push(Contact {
        id: common::id(4),
        name: "李晓".into(),
        title: "科员".into(),
        reports_to: Some(common::id(3)),
        ..Contact::default()
    });
    customer.it_systems = vec![ItSystem {
        name: "公文系统".into(),
        vendor: "某厂".into(),
        year: "2016".into(),
        ..ItSystem::default()
    }];
    customer.past_projects = vec![PastProject {
        name: "机房改造".into(),
        amount: Some(Fen(41_250_000)),
        ..PastProject::default()
    }];
    let activity = Activity {
        id: common::id(5),
        customer: customer.id,
        kind: ActivityKind::Visit,
        at: "2026-11-20T01:30:00Z".parse().unwrap(),
        contacts: vec![common::id(3), common::id(99)],
        text: "看了机房".into(),
        next_action: "送方案".into(),
        due_on: Some(common::day()),
        done_at: None,
    };
    let wall = activity.at.naive_utc() + chrono::Duration::hours(8);
    CustomerSheet {
        customer,
        activities: vec![(wall, activity)],
        own_company: "杭州澜岳软件有限公司".into(),
        printed_on: common::day(),
    }
}

#[test]
fn the_sheet_prints_all_that_is_known() {
    let pdf = Engine::new().customer_pdf(&sheet()).unwrap();
    let read = Read::of(&pdf.bytes);
    let text = read.text();
    for words in [
        "云溪市大数据发展管理局",
        "2026年11月23日",
        "增值税专用发票",
        "11330100MB1234567Q",
        "决策者",
        "反对",
        "└李晓科员",
        "2026-11-2009:30",
        "拜访",
        "送方案（2026-11-23）",
        "公文系统",
        "412,500.00",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert_eq!(read.author, "杭州澜岳软件有限公司");
    assert!(pdf.missing_glyphs.is_empty());
}

#[test]
fn parts_that_say_nothing_are_left_out_and_long_ones_stay_on_the_paper() {
    let mut sheet = sheet();
    sheet.customer.it_systems.clear();
    sheet.customer.past_projects.clear();
    sheet.activities.clear();
    sheet.customer.contacts.truncate(1);
    let text = Read::of(&Engine::new().customer_pdf(&sheet).unwrap().bytes).text();
    for head in ["信息化现状", "历史项目", "最近往来", "组织结构"] {
        assert!(!text.contains(head), "{head}");
    }
    sheet.customer.name = "名".repeat(10_000);
    sheet.customer.contacts[0].email = "x".repeat(2_000);
    sheet.customer.contacts[0].note = "#panic() *bold*".into();
    let pdf = Engine::new().customer_pdf(&sheet).unwrap();
    let read = Read::of(&pdf.bytes);
    assert!(
        pdf.pages > 2 && read.rightmost < 570.0,
        "{}",
        read.rightmost
    );
    assert!(read.text().contains("#panic()*bold*"));
}
