//! Marks for a whole section: `“三、商务要求”中全部内容均为“以‘★’标示的内容”`.

use super::head::MARKS;
use super::items::Item;
use super::lines::Line;
use super::section::Place;
use crate::words::squeezed;

/// Gives the mark to every item below the named section that has none of its own.
pub(crate) fn cover(items: &mut [Item], lines: &[Line<'_>], places: &[Place]) {
    let said: Vec<(String, char)> = lines.iter().filter_map(|l| statement(&l.text)).collect();
    if said.is_empty() {
        return;
    }
    for item in items {
        let Some(place) = places.get(item.at.block as usize) else {
            continue;
        };
        for (section, mark) in &said {
            let above = [&place.section, &place.heading, &place.chapter];
            let under = above.iter().any(|t| t.contains(section.as_str()));
            if under && !item.heading && !item.marks.contains(mark) && !item.covering.contains(mark)
            {
                item.covering.push(*mark);
            }
        }
    }
}

/// The section's heading and the mark: the heading stands in quotation marks before the words
/// `内容均为`.
fn statement(text: &str) -> Option<(String, char)> {
    let text = squeezed(text);
    let (before, behind) = text.split_once("内容均为")?;
    let mark = behind.chars().take(8).find(|c| MARKS.contains(c))?;
    let open = before.rfind(['“', '"', '《'])?;
    let name = before[open..].trim_start_matches(['“', '"', '《']);
    let end = name.find(['”', '"', '》'])?;
    let section = name[..end].trim_start_matches(|c: char| "一二三四五六七八九十、".contains(c));
    (section.chars().count() >= 4).then(|| (section.to_owned(), mark))
}
