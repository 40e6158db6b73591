//! The search and the lists against a plain scan of the same rows.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;

use bidwright_domain::Id;
use bidwright_domain::chain::{Fit, Noun, PartKind};
use bidwright_domain::customer::Customer;
use bidwright_domain::money::Fen;
use bidwright_store::{ListFilter, ListQuery, ListSort, Store, StoreError};
use common::{new_store, rows};

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn text(&mut self, letters: &[char], longest: usize) -> String {
        (0..=self.below(longest))
            .map(|_| letters[self.below(letters.len())])
            .collect()
    }
}

/// Case, full width, signs of the pattern language, emoji, characters outside the first plane.
const LETTERS: &str = "aAbBéÉ0 1%_\\'\"*-^(中国国移动重庆长ＡＢａ％＿😀👍🏽𬭚㛃ßſKİ";

fn find(search: &str) -> ListQuery {
    ListQuery {
        search: search.to_owned(),
        limit: u32::MAX,
        ..ListQuery::default()
    }
}

/// As SQLite's LIKE sees it: only ASCII letters are the same in both cases.
fn holds(words: &str, search: &str) -> bool {
    words
        .to_ascii_lowercase()
        .contains(&search.to_ascii_lowercase())
}

fn words(c: &Customer) -> String {
    let mut words = [
        &c.name,
        &c.credit_code,
        &c.phone,
        &c.industry,
        &c.region,
        &c.note,
    ]
    .map(String::as_str)
    .join("\n");
    let contact = |p: &bidwright_domain::customer::Contact| {
        [&p.name, &p.phone, &p.email, &p.wechat]
            .map(String::as_str)
            .join("\n")
    };
    words.push_str(
        &c.contacts
            .iter()
            .map(contact)
            .collect::<Vec<_>>()
            .join("\n"),
    );
    words
}

#[tokio::test]
async fn every_substring_finds_exactly_what_a_scan_finds() {
    let place = new_store().await;
    let store = &place.store;
    let letters: Vec<char> = LETTERS.chars().collect();
    let mut dice = Dice(7);
    let mut customers = Vec::new();
    for _ in 0..120 {
        let mut customer = rows::customer(&format!("x{}", dice.text(&letters, 12)));
        customer.note = dice.text(&letters, 20);
        customer.contacts[0].name = dice.text(&letters, 4);
        customers.push(customer);
    }
    put!(store, customers_put(&customers));
    let mut checked = 0;
    for round in 0..600 {
        let search = if round % 2 == 0 {
            dice.text(&letters, 4)
        } else {
            let from: Vec<char> = words(&customers[dice.below(customers.len())])
                .chars()
                .collect();
            let start = dice.below(from.len());
            from[start..].iter().take(1 + dice.below(8)).collect()
        };
        let search = search.trim();
        if search.is_empty() {
            continue;
        }
        let wanted: BTreeSet<Id> = customers
            .iter()
            .filter(|c| holds(&words(c), search))
            .map(|c| c.id)
            .collect();
        let found: BTreeSet<Id> = store
            .customer_ids(&find(search))
            .await
            .unwrap()
            .into_iter()
            .collect();
        let spelled = search
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '\''));
        if spelled {
            assert!(found.is_superset(&wanted), "{search:?}");
        } else {
            assert_eq!(found, wanted, "{search:?}");
        }
        let hits = store
            .search(search, Some(Noun::Customer), 10_000)
            .await
            .unwrap();
        let read: BTreeSet<Id> = hits
            .iter()
            .filter(|hit| hit.part.is_none() && hit.fit != Fit::Pinyin)
            .map(|hit| hit.link.id)
            .collect();
        assert_eq!(read, wanted, "{search:?}");
        assert!(hits.is_sorted_by_key(|hit| hit.fit), "best first");
        checked += wanted.len();
    }
    assert!(checked > 1_000, "the searches find something: {checked}");
}

async fn names(store: &Store, search: &str) -> Vec<String> {
    let hits = store.search(search, None, 50).await.unwrap();
    hits.into_iter()
        .filter(|hit| hit.part.is_none())
        .map(|hit| hit.link.label)
        .collect()
}

