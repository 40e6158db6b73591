//! The lines of the document that may state facts.

use bidwright_domain::tender::ClauseKind;

use crate::understand::lines::Line;

/// The document's lines with the kind of the chapter they stand in.
pub(super) struct Text<'a, 'l> {
    pub lines: &'a [Line<'l>],
    pub kinds: &'a [ClauseKind],
}

impl<'a, 'l> Text<'a, 'l> {
    /// Lines outside forms and contract.
    pub(super) fn spoken(&self) -> impl Iterator<Item = &'a Line<'l>> + '_ {
        self.lines
            .iter()
            .zip(self.kinds)
            .filter(|(_, k)| !matches!(k, ClauseKind::Format | ClauseKind::Contract))
            .map(|(l, _)| l)
    }
}
