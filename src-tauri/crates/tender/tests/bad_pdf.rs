//! PDFs that no tender should be: refused with a typed error, in bounded time and memory.
#![allow(clippy::unwrap_used)]

mod common;

use bidwright_domain::tender::Format;
use bidwright_tender::{Limit, NoWatch, ReadError, pdf_text, read};
use common::{Pdf, error, show};

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
