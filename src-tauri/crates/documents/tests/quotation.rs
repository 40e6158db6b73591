#![allow(clippy::unwrap_used)]
//! The quotation as it is handed over: text, pages, file facts, sameness.

mod common;

use bidwright_documents::{DocumentError, Engine, Picture, PicturePlace};
use bidwright_domain::money::BasisPoints;
use common::reading::Read;

#[test]
fn quotation_prints_number_lines_totals_and_capitals() {
    let pdf = Engine::new()
        .quotation_pdf(&common::quotation_sheet())
        .unwrap();
    let read = Read::of(&pdf.bytes);
    let text = read.text();
    // 2 x 480,000.00 = 960,000.00; 1.5 x 123,456.78 less 5 % = 175,925.9115; 45 x 1,800.00.
    for words in [
        "QT-2026-0012R2",
        "云溪市大数据发展管理局",
        "2026年11月23日",
        "960,000.00",
        "175,925.91",
        "81,000.00",
        "1,216,925.91",
        "人民币壹佰贰拾壹万陆仟玖佰贰拾伍元玖角壹分",
        "自报价日期起30日内有效。",
        "四舍五入到分",
        "第1页共1页",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert_eq!(pdf.pages, 1);
    assert!(!text.contains('\u{fffd}'), "a glyph without meaning");
    assert!(pdf.missing_glyphs.is_empty());
}

#[test]
fn totals_are_printed_for_each_vat_rate() {
    let pdf = Engine::new()
        .quotation_pdf(&common::quotation_sheet())
        .unwrap();
    let text = Read::of(&pdf.bytes).text();
    // 6 %: 81,000.00 / 1.06 = 76,415.094; 13 %: 960,000 / 1.13 = 849,557.522 and
    // 175,925.91 / 1.13 = 155,686.646, in all 1,005,244.17.
    assert!(text.contains("6%76,415.094,584.9181,000.00"), "{text}");
    assert!(
        text.contains("13%1,005,244.17130,681.741,135,925.91"),
        "{text}"
    );
}

#[test]
fn draft_prints_that_it_is_a_draft_instead_of_a_number() {
    let mut sheet = common::quotation_sheet();
    sheet.quotation.number = None;
    sheet.quotation.issued_on = None;
    let pdf = Engine::new().quotation_pdf(&sheet).unwrap();
    let text = Read::of(&pdf.bytes).text();
    assert!(text.contains("报价单号草稿"), "{text}");
    assert!(!text.contains("QT-"));
}

#[test]
fn same_sheet_gives_the_same_bytes() {
    let mut sheet = common::quotation_sheet();
    sheet.seal = Some(common::scan());
    let first = Engine::new().quotation_pdf(&sheet).unwrap();
    let second = Engine::new().quotation_pdf(&sheet).unwrap();
    assert_eq!(first.bytes, second.bytes);
    sheet.quotation.note.push('。');
    let changed = Engine::new().quotation_pdf(&sheet).unwrap();
    assert_ne!(first.bytes, changed.bytes);
}

#[test]
fn file_names_the_own_company_as_its_only_author() {
    let pdf = Engine::new()
        .quotation_pdf(&common::quotation_sheet())
        .unwrap();
    let read = Read::of(&pdf.bytes);
    assert_eq!(read.author, "杭州澜岳软件有限公司");
    assert_eq!(read.title, "报价单 QT-2026-0012 R2");
    assert_eq!(read.creator, None);
    assert!(read.outline.contains(&"报价单".to_owned()));
    let raw = String::from_utf8_lossy(&pdf.bytes);
    assert!(raw.contains("<pdfaid:part>2</pdfaid:part>"), "not PDF/A-2");
    assert!(!raw.contains("ypst"), "names the typesetter");
}

#[test]
fn markup_in_a_users_text_is_printed_as_typed() {
    let mut sheet = common::quotation_sheet();
    let typed = "#panic() *bold* $x$ @ref <label> \\ // [it] `raw`";
    sheet.quotation.note = typed.to_owned();
    let pdf = Engine::new().quotation_pdf(&sheet).unwrap();
    let printed: String = typed.split_whitespace().collect();
    assert!(Read::of(&pdf.bytes).text().contains(&printed));
}

#[test]
fn long_specification_breaks_over_pages_and_keeps_every_word() {
    let mut sheet = common::quotation_sheet();
    let words: Vec<String> = (1..=700).map(|n| format!("第{n}项功能要求；")).collect();
    sheet.quotation.lines[0].specification = words.concat();
    let pdf = Engine::new().quotation_pdf(&sheet).unwrap();
    let read = Read::of(&pdf.bytes);
    assert!(pdf.pages >= 3, "{} pages", pdf.pages);
    let text = read.text();
    // A word that is parted by a page break has the page's foot in its middle.
    let parted = words.iter().filter(|word| !text.contains(*word)).count();
    assert!(parted < pdf.pages as usize, "{parted} words are not there");
    assert!(text.contains("第700项功能要求"));
    let heads = read.pages_with("序号名称规格单位数量");
    assert_eq!(heads[..3], [1, 2, 3], "the head is repeated");
}

#[test]
fn rows_stay_whole_and_in_order_where_the_table_is_cut() {
    let mut sheet = common::quotation_sheet();
    sheet.quotation.lines = (1..=250)
        .map(|number| common::line(number, &format!("软件模块{number:03}"), 10_000, 1000, 1300))
        .collect();
    sheet.totals = sheet.quotation.totals().unwrap();
    let pdf = Engine::new().quotation_pdf(&sheet).unwrap();
    let text = Read::of(&pdf.bytes).text();
    let places: Vec<usize> = (1..=250)
        .map(|number| text.find(&format!("软件模块{number:03}")).unwrap())
        .collect();
    assert!(places.is_sorted());
    assert!(text.contains("25,000.00"));
}

#[test]
fn long_words_stay_on_the_paper() {
    let mut sheet = common::quotation_sheet();
    let line = &mut sheet.quotation.lines[0];
    line.name = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".repeat(8);
    line.specification = "x".repeat(3000);
    line.unit = "件每平方米每小时".into();
    sheet.quotation.title = "名".repeat(10_000);
    let pdf = Engine::new().quotation_pdf(&sheet).unwrap();
    let read = Read::of(&pdf.bytes);
    // A4 is 595 points wide.
    assert!(read.rightmost < 570.0);
    assert!(
        read.text().contains("XYZ0123456789ABC"),
        "a long word cannot be found"
    );
}

#[test]
fn largest_amount_has_room() {
    let mut sheet = common::quotation_sheet();
    sheet.quotation.lines.truncate(1);
    let line = &mut sheet.quotation.lines[0];
    line.unit_price = bidwright_domain::money::Fen(99_999_999_999_999);
    line.quantity = bidwright_domain::money::Quantity(1000);
    line.discount = BasisPoints(0);
    sheet.totals = sheet.quotation.totals().unwrap();
    let pdf = Engine::new().quotation_pdf(&sheet).unwrap();
    let read = Read::of(&pdf.bytes);
    assert!(read.text().contains("999,999,999,999.99"));
    assert!(read.rightmost < 560.0);
}

#[test]
fn character_without_a_glyph_is_reported_with_its_page() {
    let mut sheet = common::quotation_sheet();
    sheet.quotation.note = "联系人：𬭚㛃 😀".into();
    let pdf = Engine::new().quotation_pdf(&sheet).unwrap();
    assert_eq!(pdf.missing_glyphs, [('😀', 1)]);
    let text = Read::of(&pdf.bytes).text();
    assert!(text.contains("𬭚㛃〓"), "{text}");
}

#[test]
fn no_character_stops_the_quotation() {
    let every: Vec<char> = ('\u{1}'..'\u{3400}')
        .chain('\u{ac00}'..'\u{ac20}')
        .chain('\u{f8f0}'..'\u{ffff}')
        .chain('\u{1f5f0}'..'\u{1f620}')
        .collect();
    let lines: Vec<String> = every.chunks(80).map(|part| part.iter().collect()).collect();
    let mut sheet = common::quotation_sheet();
    sheet.quotation.note = lines.join("\n");
    sheet.quotation.title = "𠮷\u{e0100}\u{200b}\u{2028}\u{85}\u{ad}\u{fe0f}".into();
    let pdf = Engine::new().quotation_pdf(&sheet).unwrap();
    let missing: Vec<char> = pdf.missing_glyphs.iter().map(|(c, _)| *c).collect();
    assert!(missing.contains(&'ก') && missing.contains(&'가') && missing.contains(&'\u{1f600}'));
    assert!(!missing.contains(&'、') && !missing.contains(&'A'));
}

#[test]
fn damaged_picture_is_named() {
    let engine = Engine::new();
    let mut sheet = common::quotation_sheet();
    let mut scan = common::scan();
    scan.bytes.truncate(100);
    sheet.seal = Some(scan);
    let place = PicturePlace::Seal;
    assert_eq!(
        engine.quotation_pdf(&sheet).unwrap_err(),
        DocumentError::PictureDamaged { place }
    );
    sheet.seal = None;
    sheet.logo = Some(Picture {
        bytes: b"GIF89a".to_vec(),
        media_type: "image/gif".into(),
    });
    assert_eq!(
        engine.quotation_pdf(&sheet).unwrap_err(),
        DocumentError::PictureFormat {
            place: PicturePlace::Logo,
            media_type: "image/gif".into()
        }
    );
}

#[test]
fn totals_of_other_lines_are_refused() {
    let mut sheet = common::quotation_sheet();
    sheet.totals.amounts.pop();
    assert_eq!(
        Engine::new().quotation_pdf(&sheet).unwrap_err(),
        DocumentError::TotalsOfOtherLines {
            lines: 3,
            totals: 2
        }
    );
}

#[test]
fn preview_shows_the_page_asked_for_or_the_last_one() {
    let engine = Engine::new();
    let sheet = common::quotation_sheet();
    let preview = engine.quotation_preview(&sheet, 1).unwrap();
    assert!(preview.svg.starts_with("<svg"));
    assert_eq!((preview.page, preview.pages), (1, 1));
    assert_eq!(engine.quotation_preview(&sheet, 9).unwrap().page, 1);
}

#[test]
fn draft_without_lines_is_printed() {
    let mut sheet = common::quotation_sheet();
    sheet.quotation.lines.clear();
    sheet.customer = None;
    sheet.totals = sheet.quotation.totals().unwrap();
    let text = Read::of(&Engine::new().quotation_pdf(&sheet).unwrap().bytes).text();
    assert!(text.contains("序号名称规格"), "{text}");
    assert!(text.contains("¥0.00"));
}