#[tokio::test]
async fn names_are_found_by_initials_and_full_spelling_in_every_reading() {
    let place = new_store().await;
    let store = &place.store;
    for name in [
        "中国移动",
        "重庆长安汽车",
        "西安市第一医院",
        "绿城服务集团",
        "SAP 实施中心",
    ] {
        put!(store, customer_put(&rows::customer(name)));
    }
    for (search, name) in [
        ("zgyd", "中国移动"),
        ("zhongguoyidong", "中国移动"),
        ("ZhongGuo", "中国移动"),
        ("guoyid", "中国移动"),
        ("gyd", "中国移动"),
        ("chongqing", "重庆长安汽车"),
        ("zhongqing", "重庆长安汽车"),
        ("cqca", "重庆长安汽车"),
        ("zqzaqc", "重庆长安汽车"),
        ("zhangan", "重庆长安汽车"),
        ("xi'an", "西安市第一医院"),
        ("xian shi", "西安市第一医院"),
        ("lvcheng", "绿城服务集团"),
        ("sszx", "SAP 实施中心"),
    ] {
        assert_eq!(names(store, search).await, [name], "{search}");
        assert_eq!(
            store.customer_count(&find(search)).await.unwrap(),
            1,
            "{search}"
        );
    }
    for search in [
        "zgdy",
        "hongguo",
        "guozhong",
        "zhongguoyidongx",
        "yidongzhong",
    ] {
        assert_eq!(names(store, search).await, Vec::<String>::new(), "{search}");
    }
}

#[tokio::test]
async fn better_hits_and_newer_rows_come_first() {
    let place = new_store().await;
    let store = &place.store;
    for name in ["西部东方", "东方集团", "东方", "大 东方", "东方电气"] {
        put!(store, customer_put(&rows::customer(name)));
    }
    assert_eq!(
        names(store, "东方").await,
        ["东方", "东方电气", "东方集团", "大 东方", "西部东方"]
    );
}

#[tokio::test]
async fn contacts_and_clauses_are_found_by_themselves() {
    let place = new_store().await;
    let store = &place.store;
    let mut customer = rows::customer("甲医院");
    customer.contacts[1].name = "欧阳雪".to_owned();
    let file = rows::file(store, "t.pdf", b"x").await;
    let tender = rows::tender(Some(customer.id), file.id);
    let mut clause = rows::clause(tender.id, 0, "3.2");
    clause.text = "应支持量子加密".to_owned();
    put!(
        store,
        customer_put(&customer),
        tender_put(&tender),
        clauses_put(tender.id, std::slice::from_ref(&clause))
    );
    let part = async |search: &str| {
        let hits = store.search(search, None, 10).await.unwrap();
        hits.into_iter()
            .find_map(|hit| Some((hit.link.id, hit.link.label, hit.part?)))
    };
    let (owner, label, found) = part("oyx").await.unwrap();
    assert_eq!(
        (owner, label.as_str(), found.kind),
        (customer.id, "甲医院", PartKind::Contact)
    );
    let (owner, _, found) = part("量子加").await.unwrap();
    assert_eq!(
        (owner, found.id, found.kind),
        (tender.id, clause.id, PartKind::Clause)
    );
    put!(store, clauses_remove(&[clause.id]));
    assert_eq!(part("量子加").await, None);
    put!(
        store,
        clauses_restore(&[clause.id]),
        tender_remove(tender.id)
    );
    assert_eq!(part("量子加").await, None, "nothing of a removed tender");
    put!(store, tender_restore(tender.id));
    assert!(part("量子加").await.is_some());
    customer.contacts.remove(1);
    put!(store, customer_put(&customer));
    assert_eq!(part("oyx").await, None);
}

#[tokio::test]
async fn what_a_row_shows_of_another_follows_it() {
    let place = new_store().await;
    let store = &place.store;
    let mut customer = rows::customer("旧名医院");
    let mut quotation = rows::quotation(vec![]);
    quotation.customer = Some(customer.id);
    let other = rows::quotation(vec![]);
    put!(
        store,
        customer_put(&customer),
        quotation_put(&quotation),
        quotation_put(&other)
    );
    customer.name = "新名医院".to_owned();
    put!(store, customer_put(&customer));
    assert_eq!(
        store.quotation_ids(&find("旧名")).await.unwrap(),
        Vec::<Id>::new()
    );
    assert_eq!(
        store.quotation_ids(&find("新名")).await.unwrap(),
        [quotation.id]
    );
    assert_eq!(
        store.quotation_ids(&find("")).await.unwrap(),
        [other.id, quotation.id],
        "its own place in time stays"
    );
}

fn sorted(column: &str, descending: bool) -> ListQuery {
    ListQuery {
        sort: Some(ListSort {
            column: column.to_owned(),
            descending,
        }),
        limit: u32::MAX,
        ..ListQuery::default()
    }
}

