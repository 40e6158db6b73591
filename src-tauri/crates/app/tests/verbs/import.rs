//! Customers and products from spreadsheets.

use bidwright_app::domain::Id;
use bidwright_app::domain::chain::Noun;
use bidwright_app::domain::customer::Customer;
use bidwright_app::domain::money::{BasisPoints, Fen};
use bidwright_app::domain::product::Product;
use bidwright_app::domain::product::ProductKind;
use bidwright_app::view::{
    ImportAction, ImportChoice, ImportReport, ImportedNoun, JobPhase, ListRequest,
};
use bidwright_app::{
    Code, Desk, customer_list, customer_save, history, import_apply, import_choose, import_file,
    import_get, import_list, import_read, import_rows, import_undo, import_undo_now,
    import_wrong_rows, job_cancel, job_get, product_list, store_verify,
};
use bidwright_testkit::{TestDesk, desk};

use crate::code;
use crate::sheets::{Sheet, upload, workbook};

const GOOD: &str = "91330106MA2CFR8X0N";

pub fn price_list() -> Vec<u8> {
    workbook(&[
        &["栎舟软件价格表"],
        &[
            "产品编号",
            "产品名称",
            "类型",
            "单位",
            "含税单价（元）",
            "底价",
            "成本",
            "税率",
        ],
        &[
            "A-1",
            "档案软件",
            "软件",
            "套",
            "98,000.00",
            "80000",
            "30000",
            "13%",
        ],
        &["A-2", "检索软件", "", "套", "九万八", "", "", "13%"],
        &["A-3", "", "", "套", "100", "", "", ""],
        &["A-1", "又一个", "", "套", "100", "", "", ""],
        &["A-5", "培训", "培训", "次", "0.01", "", "", "0.06"],
        &["A-6", "太贵", "", "套", "1000000000000", "", "", ""],
        &["A-5", "培训", "培训", "次", "0.01", "", "", "0.06"],
    ])
}

async fn products(desk: &Desk) -> Vec<Product> {
    product_list(desk, &ListRequest::default())
        .await
        .unwrap()
        .rows
}

async fn customers(desk: &Desk) -> Vec<Customer> {
    customer_list(desk, &ListRequest::default())
        .await
        .unwrap()
        .rows
}

async fn take(desk: &Desk, noun: ImportedNoun, bytes: Vec<u8>) -> ImportReport {
    import_file(desk, noun, "表.xlsx", bytes, None, false)
        .await
        .unwrap()
}

/// Waits for a job of the background and gives what it made.
async fn done(desk: &TestDesk, job: Id) -> Id {
    loop {
        let job = job_get(desk, job).await.unwrap();
        match job.phase {
            JobPhase::Running => tokio::task::yield_now().await,
            JobPhase::Done => return job.result.unwrap(),
            other => panic!("{other:?}: {:?}", job.failure),
        }
    }
}

fn wrong(report: &ImportReport) -> Vec<(u32, &str)> {
    let rows = report
        .rows
        .iter()
        .filter(|r| r.action == ImportAction::Wrong);
    rows.map(|r| (r.row, r.problems[0].code.as_str())).collect()
}

