//! Times of the documents, in milliseconds: `cargo run --example documents_bench`.
//!
//! One line per figure, `name value`, so that `cargo xtask bench` can print ratios.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Instant;

use bidwright_documents::{Engine, QuotationSheet};
use bidwright_domain::money::BasisPoints;
use bidwright_domain::quotation::TotalDiscount;

const EDITS: usize = 200;

fn main() {
    let engine = Engine::new();
    volume(&engine);
    quotation(&engine);
    long_quotation(&engine);
    typed_quotation(&engine);
    chapter(&engine);
}

/// First of all, so that nothing was laid out before.
fn volume(engine: &Engine) {
    let volume = common::volume(350);
    let start = Instant::now();
    let pdf = engine.bid_volume(&volume).unwrap();
    println!("volume_350_responses_cold_ms {:.1}", ms(start));
    println!("volume_350_responses_pages {}", pdf.pages);
    let mut edited = volume;
    edited.rows[170]
        .response
        .as_mut()
        .unwrap()
        .answer
        .push('。');
    let start = Instant::now();
    engine.bid_volume(&edited).unwrap();
    println!("volume_350_responses_after_edit_ms {:.1}", ms(start));
}

fn quotation(engine: &Engine) {
    let mut sheet = common::quotation_sheet();
    engine.quotation_pdf(&sheet).unwrap();
    let times = (0..40).map(|_| {
        sheet.quotation.note.push('改');
        let start = Instant::now();
        engine.quotation_pdf(&sheet).unwrap();
        ms(start)
    });
    report("quotation_pdf_warm", times.collect());
}

fn quotation_of(lines: u32) -> QuotationSheet {
    let mut quotation = common::rich_quotation();
    let section = quotation.sections[0].id;
    quotation.total_discount = TotalDiscount::Percent {
        rate: BasisPoints(300),
    };
    quotation.lines = (0..lines)
        .map(|number| {
            let name = format!("软件模块{number:04}");
            let mut line = common::line(u128::from(number), &name, 123_456, 1_000, 1_300);
            line.section = Some(section);
            line
        })
        .collect();
    common::sheet_of(quotation)
}

fn long_quotation(engine: &Engine) {
    let sheet = quotation_of(1_000);
    let start = Instant::now();
    let pdf = engine.quotation_pdf(&sheet).unwrap();
    println!("quotation_1000_lines_cold_ms {:.1}", ms(start));
    println!("quotation_1000_lines_pages {}", pdf.pages);
}

/// Types a price into the middle of 200 lines: totals, and the page where it stands.
fn typed_quotation(engine: &Engine) {
    let mut sheet = quotation_of(200);
    let page = engine.quotation_preview(&sheet, 99).unwrap().pages / 2;
    let (mut totals, mut pages) = (Vec::new(), Vec::new());
    for edit in 0..EDITS {
        sheet.quotation.lines[100].unit_price.0 += 1 + edit as i64;
        let start = Instant::now();
        sheet.totals = sheet.quotation.totals().unwrap();
        totals.push(ms(start));
        let start = Instant::now();
        engine.quotation_preview(&sheet, page).unwrap();
        pages.push(ms(start));
    }
    report("quotation_200_lines_totals", totals);
    report(
        "quotation_200_lines_preview_last_20",
        pages[EDITS - 20..].to_vec(),
    );
    report("quotation_200_lines_preview", pages);
}

/// Types into the middle of a chapter of about thirty pages and looks at the page.
fn chapter(engine: &Engine) {
    let mut sheet = common::chapter_sheet(300);
    let start = Instant::now();
    let preview = engine.chapter_preview(&sheet, 15).unwrap();
    println!("chapter_preview_cold_ms {:.1}", ms(start));
    println!("chapter_preview_pages {}", preview.pages);
    let times: Vec<f64> = (0..EDITS)
        .map(|_| {
            let typed = &mut sheet.chapter.content.content[170].content[0].text;
            typed.push('字');
            let start = Instant::now();
            engine.chapter_preview(&sheet, 15).unwrap();
            ms(start)
        })
        .collect();
    report(
        "chapter_preview_last_20_edits",
        times[EDITS - 20..].to_vec(),
    );
    report("chapter_preview_edit", times);
}

fn report(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    println!("{name}_median_ms {:.1}", times[times.len() / 2]);
    println!("{name}_p95_ms {:.1}", times[times.len() * 95 / 100]);
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}
