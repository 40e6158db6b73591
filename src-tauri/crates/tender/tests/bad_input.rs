//! Files that no tender should be: each is refused with a typed error, in bounded time and memory.
#![allow(clippy::unwrap_used)]

mod common;

use std::cell::Cell;
use std::ops::ControlFlow;

use bidwright_domain::tender::Format;
use bidwright_tender::{Damage, Limit, NoWatch, ReadError, Watch, pdf_text, read};
use common::{Pdf, Word, error, p, package, show};

const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

#[test]
fn a_picture_called_docx_is_not_a_docx() {
    let png = b"\x89PNG\r\n\x1a\n and more";
    assert_eq!(
        error("tender.docx", png),
        ReadError::NotThisFormat {
            expected: Format::Docx
        }
    );
}

#[test]
fn an_empty_pdf_is_not_a_pdf() {
    assert_eq!(
        error("tender.pdf", b""),
        ReadError::NotThisFormat {
            expected: Format::Pdf
        }
    );
}

#[test]
fn a_word_97_document_is_named_as_such() {
    let mut bytes = OLE.to_vec();
    bytes.extend([0u8; 2048]);
    assert_eq!(error("tender.doc", &bytes), ReadError::OldWord);
    assert_eq!(error("tender.docx", &bytes), ReadError::OldWord);
}

#[test]
fn a_password_protected_docx_is_encrypted() {
    let mut bytes = OLE.to_vec();
    bytes.extend([0u8; 1024]);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(error("tender.docx", &bytes), ReadError::Encrypted);
}

