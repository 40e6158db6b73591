//! Sections, optional lines, discounts on lines and on the total, currencies, margins.

use bidwright_domain::money::{BasisPoints, Currency, Fen, TaxSplit, spread_within};
use bidwright_domain::product::{Product, ProductKind};
use bidwright_domain::quotation::{
    Quotation, QuotationProblem, QuotationSection, SectionTotal, TotalDiscount,
};
use bidwright_domain::words::to_words;
use proptest::prelude::*;

use crate::sample::{day, id, line, quotation};

fn split(net: i64, tax: i64, gross: i64) -> TaxSplit {
    TaxSplit {
        net: Fen(net),
        tax: Fen(tax),
        gross: Fen(gross),
    }
}

fn fens(amounts: &[i64]) -> Vec<Fen> {
    amounts.iter().copied().map(Fen).collect()
}

/// 10,000.00 at 13 %, 5,000.00 at 6 %, 1,234.56 at 9 %, with tax: 16,234.56.
fn three_rates() -> Quotation {
    let mut quotation = quotation();
    quotation.lines = vec![
        line(71, "软件", 1_000, 1_000_000, 0, 1300),
        line(72, "服务", 1_000, 500_000, 0, 600),
        line(73, "运输", 1_000, 123_456, 0, 900),
    ];
    quotation
}

#[test]
fn a_percentage_off_the_total_is_spread_to_the_fen_and_taxed_per_rate() {
    let mut quotation = three_rates();
    quotation.total_discount = TotalDiscount::Percent {
        rate: BasisPoints(500),
    };
    let totals = quotation.totals().unwrap();
    // 5 % of 16,234.56 is 811.728.
    assert_eq!(totals.before_discount, Fen(1_623_456));
    assert_eq!(totals.discount, Fen(81_173));
    // 500.0012, 250.0006 and 61.7281 cut to 811.72; the fen that is left falls to the largest.
    assert_eq!(totals.shares, fens(&[50_001, 25_000, 6_172]));
    assert_eq!(totals.amounts, fens(&[1_000_000, 500_000, 123_456]));
    let lines = [
        // 9,499.99 / 1.13 = 8,407.0708
        split(840_707, 109_292, 949_999),
        // 4,750.00 / 1.06 = 4,481.1321
        split(448_113, 26_887, 475_000),
        // 1,172.84 / 1.09 = 1,076.00
        split(107_600, 9_684, 117_284),
    ];
    assert_eq!(totals.lines, lines);
    let rates: Vec<_> = totals.rates.iter().map(|(rate, _)| rate.0).collect();
    assert_eq!(rates, [1300, 900, 600]);
    assert_eq!(totals.total, split(1_396_420, 145_863, 1_542_283));
    assert_eq!(totals.capitals, "人民币壹万伍仟肆佰贰拾贰元捌角叁分");
}

#[test]
fn an_amount_or_a_target_takes_off_just_that() {
    let mut quotation = three_rates();
    quotation.total_discount = TotalDiscount::Target {
        total: Fen(1_500_000),
    };
    let target = quotation.totals().unwrap();
    assert_eq!(target.discount, Fen(123_456));
    assert_eq!(target.total.gross, Fen(1_500_000));
    quotation.total_discount = TotalDiscount::Amount {
        amount: Fen(123_456),
    };
    assert_eq!(quotation.totals().unwrap(), target);
    // Without tax the target is the net total.
    quotation.tax_included = false;
    quotation.total_discount = TotalDiscount::Target {
        total: Fen(1_500_000),
    };
    assert_eq!(quotation.totals().unwrap().total.net, Fen(1_500_000));
}

#[test]
fn a_discount_beyond_the_sum_is_refused() {
    let mut quotation = three_rates();
    let wrong = [
        TotalDiscount::Amount {
            amount: Fen(1_623_457),
        },
        TotalDiscount::Amount { amount: Fen(-1) },
        TotalDiscount::Percent {
            rate: BasisPoints(10_001),
        },
        TotalDiscount::Target {
            total: Fen(1_623_457),
        },
        TotalDiscount::Target { total: Fen(-1) },
    ];
    for discount in wrong {
        quotation.total_discount = discount;
        assert_eq!(
            quotation.totals(),
            Err(QuotationProblem::TotalDiscountOutOfRange),
            "{discount:?}"
        );
        let problems = quotation.issue_problems(&[], None);
        assert_eq!(problems, [QuotationProblem::TotalDiscountOutOfRange]);
    }
    quotation.total_discount = TotalDiscount::Amount {
        amount: Fen(1_623_456),
    };
    assert_eq!(quotation.totals().unwrap().total.gross, Fen(0));
}

