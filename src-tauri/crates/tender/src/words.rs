//! Small pieces of text work that several modules share.

/// A printed number and the words after it: `1.` + `范围` -> `1.范围`, `1.1` + `范围` -> `1.1 范围`.
pub(crate) fn join_number(number: &str, text: &str) -> String {
    if number.is_empty() {
        return text.to_owned();
    }
    if text.is_empty() || number.ends_with(['、', '）', ')', '.', '．', '】', '，']) {
        return format!("{number}{text}");
    }
    format!("{number} {text}")
}

/// Without any white space: for comparing wording that was broken over lines or spread with blanks
/// (`采  购  人` and `采购人`).
pub(crate) fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}'))
        .collect()
}

/// Chinese characters and full-width signs, between which a line break is no blank.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c as u32, 0x2e80..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff)
        || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '①'..='⑳')
}

/// Text for reading: single blanks between Chinese characters, left by line breaks and justified
/// lines (`招 标文件`), are taken out; wide gaps (places to fill in) stay.
pub(crate) fn tidied(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blanks = 0;
    for c in text.trim().chars() {
        if matches!(c, ' ' | '\u{3000}' | '\u{a0}' | '\t') {
            blanks += 1;
            continue;
        }
        if blanks > 0 {
            let before = out.chars().last();
            let inside = before.is_some_and(is_wide) && is_wide(c);
            if !inside || blanks > 2 {
                out.push_str(if blanks > 2 && inside { "  " } else { " " });
            }
            blanks = 0;
        }
        out.push(c);
    }
    out
}
