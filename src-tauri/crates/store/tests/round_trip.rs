//! Every noun comes back exactly as it was put, also after closing and opening the file.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::bid::{Bid, BidStatus};
use bidwright_domain::contract::{Contract, ContractStatus};
use bidwright_domain::money::Fen;
use bidwright_domain::quotation::{Quotation, QuotationLine, QuotationStatus};
use bidwright_domain::tender::{Block, BlockBody};
use bidwright_store::{ImportMark, ImportNoun, ListQuery, PIECE, StoreError};
use common::{at, new_store, rows, stamp};

#[tokio::test]
async fn imported_rows_come_back_with_every_field_and_go_when_the_import_is_taken_back() {
    let place = new_store().await;
    let store = &place.store;
    let customers = [
        rows::customer("温岭市第一人民医院"),
        rows::customer("云杉大学"),
    ];
    let products = [rows::product("P-001"), rows::product("P-002")];
    for noun in [ImportNoun::Customer, ImportNoun::Product] {
        let mark = ImportMark {
            id: rows::id(),
            noun,
            file: "表.xlsx".to_owned(),
            at: at("2026-11-23T01:30:00Z"),
            actor: String::new(),
            added: 2,
            changed: 0,
            undone_at: None,
        };
        let mut write = store.write(stamp("test_import")).await.unwrap();
        write.import_begin(&mark).await.unwrap();
        match noun {
            ImportNoun::Customer => write.customers_import(mark.id, &customers, &[]).await,
            ImportNoun::Product => write.products_import(mark.id, &products, &[]).await,
        }
        .unwrap();
        write.commit().await.unwrap();
    }
    for customer in &customers {
        let found = store.customer(customer.id).await.unwrap();
        assert_eq!(found.as_ref(), Some(customer));
    }
    for product in &products {
        let found = store.product(product.id).await.unwrap();
        assert_eq!(found.as_ref(), Some(product));
    }
    let query = ListQuery {
        search: "云杉大".to_owned(),
        ..ListQuery::default()
    };
    assert_eq!(
        store.customer_count(&query).await.unwrap(),
        1,
        "and is found"
    );
    for import in store.imports().await.unwrap() {
        let imported = store.import_rows(import.id).await.unwrap();
        let mut write = store.write(stamp("test_undo")).await.unwrap();
        assert_eq!(
            write.rows_unimport(import.noun, &imported).await.unwrap(),
            2
        );
        write.import_end(import.id).await.unwrap();
        write.commit().await.unwrap();
    }
    assert_eq!(
        store.customer_count(&ListQuery::default()).await.unwrap(),
        0
    );
    assert_eq!(store.product_count(&ListQuery::default()).await.unwrap(), 0);
    assert!(store.verify().await.unwrap().is_sound());
}

#[tokio::test]
async fn master_data_comes_back() {
    let place = new_store().await;
    let store = &place.store;
    let logo = rows::file(store, "logo.png", b"logo").await;
    let seal = rows::file(store, "章.png", b"seal").await;
    let company = rows::own_company(Some(logo.id), Some(seal.id));
    let plain = rows::own_company(None, None);
    let customer = rows::customer("温岭市第一人民医院");
    let product = rows::product("P-001");
    let certificate = rows::certificate(company.id, vec![seal.id, logo.id, seal.id]);
    let mut unlimited = rows::certificate(company.id, Vec::new());
    (unlimited.issued_on, unlimited.expires_on) = (None, None);
    put!(
        store,
        own_company_put(&company),
        own_company_put(&plain),
        customer_put(&customer),
        product_put(&product),
        certificate_put(&certificate),
        certificate_put(&unlimited),
    );
    let place = place.reopened().await;
    let store = &place.store;
    assert_eq!(store.own_company(company.id).await.unwrap(), Some(company));
    assert_eq!(store.own_company(plain.id).await.unwrap(), Some(plain));
    assert_eq!(store.customer(customer.id).await.unwrap(), Some(customer));
    assert_eq!(store.product(product.id).await.unwrap(), Some(product));
    assert_eq!(
        store.certificate(certificate.id).await.unwrap(),
        Some(certificate)
    );
    assert_eq!(
        store.certificate(unlimited.id).await.unwrap(),
        Some(unlimited)
    );
}