#[test]
fn what_the_largest_line_cannot_take_goes_to_the_next() {
    // Cut to nothing each; three fen are left, and no part passes its one fen.
    assert_eq!(spread_within(Fen(3), &[1, 1, 1, 1], 1), fens(&[1, 1, 1, 0]));
    assert_eq!(spread_within(Fen(4), &[1, 3, 2], 1), fens(&[0, 3, 1]));
    assert_eq!(spread_within(Fen(0), &[], 1), []);
    assert_eq!(spread_within(Fen(0), &[0, 0], 1), fens(&[0, 0]));
    // Yen: 700 of 300, 300 and 500 in hundredths is 7 of 3, 3 and 5.
    assert_eq!(
        spread_within(Fen(700), &[300, 300, 500], 100),
        fens(&[100, 100, 500])
    );
}

#[test]
fn an_amount_off_a_line_follows_its_percentage() {
    let mut quotation = three_rates();
    quotation.lines.truncate(1);
    // 10,000.00 less 10 % less 250.50.
    quotation.lines[0].discount = BasisPoints(1_000);
    quotation.lines[0].discount_amount = Fen(25_050);
    let totals = quotation.totals().unwrap();
    assert_eq!(totals.total.gross, Fen(874_950));
    quotation.lines[0].discount_amount = Fen(900_001);
    let problem = QuotationProblem::DiscountOutOfRange {
        line: 1,
        id: id(71),
    };
    assert_eq!(quotation.totals(), Err(problem.clone()));
    quotation.lines[0].discount_amount = Fen(-1);
    assert_eq!(quotation.totals(), Err(problem));
}

#[test]
fn optional_lines_are_in_no_sum() {
    let mut quotation = three_rates();
    quotation.lines[1].optional = true;
    quotation.total_discount = TotalDiscount::Amount { amount: Fen(34_56) };
    let totals = quotation.totals().unwrap();
    assert_eq!(totals.before_discount, Fen(1_123_456));
    assert_eq!(totals.total.gross, Fen(1_120_000));
    assert_eq!(totals.amounts[1], Fen(500_000));
    assert_eq!(totals.shares[1], Fen(0));
    // 5,000.00 / 1.06 = 4,716.9811
    assert_eq!(totals.lines[1], split(471_698, 28_302, 500_000));
    assert!(totals.rates.iter().all(|(rate, _)| rate.0 != 600));
    quotation.lines.iter_mut().for_each(|l| l.optional = true);
    quotation.total_discount = TotalDiscount::None;
    assert_eq!(quotation.totals().unwrap().total, TaxSplit::default());
    assert_eq!(
        quotation.issue_problems(&[], None),
        [QuotationProblem::NoLine]
    );
}

#[test]
fn sections_have_subtotals_and_lines_stand_in_their_order() {
    let mut quotation = three_rates();
    let section = |n, title: &str| QuotationSection {
        id: id(n),
        title: title.to_owned(),
    };
    quotation.sections = vec![section(81, "一期"), section(82, "二期")];
    quotation.lines[0].section = Some(id(82));
    quotation.lines[1].section = Some(id(81));
    quotation.lines[2].section = Some(id(99));
    quotation.put_in_order();
    let names: Vec<&str> = quotation.lines.iter().map(|l| l.name.as_str()).collect();
    assert_eq!(names, ["运输", "服务", "软件"]);
    assert_eq!(quotation.lines[0].section, None);
    let sum = |section, amount| SectionTotal {
        section,
        amount: Fen(amount),
    };
    assert_eq!(
        quotation.totals().unwrap().sections,
        [
            sum(None, 123_456),
            sum(Some(id(81)), 500_000),
            sum(Some(id(82)), 1_000_000),
        ]
    );
}

#[test]
fn what_is_sold_has_the_same_totals_without_discount_on_the_total() {
    let mut quotation = three_rates();
    quotation.lines[1].optional = true;
    quotation.lines[0].cost = Fen(700_000);
    quotation.internal_note = "底线 9 万".to_owned();
    quotation.total_discount = TotalDiscount::Percent {
        rate: BasisPoints(333),
    };
    let sold = quotation.sold();
    assert_eq!(sold.lines.len(), 2);
    assert_eq!(sold.total_discount, TotalDiscount::None);
    assert_eq!(sold.lines[0].cost, Fen(0));
    assert_eq!(sold.internal_note, "");
    let (before, after) = (quotation.totals().unwrap(), sold.totals().unwrap());
    assert_eq!(after.total, before.total);
    assert_eq!(after.rates, before.rates);
}

fn product(floor: i64) -> Product {
    Product {
        id: id(90),
        number: String::new(),
        name: "软件".to_owned(),
        specification: String::new(),
        unit: "套".to_owned(),
        category: String::new(),
        list_price: Fen(1_000_000),
        floor_price: Fen(floor),
        vat_rate: BasisPoints(1300),
        kind: ProductKind::Software,
        cost: Fen(0),
        bundle: None,
        note: String::new(),
    }
}

