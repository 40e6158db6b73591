//! Chapters: which kind of clauses stands where.

use std::collections::HashSet;

use bidwright_domain::tender::{Block, BlockBody, ClauseKind};

use super::english;
use super::head::{Style, head, is_contents_line};
use super::kinds::{chapter_kind_of, is_bare_chapter, section_kind};
use crate::layer::{Hints, Layer};
use crate::words::{join_number, squeezed};

/// Where a block stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    pub kind: ClauseKind,
    /// The chapter's heading, squeezed.
    pub chapter: String,
    /// The section of the first rank below the chapter, squeezed.
    pub section: String,
    /// The nearest heading below the chapter, squeezed.
    pub heading: String,
    /// The block is a line of the table of contents.
    pub contents: bool,
    /// The block is itself a chapter's or section's heading.
    pub is_heading: bool,
    /// A table of contents names this block.
    pub listed: bool,
}

/// The place of every block.
pub(crate) fn places(layer: &Layer) -> Vec<Place> {
    let titles = contents_titles(layer);
    let mut walk = Walk {
        titles,
        ..Walk::default()
    };
    let named = named_chapters(layer);
    let blocks = layer.blocks.iter().zip(&layer.hints).zip(named);
    blocks
        .map(|((block, hints), named)| walk.step(&block.body, hints, named))
        .collect()
}

/// `7.1 招标文件包括以下部分：` and below it `第一章 投标邀请`, `第二章 投标人须知`, `第三章 资格审查`: three
/// chapters and more in a row, one right after the other, are named and not opened.
fn named_chapters(layer: &Layer) -> Vec<bool> {
    let heads: Vec<Option<(Style, u32)>> = layer.blocks.iter().map(chapter_number).collect();
    let mut out = vec![false; heads.len()];
    let mut from = 0;
    for i in 1..=heads.len() {
        let follows = match (heads[i - 1], heads.get(i).copied().flatten()) {
            (Some((a, m)), Some((b, n))) => a == b && n == m + 1,
            _ => false,
        };
        if !follows {
            if i - from >= 3 {
                out[from..i].fill(true);
            }
            from = i;
        }
    }
    out
}

fn chapter_number(block: &Block) -> Option<(Style, u32)> {
    let BlockBody::Paragraph { text, number, .. } = &block.body else {
        return None;
    };
    let line = join_number(number, text);
    let parsed = head(&line);
    let style = parsed
        .style
        .filter(|s| matches!(s, Style::Part | Style::Chapter))?;
    Some((style, parsed.value))
}

/// Chapter and section while walking through the document.
struct Walk {
    titles: HashSet<String>,
    chapter: String,
    chapter_kind: Option<ClauseKind>,
    section: String,
    /// Number style and outline level of `section`.
    top: (Option<Style>, Option<u8>),
    heading: String,
    kind: ClauseKind,
    /// Number style and outline level of the section that set the kind.
    set_by: (Option<Style>, Option<u8>),
}

impl Default for Walk {
    fn default() -> Self {
        Self {
            titles: HashSet::new(),
            chapter: String::new(),
            chapter_kind: None,
            section: String::new(),
            top: (None, None),
            heading: String::new(),
            // Everything before the first chapter: cover, notice.
            kind: ClauseKind::Notice,
            set_by: (None, None),
        }
    }
}

impl Walk {
    fn step(&mut self, body: &BlockBody, hints: &Hints, named: bool) -> Place {
        let mut contents = false;
        let mut listed = false;
        let mut is_heading = false;
        if let BlockBody::Paragraph {
            text,
            number,
            level,
        } = body
        {
            let line = join_number(number, text);
            contents = named || hints.contents || is_contents_line(&line);
            if !contents {
                listed = self.titles.contains(&title_key(&line));
                let rank = rank(&line, *level, hints.bold, self.chapter_kind);
                is_heading = listed || !matches!(rank, Rank::None);
                match rank {
                    Rank::Chapter => self.open_chapter(&line),
                    Rank::Section => self.open_section(&line, *level),
                    Rank::None => {}
                }
            }
        }
        Place {
            kind: self.kind,
            chapter: self.chapter.clone(),
            section: self.section.clone(),
            heading: self.heading.clone(),
            contents,
            is_heading,
            listed,
        }
    }

    fn open_chapter(&mut self, line: &str) {
        self.chapter = title(line);
        self.heading = String::new();
        self.section = String::new();
        self.top = (None, None);
        let before = self.chapter_kind.filter(|_| !starts_new(&self.chapter));
        self.chapter_kind = chapter_kind_of(&self.chapter).or(before);
        self.kind = self.chapter_kind.unwrap_or(ClauseKind::Technical);
        self.set_by = (None, None);
    }

