//! The recovery code: the key itself, written so that people can copy it from paper.

use std::fmt;

use zeroize::Zeroizing;

use crate::{Key, RecoveryCodeError};

/// Crockford's base32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP: usize = 4;
/// 256 bits and four zero bits.
const KEY_SYMBOLS: usize = 52;
/// 20 bits of checksum.
const SYMBOLS: usize = KEY_SYMBOLS + GROUP;
const CRC_BITS: u32 = 20;
/// x^20 + x^3 + 1, primitive: finds every single wrong character, every swap of neighbours and
/// every two wrong bits.
const POLYNOMIAL: u32 = 0b1001;

/// 13 groups of four characters with the key and one with a checksum.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// The code of a key.
    pub fn of(key: &Key) -> Self {
        let symbols = with_checksum(&key_symbols(key));
        let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + SYMBOLS / GROUP));
        for (index, symbol) in symbols.iter().enumerate() {
            if index > 0 && index % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(*symbol)]));
        }
        Self(text)
    }

    /// The key of a code as somebody typed it: case, spaces, hyphens and full-width characters
    /// don't matter, O is 0, I and L are 1.
    ///
    /// # Errors
    /// [`RecoveryCodeError`]; a single wrong character is always found.
    pub fn parse(typed: &str) -> Result<Key, RecoveryCodeError> {
        let symbols = read(typed)?;
        if symbols.len() != SYMBOLS {
            return Err(RecoveryCodeError::Length {
                found: symbols.len(),
                expected: SYMBOLS,
            });
        }
        let (key, _) = symbols.split_at(KEY_SYMBOLS);
        if *with_checksum(key) != *symbols {
            return Err(RecoveryCodeError::Checksum);
        }
        key_of(key).ok_or(RecoveryCodeError::Checksum)
    }
}

impl fmt::Display for RecoveryCode {
    /// The whole secret: for the screen and the print only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// Five bits each, most significant first, filled up with zero bits.
fn key_symbols(key: &Key) -> Zeroizing<Vec<u8>> {
    let mut symbols = Zeroizing::new(Vec::with_capacity(SYMBOLS));
    let (mut bits, mut count) = (0_u32, 0);
    for &byte in key.bytes() {
        bits = (bits << 8 | u32::from(byte)) & 0xfff;
        count += 8;
        while count >= 5 {
            count -= 5;
            symbols.push((bits >> count & 31) as u8);
        }
    }
    symbols.push((bits << (5 - count) & 31) as u8);
    symbols
}

/// None when the filling bits aren't zero.
fn key_of(symbols: &[u8]) -> Option<Key> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(Key::LENGTH));
    let (mut bits, mut count) = (0_u32, 0);
    for &symbol in symbols {
        bits = (bits << 5 | u32::from(symbol)) & 0xfff;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    let filling = bits & ((1 << count) - 1);
    Key::from_bytes(&bytes).filter(|_| filling == 0)
}

fn with_checksum(key: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut symbols = Zeroizing::new(Vec::with_capacity(SYMBOLS));
    symbols.extend_from_slice(key);
    let sum = checksum(key);
    symbols.extend(
        (0..GROUP)
            .rev()
            .map(|place| (sum >> (5 * place) & 31) as u8),
    );
    symbols
}

fn checksum(symbols: &[u8]) -> u32 {
    let mut sum = 1_u32;
    for &symbol in symbols {
        for bit in (0..5).rev() {
            let out = sum >> (CRC_BITS - 1) & 1;
            sum = (sum << 1) & ((1 << CRC_BITS) - 1);
            if out != u32::from(symbol >> bit & 1) {
                sum ^= POLYNOMIAL;
            }
        }
    }
    sum
}

fn read(typed: &str) -> Result<Zeroizing<Vec<u8>>, RecoveryCodeError> {
    // One byte per character at most, so it never grows and leaves no copy behind.
    let mut symbols = Zeroizing::new(Vec::with_capacity(typed.len()));
    for character in typed.chars() {
        let plain = plain(character);
        if plain.is_whitespace() || matches!(plain, '-' | '_' | '‐'..='―' | '−' | '·') {
            continue;
        }
        let letter = match plain.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let place = ALPHABET
            .iter()
            .position(|&symbol| char::from(symbol) == letter);
        let Some(place) = place.and_then(|place| u8::try_from(place).ok()) else {
            return Err(RecoveryCodeError::Character {
                character,
                position: symbols.len() + 1,
            });
        };
        symbols.push(place);
    }
    Ok(symbols)
}

/// Full-width forms, as Chinese input methods type them, to plain ones.
fn plain(character: char) -> char {
    match u32::from(character) {
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap_or(character),
        _ => character,
    }
}
