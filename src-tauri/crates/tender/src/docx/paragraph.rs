//! One paragraph: its words, printed number and outline level.

use super::body::{Body, Field, Item, Para};
use super::styles::{NumRef, is_contents, level_by_name, outline};
use super::symbols::symbol;
use super::xml::{Node, Tag};
use crate::error::ReadError;

#[derive(Default)]
struct Properties {
    style: Option<String>,
    number: NumRef,
    outline: Option<u8>,
    body_text: bool,
    runs_on: bool,
}

/// What runs leave behind.
#[derive(Default)]
struct Words {
    text: String,
    bold: bool,
    plain: bool,
}

impl Body<'_, '_> {
    /// Reads a `w:p` that was just opened; text boxes anchored in it go to `boxes`.
    pub(super) fn paragraph(&mut self, boxes: &mut Vec<Item>) -> Result<Para, ReadError> {
        let mut properties = Properties::default();
        let mut words = Words::default();
        let mut contents = self.in_contents();
        let outer = self.xml.depth - 1;
        while self.xml.depth > outer {
            let Node::Open(tag) = self.xml.next()? else {
                continue;
            };
            match tag.name() {
                "pPr" => properties = self.properties()?,
                "r" => self.run(&mut words, boxes)?,
                "ins" | "moveTo" | "hyperlink" | "smartTag" | "sdt" | "sdtContent" | "fldSimple"
                | "customXml" | "dir" | "bdo" | "oMath" | "oMathPara" | "AlternateContent" | "Choice"
                // Formulas: fraction, sub- and superscript, bracket, root and their arguments.
                | "f" | "num" | "den" | "e" | "sub" | "sup" | "sSub" | "sSup" | "sSubSup" | "d" | "rad"
                | "deg" | "nary" | "m" | "mr" | "func" | "fName" | "acc" | "bar" | "box" => {}
                // Deleted and moved-away text, fallback drawings, markers.
                _ => self.xml.skip()?,
            }
        }
        contents |= self.in_contents();
        self.count(words.text.len())?;
        Ok(self.finished(properties, words, contents))
    }

    fn finished(&mut self, properties: Properties, words: Words, contents: bool) -> Para {
        let chain = self.styles.chain(properties.style.as_deref());
        let inherited = chain
            .iter()
            .find(|(_, s)| s.number.num.is_some() || s.number.level.is_some());
        let num = properties
            .number
            .num
            .or_else(|| chain.iter().find_map(|(_, s)| s.number.num))
            .filter(|n| *n != 0);
        let level = properties
            .number
            .level
            .or_else(|| match properties.number.num {
                Some(_) => None,
                None => {
                    let by_style = num.and_then(|n| {
                        chain
                            .iter()
                            .find_map(|(id, _)| self.numbering.level_of_style(n, id))
                    });
                    by_style.or_else(|| inherited.and_then(|(_, s)| s.number.level))
                }
            });
        let outline = match properties.body_text {
            true => None,
            false => properties
                .outline
                .or_else(|| chain.iter().find_map(|(_, s)| s.outline))
                .or_else(|| level_by_name(&chain)),
        };
        let bold = words.bold && !words.plain
            || chain.first().is_some_and(|(_, s)| s.bold && !words.plain);
        let contents = contents || is_contents(&chain);
        let number = match num {
            Some(n) => self
                .numbering
                .next(n, level.unwrap_or(0))
                .unwrap_or_default(),
            None => String::new(),
        };
        Para {
            text: words.text,
            number,
            level: outline,
            contents,
            bold,
            runs_on: properties.runs_on,
        }
    }

    fn properties(&mut self) -> Result<Properties, ReadError> {
        let mut out = Properties::default();
        let outer = self.xml.depth - 1;
        while self.xml.depth > outer {
            let Node::Open(tag) = self.xml.next()? else {
                continue;
            };
            match tag.name() {
                "pStyle" => out.style = tag.value(),
                "numId" => out.number.num = tag.number("val").and_then(|n| n.try_into().ok()),
                "ilvl" => out.number.level = tag.number("val").and_then(|n| n.try_into().ok()),
                "outlineLvl" => {
                    out.outline = outline(&tag);
                    out.body_text = out.outline.is_none();
                }
                // In `w:rPr` of the paragraph mark.
                "del" | "moveFrom" => out.runs_on = true,
                "pPrChange" | "rPrChange" | "sectPr" | "numberingChange" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(out)
    }

    fn run(&mut self, words: &mut Words, boxes: &mut Vec<Item>) -> Result<(), ReadError> {
        let mut text = String::new();
        let mut hidden = false;
        let mut bold = false;
        let outer = self.xml.depth - 1;
        while self.xml.depth > outer {
            let Node::Open(tag) = self.xml.next()? else {
                continue;
            };
            match tag.name() {
                "t" => self.text_into(&mut text)?,
                "tab" | "ptab" => text.push('\t'),
                "br" if matches!(tag.attribute("type").as_deref(), Some("page" | "column")) => {}
                "br" | "cr" => text.push('\n'),
                "noBreakHyphen" => text.push('-'),
                "sym" => text.extend(symbol_of(&tag)),
                "vanish" => hidden = tag.on(),
                "b" => bold = tag.on(),
                "rPrChange" => self.xml.skip()?,
                "fldChar" => self.field(&tag),
                "instrText" => {
                    let mut instruction = String::new();
                    self.text_into(&mut instruction)?;
                    if let Some(field) = self.fields.last_mut() {
                        field.instruction.push_str(&instruction);
                    }
                }
                "drawing" | "pict" | "object" => self.drawing(boxes)?,
                "rPr" | "AlternateContent" | "Choice" | "ruby" | "rubyBase" | "r" => {}
                _ => self.xml.skip()?,
            }
        }
        if !hidden && self.fields.last().is_none_or(|f| f.showing) && !text.is_empty() {
            if !text.trim().is_empty() {
                words.bold |= bold;
                words.plain |= !bold;
            }
            words.text.push_str(&text);
        }
        Ok(())
    }

    fn text_into(&mut self, out: &mut String) -> Result<(), ReadError> {
        let outer = self.xml.depth - 1;
        while self.xml.depth > outer {
            if let Node::Text(text) = self.xml.next()? {
                out.push_str(&text);
            }
        }
        Ok(())
    }

    fn field(&mut self, tag: &Tag<'_>) {
        match tag.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field {
                instruction: String::new(),
                showing: false,
            }),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.showing = true;
                }
            }
            _ => {
                self.fields.pop();
            }
        }
    }

    fn in_contents(&self) -> bool {
        self.fields
            .iter()
            .any(|f| f.instruction.trim_start().starts_with("TOC"))
    }

    /// Text boxes inside a drawing; pictures have no words.
    fn drawing(&mut self, boxes: &mut Vec<Item>) -> Result<(), ReadError> {
        let outer = self.xml.depth - 1;
        while self.xml.depth > outer {
            let Node::Open(tag) = self.xml.next()? else {
                continue;
            };
            match tag.name() {
                "txbxContent" => self.content(boxes)?,
                "Fallback" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }
}

/// `w:sym`: a character of a symbol font.
fn symbol_of(tag: &Tag<'_>) -> Option<char> {
    let code = u32::from_str_radix(&tag.attribute("char")?, 16).ok()?;
    let code = if code < 0x100 { code + 0xf000 } else { code };
    Some(symbol(
        char::from_u32(code)?,
        &tag.attribute("font").unwrap_or_default(),
    ))
}
