//! Spreadsheets as they come: each says what is wrong, where, and what mends it; nothing stored
//! changes.

use bidwright_app::domain::customer::Customer;
use bidwright_app::domain::money::Fen;
use bidwright_app::view::{ImportAction, ImportReport, ImportedNoun, ListRequest};
use bidwright_app::{Code, Desk, Failure, customer_list, customer_save, import_file, product_list};
use bidwright_testkit::{TestDesk, customer, desk};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::code;
use crate::sheets::{compound, parts, workbook, xls};

const CUSTOMER: ImportedNoun = ImportedNoun::Customer;
const PRODUCT: ImportedNoun = ImportedNoun::Product;
const HEAD: &[&str] = &["货号", "名称", "单价"];

/// A desk with one customer, whom no bad file may touch.
async fn watched() -> (TestDesk, Customer) {
    let desk = desk().await;
    let known = customer("老客户");
    customer_save(&desk, known.clone()).await.unwrap();
    (desk, known)
}

async fn take(
    desk: &Desk,
    noun: ImportedNoun,
    name: &str,
    bytes: Vec<u8>,
) -> Result<ImportReport, Failure> {
    import_file(desk, noun, name, bytes, None, false).await
}

async fn customers(desk: &Desk) -> Vec<Customer> {
    customer_list(desk, &ListRequest::default())
        .await
        .unwrap()
        .rows
}

/// The codes of the notes of a report, and of its rows' problems with their rows.
fn said(report: &ImportReport) -> (Vec<&str>, Vec<(u32, &str)>) {
    let problems = report.rows.iter().flat_map(|row| {
        row.problems
            .iter()
            .map(move |problem| (row.row, problem.code.as_str()))
    });
    (
        report.notes.iter().map(|n| n.code.as_str()).collect(),
        problems.collect(),
    )
}

#[tokio::test]
async fn files_that_are_no_sheets_are_refused_by_what_they_are() {
    let (desk, known) = watched().await;
    let text = |text: &str| text.as_bytes().to_vec();
    let mut cut = workbook(&[HEAD, &["A", "甲", "1"]]);
    cut.truncate(cut.len() / 2);
    let cases = [
        ("空.xlsx", Vec::new(), Code::SheetEmpty),
        ("空.csv", text(" \r\n "), Code::SheetEmpty),
        ("无行.xlsx", workbook(&[]), Code::SheetEmpty),
        (
            "网页.xls",
            text("<html><table><tr><td>名称</td></tr></table></html>"),
            Code::SheetIsPage,
        ),
        (
            "网页.xls",
            text("\u{feff}\n<!DOCTYPE html>"),
            Code::SheetIsPage,
        ),
        (
            "旧.xls",
            text("<?xml version=\"1.0\"?><Workbook/>"),
            Code::SheetIsPage,
        ),
        ("网页.mht", text("MIME-Version: 1.0\n"), Code::SheetIsPage),
        ("文件.xlsx", text("%PDF-1.7"), Code::SheetUnreadable),
        ("文字.xlsx", text("not a workbook"), Code::SheetUnreadable),
        ("断.xlsx", cut, Code::SheetUnreadable),
        (
            "旧文档.xls",
            compound("WordDocument", b""),
            Code::FormatOther,
        ),
        (
            "加密.xlsx",
            compound("EncryptedPackage", b""),
            Code::FileEncrypted,
        ),
        (
            "图.xlsx",
            vec![0x89, b'P', b'N', b'G', 0, 0],
            Code::SheetUnreadable,
        ),
    ];
    for (name, bytes, expected) in cases {
        let found = code(take(&desk, CUSTOMER, name, bytes).await);
        let fine = found == expected || (name == "文件.xlsx" && found == Code::FormatOther);
        assert!(fine, "{name}: {found:?} instead of {expected:?}");
    }
    assert_eq!(customers(&desk).await, [known], "nothing changed");
}

