//! The self-check of the finished volume, read back from its PDF.

use super::{CheckInput, Finding, Place, Rule, Severity, VolumeText, other_project, page_price};

/// What is wrong with the finished pages, red first: prices that differ, names of other projects,
/// characters that no font draws, a page count that is not what the pages say.
#[must_use]
pub fn check_pages(input: &CheckInput<'_>, volume: &VolumeText) -> Vec<Finding> {
    let mut findings = page_price::findings(input, volume);
    findings.extend(other_project::page_findings(input, volume));
    findings.extend(page_count_findings(volume));
    findings.extend(gap_findings(volume));
    findings.extend(glyph_findings(volume));
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// How the templates begin and end a gap.
const GAP: (&str, &str) = ("【待填：", "】");

/// `gap`: what is missing, `page`: where it is printed first, `times`: how often. Whatever the model's
/// rules say, a page that prints a gap must not be handed in.
fn gap_findings(volume: &VolumeText) -> Vec<Finding> {
    let mut found: Vec<(String, u32, u32)> = Vec::new();
    for (page, text) in (1u32..).zip(&volume.pages) {
        // A narrow cell breaks a gap over several lines.
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        for after in text.split(GAP.0).skip(1) {
            let Some((gap, _)) = after.split_once(GAP.1) else {
                continue;
            };
            match found.iter_mut().find(|(known, ..)| known == gap) {
                Some((.., times)) => *times += 1,
                None => found.push((gap.to_owned(), page, 1)),
            }
        }
    }
    found
        .into_iter()
        .map(|(gap, page, times)| {
            let facts = [
                ("gap", gap),
                ("page", page.to_string()),
                ("times", times.to_string()),
            ];
            Finding::new(Rule::PageGap, Severity::Red, Place::Page { page }, facts)
        })
        .collect()
}

/// `character`, `code` (U+2ED3) and `page`.
fn glyph_findings(volume: &VolumeText) -> Vec<Finding> {
    let mut glyphs = volume.missing_glyphs.clone();
    glyphs.sort_unstable_by_key(|(character, page)| (*page, *character));
    glyphs.dedup();
    glyphs
        .into_iter()
        .map(|(character, page)| {
            let facts = [
                ("character", character.to_string()),
                ("code", format!("U+{:04X}", u32::from(character))),
                ("page", page.to_string()),
            ];
            Finding::new(
                Rule::GlyphMissing,
                Severity::Amber,
                Place::Page { page },
                facts,
            )
        })
        .collect()
}

/// `said`: what the volume or a page claims, `found`: what is true. A page that prints 第 x 页 共 y 页
/// must print its own number and the number of pages.
fn page_count_findings(volume: &VolumeText) -> Vec<Finding> {
    let pages = u32::try_from(volume.pages.len()).unwrap_or(u32::MAX);
    let mut findings = Vec::new();
    if volume.total_pages != pages {
        findings.push(wrong(1, volume.total_pages.to_string(), pages.to_string()));
    }
    for (page, text) in (1u32..).zip(&volume.pages) {
        let feet = printed_feet(text);
        // A clause may quote such words too; one right foot is enough.
        if let Some((number, of)) = feet.last().filter(|_| !feet.contains(&(page, pages))) {
            findings.push(wrong(
                page,
                format!("{number}/{of}"),
                format!("{page}/{pages}"),
            ));
        }
    }
    findings
}

fn wrong(page: u32, said: String, found: String) -> Finding {
    let facts = [("said", said), ("found", found), ("page", page.to_string())];
    Finding::new(
        Rule::VolumePagesWrong,
        Severity::Red,
        Place::Page { page },
        facts,
    )
}

/// Every `第x页共y页` of a page.
fn printed_feet(text: &str) -> Vec<(u32, u32)> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    compact.split('第').filter_map(foot).collect()
}

fn foot(words: &str) -> Option<(u32, u32)> {
    let (page, rest) = words.split_once('页')?;
    let rest = rest
        .trim_start_matches(['，', ',', '/'])
        .strip_prefix('共')?;
    let (pages, _) = rest.split_once('页')?;
    Some((page.parse().ok()?, pages.parse().ok()?))
}
