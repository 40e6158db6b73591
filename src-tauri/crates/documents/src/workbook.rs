//! The quotation as an Excel workbook whose formulas give our own results.

use bidwright_domain::dates::printed_date;
use bidwright_domain::money::{Fen, TaxSplit};
use chrono::Datelike;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    XlsxError,
};

use crate::error::DocumentError;
use crate::model::QuotationSheet;
use crate::text::flat;
use crate::view::{quotation_day, quotation_number};

const HEADS: [&str; 12] = [
    "序号",
    "名称",
    "规格",
    "单位",
    "数量",
    "单价（元）",
    "折扣",
    "税率",
    "不含税金额（元）",
    "税额（元）",
    "含税金额（元）",
    "备注",
];
const WIDTHS: [f64; 12] = [
    6.0, 28.0, 36.0, 7.0, 10.0, 15.0, 8.0, 8.0, 18.0, 16.0, 18.0, 24.0,
];

/// 0-based row of the table head.
const HEAD_ROW: u32 = 6;
const NET: u16 = 8;
const TAX: u16 = 9;
const GROSS: u16 = 10;

/// The longest text that Excel takes in a cell.
const LONGEST: usize = 32_767;

/// The quotation as .xlsx: amounts are formulas with ROUND, their cached results are ours.
///
/// # Errors
/// [`DocumentError::TotalsOfOtherLines`]; [`DocumentError::Workbook`] when there are more lines
/// than rows.
pub fn quotation_xlsx(sheet: &QuotationSheet) -> Result<Vec<u8>, DocumentError> {
    let (lines, totals) = (sheet.quotation.lines.len(), sheet.totals.lines.len());
    if lines != totals {
        return Err(DocumentError::TotalsOfOtherLines {
            lines: u32::try_from(lines).unwrap_or(u32::MAX),
            totals: u32::try_from(totals).unwrap_or(u32::MAX),
        });
    }
    write(sheet).map_err(|error| DocumentError::Workbook {
        detail: error.to_string(),
    })
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

struct Formats {
    text: Format,
    figure: Format,
    quantity: Format,
    percent: Format,
    head: Format,
    bold: Format,
    title: Format,
    small: Format,
}

impl Formats {
    fn new() -> Formats {
        let cell = Format::new()
            .set_font_name("宋体")
            .set_font_size(10)
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Hair);
        let figure = cell.clone().set_num_format("#,##0.00");
        Formats {
            text: cell.clone().set_text_wrap(),
            quantity: cell.clone().set_num_format("#,##0.###"),
            percent: cell.clone().set_num_format("0.##%"),
            head: cell
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_background_color("#F1F3F5"),
            bold: figure.clone().set_bold(),
            figure,
            title: Format::new()
                .set_font_name("黑体")
                .set_font_size(18)
                .set_align(FormatAlign::Center),
            small: Format::new().set_font_name("宋体").set_font_size(10),
        }
    }
}

struct Page<'a> {
    page: &'a mut Worksheet,
    sheet: &'a QuotationSheet,
    formats: Formats,
}

