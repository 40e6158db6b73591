//! Which columns the sheet has and which formulas stand in them.

use bidwright_domain::money::{Currency, Fen};
use bidwright_domain::quotation::{Quotation, QuotationTotals, TotalDiscount};

/// What a column holds. Some stand only where they say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Name,
    Specification,
    Unit,
    Quantity,
    Price,
    Discount,
    Rate,
    /// Amount taken off the line.
    Off,
    /// Before the discount on the total.
    Amount,
    /// Part of the discount on the total.
    Share,
    Net,
    Tax,
    Gross,
    Note,
}

/// The columns of one quotation, in order.
pub(super) struct Columns {
    kept: Vec<Column>,
    tax_included: bool,
    /// Decimals that amounts are rounded to.
    decimals: u8,
}

impl Columns {
    pub fn of(quotation: &Quotation, totals: &QuotationTotals) -> Columns {
        use Column as C;
        let off = quotation.lines.iter().any(|l| l.discount_amount != Fen(0));
        let share = totals.discount != Fen(0);
        let kept = [
            (C::Number, true),
            (C::Name, true),
            (C::Specification, true),
            (C::Unit, true),
            (C::Quantity, true),
            (C::Price, true),
            (C::Discount, true),
            (C::Rate, true),
            (C::Off, off),
            (C::Amount, share),
            (C::Share, share),
            (C::Net, true),
            (C::Tax, true),
            (C::Gross, true),
            (C::Note, true),
        ];
        Columns {
            kept: kept
                .into_iter()
                .filter_map(|(column, wanted)| wanted.then_some(column))
                .collect(),
            tax_included: quotation.tax_included,
            decimals: if quotation.currency == Currency::Jpy {
                0
            } else {
                2
            },
        }
    }

