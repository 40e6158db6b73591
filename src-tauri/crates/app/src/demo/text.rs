//! Chapters from plain text: `# title`, `## heading`, `- item`, `1. item`, `| cell |`, `{field}`.

use bidwright_domain::rich_text::{Attrs, DocTag, Node, RichText};

/// Titles and texts, in order.
pub(super) fn chapters(source: &str) -> Vec<(String, RichText)> {
    let mut chapters: Vec<(String, Vec<&str>)> = Vec::new();
    for line in source.lines().map(str::trim).filter(|l| !l.is_empty()) {
        match (line.strip_prefix("# "), chapters.last_mut()) {
            (Some(title), _) => chapters.push((title.to_owned(), Vec::new())),
            (None, Some((_, lines))) => lines.push(line),
            (None, None) => {}
        }
    }
    chapters
        .into_iter()
        .map(|(title, lines)| (title, rich(&lines)))
        .collect()
}

fn rich(lines: &[&str]) -> RichText {
    let mut content: Vec<Node> = Vec::new();
    for line in lines {
        let (list, block) = block(line);
        match (list, content.last_mut()) {
            (Some(kind), Some(open)) if open.kind == kind => open.content.push(block),
            (Some(kind), _) => content.push(node(kind, vec![block])),
            (None, _) => content.push(block),
        }
    }
    content
        .iter_mut()
        .filter(|n| n.kind == "table")
        .for_each(head);
    RichText {
        kind: DocTag::Doc,
        content,
    }
}

/// The node of a line, and the kind of the list or table that it belongs to.
fn block(line: &str) -> (Option<&'static str>, Node) {
    if let Some(text) = line.strip_prefix("## ") {
        let attrs = Attrs {
            level: Some(1),
            ..Attrs::default()
        };
        return (
            None,
            Node {
                attrs,
                ..node("heading", inline(text))
            },
        );
    }
    if let Some(text) = line.strip_prefix("- ") {
        return (Some("bulletList"), node("listItem", vec![paragraph(text)]));
    }
    if let Some(cells) = line.strip_prefix('|') {
        let cells = cells.trim_end_matches('|').split('|');
        let cells = cells
            .map(|c| node("tableCell", vec![paragraph(c.trim())]))
            .collect();
        return (Some("table"), node("tableRow", cells));
    }
    match line.split_once(". ") {
        Some((number, text)) if number.chars().all(|c| c.is_ascii_digit()) => {
            (Some("orderedList"), node("listItem", vec![paragraph(text)]))
        }
        _ => (None, paragraph(line)),
    }
}

/// The first row of a table is its head.
fn head(table: &mut Node) {
    if let Some(row) = table.content.first_mut() {
        row.content
            .iter_mut()
            .for_each(|cell| cell.kind = "tableHeader".to_owned());
    }
}

fn paragraph(text: &str) -> Node {
    node("paragraph", inline(text))
}

fn inline(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for (at, piece) in text.split('{').enumerate() {
        let (field, rest) = match piece.split_once('}') {
            Some((field, rest)) if at > 0 => (Some(field), rest),
            _ => (None, piece),
        };
        if let Some(name) = field {
            let attrs = Attrs {
                name: Some(name.to_owned()),
                ..Attrs::default()
            };
            nodes.push(Node {
                attrs,
                ..node("field", Vec::new())
            });
        }
        if !rest.is_empty() {
            nodes.push(Node {
                text: rest.to_owned(),
                ..node("text", Vec::new())
            });
        }
    }
    nodes
}

fn node(kind: &str, content: Vec<Node>) -> Node {
    Node {
        kind: kind.to_owned(),
        content,
        ..Node::default()
    }
}
