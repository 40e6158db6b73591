//! What a search finds, in lists and over all nouns.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::chain::{Link, Noun};
use bidwright_domain::quotation::Quotation;
use bidwright_store::{ListQuery, Store};
use common::{new_store, rows};

fn find(search: &str) -> ListQuery {
    ListQuery {
        search: search.to_owned(),
        ..ListQuery::default()
    }
}

async fn names(store: &Store, search: &str) -> Vec<String> {
    let found = store.customer_list(&find(search)).await.unwrap();
    assert_eq!(
        store.customer_count(&find(search)).await.unwrap() as usize,
        found.len()
    );
    found.into_iter().map(|customer| customer.name).collect()
}

#[tokio::test]
async fn a_single_character_is_found_anywhere() {
    let place = new_store().await;
    let store = &place.store;
    put!(store, customer_put(&rows::customer("温岭市第一人民医院")));
    put!(store, customer_put(&rows::customer("Shenzhen Library")));
    assert_eq!(names(store, "岭").await, ["温岭市第一人民医院"]);
    assert_eq!(names(store, "院").await, ["温岭市第一人民医院"]);
    assert_eq!(
        names(store, "shen").await,
        ["Shenzhen Library"],
        "case of ASCII letters"
    );
    assert_eq!(names(store, " 岭 ").await.len(), 1, "spaces around it");
    assert_eq!(names(store, "龘").await, Vec::<String>::new());
    assert_eq!(names(store, "").await.len(), 2);
}

#[tokio::test]
async fn signs_of_the_pattern_language_are_plain_characters() {
    let place = new_store().await;
    let store = &place.store;
    for name in ["100%", "a_b", "c\\d", "plain"] {
        put!(store, customer_put(&rows::customer(name)));
    }
    assert_eq!(names(store, "%").await, ["100%"]);
    assert_eq!(names(store, "_").await, ["a_b"]);
    assert_eq!(names(store, "\\").await, ["c\\d"]);
    assert_eq!(names(store, "' OR 1=1 --").await, Vec::<String>::new());
}

#[tokio::test]
async fn a_search_of_any_length_is_answered() {
    let place = new_store().await;
    let long = "长".repeat(10_000);
    put!(place.store, customer_put(&rows::customer(&long)));
    assert_eq!(names(&place.store, &long).await, vec![long.clone()]);
    assert_eq!(
        names(&place.store, &"%".repeat(100_000)).await,
        Vec::<String>::new()
    );
}

#[tokio::test]
async fn contacts_find_their_customer() {
    let place = new_store().await;
    let mut customer = rows::customer("甲");
    customer.contacts[1].name = "欧阳雪".to_owned();
    put!(
        place.store,
        customer_put(&customer),
        customer_put(&rows::customer("乙"))
    );
    assert_eq!(names(&place.store, "欧阳").await, ["甲"]);
    let found = place.store.search("欧阳", None, 10).await.unwrap();
    assert_eq!(
        found
            .iter()
            .map(|hit| (
                hit.link.label.as_str(),
                hit.part.as_ref().map(|part| part.label.as_str())
            ))
            .collect::<Vec<_>>(),
        [("甲", Some("欧阳雪")), ("甲", None)]
    );
}

#[tokio::test]
async fn pages_are_newest_change_first() {
    let place = new_store().await;
    let store = &place.store;
    let customers: Vec<_> = (0..5)
        .map(|n| rows::customer(&format!("客户{n}")))
        .collect();
    for customer in &customers {
        put!(store, customer_put(customer));
    }
    let mut oldest = customers[0].clone();
    oldest.note = "刚改".to_owned();
    put!(store, customer_put(&oldest));
    let page = |offset| ListQuery {
        search: "客户".to_owned(),
        limit: 2,
        offset,
        ..ListQuery::default()
    };
    let mut seen = Vec::new();
    for offset in [0, 2, 4, 6] {
        let rows = store.customer_list(&page(offset)).await.unwrap();
        seen.extend(rows.into_iter().map(|customer| customer.name));
    }
    assert_eq!(seen, ["客户0", "客户4", "客户3", "客户2", "客户1"]);
    assert_eq!(store.customer_count(&page(4)).await.unwrap(), 5);
}

