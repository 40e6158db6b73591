//! Small documents built in the tests: Markdown for the understanding, Word packages and PDFs by hand.
#![allow(clippy::unwrap_used, dead_code)]

use std::io::{Cursor, Write};

use bidwright_domain::tender::{BlockBody, ReadClause, Reading, TenderDocument};
use bidwright_tender::{NoWatch, ReadError, read};
use zip::write::SimpleFileOptions;

/// Understands a small Markdown document.
pub fn md(text: &str) -> TenderDocument {
    read("small.md", text.as_bytes(), &NoWatch)
        .unwrap()
        .document
}

/// Clauses as `number|title|marks|inherited|text`.
pub fn lines(document: &TenderDocument) -> Vec<String> {
    document.clauses.iter().map(line).collect()
}

pub fn line(c: &ReadClause) -> String {
    format!(
        "{}|{}|{}|{}|{}",
        c.number,
        c.title,
        c.marks.join(""),
        c.inherited_marks.join(""),
        c.text
    )
}

/// Clauses that carry a mark themselves.
pub fn marked<'a>(document: &'a TenderDocument, mark: &str) -> Vec<&'a ReadClause> {
    document
        .clauses
        .iter()
        .filter(|c| c.marks.iter().any(|m| m == mark))
        .collect()
}

/// A Word package whose body, styles and numbering are given as XML.
pub struct Word {
    pub body: String,
    pub styles: String,
    pub numbering: String,
}

impl Word {
    pub fn new(body: &str) -> Self {
        Self {
            body: body.to_owned(),
            styles: String::new(),
            numbering: String::new(),
        }
    }

    pub fn numbering(mut self, xml: &str) -> Self {
        self.numbering = xml.to_owned();
        self
    }

    pub fn styles(mut self, xml: &str) -> Self {
        self.styles = xml.to_owned();
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        const SPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;
        let document = format!(
            "<?xml version=\"1.0\"?><w:document {SPACE}><w:body>{}</w:body></w:document>",
            self.body
        );
        let styles = format!("<w:styles {SPACE}>{}</w:styles>", self.styles);
        let numbering = format!("<w:numbering {SPACE}>{}</w:numbering>", self.numbering);
        package(&[
            ("word/document.xml", document.as_bytes()),
            ("word/styles.xml", styles.as_bytes()),
            ("word/numbering.xml", numbering.as_bytes()),
        ])
    }

    pub fn read(&self) -> Reading {
        read("small.docx", &self.bytes(), &NoWatch).unwrap()
    }

    /// Paragraphs as `number text`.
    pub fn printed(&self) -> Vec<String> {
        self.read()
            .blocks
            .iter()
            .map(|b| match &b.body {
                BlockBody::Paragraph { text, number, .. } => {
                    format!("{number} {text}").trim().to_owned()
                }
                BlockBody::Table { rows } => rows
                    .iter()
                    .map(|r| r.join("|"))
                    .collect::<Vec<_>>()
                    .join(" / "),
            })
            .collect()
    }
}

pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A paragraph without properties.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A paragraph with properties, e.g. a numbering reference.
pub fn pp(properties: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

/// Level `level` of list `num`.
pub fn item(num: u32, level: u32, text: &str) -> String {
    pp(
        &format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{num}\"/></w:numPr>"),
        text,
    )
}

/// One level of an abstract list.
pub fn level(level: u32, format: &str, text: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

pub fn list(id: u32, levels: &str) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{levels}</w:abstractNum>")
}

pub fn num(id: u32, list: u32) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{list}\"/></w:num>")
}

/// A table cell with optional properties.
pub fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

pub fn table(rows: &[&[&str]]) -> String {
    let rows: String = rows
        .iter()
        .map(|r| {
            format!(
                "<w:tr>{}</w:tr>",
                r.iter().map(|c| cell("", c)).collect::<String>()
            )
        })
        .collect();
    format!("<w:tbl>{rows}</w:tbl>")
}

pub fn error(name: &str, bytes: &[u8]) -> ReadError {
    read(name, bytes, &NoWatch).unwrap_err()
}

/// A PDF by hand: one content stream per page; Helvetica as /F1 and a font without Unicode map as /F2.
pub struct Pdf {
    objects: Vec<String>,
}

impl Pdf {
    /// Pages with these content streams (72 points to the inch, A4).
    pub fn pages(streams: &[String]) -> Vec<u8> {
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            String::new(),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
            "<< /Type /Font /Subtype /Type0 /BaseFont /Nameless /Encoding /Identity-H /DescendantFonts [5 0 R] >>".to_owned(),
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Nameless /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R >>".to_owned(),
            "<< /Type /FontDescriptor /FontName /Nameless /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>".to_owned(),
        ];
        let mut kids = Vec::new();
        for stream in streams {
            let page = objects.len() + 1;
            kids.push(format!("{page} 0 R"));
            objects.push(format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>", page + 1));
            objects.push(format!(
                "<< /Length {} >>\nstream\n{stream}\nendstream",
                stream.len()
            ));
        }
        objects[1] = format!(
            "<< /Type /Pages /Kids [{}] /Count {} >>",
            kids.join(" "),
            kids.len()
        );
        Self { objects }.bytes("")
    }

    pub fn raw(objects: &[&str]) -> Vec<u8> {
        Self {
            objects: objects.iter().map(|o| (*o).to_owned()).collect(),
        }
        .bytes("")
    }

    pub fn raw_with_trailer(objects: &[&str], trailer: &str) -> Vec<u8> {
        Self {
            objects: objects.iter().map(|o| (*o).to_owned()).collect(),
        }
        .bytes(trailer)
    }

    fn bytes(&self, trailer: &str) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        for (i, object) in self.objects.iter().enumerate() {
            offsets.push(out.len());
            out.extend(format!("{} 0 obj\n{object}\nendobj\n", i + 1).bytes());
        }
        let start = out.len();
        out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", self.objects.len() + 1).bytes());
        for offset in offsets {
            out.extend(format!("{offset:010} 00000 n \n").bytes());
        }
        out.extend(
            format!(
                "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n",
                self.objects.len() + 1
            )
            .bytes(),
        );
        out
    }
}

/// Text at a place, y from the bottom.
pub fn show(x: u32, y: u32, text: &str) -> String {
    format!("BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n")
}

/// A stroked line.
pub fn rule(x0: u32, y0: u32, x1: u32, y1: u32) -> String {
    format!("{x0} {y0} m {x1} {y1} l S\n")
}
