//! Everything that can be wrong gets a sentence and a mend, in both languages, and nothing is lost.

use crate::{Bench, said, text};

#[test]
fn files_that_are_no_tender_are_named() {
    let bench = Bench::with_store();
    let cases: [(&str, &[u8], &str); 6] = [
        ("a.docx", b"plain words", "a.docx"),
        ("b.pdf", b"plain words", "b.pdf"),
        ("c.pdf", b"%PDF-1.7\n1 0 obj\n<<", "c.pdf"),
        ("d.docx", b"PK\x03\x04\x14\x00\x00\x00", "d.docx"),
        ("e.exe", b"MZ", "e.exe"),
        (
            "f.doc",
            &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
            "f.doc",
        ),
    ];
    for (name, bytes, named) in cases {
        let file = bench.write(name, bytes);
        let (message, _) = bench.refused(&["tender", "add", text(&file)]);
        assert!(message.contains(named), "{name}: {message}");
    }
    let (message, _) = bench.refused(&["tender", "add", "gone.docx"]);
    assert!(message.contains("gone.docx"), "{message}");
    assert_eq!(bench.json(&["tender", "list"])["total"], 0);
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let bench = Bench::with_store();
    let before = std::fs::read(bench.path("a.bidwright")).unwrap();
    let wrong = said(
        bench
            .command(&["customer", "list"], "wrong horse")
            .output()
            .unwrap(),
    );
    let (message, mend) = wrong.refused();
    assert!(
        message.contains("口令") && mend.contains("恢复码"),
        "{message} {mend}"
    );
    assert_eq!(std::fs::read(bench.path("a.bidwright")).unwrap(), before);
    let wrong = bench.run(&["customer", "list", "--recovery-code", "ABCD-EFGH"]);
    assert!(wrong.refused().0.contains("恢复码"));
    bench.run(&["customer", "list"]).good();
}

#[test]
fn the_recovery_code_opens_a_store_whose_passphrase_file_is_gone() {
    let bench = Bench::new();
    let made = bench.json(&["store", "create", "--store", "a.bidwright"]);
    std::fs::remove_file(bench.path("a.bidwright.key")).unwrap();
    bench.refused(&["store", "info"]);
    let code = made["recovery_code"].as_str().unwrap();
    bench
        .run(&["store", "info", "--recovery-code", code])
        .good();
}

