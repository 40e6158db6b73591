//! The chain of documents, both ways.

use bidwright_app::domain::Id;
use bidwright_app::domain::chain::Noun;
use bidwright_app::view::{NewContract, Outcome};
use bidwright_app::{bid_mark, bid_submit, chain_of, contract_create, history, search};
use bidwright_testkit::TestDesk;

use crate::ready_bid;

async fn nouns(desk: &TestDesk, noun: Noun, id: Id) -> Vec<(Noun, Id, bool)> {
    let chain = chain_of(desk, noun, id).await.unwrap();
    chain
        .links
        .into_iter()
        .map(|l| (l.noun, l.id, l.current))
        .collect()
}

#[tokio::test]
async fn the_chain_from_customer_to_contract_is_seen_from_each_of_its_documents() {
    let (desk, bid) = ready_bid().await;
    bid_submit(&desk, bid.id).await.unwrap();
    bid_mark(&desk, bid.id, Outcome::Won).await.unwrap();
    let from = NewContract {
        quotation: None,
        bid: Some(bid.id),
    };
    let contract = contract_create(&desk, &from).await.unwrap().contract;
    assert_eq!(contract.quotation, bid.quotation);
    let expected = [
        (Noun::Customer, contract.customer.unwrap()),
        (Noun::Tender, bid.tender),
        (Noun::Quotation, bid.quotation.unwrap()),
        (Noun::Bid, bid.id),
        (Noun::Contract, contract.id),
    ];
    for (noun, id) in expected.into_iter().skip(1) {
        let seen = nouns(&desk, noun, id).await;
        let plain: Vec<(Noun, Id)> = seen.iter().map(|(n, i, _)| (*n, *i)).collect();
        assert_eq!(plain, expected, "from {noun:?}");
        assert_eq!(seen.iter().filter(|(_, _, current)| *current).count(), 1);
    }
    // A customer's page shows its own documents; a bid is one click further, behind its tender.
    let from_customer = nouns(&desk, Noun::Customer, expected[0].1).await;
    for (noun, id) in expected.into_iter().filter(|(noun, _)| *noun != Noun::Bid) {
        assert!(
            from_customer.iter().any(|(n, i, _)| (noun, id) == (*n, *i)),
            "{noun:?}"
        );
    }
}

#[tokio::test]
async fn the_palette_finds_by_number_and_name_and_the_history_names_the_verbs() {
    let (desk, bid) = ready_bid().await;
    let found = search(&desk, &bid.number, None).await.unwrap();
    assert!(
        found
            .iter()
            .any(|l| l.link.noun == Noun::Bid && l.link.id == bid.id)
    );
    let found = search(&desk, "澜川市图书馆", None).await.unwrap();
    assert!(found.iter().any(|l| l.link.noun == Noun::Customer));
    assert!(search(&desk, "  ", None).await.unwrap().is_empty());
    let verbs: Vec<String> = history(&desk, Noun::Bid, bid.id)
        .await
        .unwrap()
        .into_iter()
        .map(|e| e.what)
        .collect();
    assert!(
        verbs.contains(&"新建".to_owned()) && verbs.contains(&"修改".to_owned()),
        "{verbs:?}"
    );
}
