#![allow(clippy::unwrap_used)]
//! The bid volume as it is handed in.

mod common;

use bidwright_documents::{BidVolume, DocumentError, Engine, Pdf, Picture, PicturePlace};
use bidwright_domain::bid::{Deviation, Field};
use bidwright_domain::tender::Loc;
use common::reading::Read;

fn print(volume: &BidVolume) -> (Pdf, Read) {
    let pdf = Engine::new().bid_volume(volume).unwrap();
    let read = Read::of(&pdf.bytes);
    (pdf, read)
}

#[test]
fn every_part_is_printed_in_order_with_its_anchor() {
    let (pdf, read) = print(&common::volume(8));
    let anchors = [
        "contents",
        "letter",
        "power-of-attorney",
        "opening-summary",
        "price-table",
        "deviations",
        "responses",
        "certificates",
    ];
    let pages: Vec<u32> = anchors.iter().map(|name| pdf.anchors[*name]).collect();
    assert!(pages.is_sorted_by(|a, b| a < b), "{pages:?}");
    let heads = [
        "目录",
        "一、投标函",
        "二、法定代表人身份证明及授权委托书",
        "三、开标一览表",
        "四、分项报价表",
        "五、商务、技术偏离表",
        "六、逐条应答表",
        "七、资格证明文件",
    ];
    for (head, page) in heads.iter().zip(pages) {
        assert!(
            read.pages_with(head).contains(&page),
            "{head} on page {page}"
        );
    }
    let first = pdf.anchors[&format!("chapter-{}", common::id(500))];
    assert!(read.pages_with("第一章总体技术方案").contains(&first));
    assert!(read.pages[0].contains("正本") && read.pages[0].contains("投标文件"));
    assert_eq!(read.pages.len(), pdf.pages as usize);
}

#[test]
fn pages_are_counted_over_the_volume() {
    let (pdf, read) = print(&common::volume(8));
    for (number, page) in (1u32..).zip(&read.pages).skip(1) {
        let count = format!("第{number}页共{}页", pdf.pages);
        assert!(page.contains(&count), "{count} is not on its page");
        assert!(
            page.contains("杭州澜岳软件有限公司"),
            "no running head on {number}"
        );
    }
}

#[test]
fn contents_name_true_pages() {
    let (pdf, read) = print(&common::volume(8));
    let contents = read.pages[pdf.anchors["contents"] as usize - 1].replace('.', "");
    for (head, anchor) in [
        ("三、开标一览表", "opening-summary".to_owned()),
        ("六、逐条应答表", "responses".to_owned()),
        ("第二章售后服务方案", format!("chapter-{}", common::id(501))),
    ] {
        let entry = format!("{head}{}", pdf.anchors[&anchor]);
        assert!(contents.contains(&entry), "{entry} is not in {contents}");
    }
}

#[test]
fn evidence_of_350_responses_names_the_true_page() {
    let (pdf, read) = print(&common::volume(350));
    let chapter = |number: u128| pdf.anchors[&format!("chapter-{}", common::id(number))];
    let (first, second) = (chapter(500), chapter(501));
    assert!(first > 20 && second > first);
    assert!(read.pages[first as usize - 1].contains("第一章总体技术方案"));
    assert!(read.pages[second as usize - 1].contains("第二章售后服务方案"));
    let rows = read.pages[pdf.anchors["responses"] as usize - 1..].concat();
    // Every third row has evidence: even rows the first chapter, odd rows the second.
    let evidence = |page: u32| rows.matches(&format!("无偏离第{page}页")).count();
    let positive = |page: u32| rows.matches(&format!("正偏离第{page}页")).count();
    assert_eq!(evidence(first) + positive(first), 58);
    assert_eq!(evidence(second) + positive(second), 58);
    for number in 1..=350 {
        assert!(
            rows.contains(&format!("第{number}项要求")),
            "row {number} is not printed"
        );
    }
}

#[test]
fn column_heads_stand_on_every_page_of_the_response_table() {
    let (pdf, read) = print(&common::volume(120));
    let from = pdf.anchors["responses"];
    let rows_end = *read.pages_with("第120项要求").last().unwrap();
    assert!(rows_end > from + 5);
    for page in from..=rows_end {
        let text = &read.pages[page as usize - 1];
        assert_eq!(
            text.matches("招标要求投标响应").count(),
            1,
            "page {page}: {text}"
        );
    }
}

#[test]
fn marks_of_the_tender_are_shown_at_the_requirement() {
    let (_, read) = print(&common::volume(8));
    let text = read.text();
    assert!(text.contains("★第1项要求") && text.contains("★第8项要求"));
    assert!(text.contains("▲第3项要求"));
    assert!(!text.contains("★第2项要求"));
}

#[test]
fn clause_without_a_number_names_the_page_of_the_tender() {
    let mut volume = common::volume(2);
    volume.rows[0].clause.number.clear();
    volume.rows[0].clause.at = Some(Loc {
        page: Some(37),
        ..Loc::default()
    });
    let (pdf, read) = print(&volume);
    assert!(read.pages[pdf.anchors["responses"] as usize - 1].contains("1第37页★第1项要求"));
}

