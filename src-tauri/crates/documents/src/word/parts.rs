//! The files inside a .docx.

use std::io::Cursor;

use chrono::Datelike;

use super::xml::{escaped, field};
use crate::model::{Picture, QuotationSheet};
use crate::view::{quotation_day, quotation_number};

const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

/// English Metric Units in a millimetre.
const EMU: f64 = 36_000.0;

/// The company's logo, at most 15 mm high and 40 mm wide.
pub(super) struct Logo {
    bytes: Vec<u8>,
    extension: &'static str,
    width: u32,
    height: u32,
}

impl Logo {
    /// None without a logo, and for a picture that cannot be read: the text is what matters here.
    pub fn of(picture: Option<&Picture>) -> Option<Logo> {
        let picture = picture?;
        let reader = image::ImageReader::new(Cursor::new(&picture.bytes))
            .with_guessed_format()
            .ok()?;
        let extension = match reader.format()? {
            image::ImageFormat::Png => "png",
            image::ImageFormat::Jpeg => "jpeg",
            _ => return None,
        };
        let (width, height) = reader.into_dimensions().ok()?;
        let (wide, high) = (f64::from(width.max(1)), f64::from(height.max(1)));
        let scale = (15.0 / high).min(40.0 / wide);
        Some(Logo {
            bytes: picture.bytes.clone(),
            extension,
            width: (wide * scale * EMU) as u32,
            height: (high * scale * EMU) as u32,
        })
    }

    pub fn paragraph(&self) -> String {
        let (cx, cy) = (self.width, self.height);
        format!(
            "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"{cx}\" cy=\"{cy}\"/><wp:docPr id=\"1\" name=\"Logo\"/>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"1\" name=\"Logo\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
             <a:blip r:embed=\"rLogo\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
             <a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )
    }
}

/// Every file by its name.
pub(super) fn files(
    sheet: &QuotationSheet,
    body: &str,
    logo: Option<&Logo>,
) -> Vec<(&'static str, Vec<u8>)> {
    let mut files = vec![
        ("[Content_Types].xml", types(logo)),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", core(sheet)),
        ("word/document.xml", document(body)),
        ("word/styles.xml", styles()),
        ("word/footer1.xml", footer(sheet)),
        ("word/_rels/document.xml.rels", relations(logo)),
    ];
    let mut files: Vec<(&'static str, Vec<u8>)> = files
        .drain(..)
        .map(|(name, text)| (name, text.into_bytes()))
        .collect();
    if let Some(logo) = logo {
        let name = match logo.extension {
            "png" => "word/media/logo.png",
            _ => "word/media/logo.jpeg",
        };
        files.push((name, logo.bytes.clone()));
    }
    files
}

fn types(logo: Option<&Logo>) -> String {
    let picture = logo.map_or_else(String::new, |logo| {
        let kind = logo.extension;
        format!("<Default Extension=\"{kind}\" ContentType=\"image/{kind}\"/>")
    });
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{picture}\
         <Override PartName=\"/word/document.xml\" ContentType=\"{TYPES}.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{TYPES}.styles+xml\"/>\
         <Override PartName=\"/word/footer1.xml\" ContentType=\"{TYPES}.footer+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         </Types>"
    )
}

fn package_relations() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rDocument\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rCore\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         </Relationships>"
    )
}

fn relations(logo: Option<&Logo>) -> String {
    let picture = logo.map_or_else(String::new, |logo| {
        format!(
            "<Relationship Id=\"rLogo\" Type=\"{RELATIONS}/image\" Target=\"media/logo.{}\"/>",
            logo.extension
        )
    });
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rStyles\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"rFooter\" Type=\"{RELATIONS}/footer\" Target=\"footer1.xml\"/>{picture}\
         </Relationships>"
    )
}

/// Title, the own company as the author, the document's own day: nothing of this machine.
fn core(sheet: &QuotationSheet) -> String {
    let day = quotation_day(&sheet.quotation);
    let day = format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
    let title = escaped(&format!("报价单 {}", quotation_number(&sheet.quotation)));
    let author = escaped(&sheet.own_company.name);
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>"
    )
}

fn document(body: &str) -> String {
    format!(
        "{HEAD}<w:document {SPACES}><w:body>{body}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rFooter\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1020\" w:bottom=\"1134\" w:left=\"1020\" \
         w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
}

fn footer(sheet: &QuotationSheet) -> String {
    let number = escaped(&quotation_number(&sheet.quotation));
    format!(
        "{HEAD}<w:ftr {SPACES}><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{number}　第 </w:t></w:r>\
         {}<w:r><w:t xml:space=\"preserve\"> 页 共 </w:t></w:r>{}<w:r><w:t xml:space=\"preserve\"> 页</w:t></w:r></w:p></w:ftr>",
        field("PAGE"),
        field("NUMPAGES")
    )
}

fn styles() -> String {
    let fonts = "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"宋体\"/>";
    let bold = "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"黑体\"/><w:b/>";
    let heading = |level: u8, size: u32, align: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/>\
             <w:spacing w:before=\"160\" w:after=\"100\"/><w:jc w:val=\"{align}\"/><w:outlineLvl w:val=\"{}\"/></w:pPr>\
             <w:rPr>{bold}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>",
            level - 1
        )
    };
    format!(
        "{HEAD}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         {}{}</w:styles>",
        heading(1, 36, "center"),
        heading(2, 22, "left"),
    )
}
