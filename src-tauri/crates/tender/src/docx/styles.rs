//! `styles.xml`: outline level, numbering and table-of-contents role of paragraph styles.

use std::collections::HashMap;

use super::xml::{Node, Tag, Xml};
use crate::error::ReadError;

/// A style's or a paragraph's reference into `numbering.xml`. `num` 0 means "no number".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NumRef {
    pub num: Option<u32>,
    pub level: Option<u8>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub name: String,
    pub based_on: Option<String>,
    /// Outline level 1-9.
    pub outline: Option<u8>,
    pub number: NumRef,
    pub bold: bool,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    default: Option<String>,
}

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, ReadError> {
        let mut out = Self::default();
        let mut xml = Xml::new(text, "word/styles.xml");
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == "style" => out.style(&mut xml, &tag)?,
                Node::End => return Ok(out),
                _ => {}
            }
        }
    }

    fn style(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<(), ReadError> {
        let id = tag.attribute("styleId").unwrap_or_default();
        if tag.attribute("type").as_deref() == Some("paragraph")
            && tag.attribute("default").as_deref() == Some("1")
        {
            self.default = Some(id.clone());
        }
        let mut style = Style::default();
        let outer = xml.depth - 1;
        while xml.depth > outer {
            if let Node::Open(tag) = xml.next()? {
                match tag.name() {
                    "name" => style.name = tag.value().unwrap_or_default().to_lowercase(),
                    "basedOn" => style.based_on = tag.value(),
                    "outlineLvl" => style.outline = outline(&tag),
                    "numId" => style.number.num = tag.number("val").and_then(|n| n.try_into().ok()),
                    "ilvl" => {
                        style.number.level = tag.number("val").and_then(|n| n.try_into().ok())
                    }
                    "b" => style.bold = tag.on(),
                    // Conditional table formats repeat the same elements for parts of a table.
                    "tblStylePr" => xml.skip()?,
                    _ => {}
                }
            }
        }
        self.styles.insert(id, style);
        Ok(())
    }

    /// The style and what it is based on, nearest first; ends at a loop.
    pub(super) fn chain(&self, id: Option<&str>) -> Vec<(&str, &Style)> {
        let mut chain: Vec<(&str, &Style)> = Vec::new();
        let mut next = id.or(self.default.as_deref());
        while let Some((id, style)) = next.and_then(|id| self.styles.get_key_value(id)) {
            if chain.iter().any(|(seen, _)| *seen == id) {
                break;
            }
            chain.push((id, style));
            next = style.based_on.as_deref();
        }
        chain
    }

    pub(super) fn get(&self, id: &str) -> Option<&Style> {
        self.styles.get(id)
    }
}

/// Styles called `heading 2` or `标题 2` are headings even where the level is not written.
pub(super) fn level_by_name(chain: &[(&str, &Style)]) -> Option<u8> {
    chain.iter().find_map(|(_, s)| {
        let digits = s
            .name
            .strip_prefix("heading")
            .or_else(|| s.name.strip_prefix("标题"))?;
        digits.trim().parse().ok().filter(|n| (1..=9).contains(n))
    })
}

/// `w:outlineLvl` 0-8 as level 1-9; 9 is body text.
pub(super) fn outline(tag: &Tag<'_>) -> Option<u8> {
    let level = tag.number("val")?;
    (0..9).contains(&level).then(|| level as u8 + 1)
}

/// A style of the table of contents: `toc 1`, `TOC 2`, `table of figures`.
pub(super) fn is_contents(chain: &[(&str, &Style)]) -> bool {
    chain.iter().any(|(_, s)| {
        s.name
            .strip_prefix("toc ")
            .is_some_and(|n| n.trim().parse::<u8>().is_ok())
            || s.name == "table of figures"
    })
}
