//! A thin cursor over quick-xml: local names, a depth limit, no document types, no entities
//! beyond the five of XML.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::error::{Damage, Limit, ReadError};

/// Tables in tables in text boxes reach about 100; more is an attack on the stack.
const MAX_DEPTH: u64 = 400;

pub(super) enum Node<'a> {
    Open(Tag<'a>),
    Close,
    Text(String),
    End,
}

/// An opened element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    pub(super) fn name(&self) -> &str {
        let name = self.0.name().into_inner();
        name.rsplit(':').next().unwrap_or(name)
    }

    /// An attribute by local name, e.g. `val` of `w:val`.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.0.attributes().flatten().find_map(|a| {
            let key = a.key.into_inner();
            let local = key.rsplit(':').next().unwrap_or(key);
            (local == name).then(|| {
                a.normalized_value(quick_xml::XmlVersion::Implicit1_0)
                    .map(|v| v.into_owned())
                    .unwrap_or_default()
            })
        })
    }

    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Word's on/off properties: present without value means on.
    pub(super) fn on(&self) -> bool {
        !matches!(
            self.value().as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }
}

pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    part: &'static str,
    pub(super) depth: u64,
    pub(super) size: usize,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str, part: &'static str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            part,
            depth: 0,
            size: text.len(),
        }
    }

    /// Bytes read so far.
    pub(super) fn position(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    pub(super) fn next(&mut self) -> Result<Node<'a>, ReadError> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.broken())?;
            return Ok(match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(ReadError::TooLarge {
                            limit: Limit::NestingDepth,
                            found: self.depth,
                            allowed: MAX_DEPTH,
                        });
                    }
                    Node::Open(Tag(tag))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close
                }
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => Node::Text(self.reference(&name)?),
                Event::Eof if self.depth > 0 => return Err(self.broken()),
                Event::Eof => Node::End,
                Event::DocType(_) => {
                    return Err(ReadError::Damaged {
                        detail: Damage::DocumentType {
                            part: self.part.to_owned(),
                        },
                    });
                }
                Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
            });
        }
    }

    /// Passes over everything up to the end of the element that was opened last.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let outer = self.depth.saturating_sub(1);
        while self.depth > outer {
            if matches!(self.next()?, Node::End) {
                break;
            }
        }
        Ok(())
    }

    fn reference(&self, name: &quick_xml::events::BytesRef<'_>) -> Result<String, ReadError> {
        if let Some(c) = name.resolve_char_ref().map_err(|_| self.broken())? {
            return Ok(c.to_string());
        }
        let text = match &*name.borrow().into_inner() {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            // No document type is allowed, so nothing else can be declared.
            _ => return Err(self.broken()),
        };
        Ok(text.to_owned())
    }

    fn broken(&self) -> ReadError {
        ReadError::Damaged {
            detail: Damage::Xml {
                part: self.part.to_owned(),
                offset: self.reader.buffer_position(),
            },
        }
    }
}
