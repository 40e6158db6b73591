#![allow(clippy::unwrap_used)]
//! The contract as it is signed.

mod common;

use bidwright_documents::Engine;
use common::reading::Read;

#[test]
fn contract_prints_parties_price_payments_and_numbered_clauses() {
    let pdf = Engine::new()
        .contract_pdf(&common::contract_sheet())
        .unwrap();
    let read = Read::of(&pdf.bytes);
    let text = read.text();
    // 1,216,925.91 in 30 %, 65 % and 5 %: 365,077.773; 791,001.8415; 60,846.2955, the rest on the
    // largest share.
    for words in [
        "合同编号：CT-2026-0005",
        "甲方（买方）：云溪市大数据发展管理局",
        "乙方（卖方）：杭州澜岳软件有限公司",
        "91330106MA2CFL3K7P",
        "人民币壹佰贰拾壹万陆仟玖佰贰拾伍元玖角壹分",
        "首付款合同签订后10个工作日内30%365,077.77",
        "第一条定义",
        "第十二条不可抗力、变更与解除",
        "签订地点：浙江省云溪市",
        "签订日期：2026年11月23日",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    let last = format!("第{0}页共{0}页", pdf.pages);
    assert!(read.pages.last().unwrap().contains(&last));
    assert_eq!(read.title, "软件销售合同 CT-2026-0005");
    assert_eq!(read.author, "杭州澜岳软件有限公司");
    assert!(read.outline.iter().any(|entry| entry == "第一条　定义"));
}

#[test]
fn draft_contract_says_so_and_leaves_the_date_open() {
    let mut sheet = common::contract_sheet();
    sheet.contract.number = None;
    sheet.contract.signed_on = None;
    let text = Read::of(&Engine::new().contract_pdf(&sheet).unwrap().bytes).text();
    assert!(text.contains("合同编号：草稿"));
    assert!(text.contains("签订日期：年月日"));
}

#[test]
fn same_contract_gives_the_same_bytes() {
    let sheet = common::contract_sheet();
    let first = Engine::new().contract_pdf(&sheet).unwrap();
    assert_eq!(
        first.bytes,
        Engine::new().contract_pdf(&sheet).unwrap().bytes
    );
}

#[test]
fn contract_without_payments_and_clauses_is_printed() {
    let mut sheet = common::contract_sheet();
    sheet.contract.instalments.clear();
    sheet.contract.clauses.clear();
    sheet.customer.contacts.clear();
    let engine = Engine::new();
    let text = Read::of(&engine.contract_pdf(&sheet).unwrap().bytes).text();
    assert!(!text.contains("付款计划"));
    let preview = engine.contract_preview(&sheet, 1).unwrap();
    assert!(preview.svg.starts_with("<svg"));
}
