use bidwright_domain::money::{BasisPoints, Fen, Quantity, TaxSplit};
use bidwright_domain::product::{Product, ProductKind};
use bidwright_domain::quotation::{QuotationProblem, totals_of_lines};
use proptest::prelude::*;

use crate::sample::{CAPITALS, day, id, line, quotation};

fn split(net: i64, tax: i64, gross: i64) -> TaxSplit {
    TaxSplit {
        net: Fen(net),
        tax: Fen(tax),
        gross: Fen(gross),
    }
}

#[test]
fn prices_with_tax_are_split_per_line_and_summed_per_rate() {
    let totals = quotation().totals().unwrap();
    let lines = [
        split(10_000_000, 1_300_000, 11_300_000),
        split(1_000_000, 60_000, 1_060_000),
        // 284.97 / 1.13 = 252.1858
        split(25_219, 3_278, 28_497),
    ];
    assert_eq!(totals.lines, lines);
    let rates = [
        (BasisPoints(1300), split(10_025_219, 1_303_278, 11_328_497)),
        (BasisPoints(600), split(1_000_000, 60_000, 1_060_000)),
    ];
    assert_eq!(totals.rates, rates);
    assert_eq!(totals.total, split(11_025_219, 1_363_278, 12_388_497));
    assert_eq!(totals.capitals, CAPITALS);
}

#[test]
fn prices_without_tax_get_it_per_line() {
    let mut quotation = quotation();
    quotation.tax_included = false;
    let totals = quotation.totals().unwrap();
    // 284.97 × 13 % = 37.0461; 113,000 × 13 % = 14,690; 10,600 × 6 % = 636
    assert_eq!(totals.lines[2], split(28_497, 3_705, 32_202));
    assert_eq!(totals.total, split(12_388_497, 1_536_305, 13_924_802));
}

#[test]
fn a_draft_without_lines_totals_nothing() {
    let totals = totals_of_lines(&[], true).unwrap();
    assert_eq!(totals.total, TaxSplit::default());
    assert_eq!(totals.capitals, "人民币零元整");
}

#[test]
fn amounts_out_of_range_name_the_line() {
    let max = Fen::MAX.0;
    let good = line(71, "甲", 1_000, 100, 0, 1300);
    let large = line(72, "乙", 2_000, max, 0, 1300);
    let out = QuotationProblem::PriceOutOfRange {
        line: 2,
        id: id(72),
    };
    assert_eq!(
        totals_of_lines(&[good.clone(), large], true),
        Err(out.clone())
    );
    // The net fits, the gross does not.
    let taxed = line(72, "乙", 1_000, max, 0, 1300);
    assert_eq!(
        totals_of_lines(&[good.clone(), taxed.clone()], false),
        Err(out)
    );
    let total = totals_of_lines(&[good, taxed], true);
    assert_eq!(total, Err(QuotationProblem::TotalOutOfRange));
    let odd = line(71, "甲", 1_000, 100, 10_001, 1300);
    let discount = QuotationProblem::DiscountOutOfRange {
        line: 1,
        id: id(71),
    };
    assert_eq!(totals_of_lines(&[odd], true), Err(discount));
}

#[test]
fn a_complete_quotation_can_be_issued() {
    assert_eq!(quotation().issue_problems(&[], None), []);
}

#[test]
fn everything_that_stands_against_issuing_is_named() {
    let mut bad = quotation();
    bad.customer = None;
    bad.own_company = None;
    bad.title = " ".to_owned();
    bad.lines.clear();
    bad.valid_days = 0;
    let problems = [
        QuotationProblem::NoCustomer,
        QuotationProblem::NoOwnCompany,
        QuotationProblem::NoTitle,
        QuotationProblem::NoLine,
        QuotationProblem::NoValidity,
    ];
    assert_eq!(bad.issue_problems(&[], None), problems);
}

#[test]
fn every_wrong_line_is_named() {
    let mut bad = quotation();
    bad.lines = vec![
        line(71, "  ", 0, -1, 0, 1300),
        line(72, "乙", -1_000, Fen::MAX.0 + 1, 0, 1700),
        line(73, "丙", 1_000, 100, -1, 1300),
    ];
    let problems = [
        QuotationProblem::LineWithoutName {
            line: 1,
            id: id(71),
        },
        QuotationProblem::QuantityNotPositive {
            line: 1,
            id: id(71),
        },
        QuotationProblem::PriceOutOfRange {
            line: 1,
            id: id(71),
        },
        QuotationProblem::QuantityNotPositive {
            line: 2,
            id: id(72),
        },
        QuotationProblem::PriceOutOfRange {
            line: 2,
            id: id(72),
        },
        QuotationProblem::UnknownVatRate {
            line: 2,
            id: id(72),
            rate: BasisPoints(1700),
        },
        QuotationProblem::DiscountOutOfRange {
            line: 3,
            id: id(73),
        },
    ];
    assert_eq!(bad.issue_problems(&[], None), problems);
}

