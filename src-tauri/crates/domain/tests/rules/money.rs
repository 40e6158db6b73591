use bidwright_domain::money::{
    BasisPoints, Currency, Fen, Quantity, TaxSplit, add_tax, known_vat_rate, line_amount,
    split_gross, spread, vat_rates,
};
use chrono::NaiveDate;
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn split(net: i64, tax: i64, gross: i64) -> TaxSplit {
    TaxSplit {
        net: Fen(net),
        tax: Fen(tax),
        gross: Fen(gross),
    }
}

#[test]
fn amounts_print_two_decimals_and_separators() {
    let cases = [
        (0, "0.00", "0.00"),
        (5, "0.05", "0.05"),
        (-5, "-0.05", "-0.05"),
        (123_450, "1234.50", "1,234.50"),
        (100_000_000, "1000000.00", "1,000,000.00"),
        (
            -99_999_999_999_999,
            "-999999999999.99",
            "-999,999,999,999.99",
        ),
        (
            i64::MIN,
            "-92233720368547758.08",
            "-92,233,720,368,547,758.08",
        ),
    ];
    for (fen, yuan, grouped) in cases {
        assert_eq!(Fen(fen).yuan(), yuan);
        assert_eq!(Fen(fen).grouped(), grouped);
    }
}

#[test]
fn typed_amounts_are_read_or_refused_but_never_rounded() {
    let read = [
        ("1234.5", 123_450),
        (" 1,234.50 ", 123_450),
        ("¥1,234.50", 123_450),
        ("￥ 1234.50元", 123_450),
        ("１２３４．５０", 123_450),
        ("-0.05", -5),
        ("¥-3", -300),
        ("0", 0),
        ("1.200", 120),
        ("999,999,999,999.99", 99_999_999_999_999),
    ];
    for (text, fen) in read {
        assert_eq!(Fen::parse_yuan(text), Some(Fen(fen)), "{text}");
    }
    let refused = [
        "",
        "-",
        ".5",
        "5.",
        "1.005",
        "1e3",
        "12,34",
        "1,2345",
        "1,234,5",
        "1 234",
        "--1",
        "-¥-1",
        "1000000000000",
        "99999999999999999999999",
        "十元",
        "1.2.3",
        "NaN",
    ];
    for text in refused {
        assert_eq!(Fen::parse_yuan(text), None, "{text}");
    }
}

#[test]
fn rates_and_quantities_print_without_trailing_zeros() {
    assert_eq!(BasisPoints(1300).percent(), "13");
    assert_eq!(BasisPoints(1250).percent(), "12.5");
    assert_eq!(BasisPoints(5).percent(), "0.05");
    assert_eq!(BasisPoints(-150).percent(), "-1.5");
    assert_eq!(Quantity(1500).plain(), "1.5");
    assert_eq!(Quantity(20_000).plain(), "20");
    assert_eq!(Quantity::parse("1.5"), Some(Quantity(1500)));
    assert_eq!(Quantity::parse("1,000"), Some(Quantity(1_000_000)));
    assert_eq!(Quantity::parse("-2"), Some(Quantity(-2000)));
    for refused in ["", "1.0005", "two", "1000000000", "1-2"] {
        assert_eq!(Quantity::parse(refused), None, "{refused}");
    }
}

#[test]
fn sums_beyond_the_printable_range_are_refused() {
    assert_eq!(Fen(1).checked_add(Fen(2)), Some(Fen(3)));
    assert_eq!(Fen::MAX.checked_add(Fen(1)), None);
    assert_eq!(Fen(i64::MAX).checked_add(Fen(1)), None);
    assert_eq!(Fen(-1).checked_sub(Fen::MAX), None);
    let nearly = split(0, 0, 99_999_999_999_999);
    assert_eq!(nearly.checked_add(split(0, 0, 1)), None);
    assert_eq!(
        split(1, 2, 3).checked_add(split(10, 20, 30)),
        Some(split(11, 22, 33))
    );
}

#[test]
fn a_line_is_rounded_once_half_up() {
    let cases = [
        // 1,000.01 × 1.5 = 1,500.015
        (100_001, 1_500, 0, 150_002),
        (-100_001, 1_500, 0, -150_002),
        // 99.99 × 3 × 0.95 = 284.9715
        (9_999, 3_000, 500, 28_497),
        // 0.01 × 0.5 = 0.005
        (1, 500, 0, 1),
        (1, 499, 0, 0),
        (5_000_000, 2_000, 10_000, 0),
    ];
    for (price, quantity, discount, amount) in cases {
        let got = line_amount(
            Fen(price),
            Quantity(quantity),
            BasisPoints(discount),
            Currency::Cny,
        );
        assert_eq!(got, Some(Fen(amount)), "{price} × {quantity} - {discount}");
    }
}

#[test]
fn a_line_out_of_range_is_refused() {
    let max = Fen::MAX;
    assert_eq!(
        line_amount(max, Quantity(1_000), BasisPoints(0), Currency::Cny),
        Some(max)
    );
    assert_eq!(
        line_amount(max, Quantity(1_001), BasisPoints(0), Currency::Cny),
        None
    );
    assert_eq!(
        line_amount(max, Quantity(i64::MAX), BasisPoints(0), Currency::Cny),
        None
    );
    assert_eq!(
        line_amount(Fen(i64::MIN), Quantity(0), BasisPoints(0), Currency::Cny),
        None
    );
    assert_eq!(
        line_amount(Fen(1), Quantity(1), BasisPoints(10_001), Currency::Cny),
        None
    );
    assert_eq!(
        line_amount(Fen(1), Quantity(1), BasisPoints(-1), Currency::Cny),
        None
    );
}