#[tokio::test]
async fn an_old_workbook_with_a_password_is_told_so() {
    let (desk, _) = watched().await;
    // BOF, FILEPASS: what Excel writes in front of encrypted records
    let mut book = vec![
        0x09, 0x08, 16, 0, 0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
    book.extend([0x2f, 0, 6, 0, 1, 0, 1, 0, 1, 0]);
    let file = compound("Workbook", &book);
    let failure = take(&desk, CUSTOMER, "密.xls", file).await.unwrap_err();
    assert_eq!(failure.code, Code::FileEncrypted);
}

#[tokio::test]
async fn a_file_is_read_as_what_it_is_whatever_its_name_says() {
    let (desk, _) = watched().await;
    let old = xls(&[&["客户名称", "地区"], &["甲公司", "澜川"]]);
    let report = take(&desk, CUSTOMER, "旧.xls", old.clone()).await.unwrap();
    assert_eq!((report.add, said(&report).0), (1, vec![]));
    let report = take(&desk, CUSTOMER, "旧.xlsx", old).await.unwrap();
    assert_eq!(
        (report.same, said(&report).0),
        (1, vec!["sheet_other_kind"])
    );
    let new = workbook(&[&["客户名称", "地区"], &["乙公司", "澜川"]]);
    let report = take(&desk, CUSTOMER, "新.xls", new).await.unwrap();
    assert_eq!((report.add, said(&report).0), (1, vec!["sheet_other_kind"]));
    let table = "客户名称,地区\n丙公司,澜川\n".as_bytes().to_vec();
    let report = take(&desk, CUSTOMER, "表.xls", table).await.unwrap();
    assert_eq!((report.add, said(&report).0), (1, vec!["sheet_other_kind"]));
}

#[tokio::test]
async fn text_tables_come_in_every_usual_spelling() {
    let (desk, _) = watched().await;
    let gb18030 = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let wide = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    let cases: [(&str, Vec<u8>); 7] = [
        (
            "甲",
            "客户名称,地址,备注\r\n甲,\"一路, 1 号\",\"说\"\"好\"\"了\"\r\n".into(),
        ),
        (
            "乙",
            "\u{feff}客户名称,地址,备注\n乙,\"一路, 1 号\",\"说\"\"好\"\"了\"\n".into(),
        ),
        (
            "丙",
            gb18030("客户名称;地址;备注\n丙;一路, 1 号;说\"好\"了"),
        ),
        (
            "丁",
            "客户名称\t地址\t备注\n丁\t一路, 1 号\t说\"好\"了\n".into(),
        ),
        (
            "戊",
            wide("客户名称\t地址\t备注\n戊\t一路, 1 号\t说\"好\"了\n"),
        ),
        (
            "己",
            "sep=;\r\n客户名称;地址;备注\r\n己;一路, 1 号;说\"好\"了".into(),
        ),
        (
            "𬭚",
            gb18030("客户名称,地址,备注\n𬭚,\"一路, 1 号\",\"说\"\"好\"\"了\"\n"),
        ),
    ];
    for (name, bytes) in cases {
        let report = take(&desk, CUSTOMER, "表.csv", bytes).await.unwrap();
        assert_eq!((report.add, report.wrong), (1, 0), "{name}");
        let stored = customers(&desk).await;
        let found = stored.iter().find(|c| c.name == name).unwrap();
        assert_eq!(
            (found.address.as_str(), found.note.as_str()),
            ("一路, 1 号", "说\"好\"了")
        );
    }
}

#[tokio::test]
async fn broken_text_names_its_line() {
    let (desk, known) = watched().await;
    let cases: [(&str, Vec<u8>, &str); 4] = [
        (
            "引号",
            "客户名称,地址\n甲,\"没有结束\n乙,\n".into(),
            "第 2 行",
        ),
        ("空字符", "客户名称,地址\n甲\0,\n".into(), "第 2 行"),
        (
            "编码",
            b"name,address\na,b\nc,\xff\xff\n".to_vec(),
            "第 3 行",
        ),
        (
            "标记",
            b"\xef\xbb\xbfname,address\nc,\xe4\xbd\n".to_vec(),
            "第 2 行",
        ),
    ];
    for (name, bytes, place) in cases {
        let failure = take(&desk, CUSTOMER, "表.csv", bytes).await.unwrap_err();
        assert_eq!(failure.code, Code::CsvBroken, "{name}");
        let told = bidwright_app::told(&failure, bidwright_app::Language::ZhCn);
        assert!(told.message.contains(place), "{name}: {}", told.message);
    }
    assert_eq!(customers(&desk).await, [known], "nothing changed");
}

#[tokio::test]
async fn merged_cells_hold_for_each_of_their_rows_and_are_pointed_out() {
    let (desk, _) = watched().await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 2, "客户登记表", &plain).unwrap();
    for (column, head) in (0u16..).zip(["客户名称", "联系人", "手机"]) {
        sheet.write_string(1, column, head).unwrap();
    }
    sheet.merge_range(2, 0, 3, 0, "澜川大学", &plain).unwrap();
    for (row, name) in (2u32..).zip(["李敏", "赵强"]) {
        sheet.write_string(row, 1, name).unwrap();
    }
    let report = take(&desk, CUSTOMER, "合并.xlsx", book.save_to_buffer().unwrap())
        .await
        .unwrap();
    assert_eq!((report.add, report.wrong), (2, 0));
    assert_eq!(said(&report).0, ["cells_merged"]);
    assert!(
        report.notes[0].message.contains("A3:A4"),
        "{:?}",
        report.notes
    );
    let stored = customers(&desk).await;
    let found = stored.iter().find(|c| c.name == "澜川大学").unwrap();
    assert_eq!(found.contacts.len(), 2);
}

