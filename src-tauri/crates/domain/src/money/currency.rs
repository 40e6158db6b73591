//! The currencies a quotation can be in.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Fen;

/// Amounts of every currency are kept in hundredths ([`Fen`]); a currency without a minor unit is
/// rounded to its whole unit.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    #[default]
    Cny,
    Usd,
    Eur,
    Hkd,
    Jpy,
}

impl Currency {
    pub const ALL: [Currency; 5] = [
        Currency::Cny,
        Currency::Usd,
        Currency::Eur,
        Currency::Hkd,
        Currency::Jpy,
    ];

    /// ISO 4217.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Currency::Cny => "CNY",
            Currency::Usd => "USD",
            Currency::Eur => "EUR",
            Currency::Hkd => "HKD",
            Currency::Jpy => "JPY",
        }
    }

    /// Reads an ISO 4217 code, in any case.
    #[must_use]
    pub fn parse(code: &str) -> Option<Currency> {
        let code = code.trim().to_uppercase();
        Currency::ALL.into_iter().find(|c| c.code() == code)
    }

    /// The unit in Chinese: 元, 美元.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Currency::Cny => "元",
            Currency::Usd => "美元",
            Currency::Eur => "欧元",
            Currency::Hkd => "港元",
            Currency::Jpy => "日元",
        }
    }

    /// Before a figure: ¥, US$.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Currency::Cny => "¥",
            Currency::Usd => "US$",
            Currency::Eur => "€",
            Currency::Hkd => "HK$",
            Currency::Jpy => "JP¥",
        }
    }

    /// The smallest amount that can be paid, in hundredths: 1, or 100 without a minor unit (ISO 4217).
    #[must_use]
    pub fn step(self) -> i64 {
        match self {
            Currency::Jpy => 100,
            Currency::Cny | Currency::Usd | Currency::Eur | Currency::Hkd => 1,
        }
    }

    /// With separators and the currency's own decimals: `1,234.50`, for yen `1,235`.
    #[must_use]
    pub fn grouped(self, amount: Fen) -> String {
        let text = amount.grouped();
        match text.strip_suffix(".00") {
            Some(whole) if self.step() == 100 => whole.to_owned(),
            _ => text,
        }
    }
}
