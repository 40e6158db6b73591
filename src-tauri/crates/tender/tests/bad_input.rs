//! Files that no tender should be: each is refused with a typed error, in bounded time and memory.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::tender::Format;
use bidwright_tender::{Damage, Limit, ReadError};
use common::{Word, error, p, package};

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
fn a_text_of_many_megabytes_is_too_large() {
    let bytes = vec![b'a'; (20 << 20) + 1];
    let found = error("tender.txt", &bytes);
    assert!(
        matches!(
            found,
            ReadError::TooLarge {
                limit: Limit::Characters,
                ..
            }
        ),
        "{found:?}"
    );
}

#[test]
fn millions_of_empty_cells_are_too_large() {
    let row = "<w:tr><w:trPr><w:gridBefore w:val=\"63\"/></w:trPr></w:tr>";
    // Random words keep the packing ratio low, so that the cells themselves are what is refused.
    let mut seed = 7u64;
    let mut body = String::from("<w:tbl>");
    for _ in 0..40_000 {
        seed = seed
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        body.push_str(&format!("<!--{seed:x}-->{row}"));
    }
    body.push_str("</w:tbl>");
    let found = error("tender.docx", &Word::new(&body).bytes());
    assert!(
        matches!(
            found,
            ReadError::TooLarge {
                limit: Limit::Characters,
                ..
            }
        ),
        "{found:?}"
    );
}

#[test]
fn odd_figures_in_properties_do_no_harm() {
    let odd = |value: &str| {
        format!(
            "<w:p><w:pPr><w:outlineLvl w:val=\"{value}\"/><w:numPr><w:ilvl w:val=\"{value}\"/><w:numId w:val=\"{value}\"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>\
             <w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"{value}\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"{value}\"/></w:tcPr><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )
    };
    for value in ["4294967295", "-1", "99999999999999999999", "", "九", "255"] {
        let numbering = format!(
            "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"{value}\"/><w:lvlText w:val=\"%1%9%0%\"/></w:lvl></w:abstractNum><w:num w:numId=\"255\"><w:abstractNumId w:val=\"0\"/></w:num>"
        );
        let found = Word::new(&odd(value)).numbering(&numbering).printed();
        assert!(found[0].ends_with('甲'), "{value}: {found:?}");
    }
}
