//! The quotation as a Word file: real tables, repeated heads, page x of y.

mod parts;
mod xml;

use std::io::{Cursor, Write};

use bidwright_domain::dates::printed_date;
use bidwright_domain::money::Fen;
use bidwright_domain::quotation::{QuotationDesign, QuotationLine};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::DocumentError;
use crate::model::QuotationSheet;
use crate::view::{
    company_facts, customer_name, percent, quotation_number, runs, same_lines, section_title,
    short_validity, validity,
};
use parts::Logo;
use xml::{Align, Cell, Row, gap, heading, paragraph, table};

/// Twentieths of a point between the margins of an A4 page.
const ROOM: u32 = 9_866;

/// A row with more characters is broken over pages.
const LONGEST_WHOLE: usize = 240;

/// The quotation as .docx. A seal is never put into it: the file can be edited.
///
/// # Errors
/// [`DocumentError::TotalsOfOtherLines`]; [`DocumentError::Word`] when the file cannot be packed.
pub fn quotation_docx(sheet: &QuotationSheet) -> Result<Vec<u8>, DocumentError> {
    same_lines(&sheet.quotation.lines, &sheet.totals)?;
    let logo = Logo::of(sheet.logo.as_ref());
    let words = Words {
        bilingual: sheet.quotation.design == QuotationDesign::Bilingual,
    };
    let files = parts::files(sheet, &body(sheet, words, logo.as_ref()), logo.as_ref());
    packed(&files).map_err(|error| DocumentError::Word {
        detail: error.to_string(),
    })
}

