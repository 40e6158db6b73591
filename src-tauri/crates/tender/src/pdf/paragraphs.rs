//! Lines -> paragraphs.

use super::lines::Line;
use super::page::{ends_sentence, glue};
use crate::understand::{head, is_contents_line};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub text: String,
    pub top: f32,
    /// The last line goes to the right margin and ends no sentence: it may go on on the next page.
    pub open: bool,
    /// The first line starts at the left margin without a number: it may continue the last page.
    pub continues: bool,
}

/// `lines` of one page between tables, top to bottom.
pub(super) fn paragraphs(lines: &[Line]) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let (left, right) = margins(lines);
    let mut before: Option<&Line> = None;
    for line in lines {
        let same_row = before.is_some_and(|b| (b.y - line.y).abs() < 0.4 * line.size);
        let starts = match before {
            Some(b) if same_row => {
                if let Some(p) = out.last_mut() {
                    p.text.push_str(if b.x1 < line.x0 { "  " } else { " " });
                    p.text.push_str(&line.text);
                }
                before = Some(line);
                continue;
            }
            Some(b) => starts_paragraph(b, line, left, right),
            None => true,
        };
        if starts {
            out.push(Paragraph {
                text: line.text.clone(),
                top: line.y - line.size,
                open: false,
                continues: line.x0 - left < 0.8 * line.size && !head(&line.text).is_numbered(),
            });
        } else if let Some(p) = out.last_mut() {
            glue(&mut p.text, &line.text);
        }
        if let Some(p) = out.last_mut() {
            p.open = is_full(line, right) && !ends_sentence(&line.text);
        }
        before = Some(line);
    }
    out
}

/// Left edge that most lines share, and the rightmost end.
fn margins(lines: &[Line]) -> (f32, f32) {
    let left = lines.iter().map(|l| l.x0).fold(f32::MAX, f32::min);
    let right = lines.iter().map(|l| l.x1).fold(0.0, f32::max);
    (left, right)
}

fn is_full(line: &Line, right: f32) -> bool {
    right - line.x1 < 2.0 * line.size
}

fn starts_paragraph(before: &Line, line: &Line, left: f32, right: f32) -> bool {
    let em = line.size.max(1.0);
    // A gap of more than a line, or letters of another size: a heading or a new block.
    if line.y - before.y > 2.6 * em.max(before.size) || (before.size / em - 1.0).abs() > 0.12 {
        return true;
    }
    if !is_full(before, right) || is_contents_line(&before.text) {
        return true;
    }
    let ended = ends_sentence(&before.text);
    if head(&line.text).is_numbered() && (ended || line.x0 - left > 0.8 * em) {
        return true;
    }
    // First lines are set in by two characters: `　　投标人应…`.
    line.x0 - left > 1.2 * em
        && (ended || line.x0 - before.x0 > 1.2 * em && !head(&before.text).is_numbered())
}
