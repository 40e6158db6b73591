//! Warnings about the document as a whole.

use bidwright_domain::tender::{LegendEntry, Loc, ReadClause, Warning};

use crate::layer::Layer;

/// Pages whose text is lost or was not read to the end.
pub(crate) fn unreadable(layer: &Layer) -> Vec<Warning> {
    let place = |page: Option<u32>| {
        let block = layer
            .blocks
            .iter()
            .position(|b| b.page >= page)
            .unwrap_or(0);
        Loc {
            page,
            block: block as u32,
            cell: None,
        }
    };
    layer
        .unreadable
        .iter()
        .map(|lost| Warning {
            code: "unreadable".into(),
            text: lost.glyphs.to_string(),
            at: vec![place(lost.page)],
        })
        .collect()
}

/// Marks on clauses that the tender explains nowhere: the user must say what they mean.
pub(crate) fn unexplained(clauses: &[ReadClause], legend: &[LegendEntry]) -> Vec<Warning> {
    let mut out: Vec<Warning> = Vec::new();
    for clause in clauses {
        for mark in &clause.marks {
            let known = legend.iter().any(|e| e.mark == *mark);
            match out.iter_mut().find(|w| w.text == *mark) {
                Some(warning) if !known && warning.at.len() < 20 => warning.at.push(clause.at),
                None if !known => out.push(Warning {
                    code: "unexplained_mark".into(),
                    text: mark.clone(),
                    at: vec![clause.at],
                }),
                _ => {}
            }
        }
    }
    out
}