/// One document of each kind, from customer to contract.
async fn chain(store: &Store) -> [Link; 5] {
    let file = rows::file(store, "t.pdf", b"x").await;
    let customer = rows::customer("采购医院");
    let tender = rows::tender(Some(customer.id), file.id);
    let quotation = Quotation {
        customer: Some(customer.id),
        tender: Some(tender.id),
        revision: 2,
        ..rows::issued(&rows::quotation(vec![]), "QT-2026-0012", file.id)
    };
    let mut bid = rows::bid(tender.id, "BID-2026-0003");
    bid.quotation = Some(quotation.id);
    let mut contract = rows::contract(vec![]);
    (contract.bid, contract.quotation) = (Some(bid.id), Some(quotation.id));
    put!(
        store,
        customer_put(&customer),
        tender_put(&tender),
        quotation_put(&quotation),
        bid_put(&bid),
        contract_put(&contract),
    );
    let link = |noun, id, label: &str| Link {
        noun,
        id,
        label: label.to_owned(),
        current: false,
    };
    [
        link(Noun::Customer, customer.id, "采购医院"),
        link(Noun::Tender, tender.id, "温岭市医院信息化项目"),
        link(Noun::Quotation, quotation.id, "QT-2026-0012 R2"),
        link(Noun::Bid, bid.id, "BID-2026-0003"),
        link(Noun::Contract, contract.id, "软件销售合同"),
    ]
}

#[tokio::test]
async fn documents_are_listed_by_customer_and_project() {
    let place = new_store().await;
    let [customer, _, quotation, bid, contract] = chain(&place.store).await;
    let store = &place.store;
    let mut own = store.contract(contract.id).await.unwrap().unwrap();
    own.customer = Some(customer.id);
    put!(store, contract_put(&own));
    let (by_customer, by_project) = (find("采购医"), find("医院信息"));
    assert_eq!(
        store.quotation_list(&by_customer).await.unwrap()[0].id,
        quotation.id
    );
    assert_eq!(store.quotation_count(&by_customer).await.unwrap(), 1);
    assert_eq!(store.contract_list(&by_customer).await.unwrap(), [own]);
    assert_eq!(store.contract_count(&by_customer).await.unwrap(), 1);
    assert_eq!(store.bid_list(&by_project).await.unwrap()[0].id, bid.id);
    assert_eq!(store.bid_count(&by_project).await.unwrap(), 1);
    assert_eq!(store.tender_count(&by_project).await.unwrap(), 1);
    assert_eq!(store.bid_count(&find("别的项目")).await.unwrap(), 0);
}

#[tokio::test]
async fn search_over_all_nouns_gives_links_with_labels() {
    let place = new_store().await;
    let [customer, tender, quotation, bid, contract] = chain(&place.store).await;
    let product = rows::product("P-77");
    put!(place.store, product_put(&product));
    let search = async |text| -> Vec<Link> {
        let hits = place.store.search(text, None, 10).await.unwrap();
        hits.into_iter().map(|hit| hit.link).collect()
    };
    let found = search("采购医").await;
    assert_eq!(
        found,
        [customer, quotation.clone()],
        "a name that begins so comes before a quotation of that customer"
    );
    assert_eq!(search("软件销").await, [contract]);
    assert_eq!(search("0012").await, [quotation]);
    assert_eq!(
        search("WLCG").await,
        [tender, bid],
        "a bid is found by its project"
    );
    let found = search("p-77").await;
    assert_eq!(
        (found[0].noun, found[0].label.as_str()),
        (Noun::Product, "P-77 电子病历系统")
    );
    assert_eq!(search("").await, []);
    assert_eq!(place.store.search("0", None, 2).await.unwrap().len(), 2);
}

#[tokio::test]
async fn neighbours_lead_along_the_chain_both_ways() {
    let place = new_store().await;
    let store = &place.store;
    let [customer, tender, quotation, bid, contract] = chain(store).await;
    let near = async |link: &Link| store.neighbours(link.noun, link.id).await.unwrap();
    assert_eq!(near(&customer).await, [tender.clone(), quotation.clone()]);
    assert_eq!(
        near(&tender).await,
        [customer.clone(), quotation.clone(), bid.clone()]
    );
    assert_eq!(
        near(&quotation).await,
        [customer, tender.clone(), bid.clone(), contract.clone()]
    );
    assert_eq!(
        near(&bid).await,
        [tender, quotation.clone(), contract.clone()]
    );
    assert_eq!(near(&contract).await, [quotation.clone(), bid.clone()]);
    put!(store, bid_remove(bid.id));
    assert_eq!(near(&contract).await, vec![quotation.clone()]);
    assert_eq!(store.link(Noun::Bid, bid.id).await.unwrap(), None);
    let link = store.link(Noun::Quotation, quotation.id).await.unwrap();
    assert_eq!(link, Some(quotation));
}

#[tokio::test]
async fn tender_without_a_project_name_is_called_by_its_file() {
    let place = new_store().await;
    let file = rows::file(&place.store, "t.pdf", b"x").await;
    let mut tender = rows::tender(None, file.id);
    tender.facts.project_name = None;
    tender.facts.project_number = None;
    put!(place.store, tender_put(&tender));
    let link = place
        .store
        .link(Noun::Tender, tender.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(link.label, "招标文件.pdf");
}
