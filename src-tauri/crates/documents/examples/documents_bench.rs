//! Times of the documents, in milliseconds: `cargo run --example documents_bench`.
//!
//! One line per figure, `name value`, so that `cargo xtask bench` can print ratios.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Instant;

use bidwright_documents::Engine;

const EDITS: usize = 200;

fn main() {
    let engine = Engine::new();
    volume(&engine);
    quotation(&engine);
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
