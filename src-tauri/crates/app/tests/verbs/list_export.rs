//! Lists as Excel files.

use std::io::Cursor;

use bidwright_app::domain::Id;
use bidwright_app::domain::chain::Noun;
use bidwright_app::domain::customer::Contact;
use bidwright_app::domain::money::Fen;
use bidwright_app::view::{ImportedNoun, JobPhase, ListFilter, ListRequest, ListSort};
use bidwright_app::{
    customer_save, demo_load, import_file, job_get, list_export, list_export_now, list_exported,
    product_save,
};
use bidwright_testkit::{TestDesk, customer, desk, product};
use calamine::{Data, Range, Reader, Xlsx};

fn sheets(bytes: Vec<u8>) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.worksheets()
}

async fn exported(desk: &TestDesk, noun: Noun, request: &ListRequest) -> (String, Vec<u8>) {
    let file = list_export_now(desk, noun, request).await.unwrap();
    let bytes = std::fs::read(&file.path).unwrap();
    (file.name, bytes)
}

#[tokio::test]
async fn a_list_goes_out_as_filtered_and_sorted_with_typed_cells() {
    let desk = desk().await;
    for (number, name, yuan, category) in [
        ("A-1", "档案软件", 8_000, "软件"),
        ("A-2", "=HYPERLINK(\"x\")", 12_345, "软件"),
        ("A-3", "扫描仪", 500, "设备"),
    ] {
        let mut row = product(number, name, yuan, 0);
        row.category = category.to_owned();
        row.cost = Fen(12_345);
        product_save(&desk, row).await.unwrap();
    }
    let request = ListRequest {
        filters: vec![ListFilter {
            column: "category".to_owned(),
            values: vec!["软件".to_owned()],
        }],
        sort: Some(ListSort {
            column: "list_price".to_owned(),
            descending: true,
        }),
        limit: 1,
        ..ListRequest::default()
    };
    let (name, bytes) = exported(&desk, Noun::Product, &request).await;
    assert_eq!(name, "产品 2026-11-23.xlsx");
    let text = String::from_utf8_lossy(&part(&bytes, "xl/worksheets/sheet1.xml")).into_owned();
    assert!(
        text.contains("<autoFilter") && text.contains("state=\"frozen\""),
        "{text}"
    );
    assert!(!text.contains("<f>"), "no formula");
    let sheet = &sheets(bytes.clone())[0].1;
    let column = |head: &str| {
        let heads = sheet.rows().next().unwrap();
        heads
            .iter()
            .position(|cell| matches!(cell, Data::String(text) if text == head))
            .unwrap()
    };
    let cell = |row: usize, head: &str| sheet.get((row, column(head))).unwrap().clone();
    assert_eq!(sheet.height(), 3, "two rows whatever the limit");
    assert_eq!(
        cell(1, "名称"),
        Data::String("=HYPERLINK(\"x\")".to_owned())
    );
    assert_eq!(cell(1, "单价"), Data::Float(12_345.0));
    assert_eq!(cell(1, "税率"), Data::Float(0.13));
    assert_eq!(cell(2, "类型"), Data::String("软件".to_owned()));
    assert_eq!(cell(2, "底价"), Data::Empty);
    // What went out comes in again and is just so.
    let again = import_file(&desk, ImportedNoun::Product, &name, bytes, None, false)
        .await
        .unwrap();
    assert_eq!(
        (again.same, again.wrong, again.change),
        (2, 0, 0),
        "{again:?}"
    );
}

/// One part of the archive.
fn part(book: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name(name).unwrap(), &mut bytes).unwrap();
    bytes
}

#[tokio::test]
async fn customers_go_out_with_a_sheet_of_their_contacts() {
    let desk = desk().await;
    let mut library = customer("澜川市图书馆");
    for name in ["李敏", "赵强"] {
        library.contacts.push(Contact {
            id: Id::now_v7(),
            name: name.to_owned(),
            phone: "+8613800000001".to_owned(),
            ..Contact::default()
        });
    }
    customer_save(&desk, library).await.unwrap();
    let (_, bytes) = exported(&desk, Noun::Customer, &ListRequest::default()).await;
    let sheets = sheets(bytes);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["客户", "联系人"]);
    assert_eq!(sheets[0].1.height(), 2);
    let contact = sheets[1].1.rows().nth(2).unwrap();
    assert_eq!(contact[0].to_string(), "澜川市图书馆");
    assert_eq!(contact[1].to_string(), "赵强");
    assert_eq!(contact[3], Data::String("+8613800000001".to_owned()));
}

#[tokio::test]
async fn every_list_goes_out_in_the_background() {
    let desk = desk().await;
    demo_load(&desk).await.unwrap();
    for (noun, rows) in [
        (Noun::OwnCompany, 2),
        (Noun::Customer, 100),
        (Noun::Product, 200),
        (Noun::Certificate, 2),
        (Noun::Tender, 1),
        (Noun::Quotation, 2),
        (Noun::Bid, 1),
        (Noun::Contract, 1),
    ] {
        let job = list_export(&desk.shared(), noun, ListRequest::default())
            .await
            .unwrap();
        let id = loop {
            let job = job_get(&desk, job.id).await.unwrap();
            match job.phase {
                JobPhase::Running => tokio::task::yield_now().await,
                JobPhase::Done => break job.result.unwrap(),
                other => panic!("{noun:?} {other:?} {:?}", job.failure),
            }
        };
        let file = list_exported(&desk, id).await.unwrap();
        let sheet = sheets(std::fs::read(&file.path).unwrap()).remove(0).1;
        assert!(sheet.height() >= rows, "{noun:?}: {}", sheet.height());
        let head = sheet.rows().next().unwrap();
        assert!(
            head.iter().all(|cell| matches!(cell, Data::String(_))),
            "{noun:?}: {head:?}"
        );
    }
}

#[tokio::test]
async fn dates_go_out_as_dates() {
    let desk = desk().await;
    demo_load(&desk).await.unwrap();
    let (_, bytes) = exported(&desk, Noun::Certificate, &ListRequest::default()).await;
    let sheet = sheets(bytes).remove(0).1;
    let dated = sheet
        .rows()
        .skip(1)
        .filter(|row| matches!(row[4], Data::DateTime(_)));
    assert!(dated.count() > 0, "issued on a day");
    let (_, bytes) = exported(&desk, Noun::Tender, &ListRequest::default()).await;
    let sheet = sheets(bytes).remove(0).1;
    let timed = sheet
        .rows()
        .skip(1)
        .filter(|row| matches!(row[3], Data::DateTime(_)));
    assert!(timed.count() > 0, "a deadline is a time");
}
