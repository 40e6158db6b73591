//! PDF: places of glyphs and drawn lines -> text, tables, joined pages.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::tender::BlockBody;
use bidwright_tender::{NoWatch, pdf_text, read};
use common::{Pdf, rule, show};

fn blocks(pages: &[String]) -> Vec<String> {
    read("small.pdf", &Pdf::pages(pages), &NoWatch)
        .unwrap()
        .blocks
        .iter()
        .map(|b| match &b.body {
            BlockBody::Paragraph { text, .. } => text.clone(),
            BlockBody::Table { rows } => rows
                .iter()
                .map(|r| r.join("|"))
                .collect::<Vec<_>>()
                .join(" / "),
        })
        .collect()
}

/// A grid of `columns` x-edges and `rows` y-edges with texts row by row.
fn grid(columns: &[u32], rows: &[u32], texts: &[&[&str]]) -> String {
    let mut out = String::new();
    for y in rows {
        out += &rule(columns[0], *y, columns[columns.len() - 1], *y);
    }
    for x in columns {
        out += &rule(*x, rows[0], *x, rows[rows.len() - 1]);
    }
    for (r, row) in texts.iter().enumerate() {
        for (c, text) in row.iter().enumerate() {
            out += &show(columns[c] + 4, rows[r] - 15, text);
        }
    }
    out
}

#[test]
fn lines_come_in_reading_order_whatever_the_drawing_order() {
    let page = [
        show(60, 600, "Third line."),
        show(60, 700, "First line."),
        show(60, 650, "Second line."),
    ]
    .concat();
    assert_eq!(
        blocks(&[page]),
        ["First line.", "Second line.", "Third line."]
    );
}

#[test]
fn artificial_bold_is_read_once() {
    let page = show(60, 700, "Bold") + "BT /F1 10 Tf 60.3 700 Td (Bold) Tj ET\n";
    assert_eq!(blocks(&[page]), ["Bold"]);
}

#[test]
fn double_letters_stay_double() {
    assert_eq!(
        blocks(&[show(60, 700, "illicit bill, ss ff")]),
        ["illicit bill, ss ff"]
    );
}

#[test]
fn words_drawn_apart_have_a_blank_between() {
    // Helvetica 10: `Hello` ends at 82.8; 1.7 em on is one blank, 3 em on a wide one.
    assert_eq!(
        blocks(&[show(60, 700, "Hello") + &show(100, 700, "world")]),
        ["Hello world"]
    );
    assert_eq!(
        blocks(&[show(60, 700, "Hello") + &show(113, 700, "world")]),
        ["Hello  world"]
    );
}

#[test]
fn a_ruled_table_is_rows_and_cells() {
    let page = grid(
        &[50, 120, 300],
        &[700, 670, 640],
        &[&["No.", "Text"], &["1", "Alpha"]],
    );
    assert_eq!(blocks(&[page]), ["No.|Text / 1|Alpha"]);
}

#[test]
fn a_cell_merged_downwards_is_repeated_empty() {
    // The line between the two rows begins behind the first column.
    let page = [
        rule(50, 700, 300, 700),
        rule(120, 670, 300, 670),
        rule(50, 640, 300, 640),
        rule(50, 640, 50, 700),
        rule(120, 640, 120, 700),
        rule(300, 640, 300, 700),
        show(55, 668, "Both"),
        show(125, 682, "one"),
        show(125, 652, "two"),
    ]
    .concat();
    assert_eq!(blocks(&[page]), ["Both|one / |two"]);
}

#[test]
fn lines_of_a_cell_that_reach_its_side_are_one_line() {
    let page = grid(&[50, 120], &[700, 660, 640], &[&["alpha beta ga"]])
        + &show(54, 673, "delta")
        + &show(54, 645, "x")
        + &rule(50, 640, 120, 640);
    let found = blocks(&[page]);
    assert!(found[0].starts_with("alpha beta ga"), "{found:?}");
}

#[test]
fn a_table_that_goes_on_on_the_next_page_is_one_table() {
    let first = show(60, 760, "Requirements of this tender")
        + &grid(
            &[50, 120, 300],
            &[700, 670, 640],
            &[&["No.", "Text"], &["1", "Alpha"]],
        );
    let second = grid(
        &[50, 120, 300],
        &[780, 750, 720],
        &[&["No.", "Text"], &["2", "Beta"]],
    );
    assert_eq!(
        blocks(&[first, second]),
        ["Requirements of this tender", "No.|Text / 1|Alpha / 2|Beta"]
    );
}

