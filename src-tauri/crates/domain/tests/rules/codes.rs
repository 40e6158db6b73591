use bidwright_domain::codes::{CodeProblem, PhoneProblem, credit_code_problem, phone_problem};
use proptest::prelude::*;

/// The example that GB 32100-2015 itself works out: sum 1640, 1640 mod 31 = 28, 31 - 28 = 3.
const EXAMPLE: &str = "91350100M000100Y43";
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

#[test]
fn a_right_credit_code_passes() {
    assert_eq!(credit_code_problem(EXAMPLE), None);
    assert_eq!(credit_code_problem(" 91350100M000100Y43 "), None);
    assert_eq!(credit_code_problem(""), None);
    // Sums of 0 and of 1: the ends of the check alphabet.
    assert_eq!(credit_code_problem("000000000000000000"), None);
    assert_eq!(credit_code_problem("10000000000000000Y"), None);
}

#[test]
fn a_wrong_credit_code_says_what_is_wrong() {
    let cases = [
        ("91350100M000100Y44", CodeProblem::Check { expected: '3' }),
        ("91350100M000100Y4", CodeProblem::Length { found: 17 }),
        ("91350100M000100Y433", CodeProblem::Length { found: 19 }),
        (
            "91350100M000I00Y43",
            CodeProblem::Character {
                at: 13,
                character: 'I',
            },
        ),
        (
            "91350100m000100Y43",
            CodeProblem::Character {
                at: 9,
                character: 'm',
            },
        ),
        (
            "无",
            CodeProblem::Character {
                at: 1,
                character: '无',
            },
        ),
    ];
    for (code, problem) in cases {
        assert_eq!(credit_code_problem(code), Some(problem), "{code}");
    }
}

#[test]
fn numbers_that_can_be_dialled_pass() {
    let numbers = [
        "13800138000",
        "+86 138 0013 8000",
        "0086-13800138000",
        "010-88886666",
        "0577-86123456",
        "0577 8612345",
        "(021)61234567",
        "（0755）26012345",
        "0577-86123456-801",
        "+86 10 88886666",
        "0577-86123456转801",
        "400-800-1234",
        "8008201234",
        "02161234567",
        "",
    ];
    for number in numbers {
        assert_eq!(phone_problem(number), None, "{number}");
    }
}

#[test]
fn numbers_that_cannot_be_dialled_say_why() {
    let cases = [
        ("1380013800", PhoneProblem::Mobile { digits: 10 }),
        ("138001380001", PhoneProblem::Mobile { digits: 12 }),
        ("12800138000", PhoneProblem::Unknown),
        ("010-888866", PhoneProblem::LandLine),
        ("05778-612345", PhoneProblem::LandLine),
        ("0577-861234567", PhoneProblem::LandLine),
        ("88886666", PhoneProblem::Unknown),
        ("400-800-123", PhoneProblem::Unknown),
        ("请联系张工", PhoneProblem::Character { character: '请' }),
        (
            "0577-86123456转8a",
            PhoneProblem::Character { character: 'a' },
        ),
        ("+1 415 555 0100", PhoneProblem::Unknown),
    ];
    for (number, problem) in cases {
        assert_eq!(phone_problem(number), Some(problem), "{number}");
    }
}

fn right_code() -> impl Strategy<Value = String> {
    let body = proptest::collection::vec(0usize..31, 17);
    body.prop_map(|values| {
        let body: String = values
            .iter()
            .map(|v| ALPHABET.chars().nth(*v).unwrap())
            .collect();
        let fits = |last: &char| credit_code_problem(&format!("{body}{last}")).is_none();
        let last = ALPHABET.chars().find(fits).unwrap();
        format!("{body}{last}")
    })
}

proptest! {
    #[test]
    fn a_single_changed_character_is_always_found(code in right_code(), at in 0usize..18, other in 0usize..31) {
        let mut characters: Vec<char> = code.chars().collect();
        let other = ALPHABET.chars().nth(other).unwrap();
        prop_assume!(characters[at] != other);
        characters[at] = other;
        let changed: String = characters.into_iter().collect();
        prop_assert!(credit_code_problem(&changed).is_some());
    }

    #[test]
    fn no_text_breaks_the_checks(text in ".*") {
        let _ = (credit_code_problem(&text), phone_problem(&text));
    }

    #[test]
    fn no_row_of_digits_breaks_the_phone_check(text in "[0-9+() -]{0,24}") {
        let _ = phone_problem(&text);
    }
}