#[test]
fn a_store_that_is_none_or_cut_short_is_refused_and_left_alone() {
    let bench = Bench::with_store();
    for (name, bytes) in [
        (
            "words.bidwright",
            "just a text file, longer than a salt".as_bytes(),
        ),
        ("short.bidwright", b"short"),
    ] {
        let path = bench.write(name, bytes);
        let (message, _) = bench.refused(&["store", "info", "--store", text(&path)]);
        assert!(
            message.contains(name) && message.contains("不是"),
            "{message}"
        );
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
    let (message, _) = bench.refused(&["store", "info", "--store", "gone.bidwright"]);
    assert!(message.contains("gone.bidwright"), "{message}");
    // Cut inside the first page, with its passphrase file beside it.
    let whole = std::fs::read(bench.path("a.bidwright")).unwrap();
    let cut = bench.write("cut.bidwright", &whole[..1_000]);
    std::fs::copy(
        bench.path("a.bidwright.key"),
        bench.path("cut.bidwright.key"),
    )
    .unwrap();
    let (message, _) = bench.refused(&["store", "info", "--store", text(&cut)]);
    assert!(
        message.contains("cut.bidwright") && message.contains("不完整"),
        "{message}"
    );
    assert_eq!(std::fs::read(&cut).unwrap().len(), 1_000);
}

#[test]
fn a_store_is_never_made_over_a_file() {
    let bench = Bench::with_store();
    let before = std::fs::read(bench.path("a.bidwright")).unwrap();
    let (message, _) = bench.refused(&["store", "create", "--store", "a.bidwright"]);
    assert!(message.contains("a.bidwright"), "{message}");
    assert_eq!(std::fs::read(bench.path("a.bidwright")).unwrap(), before);
}

#[test]
fn amounts_out_of_range_name_row_and_column_and_leave_no_draft() {
    let bench = Bench::with_store();
    let with = |line: &str| {
        format!(
            r#"{{ "title": "T", "lines": [ {{ "name": "好", "quantity": "1", "unit_price": "1" }}, {line} ] }}"#
        )
    };
    let cases = [
        (
            r#"{ "name": "x", "quantity": "1", "unit_price": "1000000000000.00" }"#,
            "unit_price",
        ),
        (
            r#"{ "name": "x", "quantity": "1", "unit_price": "1.005" }"#,
            "unit_price",
        ),
        (
            r#"{ "name": "x", "quantity": "viel", "unit_price": "1" }"#,
            "quantity",
        ),
        (
            r#"{ "name": "x", "quantity": "1", "unit_price": "1", "discount": "101" }"#,
            "discount",
        ),
        (
            r#"{ "name": "x", "quantity": "1", "unit_price": "1", "vat_rate": "13x" }"#,
            "vat_rate",
        ),
    ];
    for (line, column) in cases {
        let file = bench.write("q.json", with(line));
        let (message, _) = bench.refused(&["quotation", "create", "--from-json", text(&file)]);
        assert!(
            message.contains("第 2 行") && message.contains(column),
            "{column}: {message}"
        );
    }
    for wrong in ["{", r#"{ "title": "T", "lines": [], "colour": "red" }"#] {
        let file = bench.write("q.json", wrong);
        let (message, _) = bench.refused(&["quotation", "create", "--from-json", text(&file)]);
        assert!(
            message.contains("q.json") && message.contains("line"),
            "{message}"
        );
    }
    assert_eq!(bench.json(&["quotation", "list"])["total"], 0);
}

#[test]
fn rare_characters_and_very_long_names_are_kept_and_printed() {
    let bench = Bench::with_store();
    bench.run(&["demo"]).good();
    let title = format!("𬭚㛃😀{}", "长".repeat(10_000));
    let sheet = format!(
        r#"{{ "title": "{title}", "customer": "澜川市博物馆", "own_company": "宁渚栎舟软件有限公司",
              "lines": [ {{ "name": "{title}", "quantity": "1", "unit_price": "0.01" }} ] }}"#
    );
    let file = bench.write("q.json", sheet);
    let draft = bench.json(&["quotation", "create", "--from-json", text(&file)]);
    let id = draft["id"].as_str().unwrap();
    let issued = bench.json(&["quotation", "issue", id]);
    assert_eq!(issued["quotation"]["title"], title.as_str());
    let file = bench.json(&["quotation", "pdf", id]);
    assert!(file[0]["name"].as_str().unwrap().len() <= 190);
    assert!(
        std::fs::read(file[0]["path"].as_str().unwrap())
            .unwrap()
            .starts_with(b"%PDF")
    );
}

#[test]
fn unknown_numbers_are_named() {
    let bench = Bench::with_store();
    for words in [
        ["bid", "check", "BID-1999-0001"],
        ["quotation", "issue", "QT-1999-0001"],
        ["contract", "seal", "CT-1999-0001"],
        ["bid", "build", "00000000-0000-7000-8000-000000000000"],
    ] {
        let (message, _) = bench.refused(&words);
        assert!(message.contains(words[2]), "{message}");
    }
}

#[test]
fn the_sample_is_loaded_into_an_empty_store_only() {
    let bench = Bench::with_store();
    bench.run(&["demo"]).good();
    let (message, mend) = bench.refused(&["demo"]);
    assert!(
        message.contains("示例") && mend.contains("新建"),
        "{message} {mend}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn an_export_that_cannot_be_written_names_the_place() {
    let bench = Bench::with_store();
    bench.run(&["demo"]).good();
    let rows = bench.json(&["bid", "list"]);
    let bid = rows["rows"][0]["number"].as_str().unwrap();
    // Writing to it fails as on a full disk.
    let (message, _) = bench.refused(&["bid", "answer", "export", bid, "--out", "/dev/full"]);
    assert!(message.contains("/dev/full"), "{message}");
    let (message, _) = bench.refused(&["bid", "build", bid, "--out", "/dev/null/x"]);
    assert!(message.contains("/dev/null/x"), "{message}");
}