#[tokio::test]
async fn a_dry_run_names_every_wrong_row_and_stores_nothing() {
    let desk = desk().await;
    let noun = ImportedNoun::Product;
    let report = import_file(&desk, noun, "价格表.xlsx", price_list(), None, true)
        .await
        .unwrap();
    assert_eq!((report.add, report.repeated, report.wrong), (2, 1, 4));
    let expected = [
        (4, "cell_wrong"),
        (5, "cell_missing"),
        (6, "row_repeated"),
        (8, "cell_out_of_range"),
    ];
    assert_eq!(wrong(&report), expected);
    let told = &report.rows.iter().find(|r| r.row == 4).unwrap().problems[0];
    assert!(
        told.message.contains("第 4 行") && told.message.contains("九万八"),
        "{told:?}"
    );
    assert_eq!(report.import, None);
    assert!(products(&desk).await.is_empty());
    assert!(import_list(&desk).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_import_stores_the_good_rows_and_a_second_one_changes_nothing() {
    let desk = desk().await;
    take(&desk, ImportedNoun::Product, price_list()).await;
    let stored = products(&desk).await;
    let software = stored.iter().find(|p| p.number == "A-1").unwrap();
    assert_eq!(software.list_price, Fen(9_800_000));
    assert_eq!(software.floor_price, Fen(8_000_000));
    assert_eq!(software.cost, Fen(3_000_000));
    assert_eq!(software.vat_rate, BasisPoints(1_300));
    let training = stored.iter().find(|p| p.number == "A-5").unwrap();
    assert_eq!(
        (training.list_price, training.vat_rate),
        (Fen(1), BasisPoints(600))
    );
    assert_eq!(training.kind, ProductKind::Training);
    let again = take(&desk, ImportedNoun::Product, price_list()).await;
    assert_eq!((again.add, again.change, again.same), (0, 0, 2));
    assert_eq!(again.import, None, "nothing was written");
    assert!(store_verify(&desk).await.unwrap().sound);
}

#[tokio::test]
async fn a_change_says_from_what_to_what_and_empty_cells_leave_what_is_there() {
    let desk = desk().await;
    take(&desk, ImportedNoun::Product, price_list()).await;
    let next = workbook(&[
        &["产品编号", "产品名称", "含税单价", "底价"],
        &["A-1", "档案软件", "108000", ""],
    ]);
    let report = take(&desk, ImportedNoun::Product, next).await;
    assert_eq!((report.add, report.change), (0, 1));
    let change = &report.rows[0].changes[0];
    assert_eq!(
        (
            change.field.as_str(),
            change.from.as_str(),
            change.to.as_str()
        ),
        ("list_price", "98,000.00", "108,000.00")
    );
    let stored = products(&desk).await;
    let software = stored.iter().find(|p| p.number == "A-1").unwrap();
    assert_eq!(
        software.floor_price,
        Fen(8_000_000),
        "the empty cell left it"
    );
    assert_eq!(software.unit, "套", "the missing column left it");
}

fn companies() -> Vec<u8> {
    workbook(&[
        &[
            "客户名称",
            "统一社会信用代码",
            "地区",
            "联系人",
            "职务",
            "手机",
        ],
        &["澜川市图书馆", GOOD, "澜川", "李敏", "馆长", "13800000001"],
        &["澜川市图书馆", GOOD, "澜川", "赵强", "主任", "13900000002"],
        &["澜川大学", "", "澜川", "钱进", "", "123"],
        &["澜川大学", "", "澜川", "钱进", "", "123"],
        &["澜川大学", "", "北京", "孙丽", "", ""],
        &["", "", "澜川", "无名", "", ""],
    ])
}

#[tokio::test]
async fn rows_of_one_customer_become_one_customer_with_its_contacts() {
    let desk = desk().await;
    let report = take(&desk, ImportedNoun::Customer, companies()).await;
    assert_eq!((report.add, report.repeated, report.wrong), (3, 1, 2));
    assert_eq!(wrong(&report), [(6, "row_repeated"), (7, "cell_missing")]);
    let odd = report.rows.iter().find(|r| r.row == 4).unwrap();
    assert_eq!(odd.warnings[0].code, "phone_odd", "warned, and taken");
    let stored = customers(&desk).await;
    assert_eq!(stored.len(), 2);
    let library = stored.iter().find(|c| c.credit_code == GOOD).unwrap();
    let names: Vec<&str> = library.contacts.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["李敏", "赵强"]);
    assert_eq!(library.contacts[1].title, "主任");
}

#[tokio::test]
async fn a_customer_is_found_by_its_code_or_else_by_its_exact_name() {
    let desk = desk().await;
    take(&desk, ImportedNoun::Customer, companies()).await;
    let next = workbook(&[
        &["公司名称", "税号", "电话"],
        // another name, the same code
        &["澜川图书馆（新馆）", &GOOD.to_lowercase(), ""],
        // the same name, the code is new
        &["澜川大学", "12330000470000000X", "0576-86000000"],
    ]);
    let report = take(&desk, ImportedNoun::Customer, next).await;
    assert_eq!(
        (report.add, report.change, report.wrong),
        (0, 2, 0),
        "{report:?}"
    );
    let stored = customers(&desk).await;
    assert_eq!(stored.len(), 2);
    let library = stored.iter().find(|c| c.credit_code == GOOD).unwrap();
    assert_eq!(library.name, "澜川图书馆（新馆）");
    assert_eq!(library.contacts.len(), 2, "contacts stay");
    // the same name with another code is not the same company
    let other = workbook(&[&["公司名称", "税号"], &["澜川大学", "91330106MA2CFR8X0N1"]]);
    let report = take(&desk, ImportedNoun::Customer, other).await;
    assert_eq!(wrong(&report), [(2, "row_other_code")]);
}

#[tokio::test]
async fn the_wizard_maps_columns_applies_in_the_background_and_remembers_the_choice() {
    let desk = desk().await;
    let sheet = || {
        workbook(&[
            &["甲", "乙", "丙"],
            &["X-1", "对账软件", "500"],
            &["X-2", "报表软件", "六百"],
        ])
    };
    let read = async || {
        let file = upload("odd.xlsx", &sheet());
        let job = import_read(&desk.shared(), ImportedNoun::Product, file)
            .await
            .unwrap();
        done(&desk, job.id).await
    };
    let id = read().await;
    let view = import_get(&desk, id).await.unwrap();
    assert_eq!(view.problem.unwrap().code, "column_missing");
    assert_eq!(view.counts, None);
    assert_eq!(code(import_apply_now(&desk, id).await), Code::ColumnMissing);
    let choice = ImportChoice {
        sheet: 0,
        head: Some(1),
        columns: Some(
            ["number", "name", "list_price"]
                .map(|k| Some(k.to_owned()))
                .to_vec(),
        ),
    };
    let job = import_choose(&desk.shared(), id, choice).await.unwrap();
    done(&desk, job.id).await;
    let view = import_get(&desk, id).await.unwrap();
    let counts = view.counts.unwrap();
    assert_eq!((counts.add, counts.wrong), (1, 1));
    let page = import_rows(&desk, id, Some(ImportAction::Wrong), 0, 10)
        .await
        .unwrap();
    assert_eq!((page.total, page.rows[0].row), (1, 3));
    let job = import_apply(&desk.shared(), id).await.unwrap();
    let stored = done(&desk, job.id).await;
    assert_eq!(import_get(&desk, id).await.unwrap().stored, Some(stored));
    assert_eq!(products(&desk).await.len(), 1);
    let again = import_get(&desk, read().await).await.unwrap();
    assert!(again.remembered);
    assert_eq!(again.columns[1].field.as_deref(), Some("name"));
    assert_eq!(again.counts.unwrap().same, 1);
}

/// Applies and waits; gives the failure's code as the job tells it.
async fn import_apply_now(desk: &TestDesk, id: Id) -> Result<Id, bidwright_app::Failure> {
    let job = import_apply(&desk.shared(), id).await?;
    loop {
        let job = job_get(desk, job.id).await?;
        match (job.phase, job.failure) {
            (JobPhase::Running, _) => tokio::task::yield_now().await,
            (JobPhase::Failed, Some(told)) if told.code == "column_missing" => {
                return Err(bidwright_app::Failure::new(Code::ColumnMissing)
                    .field("file")
                    .fact("column", "名称 Name"));
            }
            (JobPhase::Done, _) => return Ok(job.result.unwrap()),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn wrong_rows_are_saved_with_their_reason_and_can_be_mended_and_dropped_again() {
    let desk = desk().await;
    let report = take(&desk, ImportedNoun::Product, price_list()).await;
    let file = import_wrong_rows(&desk, report.session).await.unwrap();
    assert_eq!(file.name, "表 有误的行.xlsx");
    let mut book = Sheet::read(&std::fs::read(&file.path).unwrap());
    assert_eq!(book.row(0).last().unwrap(), "原因");
    let reason = book.row(1).last().unwrap().clone();
    assert!(
        reason.contains("九万八") && reason.contains("1234.50"),
        "{reason}"
    );
    assert_eq!(book.height(), 5);
    book.set(1, 4, "98000");
    let again = take(&desk, ImportedNoun::Product, book.bytes()).await;
    // The row that contradicted A-1 stands alone now and changes it.
    let counts = (again.add, again.change, again.wrong);
    assert_eq!(counts, (1, 1, 2), "{:?}", wrong(&again));
}

#[tokio::test]
async fn a_whole_import_is_taken_back_but_rows_changed_since_stay() {
    let desk = desk().await;
    take(&desk, ImportedNoun::Customer, companies()).await;
    let before = customers(&desk).await;
    let next = workbook(&[
        &["客户名称", "统一社会信用代码", "地区", "联系人"],
        &["澜川市图书馆", GOOD, "省城", "周新"],
        &["澜川大学", "", "省城", ""],
        &["新客户甲", "", "", ""],
        &["新客户乙", "", "", ""],
    ]);
    let report = take(&desk, ImportedNoun::Customer, next).await;
    assert_eq!((report.add, report.change), (2, 2));
    let mut kept = customers(&desk)
        .await
        .into_iter()
        .find(|c| c.name == "新客户乙")
        .unwrap();
    kept.note = "打过电话".to_owned();
    customer_save(&desk, kept.clone()).await.unwrap();

    let import = report.import.unwrap();
    let job = import_undo(&desk.shared(), import).await.unwrap();
    done(&desk, job.id).await;
    let after = customers(&desk).await;
    let named = |list: &[Customer], name: &str| list.iter().find(|c| c.name == name).cloned();
    assert_eq!(
        named(&after, "澜川市图书馆"),
        named(&before, "澜川市图书馆")
    );
    assert_eq!(named(&after, "澜川大学"), named(&before, "澜川大学"));
    assert_eq!(named(&after, "新客户甲"), None);
    assert_eq!(named(&after, "新客户乙"), Some(kept));
    assert_eq!(
        code(import_undo_now(&desk, import).await),
        Code::ImportUndone
    );
    assert!(import_list(&desk).await.unwrap()[0].undone);
    let library = named(&after, "澜川市图书馆").unwrap();
    let history = history(&desk, Noun::Customer, library.id).await.unwrap();
    assert!(
        history.iter().any(|entry| entry.what == "撤销导入"),
        "audited"
    );
    assert!(store_verify(&desk).await.unwrap().sound);
}

#[tokio::test]
async fn a_cancelled_import_leaves_nothing_behind() {
    let desk = desk().await;
    let rows: Vec<Vec<String>> = (0..3_000)
        .map(|i| vec![format!("客户 {i}"), "澜川".to_owned()])
        .collect();
    let mut cells: Vec<Vec<&str>> = vec![vec!["客户名称", "地区"]];
    cells.extend(
        rows.iter()
            .map(|row| row.iter().map(String::as_str).collect()),
    );
    let cells: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
    let file = upload("many.xlsx", &workbook(&cells));
    let job = import_read(&desk.shared(), ImportedNoun::Customer, file)
        .await
        .unwrap();
    let id = done(&desk, job.id).await;
    let job = import_apply(&desk.shared(), id).await.unwrap();
    job_cancel(&desk, job.id).await.unwrap();
    let phase = loop {
        let job = job_get(&desk, job.id).await.unwrap();
        if job.phase != JobPhase::Running {
            break job.phase;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(phase, JobPhase::Cancelled);
    assert!(customers(&desk).await.is_empty());
    // and the same file can be applied afterwards
    let job = import_apply(&desk.shared(), id).await.unwrap();
    done(&desk, job.id).await;
    let total = customer_list(&desk, &ListRequest::default())
        .await
        .unwrap()
        .total;
    assert_eq!(total, 3_000);
}