#[tokio::test]
async fn tender_clauses_and_text_come_back() {
    let place = new_store().await;
    let file = rows::file(&place.store, "招标文件.pdf", b"%PDF").await;
    let customer = rows::customer("采购人");
    let tender = rows::tender(Some(customer.id), file.id);
    let parent = rows::clause(tender.id, 0, "1");
    let mut child = rows::clause(tender.id, 1, "1.1");
    child.parent = Some(parent.id);
    child.duplicate_of = Some(parent.id);
    (child.at, child.edited) = (None, false);
    let blocks = vec![
        Block {
            page: Some(1),
            body: BlockBody::Paragraph {
                text: "第一章".into(),
                number: "1".into(),
                level: Some(1),
            },
        },
        Block {
            page: None,
            body: BlockBody::Table {
                rows: vec![vec!["a".into(), String::new()]],
            },
        },
    ];
    // The child comes first: the parent may follow in the same list.
    let clauses = [child.clone(), parent.clone()];
    put!(
        place.store,
        customer_put(&customer),
        tender_put(&tender),
        clauses_put(tender.id, &clauses),
        tender_blocks_put(tender.id, &blocks),
    );
    let place = place.reopened().await;
    assert_eq!(
        place.store.clauses(tender.id).await.unwrap(),
        [parent, child.clone()]
    );
    assert_eq!(place.store.clause(child.id).await.unwrap(), Some(child));
    assert_eq!(place.store.clause_count(tender.id).await.unwrap(), 2);
    assert_eq!(place.store.tender_blocks(tender.id).await.unwrap(), blocks);
    assert_eq!(place.store.tender(tender.id).await.unwrap(), Some(tender));
}

/// A contract has no sections, no optional lines and no costs.
fn sold(line: &QuotationLine) -> QuotationLine {
    QuotationLine {
        section: None,
        optional: false,
        cost: Fen(0),
        ..line.clone()
    }
}

#[tokio::test]
async fn quotation_bid_and_contract_come_back() {
    let place = new_store().await;
    let store = &place.store;
    let pdf = rows::file(store, "QT.pdf", b"%PDF-quotation").await;
    let (company, customer) = (rows::own_company(None, None), rows::customer("医院"));
    let (tender, product) = (rows::tender(None, pdf.id), rows::product("P-1"));
    let certificate = rows::certificate(company.id, vec![pdf.id]);
    let first = rows::quotation(vec![
        rows::line(Some(product.id), "甲"),
        rows::line(None, "乙"),
    ]);
    let first = Quotation {
        customer: Some(customer.id),
        own_company: Some(company.id),
        tender: Some(tender.id),
        ..rows::issued(&first, "QT-2026-0012", pdf.id)
    };
    let second = Quotation {
        id: rows::id(),
        revision: 2,
        revises: Some(first.id),
        status: QuotationStatus::Draft,
        tax_included: false,
        ..first.clone()
    };
    let bid = Bid {
        status: BidStatus::Submitted,
        own_company: Some(company.id),
        quotation: Some(first.id),
        certificates: vec![certificate.id, certificate.id],
        submitted_at: Some(at("2026-12-01T01:00:00Z")),
        content_hash: Some("beef".to_owned()),
        pdf: Some(pdf.id),
        ..rows::bid(tender.id, "BID-2026-0003")
    };
    let contract = Contract {
        number: Some("CT-2026-0005".to_owned()),
        status: ContractStatus::Sealed,
        customer: Some(customer.id),
        own_company: Some(company.id),
        quotation: Some(first.id),
        bid: Some(bid.id),
        sealed_at: Some(at("2026-12-20T08:00:00Z")),
        content_hash: Some("dead".to_owned()),
        pdf: Some(pdf.id),
        ..rows::contract(first.lines.iter().map(sold).collect())
    };
    put!(
        store,
        own_company_put(&company),
        customer_put(&customer),
        product_put(&product),
        certificate_put(&certificate),
        tender_put(&tender),
        quotation_put(&first),
        quotation_put(&second),
        bid_put(&bid),
        contract_put(&contract),
    );
    let place = place.reopened().await;
    let store = &place.store;
    assert_eq!(store.quotation(first.id).await.unwrap(), Some(first));
    assert_eq!(store.quotation(second.id).await.unwrap(), Some(second));
    assert_eq!(store.bid(bid.id).await.unwrap(), Some(bid));
    assert_eq!(store.contract(contract.id).await.unwrap(), Some(contract));
}

