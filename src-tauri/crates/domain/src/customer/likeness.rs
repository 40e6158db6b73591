//! Whether two records are likely the same customer, and why.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Customer;
use crate::Id;

/// Names share so much of their letter pairs (Dice's measure), in percent, before they are called
/// alike. Below it most finds are other companies of the trade.
const ALIKE: u32 = 72;
/// Shorter names share their pairs by chance.
const SHORTEST_ALIKE: usize = 4;

/// 省、自治区 and 直辖市 as names begin with them.
const PROVINCES: [&str; 34] = [
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "台湾",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
];
/// The forms of a company, longest first: 股份有限公司 before 有限公司.
const FORMS: [&str; 9] = [
    "股份有限责任公司",
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "股份公司",
    "集团公司",
    "集团",
    "公司",
    "股份",
];
const NUMERALS: &str = "0123456789一二三四五六七八九十";

/// Why two records look like one customer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    SameCode,
    /// The same but for brackets, width, company form, or the name of the place.
    SameName,
    SamePhone {
        phone: String,
    },
    SimilarName {
        percent: u32,
    },
}

/// Two records that look like one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// For ordering only: the larger, the likelier.
    pub weight: u32,
    pub reasons: Vec<Reason>,
}

/// What of a customer is compared, prepared once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    pub id: Id,
    pub name: String,
    code: String,
    /// Without place and company form.
    core: String,
    place: String,
    /// With the place, without its marks 省 and 市.
    whole: String,
    numerals: String,
    pairs: Vec<u64>,
    phones: Vec<String>,
}

impl Probe {
    #[must_use]
    pub fn of(customer: &Customer) -> Probe {
        let people = customer.contacts.iter();
        let phones = people
            .flat_map(|c| [&c.phone, &c.other_phone])
            .chain([&customer.phone]);
        Probe::new(customer.id, &customer.name, &customer.credit_code, phones)
    }

    pub fn new<'a>(
        id: Id,
        name: &str,
        code: &str,
        phones: impl IntoIterator<Item = &'a String>,
    ) -> Probe {
        let parts = Parts::of(name);
        let phones: BTreeSet<String> = phones.into_iter().filter_map(|p| plain_phone(p)).collect();
        Probe {
            id,
            name: name.to_owned(),
            code: half_width(code).to_uppercase(),
            pairs: pairs(&parts.whole),
            numerals: parts
                .whole
                .chars()
                .filter(|c| NUMERALS.contains(*c))
                .collect(),
            core: parts.core,
            place: parts.place,
            whole: parts.whole,
            phones: phones.into_iter().collect(),
        }
    }

    /// Keys of which two likely records share at least one; for finding candidates among many.
    pub fn keys(&self) -> impl Iterator<Item = String> + '_ {
        let code = Some(&self.code).filter(|c| !c.is_empty());
        let core = Some(&self.core).filter(|c| c.chars().count() > 1);
        code.map(|c| format!("c{c}"))
            .into_iter()
            .chain(core.map(|c| format!("n{c}")))
            .chain(self.phones.iter().map(|p| format!("p{p}")))
    }

    /// The pairs of letters of the name, sorted.
    #[must_use]
    pub fn pairs(&self) -> &[u64] {
        &self.pairs
    }

    /// So many pairs of the name, the rarest first, are enough to meet every name that is alike.
    #[must_use]
    pub fn pairs_to_meet(&self) -> usize {
        let all = self.pairs.len();
        // Of d = 2 * shared / (a + b) and b >= shared follows shared >= a * d / (2 - d).
        let shared = (all * ALIKE as usize).div_ceil(200 - ALIKE as usize);
        if self.whole.chars().count() < SHORTEST_ALIKE {
            0
        } else {
            all - shared.min(all) + usize::from(all > 0)
        }
        .min(all)
    }

    /// None when the two do not look alike. Never compares a record with itself.
    #[must_use]
    pub fn likeness(&self, other: &Probe) -> Option<Likeness> {
        if self.id == other.id {
            return None;
        }
        let (mut weight, mut reasons) = (0, Vec::new());
        if !self.code.is_empty() && self.code == other.code {
            weight += 1_000;
            reasons.push(Reason::SameCode);
        }
        let places_fit = self.place.is_empty()
            || other.place.is_empty()
            || self.place.contains(&other.place)
            || other.place.contains(&self.place);
        let same_core = self.core.chars().count() > 1 && self.core == other.core && places_fit;
        if !self.whole.is_empty() && (self.whole == other.whole || same_core) {
            weight += 500;
            reasons.push(Reason::SameName);
        } else if places_fit && self.numerals == other.numerals {
            let percent = self.alike(other);
            if percent >= ALIKE {
                weight += percent;
                reasons.push(Reason::SimilarName { percent });
            }
        }
        if let Some(phone) = self.phones.iter().find(|p| other.phones.contains(p)) {
            weight += 200;
            reasons.push(Reason::SamePhone {
                phone: phone.clone(),
            });
        }
        (!reasons.is_empty()).then_some(Likeness { weight, reasons })
    }

    /// Dice's measure over the pairs of letters, in percent; 0 for names too short to compare.
    fn alike(&self, other: &Probe) -> u32 {
        let (a, b) = (&self.pairs, &other.pairs);
        let short = |p: &Probe| p.whole.chars().count() < SHORTEST_ALIKE;
        if short(self) || short(other) || a.is_empty() || b.is_empty() {
            return 0;
        }
        let (mut i, mut j, mut shared) = (0, 0, 0usize);
        while i < a.len() && j < b.len() {
            match a[i].cmp(&b[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    i += 1;
                    j += 1;
                }
            }
        }
        u32::try_from(shared * 200 / (a.len() + b.len())).unwrap_or(100)
    }
}

