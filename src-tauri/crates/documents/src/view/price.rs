//! Sections, lines and totals as quotation, contract and bid print them.

use std::ops::Range;

use bidwright_domain::money::{BasisPoints, Currency, Fen, TaxSplit};
use bidwright_domain::quotation::{QuotationLine, QuotationSection, QuotationTotals};
use serde_json::{Value, json};

use crate::error::DocumentError;
use crate::numerals::chinese;
use crate::text::{cell, cell_paragraphs, line};

/// Rows of one table. Longer tables are cut, because a table is laid out whole after each edit.
pub(crate) const ROWS_PER_TABLE: usize = 100;

/// A row whose cells have at most so many characters stays on one page.
pub(crate) const LONGEST_SHORT_ROW: usize = 240;

/// Widths of figures in the sans face at 8.5 pt, in mm.
const DIGIT: f64 = 1.67;
const POINT: f64 = 0.84;
/// Both insets of a cell and room for the rule, in mm.
const INSETS: f64 = 3.6;

/// What is printed and how.
pub(crate) struct Priced<'a> {
    pub lines: &'a [QuotationLine],
    pub sections: &'a [QuotationSection],
    pub totals: &'a QuotationTotals,
    pub tax_included: bool,
    pub currency: Currency,
    /// Heads and rounding rule in English too.
    pub bilingual: bool,
    /// Without prices and amounts.
    pub blank: bool,
}

impl<'a> Priced<'a> {
    /// Lines in yuan without sections, as in contract and bid.
    pub fn plain(
        lines: &'a [QuotationLine],
        totals: &'a QuotationTotals,
        tax_included: bool,
    ) -> Self {
        Self {
            lines,
            sections: &[],
            totals,
            tax_included,
            currency: Currency::Cny,
            bilingual: false,
            blank: false,
        }
    }

    fn money(&self, amount: Fen) -> String {
        if self.blank {
            String::new()
        } else {
            self.currency.grouped(amount)
        }
    }

    fn split(&self, split: TaxSplit) -> Value {
        json!({
            "net": self.money(split.net),
            "tax": self.money(split.tax),
            "gross": self.money(split.gross),
        })
    }
}

/// Parts with their tables of lines, totals per rate and in all, column widths in mm.
///
/// # Errors
/// [`DocumentError::TotalsOfOtherLines`].
pub(crate) fn price(priced: &Priced<'_>) -> Result<Value, DocumentError> {
    same_lines(priced.lines, priced.totals)?;
    let rows: Vec<Row> = priced
        .lines
        .iter()
        .zip(&priced.totals.amounts)
        .map(|(line, amount)| Row::new(line, *amount, priced))
        .collect();
    let totals = priced.totals;
    let rates = totals.rates.iter().map(|(rate, split)| {
        let mut row = priced.split(*split);
        row["rate"] = json!(percent(*rate));
        row
    });
    let has_discount = !priced.blank
        && priced
            .lines
            .iter()
            .any(|line| line.discount.0 != 0 || line.discount_amount.0 != 0);
    Ok(json!({
        "parts": parts(priced, &rows),
        "bilingual": priced.bilingual,
        "blank": priced.blank,
        "tax_included": priced.tax_included,
        "unit": priced.currency.unit(),
        "code": priced.currency.code(),
        "symbol": priced.currency.symbol(),
        "has_discount": has_discount,
        "widths": {
            "quantity": width(rows.iter().map(|row| &row.quantity), 12.0),
            "price": width(rows.iter().map(|row| &row.price), 20.0),
            "discount": width(rows.iter().map(|row| &row.discount), 12.0),
            "amount": width(rows.iter().map(|row| &row.amount), 22.0),
        },
        "before_discount": priced.money(totals.before_discount),
        "discount": (totals.discount != Fen(0) && !priced.blank)
            .then(|| format!("-{}", priced.money(totals.discount))),
        "rates": rates.collect::<Vec<_>>(),
        "total": priced.split(totals.total),
        "capitals": if priced.blank { "" } else { totals.capitals.as_str() },
        "words": if priced.blank { "" } else { totals.words.as_str() },
        "optional": priced.lines.iter().any(|line| line.optional),
        "rounding": rounding(priced),
        "rounding_en": priced.bilingual.then(|| rounding_in_english(priced)),
    }))
}

/// # Errors
/// [`DocumentError::TotalsOfOtherLines`].
pub(crate) fn same_lines(
    lines: &[QuotationLine],
    totals: &QuotationTotals,
) -> Result<(), DocumentError> {
    if lines.len() == totals.amounts.len() {
        return Ok(());
    }
    Err(DocumentError::TotalsOfOtherLines {
        lines: u32::try_from(lines.len()).unwrap_or(u32::MAX),
        totals: u32::try_from(totals.amounts.len()).unwrap_or(u32::MAX),
    })
}

/// Indices of lines of one section, and that section with its place among all.
type Run<'a> = (Range<usize>, Option<(usize, &'a QuotationSection)>);

/// Lines that follow each other in one section.
pub(crate) fn runs<'a>(lines: &[QuotationLine], sections: &'a [QuotationSection]) -> Vec<Run<'a>> {
    let mut runs = Vec::new();
    let mut from = 0;
    for run in lines.chunk_by(|one, next| one.section == next.section) {
        let found = run[0]
            .section
            .and_then(|id| sections.iter().enumerate().find(|(_, s)| s.id == id));
        runs.push((from..from + run.len(), found));
        from += run.len();
    }
    runs
}

