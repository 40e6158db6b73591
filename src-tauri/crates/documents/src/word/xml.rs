//! The few parts of WordprocessingML that the documents need.

use crate::text::flat;

/// Where the text of a cell stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Center,
    Right,
}

/// One cell: its text, line feeds break the line.
#[derive(Clone)]
pub(super) struct Cell {
    pub text: String,
    pub align: Align,
    pub bold: bool,
    /// Columns that it spans.
    pub span: usize,
    pub shaded: bool,
    /// In half points.
    pub size: u32,
}

impl Cell {
    pub fn new(text: impl Into<String>, align: Align) -> Cell {
        Cell {
            text: text.into(),
            align,
            bold: false,
            span: 1,
            shaded: false,
            size: 17,
        }
    }

    pub fn bold(mut self) -> Cell {
        self.bold = true;
        self
    }

    pub fn shaded(mut self) -> Cell {
        self.shaded = true;
        self
    }

    pub fn spanning(mut self, span: usize) -> Cell {
        self.span = span;
        self
    }
}

/// One row; `head` rows are repeated on every page, a `whole` row is not broken over pages.
pub(super) struct Row {
    pub cells: Vec<Cell>,
    pub head: bool,
    pub whole: bool,
}

/// A table with ruled cells; widths in twentieths of a point.
pub(super) fn table(widths: &[u32], rows: &[Row], ruled: bool) -> String {
    let total: u32 = widths.iter().sum();
    let mut xml = format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{total}\" w:type=\"dxa\"/>{}<w:tblLayout w:type=\"fixed\"/>\
         <w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar>\
         </w:tblPr><w:tblGrid>",
        if ruled { BORDERS } else { "" }
    );
    for width in widths {
        xml.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    xml.push_str("</w:tblGrid>");
    for row in rows {
        xml.push_str("<w:tr><w:trPr>");
        if row.whole {
            xml.push_str("<w:cantSplit/>");
        }
        if row.head {
            xml.push_str("<w:tblHeader/>");
        }
        xml.push_str("</w:trPr>");
        let mut at = 0;
        for cell in &row.cells {
            let width: u32 = widths.iter().skip(at).take(cell.span).sum();
            at += cell.span;
            xml.push_str(&cell_xml(cell, width));
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
    xml
}

const BORDERS: &str = "<w:tblBorders>\
    <w:top w:val=\"single\" w:sz=\"4\" w:color=\"8D949C\"/>\
    <w:left w:val=\"single\" w:sz=\"4\" w:color=\"8D949C\"/>\
    <w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"8D949C\"/>\
    <w:right w:val=\"single\" w:sz=\"4\" w:color=\"8D949C\"/>\
    <w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"8D949C\"/>\
    <w:insideV w:val=\"single\" w:sz=\"4\" w:color=\"8D949C\"/></w:tblBorders>";

fn cell_xml(cell: &Cell, width: u32) -> String {
    let span = if cell.span > 1 {
        format!("<w:gridSpan w:val=\"{}\"/>", cell.span)
    } else {
        String::new()
    };
    let shade = if cell.shaded {
        "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F1F3F5\"/>"
    } else {
        ""
    };
    let align = match cell.align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{shade}<w:vAlign w:val=\"center\"/></w:tcPr>\
         <w:p><w:pPr><w:spacing w:before=\"40\" w:after=\"40\"/><w:jc w:val=\"{align}\"/></w:pPr>{}</w:p></w:tc>",
        run(&cell.text, cell.bold, cell.size)
    )
}

/// Text with its line feeds; the size in half points.
pub(super) fn run(text: &str, bold: bool, size: u32) -> String {
    let bold = if bold { "<w:b/>" } else { "" };
    let lines: Vec<String> = text
        .lines()
        .map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line)))
        .collect();
    format!(
        "<w:r><w:rPr>{bold}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr>{}</w:r>",
        lines.join("<w:br/>")
    )
}

/// A paragraph of running text.
pub(super) fn paragraph(text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:spacing w:before=\"40\" w:after=\"80\"/></w:pPr>{}</w:p>",
        run(text, false, 20)
    )
}

/// A heading of level 1 or 2, kept with what follows.
pub(super) fn heading(level: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Heading{level}\"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>",
        escaped(text)
    )
}

/// An empty paragraph: Word joins tables that touch.
pub(super) fn gap() -> String {
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/></w:pPr></w:p>"
        .to_owned()
}

/// A field such as PAGE.
pub(super) fn field(code: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {code} \
         </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

/// Without control characters and with the signs of XML escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in flat_keeping_ends(text).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // No characters of XML.
            '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}

/// [`flat`] takes spaces off the ends; inside a line they stay.
fn flat_keeping_ends(text: &str) -> String {
    let flat = flat(text);
    if text.starts_with(' ') && !flat.is_empty() {
        format!(" {flat}")
    } else {
        flat
    }
}