#[test]
fn a_rate_is_judged_by_the_day_of_issue() {
    let mut quotation = quotation();
    quotation.lines = vec![line(71, "甲", 1_000, 100, 0, 100)];
    quotation.issued_on = Some(day(2027, 12, 31));
    assert_eq!(quotation.issue_problems(&[], None), []);
    quotation.issued_on = Some(day(2028, 1, 1));
    let unknown = QuotationProblem::UnknownVatRate {
        line: 1,
        id: id(71),
        rate: BasisPoints(100),
    };
    assert_eq!(quotation.issue_problems(&[], None), [unknown]);
}

fn product(floor: i64) -> Product {
    Product {
        id: id(90),
        number: String::new(),
        name: "档案管理软件".to_owned(),
        kind: ProductKind::Software,
        specification: String::new(),
        unit: "套".to_owned(),
        category: String::new(),
        list_price: Fen(6_000_000),
        floor_price: Fen(floor),
        cost: Fen(0),
        vat_rate: BasisPoints(1300),
        note: String::new(),
        bundle: None,
    }
}

#[test]
fn a_price_under_the_floor_needs_an_approval_and_nothing_more() {
    // 56,500.00 less 5 % is 53,675.00 with tax.
    let mut quotation = quotation();
    quotation.lines = vec![line(71, "甲", 1_000, 5_650_000, 500, 1300)];
    quotation.lines[0].product = Some(id(90));
    assert_eq!(quotation.issue_problems(&[product(5_367_500)], None), []);
    let below = QuotationProblem::BelowFloorPrice {
        line: 1,
        id: id(71),
        floor: Fen(5_367_501),
    };
    assert!(below.needs_approval_only());
    assert_eq!(
        quotation.issue_problems(&[product(5_367_501)], None),
        [below]
    );
    assert_eq!(quotation.issue_problems(&[product(0)], None), []);
    // Without tax 47,500.00 × 1.13 = 53,675.00.
    quotation.tax_included = false;
    quotation.lines[0].unit_price = Fen(5_000_000);
    assert_eq!(quotation.issue_problems(&[product(5_367_500)], None), []);
    assert_eq!(
        quotation.issue_problems(&[product(5_367_501)], None).len(),
        1
    );
    assert!(!QuotationProblem::NoTitle.needs_approval_only());
}

#[test]
fn a_quotation_is_called_by_number_and_revision() {
    let mut quotation = quotation();
    assert_eq!(quotation.label(), "QT-2026-0012");
    quotation.revision = 2;
    assert_eq!(quotation.label(), "QT-2026-0012 R2");
    quotation.number = None;
    assert_eq!(quotation.label(), "档案管理系统报价");
}

fn lines() -> impl Strategy<Value = Vec<(i64, i64, i32, i32)>> {
    let rate = prop_oneof![
        Just(1300),
        Just(900),
        Just(600),
        Just(300),
        Just(100),
        Just(0)
    ];
    let line = (1i64..100_000_000, 1i64..1_000_000, 0i32..=10_000, rate);
    proptest::collection::vec(line, 0..40)
}

proptest! {
    #[test]
    fn lines_rates_and_total_agree_to_the_fen(lines in lines(), tax_included in any::<bool>()) {
        let lines: Vec<_> = lines
            .into_iter()
            .map(|(price, quantity, discount, vat)| line(1, "甲", quantity, price, discount, vat))
            .collect();
        let totals = totals_of_lines(&lines, tax_included).unwrap();
        let sum = |splits: Vec<TaxSplit>| {
            splits.into_iter().fold((0, 0, 0), |(net, tax, gross), split| {
                (net + split.net.0, tax + split.tax.0, gross + split.gross.0)
            })
        };
        let total = (totals.total.net.0, totals.total.tax.0, totals.total.gross.0);
        prop_assert_eq!(sum(totals.lines.clone()), total);
        prop_assert_eq!(sum(totals.rates.iter().map(|(_, split)| *split).collect()), total);
        prop_assert_eq!(total.0 + total.1, total.2);
        prop_assert!(totals.rates.windows(2).all(|pair| pair[0].0 > pair[1].0));
    }

    #[test]
    fn no_line_breaks_the_totals(price in any::<i64>(), quantity in any::<i64>(), discount in any::<i32>(), vat in any::<i32>()) {
        let mut odd = quotation();
        odd.lines = vec![line(1, "甲", quantity, price, discount, vat)];
        odd.lines[0].quantity = Quantity(quantity);
        odd.lines[0].product = Some(id(90));
        let _ = odd.issue_problems(&[product(1)], Some(BasisPoints(1)));
    }
}
