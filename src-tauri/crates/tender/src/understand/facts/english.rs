//! Names on the title pages of English requests.

use super::parties::{Name, found};
use super::text::Text;

/// `… Software Development Services` on the title page of an English request.
pub(super) fn title(text: &Text<'_, '_>) -> Name {
    let first = text.lines.iter().take(25).filter(|l| {
        l.text.is_ascii() || l.text.chars().filter(|c| c.is_ascii()).count() * 10 > l.text.len() * 9
    });
    let fits = |t: &str| {
        let words = t.split_whitespace().count();
        (4..=20).contains(&words)
            && !t.contains([':', '|', '\t'])
            && !t.ends_with('.')
            && [
                "Services",
                "System",
                "Software",
                "Development",
                "Support",
                "Project",
            ]
            .iter()
            .filter(|w| t.contains(*w))
            .count()
                >= 2
            && !t.contains("Administration")
    };
    // `ELIGIBILITY INFORMATION SYSTEM - SEARCH TOOL` in capitals under `REQUEST FOR PROPOSALS`.
    let capitals = |t: &str| {
        let words = t.split_whitespace().count();
        (3..=15).contains(&words)
            && !t.contains(char::is_lowercase)
            && t.chars().filter(char::is_ascii_uppercase).count() >= 10
            && ![
                "REQUEST FOR",
                "STATE OF",
                "DEPARTMENT",
                "TABLE OF",
                "INVITATION",
            ]
            .iter()
            .any(|w| t.contains(w))
    };
    first
        .into_iter()
        .find(|l| fits(&l.text) || capitals(&l.text))
        .map(|l| found(l.text.trim().to_owned(), l.at))
}

/// `RFQTDRS Rev. 05/05/2020` on a line of its own.
pub(super) fn number(text: &Text<'_, '_>) -> Name {
    text.lines.iter().take(40).find_map(|l| {
        let t = l.text.trim();
        let known = ["RFQ", "RFP", "IFB", "ITB", "Solicitation"]
            .iter()
            .any(|p| t.starts_with(p));
        let coded = t.len() <= 40 && t.chars().any(|c| c.is_ascii_digit()) && !t.contains(':');
        (known && coded).then(|| found(t.to_owned(), l.at))
    })
}

/// `General Services Administration` as the head of a federal request's title page.
pub(super) fn purchaser(text: &Text<'_, '_>) -> Name {
    const LABELS: [&str; 4] = [
        "Contracting Office",
        "Issuing Agency",
        "Issued by",
        "Purchaser",
    ];
    let labelled = text.lines.iter().find_map(|l| {
        let label = LABELS.iter().find(|p| l.text.starts_with(**p))?;
        let value = l.text[label.len()..].trim_start().strip_prefix(':')?.trim();
        (value.len() > 8).then(|| found(value.to_owned(), l.at))
    });
    labelled.or_else(|| {
        let top: Vec<&crate::understand::lines::Line<'_>> = text.lines.iter().take(12).collect();
        let line = top.iter().find(|l| {
            ["Administration", "Department", "Agency", "Ministry"]
                .iter()
                .any(|w| l.text.contains(w))
        })?;
        let name = line.text.split(", is ").next().unwrap_or(&line.text).trim();
        // A whole sentence about the department is no name.
        let named =
            name.is_ascii() && name.split_whitespace().count() <= 14 && !name.contains(". ");
        named.then(|| found(name.to_owned(), line.at))
    })
}