/// `一、软件`
pub(crate) fn section_title(index: usize, section: &QuotationSection) -> String {
    format!("{}、{}", chinese(index + 1), section.title.trim())
}

fn parts(priced: &Priced<'_>, rows: &[Row<'_>]) -> Vec<Value> {
    let mut parts = Vec::new();
    for (range, section) in runs(priced.lines, priced.sections) {
        let first = range.start;
        let values: Vec<Value> = rows[range]
            .iter()
            .enumerate()
            .map(|(index, row)| row.value(first + index + 1))
            .collect();
        let tables: Vec<&[Value]> = values.chunks(ROWS_PER_TABLE).collect();
        let subtotal = section.and_then(|(_, section)| {
            let sums = &priced.totals.sections;
            let sum = sums.iter().find(|sum| sum.section == Some(section.id));
            sum.map(|sum| priced.money(sum.amount))
        });
        parts.push(json!({
            "title": section.map(|(index, section)| line(&section_title(index, section))),
            "tables": tables,
            "subtotal": subtotal,
        }));
    }
    if parts.is_empty() {
        // A draft without lines shows the heads.
        parts.push(json!({ "title": null, "tables": [[]], "subtotal": null }));
    }
    parts
}

struct Row<'a> {
    line: &'a QuotationLine,
    quantity: String,
    price: String,
    discount: String,
    amount: String,
}

impl<'a> Row<'a> {
    fn new(line: &'a QuotationLine, amount: Fen, priced: &Priced<'_>) -> Row<'a> {
        Row {
            line,
            quantity: line.quantity.plain(),
            // A unit price may be finer than what can be paid.
            price: if priced.blank {
                String::new()
            } else {
                line.unit_price.grouped()
            },
            discount: discount(line, priced),
            amount: priced.money(amount),
        }
    }

    fn value(&self, number: usize) -> Value {
        let longest = self
            .line
            .specification
            .chars()
            .count()
            .max(self.line.name.chars().count() + self.line.note.chars().count());
        json!({
            "short": longest <= LONGEST_SHORT_ROW,
            "number": number.to_string(),
            "name": cell(&self.line.name),
            "optional": self.line.optional,
            "note": cell_paragraphs(&self.line.note),
            "specification": cell_paragraphs(&self.line.specification),
            "unit": cell(&self.line.unit),
            "quantity": self.quantity,
            "price": self.price,
            "discount": self.discount,
            "rate": percent(self.line.vat_rate),
            "amount": self.amount,
        })
    }
}

/// `5%`, `-200.00`, or both; a dash for none.
fn discount(line: &QuotationLine, priced: &Priced<'_>) -> String {
    let rate = (line.discount.0 != 0).then(|| percent(line.discount));
    let amount = (line.discount_amount.0 != 0)
        .then(|| format!("-{}", priced.currency.grouped(line.discount_amount)));
    match (rate, amount) {
        (Some(rate), Some(amount)) => format!("{rate} {amount}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "—".to_owned(),
    }
}

pub(crate) fn percent(rate: BasisPoints) -> String {
    format!("{}%", rate.percent())
}

/// The column's width in mm: its widest figure, at least `least`.
fn width<'a>(figures: impl Iterator<Item = &'a String>, least: f64) -> f64 {
    figures
        .map(|figure| {
            let digits = figure.chars().filter(char::is_ascii_digit).count();
            let points = figure.chars().count() - digits;
            // Counts of characters are far below 2^52.
            digits as f64 * DIGIT + points as f64 * POINT + INSETS
        })
        .fold(least, f64::max)
}

/// The rounding rule in words, as the totals of the domain apply it.
fn rounding(priced: &Priced<'_>) -> String {
    let to = if priced.currency == Currency::Jpy {
        "四舍五入到元"
    } else {
        "四舍五入到分"
    };
    let off = if !priced.blank && priced.lines.iter().any(|line| line.discount_amount.0 != 0) {
        "－减免额"
    } else {
        ""
    };
    let share = if priced.blank || priced.totals.discount == Fen(0) {
        ""
    } else {
        "整单优惠按各行金额分摊，余数计入金额最大的行，分摊后再计税；"
    };
    if priced.tax_included {
        format!(
            "舍入规则：每行含税金额＝单价×数量×（1－折扣）{off}，{to}；{share}\
             每行不含税金额＝含税金额÷（1＋税率），{to}，税额为二者之差；各项合计为逐行之和。"
        )
    } else {
        format!(
            "舍入规则：每行不含税金额＝单价×数量×（1－折扣）{off}，{to}；{share}\
             每行税额＝不含税金额×税率，{to}，含税金额为二者之和；各项合计为逐行之和。"
        )
    }
}

fn rounding_in_english(priced: &Priced<'_>) -> String {
    let basis = if priced.tax_included {
        "including VAT"
    } else {
        "excluding VAT"
    };
    let share = if priced.blank || priced.totals.discount == Fen(0) {
        ""
    } else {
        " The discount on the total is spread over the lines by value before VAT is computed."
    };
    format!(
        "Unit prices and amounts are {basis}. Amounts and VAT are rounded half up per line; sums \
         add the lines.{share}"
    )
}