#[test]
fn the_discount_on_the_total_counts_against_the_floor() {
    let mut quotation = three_rates();
    quotation.lines.truncate(1);
    quotation.lines[0].product = Some(id(90));
    quotation.total_discount = TotalDiscount::Amount {
        amount: Fen(50_000),
    };
    assert_eq!(quotation.issue_problems(&[product(950_000)], None), []);
    quotation.total_discount = TotalDiscount::Amount {
        amount: Fen(50_001),
    };
    let below = QuotationProblem::BelowFloorPrice {
        line: 1,
        id: id(71),
        floor: Fen(950_000),
    };
    assert_eq!(quotation.issue_problems(&[product(950_000)], None), [below]);
    // Floor prices are in yuan.
    quotation.currency = Currency::Usd;
    assert_eq!(quotation.issue_problems(&[product(950_000)], None), []);
}

#[test]
fn discounts_beyond_the_limit_need_an_approval() {
    let limit = Some(BasisPoints(1_000));
    let mut quotation = three_rates();
    quotation.lines[0].discount = BasisPoints(1_000);
    assert_eq!(quotation.issue_problems(&[], limit), []);
    quotation.lines[0].discount = BasisPoints(1_001);
    let line = QuotationProblem::LineDiscountBeyondLimit {
        line: 1,
        id: id(71),
        discount: BasisPoints(1_001),
        limit: BasisPoints(1_000),
    };
    assert!(line.needs_approval_only());
    assert_eq!(quotation.issue_problems(&[], limit), [line]);
    assert_eq!(quotation.issue_problems(&[], None), []);
    // 9,000 + 5,000 + 1,234.56 less 1,000 of 16,234.56: 12.31 % in all.
    quotation.lines[0].discount = BasisPoints(1_000);
    quotation.total_discount = TotalDiscount::Amount {
        amount: Fen(100_000),
    };
    let total = QuotationProblem::TotalDiscountBeyondLimit {
        discount: BasisPoints(1_231),
        limit: BasisPoints(1_000),
    };
    assert!(total.needs_approval_only());
    assert_eq!(quotation.issue_problems(&[], limit), [total]);
}

#[test]
fn yen_have_no_hundredths() {
    let mut quotation = three_rates();
    quotation.currency = Currency::Jpy;
    // 3 × 33.33 = 99.99 is 100 yen; 100 / 1.13 = 88.4956.
    quotation.lines = vec![line(71, "服务", 3_000, 3_333, 0, 1300)];
    let totals = quotation.totals().unwrap();
    assert_eq!(totals.total, split(8_800, 1_200, 10_000));
    assert_eq!(totals.capitals, "");
    assert_eq!(totals.words, "SAY JAPANESE YEN ONE HUNDRED ONLY");
    assert_eq!(Currency::Jpy.grouped(Fen(123_456_700)), "1,234,567");
    assert_eq!(Currency::Usd.grouped(Fen(123_450)), "1,234.50");
    quotation.total_discount = TotalDiscount::Amount { amount: Fen(50) };
    assert_eq!(
        quotation.totals(),
        Err(QuotationProblem::TotalDiscountOutOfRange)
    );
}

#[test]
fn amounts_are_said_in_english_words() {
    let said = |amount| to_words(Fen(amount), Currency::Usd).unwrap();
    for (amount, words) in [
        (0, "SAY US DOLLARS ZERO ONLY"),
        (7, "SAY US DOLLARS ZERO AND 07/100 ONLY"),
        (
            123_456,
            "SAY US DOLLARS ONE THOUSAND TWO HUNDRED AND THIRTY-FOUR AND 56/100 ONLY",
        ),
        (
            10_190_001_300,
            "SAY US DOLLARS ONE HUNDRED AND ONE MILLION NINE HUNDRED THOUSAND THIRTEEN ONLY",
        ),
        (
            99_999_999_999_999,
            "SAY US DOLLARS NINE HUNDRED AND NINETY-NINE BILLION NINE HUNDRED AND NINETY-NINE \
             MILLION NINE HUNDRED AND NINETY-NINE THOUSAND NINE HUNDRED AND NINETY-NINE AND \
             99/100 ONLY",
        ),
    ] {
        assert_eq!(said(amount), words);
    }
    assert_eq!(to_words(Fen(-1), Currency::Usd), None);
    assert_eq!(to_words(Fen(Fen::MAX.0 + 1), Currency::Cny), None);
}

