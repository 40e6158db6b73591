//! What a laid out document holds: anchors with their pages, characters without a glyph.

use std::collections::{BTreeMap, BTreeSet};

use typst::foundations::Value;
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use crate::faces::Faces;

/// `anchor` of `base.typ` marks places with this prefix.
const ANCHOR: &str = "anchor:";

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Finds {
    /// Label to 1-based page.
    pub anchors: BTreeMap<String, u32>,
    /// Each character with the 1-based pages where it stands.
    pub missing_glyphs: BTreeSet<(char, u32)>,
}

pub(crate) fn page_count(document: &PagedDocument) -> u32 {
    u32::try_from(document.pages().len()).unwrap_or(u32::MAX)
}

pub(crate) fn find(document: &PagedDocument, faces: &Faces) -> Finds {
    let mut finds = Finds::default();
    for (page, content) in (1u32..).zip(document.pages()) {
        find_in(&content.frame, page, faces, &mut finds);
    }
    finds
}

fn find_in(frame: &Frame, page: u32, faces: &Faces, finds: &mut Finds) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => find_in(&group.frame, page, faces, finds),
            FrameItem::Text(text) => {
                let unprintable = text.text.chars().filter(|c| !faces.can_print(*c));
                finds.missing_glyphs.extend(unprintable.map(|c| (c, page)));
            }
            FrameItem::Tag(Tag::Start(content, _)) => {
                if let Some(metadata) = content.to_packed::<MetadataElem>()
                    && let Value::Str(label) = &metadata.value
                    && let Some(label) = label.as_str().strip_prefix(ANCHOR)
                {
                    finds.anchors.entry(label.to_owned()).or_insert(page);
                }
            }
            _ => {}
        }
    }
}