#[tokio::test]
async fn lists_are_sorted_and_narrowed_down_by_columns() {
    let place = new_store().await;
    let store = &place.store;
    for (number, name, price, category) in [
        ("3", "自动化", 5, "软件"),
        ("1", "Zeta", 90, "软件"),
        ("2", "安全", 10, "服务"),
        ("4", "beta", 70, "硬件"),
    ] {
        let mut product = rows::product(number);
        (product.name, product.list_price, product.category) =
            (name.to_owned(), Fen(price), category.to_owned());
        put!(store, product_put(&product));
    }
    let names = async |query: &ListQuery| -> Vec<String> {
        store
            .product_list(query)
            .await
            .unwrap()
            .into_iter()
            .map(|p| p.name)
            .collect()
    };
    assert_eq!(
        names(&sorted("name", false)).await,
        ["beta", "Zeta", "安全", "自动化"]
    );
    assert_eq!(
        names(&sorted("list_price", true)).await,
        ["Zeta", "beta", "安全", "自动化"]
    );
    assert_eq!(
        names(&sorted("number", false)).await,
        ["Zeta", "安全", "自动化", "beta"]
    );
    let of = |values: &[&str]| {
        vec![ListFilter {
            column: "category".to_owned(),
            values: values.iter().map(|v| (*v).to_owned()).collect(),
        }]
    };
    let narrowed = ListQuery {
        filters: of(&["软件", "服务"]),
        ..sorted("list_price", false)
    };
    assert_eq!(names(&narrowed).await, ["自动化", "安全", "Zeta"]);
    assert_eq!(store.product_count(&narrowed).await.unwrap(), 3);
    let page = ListQuery {
        limit: 1,
        offset: 1,
        ..narrowed.clone()
    };
    assert_eq!(names(&page).await, ["安全"]);
    let both = ListQuery {
        search: "e".to_owned(),
        filters: of(&["软件"]),
        ..sorted("name", false)
    };
    assert_eq!(names(&both).await, ["Zeta"]);
    assert_eq!(
        names(&ListQuery {
            filters: of(&[]),
            ..find("")
        })
        .await
        .len(),
        4,
        "no value narrows nothing down"
    );
    for strange in [
        sorted("colour", false),
        ListQuery {
            filters: vec![ListFilter {
                column: "colour".to_owned(),
                values: vec!["red".to_owned()],
            }],
            ..find("")
        },
    ] {
        assert!(matches!(
            store.product_list(&strange).await,
            Err(StoreError::NoSuchColumn { .. })
        ));
    }
}

/// More than are compared one by one, so that the other ways through the index are taken too.
#[tokio::test]
async fn many_hits_are_sorted_as_few_are() {
    let place = new_store().await;
    let store = &place.store;
    let products: Vec<_> = (0..3_500)
        .map(|n: i64| {
            let mut product = rows::product(&format!("N-{n:05}"));
            product.name = format!("系统 {}", n % 7);
            product.list_price = Fen((n * 7_919) % 3_500);
            product
        })
        .collect();
    put!(store, products_put(&products));
    let dense = ListQuery {
        search: "系统".to_owned(),
        limit: 50,
        offset: 100,
        ..sorted("list_price", true)
    };
    let prices: Vec<i64> = store
        .product_list(&dense)
        .await
        .unwrap()
        .iter()
        .map(|p| p.list_price.0)
        .collect();
    assert_eq!(prices, (3_350..3_400).rev().collect::<Vec<_>>());
    assert_eq!(store.product_count(&dense).await.unwrap(), 3_500);
    let newest = ListQuery {
        search: "xitong".to_owned(),
        limit: 2,
        offset: 1,
        ..ListQuery::default()
    };
    let numbers: Vec<_> = store
        .product_list(&newest)
        .await
        .unwrap()
        .into_iter()
        .map(|p| p.number)
        .collect();
    assert_eq!(numbers, ["N-03498", "N-03497"]);
}

#[tokio::test]
async fn many_changes_leave_the_file_sound() {
    let place = new_store().await;
    let store = &place.store;
    let file = rows::file(store, "t.pdf", b"x").await;
    let tender = rows::tender(None, file.id);
    put!(store, tender_put(&tender));
    let letters: Vec<char> =
        "系统应支持不少于五百个并发用户平均响应时间不超过两秒并提供完整的操作日志，。0123 abc"
            .chars()
            .collect();
    let mut dice = Dice(11);
    for round in 0..20 {
        let clauses: Vec<_> = (0..40)
            .map(|n| {
                let mut clause = rows::clause(tender.id, n, &format!("{round}.{n}"));
                clause.text = dice.text(&letters, 400);
                clause
            })
            .collect();
        put!(store, clauses_put(tender.id, &clauses));
        let report = store.verify().await.unwrap();
        assert!(report.is_sound(), "round {round}: {:?}", report.damage);
        put!(store, clauses_remove(&[clauses[3].id, clauses[39].id]));
        let report = store.verify().await.unwrap();
        assert!(
            report.is_sound(),
            "round {round}, removed: {:?}",
            report.damage
        );
    }
}
