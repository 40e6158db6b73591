//! What a later revision says otherwise than an earlier one.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use super::{Quotation, QuotationLine, TotalDiscount};
use crate::Id;
use crate::money::{BasisPoints, Fen, Quantity, TaxSplit};

/// One field with its value in the earlier and the later revision, as people write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LineChange {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// One line that differs. Numbers count from 1 in print order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LineDifference {
    Added {
        line: u32,
        name: String,
        amount: Option<Fen>,
    },
    Removed {
        line: u32,
        name: String,
        amount: Option<Fen>,
    },
    Changed {
        /// In the earlier and the later revision.
        from: u32,
        to: u32,
        name: String,
        /// Stands elsewhere among the lines that both have, or in another section.
        moved: bool,
        fields: Vec<LineChange>,
        amount_before: Option<Fen>,
        amount_after: Option<Fen>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuotationDifference {
    pub before: String,
    pub after: String,
    /// Title, terms, discount on the total and the like.
    pub head: Vec<LineChange>,
    pub lines: Vec<LineDifference>,
    /// None when a side cannot be computed.
    pub total_before: Option<TaxSplit>,
    pub total_after: Option<TaxSplit>,
}

/// What was added, removed, changed and moved. A line is the same line when it has the same id;
/// failing that, the same product and name; failing that, the same name.
#[must_use]
pub fn difference(before: &Quotation, after: &Quotation) -> QuotationDifference {
    let pairs = pairs(&before.lines, &after.lines);
    let moved = moved(&pairs);
    let (totals_before, totals_after) = (before.totals().ok(), after.totals().ok());
    let amount = |totals: &Option<super::QuotationTotals>, index: usize| {
        totals.as_ref()?.amounts.get(index).copied()
    };
    let partner: BTreeMap<usize, usize> = pairs.iter().map(|(from, to)| (*to, *from)).collect();
    let kept: BTreeSet<usize> = pairs.iter().map(|(from, _)| *from).collect();
    let mut lines = Vec::new();
    for (to, line) in after.lines.iter().enumerate() {
        let Some(&from) = partner.get(&to) else {
            lines.push(LineDifference::Added {
                line: number(to),
                name: line.name.clone(),
                amount: amount(&totals_after, to),
            });
            continue;
        };
        let old = &before.lines[from];
        let sections = (title(before, old), title(after, line));
        let mut fields = changes(&outward(old), &outward(line));
        if sections.0 != sections.1 {
            fields.push(LineChange {
                field: "section".to_owned(),
                before: sections.0.to_owned(),
                after: sections.1.to_owned(),
            });
        }
        let moved = moved.contains(&from);
        if moved || !fields.is_empty() {
            lines.push(LineDifference::Changed {
                from: number(from),
                to: number(to),
                name: line.name.clone(),
                moved,
                fields,
                amount_before: amount(&totals_before, from),
                amount_after: amount(&totals_after, to),
            });
        }
    }
    for (from, line) in before.lines.iter().enumerate() {
        if !kept.contains(&from) {
            lines.push(LineDifference::Removed {
                line: number(from),
                name: line.name.clone(),
                amount: amount(&totals_before, from),
            });
        }
    }
    QuotationDifference {
        before: before.label(),
        after: after.label(),
        head: changes(&head(before), &head(after)),
        lines,
        total_before: totals_before.map(|totals| totals.total),
        total_after: totals_after.map(|totals| totals.total),
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

fn title<'a>(quotation: &'a Quotation, line: &QuotationLine) -> &'a str {
    let section = |id| quotation.sections.iter().find(|s| s.id == id);
    line.section
        .and_then(section)
        .map_or("", |section| section.title.as_str())
}

/// By what a line is known.
type Key = fn(&QuotationLine) -> (Option<Id>, &str);

/// Index before and index after of each line that both have, in later order.
fn pairs(before: &[QuotationLine], after: &[QuotationLine]) -> Vec<(usize, usize)> {
    let keys: [Key; 3] = [
        |line| (Some(line.id), ""),
        |line| (line.product, line.name.trim()),
        |line| (None, line.name.trim()),
    ];
    let (mut left, mut right) = (
        BTreeSet::from_iter(0..before.len()),
        BTreeSet::from_iter(0..after.len()),
    );
    let mut pairs = Vec::new();
    for key in keys {
        let mut open: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for &from in left.iter().rev() {
            open.entry(key(&before[from])).or_default().push(from);
        }
        for to in right.clone() {
            let found = open.get_mut(&key(&after[to])).and_then(Vec::pop);
            if let Some(from) = found {
                left.remove(&from);
                right.remove(&to);
                pairs.push((from, to));
            }
        }
    }
    pairs.sort_by_key(|(_, to)| *to);
    pairs
}

/// The earlier indices of the lines that left their order: all but a longest run that kept it.
fn moved(pairs: &[(usize, usize)]) -> BTreeSet<usize> {
    // `ends[n]` is the pair with the lowest earlier index that ends a rising run of n + 1.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; pairs.len()];
    for (index, (from, _)) in pairs.iter().enumerate() {
        let at = ends.partition_point(|&end| pairs[end].0 < *from);
        previous[index] = at.checked_sub(1).map(|before| ends[before]);
        if at == ends.len() {
            ends.push(index);
        } else {
            ends[at] = index;
        }
    }
    let mut moved: BTreeSet<usize> = pairs.iter().map(|(from, _)| *from).collect();
    let mut step = ends.last().copied();
    while let Some(index) = step {
        moved.remove(&pairs[index].0);
        step = previous[index];
    }
    moved
}

/// A line without what names its row or its section's row, and without its cost.
fn outward(line: &QuotationLine) -> QuotationLine {
    QuotationLine {
        id: Id::nil(),
        section: None,
        product: None,
        cost: Fen(0),
        ..line.clone()
    }
}

/// The head without lines and without what every revision has of its own.
fn head(quotation: &Quotation) -> Quotation {
    Quotation {
        id: Id::nil(),
        number: None,
        revision: 1,
        revises: None,
        status: super::QuotationStatus::Draft,
        sections: Vec::new(),
        lines: Vec::new(),
        issued_on: None,
        issued_at: None,
        content_hash: None,
        pdf: None,
        ..quotation.outward()
    }
}

/// The fields of two records of one kind that differ.
fn changes<T: Serialize>(before: &T, after: &T) -> Vec<LineChange> {
    let fields = |value: &T| match serde_json::to_value(value) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (before, after) = (fields(before), fields(after));
    let mut changes: Vec<LineChange> = before
        .iter()
        .filter_map(|(field, old)| {
            let new = after.get(field)?;
            (old != new).then(|| LineChange {
                field: field.clone(),
                before: plain(field, old),
                after: plain(field, new),
            })
        })
        .collect();
    changes.sort_by(|one, other| one.field.cmp(&other.field));
    changes
}

/// The value as people write it: amounts in whole units with separators, rates in percent.
fn plain(field: &str, value: &Value) -> String {
    let number = value.as_i64().unwrap_or_default();
    let rate = || i32::try_from(number).map(BasisPoints).unwrap_or_default();
    match (field, value) {
        (_, Value::Null) => String::new(),
        (_, Value::String(text)) => text.clone(),
        ("unit_price" | "discount_amount", _) => Fen(number).grouped(),
        ("quantity", _) => Quantity(number).plain(),
        ("discount" | "vat_rate", _) => format!("{}%", rate().percent()),
        ("total_discount", _) => total_discount(value),
        _ => value.to_string(),
    }
}

/// `5%`, `-100.00`, `=10,000.00`; nothing without a discount.
fn total_discount(value: &Value) -> String {
    match serde_json::from_value(value.clone()) {
        Ok(TotalDiscount::Percent { rate }) => format!("{}%", rate.percent()),
        Ok(TotalDiscount::Amount { amount }) => format!("-{}", amount.grouped()),
        Ok(TotalDiscount::Target { total }) => format!("={}", total.grouped()),
        Ok(TotalDiscount::None) | Err(_) => String::new(),
    }
}
