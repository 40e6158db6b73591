//! What the neutral block layer hands to the understanding.

use bidwright_domain::tender::{Block, BlockBody};

/// What the formats know about a block beyond its text. Not stored, only used for understanding.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Hints {
    /// A line of a table of contents.
    pub contents: bool,
    /// PDF paragraph: the last line is full and ends no sentence, so the next page may continue it.
    pub open: bool,
    /// Paragraph: the whole text is bold.
    pub bold: bool,
    /// Page of each row of a table that goes over several pages.
    pub row_pages: Vec<u32>,
    /// Table: relative column edges, to recognise a continued table.
    pub edges: Vec<f32>,
}

/// The blocks of a document in reading order with their hints.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layer {
    pub blocks: Vec<Block>,
    pub hints: Vec<Hints>,
    pub pages: Option<u32>,
    /// Parts that could not be read, e.g. a page whose glyphs have no characters.
    pub unreadable: Vec<Unreadable>,
}

/// A place whose text is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    pub page: Option<u32>,
    pub glyphs: u32,
}

impl Layer {
    pub(crate) fn push(&mut self, block: Block, hints: Hints) {
        self.blocks.push(block);
        self.hints.push(hints);
    }

    pub(crate) fn paragraph(&mut self, text: String, number: String, level: Option<u8>) {
        self.push(
            Block {
                page: None,
                body: BlockBody::Paragraph {
                    text,
                    number,
                    level,
                },
            },
            Hints::default(),
        );
    }
}