/// A name as it is compared: half width, lower case, no brackets, spaces or company form, no marks
/// of the place.
#[must_use]
pub fn plain_name(name: &str) -> String {
    Parts::of(name).whole
}

struct Parts {
    place: String,
    core: String,
    whole: String,
}

impl Parts {
    fn of(name: &str) -> Parts {
        let letters: String = half_width(name)
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        let body = without_form(&letters);
        let (place, core) = place_and_core(body);
        Parts {
            whole: format!("{place}{core}"),
            place,
            core: core.to_owned(),
        }
    }
}

/// Full-width letters, digits and signs as the half-width ones.
fn half_width(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match c {
            '\u{3000}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            other => other,
        })
        .collect()
}

fn without_form(name: &str) -> &str {
    let mut body = name;
    // 集团股份有限公司 has two.
    while let Some(rest) = FORMS.iter().find_map(|form| body.strip_suffix(form)) {
        if rest.is_empty() {
            break;
        }
        body = rest;
    }
    body
}

/// Province, city and county at the head of a name, without their marks.
fn place_and_core(name: &str) -> (String, &str) {
    let mut place = String::new();
    let mut rest = name;
    if let Some(province) = PROVINCES.iter().find(|p| rest.starts_with(**p)) {
        let after = &rest[province.len()..];
        let after = [
            "省",
            "市",
            "壮族自治区",
            "回族自治区",
            "维吾尔自治区",
            "自治区",
        ]
        .iter()
        .find_map(|mark| after.strip_prefix(mark))
        .unwrap_or(after);
        if after.chars().count() > 1 {
            place.push_str(province);
            rest = after;
        }
    }
    while let Some((city, after)) = city(rest) {
        place.push_str(city);
        rest = after;
    }
    (place, rest)
}

/// Two or three characters followed by 市, 县 or 区, with something after them.
fn city(name: &str) -> Option<(&str, &str)> {
    name.char_indices()
        .take(4)
        .skip(2)
        .find(|(_, c)| matches!(c, '市' | '县' | '区'))
        .map(|(at, c)| (&name[..at], &name[at + c.len_utf8()..]))
        .filter(|(_, after)| after.chars().count() > 1)
}

/// Digits without country code and extension; none when there are too few to mean anything.
fn plain_phone(phone: &str) -> Option<String> {
    let text = half_width(phone);
    let main = text.split(['转', '#']).next().unwrap_or_default();
    let digits: String = main.chars().filter(char::is_ascii_digit).collect();
    let national = ["0086", "86"]
        .iter()
        .find_map(|code| digits.strip_prefix(code).filter(|d| d.len() >= 10))
        .unwrap_or(&digits);
    (national.len() >= 7).then(|| national.to_owned())
}

fn pairs(text: &str) -> Vec<u64> {
    let letters: Vec<char> = text.chars().collect();
    let mut pairs: Vec<u64> = letters
        .windows(2)
        .map(|pair| (u64::from(u32::from(pair[0])) << 32) | u64::from(u32::from(pair[1])))
        .collect();
    pairs.sort_unstable();
    pairs
}
