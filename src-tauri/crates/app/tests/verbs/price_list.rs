//! A price list from Excel.

use bidwright_app::domain::money::{BasisPoints, Fen};
use bidwright_app::view::{ImportAction, ListRequest, ProductImport};
use bidwright_app::{Code, product_import_bytes, product_import_preview_bytes, product_list};
use bidwright_testkit::desk;
use rust_xlsxwriter::Workbook;

use crate::code;

fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(*cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn mixed() -> Vec<u8> {
    workbook(&[
        &["栎舟软件价格表"],
        &[
            "产品编号",
            "产品名称",
            "单位",
            "含税单价（元）",
            "底价",
            "税率",
        ],
        &["A-1", "档案软件", "套", "98,000.00", "80000", "13%"],
        &["A-2", "检索软件", "套", "九万八", "", "13%"],
        &["A-3", "", "套", "100", "", ""],
        &["A-1", "又一个", "套", "100", "", ""],
        &["A-5", "培训", "次", "0.01", "", "0.06"],
        &["A-6", "太贵", "套", "1000000000000", "", ""],
    ])
}

fn wrong_rows(import: &ProductImport) -> Vec<(u32, &str)> {
    import
        .rows
        .iter()
        .filter(|r| r.action == ImportAction::Wrong)
        .map(|r| (r.row, r.problems[0].code.as_str()))
        .collect()
}

#[tokio::test]
async fn a_preview_names_wrong_rows_with_their_reason_and_stores_nothing() {
    let desk = desk().await;
    let preview = product_import_preview_bytes(&desk, "价格表.xlsx", mixed())
        .await
        .unwrap();
    assert_eq!((preview.add, preview.wrong), (2, 4));
    let expected = [
        (4, "cell_wrong"),
        (5, "required"),
        (6, "taken"),
        (8, "cell_wrong"),
    ];
    assert_eq!(wrong_rows(&preview), expected);
    let told = &preview.rows.iter().find(|r| r.row == 4).unwrap().problems[0];
    assert!(
        told.message.contains("第 4 行") && told.message.contains("九万八"),
        "{told:?}"
    );
    assert_eq!(
        product_list(&desk, &ListRequest::default())
            .await
            .unwrap()
            .total,
        0
    );
}

#[tokio::test]
async fn the_import_stores_the_good_rows_and_a_second_one_changes_nothing() {
    let desk = desk().await;
    product_import_bytes(&desk, "价格表.xlsx", mixed())
        .await
        .unwrap();
    let stored = product_list(&desk, &ListRequest::default())
        .await
        .unwrap()
        .rows;
    let software = stored.iter().find(|p| p.number == "A-1").unwrap();
    assert_eq!(
        (software.list_price, software.floor_price),
        (Fen(9_800_000), Fen(8_000_000))
    );
    assert_eq!(software.vat_rate, BasisPoints(1_300));
    let training = stored.iter().find(|p| p.number == "A-5").unwrap();
    assert_eq!(
        (training.list_price, training.vat_rate),
        (Fen(1), BasisPoints(600))
    );
    let again = product_import_bytes(&desk, "价格表.xlsx", mixed())
        .await
        .unwrap();
    assert_eq!((again.add, again.change, again.same), (0, 0, 2));
}

#[tokio::test]
async fn a_list_without_price_column_or_no_list_at_all_is_refused() {
    let desk = desk().await;
    let list = workbook(&[&["编号", "名称"], &["A-1", "档案软件"]]);
    assert_eq!(
        code(product_import_bytes(&desk, "a.xlsx", list).await),
        Code::ColumnMissing
    );
    let words = b"not a workbook".to_vec();
    assert_eq!(
        code(product_import_bytes(&desk, "a.xlsx", words).await),
        Code::SheetUnreadable
    );
}
