//! `numbering.xml`: automatic numbers resolved to the digits that Word prints.

use std::collections::HashMap;

use super::numerals::numeral;
use super::styles::Styles;
use super::xml::{Node, Tag, Xml};
use crate::error::ReadError;

const LEVELS: usize = 9;

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// `w:lvlRestart`: 0 = never; n = only after a number of level n or higher.
    restart: Option<u8>,
    style: Option<String>,
    legal: bool,
    /// The font of the number, for bullets drawn with a symbol font.
    font: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            // Word starts a level without `w:start` at 0.
            start: 0,
            format: "decimal".into(),
            text: String::new(),
            restart: None,
            style: None,
            legal: false,
            font: None,
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: HashMap<u8, Level>,
    /// Takes its levels from the numbering style of this name.
    style_link: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Override {
    start: Option<u32>,
    level: Option<Level>,
}

#[derive(Clone, Debug, Default)]
struct Num {
    abstract_id: u32,
    overrides: HashMap<u8, Override>,
}

/// Counters of one abstract numbering; all its `w:num` count on together.
#[derive(Clone, Debug, Default)]
struct Counters {
    values: [Option<u32>; LEVELS],
    restarted: Vec<(u32, u8)>,
}

#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<u32, Abstract>,
    nums: HashMap<u32, Num>,
    counters: HashMap<u32, Counters>,
}

impl Numbering {
    pub(super) fn read(text: &str) -> Result<Self, ReadError> {
        let mut out = Self::default();
        let mut xml = Xml::new(text, "word/numbering.xml");
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == "abstractNum" => {
                    let id = id(&tag, "abstractNumId");
                    let read = abstract_num(&mut xml)?;
                    out.abstracts.insert(id, read);
                }
                Node::Open(tag) if tag.name() == "num" => {
                    let id = id(&tag, "numId");
                    let read = num(&mut xml)?;
                    out.nums.insert(id, read);
                }
                Node::End => return Ok(out),
                _ => {}
            }
        }
    }

    /// Abstract numberings that borrow a numbering style's levels get them for good.
    pub(super) fn link(&mut self, styles: &Styles) {
        let linked: Vec<(u32, u32)> = self
            .abstracts
            .iter()
            .filter_map(|(id, a)| {
                let num = styles.get(a.style_link.as_deref()?)?.number.num?;
                Some((*id, self.nums.get(&num)?.abstract_id))
            })
            .collect();
        for (id, source) in linked {
            if let Some(levels) = self.abstracts.get(&source).map(|a| a.levels.clone())
                && let Some(a) = self.abstracts.get_mut(&id)
            {
                a.levels = levels;
            }
        }
    }

    /// The level of `num` that belongs to a paragraph style (`w:pStyle` in `w:lvl`).
    pub(super) fn level_of_style(&self, num: u32, style: &str) -> Option<u8> {
        let a = self.abstracts.get(&self.nums.get(&num)?.abstract_id)?;
        a.levels
            .iter()
            .find(|(_, l)| l.style.as_deref() == Some(style))
            .map(|(i, _)| *i)
    }

    /// Counts one paragraph and gives its printed number; none for an unknown list.
    pub(super) fn next(&mut self, num_id: u32, level: u8) -> Option<String> {
        let num = self.nums.get(&num_id)?.clone();
        let levels = &self.abstracts.get(&num.abstract_id)?.levels;
        let at = usize::from(level).min(LEVELS - 1);
        let of = |i: usize| -> Level {
            let i = i as u8;
            num.overrides
                .get(&i)
                .and_then(|o| o.level.clone())
                .or_else(|| levels.get(&i).cloned())
                .unwrap_or_default()
        };
        let level = of(at);
        let counters = self.counters.entry(num.abstract_id).or_default();
        let key = (num_id, at as u8);
        let start = match num.overrides.get(&(at as u8)).and_then(|o| o.start) {
            // The override restarts the list once, at the first paragraph of this `w:num`.
            Some(start) if !counters.restarted.contains(&key) => {
                counters.restarted.push(key);
                counters.values[at] = None;
                start
            }
            _ => level.start,
        };
        counters.values[at] = Some(counters.values[at].map_or(start, |n| n.saturating_add(1)));
        for deeper in at + 1..LEVELS {
            if of(deeper)
                .restart
                .is_none_or(|r| r != 0 && usize::from(r) > at)
            {
                counters.values[deeper] = None;
            }
        }
        // A skipped higher level shows its start value, as in Word.
        for higher in 0..at {
            if counters.values[higher].is_none() {
                counters.values[higher] = Some(of(higher).start);
            }
        }
        Some(print(&level, &counters.values, of))
    }
}

