//! Many names sought in long texts in one pass each: a volume of hundreds of pages against every
//! project and customer in the store.

use std::collections::HashMap;

use super::OtherFact;
use super::text::{compact, stands_alone};

/// Shorter names stand in ordinary words, and are not sought.
const SHORTEST: usize = 4;

type Head = [char; SHORTEST];

/// Names without white space, by their first characters.
pub(super) struct Names {
    names: Vec<Vec<char>>,
    by_head: HashMap<Head, Vec<usize>>,
}

impl Names {
    /// The index of a name is that of its fact.
    pub(super) fn of(others: &[&OtherFact]) -> Names {
        let names: Vec<Vec<char>> = others.iter().map(|other| compact(&other.text)).collect();
        let mut by_head: HashMap<Head, Vec<usize>> = HashMap::new();
        for (index, name) in names.iter().enumerate() {
            if let Some(head) = name.first_chunk::<SHORTEST>() {
                by_head.entry(*head).or_default().push(index);
            }
        }
        Names { names, by_head }
    }

    /// The first place of each name in a text without white space, where it is not part of a longer
    /// word, in order of the names.
    pub(super) fn alone_in(&self, text: &[char]) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (index, at) in self.places(text) {
            let known = found.iter().any(|(old, _)| *old == index);
            if !known && stands_alone(text, at, self.names[index].len()) {
                found.push((index, at));
            }
        }
        found.sort_unstable();
        found
    }

    /// The names that stand in a text at all.
    pub(super) fn anywhere_in(&self, text: &[char]) -> Vec<usize> {
        self.places(text).map(|(index, _)| index).collect()
    }

    fn places<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (usize, usize)> + 'a {
        text.windows(SHORTEST)
            .enumerate()
            .flat_map(move |(at, window)| {
                let heads = window
                    .first_chunk::<SHORTEST>()
                    .and_then(|head| self.by_head.get(head));
                let here = heads.map(Vec::as_slice).unwrap_or_default();
                here.iter()
                    .filter(move |index| text[at..].starts_with(&self.names[**index]))
                    .map(move |index| (*index, at))
            })
    }
}
