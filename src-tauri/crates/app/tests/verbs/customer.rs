//! Customers with everything that hangs on them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bidwright_app::domain::Id;
use bidwright_app::domain::activity::{Activity, ActivityKind};
use bidwright_app::domain::customer::{Contact, Customer, CustomerField, Reason};
use bidwright_app::view::{CustomerMerge, Upload};
use bidwright_app::{
    Code, activity_done, activity_due, activity_list, activity_remove, activity_restore,
    activity_save, customer_duplicate_pairs, customer_duplicates, customer_file_add,
    customer_file_export, customer_file_list, customer_file_remove, customer_file_rename,
    customer_file_restore, customer_get, customer_merge, customer_merge_preview,
    customer_merge_undo, customer_save, customer_sheet, customer_sheet_preview, demo_load,
    file_content, today,
};
use bidwright_testkit::{TestDesk, customer, desk};

use crate::code;

async fn saved(desk: &TestDesk, name: &str) -> Customer {
    customer_save(desk, customer(name)).await.unwrap().value
}

fn next(customer: Id, what: &str, due: &str) -> Activity {
    Activity {
        id: Id::now_v7(),
        customer,
        kind: ActivityKind::Call,
        at: "2026-11-20T02:00:00Z".parse().unwrap(),
        contacts: Vec::new(),
        text: String::new(),
        next_action: what.to_owned(),
        due_on: Some(due.parse().unwrap()),
        done_at: None,
    }
}

#[tokio::test]
async fn due_actions_stand_on_today_until_they_are_ticked_off() {
    let desk = desk().await;
    let customer = saved(&desk, "澜川市水文站").await;
    // Today is 2026-11-23: overdue, today, in a week; in eight days is too far.
    for (what, due) in [
        ("一周后", "2026-11-30"),
        ("逾期", "2026-11-20"),
        ("今天", "2026-11-23"),
        ("以后", "2026-12-01"),
    ] {
        activity_save(&desk, next(customer.id, what, due))
            .await
            .unwrap();
    }
    let shown = today(&desk).await.unwrap().actions;
    let said: Vec<_> = shown
        .iter()
        .map(|a| (a.next_action.as_str(), a.days_left))
        .collect();
    assert_eq!(said, [("逾期", -3), ("今天", 0), ("一周后", 7)]);
    assert_eq!(shown[0].customer_name, "澜川市水文站");
    let done = activity_done(&desk, shown[0].id, true).await.unwrap();
    assert!(done.done_at.is_some());
    assert_eq!(today(&desk).await.unwrap().actions.len(), 2);
    activity_done(&desk, shown[0].id, false).await.unwrap();
    assert_eq!(activity_due(&desk, 30).await.unwrap().len(), 4);
    activity_remove(&desk, shown[0].id).await.unwrap();
    assert_eq!(activity_list(&desk, customer.id).await.unwrap().len(), 3);
    activity_restore(&desk, shown[0].id).await.unwrap();
    assert_eq!(activity_list(&desk, customer.id).await.unwrap().len(), 4);
    let empty = activity_save(&desk, next(customer.id, "  ", "2026-11-23")).await;
    assert_eq!(code(empty), Code::Required);
}

#[tokio::test]
async fn a_circle_of_superiors_is_refused_at_its_field() {
    let desk = desk().await;
    let mut one = customer("甲");
    let (a, b) = (Id::now_v7(), Id::now_v7());
    let person = |id, reports_to| Contact {
        id,
        name: "某人".to_owned(),
        reports_to: Some(reports_to),
        ..Contact::default()
    };
    one.contacts = vec![person(a, b), person(b, a)];
    let failure = customer_save(&desk, one.clone()).await.unwrap_err();
    assert_eq!(failure.field.as_deref(), Some("contacts.0.reports_to"));
    assert_eq!(code::<()>(Err(failure)), Code::ReportingCircle);
    assert_eq!(code(customer_get(&desk, one.id).await), Code::RowMissing);
}

#[tokio::test]
async fn likely_duplicates_are_told_while_typing_and_all_at_once() {
    let desk = desk().await;
    demo_load(&desk).await.unwrap();
    assert_eq!(
        customer_duplicate_pairs(&desk).await.unwrap(),
        [],
        "the sample has none"
    );
    let typed = customer("澜川图书馆");
    let found = customer_duplicates(&desk, &typed).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].name.as_str(), &found[0].reasons[..]),
        ("澜川市图书馆", &[Reason::SameName][..])
    );
    let stored = customer_save(&desk, typed.clone()).await.unwrap().value;
    // The stored one is not its own duplicate; the pair is found now.
    assert_eq!(customer_duplicates(&desk, &stored).await.unwrap().len(), 1);
    let pairs = customer_duplicate_pairs(&desk).await.unwrap();
    assert_eq!(pairs.len(), 1);
    let names = [pairs[0].one_name.as_str(), pairs[0].other_name.as_str()];
    assert!(names.contains(&"澜川市图书馆") && names.contains(&"澜川图书馆"));
    let request = CustomerMerge {
        kept: found[0].id,
        gone: stored.id,
        take: Vec::new(),
    };
    customer_merge(&desk, &request).await.unwrap();
    assert_eq!(customer_duplicate_pairs(&desk).await.unwrap(), []);
}

