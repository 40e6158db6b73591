//! A broken constraint names its field.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_store::{ConstraintKind, StoreError};
use common::{new_store, rows};

#[tokio::test]
async fn missing_reference_is_named() {
    let place = new_store().await;
    let nobody = rows::id();
    let named = |result: Result<(), StoreError>| match result {
        Err(StoreError::Constraint {
            noun,
            field,
            kind: ConstraintKind::MissingReference,
        }) => (noun, field),
        other => panic!("{other:?}"),
    };
    let store = &place.store;
    let company = rows::own_company(Some(nobody), None);
    assert_eq!(
        named(try_put!(store, own_company_put(&company))),
        ("own_company", "logo")
    );
    let certificate = rows::certificate(nobody, vec![]);
    assert_eq!(
        named(try_put!(store, certificate_put(&certificate))),
        ("certificate", "owner")
    );
    let tender = rows::tender(None, nobody);
    assert_eq!(
        named(try_put!(store, tender_put(&tender))),
        ("tender", "file")
    );
    let quotation = rows::quotation(vec![rows::line(Some(nobody), "x")]);
    assert_eq!(
        named(try_put!(store, quotation_put(&quotation))),
        ("quotation", "lines")
    );
    let file = rows::file(store, "t.pdf", b"x").await;
    let tender = rows::tender(None, file.id);
    put!(store, tender_put(&tender));
    let mut bid = rows::bid(tender.id, "B-1");
    bid.certificates = vec![nobody];
    assert_eq!(
        named(try_put!(store, bid_put(&bid))),
        ("bid", "certificates")
    );
    bid.certificates.clear();
    put!(store, bid_put(&bid));
    let mut clause = rows::clause(tender.id, 0, "1");
    clause.parent = Some(nobody);
    let refused = try_put!(store, clauses_put(tender.id, &[clause.clone()]));
    assert_eq!(named(refused), ("clause", "parent"));
    clause.parent = None;
    put!(store, clauses_put(tender.id, &[clause.clone()]));
    let response = rows::response(bid.id, clause.id, Some(nobody));
    assert_eq!(
        named(try_put!(store, responses_put(&[response]))),
        ("response", "evidence")
    );
    let mut contract = rows::contract(vec![]);
    contract.bid = Some(nobody);
    assert_eq!(
        named(try_put!(store, contract_put(&contract))),
        ("contract", "bid")
    );
}

#[tokio::test]
async fn number_of_a_removed_product_is_free_and_blocks_its_return() {
    let place = new_store().await;
    let (first, second) = (rows::product("P-1"), rows::product("P-1"));
    put!(place.store, product_put(&first));
    let taken = try_put!(place.store, product_put(&second));
    assert!(matches!(
        taken,
        Err(StoreError::Constraint {
            noun: "product",
            field: "number",
            kind: ConstraintKind::Duplicate
        })
    ));
    put!(place.store, product_remove(first.id));
    put!(place.store, product_put(&second));
    let back = try_put!(place.store, product_restore(first.id));
    assert!(matches!(
        back,
        Err(StoreError::Constraint {
            noun: "product",
            field: "number",
            kind: ConstraintKind::Duplicate
        })
    ));
    put!(
        place.store,
        product_put(&rows::product("")),
        product_put(&rows::product(""))
    );
}