#[test]
fn a_continued_table_without_its_upper_border_keeps_its_first_row() {
    let first = grid(
        &[50, 120, 300],
        &[700, 670, 640],
        &[&["No.", "Text"], &["1", "Alpha"]],
    );
    let second = [
        rule(50, 750, 300, 750),
        rule(50, 720, 300, 720),
        rule(50, 720, 50, 780),
        rule(120, 720, 120, 780),
        rule(300, 720, 300, 780),
        show(54, 765, "2"),
        show(124, 765, "Beta"),
        show(54, 735, "3"),
        show(124, 735, "Gamma"),
    ]
    .concat();
    assert_eq!(
        blocks(&[first, second]),
        ["No.|Text / 1|Alpha / 2|Beta / 3|Gamma"]
    );
}

#[test]
fn borders_drawn_as_thin_boxes_are_lines_too() {
    let boxed = |x: u32, y: u32, w: &str, h: &str| format!("{x} {y} {w} {h} re f\n");
    let page = [
        boxed(50, 700, "250", "0.5"),
        boxed(50, 670, "250", "0.5"),
        boxed(50, 670, "0.5", "30"),
        boxed(120, 670, "0.5", "30"),
        boxed(300, 670, "0.5", "30"),
        show(54, 682, "left"),
        show(124, 682, "right"),
    ]
    .concat();
    assert_eq!(blocks(&[page]), ["left|right"]);
}

#[test]
fn a_frame_around_a_paragraph_is_no_table() {
    let page = grid(&[50, 300], &[700, 660], &[&["Note well."]]);
    assert_eq!(blocks(&[page]), ["Note well."]);
}

#[test]
fn running_heads_and_page_numbers_are_left_out() {
    let pages: Vec<String> = (1..=4)
        .map(|n| {
            show(60, 810, "Tender of the library")
                + &show(
                    60,
                    700,
                    &format!("Body of part {}.", ["a", "b", "c", "d"][n - 1]),
                )
                + &show(290, 30, &format!("- {n} -"))
        })
        .collect();
    assert_eq!(
        blocks(&pages),
        [
            "Body of part a.",
            "Body of part b.",
            "Body of part c.",
            "Body of part d."
        ]
    );
}

#[test]
fn pdf_text_keeps_heads_and_page_numbers() {
    let pages: Vec<String> = (1..=3)
        .map(|n| {
            show(60, 810, "Head") + &show(60, 700, "Body") + &show(290, 30, &format!("{n} / 3"))
        })
        .collect();
    assert_eq!(
        pdf_text(&Pdf::pages(&pages)).unwrap()[1],
        "Head\nBody\n2 / 3\n"
    );
}

#[test]
fn pdf_text_prints_table_rows_with_tabs() {
    let page = show(60, 760, "Prices")
        + &grid(
            &[50, 120, 300],
            &[700, 670, 640],
            &[&["No.", "Text"], &["1", "Alpha"]],
        );
    assert_eq!(
        pdf_text(&Pdf::pages(&[page])).unwrap(),
        ["Prices\nNo.\tText\n1\tAlpha\n"]
    );
}

#[test]
fn a_paragraph_cut_by_the_page_end_is_one_paragraph() {
    let long =
        "the bidder shall deliver the goods in full and shall install them in every room of the";
    let first = show(60, 740, long) + &show(60, 726, long);
    let second = show(60, 780, "library within ninety days.");
    let found = blocks(&[first, second]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].ends_with("of the library within ninety days."));
}

#[test]
fn pages_are_counted_from_one() {
    let reading = read(
        "small.pdf",
        &Pdf::pages(&[show(60, 700, "One."), show(60, 700, "Two.")]),
        &NoWatch,
    )
    .unwrap();
    assert_eq!(
        reading.blocks.iter().map(|b| b.page).collect::<Vec<_>>(),
        [Some(1), Some(2)]
    );
    assert_eq!(reading.document.source.pages, Some(2));
}
