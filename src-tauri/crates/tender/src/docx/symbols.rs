//! Characters of symbol fonts, which Word keeps in the private area U+F000-F0FF.

/// The Unicode character for `c` of the symbol font `font`; `c` itself when it is no private one.
pub(super) fn symbol(c: char, font: &str) -> char {
    let code = match c as u32 {
        code @ 0xf000..=0xf0ff => code - 0xf000,
        _ => return c,
    };
    match (font, code) {
        ("Wingdings 3", 0x70) => '▲',
        ("Wingdings 3", 0x71) => '▼',
        ("Wingdings 2", 0xea | 0xe8) => '★',
        ("Wingdings 2", 0x50) => '√',
        ("Wingdings 2", 0x52 | 0x53) => '☑',
        ("Wingdings 2", 0xa3) => '□',
        (f, 0xb7) if f.starts_with("Symbol") => '•',
        ("Symbol", 0xb3) => '≥',
        ("Symbol", 0xa3) => '≤',
        ("Symbol", 0xb1) => '±',
        ("Symbol", 0xb4) => '×',
        (_, 0xab) => '★',
        (_, 0x6c) => '●',
        (_, 0x6e | 0xa7) => '■',
        (_, 0x6f | 0xa8) => '□',
        (_, 0x75 | 0x76) => '◆',
        (_, 0xfc) => '√',
        (_, 0xfe) => '☑',
        (_, 0xd8) => '➢',
        _ => '•',
    }
}
