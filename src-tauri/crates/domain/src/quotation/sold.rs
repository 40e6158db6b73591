//! The lines as they are sold, and the quotation as others may see it.

use super::{Quotation, QuotationLine, TotalDiscount};
use crate::money::Fen;

impl Quotation {
    /// The quotation as bids and contracts take its price: without optional lines, with each line's
    /// part of the discount on the total taken off the line itself. Its totals are the same to the
    /// fen. Lines that cannot be computed stay as they are, and so does what is wrong with them.
    #[must_use]
    pub fn sold(&self) -> Quotation {
        let mut sold = self.outward();
        if let Ok(totals) = self.totals() {
            for (line, share) in sold.lines.iter_mut().zip(&totals.shares) {
                line.discount_amount = Fen(line.discount_amount.0.saturating_add(share.0));
            }
            sold.total_discount = TotalDiscount::None;
        }
        sold.lines.retain(|line| !line.optional);
        sold
    }

    /// The quotation without what is only for ourselves: costs, internal note, approval, outcome.
    #[must_use]
    pub fn outward(&self) -> Quotation {
        let line = |line: &QuotationLine| QuotationLine {
            cost: Fen(0),
            ..line.clone()
        };
        Quotation {
            lines: self.lines.iter().map(line).collect(),
            internal_note: String::new(),
            approval: None,
            lost_reason: None,
            outcome_note: String::new(),
            ..self.clone()
        }
    }

    /// Puts the lines into print order: lines without a section, or of an unknown one, first, then
    /// section by section. Lines keep their order within a section.
    pub fn put_in_order(&mut self) {
        let sections = &self.sections;
        let place = |line: &QuotationLine| {
            let id = line.section?;
            sections.iter().position(|section| section.id == id)
        };
        for line in &mut self.lines {
            if place(line).is_none() {
                line.section = None;
            }
        }
        self.lines.sort_by_key(place);
    }
}
