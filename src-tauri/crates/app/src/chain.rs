//! The document chain and the palette's search.

use std::collections::HashSet;

use bidwright_domain::Id;
use bidwright_domain::chain::{Chain, Hit, Link, Noun};
use bidwright_store::Store;

use crate::desk::Desk;
use crate::failure::Failure;

/// Links the palette shows at most.
const MOST_FOUND: u32 = 30;

/// Everything that hangs together with the document, in chain order. The walk does not go through a
/// customer: two deals of one customer are two chains.
pub async fn chain_of(desk: &Desk, noun: Noun, id: Id) -> Result<Chain, Failure> {
    let store = desk.store()?;
    let start = store
        .link(noun, id)
        .await?
        .ok_or_else(|| Failure::missing(id))?;
    let mut links = walk(&store, start).await?;
    links.sort_by_key(|l| (order(l.noun), l.id));
    links
        .iter_mut()
        .for_each(|l| l.current = l.noun == noun && l.id == id);
    Ok(Chain { links })
}

async fn walk(store: &Store, start: Link) -> Result<Vec<Link>, Failure> {
    let mut seen: HashSet<(Noun, Id)> = HashSet::from([(start.noun, start.id)]);
    let (mut links, mut next) = (Vec::new(), vec![start]);
    while let Some(link) = next.pop() {
        if link.noun != Noun::Customer || links.is_empty() {
            for near in store.neighbours(link.noun, link.id).await? {
                if seen.insert((near.noun, near.id)) {
                    // From a customer one step shows its documents; their chains are theirs.
                    if link.noun == Noun::Customer {
                        links.push(near)
                    } else {
                        next.push(near)
                    }
                }
            }
        }
        links.push(link);
    }
    Ok(links)
}

fn order(noun: Noun) -> u8 {
    match noun {
        Noun::Customer => 0,
        Noun::Tender => 1,
        Noun::Quotation => 2,
        Noun::Bid => 3,
        Noun::Contract => 4,
        Noun::OwnCompany | Noun::Product | Noun::Certificate => 5,
    }
}

/// Records, contacts and clauses that hold the text, and records whose name is spelled so, best
/// first; of one noun or of all.
pub async fn search(desk: &Desk, text: &str, noun: Option<Noun>) -> Result<Vec<Hit>, Failure> {
    Ok(desk.store()?.search(text, noun, MOST_FOUND).await?)
}
