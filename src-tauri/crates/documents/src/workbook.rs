//! The quotation as an Excel workbook whose formulas give our own results.

mod columns;
mod formats;

use bidwright_domain::dates::printed_date;
use bidwright_domain::money::{BasisPoints, Fen, TaxSplit};
use bidwright_domain::quotation::{Quotation, QuotationTotals, TotalDiscount};
use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError};

use crate::error::DocumentError;
use crate::model::QuotationSheet;
use crate::text::flat;
use crate::view::{
    customer_name, quotation_day, quotation_number, runs, same_lines, section_title, short_validity,
};
use columns::{Column, Columns};
use formats::Formats;

/// 0-based row of the table head.
const HEAD_ROW: u32 = 6;

/// The longest text that Excel takes in a cell.
const LONGEST: usize = 32_767;

/// The quotation as .xlsx: amounts are formulas with ROUND, their cached results are ours. Without
/// prices the formulas stay and wait for them.
///
/// # Errors
/// [`DocumentError::TotalsOfOtherLines`]; [`DocumentError::Workbook`] when there are more lines
/// than rows.
pub fn quotation_xlsx(sheet: &QuotationSheet) -> Result<Vec<u8>, DocumentError> {
    same_lines(&sheet.quotation.lines, &sheet.totals)?;
    let emptied;
    let sheet = if sheet.blank_prices {
        emptied = without_prices(sheet)?;
        &emptied
    } else {
        sheet
    };
    write(sheet).map_err(|error| DocumentError::Workbook {
        detail: error.to_string(),
    })
}

fn without_prices(sheet: &QuotationSheet) -> Result<QuotationSheet, DocumentError> {
    let mut emptied = sheet.clone();
    emptied.quotation.total_discount = TotalDiscount::None;
    for line in &mut emptied.quotation.lines {
        line.unit_price = Fen(0);
        line.discount = BasisPoints(0);
        line.discount_amount = Fen(0);
    }
    emptied.totals = emptied.quotation.totals().map_err(DocumentError::Totals)?;
    Ok(emptied)
}

fn write(sheet: &QuotationSheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = quotation_day(&sheet.quotation);
    let (month, of_month) = (day.month() as u8, day.day() as u8);
    let year = u16::try_from(day.year()).unwrap_or(1970);
    let created = ExcelDateTime::from_ymd(year, month, of_month)?;
    let number = quotation_number(&sheet.quotation);
    workbook.set_properties(
        &DocProperties::new()
            .set_title(format!("报价单 {number}"))
            .set_author(&sheet.own_company.name)
            .set_company(&sheet.own_company.name)
            .set_creation_datetime(&created),
    );
    let page = workbook.add_worksheet();
    page.set_name("报价单")?;
    Page::new(page, sheet).write(&number)?;
    workbook.save_to_buffer()
}

struct Page<'a> {
    page: &'a mut Worksheet,
    sheet: &'a QuotationSheet,
    quotation: &'a Quotation,
    totals: &'a QuotationTotals,
    columns: Columns,
    formats: Formats,
    /// Every row of the table is a line that counts: plain sums will do.
    plain: bool,
    /// 0-based row of each line, and of each section with its title.
    rows: Vec<u32>,
    sections: Vec<(u32, String)>,
    /// 0-based rows of the subtotals: row, first and last row of its lines, sum.
    subtotals: Vec<(u32, u32, u32, Fen)>,
    /// Formula of each line's part of the discount on the total; none where the figure stands.
    shares: Vec<Option<String>>,
    /// The last 0-based row of the table.
    last: u32,
}