#[test]
fn tax_is_split_from_a_gross_price() {
    let cases = [
        (11_300_000, 1300, 10_000_000, 1_300_000),
        // 100.00 / 1.13 = 88.4956
        (10_000, 1300, 8_850, 1_150),
        // 99.99 / 1.06 = 94.3302
        (9_999, 600, 9_433, 566),
        (1, 1300, 1, 0),
        (-10_000, 1300, -8_850, -1_150),
        (10_000, 0, 10_000, 0),
        (10_000, -500, 10_000, 0),
    ];
    for (gross, rate, net, tax) in cases {
        assert_eq!(
            split_gross(Fen(gross), BasisPoints(rate), Currency::Cny),
            split(net, tax, gross)
        );
    }
}

#[test]
fn tax_is_added_to_a_net_price() {
    // 0.50 × 13 % = 0.065
    assert_eq!(
        add_tax(Fen(50), BasisPoints(1300), Currency::Cny),
        split(50, 7, 57)
    );
    assert_eq!(
        add_tax(Fen(-50), BasisPoints(1300), Currency::Cny),
        split(-50, -7, -57)
    );
    assert_eq!(
        add_tax(Fen(10_000_000), BasisPoints(600), Currency::Cny),
        split(10_000_000, 600_000, 10_600_000)
    );
}

#[test]
fn a_total_is_spread_to_the_fen_with_the_rest_on_the_largest() {
    let cases: [(i64, &[i64], &[i64]); 7] = [
        (10_000, &[30, 30, 40], &[3_000, 3_000, 4_000]),
        (10_001, &[30, 30, 40], &[3_000, 3_000, 4_001]),
        (100, &[1, 1, 1], &[34, 33, 33]),
        (-100, &[1, 1, 1], &[-34, -33, -33]),
        (5, &[0, 0], &[5, 0]),
        (7, &[-3, 1], &[0, 7]),
        (7, &[], &[]),
    ];
    for (total, weights, parts) in cases {
        let got: Vec<i64> = spread(Fen(total), weights)
            .iter()
            .map(|fen| fen.0)
            .collect();
        assert_eq!(got, parts, "{total} over {weights:?}");
    }
}

#[test]
fn vat_rates_change_with_the_day() {
    let rates = |on| {
        vat_rates(on)
            .iter()
            .map(|rate| rate.rate.0)
            .collect::<Vec<_>>()
    };
    assert_eq!(rates(day(2026, 1, 1)), [1300, 900, 600, 300, 100, 0]);
    assert_eq!(rates(day(2027, 12, 31)), [1300, 900, 600, 300, 100, 0]);
    assert_eq!(rates(day(2028, 1, 1)), [1300, 900, 600, 300, 0]);
    assert!(rates(day(2025, 12, 31)).contains(&500));
    assert_eq!(rates(day(2019, 3, 31))[0], 1600);
    assert_eq!(rates(day(2019, 4, 1))[0], 1300);
    assert_eq!(rates(day(2018, 4, 30)), Vec::<i32>::new());
    assert!(known_vat_rate(BasisPoints(100), None));
    assert!(!known_vat_rate(BasisPoints(100), Some(day(2028, 1, 1))));
    assert!(!known_vat_rate(BasisPoints(1700), None));
}

proptest! {
    #[test]
    fn printed_amounts_are_read_back(fen in -99_999_999_999_999i64..=99_999_999_999_999) {
        prop_assert_eq!(Fen::parse_yuan(&Fen(fen).yuan()), Some(Fen(fen)));
        prop_assert_eq!(Fen::parse_yuan(&Fen(fen).grouped()), Some(Fen(fen)));
    }

    #[test]
    fn printed_quantities_are_read_back(thousandths in -999_999_999_999i64..=999_999_999_999) {
        let quantity = Quantity(thousandths);
        prop_assert_eq!(Quantity::parse(&quantity.plain()), Some(quantity));
    }

    #[test]
    fn net_and_tax_make_the_gross(amount in any::<i64>(), rate in -10_000i32..=20_000) {
        let amount = Fen(amount / 4);
        for split in [split_gross(amount, BasisPoints(rate), Currency::Cny), add_tax(amount, BasisPoints(rate), Currency::Cny)] {
            prop_assert_eq!(split.net.0 + split.tax.0, split.gross.0);
        }
    }

    #[test]
    fn a_net_price_with_its_tax_splits_into_itself(net in 0i64..=80_000_000_000_000, rate in 0i32..=2_500) {
        let with_tax = add_tax(Fen(net), BasisPoints(rate), Currency::Cny);
        prop_assert_eq!(split_gross(with_tax.gross, BasisPoints(rate), Currency::Cny), with_tax);
    }

    #[test]
    fn spreading_loses_nothing(total in any::<i64>(), weights in proptest::collection::vec(any::<i64>(), 1..20)) {
        let parts = spread(Fen(total), &weights);
        prop_assert_eq!(parts.len(), weights.len());
        prop_assert_eq!(parts.iter().map(|part| i128::from(part.0)).sum::<i128>(), i128::from(total));
    }

    #[test]
    fn no_input_breaks_the_arithmetic(price in any::<i64>(), quantity in any::<i64>(), rate in any::<i32>(), text in ".*") {
        if let Some(amount) = line_amount(Fen(price), Quantity(quantity), BasisPoints(rate), Currency::Cny) {
            prop_assert!(amount.in_range());
        }
        let _ = (split_gross(Fen(price), BasisPoints(rate), Currency::Cny), add_tax(Fen(price), BasisPoints(rate), Currency::Cny));
        let _ = (Fen::parse_yuan(&text), Quantity::parse(&text));
    }
}
