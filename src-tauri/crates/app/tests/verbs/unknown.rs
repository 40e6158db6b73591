//! Unknown ids get a sentence, never a panic.

use bidwright_app::domain::Id;
use bidwright_app::domain::bid::{Deviation, Response};
use bidwright_app::domain::chain::Noun;
use bidwright_app::view::{NewChapter, NewContract, Outcome, QuotationExport, QuotationOutcome};
use bidwright_app::{
    Code, bid_answer_workbook, bid_build, bid_check, bid_create, bid_get, bid_mark, bid_remove,
    bid_restore, bid_submit, certificate_get, chain_of, chapter_add, chapter_remove, clause_split,
    clauses_merge, contract_create, contract_get, contract_pdf, contract_seal, customer_get,
    customer_remove, customer_restore, file_content, job_get, own_company_get, product_get,
    quotation_copy, quotation_difference, quotation_docx, quotation_get, quotation_issue,
    quotation_mark, quotation_pdf, quotation_remove, quotation_revise, quotation_revisions,
    quotation_xlsx, response_list, responses_save, tender_get,
};
use bidwright_testkit::desk;

use crate::{code, small_bid};

#[tokio::test]
async fn every_verb_on_an_unknown_id_says_that_it_is_not_there() {
    let desk = desk().await;
    let id = Id::now_v7();
    let chapter = NewChapter {
        bid: id,
        after: None,
        title: "方案".to_owned(),
    };
    let from_bid = NewContract {
        quotation: None,
        bid: Some(id),
    };
    let from_quotation = NewContract {
        quotation: Some(id),
        bid: None,
    };
    let ended = QuotationOutcome {
        outcome: Outcome::Won,
        reason: None,
        note: String::new(),
    };
    let export = QuotationExport::default();
    let codes = [
        code(own_company_get(&desk, id).await),
        code(customer_get(&desk, id).await),
        code(customer_remove(&desk, id).await),
        code(customer_restore(&desk, id).await),
        code(product_get(&desk, id).await),
        code(certificate_get(&desk, id).await),
        code(file_content(&desk, id).await),
        code(job_get(&desk, id).await),
        code(tender_get(&desk, id).await),
        code(clauses_merge(&desk, id, &[id, id]).await),
        code(clause_split(&desk, id, 1).await),
        code(quotation_get(&desk, id).await),
        code(quotation_issue(&desk, id).await),
        code(quotation_revise(&desk, id).await),
        code(quotation_mark(&desk, id, &ended).await),
        code(quotation_pdf(&desk, id, &export).await),
        code(quotation_xlsx(&desk, id, &export).await),
        code(quotation_docx(&desk, id, &export).await),
        code(quotation_copy(&desk, id, None).await),
        code(quotation_difference(&desk, id, None).await),
        code(quotation_revisions(&desk, id).await),
        code(quotation_remove(&desk, id).await),
        code(bid_create(&desk, id).await),
        code(bid_get(&desk, id).await),
        code(bid_check(&desk, id).await),
        code(bid_build(&desk, id).await),
        code(bid_submit(&desk, id).await),
        code(bid_mark(&desk, id, Outcome::Lost).await),
        code(bid_remove(&desk, id).await),
        code(bid_restore(&desk, id).await),
        code(bid_answer_workbook(&desk, id).await),
        code(response_list(&desk, id).await),
        code(chapter_add(&desk, chapter).await),
        code(chapter_remove(&desk, id).await),
        code(contract_create(&desk, &from_bid).await),
        code(contract_create(&desk, &from_quotation).await),
        code(contract_get(&desk, id).await),
        code(contract_seal(&desk, id).await),
        code(contract_pdf(&desk, id).await),
        code(chain_of(&desk, Noun::Bid, id).await),
    ];
    assert_eq!(
        codes
            .iter()
            .filter(|c| **c != Code::RowMissing)
            .collect::<Vec<_>>(),
        Vec::<&Code>::new()
    );
}

#[tokio::test]
async fn an_answer_to_a_clause_that_is_not_there_is_refused() {
    let (desk, view) = small_bid().await;
    let stray = Response {
        bid: view.bid.id,
        clause: Id::now_v7(),
        deviation: Deviation::None,
        answer: "满足".to_owned(),
        evidence: None,
        note: String::new(),
    };
    assert_eq!(
        code(responses_save(&desk, view.bid.id, vec![stray]).await),
        Code::RowMissing
    );
}
