//! The VAT rates, dated: laws change, so a rate is data and never a literal in other code.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::BasisPoints;

/// What a rate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum VatKind {
    /// Goods, standard software products, works on goods.
    Goods,
    /// Transport, construction, telecommunication basics, certain goods.
    Reduced,
    /// Services and intangibles.
    Services,
    /// Simplified method, 征收率.
    Simplified,
    /// Small-scale taxpayers while the relief lasts.
    SmallScale,
    /// Exports and exempt sales.
    Zero,
}

/// One rate in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VatRate {
    pub rate: BasisPoints,
    pub kind: VatKind,
}

const fn rate(rate: i32, kind: VatKind) -> VatRate {
    VatRate {
        rate: BasisPoints(rate),
        kind,
    }
}

/// Year, month and day from which the rates hold, and the rates, highest first.
type Period = ((i32, u32, u32), &'static [VatRate]);

/// Newest first. Since 2026: 增值税法 10-12, 38 (law). The 1 % of small-scale taxpayers to
/// 2027-12-31: 公告2026年第10号 (check). The rows before 2026 are common knowledge, not read in the
/// text of the law (check); they serve old documents only.
const PERIODS: &[Period] = &[
    (
        (2028, 1, 1),
        &[
            rate(1300, VatKind::Goods),
            rate(900, VatKind::Reduced),
            rate(600, VatKind::Services),
            rate(300, VatKind::Simplified),
            rate(0, VatKind::Zero),
        ],
    ),
    (
        (2026, 1, 1),
        &[
            rate(1300, VatKind::Goods),
            rate(900, VatKind::Reduced),
            rate(600, VatKind::Services),
            rate(300, VatKind::Simplified),
            rate(100, VatKind::SmallScale),
            rate(0, VatKind::Zero),
        ],
    ),
    (
        (2023, 1, 1),
        &[
            rate(1300, VatKind::Goods),
            rate(900, VatKind::Reduced),
            rate(600, VatKind::Services),
            rate(500, VatKind::Simplified),
            rate(300, VatKind::Simplified),
            rate(100, VatKind::SmallScale),
            rate(0, VatKind::Zero),
        ],
    ),
    (
        (2019, 4, 1),
        &[
            rate(1300, VatKind::Goods),
            rate(900, VatKind::Reduced),
            rate(600, VatKind::Services),
            rate(500, VatKind::Simplified),
            rate(300, VatKind::Simplified),
            rate(0, VatKind::Zero),
        ],
    ),
    (
        (2018, 5, 1),
        &[
            rate(1600, VatKind::Goods),
            rate(1000, VatKind::Reduced),
            rate(600, VatKind::Services),
            rate(500, VatKind::Simplified),
            rate(300, VatKind::Simplified),
            rate(0, VatKind::Zero),
        ],
    ),
];

/// The VAT rates in force on a day, highest first; none before 2018-05-01.
#[must_use]
pub fn vat_rates(on: NaiveDate) -> &'static [VatRate] {
    let begun = |period: &&Period| {
        let (year, month, day) = period.0;
        NaiveDate::from_ymd_opt(year, month, day).is_some_and(|from| from <= on)
    };
    PERIODS.iter().find(begun).map_or(&[], |period| period.1)
}

/// Whether the rate was in force on the day; without a day, in any period since 2026-01-01.
#[must_use]
pub fn known_vat_rate(rate: BasisPoints, on: Option<NaiveDate>) -> bool {
    let has = |rates: &[VatRate]| rates.iter().any(|known| known.rate == rate);
    match on {
        Some(day) => has(vat_rates(day)),
        None => PERIODS
            .iter()
            .any(|(from, rates)| from.0 >= 2026 && has(rates)),
    }
}
