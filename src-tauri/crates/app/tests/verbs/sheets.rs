//! Small workbooks for the tests, and workbooks read back.

use std::io::{Cursor, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bidwright_app::view::Upload;
use calamine::{Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A workbook with one sheet of texts.
pub fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(*cells) {
            if !cell.is_empty() {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

pub fn upload(name: &str, bytes: &[u8]) -> Upload {
    Upload {
        name: name.to_owned(),
        base64: STANDARD.encode(bytes),
    }
}

/// The first sheet of a workbook as text.
pub struct Sheet(Vec<Vec<String>>);

impl Sheet {
    pub fn read(bytes: &[u8]) -> Self {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        let rows = range.rows();
        Self(
            rows.map(|row| row.iter().map(ToString::to_string).collect())
                .collect(),
        )
    }

    pub fn height(&self) -> usize {
        self.0.len()
    }

    pub fn row(&self, row: usize) -> &[String] {
        &self.0[row]
    }

    pub fn set(&mut self, row: usize, column: usize, text: &str) {
        self.0[row][column] = text.to_owned();
    }

    pub fn bytes(&self) -> Vec<u8> {
        let rows: Vec<Vec<&str>> = self
            .0
            .iter()
            .map(|row| row.iter().map(String::as_str).collect())
            .collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        workbook(&rows)
    }
}

/// A workbook in the old format: one sheet of texts (BIFF8 in a compound file).
pub fn xls(rows: &[&[&str]]) -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    };
    let bof = |of: u16| {
        let mut data = [0x0600u16.to_le_bytes(), of.to_le_bytes()].concat();
        data.resize(16, 0);
        record(0x0809, &data)
    };
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let name = [&[2u8, 1][..], &wide("甲乙")].concat();
    let bound = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0], &name].concat());
    let head = bof(0x0005).len() + bound(0).len() + 4;
    let mut book = bof(0x0005);
    book.extend(bound(u32::try_from(head).unwrap()));
    book.extend(record(0x000a, &[]));
    book.extend(bof(0x0010));
    for (row, cells) in (0u16..).zip(rows) {
        for (column, cell) in (0u16..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            let place = [
                row,
                column,
                0,
                u16::try_from(cell.encode_utf16().count()).unwrap(),
            ];
            let place: Vec<u8> = place.into_iter().flat_map(u16::to_le_bytes).collect();
            book.extend(record(0x0204, &[&place[..], &[1], &wide(cell)].concat()));
        }
    }
    book.extend(record(0x000a, &[]));
    compound("Workbook", &book)
}

/// A compound file with one stream.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xffff_fffe;
    const FREE: u32 = 0xffff_ffff;
    // Shorter streams would stand in another place.
    let size = stream.len().max(4_096).next_multiple_of(SECTOR);
    let sectors = u32::try_from(size / SECTOR).unwrap();
    let mut head = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    head.resize(24, 0);
    head.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    head.resize(44, 0);
    for word in [1, 1, 0, 4_096, END, 0, END, 0, 0] {
        head.extend(u32::to_le_bytes(word));
    }
    while head.len() < SECTOR {
        head.extend(FREE.to_le_bytes());
    }
    let mut table = vec![0xffff_fffdu32, END];
    table.extend((0..sectors).map(|at| if at + 1 == sectors { END } else { at + 3 }));
    table.resize(SECTOR / 4, FREE);
    let mut file = head;
    file.extend(table.into_iter().flat_map(u32::to_le_bytes));
    let entry = |name: &str, kind: u8, child: u32, first: u32, size: usize| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(entry.len() + 2).unwrap();
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.extend([kind, 1]);
        for word in [FREE, FREE, child] {
            entry.extend(word.to_le_bytes());
        }
        entry.resize(116, 0);
        entry.extend(first.to_le_bytes());
        entry.extend(u64::try_from(size).unwrap().to_le_bytes());
        entry
    };
    let mut directory = entry("Root Entry", 5, 1, END, 0);
    directory.extend(entry(name, 2, FREE, 2, size));
    directory.resize(SECTOR, 0);
    file.extend(directory);
    file.extend(stream);
    file.resize(SECTOR * 3 + size, 0);
    file
}

/// A workbook of these parts, as a zip archive; `sheet` is the body of its only sheet.
pub fn parts(sheet: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let files = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="一" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"<worksheet xmlns="{MAIN}">{sheet}</worksheet>"#),
        ),
    ];
    for (name, text) in files {
        archive
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