    pub fn all(&self) -> impl Iterator<Item = (u16, Column)> + '_ {
        (0u16..).zip(self.kept.iter().copied())
    }

    /// The place from 0; none when the sheet has no such column.
    pub fn place(&self, column: Column) -> Option<u16> {
        self.all()
            .find(|(_, found)| *found == column)
            .map(|(place, _)| place)
    }

    pub fn last(&self) -> u16 {
        u16::try_from(self.kept.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// `K`; columns never pass Z.
    pub fn letter(&self, column: Column) -> char {
        let place = self.place(column).unwrap_or_default();
        char::from(b'A' + u8::try_from(place.min(25)).unwrap_or_default())
    }

    /// Where a line's own amount stands, as printed beside it: before the discount on the total.
    pub fn amount(&self) -> Column {
        match self.place(Column::Amount) {
            Some(_) => Column::Amount,
            None if self.tax_included => Column::Gross,
            None => Column::Net,
        }
    }

    fn round(&self, formula: &str) -> String {
        format!("ROUND({formula},{})", self.decimals)
    }

    /// The line's amount less its own discounts, in Excel row `r`.
    pub fn line_amount(&self, r: u32) -> String {
        let full = self.round(&format!("E{r}*F{r}*(1-G{r})"));
        match self.place(Column::Off) {
            Some(_) => format!("{full}-{}{r}", self.letter(Column::Off)),
            None => full,
        }
    }

    /// Net, tax and gross of the line in Excel row `r`.
    pub fn split(&self, r: u32) -> [String; 3] {
        let (net, tax, gross) = (
            self.letter(Column::Net),
            self.letter(Column::Tax),
            self.letter(Column::Gross),
        );
        let left = match self.place(Column::Share) {
            Some(_) => format!(
                "{}{r}-{}{r}",
                self.letter(Column::Amount),
                self.letter(Column::Share)
            ),
            None => self.line_amount(r),
        };
        if self.tax_included {
            [
                self.round(&format!("{gross}{r}/(1+H{r})")),
                format!("{gross}{r}-{net}{r}"),
                left,
            ]
        } else {
            [
                left,
                self.round(&format!("{net}{r}*H{r}")),
                format!("{net}{r}+{tax}{r}"),
            ]
        }
    }

    /// The sum of a column over the Excel rows of lines that count: those with a number before them.
    pub fn sum(&self, column: Column, (from, to): (u32, u32), plain: bool) -> String {
        let c = self.letter(column);
        if plain {
            self.round(&format!("SUM({c}{from}:{c}{to})"))
        } else {
            self.round(&format!(
                "SUMIF($A${from}:$A${to},\">0\",{c}${from}:{c}${to})"
            ))
        }
    }

    /// The same over the lines of the rate that stands in column H of Excel row `at`.
    pub fn sum_of_rate(
        &self,
        column: Column,
        (from, to): (u32, u32),
        at: u32,
        plain: bool,
    ) -> String {
        let c = self.letter(column);
        if plain {
            self.round(&format!(
                "SUMIF($H${from}:$H${to},$H{at},{c}${from}:{c}${to})"
            ))
        } else {
            self.round(&format!(
                "SUMIFS({c}${from}:{c}${to},$A${from}:$A${to},\">0\",$H${from}:$H${to},$H{at})"
            ))
        }
    }

    /// What the discount on the total takes off the sum in Excel row `r`.
    pub fn discount(&self, discount: TotalDiscount, r: u32) -> String {
        let sum = format!("{}{r}", self.letter(Column::Amount));
        match discount {
            TotalDiscount::None => "0".to_owned(),
            TotalDiscount::Percent { rate } => {
                self.round(&format!("{sum}*{}", f64::from(rate.0) / 10_000.0))
            }
            TotalDiscount::Amount { amount } => amount.yuan(),
            TotalDiscount::Target { total } => format!("{sum}-{}", total.yuan()),
        }
    }

    /// Each line's part of the discount: cut to the fen, what is left on the largest. None where a
    /// spreadsheet's arithmetic would not come to ours; the figure itself stands there then.
    pub fn shares(
        &self,
        rows: &[u32],
        totals: &QuotationTotals,
        counted: &[bool],
        (from, to): (u32, u32),
        sum_row: u32,
    ) -> Vec<Option<String>> {
        let (amount, share) = (self.letter(Column::Amount), self.letter(Column::Share));
        let step = if self.decimals == 0 { 100 } else { 1 };
        let unit = if self.decimals == 0 { 1 } else { 100 };
        let units = |fen: Fen| (fen.0 / step) as f64;
        let largest = (0..rows.len())
            .rev()
            .filter(|&index| counted[index])
            .max_by_key(|&index| totals.amounts[index].0);
        let cut = |index: usize| {
            let exact = units(totals.discount) * units(totals.amounts[index]);
            (exact / units(totals.before_discount) + 0.000_001).floor()
        };
        let agrees = (0..rows.len())
            .filter(|&index| counted[index] && Some(index) != largest)
            .all(|index| cut(index) == units(totals.shares[index]));
        let discount_row = sum_row + 1;
        let formula = |index: usize| {
            let r = rows[index];
            if !counted[index] {
                return None;
            }
            if Some(index) == largest {
                let before = (r > from).then(|| format!("SUM({share}{from}:{share}{})", r - 1));
                let after = (r < to).then(|| format!("SUM({share}{}:{share}{to})", r + 1));
                let others: Vec<String> = before.into_iter().chain(after).collect();
                let all = format!("{amount}{discount_row}");
                return Some(if others.is_empty() {
                    all
                } else {
                    self.round(&format!("{all}-{}", others.join("-")))
                });
            }
            let whole = |cell: String| format!("ROUND({cell}*{unit},0)");
            Some(format!(
                "INT({}*{}/{}+0.000001)/{unit}",
                whole(format!("{amount}${discount_row}")),
                whole(format!("{amount}{r}")),
                whole(format!("{amount}${sum_row}")),
            ))
        };
        (0..rows.len())
            .map(|index| agrees.then(|| formula(index)).flatten())
            .collect()
    }
}
