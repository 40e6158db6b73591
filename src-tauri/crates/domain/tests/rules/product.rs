use bidwright_domain::Id;
use bidwright_domain::money::{BasisPoints, Currency, Fen, Quantity, line_amount};
use bidwright_domain::product::{
    Bundle, BundleItem, BundlePricing, BundleProblem, ListedPrice, PriceList, PriceListProblem,
    Product, ProductKind, bundle_problem, bundle_sum, price_list_problem, price_on, quoted_parts,
};
use chrono::NaiveDate;
use proptest::prelude::*;

fn id(number: u128) -> Id {
    Id::from_u128(number)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn product(number: u128, fen: i64) -> Product {
    Product {
        id: id(number),
        number: number.to_string(),
        name: format!("产品 {number}"),
        kind: ProductKind::Software,
        specification: String::new(),
        unit: "套".to_owned(),
        category: String::new(),
        list_price: Fen(fen),
        floor_price: Fen(0),
        cost: Fen(0),
        vat_rate: BasisPoints(1_300),
        note: String::new(),
        bundle: None,
    }
}

fn bundle(fen: i64, pricing: BundlePricing, discount: i32, items: &[(u128, i64)]) -> Product {
    Product {
        bundle: Some(Bundle {
            pricing,
            discount: BasisPoints(discount),
            items: items
                .iter()
                .map(|(number, thousandths)| BundleItem {
                    product: id(*number),
                    quantity: Quantity(*thousandths),
                })
                .collect(),
        }),
        ..product(100, fen)
    }
}

fn list(number: u128, from: &str, to: Option<&str>, prices: &[(u128, i64)]) -> PriceList {
    PriceList {
        id: id(number),
        name: format!("价目表 {number}"),
        valid_from: day(from),
        valid_to: to.map(day),
        currency: "CNY".to_owned(),
        note: String::new(),
        prices: prices
            .iter()
            .map(|(number, fen)| ListedPrice {
                product: id(*number),
                price: Fen(*fen),
            })
            .collect(),
    }
}

#[test]
fn the_list_that_began_last_gives_the_price() {
    let lists = [
        list(1, "2026-01-01", None, &[(7, 100)]),
        list(2, "2026-06-01", Some("2026-06-30"), &[(7, 90), (8, 1)]),
        list(3, "2026-06-01", Some("2026-06-30"), &[(7, 80)]),
        list(4, "2026-09-01", None, &[(8, 1)]),
    ];
    let cases = [
        ("2025-12-31", 500, None),
        ("2026-01-01", 100, Some(1)),
        ("2026-05-31", 100, Some(1)),
        // began together: the later made
        ("2026-06-01", 80, Some(3)),
        ("2026-06-30", 80, Some(3)),
        ("2026-07-01", 100, Some(1)),
        // list 4 does not name it
        ("2026-09-01", 100, Some(1)),
    ];
    for (on, fen, from) in cases {
        let (price, found) = price_on(&product(7, 500), &lists, day(on));
        assert_eq!(
            (price, found.map(|l| l.id)),
            (Fen(fen), from.map(id)),
            "{on}"
        );
    }
}

#[test]
fn a_list_must_end_after_it_begins_and_name_a_product_once() {
    let good = list(1, "2026-01-01", Some("2026-01-01"), &[(7, 0)]);
    assert_eq!(price_list_problem(&good), None);
    let ends = list(1, "2026-01-02", Some("2026-01-01"), &[]);
    assert_eq!(
        price_list_problem(&ends),
        Some(PriceListProblem::EndsBeforeItBegins)
    );
    let twice = list(1, "2026-01-01", None, &[(7, 1), (8, 1), (7, 2)]);
    assert_eq!(
        price_list_problem(&twice),
        Some(PriceListProblem::ProductTwice { row: 3 })
    );
    let negative = list(1, "2026-01-01", None, &[(7, -1)]);
    assert_eq!(
        price_list_problem(&negative),
        Some(PriceListProblem::PriceOutOfRange { row: 1 })
    );
}

#[test]
fn a_price_of_its_own_is_shared_out_to_the_fen() {
    // worth 6,000.00 and 3 × 1,000.00; sold for 8,000.00: 5,333.33 and 2,666.66, remainder 0.01 on
    // the largest; 2,666.66 does not divide by 3: 2 × 888.88 and 888.90
    let whole = bundle(800_000, BundlePricing::Own, 0, &[(1, 1_000), (2, 3_000)]);
    let parts = [product(1, 600_000), product(2, 100_000)];
    let one = Quantity(1_000);
    let lines = quoted_parts(&whole, one, &parts, &[], day("2026-11-23")).unwrap();
    let found: Vec<_> = lines
        .iter()
        .map(|line| {
            (
                line.product,
                line.quantity.0,
                line.unit_price.0,
                line.discount.0,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (id(1), 1_000, 533_334, 0),
            (id(2), 2_000, 88_888, 0),
            (id(2), 1_000, 88_890, 0),
        ]
    );
}

#[test]
fn the_sum_takes_the_discount_off_every_part() {
    let whole = bundle(1, BundlePricing::Sum, 1_000, &[(1, 1_000), (2, 1_500)]);
    let parts = [product(1, 600_000), product(2, 100_000)];
    let lists = [list(1, "2026-01-01", None, &[(2, 80_000)])];
    let made = whole.bundle.clone().unwrap();
    // 6,000.00 × 0.9 + 1.5 × 800.00 × 0.9 = 5,400.00 + 1,080.00
    assert_eq!(
        bundle_sum(&made, &parts, &lists, day("2026-11-23")),
        Ok(Fen(648_000))
    );
    let lines = quoted_parts(&whole, Quantity(2_000), &parts, &lists, day("2026-11-23")).unwrap();
    assert_eq!(lines[1].quantity, Quantity(3_000));
    assert_eq!(
        (lines[1].list, lines[1].discount),
        (Some(id(1)), BasisPoints(1_000))
    );
}

#[test]
fn what_is_wrong_with_a_bundle_is_named_by_its_row() {
    let parts = [
        product(1, 1),
        bundle(1, BundlePricing::Own, 0, &[(1, 1_000)]),
    ];
    let found = |items: &[(u128, i64)]| {
        let whole = bundle(1, BundlePricing::Own, 0, items);
        bundle_problem(id(200), &whole.bundle.unwrap(), &parts)
    };
    assert_eq!(found(&[(1, 1_000)]), None);
    assert_eq!(found(&[]), Some(BundleProblem::NoItems));
    assert_eq!(
        found(&[(1, 0)]),
        Some(BundleProblem::QuantityOutOfRange { row: 1 })
    );
    assert_eq!(
        found(&[(1, 1), (1, 1)]),
        Some(BundleProblem::Twice { row: 2 })
    );
    assert_eq!(
        found(&[(1, 1), (100, 1)]),
        Some(BundleProblem::Nested { row: 2 })
    );
    assert_eq!(found(&[(200, 1)]), Some(BundleProblem::Nested { row: 1 }));
    assert_eq!(found(&[(9, 1)]), Some(BundleProblem::Missing { row: 1 }));
}

proptest! {
    #[test]
    fn lines_of_a_bundle_sum_to_its_price(
        price in 0..100_000_000_i64,
        parts in prop::collection::vec((0..10_000_000_i64, 1..50_i64), 1..8),
        broken in prop::option::of((1..10_000_000_i64, 1..5_000_i64)),
        bundles in 1..20_i64,
    ) {
        let mut items: Vec<(u128, i64)> = Vec::new();
        let mut products = Vec::new();
        for (number, (fen, pieces)) in (1_u128..).zip(&parts) {
            products.push(product(number, *fen));
            items.push((number, pieces * 1_000));
        }
        if let Some((fen, thousandths)) = broken {
            products.push(product(90, fen));
            items.push((90, thousandths));
        }
        let whole = bundle(price, BundlePricing::Own, 0, &items);
        let once = quoted_parts(&whole, Quantity(1_000), &products, &[], day("2026-11-23")).unwrap();
        let sum = |lines: &[bidwright_domain::product::QuotedPart]| -> i64 {
            lines.iter().map(|l| line_amount(l.unit_price, l.quantity, l.discount, Currency::Cny).unwrap().0).sum()
        };
        prop_assert_eq!(sum(&once), price);
        if broken.is_none() {
            let many = quoted_parts(&whole, Quantity(bundles * 1_000), &products, &[], day("2026-11-23")).unwrap();
            prop_assert_eq!(sum(&many), price * bundles);
        }
    }
}