#[test]
fn the_margin_counts_lines_with_a_cost() {
    let mut quotation = three_rates();
    quotation.lines[0].cost = Fen(650_000);
    quotation.lines[1].cost = Fen(100_000);
    quotation.lines[1].optional = true;
    quotation.total_discount = TotalDiscount::Target {
        total: Fen(1_000_000),
    };
    // 1,234.56 of 11,234.56 off: 1,098.8948 and 135.6651, cut; the fen left falls to the first.
    let totals = quotation.totals().unwrap();
    let margin = quotation.margin(&totals);
    let revenue = 1_000_000 - totals.shares[0].0;
    assert_eq!(margin.cost, Fen(650_000));
    assert_eq!(margin.margin, Fen(revenue - 650_000));
    assert_eq!(
        margin.lines,
        [Some(Fen(revenue - 650_000)), Some(Fen(400_000)), None]
    );
    assert_eq!(margin.without_cost, 1);
    // 890,110 - 650,000 of 890,110 is 26.97 %.
    assert_eq!(revenue, 890_110);
    assert_eq!(margin.ratio, Some(BasisPoints(2_697)));
}

#[test]
fn validity_is_days_from_the_issue_or_a_day() {
    let mut quotation = three_rates();
    quotation.issued_on = Some(day(2026, 11, 23));
    quotation.valid_days = 30;
    assert_eq!(quotation.expires_on(), Some(day(2026, 12, 23)));
    assert!(!quotation.expired(day(2026, 12, 23)));
    assert!(quotation.expired(day(2026, 12, 24)));
    quotation.valid_until = Some(day(2026, 11, 30));
    assert!(quotation.expired(day(2026, 12, 1)));
    quotation.valid_until = Some(day(2026, 11, 22));
    assert_eq!(
        quotation.issue_problems(&[], None),
        [QuotationProblem::ValidityPassed]
    );
}

fn lines() -> impl Strategy<Value = Vec<(i64, i64, i32, i32, bool)>> {
    let rate = prop_oneof![Just(1300), Just(900), Just(600), Just(0)];
    let line = (
        0i64..100_000_000,
        1i64..1_000_000,
        0i32..=10_000,
        rate,
        any::<bool>(),
    );
    proptest::collection::vec(line, 1..40)
}

proptest! {
    #[test]
    fn every_discount_adds_up_and_leaves_no_line_below_zero(
        lines in lines(), tax_included in any::<bool>(), share in 0i64..=10_000, kind in 0u8..3, yen in any::<bool>(),
    ) {
        let mut made = quotation();
        made.tax_included = tax_included;
        made.currency = if yen { Currency::Jpy } else { Currency::Cny };
        made.lines = lines.into_iter().map(|(price, quantity, discount, vat, optional)| {
            let mut one = line(1, "甲", quantity, price, discount, vat);
            one.optional = optional;
            one
        }).collect();
        let sum = made.totals().unwrap().before_discount.0;
        let part = sum / 10_000 * share / made.currency.step() * made.currency.step();
        made.total_discount = match kind {
            0 => TotalDiscount::Percent { rate: BasisPoints(i32::try_from(share).unwrap()) },
            1 => TotalDiscount::Amount { amount: Fen(part) },
            _ => TotalDiscount::Target { total: Fen(sum - part) },
        };
        let totals = made.totals().unwrap();
        let counted = |index: usize| !made.lines[index].optional;
        let of = |values: Vec<i64>| values.into_iter().enumerate().filter(|(i, _)| counted(*i)).map(|(_, v)| v).sum::<i64>();
        prop_assert_eq!(of(totals.amounts.iter().map(|a| a.0).collect()), totals.before_discount.0);
        prop_assert_eq!(totals.shares.iter().map(|a| a.0).sum::<i64>(), totals.discount.0);
        prop_assert_eq!(totals.sections.iter().map(|s| s.amount.0).sum::<i64>(), totals.before_discount.0);
        let basis = if tax_included { totals.total.gross } else { totals.total.net };
        prop_assert_eq!(basis.0, totals.before_discount.0 - totals.discount.0);
        prop_assert_eq!(of(totals.lines.iter().map(|l| l.gross.0).collect()), totals.total.gross.0);
        prop_assert_eq!(of(totals.lines.iter().map(|l| l.net.0).collect()), totals.total.net.0);
        for (_, split) in &totals.rates {
            prop_assert_eq!(split.net.0 + split.tax.0, split.gross.0);
        }
        prop_assert_eq!(totals.rates.iter().map(|(_, s)| s.gross.0).sum::<i64>(), totals.total.gross.0);
        for (amount, share) in totals.amounts.iter().zip(&totals.shares) {
            prop_assert!(share.0 >= 0 && share.0 <= amount.0);
        }
        let sold = made.sold();
        prop_assert_eq!(sold.totals().unwrap().total, totals.total);
        prop_assert_eq!(sold.totals().unwrap().rates, totals.rates);
    }
}