    /// A section below the one that set the kind keeps it: `（五）其他要求` in `五、商务要求`.
    fn open_section(&mut self, line: &str, level: Option<u8>) {
        self.heading = title(line);
        let own = (head(line).style, level);
        if self.section.is_empty() || !is_below(own, self.top) {
            self.top = own;
            self.section.clone_from(&self.heading);
        }
        let below = self.set_by != (None, None) && is_below(own, self.set_by);
        let kind = section_kind(
            if below {
                Some(self.kind)
            } else {
                self.chapter_kind
            },
            &self.heading,
        );
        if !below || kind != self.kind {
            self.set_by = own;
        }
        self.kind = kind;
    }
}

/// By outline level where both have one, else by the style of the number; headings without a number
/// stand below numbered ones.
fn is_below(new: (Option<Style>, Option<u8>), old: (Option<Style>, Option<u8>)) -> bool {
    match (new, old) {
        ((_, Some(new)), (_, Some(old))) => new > old,
        ((Some(new), _), (Some(old), _)) => new > old,
        ((new, _), (old, _)) => new.is_some() != old.is_some(),
    }
}

/// What the tables of contents name, without page numbers.
fn contents_titles(layer: &Layer) -> HashSet<String> {
    let lines = layer
        .blocks
        .iter()
        .zip(&layer.hints)
        .filter_map(|(block, hints)| match &block.body {
            BlockBody::Paragraph { text, number, .. } => {
                let line = join_number(number, text);
                (hints.contents || is_contents_line(&line)).then_some(line)
            }
            BlockBody::Table { .. } => None,
        });
    lines
        .map(|line| title_key(&line))
        .filter(|t| t.chars().count() >= 3)
        .collect()
}

/// A title's words without number, leader and page: `三、投标函......47` -> `投标函`.
fn title_key(line: &str) -> String {
    let line = line.trim().trim_end_matches(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || ".…·．_-⋯".contains(c)
    });
    squeezed(head(line).rest)
}

enum Rank {
    Chapter,
    Section,
    None,
}

/// Blanks inside Chinese headings are for looks, inside English ones they part words.
fn title(line: &str) -> String {
    if english::is_english(line) {
        line.trim().to_owned()
    } else {
        squeezed(line)
    }
}

/// `序号1：组合柜`, `采购包2：学生宿舍家具`, `标项一：服务器`: the goods that the lines below are about.
pub(super) fn is_sample(words: &str) -> bool {
    const LABELS: [&str; 8] = [
        "序号",
        "采购包",
        "包件",
        "标项",
        "标段",
        "品目",
        "包组",
        "分包",
    ];
    let Some(rest) = LABELS.iter().find_map(|l| words.strip_prefix(l)) else {
        return false;
    };
    let Some((number, name)) = rest.split_once(['：', ':']) else {
        return false;
    };
    (1..=3).contains(&number.chars().count())
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        && (2..=24).contains(&name.chars().count())
        && !name.contains(['，', '；', '、'])
        && !name.contains(|c: char| c.is_ascii_digit())
}

fn starts_new(chapter: &str) -> bool {
    chapter.starts_with('第') || english::is_english(chapter)
}

/// Short lines without a sentence's end are headings: `第三章 用户需求书`, `四、具体技术要求`,
/// `评标信息`.
fn rank(line: &str, level: Option<u8>, bold: bool, chapter: Option<ClauseKind>) -> Rank {
    if english::is_english(line) {
        return match english::heading_rank(line, level) {
            Some(0) => Rank::Chapter,
            Some(_) => Rank::Section,
            // **Key Personnel** on a line of its own.
            None if bold && english::is_short_title(line) => Rank::Section,
            None => Rank::None,
        };
    }
    let parsed = head(line);
    let words = squeezed(parsed.rest)
        .trim_end_matches(['：', ':'])
        .to_owned();
    let length = words.chars().count();
    let sentence = words.ends_with(['。', '；', ';', '，', '、']) || words.contains('。');
    if length > 45 || sentence || words.is_empty() && parsed.style != Some(Style::Chapter) {
        return Rank::None;
    }
    match parsed.style {
        Some(Style::Part | Style::Chapter) if length <= 32 && !words.contains('，') => {
            Rank::Chapter
        }
        Some(Style::Chinese | Style::Section) if length <= 30 && !words.contains(['，', '：']) => {
            Rank::Section
        }
        Some(Style::ChineseBracket) if length <= 20 && !words.contains(['，', '：']) => {
            Rank::Section
        }
        None if is_bare_chapter(&words)
            && !matches!(chapter, Some(ClauseKind::Contract | ClauseKind::Format)) =>
        {
            Rank::Chapter
        }
        None if level.is_some_and(|l| l == 1)
            && length <= 30
            && chapter_kind_of(&words).is_some()
            // Sample forms have headings of every kind.
            && !matches!(chapter, Some(ClauseKind::Contract | ClauseKind::Format)) =>
        {
            Rank::Chapter
        }
        None if is_sample(&words)
            && matches!(chapter, Some(ClauseKind::Technical | ClauseKind::Business)) =>
        {
            Rank::Section
        }
        _ if level.is_some() && length <= 40 => Rank::Section,
        None if bold && length <= 20 && !words.contains('：') => Rank::Section,
        _ => Rank::None,
    }
}