#[tokio::test]
async fn chapters_and_responses_come_back() {
    let place = new_store().await;
    let file = rows::file(&place.store, "t.pdf", b"%PDF").await;
    let tender = rows::tender(None, file.id);
    let clauses = [
        rows::clause(tender.id, 0, "1"),
        rows::clause(tender.id, 1, "2"),
    ];
    let bid = rows::bid(tender.id, "BID-2026-0001");
    let chapters = [
        rows::chapter(bid.id, 0, "技术方案"),
        rows::chapter(bid.id, 1, "服务方案"),
    ];
    let responses = [
        rows::response(bid.id, clauses[0].id, Some(chapters[1].id)),
        rows::response(bid.id, clauses[1].id, None),
    ];
    put!(
        place.store,
        tender_put(&tender),
        clauses_put(tender.id, &clauses),
        bid_put(&bid),
        chapter_put(&chapters[0]),
        chapter_put(&chapters[1]),
        responses_put(&[responses[1].clone(), responses[0].clone()]),
    );
    let place = place.reopened().await;
    assert_eq!(place.store.chapters(bid.id).await.unwrap(), chapters);
    assert_eq!(
        place.store.chapter(chapters[1].id).await.unwrap().as_ref(),
        Some(&chapters[1])
    );
    assert_eq!(place.store.responses(bid.id).await.unwrap(), responses);
    assert_eq!(
        place.store.chapter_bid(chapters[0].id).await.unwrap(),
        Some(bid.id)
    );
    assert_eq!(
        place.store.clause_tender(clauses[1].id).await.unwrap(),
        Some(tender.id)
    );
}

#[tokio::test]
async fn changed_row_replaces_the_old_one_with_its_children() {
    let place = new_store().await;
    let mut customer = rows::customer("旧名");
    put!(place.store, customer_put(&customer));
    customer.name = "新名".to_owned();
    customer.contacts.remove(0);
    put!(place.store, customer_put(&customer));
    assert_eq!(
        place.store.customer(customer.id).await.unwrap(),
        Some(customer)
    );
    assert_eq!(
        place
            .store
            .customer_count(&ListQuery::default())
            .await
            .unwrap(),
        1
    );
}

#[tokio::test]
async fn settings_are_kept_and_replaced() {
    let place = new_store().await;
    assert_eq!(place.store.setting("numbering").await.unwrap(), None);
    put!(
        place.store,
        setting_put("numbering", "QT-{YYYY}-{0000}"),
        setting_put("empty", "")
    );
    put!(place.store, setting_put("numbering", "BJ-{YYYY}-{000}"));
    let place = place.reopened().await;
    let kept = place.store.setting("numbering").await.unwrap();
    assert_eq!(kept.as_deref(), Some("BJ-{YYYY}-{000}"));
    assert_eq!(
        place.store.setting("empty").await.unwrap().as_deref(),
        Some("")
    );
}

