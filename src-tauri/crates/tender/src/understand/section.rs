//! Chapters: which kind of clauses stands where.

use std::collections::HashSet;

use bidwright_domain::tender::{BlockBody, ClauseKind};

use super::english;
use super::head::{Style, head, is_contents_line};
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
    let blocks = layer.blocks.iter().zip(&layer.hints);
    blocks
        .map(|(block, hints)| walk.step(&block.body, hints))
        .collect()
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
    fn step(&mut self, body: &BlockBody, hints: &Hints) -> Place {
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
            contents = hints.contents || is_contents_line(&line);
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
        _ if level.is_some() && length <= 40 => Rank::Section,
        None if bold && length <= 20 && !words.contains('：') => Rank::Section,
        _ => Rank::None,
    }
}

/// Chapter headings without a number: `招标公告`, `投标人须知前附表`, `评标信息`, `符合性审查表`.
fn is_bare_chapter(words: &str) -> bool {
    const ENDS: [&str; 22] = [
        "招标公告",
        "投标邀请",
        "投标邀请书",
        "磋商邀请",
        "磋商公告",
        "采购公告",
        "投标人须知",
        "供应商须知",
        "投标人须知前附表",
        "供应商须知前附表",
        "前附表",
        "评标办法",
        "评标信息",
        "评标方法",
        "评分办法",
        "资格性审查表",
        "符合性审查表",
        "资格审查表",
        "用户需求书",
        "采购需求",
        "投标文件格式",
        "响应文件格式",
    ];
    words.chars().count() <= 16 && ENDS.contains(&words)
}

const TABLE: [(&[&str], ClauseKind); 9] = [
    // Before the forms: 前附表 is no form.
    (&["须知", "前附表"], ClauseKind::Instruction),
    (&["合同"], ClauseKind::Contract),
    (
        &[
            "格式",
            "文件组成",
            "文件的组成",
            "附件",
            "附表",
            "证明文件",
            "反馈表",
            "声明函",
        ],
        ClauseKind::Format,
    ),
    (
        &[
            "评标",
            "评审",
            "评分",
            "评定",
            "磋商程序",
            "磋商办法",
            "定标",
            "资格性审查",
            "资格审查",
            "符合性审查",
            "成交办法",
        ],
        ClauseKind::Evaluation,
    ),
    (&["公告", "邀请"], ClauseKind::Notice),
    (
        &[
            "须知",
            "前附表",
            "通用条款",
            "总则",
            "补充内容",
            "专用条款",
            "投标文件的",
            "招标文件",
            "开标",
            "质疑",
            "警示",
        ],
        ClauseKind::Instruction,
    ),
    (&["商务要求", "商务需求", "商务条款"], ClauseKind::Business),
    (
        &[
            "需求",
            "技术",
            "参数",
            "服务要求",
            "服务内容",
            "项目要求",
            "采购要求",
            "采购内容",
            "货物清单",
            "招标内容",
            "规范",
        ],
        ClauseKind::Technical,
    ),
    (&["资格", "申请人"], ClauseKind::Qualification),
];

fn chapter_kind_of(title: &str) -> Option<ClauseKind> {
    if english::is_english(title) {
        return english::chapter_kind(title);
    }
    TABLE
        .iter()
        .find(|(words, _)| words.iter().any(|w| title.contains(w)))
        .map(|(_, kind)| *kind)
}

/// Sections inside a chapter refine its kind: `二、申请人的资格要求` in the notice,
/// `五、商务要求` in the requirements. Contracts, forms and evaluation keep theirs.
fn section_kind(chapter: Option<ClauseKind>, heading: &str) -> ClauseKind {
    let has = |words: &[&str]| words.iter().any(|w| heading.contains(w));
    let qualification = has(&[
        "资格要求",
        "资格条件",
        "申请人的资格",
        "资格标准",
        "合格投标人",
        "合格的投标人",
        "合格供应商",
    ]);
    let business = has(&[
        "商务",
        "付款",
        "支付方式",
        "售后",
        "验收",
        "交货",
        "交付",
        "质保",
        "报价要求",
        "履约保证金",
        "其他条款",
        "服务期",
    ]);
    let own = chapter.unwrap_or(ClauseKind::Technical);
    if english::is_english(heading)
        && matches!(own, ClauseKind::Instruction | ClauseKind::Evaluation)
    {
        return english::chapter_kind(heading)
            .filter(|k| *k == ClauseKind::Evaluation)
            .unwrap_or(own);
    }
    match own {
        ClauseKind::Notice if qualification => ClauseKind::Qualification,
        ClauseKind::Notice if has(&["采购需求书", "技术要求", "服务需求"]) => {
            ClauseKind::Technical
        }
        ClauseKind::Instruction if qualification => ClauseKind::Qualification,
        ClauseKind::Instruction if has(&["评标", "评审", "评分"]) => ClauseKind::Evaluation,
        ClauseKind::Technical if business => ClauseKind::Business,
        ClauseKind::Technical if has(&["评分标准", "评标办法"]) => ClauseKind::Evaluation,
        ClauseKind::Technical if qualification => ClauseKind::Qualification,
        ClauseKind::Business if has(&["技术", "参数"]) => ClauseKind::Technical,
        kind => kind,
    }
}
