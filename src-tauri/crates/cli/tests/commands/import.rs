//! Spreadsheets through the command line.

use crate::{Bench, text};

const CUSTOMERS: &str = "客户名称,统一社会信用代码,联系人,手机\n\
    澜川市图书馆,91330106MA2CFR8X0N,李敏,13800000001\n\
    澜川市图书馆,91330106MA2CFR8X0N,赵强,13900000002\n\
    ,,无名,\n";

#[test]
fn customers_go_in_from_a_table_and_the_whole_import_goes_out_again() {
    let bench = Bench::with_store();
    let file = bench.write("客户.csv", CUSTOMERS);
    let dry = bench.run(&["customer", "import", text(&file), "--dry-run"]);
    assert_eq!(dry.status, 1, "one row is wrong");
    assert!(
        dry.out.contains("第 4 行") && dry.out.contains("新增 2"),
        "{}",
        dry.out
    );
    assert_eq!(bench.json(&["customer", "list"])["total"], 0);

    let done = bench.run(&["customer", "import", text(&file), "--save-wrong", "--json"]);
    assert_eq!(done.status, 1);
    let report = done.json();
    assert_eq!(report["add"], 2);
    assert_eq!(report["wrong"], 1);
    assert!(bench.path("export").join("客户 有误的行.xlsx").exists());
    let list = bench.json(&["customer", "list"]);
    assert_eq!(list["rows"][0]["contacts"].as_array().unwrap().len(), 2);

    let import = report["import"].as_str().unwrap();
    assert_eq!(bench.json(&["import", "list"])[0]["id"], import);
    bench.run(&["import", "undo", import]).good();
    assert_eq!(bench.json(&["customer", "list"])["total"], 0);
    bench.refused(&["import", "undo", import]);
    bench.refused(&["import", "undo", "nonsense"]);
}

#[test]
fn a_sheet_that_is_none_is_refused_in_both_languages() {
    let bench = Bench::with_store();
    let page = bench.write("价.xls", "<html></html>");
    let (message, mend) = bench.refused(&["product", "import", text(&page)]);
    assert!(
        message.contains("价.xls") && mend.contains(".xlsx"),
        "{message}{mend}"
    );
    let file = bench.write("价.csv", "货号,名称\nA,甲\n");
    let (message, _) = bench.refused(&["product", "import", text(&file)]);
    assert!(message.contains("单价"), "{message}");
    bench.refused(&["product", "import", text(&file), "--sheet", "没有"]);
}
