//! The bundled fonts and what they can print.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

pub(crate) const SANS_BOLD: &[u8] = include_bytes!("../fonts/NotoSansCJKsc-Bold.otf");

const FACES: [&[u8]; 4] = [
    include_bytes!("../fonts/NotoSerifCJKsc-Regular.otf"),
    include_bytes!("../fonts/NotoSerifCJKsc-Bold.otf"),
    include_bytes!("../fonts/NotoSansCJKsc-Regular.otf"),
    SANS_BOLD,
];

/// Fonts and standard library, parsed once per process.
pub(crate) struct Faces {
    pub library: LazyHash<Library>,
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
    printable: Printable,
}

static FACES_ONCE: LazyLock<Faces> = LazyLock::new(Faces::parse);

impl Faces {
    pub fn get() -> &'static Faces {
        &FACES_ONCE
    }

    fn parse() -> Faces {
        let fonts: Vec<Font> = FACES
            .into_iter()
            .flat_map(|face| Font::iter(Bytes::new(face)))
            .collect();
        let printable = Printable::of(&fonts);
        Faces {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            printable,
        }
    }

    /// Whether a bundled font has a glyph for it, or it prints nothing by nature.
    pub fn can_print(&self, character: char) -> bool {
        prints_nothing(character) || self.printable.has(character)
    }
}

/// White space and marks that steer line breaking.
fn prints_nothing(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// A bit per code point.
struct Printable(Vec<u64>);

impl Printable {
    fn of(fonts: &[Font]) -> Printable {
        let mut bits = vec![0u64; 0x11_0000 / 64];
        for code in fonts.iter().flat_map(|font| font.info().coverage.iter()) {
            if let Some(word) = bits.get_mut(code as usize / 64) {
                *word |= 1 << (code % 64);
            }
        }
        Printable(bits)
    }

    fn has(&self, character: char) -> bool {
        let code = u32::from(character);
        self.0
            .get(code as usize / 64)
            .is_some_and(|word| word & (1 << (code % 64)) != 0)
    }
}
