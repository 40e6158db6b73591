//! Progress and cancelling.
#![allow(clippy::unwrap_used)]

mod common;

use std::cell::Cell;
use std::ops::ControlFlow;

use bidwright_tender::{ReadError, Watch, read};
use common::{Pdf, Word, p, show};

/// Breaks after some steps.
struct Impatient(Cell<u32>);

impl Watch for Impatient {
    fn step(&self, _: u32, _: u32) -> ControlFlow<()> {
        self.0.set(self.0.get() + 1);
        if self.0.get() > 5 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// Progress never runs backwards and ends at the whole.
struct Rising(Cell<u32>);

impl Watch for Rising {
    fn step(&self, done: u32, total: u32) -> ControlFlow<()> {
        assert!(
            done >= self.0.get() && done <= total,
            "{done} after {}",
            self.0.get()
        );
        self.0.set(done);
        ControlFlow::Continue(())
    }
}

#[test]
fn a_break_of_the_watch_cancels_word_and_pdf() {
    let body: String = (0..20_000)
        .map(|i| p(&format!("第{i}条 投标人应当响应。")))
        .collect();
    let word = Word::new(&body).bytes();
    assert_eq!(
        read("a.docx", &word, &Impatient(Cell::new(0))),
        Err(ReadError::Cancelled)
    );
    let pages: Vec<String> = (0..30)
        .map(|i| show(50, 700, &format!("Page {i}")))
        .collect();
    assert_eq!(
        read("a.pdf", &Pdf::pages(&pages), &Impatient(Cell::new(0))),
        Err(ReadError::Cancelled)
    );
}

#[test]
fn progress_rises_to_the_whole() {
    let body: String = (0..3000)
        .map(|i| p(&format!("{i}、投标人应当响应。")))
        .collect();
    let watch = Rising(Cell::new(0));
    read("a.docx", &Word::new(&body).bytes(), &watch).unwrap();
    assert_eq!(watch.0.get(), 1000);
}