impl<'a> Page<'a> {
    fn new(page: &'a mut Worksheet, sheet: &'a QuotationSheet) -> Page<'a> {
        let quotation = &sheet.quotation;
        let mut made = Page {
            page,
            sheet,
            quotation,
            totals: &sheet.totals,
            columns: Columns::of(quotation, &sheet.totals),
            formats: Formats::new(quotation.currency),
            plain: quotation
                .lines
                .iter()
                .all(|l| !l.optional && l.section.is_none()),
            rows: Vec::new(),
            sections: Vec::new(),
            subtotals: Vec::new(),
            shares: Vec::new(),
            last: HEAD_ROW + 1,
        };
        made.lay_out();
        made
    }

    /// Gives every line, section and subtotal its row.
    fn lay_out(&mut self) {
        let mut row = HEAD_ROW + 1;
        for (range, section) in runs(&self.quotation.lines, &self.quotation.sections) {
            if let Some((index, section)) = section {
                self.sections.push((row, section_title(index, section)));
                row += 1;
            }
            let first = row;
            for _ in range {
                self.rows.push(row);
                row += 1;
            }
            if let Some((_, section)) = section {
                let sums = &self.totals.sections;
                let sum = sums.iter().find(|sum| sum.section == Some(section.id));
                let sum = sum.map(|sum| sum.amount).unwrap_or_default();
                self.subtotals.push((row, first, row - 1, sum));
                row += 1;
            }
        }
        self.last = row.max(HEAD_ROW + 2) - 1;
        let rows: Vec<u32> = self.rows.iter().map(|row| row + 1).collect();
        let counted: Vec<bool> = self.quotation.lines.iter().map(|l| !l.optional).collect();
        // The sum stands two rows below the table.
        self.shares =
            self.columns
                .shares(&rows, self.totals, &counted, self.table(), self.last + 3);
    }

    /// First and last row of the table as Excel counts.
    fn table(&self) -> (u32, u32) {
        (HEAD_ROW + 2, self.last + 1)
    }

    fn write(&mut self, number: &str) -> Result<(), XlsxError> {
        self.head(number)?;
        for index in 0..self.sections.len() {
            let (row, title) = self.sections[index].clone();
            let last = self.columns.last();
            let format = &self.formats.section;
            self.page
                .merge_range(row, 0, row, last, &fit(&title), format)?;
        }
        for index in 0..self.rows.len() {
            self.line(index)?;
        }
        for index in 0..self.subtotals.len() {
            self.subtotal(self.subtotals[index])?;
        }
        let mut row = self.discount(self.last + 2)?;
        row = self.rates(row)?;
        self.total(row)?;
        self.terms(row + 3)?;
        self.page.set_paper_size(9);
        self.page.set_landscape();
        self.page.set_print_fit_to_pages(1, 0);
        self.page.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
        self.page.set_freeze_panes(HEAD_ROW + 1, 0)?;
        self.page.set_footer("&C第 &P 页 共 &N 页");
        Ok(())
    }

    fn head(&mut self, number: &str) -> Result<(), XlsxError> {
        let quotation = self.quotation;
        let last = self.columns.last();
        self.page
            .merge_range(0, 0, 0, last, "报价单", &self.formats.title)?;
        self.page.set_row_height(0, 30)?;
        let price_word = if quotation.tax_included {
            "含税"
        } else {
            "不含税"
        };
        let date = quotation.issued_on.map(printed_date).unwrap_or_default();
        let customer = customer_name(self.sheet);
        let unit = quotation.currency.unit();
        let facts = [
            (1, 0, format!("报价单位：{}", self.sheet.own_company.name)),
            (2, 0, format!("客户：{customer}")),
            (3, 0, format!("联系人：{}", quotation.contact)),
            (4, 0, format!("项目：{}", quotation.title)),
            (1, 8, format!("报价单号：{number}")),
            (2, 8, format!("报价日期：{date}")),
            (3, 8, format!("有效期：{}", short_validity(quotation))),
            (4, 8, format!("单价为{price_word}价，单位：{unit}")),
        ];
        for (row, column, text) in facts {
            self.page
                .write_string_with_format(row, column, fit(&text), &self.formats.small)?;
        }
        for (place, column) in self.columns.all() {
            let (head, width) = head_of(column, unit);
            self.page.set_column_width(place, width)?;
            self.page
                .write_string_with_format(HEAD_ROW, place, head, &self.formats.head)?;
        }
        Ok(())
    }

    fn line(&mut self, index: usize) -> Result<(), XlsxError> {
        let (line, row) = (&self.quotation.lines[index], self.rows[index]);
        let formats = &self.formats;
        // Excel's cells hold doubles: the values are exact to the fen far beyond our range.
        if line.optional {
            let number = format!("{} 可选", index + 1);
            self.page
                .write_string_with_format(row, 0, number, &formats.text)?;
        } else {
            self.page
                .write_number_with_format(row, 0, (index + 1) as f64, &formats.text)?;
        }
        let texts = [
            (1, &line.name),
            (2, &line.specification),
            (3, &line.unit),
            (self.columns.last(), &line.note),
        ];
        for (column, text) in texts {
            self.page
                .write_string_with_format(row, column, fit(text), &formats.text)?;
        }
        let quantity = line.quantity.0 as f64 / 1000.0;
        self.page
            .write_number_with_format(row, 4, quantity, &formats.quantity)?;
        if self.sheet.blank_prices {
            self.page.write_blank(row, 5, &formats.figure)?;
        } else {
            self.page
                .write_number_with_format(row, 5, yuan(line.unit_price), &formats.figure)?;
        }
        for (column, rate) in [(6, line.discount), (7, line.vat_rate)] {
            let rate = f64::from(rate.0) / 10_000.0;
            self.page
                .write_number_with_format(row, column, rate, &formats.percent)?;
        }
        if let Some(off) = self.columns.place(Column::Off) {
            self.page.write_number_with_format(
                row,
                off,
                yuan(line.discount_amount),
                &formats.figure,
            )?;
        }
        self.share(index)?;
        let formulas = self.columns.split(row + 1);
        self.amounts(row, formulas, self.totals.lines[index], false)
    }

    /// The amount before the discount on the total, and the line's part of it.
    fn share(&mut self, index: usize) -> Result<(), XlsxError> {
        let Some(place) = self.columns.place(Column::Share) else {
            return Ok(());
        };
        let row = self.rows[index];
        let amount = self.columns.line_amount(row + 1);
        self.figure(
            row,
            Column::Amount,
            &amount,
            self.totals.amounts[index],
            false,
        )?;
        let share = self.totals.shares[index];
        match self.shares[index].clone() {
            Some(formula) => self.figure(row, Column::Share, &formula, share, false),
            None => {
                let format = &self.formats.figure;
                self.page
                    .write_number_with_format(row, place, yuan(share), format)?;
                Ok(())
            }
        }
    }

    /// A formula with our result cached, where the sheet has that column.
    fn figure(
        &mut self,
        row: u32,
        column: Column,
        formula: &str,
        result: Fen,
        bold: bool,
    ) -> Result<(), XlsxError> {
        let format = if bold {
            &self.formats.bold
        } else {
            &self.formats.figure
        };
        if let Some(place) = self.columns.place(column) {
            let formula = Formula::new(format!("={formula}")).set_result(result.yuan());
            self.page
                .write_formula_with_format(row, place, formula, format)?;
        }
        Ok(())
    }

    /// The three amounts of a row.
    fn amounts(
        &mut self,
        row: u32,
        [net, tax, gross]: [String; 3],
        split: TaxSplit,
        bold: bool,
    ) -> Result<(), XlsxError> {
        self.figure(row, Column::Net, &net, split.net, bold)?;
        self.figure(row, Column::Tax, &tax, split.tax, bold)?;
        self.figure(row, Column::Gross, &gross, split.gross, bold)
    }

    fn subtotal(&mut self, (row, first, last, sum): (u32, u32, u32, Fen)) -> Result<(), XlsxError> {
        self.label(row, "小计")?;
        let amount = self.columns.amount();
        let formula = self.columns.sum(amount, (first + 1, last + 1), false);
        self.figure(row, amount, &formula, sum, true)
    }

    fn label(&mut self, row: u32, label: &str) -> Result<(), XlsxError> {
        self.page
            .write_string_with_format(row, 6, label, &self.formats.text)?;
        Ok(())
    }

    /// Sum and discount on the total, where there is one; the row after them.
    fn discount(&mut self, row: u32) -> Result<u32, XlsxError> {
        if self.columns.place(Column::Share).is_none() {
            return Ok(row);
        }
        let sum = self.columns.sum(Column::Amount, self.table(), self.plain);
        self.label(row, "明细合计")?;
        self.figure(row, Column::Amount, &sum, self.totals.before_discount, true)?;
        let discount = self
            .columns
            .discount(self.quotation.total_discount, row + 1);
        self.label(row + 1, "整单优惠")?;
        self.figure(
            row + 1,
            Column::Amount,
            &discount,
            self.totals.discount,
            true,
        )?;
        Ok(row + 2)
    }

    /// Totals per VAT rate; the row after them.
    fn rates(&mut self, mut row: u32) -> Result<u32, XlsxError> {
        for (rate, split) in &self.totals.rates {
            self.label(row, &format!("税率 {}% 小计", rate.percent()))?;
            let value = f64::from(rate.0) / 10_000.0;
            self.page
                .write_number_with_format(row, 7, value, &self.formats.percent)?;
            let formulas = [Column::Net, Column::Tax, Column::Gross].map(|column| {
                self.columns
                    .sum_of_rate(column, self.table(), row + 1, self.plain)
            });
            self.amounts(row, formulas, *split, false)?;
            row += 1;
        }
        Ok(row)
    }

    fn total(&mut self, row: u32) -> Result<(), XlsxError> {
        self.page
            .write_string_with_format(row, 7, "合计", &self.formats.head)?;
        let formulas = [Column::Net, Column::Tax, Column::Gross]
            .map(|column| self.columns.sum(column, self.table(), self.plain));
        self.amounts(row, formulas, self.totals.total, true)?;
        let totals = self.totals;
        let (label, words) = if totals.capitals.is_empty() {
            ("金额", totals.words.as_str())
        } else {
            ("大写", totals.capitals.as_str())
        };
        let words = if self.sheet.blank_prices { "" } else { words };
        self.page
            .write_string_with_format(row + 1, 7, label, &self.formats.head)?;
        let net = self.columns.place(Column::Net).unwrap_or_default();
        let gross = self.columns.place(Column::Gross).unwrap_or_default();
        self.page
            .merge_range(row + 1, net, row + 1, gross, words, &self.formats.bold)?;
        Ok(())
    }

    fn terms(&mut self, mut row: u32) -> Result<(), XlsxError> {
        let quotation = self.quotation;
        let terms = [
            ("交付条件", &quotation.delivery_terms),
            ("付款条件", &quotation.payment_terms),
            ("备注", &quotation.note),
            ("授权代表", &quotation.signatory),
        ];
        for (name, text) in terms {
            if !text.trim().is_empty() {
                let text = format!("{name}：{}", flat(text));
                self.page
                    .write_string_with_format(row, 0, fit(&text), &self.formats.small)?;
                row += 1;
            }
        }
        Ok(())
    }
}

