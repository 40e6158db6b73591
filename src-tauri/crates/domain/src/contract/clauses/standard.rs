//! The clauses of our 软件销售合同, read from the text file beside this one.

use super::{ContractClause, Topic};

/// One block per clause: `## topic title`, then its paragraphs. Paragraphs bear no number; the
/// printed contract numbers clauses and paragraphs, so that one can be taken out.
const TEXT: &str = include_str!("software_sale.txt");

/// The clauses of our own Chinese software sale contract (软件销售合同), in contract order, with
/// every topic of 民法典 470 and 845. The parties, the lines, the price and the payment plan are
/// printed from the contract's own data and not repeated here.
#[must_use]
pub fn standard_clauses() -> Vec<ContractClause> {
    TEXT.split("\n## ").filter_map(clause).collect()
}

/// None for the comment at the head of the file.
fn clause(block: &str) -> Option<ContractClause> {
    let (head, text) = block.trim_start_matches("## ").split_once('\n')?;
    let (topic, title) = head.split_once(' ')?;
    Some(ContractClause {
        topic: topic_named(topic)?,
        title: title.trim().to_owned(),
        text: text.trim().to_owned(),
    })
}

fn topic_named(name: &str) -> Option<Topic> {
    let topic = match name {
        "definitions" => Topic::Definitions,
        "subject" => Topic::Subject,
        "quality" => Topic::Quality,
        "price" => Topic::Price,
        "delivery" => Topic::Delivery,
        "acceptance" => Topic::Acceptance,
        "warranty" => Topic::Warranty,
        "confidentiality" => Topic::Confidentiality,
        "ownership" => Topic::Ownership,
        "breach" => Topic::Breach,
        "disputes" => Topic::Disputes,
        "other" => Topic::Other,
        _ => return None,
    };
    Some(topic)
}
