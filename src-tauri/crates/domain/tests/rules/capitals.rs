use bidwright_domain::capitals::{from_capitals, to_capitals};
use bidwright_domain::money::Fen;
use proptest::prelude::*;

#[test]
fn capitals_follow_the_payment_rules() {
    let cases = [
        // The examples of 支付结算办法附一.
        (140_950, "人民币壹仟肆佰零玖元伍角"),
        (600_714, "人民币陆仟零柒元壹角肆分"),
        (168_032, "人民币壹仟陆佰捌拾元零叁角贰分"),
        (10_700_053, "人民币壹拾万柒仟元零伍角叁分"),
        (1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"),
        (32_504, "人民币叁佰贰拾伍元零肆分"),
        // Small change.
        (1, "人民币壹分"),
        (10, "人民币壹角"),
        (55, "人民币伍角伍分"),
        (101, "人民币壹元零壹分"),
        (1_030, "人民币壹拾元零叁角"),
        // Runs of zeros within and between the groups of four.
        (1_000, "人民币壹拾元整"),
        (100_100, "人民币壹仟零壹元整"),
        (101_000, "人民币壹仟零壹拾元整"),
        (1_050_000, "人民币壹万零伍佰元整"),
        (10_500_000, "人民币壹拾万伍仟元整"),
        (10_000_000_000, "人民币壹亿元整"),
        (10_000_500_000, "人民币壹亿零伍仟元整"),
        (100_000_050_000, "人民币壹拾亿零伍佰元整"),
        (1_000_000_000_001, "人民币壹佰亿元零壹分"),
        (
            99_999_999_999_999,
            "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        ),
        (-600_714, "人民币负陆仟零柒元壹角肆分"),
        (0, "人民币零元整"),
    ];
    for (fen, capitals) in cases {
        assert_eq!(to_capitals(Fen(fen)).as_deref(), Some(capitals), "{fen}");
    }
}

#[test]
fn amounts_out_of_range_have_no_capitals() {
    for fen in [
        100_000_000_000_000,
        -100_000_000_000_000,
        i64::MAX,
        i64::MIN,
    ] {
        assert_eq!(to_capitals(Fen(fen)), None);
    }
    assert_eq!(from_capitals("壹万亿元整"), None);
}

#[test]
fn other_people_s_capitals_are_read() {
    let cases = [
        ("壹拾万零柒仟元伍角叁分", 10_700_053),
        ("人民币壹仟陆佰捌拾元叁角贰分", 168_032),
        ("人民币：陆仟零柒圆壹角肆分正", 600_714),
        ("人民币 叁佰 贰拾伍元零肆分", 32_504),
        ("壹仟肆佰零玖元伍角整", 140_950),
        ("拾元整", 1_000),
        ("一百二十三万元整", 123_000_000),
        ("负人民币壹元整", -100),
        ("壹元零角伍分", 105),
    ];
    for (text, fen) in cases {
        assert_eq!(from_capitals(text), Some(Fen(fen)), "{text}");
    }
}

#[test]
fn what_is_no_amount_is_not_read() {
    let refused = [
        "",
        "人民币",
        "整",
        "壹",
        "壹佰",
        "佰元",
        "壹贰元",
        "壹元贰元",
        "壹分壹角",
        "壹万壹亿元",
        "壹拾壹佰元",
        "壹佰贰佰元",
        "负人民币负壹元",
        "壹元整整",
        "壹元伍",
        "万元",
        "100元",
        "元整",
        "壹元整外",
    ];
    for text in refused {
        assert_eq!(from_capitals(text), None, "{text}");
    }
}

fn sizes() -> impl Strategy<Value = i64> {
    // Every order of magnitude as often as the largest.
    (0u32..=14, 0i64..=99_999_999_999_999, any::<bool>()).prop_map(|(cut, fen, negative)| {
        let fen = fen / 10i64.pow(cut);
        if negative { -fen } else { fen }
    })
}

/// Few digits that are not zero, because zeros are what goes wrong.
fn mostly_zeros() -> impl Strategy<Value = i64> {
    proptest::collection::vec((0u32..14, 0i64..10), 1..4)
        .prop_map(|digits| {
            digits
                .iter()
                .map(|(place, digit)| digit * 10i64.pow(*place))
                .sum()
        })
        .prop_filter("in range", |fen| Fen(*fen).in_range())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn capitals_read_back_give_the_same_fen(fen in prop_oneof![sizes(), mostly_zeros()]) {
        let capitals = to_capitals(Fen(fen)).unwrap();
        prop_assert_eq!(from_capitals(&capitals), Some(Fen(fen)), "{}", capitals);
    }

    #[test]
    fn two_amounts_never_share_their_capitals(a in mostly_zeros(), b in mostly_zeros()) {
        prop_assume!(a != b);
        prop_assert_ne!(to_capitals(Fen(a)), to_capitals(Fen(b)));
    }

    #[test]
    fn no_text_breaks_the_reader(text in "[人民币负零壹贰拾佰仟万亿元角分整a ]{0,30}") {
        if let Some(amount) = from_capitals(&text) {
            prop_assert!(amount.in_range());
        }
    }
}
