//! Lines and totals as quotation, contract and bid print them.

use bidwright_domain::money::{BasisPoints, TaxSplit};
use bidwright_domain::quotation::{QuotationLine, QuotationTotals};
use serde_json::{Value, json};

use crate::error::DocumentError;
use crate::text::{cell, cell_paragraphs};

/// Rows of one table. Longer tables are cut, because a table is laid out whole after each edit.
pub(crate) const ROWS_PER_TABLE: usize = 100;

/// A row whose cells have at most so many characters stays on one page.
pub(crate) const LONGEST_SHORT_ROW: usize = 240;

/// Widths of figures in the sans face at 8.5 pt, in mm.
const DIGIT: f64 = 1.67;
const POINT: f64 = 0.84;
/// Both insets of a cell and room for the rule, in mm.
const INSETS: f64 = 3.6;

/// Tables of lines, totals per rate and in all, column widths in mm.
///
/// # Errors
/// [`DocumentError::TotalsOfOtherLines`].
pub(crate) fn price(
    lines: &[QuotationLine],
    totals: &QuotationTotals,
    tax_included: bool,
) -> Result<Value, DocumentError> {
    if lines.len() != totals.lines.len() {
        return Err(DocumentError::TotalsOfOtherLines {
            lines: u32::try_from(lines.len()).unwrap_or(u32::MAX),
            totals: u32::try_from(totals.lines.len()).unwrap_or(u32::MAX),
        });
    }
    let rows: Vec<Row> = lines
        .iter()
        .zip(&totals.lines)
        .map(|(line, split)| Row::new(line, *split, tax_included))
        .collect();
    let mut tables: Vec<Vec<Value>> = rows
        .iter()
        .enumerate()
        .map(|(index, row)| row.value(index + 1))
        .collect::<Vec<Value>>()
        .chunks(ROWS_PER_TABLE)
        .map(<[Value]>::to_vec)
        .collect();
    if tables.is_empty() {
        // A draft without lines shows the heads.
        tables.push(Vec::new());
    }
    Ok(json!({
        "tables": tables,
        "tax_included": tax_included,
        "has_discount": lines.iter().any(|line| line.discount.0 != 0),
        "widths": {
            "quantity": width(rows.iter().map(|row| &row.quantity), 12.0),
            "price": width(rows.iter().map(|row| &row.price), 20.0),
            "amount": width(rows.iter().map(|row| &row.amount), 22.0),
        },
        "rates": totals.rates.iter().map(|(rate, split)| rate_row(*rate, *split)).collect::<Vec<_>>(),
        "total": split_of(totals.total),
        "capitals": totals.capitals,
        "rounding": rounding(tax_included),
    }))
}

struct Row<'a> {
    line: &'a QuotationLine,
    quantity: String,
    price: String,
    amount: String,
}

impl<'a> Row<'a> {
    fn new(line: &'a QuotationLine, split: TaxSplit, tax_included: bool) -> Row<'a> {
        let amount = if tax_included { split.gross } else { split.net };
        Row {
            line,
            quantity: line.quantity.plain(),
            price: line.unit_price.grouped(),
            amount: amount.grouped(),
        }
    }

    fn value(&self, number: usize) -> Value {
        let discount = if self.line.discount.0 == 0 {
            "—".to_owned()
        } else {
            percent(self.line.discount)
        };
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
            "note": cell_paragraphs(&self.line.note),
            "specification": cell_paragraphs(&self.line.specification),
            "unit": cell(&self.line.unit),
            "quantity": self.quantity,
            "price": self.price,
            "discount": discount,
            "rate": percent(self.line.vat_rate),
            "amount": self.amount,
        })
    }
}

fn percent(rate: BasisPoints) -> String {
    format!("{}%", rate.percent())
}

fn split_of(split: TaxSplit) -> Value {
    json!({
        "net": split.net.grouped(),
        "tax": split.tax.grouped(),
        "gross": split.gross.grouped(),
    })
}

fn rate_row(rate: BasisPoints, split: TaxSplit) -> Value {
    let mut row = split_of(split);
    row["rate"] = json!(percent(rate));
    row
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

/// The rounding rule in words, as `totals_of_lines` of the domain applies it.
fn rounding(tax_included: bool) -> &'static str {
    if tax_included {
        "舍入规则：每行含税金额＝单价×数量×（1－折扣），四舍五入到分；每行不含税金额＝含税金额÷（1＋税率），\
         四舍五入到分，税额为二者之差；各项合计为逐行之和。"
    } else {
        "舍入规则：每行不含税金额＝单价×数量×（1－折扣），四舍五入到分；每行税额＝不含税金额×税率，\
         四舍五入到分，含税金额为二者之和；各项合计为逐行之和。"
    }
}
