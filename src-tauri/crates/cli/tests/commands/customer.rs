//! Customers and activities from the command line.

use crate::{Bench, text};

#[test]
fn a_customer_is_shown_merged_taken_apart_and_printed() {
    let bench = Bench::with_store();
    bench.run(&["demo"]).good();
    let shown = bench.json(&["customer", "show", "澜川市图书馆"]);
    assert_eq!(shown["contacts"].as_array().unwrap().len(), 5);
    assert_eq!(
        shown["contacts"][1]["reports_to"],
        shown["contacts"][0]["id"]
    );
    let plain = bench.run(&["customer", "show", "澜川市图书馆"]).good().out;
    assert!(
        plain.contains("decision_maker") && plain.contains("信用代码"),
        "{plain}"
    );
    assert_eq!(
        bench
            .json(&["customer", "duplicates"])
            .as_array()
            .unwrap()
            .len(),
        0
    );

    let (kept, gone) = ("澜川市图书馆", "澜川市博物馆");
    let before = bench.json(&["customer", "show", gone]);
    let merged = bench.json(&["customer", "merge", kept, gone, "--take", "address,phone"]);
    assert_eq!(merged["customer"]["address"], before["address"]);
    bench.refused(&["customer", "show", gone]);
    bench
        .run(&["customer", "unmerge", merged["merge"].as_str().unwrap()])
        .good();
    assert_eq!(bench.json(&["customer", "show", gone]), before);
    assert_eq!(bench.json(&["customer", "show", kept]), shown);
    bench.refused(&["customer", "merge", kept, kept]);
    bench.refused(&["customer", "merge", kept, gone, "--take", "colour"]);

    let out = bench.path("papers");
    let file = bench.json(&["customer", "sheet", kept, "--out", text(&out)]);
    let bytes = std::fs::read(file[0]["path"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"%PDF") && out.join("客户资料 澜川市图书馆.pdf").exists());
}

#[test]
fn activities_are_added_listed_and_ticked_off() {
    let bench = Bench::with_store();
    bench.run(&["demo"]).good();
    let add = [
        "activity",
        "add",
        "澜川市图书馆",
        "电话确认",
        "--kind",
        "call",
        "--contact",
        "苏文澜",
        "--at",
        "2026-11-23T09:30:00+08:00",
        "--next",
        "送合同",
        "--due",
        "2020-01-01",
    ];
    let made = bench.json(&add);
    assert_eq!(
        (&made["kind"], &made["at"]),
        (&"call".into(), &"2026-11-23T01:30:00Z".into())
    );
    assert_eq!(made["contacts"].as_array().unwrap().len(), 1);
    let due = bench.json(&["activity", "list"]);
    assert_eq!(due[0]["next_action"], "送合同", "the longest overdue first");
    let done = bench.json(&["activity", "done", made["id"].as_str().unwrap()]);
    assert!(done["done_at"].is_string());
    assert_ne!(
        bench.json(&["activity", "list"])[0]["next_action"],
        "送合同"
    );
    let all = bench.json(&["activity", "list", "澜川市图书馆"]);
    assert!(
        all.as_array()
            .unwrap()
            .iter()
            .any(|a| a["id"] == made["id"])
    );
    bench.refused(&[
        "activity",
        "add",
        "澜川市图书馆",
        "x",
        "--contact",
        "没有此人",
    ]);
    bench.refused(&["activity", "add", "澜川市图书馆", " "]);
}