#[tokio::test]
async fn formulas_give_their_values_and_errors_are_named_by_cell() {
    let (desk, _) = watched().await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0u16..).zip(HEAD) {
        sheet.write_string(0, column, *head).unwrap();
    }
    let rows = [("A", "1234.5"), ("B", "0.30000000000000004")];
    for (row, (number, result)) in (1u32..).zip(rows) {
        sheet.write_string(row, 0, number).unwrap();
        sheet.write_string(row, 1, "软件").unwrap();
        let formula = Formula::new("=1+1").set_result(result);
        sheet.write_formula(row, 2, formula).unwrap();
    }
    let report = take(&desk, PRODUCT, "公式.xlsx", book.save_to_buffer().unwrap())
        .await
        .unwrap();
    assert_eq!((report.add, report.wrong), (2, 0), "{:?}", said(&report));
    let stored = product_list(&desk, &ListRequest::default())
        .await
        .unwrap()
        .rows;
    let prices: Vec<Fen> = ["A", "B"]
        .iter()
        .filter_map(|number| stored.iter().find(|p| p.number == *number))
        .map(|p| p.list_price)
        .collect();
    assert_eq!(prices, [Fen(123_450), Fen(30)]);

    let row = |number: u32, cell: &str| {
        format!(
            r#"<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>C-{number}</t></is></c><c r="B{number}" t="inlineStr"><is><t>软件</t></is></c>{cell}</row>"#
        )
    };
    let head = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>货号</t></is></c><c r="B1" t="inlineStr"><is><t>名称</t></is></c><c r="C1" t="inlineStr"><is><t>单价</t></is></c></row>"#;
    let broken = row(
        2,
        r##"<c r="C2" t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c>"##,
    );
    let never = row(3, r#"<c r="C3"><f>1+1</f></c>"#);
    let file = parts(&format!("<sheetData>{head}{broken}{never}</sheetData>"));
    let report = take(&desk, PRODUCT, "错误.xlsx", file).await.unwrap();
    assert_eq!(said(&report).1, [(2, "cell_error"), (3, "cell_uncomputed")]);
    let message = &report.rows[0].problems[0].message;
    assert!(
        message.contains("#N/A") && message.contains("单价"),
        "{message}"
    );
}

#[tokio::test]
async fn a_thousand_million_claimed_rows_cost_nothing() {
    let (desk, _) = watched().await;
    let cells = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>客户名称</t></is></c></row><row r="1048576"><c r="A1048576" t="inlineStr"><is><t>最后一行公司</t></is></c></row>"#;
    let claims = [
        r#"<dimension ref="A1:XFD1048576"/>"#,
        r#"<dimension ref="A1:ZZZ1000000000"/>"#,
    ];
    for (round, claim) in claims.iter().enumerate() {
        let file = parts(&format!("{claim}<sheetData>{cells}</sheetData>"));
        match take(&desk, CUSTOMER, "大.xlsx", file).await {
            Ok(report) => {
                assert_eq!(report.add + report.same, 1);
                assert_eq!(report.rows[0].row, 1_048_576);
            }
            // What no sheet can have is no sheet.
            Err(failure) => assert_eq!((round, failure.code), (1, Code::SheetUnreadable)),
        }
    }
}

#[tokio::test]
async fn a_flood_in_a_small_file_is_refused_before_it_is_unpacked() {
    let (desk, known) = watched().await;
    let flood = " ".repeat(320 * 1024 * 1024);
    let file = parts(&flood);
    assert!(file.len() < 2 * 1024 * 1024, "{}", file.len());
    assert_eq!(
        code(take(&desk, CUSTOMER, "炸弹.xlsx", file).await),
        Code::TooLarge
    );
    assert_eq!(customers(&desk).await, [known]);
}

#[tokio::test]
async fn more_rows_than_can_be_taken_are_refused() {
    let (desk, _) = watched().await;
    let mut table = "客户名称\n".to_owned();
    for number in 0..100_010 {
        table.push_str(&format!("客户 {number}\n"));
    }
    assert_eq!(
        code(take(&desk, CUSTOMER, "多.csv", table.into_bytes()).await),
        Code::TooLarge
    );
}