#[tokio::test]
async fn long_and_rare_characters_come_back() {
    let place = new_store().await;
    let long = "长".repeat(10_000);
    let rare = "𬭚㛃👩🏽\u{200d}💻 e\u{301} \u{202e}rtl \u{1}\t\r\n '\"\\;-- %_ {{}} \u{fffd}";
    let mut customer = rows::customer(&long);
    customer.note = rare.to_owned();
    customer.contacts[0].name = rare.to_owned();
    customer.contacts[1].note = long.clone();
    let quotation = rows::quotation(vec![rows::line(None, rare), rows::line(None, &long)]);
    put!(
        place.store,
        customer_put(&customer),
        quotation_put(&quotation)
    );
    let place = place.reopened().await;
    let found = ListQuery {
        search: "㛃👩🏽".to_owned(),
        ..ListQuery::default()
    };
    assert_eq!(
        place.store.customer_list(&found).await.unwrap(),
        [customer.clone()]
    );
    assert_eq!(
        place.store.customer(customer.id).await.unwrap(),
        Some(customer)
    );
    assert_eq!(
        place.store.quotation(quotation.id).await.unwrap(),
        Some(quotation)
    );
}

#[tokio::test]
async fn nul_characters_do_not_cut_a_text() {
    let place = new_store().await;
    let mut customer = rows::customer("a\0b");
    customer.contacts[0].name = "c\0d".to_owned();
    put!(place.store, customer_put(&customer));
    assert_eq!(
        place.store.customer(customer.id).await.unwrap(),
        Some(customer)
    );
}

#[tokio::test]
async fn same_bytes_are_kept_once_under_each_name() {
    let place = new_store().await;
    // Bytes that don't compress, so that the size of the file tells.
    let bytes: Vec<u8> = (0..400_000_u32)
        .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes())
        .collect();
    let first = rows::file(&place.store, "a.pdf", &bytes).await;
    let place = place.reopened().await;
    let size = place.store.info().await.unwrap().size;
    let second = rows::file(&place.store, "b.pdf", &bytes).await;
    let empty = rows::file(&place.store, "empty.txt", b"").await;
    let place = place.reopened().await;
    let grown = place.store.info().await.unwrap().size - size;
    assert!(grown < 100_000, "{grown} bytes for a second name of 1.6 MB");
    assert_ne!(first.id, second.id);
    assert_eq!(first.sha256, second.sha256);
    assert_eq!((second.name.as_str(), second.size), ("b.pdf", 1_600_000));
    assert_eq!(
        place.store.file(second.id).await.unwrap(),
        Some(second.clone())
    );
    assert_eq!(
        place.store.file_bytes(first.id).await.unwrap().as_deref(),
        Some(&bytes[..])
    );
    assert_eq!(
        place.store.file_bytes(second.id).await.unwrap().as_deref(),
        Some(&bytes[..])
    );
    assert_eq!(
        place.store.file_bytes(empty.id).await.unwrap(),
        Some(Vec::new())
    );
    // SHA-256 of nothing, from FIPS 180-4's test values.
    assert_eq!(
        empty.sha256,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
    assert_eq!(place.store.file_bytes(rows::id()).await.unwrap(), None);
}

