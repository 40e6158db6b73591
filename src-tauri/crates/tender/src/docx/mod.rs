//! Word documents (`.docx`): zip + XML -> blocks, with automatic numbers printed, merged cells
//! spread, tracked changes taken as accepted; headers, footers, notes and comments left out.

mod body;
mod numbering;
mod numerals;
mod package;
mod paragraph;
mod styles;
mod symbols;
mod table;
mod xml;

use crate::error::{Damage, ReadError};
use crate::layer::Layer;
use crate::watch::Stage;

/// Reads the main part of the package. `stage` is this layer's share of the progress.
pub(crate) fn read(bytes: &[u8], stage: &Stage<'_>) -> Result<Layer, ReadError> {
    let mut package = package::Package::open(bytes)?;
    let main = main_part(&mut package)?;
    stage.at(0, 1)?;
    let text = package.part(&main)?.ok_or(ReadError::Damaged {
        detail: Damage::MissingPart { part: main.clone() },
    })?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |name: &str| {
        if folder.is_empty() {
            name.to_owned()
        } else {
            format!("{folder}/{name}")
        }
    };
    let styles = match package.part(&beside("styles.xml"))? {
        Some(text) => styles::Styles::read(&text)?,
        None => styles::Styles::default(),
    };
    let mut numbering = match package.part(&beside("numbering.xml"))? {
        Some(text) => numbering::Numbering::read(&text)?,
        None => numbering::Numbering::default(),
    };
    numbering.link(&styles);
    body::Body::new(&text, styles, numbering, stage).read()
}

/// `word/document.xml`, or where the package's relations say (some exporters call it otherwise).
fn main_part(package: &mut package::Package<'_>) -> Result<String, ReadError> {
    const USUAL: &str = "word/document.xml";
    if package.has(USUAL) {
        return Ok(USUAL.to_owned());
    }
    let missing = || ReadError::Damaged {
        detail: Damage::MissingPart {
            part: USUAL.to_owned(),
        },
    };
    let relations = package.part("_rels/.rels")?.ok_or_else(missing)?;
    let mut xml = xml::Xml::new(&relations, "_rels/.rels");
    loop {
        match xml.next()? {
            xml::Node::Open(tag) if tag.name() == "Relationship" => {
                let of = |name| tag.attribute(name).unwrap_or_default();
                if of("Type").ends_with("/officeDocument") {
                    let target = of("Target").trim_start_matches('/').to_owned();
                    return if package.has(&target) {
                        Ok(target)
                    } else {
                        Err(missing())
                    };
                }
            }
            xml::Node::End => return Err(missing()),
            _ => {}
        }
    }
}
