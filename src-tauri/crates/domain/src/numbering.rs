//! Human numbers such as `QT-2026-0012`, given in the transaction that issues a document.

/// Fills a pattern: `{YYYY}` and `{YY}` are the year, a run of zeros in braces is the sequence with
/// at least so many digits (`{0000}` makes 12 to `0012`, and 12345 to `12345`).
///
/// None when the pattern has no sequence, more than one, an unknown or unclosed brace, or the year
/// has not four digits: two documents would then share a number.
#[must_use]
pub fn number(pattern: &str, year: i32, sequence: u32) -> Option<String> {
    if !(1000..=9999).contains(&year) {
        return None;
    }
    let mut text = String::with_capacity(pattern.len());
    let mut sequences = 0;
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').filter(|_| !before.contains('}'))?;
        text.push_str(before);
        match name {
            "YYYY" => text.push_str(&year.to_string()),
            "YY" => text.push_str(&format!("{:02}", year % 100)),
            zeros if (1..=9).contains(&zeros.len()) && zeros.chars().all(|c| c == '0') => {
                text.push_str(&format!("{sequence:0width$}", width = zeros.len()));
                sequences += 1;
            }
            _ => return None,
        }
        rest = after;
    }
    text.push_str(rest);
    (sequences == 1 && !rest.contains('}')).then_some(text)
}
