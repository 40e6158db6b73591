//! Figures for `cargo xtask bench`: `make FILE` writes 50,000 customers as a workbook, `run FILE`
//! takes them into a new encrypted store and takes them back, `read FILE` only reads the cells.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use bidwright_app::view::{ImportedNoun, StoreCreate};
use bidwright_app::{Desk, Places, import_file, import_undo_now, store_create, store_lock};
use bidwright_secrets::MemoryKeyStore;
use bidwright_testkit::FixedClock;
use calamine::{Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;

const ROWS: u32 = 50_000;

fn make(file: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let heads = [
        "客户名称",
        "统一社会信用代码",
        "行业",
        "地区",
        "地址",
        "电话",
        "备注",
        "联系人",
        "职务",
        "手机",
        "邮箱",
    ];
    for (column, head) in (0u16..).zip(heads) {
        sheet.write_string(0, column, head).unwrap();
    }
    for row in 1..=ROWS {
        let cells = [
            format!("澜川市第{row}软件应用有限公司"),
            String::new(),
            ["政府", "医疗", "制造", "教育"][row as usize % 4].to_owned(),
            ["澜川", "栎阳", "杭景"][row as usize % 3].to_owned(),
            format!("澜川市望江路{row}号科技大厦"),
            format!("0999-{:07}", 8_000_000 + row % 900_000),
            "展会上认识，明年有预算".to_owned(),
            format!("联系人{row}"),
            "信息科主任".to_owned(),
            format!("138{row:08}"),
            format!("user{row}@example.cn"),
        ];
        for (column, cell) in (0u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    book.save(file).unwrap();
}

/// Milliseconds that calamine alone takes to read the cells.
fn read(file: &Path) {
    let start = Instant::now();
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(range.height(), ROWS as usize + 1);
    println!("calamine_read_ms {}", start.elapsed().as_millis());
}

/// The most memory that the process ever held, in MiB; none where the system does not tell.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024)
}

async fn run(file: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let places = Places {
        config: folder.path().join("config"),
        data: folder.path().to_owned(),
        export: folder.path().join("export"),
    };
    let clock = Arc::new(FixedClock::on(2026, 11, 23));
    let desk = Desk::new(clock, Arc::new(MemoryKeyStore::default()), places);
    let request = StoreCreate {
        path: folder.path().join("a.bidwright").display().to_string(),
        passphrase: String::new(),
        key_store: true,
    };
    store_create(&desk, &request).await.unwrap();
    let bytes = std::fs::read(file).unwrap();
    let start = Instant::now();
    let noun = ImportedNoun::Customer;
    let preview = import_file(&desk, noun, "a.xlsx", bytes.clone(), None, true)
        .await
        .unwrap();
    println!("import_preview_ms {}", start.elapsed().as_millis());
    assert_eq!(preview.add, ROWS);
    drop(preview);
    let start = Instant::now();
    let report = import_file(&desk, noun, "a.xlsx", bytes, None, false)
        .await
        .unwrap();
    println!("import_50000_ms {}", start.elapsed().as_millis());
    println!("import_peak_mib {}", peak().unwrap_or_default());
    let start = Instant::now();
    let taken_back = import_undo_now(&desk, report.import.unwrap())
        .await
        .unwrap();
    assert_eq!(taken_back, ROWS);
    println!("import_undo_ms {}", start.elapsed().as_millis());
    store_lock(&desk).await.unwrap();
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [verb, file] = words.as_slice() else {
        panic!("import_bench make|run|read FILE");
    };
    let file = Path::new(file);
    match verb.as_str() {
        "make" => make(file),
        "read" => read(file),
        "run" => tokio::runtime::Runtime::new().unwrap().block_on(run(file)),
        other => panic!("{other}"),
    }
}
