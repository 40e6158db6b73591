//! Answers out to Excel, edited, and back in.

use std::io::Cursor;

use bidwright_app::domain::bid::{Chapter, Deviation};
use bidwright_app::domain::rich_text::RichText;
use bidwright_app::{
    Code, bid_answer_import_bytes, bid_answer_workbook, chapter_save, response_list,
};
use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::Workbook;

use crate::{code, small_bid};

/// The workbook's cells, changed, as a workbook again: what a colleague sends back.
fn edited(bytes: Vec<u8>, change: impl Fn(&mut Vec<Vec<String>>)) -> Vec<u8> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &Data| cell.to_string();
    let mut rows: Vec<Vec<String>> = range.rows().map(|r| r.iter().map(text).collect()).collect();
    change(&mut rows);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip(&rows) {
        for (column, cell) in (0u16..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn answers_written_in_excel_come_back_with_deviation_and_evidence() {
    let (desk, view) = small_bid().await;
    let id = view.bid.id;
    let chapter = Chapter {
        title: "平台方案".to_owned(),
        content: RichText::default(),
        ..view.chapters[0].clone()
    };
    chapter_save(&desk, chapter.clone()).await.unwrap();
    let sheet = bid_answer_workbook(&desk, id).await.unwrap();
    let filled = edited(sheet.clone(), |rows| {
        let hit = rows
            .iter()
            .position(|r| r[3].contains("每分钟接收"))
            .unwrap();
        rows[hit][4] = "正偏离".to_owned();
        rows[hit][5] = "每分钟 900 个测站。".to_owned();
        rows[hit][6] = "平台方案".to_owned();
    });
    let done = bid_answer_import_bytes(&desk, id, "应答.xlsx", filled.clone())
        .await
        .unwrap();
    assert_eq!((done.changed, done.problems.len()), (1, 0));
    let rows = response_list(&desk, id).await.unwrap();
    let row = rows
        .iter()
        .find(|r| r.clause.text.contains("每分钟接收"))
        .unwrap();
    let answer = row.response.as_ref().unwrap();
    assert_eq!(
        (answer.deviation, answer.answer.as_str()),
        (Deviation::Positive, "每分钟 900 个测站。")
    );
    assert_eq!(answer.evidence, Some(chapter.id));
    let again = bid_answer_import_bytes(&desk, id, "应答.xlsx", filled)
        .await
        .unwrap();
    assert_eq!(again.changed, 0);
    // The first export knows nothing of the answer; an empty row changes nothing.
    let old = bid_answer_import_bytes(&desk, id, "应答.xlsx", sheet)
        .await
        .unwrap();
    assert_eq!(old.changed, 0);
}

#[tokio::test]
async fn one_wrong_row_is_named_and_nothing_is_stored() {
    let (desk, view) = small_bid().await;
    let id = view.bid.id;
    let sheet = bid_answer_workbook(&desk, id).await.unwrap();
    let filled = edited(sheet, |rows| {
        rows[1][4] = "无偏离".to_owned();
        rows[1][5] = "满足。".to_owned();
        rows[2][4] = "大概可以".to_owned();
        rows[3][6] = "没有这一章".to_owned();
        rows[4][7] = "不是条款".to_owned();
    });
    let done = bid_answer_import_bytes(&desk, id, "应答.xlsx", filled)
        .await
        .unwrap();
    assert_eq!(done.changed, 0);
    let told: Vec<&str> = done.problems.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(
        told,
        ["deviation_unknown", "chapter_unknown", "answer_row_unknown"]
    );
    assert!(
        done.problems[0].message.contains("第 3 行")
            && done.problems[0].message.contains("大概可以")
    );
    let rows = response_list(&desk, id).await.unwrap();
    assert!(rows.iter().all(|r| r.response.is_none()));
}

#[tokio::test]
async fn a_file_that_is_no_workbook_is_refused() {
    let (desk, view) = small_bid().await;
    let words = b"PK\x03\x04 cut".to_vec();
    let refused = bid_answer_import_bytes(&desk, view.bid.id, "应答.xlsx", words).await;
    assert_eq!(code(refused), Code::SheetUnreadable);
}