impl<'a> Page<'a> {
    fn new(page: &'a mut Worksheet, sheet: &'a QuotationSheet) -> Page<'a> {
        Page {
            page,
            sheet,
            formats: Formats::new(),
        }
    }

    fn write(&mut self, number: &str) -> Result<(), XlsxError> {
        self.head(number)?;
        let first = HEAD_ROW + 1;
        let mut row = first;
        for index in 0..self.sheet.quotation.lines.len() {
            self.line(row, index)?;
            row += 1;
        }
        let last = row.max(first + 1) - 1;
        row = self.rates(row + 1, first, last)?;
        self.totals(row, first, last)?;
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
        let quotation = &self.sheet.quotation;
        for (column, width) in (0u16..).zip(WIDTHS) {
            self.page.set_column_width(column, width)?;
        }
        self.page
            .merge_range(0, 0, 0, 11, "报价单", &self.formats.title)?;
        self.page.set_row_height(0, 30)?;
        let customer = self.sheet.customer.as_ref().map_or("", |c| c.name.as_str());
        let price_word = if quotation.tax_included {
            "含税"
        } else {
            "不含税"
        };
        let date = quotation.issued_on.map(printed_date).unwrap_or_default();
        let facts = [
            (1, 0, format!("报价单位：{}", self.sheet.own_company.name)),
            (2, 0, format!("客户：{customer}")),
            (3, 0, format!("联系人：{}", quotation.contact)),
            (4, 0, format!("项目：{}", quotation.title)),
            (1, 8, format!("报价单号：{number}")),
            (2, 8, format!("报价日期：{date}")),
            (3, 8, format!("有效期：{} 日", quotation.valid_days)),
            (4, 8, format!("单价为{price_word}价")),
        ];
        for (row, column, text) in facts {
            self.page
                .write_string_with_format(row, column, fit(&text), &self.formats.small)?;
        }
        for (column, head) in (0u16..).zip(HEADS) {
            self.page
                .write_string_with_format(HEAD_ROW, column, head, &self.formats.head)?;
        }
        Ok(())
    }

    fn line(&mut self, row: u32, index: usize) -> Result<(), XlsxError> {
        let sheet = self.sheet;
        let (line, split) = (&sheet.quotation.lines[index], sheet.totals.lines[index]);
        let formats = &self.formats;
        // Excel's cells hold doubles: the values are exact to the fen far beyond our range.
        self.page
            .write_number_with_format(row, 0, (index + 1) as f64, &formats.text)?;
        let texts = [
            (1, &line.name),
            (2, &line.specification),
            (3, &line.unit),
            (11, &line.note),
        ];
        for (column, text) in texts {
            self.page
                .write_string_with_format(row, column, fit(text), &formats.text)?;
        }
        let quantity = line.quantity.0 as f64 / 1000.0;
        self.page
            .write_number_with_format(row, 4, quantity, &formats.quantity)?;
        self.page
            .write_number_with_format(row, 5, yuan(line.unit_price), &formats.figure)?;
        let discount = f64::from(line.discount.0) / 10_000.0;
        self.page
            .write_number_with_format(row, 6, discount, &formats.percent)?;
        let rate = f64::from(line.vat_rate.0) / 10_000.0;
        self.page
            .write_number_with_format(row, 7, rate, &formats.percent)?;
        let r = row + 1;
        let amount = format!("ROUND(E{r}*F{r}*(1-G{r}),2)");
        let [net, tax, gross] = if sheet.quotation.tax_included {
            [
                format!("ROUND(K{r}/(1+H{r}),2)"),
                format!("K{r}-I{r}"),
                amount,
            ]
        } else {
            [amount, format!("ROUND(I{r}*H{r},2)"), format!("I{r}+J{r}")]
        };
        self.amounts(row, [net, tax, gross], split, false)
    }

    /// The three amounts of a row, formulas with our results cached.
    fn amounts(
        &mut self,
        row: u32,
        formulas: [String; 3],
        split: TaxSplit,
        bold: bool,
    ) -> Result<(), XlsxError> {
        let format = if bold {
            &self.formats.bold
        } else {
            &self.formats.figure
        };
        let results = [(NET, split.net), (TAX, split.tax), (GROSS, split.gross)];
        for ((column, result), formula) in results.into_iter().zip(formulas) {
            let formula = Formula::new(format!("={formula}")).set_result(result.yuan());
            self.page
                .write_formula_with_format(row, column, formula, format)?;
        }
        Ok(())
    }

    /// Totals per VAT rate; the row after them.
    fn rates(&mut self, mut row: u32, first: u32, last: u32) -> Result<u32, XlsxError> {
        for (rate, split) in &self.sheet.totals.rates {
            let label = format!("税率 {}% 小计", rate.percent());
            self.page
                .write_string_with_format(row, 6, label, &self.formats.text)?;
            let value = f64::from(rate.0) / 10_000.0;
            self.page
                .write_number_with_format(row, 7, value, &self.formats.percent)?;
            let (from, to, at) = (first + 1, last + 1, row + 1);
            let formulas = ["I", "J", "K"].map(|column| {
                format!("ROUND(SUMIF($H${from}:$H${to},$H{at},{column}${from}:{column}${to}),2)")
            });
            self.amounts(row, formulas, *split, false)?;
            row += 1;
        }
        Ok(row)
    }

    fn totals(&mut self, row: u32, first: u32, last: u32) -> Result<(), XlsxError> {
        self.page
            .write_string_with_format(row, 7, "合计", &self.formats.head)?;
        let (from, to) = (first + 1, last + 1);
        let formulas = ["I", "J", "K"].map(|c| format!("ROUND(SUM({c}{from}:{c}{to}),2)"));
        let totals = &self.sheet.totals;
        self.amounts(row, formulas, totals.total, true)?;
        self.page
            .write_string_with_format(row + 1, 7, "大写", &self.formats.head)?;
        self.page.merge_range(
            row + 1,
            NET,
            row + 1,
            GROSS,
            &totals.capitals,
            &self.formats.bold,
        )?;
        Ok(())
    }

    fn terms(&mut self, mut row: u32) -> Result<(), XlsxError> {
        let quotation = &self.sheet.quotation;
        let terms = [
            ("交付条件", &quotation.delivery_terms),
            ("付款条件", &quotation.payment_terms),
            ("备注", &quotation.note),
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

fn yuan(amount: Fen) -> f64 {
    amount.0 as f64 / 100.0
}

/// At most as long as a cell holds.
fn fit(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