#[tokio::test]
async fn a_file_comes_in_and_goes_out_in_pieces() {
    let place = new_store().await;
    let bytes: Vec<u8> = (0..2_500_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 21) as u8)
        .collect();
    let whole = rows::file(&place.store, "whole.pdf", &bytes).await;
    let mut staged = place.store.file_stage().await.unwrap();
    for piece in bytes.chunks(700_001) {
        place
            .store
            .file_stage_more(&mut staged, piece)
            .await
            .unwrap();
    }
    assert_eq!(staged.size(), 2_500_000);
    let too_much = vec![0; PIECE + 1];
    let refused = place.store.file_stage_more(&mut staged, &too_much).await;
    assert!(matches!(
        refused,
        Err(StoreError::Constraint { field: "size", .. })
    ));
    let mut write = place.store.write(stamp("file_add")).await.unwrap();
    let kept = write
        .file_keep(staged, "pieces.pdf", "application/pdf")
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert_eq!((kept.size, &kept.sha256), (whole.size, &whole.sha256));
    assert_eq!(place.store.file_bytes(kept.id).await.unwrap(), Some(bytes));
    // The same bytes are there once: those of the first.
    for (position, length) in [
        (0, Some(PIECE)),
        (2, Some(2_500_000 - 2 * PIECE)),
        (3, None),
    ] {
        let piece = place.store.file_piece(&kept, position).await.unwrap();
        assert_eq!(piece.map(|piece| piece.len()), length, "{position}");
    }
    assert!(place.store.verify().await.unwrap().is_sound());
}

#[tokio::test]
async fn an_upload_that_never_ends_leaves_nothing() {
    let place = new_store().await;
    let kept = rows::file(&place.store, "kept.pdf", b"kept").await;
    let size = place.store.info().await.unwrap().size;
    let mut staged = place.store.file_stage().await.unwrap();
    place
        .store
        .file_stage_more(&mut staged, &[7; 900_000])
        .await
        .unwrap();
    drop(staged);
    assert!(place.store.verify().await.unwrap().is_sound());
    let place = place.reopened().await;
    place.store.file_sweep().await.unwrap();
    assert_eq!(
        place.store.file_bytes(kept.id).await.unwrap(),
        Some(b"kept".to_vec())
    );
    let mut staged = place.store.file_stage().await.unwrap();
    place
        .store
        .file_stage_more(&mut staged, &[7; 800_000])
        .await
        .unwrap();
    place.store.file_unstage(staged).await.unwrap();
    let place = place.reopened().await;
    let grown = place.store.info().await.unwrap().size - size;
    assert!(grown < 1_100_000, "the pages are used again: {grown}");
}

#[tokio::test]
async fn info_counts_live_rows() {
    let place = new_store().await;
    let customers = [rows::customer("甲"), rows::customer("乙")];
    put!(
        place.store,
        customer_put(&customers[0]),
        customer_put(&customers[1])
    );
    put!(place.store, customer_remove(customers[0].id));
    rows::file(&place.store, "a.pdf", b"a").await;
    let info = place.store.info().await.unwrap();
    assert_eq!(info.id, place.store.id());
    assert_eq!(info.created_at, at("2026-11-23T01:30:00.123456Z"));
    assert_eq!(info.counts["customer"], 1);
    assert_eq!(info.counts["file"], 1);
    assert_eq!(info.counts["contract"], 0);
    // store_create, two customers, one removal, one file.
    assert_eq!(info.entries, 5);
}

#[tokio::test]
async fn store_keeps_its_id_and_two_stores_differ() {
    let (first, second) = (new_store().await, new_store().await);
    assert_ne!(first.store.id(), second.store.id());
    let id = first.store.id();
    assert_eq!(first.reopened().await.store.id(), id);
}

#[tokio::test]
async fn unwritten_children_of_a_missing_row_are_refused() {
    let place = new_store().await;
    let nowhere = rows::id();
    let mut write = place.store.write(stamp("test")).await.unwrap();
    let clause = rows::clause(nowhere, 0, "1");
    let refused = write.clauses_put(nowhere, &[clause]).await;
    assert!(matches!(refused, Err(StoreError::NoSuchRow { noun: "tender", id }) if id == nowhere));
    let refused = write.chapter_put(&rows::chapter(nowhere, 0, "x")).await;
    assert!(matches!(refused, Err(StoreError::NoSuchRow { noun: "bid", id }) if id == nowhere));
    let refused = write.tender_blocks_put(nowhere, &[]).await;
    assert!(matches!(
        refused,
        Err(StoreError::NoSuchRow { noun: "tender", .. })
    ));
}
