//! Customers that look like one another.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use bidwright_domain::Id;
use bidwright_domain::customer::{Customer, Likeness, Probe};
use bidwright_store::Store;

use crate::desk::{Desk, aside, locked};
use crate::failure::Failure;
use crate::view::{DuplicatePair, LikelyDuplicate};

/// More would be no help while typing.
const MOST_WHILE_TYPING: usize = 5;
/// So many pairs are shown; after merging some the others follow.
const MOST_PAIRS: usize = 500;
/// A pair of letters that more names share than this tells nothing.
const COMMON: usize = 400;

/// What is compared of every customer, kept while the store is open; only what changed is read again.
#[derive(Default)]
pub(crate) struct Probes(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    store: Option<Id>,
    sequence: i64,
    all: Arc<HashMap<Id, Probe>>,
}

impl Probes {
    async fn of(&self, store: &Store) -> Result<Arc<HashMap<Id, Probe>>, Failure> {
        let known = {
            let kept = locked(&self.0);
            (kept.store == Some(store.id())).then_some(kept.sequence)
        };
        let since = store.customer_probes(known.unwrap_or(0)).await?;
        let mut kept = locked(&self.0);
        if known.is_none() {
            *kept = Kept {
                store: Some(store.id()),
                ..Kept::default()
            };
        }
        let all = Arc::make_mut(&mut kept.all);
        for id in since.removed {
            all.remove(&id);
        }
        all.extend(since.live.into_iter().map(|probe| (probe.id, probe)));
        kept.sequence = kept.sequence.max(since.sequence);
        Ok(kept.all.clone())
    }
}

/// Stored customers that the one being typed may be, the likeliest first.
pub async fn customer_duplicates(
    desk: &Desk,
    customer: &Customer,
) -> Result<Vec<LikelyDuplicate>, Failure> {
    let all = desk.probes.of(&desk.store()?).await?;
    let probe = Probe::of(customer);
    aside(move || {
        let mut found: Vec<LikelyDuplicate> = all
            .values()
            .filter_map(|other| probe.likeness(other).map(|likeness| told(other, likeness)))
            .collect();
        found.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.id.cmp(&b.id)));
        found.truncate(MOST_WHILE_TYPING);
        Ok(found)
    })
    .await
}

fn told(other: &Probe, likeness: Likeness) -> LikelyDuplicate {
    LikelyDuplicate {
        id: other.id,
        name: other.name.clone(),
        weight: likeness.weight,
        reasons: likeness.reasons,
    }
}

/// All pairs of stored customers that look like one, the likeliest first.
pub async fn customer_duplicate_pairs(desk: &Desk) -> Result<Vec<DuplicatePair>, Failure> {
    let all = desk.probes.of(&desk.store()?).await?;
    aside(move || Ok(pairs(&all))).await
}

fn pairs(all: &HashMap<Id, Probe>) -> Vec<DuplicatePair> {
    let probes: BTreeMap<Id, &Probe> = all.iter().map(|(id, probe)| (*id, probe)).collect();
    let mut pairs = BTreeMap::new();
    let mut meet = |ids: &[Id]| {
        for (at, one) in ids.iter().enumerate() {
            for other in &ids[at + 1..] {
                let key = (*one.min(other), *one.max(other));
                if pairs.contains_key(&key) {
                    continue;
                }
                if let Some(likeness) = probes[&key.0].likeness(probes[&key.1]) {
                    pairs.insert(key, likeness);
                }
            }
        }
    };
    let mut by_key: HashMap<String, Vec<Id>> = HashMap::new();
    let mut by_letters: HashMap<u64, Vec<Id>> = HashMap::new();
    for (id, probe) in &probes {
        for key in probe.keys() {
            by_key.entry(key).or_default().push(*id);
        }
        for letters in probe.pairs() {
            by_letters.entry(*letters).or_default().push(*id);
        }
    }
    by_key
        .values()
        .filter(|ids| ids.len() <= COMMON)
        .for_each(|ids| meet(ids));
    // Names that are alike share one of their rarest pairs of letters.
    let mut rare: HashMap<u64, Vec<Id>> = HashMap::new();
    for (id, probe) in &probes {
        let mut letters: Vec<u64> = probe.pairs().to_vec();
        letters.sort_by_key(|l| by_letters.get(l).map_or(0, Vec::len));
        for letter in letters.into_iter().take(probe.pairs_to_meet()) {
            let ids = rare.entry(letter).or_default();
            if ids.last() != Some(id) {
                ids.push(*id);
            }
        }
    }
    rare.values()
        .filter(|ids| ids.len() <= COMMON)
        .for_each(|ids| meet(ids));
    let mut pairs: Vec<DuplicatePair> = pairs
        .into_iter()
        .map(|((one, other), likeness)| DuplicatePair {
            one,
            one_name: probes[&one].name.clone(),
            other,
            other_name: probes[&other].name.clone(),
            weight: likeness.weight,
            reasons: likeness.reasons,
        })
        .collect();
    pairs.sort_by(|a, b| {
        b.weight
            .cmp(&a.weight)
            .then_with(|| (a.one, a.other).cmp(&(b.one, b.other)))
    });
    pairs.truncate(MOST_PAIRS);
    pairs
}
