//! Bundles and prices over time.

use bidwright_app::domain::Id;
use bidwright_app::domain::money::{BasisPoints, Fen, Quantity};
use bidwright_app::domain::product::{
    Bundle, BundleItem, BundlePricing, ListedPrice, PriceList, Product,
};
use bidwright_app::domain::quotation::QuotationLine;
use bidwright_app::view::{PriceOf, QuotationExport};
use bidwright_app::{
    Code, price_list_get, price_list_list, price_list_read, price_list_remove, price_list_save,
    product_lines, product_prices, product_save, quotation_pdf, quotation_xlsx, tender_peek,
};
use bidwright_testkit::{desk, line, product};

use crate::code;
use crate::sheets::{upload, workbook};

const ONE: Quantity = Quantity(1_000);

fn bundle(pricing: BundlePricing, discount: i32, items: &[(&Product, i64)]) -> Product {
    Product {
        bundle: Some(Bundle {
            pricing,
            discount: BasisPoints(discount),
            items: items
                .iter()
                .map(|(product, pieces)| BundleItem {
                    product: product.id,
                    quantity: Quantity(pieces * 1_000),
                })
                .collect(),
        }),
        ..product("B-1", "数字档案馆套餐", 10_000, 0)
    }
}

fn list(name: &str, from: &str, to: Option<&str>, product: &Product, yuan: i64) -> PriceList {
    PriceList {
        id: Id::now_v7(),
        name: name.to_owned(),
        valid_from: from.parse().unwrap(),
        valid_to: to.map(|day| day.parse().unwrap()),
        currency: "CNY".to_owned(),
        note: String::new(),
        prices: vec![ListedPrice {
            product: product.id,
            price: Fen(yuan * 100),
        }],
    }
}