#[test]
fn a_password_protected_pdf_is_encrypted() {
    // A user password other than the empty one: /U does not match.
    let zeros = "0".repeat(64);
    let trailer = format!(
        "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{zeros}> /U <{zeros}> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    );
    let bytes = Pdf::raw_with_trailer(
        &[
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ],
        &trailer,
    );
    assert_eq!(error("tender.pdf", &bytes), ReadError::Encrypted);
}

#[test]
fn a_cut_docx_is_damaged() {
    let bytes = Word::new(&p("招标文件")).bytes();
    let cut = &bytes[..bytes.len() / 2];
    assert_eq!(
        error("tender.docx", cut),
        ReadError::Damaged {
            detail: Damage::Archive
        }
    );
}

#[test]
fn a_cut_pdf_is_damaged_or_says_that_nothing_is_left() {
    let bytes = Pdf::pages(&[show(50, 700, "Hello")]);
    let cut = &bytes[..60];
    let found = error("tender.pdf", cut);
    assert!(
        matches!(
            found,
            ReadError::Damaged { .. } | ReadError::NoTextLayer { .. }
        ),
        "{found:?}"
    );
}

#[test]
fn a_zip_without_a_document_is_damaged() {
    let bytes = package(&[("hello.txt", b"hello")]);
    assert_eq!(
        error("tender.docx", &bytes),
        ReadError::Damaged {
            detail: Damage::MissingPart {
                part: "word/document.xml".into()
            }
        }
    );
}

#[test]
fn broken_xml_names_part_and_place() {
    let bytes = package(&[("word/document.xml", b"<w:document><w:body><w:p></w:body>")]);
    let found = error("tender.docx", &bytes);
    assert!(
        matches!(&found, ReadError::Damaged { detail: Damage::Xml { part, .. } } if part == "word/document.xml"),
        "{found:?}"
    );
}

#[test]
fn xml_that_ends_early_is_damaged() {
    let bytes = package(&[("word/document.xml", b"<w:document><w:body><w:p>")]);
    assert!(matches!(
        error("tender.docx", &bytes),
        ReadError::Damaged {
            detail: Damage::Xml { .. }
        }
    ));
}

#[test]
fn an_entity_bomb_is_refused_unexpanded() {
    let bomb = br#"<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"#;
    let bytes = package(&[("word/document.xml", bomb)]);
    assert_eq!(
        error("tender.docx", &bytes),
        ReadError::Damaged {
            detail: Damage::DocumentType {
                part: "word/document.xml".into()
            }
        }
    );
}

#[test]
fn a_zip_bomb_passes_the_ratio_limit() {
    let mut body = b"<w:document><w:body>".to_vec();
    body.extend(vec![b' '; 24 << 20]);
    body.extend(b"</w:body></w:document>");
    let bytes = package(&[("word/document.xml", &body)]);
    let found = error("tender.docx", &bytes);
    assert!(
        matches!(
            found,
            ReadError::TooLarge {
                limit: Limit::InflationRatio,
                ..
            }
        ),
        "{found:?}"
    );
}

#[test]
fn a_part_beyond_the_size_limit_is_not_inflated_further() {
    let body = vec![b'x'; (128 << 20) + 10];
    let bytes = package(&[("word/document.xml", &body)]);
    let found = error("tender.docx", &bytes);
    assert!(
        matches!(
            found,
            ReadError::TooLarge {
                limit: Limit::InflatedBytes,
                allowed: 134_217_728,
                ..
            }
        ),
        "{found:?}"
    );
}

#[test]
fn tables_in_tables_without_end_pass_the_depth_limit() {
    let body = format!(
        "{}{}",
        "<w:tbl><w:tr><w:tc>".repeat(500),
        "</w:tc></w:tr></w:tbl>".repeat(500)
    );
    let found = error("tender.docx", &Word::new(&body).bytes());
    assert!(
        matches!(
            found,
            ReadError::TooLarge {
                limit: Limit::NestingDepth,
                ..
            }
        ),
        "{found:?}"
    );
}

#[test]
fn an_archive_of_thousands_of_files_is_too_large() {
    let names: Vec<String> = (0..20_001).map(|i| format!("f{i}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b""[..])).collect();
    let found = error("tender.docx", &package(&parts));
    assert!(
        matches!(
            found,
            ReadError::TooLarge {
                limit: Limit::ArchiveEntries,
                ..
            }
        ),
        "{found:?}"
    );
}

#[test]
fn a_span_of_millions_of_columns_is_clamped() {
    let body = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"900000000\"/></w:tcPr><w:p><w:r><w:t>宽</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>右</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let rows = Word::new(body).printed();
    assert!(rows[0].starts_with("宽|"), "{rows:?}");
    assert!(rows[0].matches('|').count() < 63);
}

#[test]
fn a_scan_has_no_text_layer() {
    let image = "q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q";
    let bytes = Pdf::pages(&[image.to_owned(), image.to_owned()]);
    assert_eq!(
        error("scan.pdf", &bytes),
        ReadError::NoTextLayer { pages: 2 }
    );
    assert_eq!(pdf_text(&bytes), Err(ReadError::NoTextLayer { pages: 2 }));
}

#[test]
fn glyphs_without_characters_are_a_broken_map_and_no_text() {
    let page = format!("BT /F2 10 Tf 50 700 Td <{}> Tj ET", "00410042".repeat(40));
    let found = error("broken.pdf", &Pdf::pages(&[page]));
    assert_eq!(
        found,
        ReadError::BrokenCharacterMap {
            glyphs: 80,
            unmapped: 80
        }
    );
}

#[test]
fn ten_thousand_pages_are_too_many() {
    let kids = "3 0 R ".repeat(10_000);
    let pages = format!("<< /Type /Pages /Kids [{kids}] /Count 10000 >>");
    let bytes = Pdf::raw(&[
        "<< /Type /Catalog /Pages 2 0 R >>",
        &pages,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]);
    assert_eq!(
        error("long.pdf", &bytes),
        ReadError::TooLarge {
            limit: Limit::Pages,
            found: 10_000,
            allowed: 3000
        }
    );
}

#[test]
fn a_page_tree_that_leads_back_into_itself_ends() {
    let bytes = Pdf::raw(&[
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
        "<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
    ]);
    let found = error("loop.pdf", &bytes);
    assert!(matches!(found, ReadError::Damaged { .. }), "{found:?}");
}

#[test]
fn page_nodes_nested_thousands_deep_end() {
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned()];
    for i in 3..30_000 {
        objects.push(format!("<< /Type /Pages /Kids [{i} 0 R] /Count 1 >>"));
    }
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    let found = error("deep.pdf", &Pdf::raw(&objects));
    assert!(
        matches!(
            found,
            ReadError::Damaged { .. } | ReadError::TooLarge { .. }
        ),
        "{found:?}"
    );
}

#[test]
fn arrays_nested_thousands_deep_end() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let bytes = Pdf::raw(&[
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        &deep,
    ]);
    assert!(read("deep.pdf", &bytes, &NoWatch).is_err());
    let page = format!("{deep} BT ET");
    assert!(read("deep.pdf", &Pdf::pages(&[page]), &NoWatch).is_err());
}

#[test]
fn text_in_an_unknown_encoding_is_refused() {
    // GB18030 bytes of 招标; guessing would make garbage of Latin-1 files.
    assert_eq!(
        error("tender.txt", &[0xd5, 0xd0, 0xb1, 0xea]),
        ReadError::Damaged {
            detail: Damage::TextEncoding
        }
    );
}

#[test]
fn random_bytes_after_a_pdf_header_do_not_panic() {
    let mut seed = 12345u64;
    for round in 0..40 {
        let mut bytes = b"%PDF-1.4\n".to_vec();
        for _ in 0..600 {
            seed = seed
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            bytes.push((seed >> 33) as u8);
        }
        assert!(read("x.pdf", &bytes, &NoWatch).is_err(), "round {round}");
    }
}

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
fn progress_rises_to_the_whole() {
    let body: String = (0..3000)
        .map(|i| p(&format!("{i}、投标人应当响应。")))
        .collect();
    let watch = Rising(Cell::new(0));
    read("a.docx", &Word::new(&body).bytes(), &watch).unwrap();
    assert_eq!(watch.0.get(), 1000);
}

#[test]
fn forms_that_draw_forms_without_end_are_left() {
    // Each of 40 forms draws the next one twice: 2^40 drawings.
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>".to_owned(),
        "<< /Length 5 >>\nstream\n/X Do\nendstream".to_owned(),
    ];
    for next in 6..46 {
        objects.push(format!("<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /X {next} 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream"));
    }
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    assert_eq!(
        error("forms.pdf", &Pdf::raw(&objects)),
        ReadError::NoTextLayer { pages: 1 }
    );
}

#[test]
fn a_stream_that_inflates_without_end_is_too_large() {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &vec![b' '; 100 << 20]).unwrap();
    let packed = packed.finish().unwrap();
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n".to_vec();
    bytes.extend(
        format!(
            "4 0 obj\n<< /Filter /FlateDecode /Length {} >>\nstream\n",
            packed.len()
        )
        .bytes(),
    );
    bytes.extend(&packed);
    bytes.extend(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF");
    let found = error("bomb.pdf", &bytes);
    assert!(
        matches!(
            found,
            ReadError::TooLarge {
                limit: Limit::InflatedBytes,
                ..
            }
        ),
        "{found:?}"
    );
}