fn packed(files: &[(&'static str, Vec<u8>)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // No time of packing: the same sheet gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in files {
        archive.start_file(*name, options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Labels in Chinese, or in both languages.
#[derive(Clone, Copy)]
struct Words {
    bilingual: bool,
}

impl Words {
    fn say(self, zh: &str, en: &str) -> String {
        if self.bilingual {
            format!("{zh} {en}")
        } else {
            zh.to_owned()
        }
    }

    fn head(self, zh: &str, en: &str) -> Cell {
        let text = if self.bilingual {
            format!("{zh}\n{en}")
        } else {
            zh.to_owned()
        };
        Cell::new(text, Align::Center).bold().shaded()
    }
}

fn body(sheet: &QuotationSheet, words: Words, logo: Option<&Logo>) -> String {
    let quotation = &sheet.quotation;
    let company = &sheet.own_company;
    let mut xml = String::new();
    if let Some(logo) = logo {
        xml.push_str(&logo.paragraph());
    }
    xml.push_str(&format!("<w:p>{}</w:p>", xml::run(&company.name, true, 28)));
    xml.push_str(&paragraph(&company_facts(company).join("　")));
    xml.push_str(&heading(1, &words.say("报价单", "Quotation")));
    xml.push_str(&facts(sheet, words));
    xml.push_str(&gap());
    xml.push_str(&lines(sheet, words));
    xml.push_str(&gap());
    xml.push_str(&totals(sheet, words));
    xml.push_str(&gap());
    let terms = [
        (words.say("报价有效期", "Validity"), validity(quotation)),
        (
            words.say("交付条件", "Delivery"),
            quotation.delivery_terms.clone(),
        ),
        (
            words.say("付款条件", "Payment"),
            quotation.payment_terms.clone(),
        ),
        (words.say("备注", "Remarks"), quotation.note.clone()),
    ];
    for (name, text) in terms {
        if !text.trim().is_empty() {
            xml.push_str(&paragraph(&format!("{name}：{}", text.trim())));
        }
    }
    xml.push_str(&gap());
    xml.push_str(&signatures(sheet, words));
    xml
}

fn row(cells: Vec<Cell>) -> Row {
    Row {
        cells,
        head: false,
        whole: true,
    }
}

fn facts(sheet: &QuotationSheet, words: Words) -> String {
    let quotation = &sheet.quotation;
    let date = quotation.issued_on.map(printed_date).unwrap_or_default();
    let pair = |name: String, value: &str| {
        [
            Cell::new(name, Align::Left),
            Cell::new(value, Align::Left).bold(),
        ]
    };
    let rows = [
        [
            pair(words.say("客户", "Customer"), customer_name(sheet)),
            pair(words.say("报价单号", "No."), &quotation_number(quotation)),
        ],
        [
            pair(words.say("联系人", "Contact"), &quotation.contact),
            pair(words.say("报价日期", "Date"), &date),
        ],
        [
            pair(words.say("项目", "Project"), &quotation.title),
            pair(words.say("有效期", "Valid"), &short_validity(quotation)),
        ],
    ];
    let rows: Vec<Row> = rows
        .into_iter()
        .map(|pairs| row(pairs.into_iter().flatten().collect()))
        .collect();
    table(&[1_500, 4_166, 1_600, 2_600], &rows, false)
}

/// One table per section, its title as a heading before it, its subtotal as the last row.
fn lines(sheet: &QuotationSheet, words: Words) -> String {
    let quotation = &sheet.quotation;
    let mut xml = String::new();
    let widths = [560, 2_150, 2_050, 600, 780, 1_250, 800, 626, 1_050];
    let widths: Vec<u32> = widths.into_iter().collect();
    let parts = runs(&quotation.lines, &quotation.sections);
    if parts.is_empty() {
        return table(&widths, &[head(sheet, words)], true);
    }
    for (range, section) in parts {
        if let Some((index, section)) = section {
            xml.push_str(&heading(2, &section_title(index, section)));
        }
        let mut rows = vec![head(sheet, words)];
        for index in range {
            rows.push(line(sheet, words, index));
        }
        if let Some((_, section)) = section {
            let sums = &sheet.totals.sections;
            let sum = sums.iter().find(|sum| sum.section == Some(section.id));
            let amount = money(sheet, sum.map(|sum| sum.amount).unwrap_or_default());
            rows.push(row(vec![
                Cell::new(words.say("小计", "Subtotal"), Align::Left)
                    .bold()
                    .spanning(7),
                Cell::new(amount, Align::Right).bold().spanning(2),
            ]));
        }
        xml.push_str(&table(&widths, &rows, true));
        xml.push_str(&gap());
    }
    xml
}

fn head(sheet: &QuotationSheet, words: Words) -> Row {
    let unit = sheet.quotation.currency.unit();
    let (tax, tax_en) = if sheet.quotation.tax_included {
        ("含税", "incl. VAT")
    } else {
        ("不含税", "excl. VAT")
    };
    Row {
        cells: vec![
            words.head("序号", "No."),
            words.head("名称", "Item"),
            words.head("规格", "Description"),
            words.head("单位", "Unit"),
            words.head("数量", "Qty"),
            words.head(&format!("单价（{unit}）\n{tax}"), tax_en),
            words.head("折扣", "Disc."),
            words.head("税率", "VAT"),
            words.head(&format!("金额（{unit}）\n{tax}"), tax_en),
        ],
        head: true,
        whole: true,
    }
}

fn line(sheet: &QuotationSheet, words: Words, index: usize) -> Row {
    let line = &sheet.quotation.lines[index];
    let mut name = line.name.trim().to_owned();
    if line.optional {
        name = format!("［{}］{name}", words.say("可选", "Optional"));
    }
    if !line.note.trim().is_empty() {
        name = format!("{name}\n{}", line.note.trim());
    }
    let price = if sheet.blank_prices {
        String::new()
    } else {
        line.unit_price.grouped()
    };
    let length = name.chars().count() + line.specification.chars().count();
    Row {
        cells: vec![
            Cell::new((index + 1).to_string(), Align::Center),
            Cell::new(name, Align::Left),
            Cell::new(line.specification.trim(), Align::Left),
            Cell::new(line.unit.trim(), Align::Center),
            Cell::new(line.quantity.plain(), Align::Right),
            Cell::new(price, Align::Right),
            Cell::new(discount(sheet, line), Align::Right),
            Cell::new(percent(line.vat_rate), Align::Right),
            Cell::new(money(sheet, sheet.totals.amounts[index]), Align::Right),
        ],
        head: false,
        whole: length <= LONGEST_WHOLE,
    }
}

fn discount(sheet: &QuotationSheet, line: &QuotationLine) -> String {
    if sheet.blank_prices {
        return String::new();
    }
    let mut parts = Vec::new();
    if line.discount.0 != 0 {
        parts.push(percent(line.discount));
    }
    if line.discount_amount != Fen(0) {
        let amount = sheet.quotation.currency.grouped(line.discount_amount);
        parts.push(format!("-{amount}"));
    }
    parts.join("\n")
}

fn money(sheet: &QuotationSheet, amount: Fen) -> String {
    if sheet.blank_prices {
        String::new()
    } else {
        sheet.quotation.currency.grouped(amount)
    }
}

fn totals(sheet: &QuotationSheet, words: Words) -> String {
    let totals = &sheet.totals;
    let unit = sheet.quotation.currency.unit();
    let right = |text: String| Cell::new(text, Align::Right);
    let mut rows = vec![Row {
        cells: vec![
            words.head("税率", "VAT rate"),
            words.head(&format!("不含税金额（{unit}）"), "Net"),
            words.head(&format!("税额（{unit}）"), "VAT"),
            words.head(&format!("含税金额（{unit}）"), "Gross"),
        ],
        head: true,
        whole: true,
    }];
    if totals.discount != Fen(0) && !sheet.blank_prices {
        let before = [
            (
                words.say("明细合计", "Sum of items"),
                money(sheet, totals.before_discount),
            ),
            (
                words.say("整单优惠", "Discount"),
                format!("-{}", money(sheet, totals.discount)),
            ),
        ];
        for (place, (name, amount)) in before.into_iter().enumerate() {
            let cells = vec![Cell::new(name, Align::Left).spanning(3), right(amount)];
            rows.insert(place, row(cells));
        }
    }
    let splits = totals
        .rates
        .iter()
        .map(|(rate, split)| (percent(*rate), *split, false))
        .chain([(words.say("合计", "Total"), totals.total, true)]);
    for (name, split, bold) in splits {
        let mut cells = vec![Cell::new(name, Align::Center)];
        cells.extend([split.net, split.tax, split.gross].map(|a| right(money(sheet, a))));
        if bold {
            cells = cells.into_iter().map(Cell::bold).collect();
        }
        rows.push(row(cells));
    }
    let amount = if sheet.blank_prices {
        String::new()
    } else if words.bilingual || totals.capitals.is_empty() {
        format!("{}\n{}", totals.capitals, totals.words)
            .trim()
            .to_owned()
    } else {
        totals.capitals.clone()
    };
    rows.push(row(vec![
        Cell::new(words.say("含税合计", "Grand total"), Align::Left).bold(),
        Cell::new(amount, Align::Left).bold().spanning(3),
    ]));
    table(&[2_066, 2_600, 2_600, 2_600], &rows, true)
}

fn signatures(sheet: &QuotationSheet, words: Words) -> String {
    let quotation = &sheet.quotation;
    let date = quotation.issued_on.map(printed_date).unwrap_or_default();
    let ours = format!(
        "{}\n{}\n\n{}：{}\n{}：{date}",
        words.say("报价单位（盖章）", "Supplier"),
        sheet.own_company.name,
        words.say("授权代表（签字）", "Signature"),
        if quotation.signatory.trim().is_empty() {
            "＿＿＿＿＿＿＿＿"
        } else {
            quotation.signatory.trim()
        },
        words.say("日期", "Date"),
    );
    let theirs = format!(
        "{}\n{}\n\n{}：＿＿＿＿＿＿＿＿\n{}：＿＿＿＿年＿＿月＿＿日",
        words.say("客户确认（盖章）", "Customer"),
        customer_name(sheet),
        words.say("授权代表（签字）", "Signature"),
        words.say("日期", "Date"),
    );
    let mut cells = [Cell::new(ours, Align::Left), Cell::new(theirs, Align::Left)];
    for cell in &mut cells {
        cell.size = 20;
    }
    table(&[ROOM / 2, ROOM / 2], &[row(cells.to_vec())], false)
}