#[tokio::test]
async fn a_bundle_becomes_lines_at_the_prices_of_the_day() {
    let desk = desk().await;
    let software = product("A-1", "档案软件", 8_000, 0);
    let training = product("A-2", "培训", 500, 0);
    let whole = bundle(BundlePricing::Sum, 1_000, &[(&software, 1), (&training, 2)]);
    for product in [&software, &training, &whole] {
        product_save(&desk, product.clone()).await.unwrap();
    }
    price_list_save(
        &desk,
        list("冬季", "2026-11-01", Some("2026-12-31"), &training, 400),
    )
    .await
    .unwrap();
    let lines = product_lines(&desk, whole.id, Quantity(3_000), None)
        .await
        .unwrap();
    let found: Vec<_> = lines
        .iter()
        .map(|l| {
            (
                l.name.as_str(),
                l.quantity.0,
                l.unit_price,
                l.discount.0,
                l.price_list.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("档案软件", 3_000, Fen(800_000), 1_000, None),
            ("培训", 6_000, Fen(40_000), 1_000, Some("冬季")),
        ]
    );
    // 8,000 + 2 × 400 less 10 %
    let prices = product_prices(&desk, whole.id).await.unwrap();
    assert_eq!(prices.today, Some(Fen(792_000)));
    let later = product_lines(&desk, training.id, ONE, "2027-01-01".parse().ok())
        .await
        .unwrap();
    assert_eq!(
        (later[0].unit_price, later[0].price_list.as_deref()),
        (Fen(50_000), None)
    );
    assert_eq!(
        product_prices(&desk, software.id)
            .await
            .unwrap()
            .bundles
            .len(),
        1
    );
}

#[tokio::test]
async fn a_bundle_of_bundles_of_itself_or_of_nothing_is_refused() {
    let desk = desk().await;
    let software = product("A-1", "档案软件", 8_000, 0);
    let whole = bundle(BundlePricing::Own, 0, &[(&software, 1)]);
    for product in [&software, &whole] {
        product_save(&desk, product.clone()).await.unwrap();
    }
    let mut other = bundle(BundlePricing::Own, 0, &[(&whole, 1)]);
    other.number = "B-2".to_owned();
    assert_eq!(
        code(product_save(&desk, other.clone()).await),
        Code::BundleNested
    );
    other.bundle.as_mut().unwrap().items[0].product = other.id;
    assert_eq!(
        code(product_save(&desk, other.clone()).await),
        Code::BundleNested
    );
    other.bundle.as_mut().unwrap().items[0].product = Id::now_v7();
    assert_eq!(
        code(product_save(&desk, other.clone()).await),
        Code::BundlePartMissing
    );
    other.bundle.as_mut().unwrap().items.clear();
    assert_eq!(
        code(product_save(&desk, other.clone()).await),
        Code::BundleEmpty
    );
    let mut part = software.clone();
    part.bundle = bundle(BundlePricing::Own, 0, &[(&product("Z", "z", 1, 0), 1)]).bundle;
    let missing = code(product_save(&desk, part.clone()).await);
    assert_eq!(missing, Code::BundlePartMissing);
    let third = product("A-3", "扫描", 1, 0);
    product_save(&desk, third.clone()).await.unwrap();
    part.bundle = bundle(BundlePricing::Own, 0, &[(&third, 1)]).bundle;
    assert_eq!(code(product_save(&desk, part).await), Code::BundleOfBundle);
}

#[tokio::test]
async fn every_change_of_a_price_is_told_with_day_and_name() {
    let desk = desk().await;
    let mut software = product("A-1", "档案软件", 8_000, 0);
    product_save(&desk, software.clone()).await.unwrap();
    software.list_price = Fen(900_000);
    software.cost = Fen(100_000);
    product_save(&desk, software.clone()).await.unwrap();
    software.note = "改了备注".to_owned();
    product_save(&desk, software.clone()).await.unwrap();
    let prices = product_prices(&desk, software.id).await.unwrap();
    let found: Vec<_> = prices
        .changes
        .iter()
        .map(|c| (c.price, c.before, c.after))
        .collect();
    assert_eq!(
        found,
        [
            (PriceOf::Cost, None, Fen(100_000)),
            (PriceOf::ListPrice, Some(Fen(800_000)), Fen(900_000)),
            (PriceOf::ListPrice, None, Fen(800_000)),
        ]
    );
    assert!(!prices.changes[0].actor.is_empty());
}

#[tokio::test]
async fn overlapping_lists_are_told_and_a_removed_one_counts_no_more() {
    let desk = desk().await;
    let software = product("A-1", "档案软件", 8_000, 0);
    product_save(&desk, software.clone()).await.unwrap();
    let year = list("全年", "2026-01-01", None, &software, 7_000);
    let autumn = list("秋季", "2026-09-01", Some("2026-11-30"), &software, 6_000);
    for list in [&year, &autumn] {
        price_list_save(&desk, list.clone()).await.unwrap();
    }
    assert_eq!(
        price_list_get(&desk, year.id).await.unwrap().overlaps,
        ["秋季"]
    );
    assert_eq!(
        product_prices(&desk, software.id).await.unwrap().today,
        Some(Fen(600_000))
    );
    price_list_remove(&desk, autumn.id).await.unwrap();
    assert_eq!(
        product_prices(&desk, software.id).await.unwrap().today,
        Some(Fen(700_000))
    );
    assert_eq!(price_list_list(&desk).await.unwrap().len(), 1);
    let ends = list("反了", "2026-09-01", Some("2026-08-31"), &software, 1);
    assert_eq!(code(price_list_save(&desk, ends).await), Code::ListEnds);
}

#[tokio::test]
async fn prices_are_read_from_a_sheet_by_number_or_name() {
    let desk = desk().await;
    let software = product("A-1", "档案软件", 8_000, 0);
    let training = product("", "培训", 500, 0);
    for product in [&software, &training] {
        product_save(&desk, product.clone()).await.unwrap();
    }
    let sheet = workbook(&[
        &["货号", "名称", "单价"],
        &["A-1", "", "7,500"],
        &["", "培训", "450元"],
        &["Z-9", "没有", "1"],
        &["A-1", "", "7,400"],
        &["", "培训", "面议"],
    ]);
    let read = price_list_read(&desk, &upload("价.xlsx", &sheet))
        .await
        .unwrap();
    let prices: Vec<_> = read.prices.iter().map(|p| (p.product, p.price)).collect();
    assert_eq!(
        prices,
        [(software.id, Fen(750_000)), (training.id, Fen(45_000))]
    );
    let problems: Vec<&str> = read.problems.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(
        problems,
        ["list_product_unknown", "list_product_twice", "cell_wrong"]
    );
}

/// What a person reads in a workbook: the texts and values of its parts.
fn parts_of(book: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

#[tokio::test]
async fn what_a_product_costs_us_stands_on_no_document() {
    let desk = desk().await;
    let mut software = product("A-1", "档案软件", 8_000, 0);
    software.cost = Fen(3_141_593);
    product_save(&desk, software.clone()).await.unwrap();
    let line = QuotationLine {
        product: Some(software.id),
        ..line("档案软件", 1, 800_000, 13)
    };
    let quotation = crate::quotation::draft(&desk, "报价", vec![line]).await;
    let export = QuotationExport::default();
    let pdf = quotation_pdf(&desk, quotation.id, &export)
        .await
        .unwrap()
        .path;
    let pdf = tender_peek("报价.pdf", &std::fs::read(pdf).unwrap()).unwrap();
    let pdf = serde_json::to_string(&pdf.blocks).unwrap();
    let xlsx = quotation_xlsx(&desk, quotation.id, &export)
        .await
        .unwrap()
        .path;
    let xlsx = parts_of(&std::fs::read(xlsx).unwrap());
    assert!(pdf.contains("8,000.00") && xlsx.contains("8000"), "{pdf}");
    for cost in ["31,415.93", "31415.93", "3141593"] {
        assert!(!pdf.contains(cost) && !xlsx.contains(cost), "{cost}");
    }
}
