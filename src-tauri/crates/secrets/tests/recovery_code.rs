//! The recovery code as people copy it from paper.
#![allow(clippy::unwrap_used)]

use bidwright_secrets::{Key, RecoveryCode, RecoveryCodeError};

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

#[test]
fn code_gives_the_same_key_back() {
    for _ in 0..50 {
        let key = Key::generate().unwrap();
        let code = RecoveryCode::of(&key).to_string();
        assert_eq!(code.split('-').count(), 14);
        assert!(code.split('-').all(|group| group.len() == 4));
        assert_eq!(RecoveryCode::parse(&code).unwrap(), key);
    }
}

#[test]
fn two_keys_are_never_the_same() {
    assert_ne!(Key::generate().unwrap(), Key::generate().unwrap());
}

#[test]
fn case_spaces_hyphens_and_full_width_do_not_matter() {
    let key = Key::generate().unwrap();
    let code = RecoveryCode::of(&key).to_string();
    let wide: String = code
        .chars()
        .map(|letter| char::from_u32(u32::from(letter) + 0xfee0).unwrap())
        .collect();
    let typed = [
        code.to_lowercase(),
        code.replace('-', ""),
        code.replace('-', "  "),
        code.replace('-', "\n"),
        code.replace('-', "—"),
        format!("  {code}\u{3000}"),
        wide,
    ];
    for typed in typed {
        assert_eq!(RecoveryCode::parse(&typed).unwrap(), key, "{typed}");
    }
}

#[test]
fn letters_that_look_like_digits_are_read_as_digits() {
    let (mut zeros, mut ones) = (0, 0);
    for _ in 0..20 {
        let key = Key::generate().unwrap();
        let code = RecoveryCode::of(&key).to_string();
        zeros += code.matches('0').count();
        ones += code.matches('1').count();
        assert_eq!(RecoveryCode::parse(&code.replace('0', "O")).unwrap(), key);
        assert_eq!(RecoveryCode::parse(&code.replace('0', "o")).unwrap(), key);
        assert_eq!(RecoveryCode::parse(&code.replace('1', "I")).unwrap(), key);
        assert_eq!(RecoveryCode::parse(&code.replace('1', "l")).unwrap(), key);
    }
    assert!(zeros > 0 && ones > 0, "the codes held both digits");
}

#[test]
fn every_single_wrong_character_is_refused() {
    let code = RecoveryCode::of(&Key::generate().unwrap()).to_string();
    for (place, right) in code.char_indices().filter(|(_, letter)| *letter != '-') {
        for wrong in ALPHABET.chars().filter(|letter| *letter != right) {
            let mut typed = code.clone();
            typed.replace_range(place..=place, &wrong.to_string());
            let refused = RecoveryCode::parse(&typed).unwrap_err();
            assert_eq!(refused, RecoveryCodeError::Checksum, "{wrong} at {place}");
        }
    }
}

#[test]
fn swapped_neighbours_are_refused() {
    let code = RecoveryCode::of(&Key::generate().unwrap())
        .to_string()
        .replace('-', "");
    for place in 0..code.len() - 1 {
        let mut letters: Vec<char> = code.chars().collect();
        letters.swap(place, place + 1);
        let typed: String = letters.into_iter().collect();
        if typed != code {
            assert_eq!(
                RecoveryCode::parse(&typed).unwrap_err(),
                RecoveryCodeError::Checksum
            );
        }
    }
}

#[test]
fn a_missing_character_and_a_foreign_one_are_named() {
    let code = RecoveryCode::of(&Key::generate().unwrap()).to_string();
    let short = &code[..code.len() - 1];
    let expected = RecoveryCodeError::Length {
        found: 55,
        expected: 56,
    };
    assert_eq!(RecoveryCode::parse(short).unwrap_err(), expected);
    let expected = RecoveryCodeError::Length {
        found: 0,
        expected: 56,
    };
    assert_eq!(RecoveryCode::parse("  ").unwrap_err(), expected);
    let foreign = format!("{}U{}", &code[..6], &code[7..]);
    let expected = RecoveryCodeError::Character {
        character: 'U',
        position: 6,
    };
    assert_eq!(RecoveryCode::parse(&foreign).unwrap_err(), expected);
    assert!(matches!(
        RecoveryCode::parse("标匠").unwrap_err(),
        RecoveryCodeError::Character {
            character: '标',
            position: 1
        }
    ));
}

#[test]
fn secrets_are_never_printed_by_accident() {
    let key = Key::generate().unwrap();
    let code = RecoveryCode::of(&key);
    let printed = format!("{key:?} {code:?}");
    assert!(!printed.contains(key.hex().as_str()));
    assert!(!printed.contains(&code.to_string()));
}