/// Head and width of a column.
fn head_of(column: Column, unit: &str) -> (String, f64) {
    let (head, width) = match column {
        Column::Number => ("序号", 7.0),
        Column::Name => ("名称", 28.0),
        Column::Specification => ("规格", 36.0),
        Column::Unit => ("单位", 7.0),
        Column::Quantity => ("数量", 10.0),
        Column::Price => ("单价", 15.0),
        Column::Discount => ("折扣", 8.0),
        Column::Rate => ("税率", 8.0),
        Column::Off => ("减免额", 14.0),
        Column::Amount => ("优惠前金额", 18.0),
        Column::Share => ("优惠分摊", 14.0),
        Column::Net => ("不含税金额", 18.0),
        Column::Tax => ("税额", 16.0),
        Column::Gross => ("含税金额", 18.0),
        Column::Note => ("备注", 24.0),
    };
    let money = matches!(
        column,
        Column::Price
            | Column::Off
            | Column::Amount
            | Column::Share
            | Column::Net
            | Column::Tax
            | Column::Gross
    );
    let head = if money {
        format!("{head}（{unit}）")
    } else {
        head.to_owned()
    };
    (head, width)
}

fn yuan(amount: Fen) -> f64 {
    amount.0 as f64 / 100.0
}

/// At most as long as a cell holds.
fn fit(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