/// Fills `%1` … `%9` of the level's text.
fn print(level: &Level, values: &[Option<u32>; LEVELS], of: impl Fn(usize) -> Level) -> String {
    if level.format == "bullet" {
        return bullet(&level.text, level.font.as_deref());
    }
    let mut out = String::new();
    let mut chars = level.text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek().and_then(|d| d.to_digit(10))) {
            ('%', Some(k)) if k > 0 => {
                chars.next();
                let i = k as usize - 1;
                let format = of(i).format;
                let plain = level.legal && format != "none";
                let n = values[i].unwrap_or(0);
                out.push_str(&numeral(n, if plain { "decimal" } else { &format }));
            }
            _ => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// A bullet as a character: symbol fonts keep theirs in the private area. Only ★ and the like are
/// marks; every other bullet is `•`, so that it is not mistaken for one.
fn bullet(text: &str, font: Option<&str>) -> String {
    let first = text.trim().chars().next();
    let shown = first.map(|c| super::symbols::symbol(c, font.unwrap_or("Wingdings")));
    match shown {
        Some(mark @ ('★' | '☆' | '▲' | '△' | '※')) => mark.to_string(),
        Some(_) => "•".to_owned(),
        None => String::new(),
    }
}

fn id(tag: &Tag<'_>, name: &str) -> u32 {
    tag.number(name)
        .and_then(|n| n.try_into().ok())
        .unwrap_or(u32::MAX)
}

fn abstract_num(xml: &mut Xml<'_>) -> Result<Abstract, ReadError> {
    let mut out = Abstract::default();
    let outer = xml.depth - 1;
    while xml.depth > outer {
        if let Node::Open(tag) = xml.next()? {
            match tag.name() {
                "lvl" => {
                    let (i, level) = read_level(xml, &tag)?;
                    out.levels.insert(i, level);
                }
                "numStyleLink" => out.style_link = tag.value(),
                _ => {}
            }
        }
    }
    Ok(out)
}

fn read_level(xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<(u8, Level), ReadError> {
    let i = tag
        .number("ilvl")
        .and_then(|n| n.try_into().ok())
        .unwrap_or(0);
    let mut level = Level::default();
    let outer = xml.depth - 1;
    while xml.depth > outer {
        if let Node::Open(tag) = xml.next()? {
            match tag.name() {
                "start" => {
                    level.start = tag
                        .number("val")
                        .and_then(|n| n.try_into().ok())
                        .unwrap_or(1);
                }
                "numFmt" => level.format = tag.value().unwrap_or_default(),
                // A number is short; a long text here would be repeated before every paragraph.
                "lvlText" => {
                    level.text = tag.value().unwrap_or_default().chars().take(100).collect()
                }
                "lvlRestart" => level.restart = tag.number("val").and_then(|n| n.try_into().ok()),
                "pStyle" => level.style = tag.value(),
                "isLgl" => level.legal = tag.on(),
                "rFonts" => level.font = tag.attribute("ascii").or_else(|| tag.attribute("hAnsi")),
                _ => {}
            }
        }
    }
    Ok((i, level))
}

fn num(xml: &mut Xml<'_>) -> Result<Num, ReadError> {
    let mut out = Num::default();
    let mut at = 0u8;
    let outer = xml.depth - 1;
    while xml.depth > outer {
        if let Node::Open(tag) = xml.next()? {
            match tag.name() {
                "abstractNumId" => out.abstract_id = id(&tag, "val"),
                "lvlOverride" => {
                    at = tag
                        .number("ilvl")
                        .and_then(|n| n.try_into().ok())
                        .unwrap_or(0);
                    out.overrides.entry(at).or_default();
                }
                "startOverride" => {
                    let start = tag.number("val").and_then(|n| n.try_into().ok());
                    out.overrides.entry(at).or_default().start = start;
                }
                "lvl" => {
                    let (i, level) = read_level(xml, &tag)?;
                    out.overrides.entry(i).or_default().level = Some(level);
                }
                _ => {}
            }
        }
    }
    Ok(out)
}