#[test]
fn deviation_tables_hold_deviations_only_and_say_when_there_is_none() {
    let (pdf, read) = print(&common::volume(8));
    let text = &read.pages[pdf.anchors["deviations"] as usize - 1];
    // Row 2 is technical and positive; no commercial clause deviates.
    assert!(text.contains("第2项要求") && text.contains("处理能力高于要求24%。"));
    assert!(!text.contains("第1项要求") && !text.contains("第3项要求"));
    assert_eq!(text.matches("无偏离：我方").count(), 1);

    let mut volume = common::volume(3);
    volume.rows[1].response.as_mut().unwrap().deviation = Deviation::None;
    let (pdf, read) = print(&volume);
    let text = &read.pages[pdf.anchors["deviations"] as usize - 1];
    assert_eq!(text.matches("无偏离：我方").count(), 2);
}

#[test]
fn unanswered_clause_and_empty_field_print_a_placeholder() {
    let mut volume = common::volume(3);
    volume.rows[0].response = None;
    volume.rows[1].response.as_mut().unwrap().evidence = Some(common::id(999));
    volume.fields.remove(&Field::LegalRepresentative);
    volume.bid.agent_id_number.clear();
    let (_, read) = print(&volume);
    let text = read.text();
    for place in [
        "【待填：投标响应】",
        "【待填：偏离】",
        "【待填：证明材料】",
        "【待填：法定代表人】",
        "【待填：授权代表身份证号码】",
    ] {
        assert!(text.contains(place), "{place} is not printed");
    }
    assert!(!print(&common::volume(3)).1.text().contains("待填"));
}

#[test]
fn price_is_the_same_in_letter_summary_and_table() {
    let (pdf, read) = print(&common::volume(3));
    for anchor in ["letter", "opening-summary", "price-table-end"] {
        let text = &read.pages[pdf.anchors[anchor] as usize - 1];
        assert!(text.contains("1,216,925.91"), "{anchor}");
        assert!(
            text.contains("人民币壹佰贰拾壹万陆仟玖佰贰拾伍元玖角壹分"),
            "{anchor}"
        );
    }
}

#[test]
fn volume_without_quotation_has_no_price_parts() {
    let mut volume = common::volume(3);
    volume.quotation = None;
    volume.totals = None;
    volume.fields.remove(&Field::PriceFigures);
    volume.fields.remove(&Field::PriceCapitals);
    let (pdf, read) = print(&volume);
    assert!(!pdf.anchors.contains_key("price-table"));
    assert!(!pdf.anchors.contains_key("opening-summary"));
    let text = read.text();
    assert!(text.contains("三、商务、技术偏离表"));
    assert!(!text.contains("1,216,925.91") && !text.contains("待填"));
}

#[test]
fn bookmarks_follow_the_contents() {
    let (_, read) = print(&common::volume(3));
    let wanted = [
        "一、投标函",
        "二、法定代表人身份证明及授权委托书",
        "（一）法定代表人身份证明",
        "三、开标一览表",
        "七、资格证明文件",
        "第一章　总体技术方案",
        "总体思路",
        "措施1",
        "第二章　售后服务方案",
    ];
    let places: Vec<Option<usize>> = wanted
        .iter()
        .map(|title| read.outline.iter().position(|entry| entry == title))
        .collect();
    assert!(places.iter().all(Option::is_some), "{:?}", read.outline);
    assert!(places.is_sorted());
}

#[test]
fn pages_of_a_scanned_pdf_are_printed_too() {
    let quotation = Engine::new()
        .quotation_pdf(&common::quotation_sheet())
        .unwrap();
    let mut volume = common::volume(3);
    volume.certificates[0].scans.push(Picture {
        bytes: quotation.bytes,
        media_type: "application/pdf".into(),
    });
    let (with, _) = print(&volume);
    volume.certificates[0].scans.pop();
    let (without, read) = print(&volume);
    assert_eq!(with.pages, without.pages + 1);
    assert_eq!(read.images, 1);
}

#[test]
fn scan_that_cannot_be_read_is_named() {
    let mut volume = common::volume(3);
    volume.certificates[0].scans.push(Picture {
        bytes: b"%PDF-1.7 cut short".to_vec(),
        media_type: "application/pdf".into(),
    });
    let error = Engine::new().bid_volume(&volume).unwrap_err();
    let place = PicturePlace::Scan {
        certificate: common::id(50),
        index: 1,
    };
    assert_eq!(error, DocumentError::PictureDamaged { place });
}

#[test]
fn same_volume_gives_the_same_bytes() {
    let volume = common::volume(30);
    let first = Engine::new().bid_volume(&volume).unwrap();
    let second = Engine::new().bid_volume(&volume).unwrap();
    assert_eq!(first.bytes, second.bytes);
}

#[test]
fn endless_names_keep_to_the_paper() {
    let mut volume = common::volume(3);
    volume
        .fields
        .insert(Field::ProjectName, "长".repeat(10_000));
    volume
        .fields
        .insert(Field::ProjectNumber, "Z".repeat(2_000));
    let (_, read) = print(&volume);
    assert!(read.rightmost < 560.0);
}