#[tokio::test]
async fn values_that_cannot_be_are_named_by_row_and_column() {
    let (desk, _) = watched().await;
    let long = "长".repeat(10_000);
    let report = take(
        &desk,
        PRODUCT,
        "表.xlsx",
        workbook(&[
            &["货号", "名称", "单价", "税率", "类型"],
            &["A", &long, "1", "", ""],
            &["B", "软件", "-5", "", ""],
            &["C", "软件", "1", "十三", ""],
            &["D", "软件", "1", "", "外星产品"],
            &["E", "软件", "1e9", "", ""],
            &["F", "软件", "９，８００元", "１３％", "硬件"],
        ]),
    )
    .await
    .unwrap();
    let expected = [
        (2, "cell_too_long"),
        (3, "cell_out_of_range"),
        (4, "cell_wrong"),
        (5, "cell_wrong"),
        (6, "cell_wrong"),
    ];
    assert_eq!(said(&report).1, expected);
    assert_eq!(report.add, 1);
    for row in report
        .rows
        .iter()
        .filter(|row| row.action == ImportAction::Wrong)
    {
        let told = &row.problems[0];
        let place = format!("第 {} 行", row.row);
        assert!(
            told.message.contains(&place) && !told.mend.is_empty(),
            "{told:?}"
        );
        assert!(told.message.chars().count() < 150, "{told:?}");
    }
}

#[tokio::test]
async fn rare_characters_and_right_to_left_text_go_in_and_stay_as_they_are() {
    let (desk, _) = watched().await;
    let names = [
        "𬭚业有限公司",
        "㛃记商行",
        "😀 科技",
        "شركة المثال",
        "=SUM(A1)",
        "+86 公司",
        "@公司",
    ];
    let mut rows: Vec<&[&str]> = vec![&["客户名称"]];
    let cells: Vec<[&str; 1]> = names.iter().map(|name| [*name]).collect();
    rows.extend(cells.iter().map(|cell| &cell[..]));
    let report = take(&desk, CUSTOMER, "名.xlsx", workbook(&rows))
        .await
        .unwrap();
    assert_eq!(report.add, 7);
    let stored = customers(&desk).await;
    for name in names {
        assert!(stored.iter().any(|c| c.name == name), "{name}");
    }
}

#[tokio::test]
async fn a_head_that_stands_twice_is_read_once_and_pointed_out() {
    let desk = desk().await;
    let sheet = workbook(&[
        &["客户名称", "电话", "电话"],
        &["甲公司", "0571-88000000", "1"],
    ]);
    let file = crate::sheets::upload("双.xlsx", &sheet);
    let job = bidwright_app::import_read(&desk.shared(), CUSTOMER, file)
        .await
        .unwrap();
    let id = loop {
        match bidwright_app::job_get(&desk, job.id).await.unwrap().result {
            Some(id) => break id,
            None => tokio::task::yield_now().await,
        }
    };
    let view = bidwright_app::import_get(&desk, id).await.unwrap();
    assert_eq!(view.notes[0].code, "head_twice");
    assert!(
        view.notes[0].message.contains("B 列和 C 列"),
        "{:?}",
        view.notes
    );
    assert_eq!(view.columns[2].field, None);
}

#[tokio::test]
async fn dates_and_long_numbers_in_text_columns_read_as_a_person_would() {
    let (desk, _) = watched().await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0u16..).zip(["客户名称", "电话", "备注", "银行账号"]) {
        sheet.write_string(0, column, head).unwrap();
    }
    let date = ExcelDateTime::from_ymd(2026, 3, 5).unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_string(1, 0, "甲公司").unwrap();
    sheet.write_number(1, 1, 13_800_000_001.0).unwrap();
    sheet.write_datetime_with_format(1, 2, &date, &day).unwrap();
    sheet.write_string(2, 0, "乙公司").unwrap();
    sheet
        .write_number(2, 3, 6_217_000_000_000_000_123.0)
        .unwrap();
    let report = take(&desk, CUSTOMER, "数.xlsx", book.save_to_buffer().unwrap())
        .await
        .unwrap();
    assert_eq!(said(&report).1, [(3, "cell_rounded")]);
    let stored = customers(&desk).await;
    let found = stored.iter().find(|c| c.name == "甲公司").unwrap();
    assert_eq!(
        (found.phone.as_str(), found.note.as_str()),
        ("13800000001", "2026-03-05")
    );
}