#[tokio::test]
async fn a_merge_is_previewed_done_and_undone() {
    let desk = desk().await;
    let kept = saved(&desk, "澜川市水文站").await;
    let mut other = customer("澜川水文站");
    other.address = "新址".to_owned();
    let gone = customer_save(&desk, other).await.unwrap().value;
    activity_save(&desk, next(gone.id, "回访", "2026-11-23"))
        .await
        .unwrap();
    let request = CustomerMerge {
        kept: kept.id,
        gone: gone.id,
        take: vec![CustomerField::Address],
    };
    let preview = customer_merge_preview(&desk, &request).await.unwrap();
    assert_eq!(
        preview.differing,
        [CustomerField::Name, CustomerField::Address]
    );
    assert_eq!(preview.merged.address, "新址");
    assert_eq!(
        customer_get(&desk, kept.id).await.unwrap(),
        kept,
        "a preview stores nothing"
    );
    let done = customer_merge(&desk, &request).await.unwrap();
    assert_eq!(
        (done.customer.address.as_str(), done.activities),
        ("新址", 1)
    );
    assert_eq!(code(customer_get(&desk, gone.id).await), Code::RowMissing);
    customer_merge_undo(&desk, done.merge).await.unwrap();
    assert_eq!(customer_get(&desk, kept.id).await.unwrap(), kept);
    assert_eq!(customer_get(&desk, gone.id).await.unwrap(), gone);
    let itself = CustomerMerge {
        gone: kept.id,
        ..request
    };
    assert_eq!(
        code(customer_merge(&desk, &itself).await),
        Code::MergeItself
    );
    assert_eq!(
        code(customer_merge_undo(&desk, done.merge).await),
        Code::RowMissing
    );
}

#[tokio::test]
async fn files_are_kept_once_and_given_back_byte_by_byte() {
    let desk = desk().await;
    let customer = saved(&desk, "甲").await;
    let upload = |name: &str, bytes: &[u8]| Upload {
        name: name.to_owned(),
        base64: STANDARD.encode(bytes),
    };
    let bytes = b"\x89PNG\r\n\x1a\nnot really";
    let first = customer_file_add(&desk, customer.id, &upload("现场 𬭚.png", bytes))
        .await
        .unwrap();
    assert_eq!(first.media_type, "image/png");
    let same = customer_file_add(&desk, customer.id, &upload("另一个名字.png", bytes))
        .await
        .unwrap();
    assert_eq!(same, first, "the same content is not added twice");
    let second = customer_file_add(&desk, customer.id, &upload("a.xyz", b""))
        .await
        .unwrap();
    assert_eq!(
        customer_file_list(&desk, customer.id).await.unwrap().len(),
        2
    );
    let renamed = customer_file_rename(&desk, first.id, " 机房.png ")
        .await
        .unwrap();
    assert_eq!(renamed.name, "机房.png");
    assert_eq!(
        code(customer_file_rename(&desk, first.id, " ").await),
        Code::Required
    );
    let copy = customer_file_export(&desk, first.id).await.unwrap();
    assert_eq!(std::fs::read(&copy.path).unwrap(), bytes);
    let content = file_content(&desk, first.file).await.unwrap();
    assert_eq!(STANDARD.decode(content.base64).unwrap(), bytes);
    customer_file_remove(&desk, second.id).await.unwrap();
    assert_eq!(
        customer_file_list(&desk, customer.id).await.unwrap(),
        [renamed]
    );
    customer_file_restore(&desk, second.id).await.unwrap();
    let nobody = customer_file_add(&desk, Id::now_v7(), &upload("a", b"a")).await;
    assert_eq!(code(nobody), Code::RowMissing);
}

#[tokio::test]
async fn odd_characters_in_every_field_are_stored_and_printed_or_named() {
    let desk = desk().await;
    let odd = format!("𬭚㛃😀\u{202e}مرحبا{}", "长".repeat(10_000));
    let mut one = customer(&odd);
    for field in [
        &mut one.credit_code,
        &mut one.address,
        &mut one.source,
        &mut one.note,
    ] {
        field.clone_from(&odd);
    }
    one.invoice.title.clone_from(&odd);
    one.contacts = vec![Contact {
        id: Id::now_v7(),
        name: odd.clone(),
        department: odd.clone(),
        interests: odd.clone(),
        ..Contact::default()
    }];
    let stored = customer_save(&desk, one.clone()).await.unwrap().value;
    assert_eq!(customer_get(&desk, stored.id).await.unwrap(), one);
    activity_save(&desk, next(stored.id, &odd, "2026-11-23"))
        .await
        .unwrap();
    let made = customer_sheet(&desk, stored.id).await.unwrap();
    assert!(std::fs::read(&made.file.path).unwrap().starts_with(b"%PDF"));
    assert!(
        made.warnings[0].message.contains('😀'),
        "{:?}",
        made.warnings
    );
    assert!(customer_sheet_preview(&desk, &one, 1).await.unwrap().pages > 3);
    let plain = saved(&desk, "𬭚㛃").await;
    assert_eq!(customer_sheet(&desk, plain.id).await.unwrap().warnings, []);
}
