//! Contracts: one price truth, payments that sum, frozen when sealed.

use bidwright_app::domain::contract::{Contract, ContractStatus, Topic};
use bidwright_app::domain::money::Fen;
use bidwright_app::view::NewContract;
use bidwright_app::{
    Code, contract_create, contract_get, contract_pdf, contract_save, contract_seal,
    own_company_save, quotation_issue,
};
use bidwright_testkit::{TestDesk, company, desk, line};

use crate::code;
use crate::quotation::draft;

async fn new() -> (TestDesk, Contract) {
    let desk = desk().await;
    // 3 × 333.33 = 999.99, which no three shares divide evenly.
    let quotation = draft(&desk, "水文平台", vec![line("平台", 3, 333_33, 13)]).await;
    let from = NewContract {
        quotation: Some(quotation.id),
        bid: None,
    };
    assert_eq!(code(contract_create(&desk, &from).await), Code::NotIssued);
    quotation_issue(&desk, quotation.id).await.unwrap();
    let contract = contract_create(&desk, &from).await.unwrap().contract;
    (desk, contract)
}

#[tokio::test]
async fn instalments_sum_to_the_total_to_the_fen() {
    let (_desk, contract) = new().await;
    let amounts: Vec<i64> = contract.instalments.iter().map(|i| i.amount.0).collect();
    // 30 %, 60 % and 10 % of 999.99; the fen that is left over falls to the largest.
    assert_eq!(amounts, [299_99, 600_01, 99_99]);
}

#[tokio::test]
async fn a_contract_whose_payments_differ_or_lack_a_clause_cannot_be_sealed() {
    let (desk, contract) = new().await;
    let mut short = contract.clone();
    short.instalments[0].amount = Fen(299_98);
    let view = contract_save(&desk, short).await.unwrap();
    assert!(
        view.problems
            .iter()
            .any(|p| p.code == "instalments_differ" && p.message.contains("0.01")),
        "{:?}",
        view.problems
    );
    assert_eq!(
        code(contract_seal(&desk, contract.id).await),
        Code::InstalmentsDiffer
    );
    let mut without = contract.clone();
    without.clauses.retain(|c| c.topic != Topic::Disputes);
    let view = contract_save(&desk, without).await.unwrap();
    assert!(
        view.problems[0].message.contains("争议"),
        "{:?}",
        view.problems
    );
    assert_eq!(
        code(contract_seal(&desk, contract.id).await),
        Code::ContractTopicMissing
    );
    contract_save(&desk, contract.clone()).await.unwrap();
    let sealed = contract_seal(&desk, contract.id).await.unwrap().contract;
    assert_eq!(
        (sealed.number.as_deref(), sealed.status),
        (Some("CT-2026-0001"), ContractStatus::Sealed)
    );
}

#[tokio::test]
async fn lines_of_a_contract_cannot_be_changed_apart_from_the_quotation() {
    let (desk, contract) = new().await;
    let mut cheaper = contract.clone();
    cheaper.lines[0].unit_price = Fen(1);
    let saved = contract_save(&desk, cheaper).await.unwrap().contract;
    assert_eq!(saved.lines, contract.lines);
}

#[tokio::test]
async fn a_sealed_contract_keeps_its_bytes_and_takes_no_change() {
    let (desk, contract) = new().await;
    contract_seal(&desk, contract.id).await.unwrap();
    let before = std::fs::read(contract_pdf(&desk, contract.id).await.unwrap().path).unwrap();
    let mut seller = company("改名以后的公司");
    seller.id = contract.own_company.unwrap();
    own_company_save(&desk, seller).await.unwrap();
    let after = std::fs::read(contract_pdf(&desk, contract.id).await.unwrap().path).unwrap();
    assert!(before == after);
    assert_eq!(
        code(contract_save(&desk, contract.clone()).await),
        Code::Frozen
    );
    assert_eq!(code(contract_seal(&desk, contract.id).await), Code::Frozen);
    let text = bidwright_tender::pdf_text(&before)
        .unwrap()
        .concat()
        .replace(char::is_whitespace, "");
    for words in [
        "CT-2026-0001",
        "999.99",
        "玖佰玖拾玖元玖角玖分",
        "澜川市水文站",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert_eq!(contract_get(&desk, contract.id).await.unwrap().problems, []);
}
