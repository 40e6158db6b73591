//! What all lists have in common: every row of one, and deleting several.

use bidwright_domain::Id;
use bidwright_domain::certificate::Certificate;
use bidwright_domain::chain::Noun;
use bidwright_domain::customer::Customer;
use bidwright_domain::own_company::OwnCompany;
use bidwright_domain::product::Product;
use bidwright_store::Write;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::register::query;
use crate::undo::{Back, Done};
use crate::view::{BidRow, ContractRow, ListRequest, QuotationRow, TenderRow};
use crate::{bid, contract, quotation, tender};

/// Rows read in one step.
const PIECE: usize = 500;

/// A piece of a list, as its page shows it.
#[derive(Clone, Debug, PartialEq)]
pub enum ListRows {
    OwnCompany(Vec<OwnCompany>),
    Customer(Vec<Customer>),
    Product(Vec<Product>),
    Certificate(Vec<Certificate>),
    Tender(Vec<TenderRow>),
    Quotation(Vec<QuotationRow>),
    Bid(Vec<BidRow>),
    Contract(Vec<ContractRow>),
}

/// Reads every row of a list as filtered and sorted, whatever the request's limit and offset.
/// `take` gets piece after piece with the rows done and the rows in all; its failure ends the
/// reading, e.g. `Cancelled`.
pub async fn list_every(
    desk: &Desk,
    noun: Noun,
    request: &ListRequest,
    mut take: impl FnMut(ListRows, u32, u32) -> Result<(), Failure> + Send,
) -> Result<(), Failure> {
    let store = desk.store()?;
    let query = bidwright_store::ListQuery {
        limit: u32::MAX,
        offset: 0,
        ..query(request)
    };
    let ids = match noun {
        Noun::OwnCompany => store.own_company_ids(&query).await,
        Noun::Customer => store.customer_ids(&query).await,
        Noun::Product => store.product_ids(&query).await,
        Noun::Certificate => store.certificate_ids(&query).await,
        Noun::Tender => store.tender_ids(&query).await,
        Noun::Quotation => store.quotation_ids(&query).await,
        Noun::Bid => store.bid_ids(&query).await,
        Noun::Contract => store.contract_ids(&query).await,
    }?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut done = 0;
    for some in ids.chunks(PIECE) {
        let rows = match noun {
            Noun::OwnCompany => ListRows::OwnCompany(store.own_company_rows(some).await?),
            Noun::Customer => ListRows::Customer(store.customer_rows(some).await?),
            Noun::Product => ListRows::Product(store.product_rows(some).await?),
            Noun::Certificate => ListRows::Certificate(store.certificate_rows(some).await?),
            Noun::Tender => {
                let rows = store.tender_rows(some).await?;
                ListRows::Tender(tender::list_rows(&store, rows).await?)
            }
            Noun::Quotation => {
                let rows = store.quotation_rows(some).await?;
                ListRows::Quotation(quotation::list_rows(desk, &store, rows).await?)
            }
            Noun::Bid => {
                let rows = store.bid_rows(some).await?;
                ListRows::Bid(bid::list_rows(&store, rows).await?)
            }
            Noun::Contract => {
                let rows = store.contract_rows(some).await?;
                ListRows::Contract(contract::list_rows(&store, rows).await?)
            }
        };
        done += some.len();
        take(rows, count(done), count(ids.len()))?;
    }
    Ok(())
}

/// Deletes several rows of a list, all or none; they can be restored.
pub async fn rows_remove(desk: &Desk, noun: Noun, ids: &[Id]) -> Result<(), Failure> {
    remove_rows(desk, "rows_remove", noun, ids).await
}

/// Brings several deleted rows back, all or none.
pub async fn rows_restore(desk: &Desk, noun: Noun, ids: &[Id]) -> Result<(), Failure> {
    restore_rows(desk, "rows_restore", noun, ids).await
}

/// Deletes rows in one write that can be taken back.
pub(crate) async fn remove_rows(
    desk: &Desk,
    verb: &'static str,
    noun: Noun,
    ids: &[Id],
) -> Result<(), Failure> {
    let store = desk.store()?;
    let label = match ids {
        [one] => store.link(noun, *one).await?.map(|link| link.label),
        _ => None,
    };
    let mut write = store.write(desk.stamp(verb)).await?;
    for id in ids {
        remove(&mut write, noun, *id).await?;
    }
    write.commit().await?;
    let done = match label {
        Some(label) => Done::Removed { noun, label },
        None => Done::RemovedMany {
            noun,
            count: ids.len(),
        },
    };
    let ids = ids.to_vec();
    desk.did(done, Back::Restore { noun, ids });
    Ok(())
}

/// Brings deleted rows back in one write.
pub(crate) async fn restore_rows(
    desk: &Desk,
    verb: &'static str,
    noun: Noun,
    ids: &[Id],
) -> Result<(), Failure> {
    let mut write = desk.store()?.write(desk.stamp(verb)).await?;
    for id in ids {
        restore(&mut write, noun, *id).await?;
    }
    write.commit().await?;
    desk.steps.restored(noun, ids);
    Ok(())
}

async fn remove(write: &mut Write, noun: Noun, id: Id) -> Result<(), Failure> {
    Ok(match noun {
        Noun::OwnCompany => write.own_company_remove(id).await,
        Noun::Customer => write.customer_remove(id).await,
        Noun::Product => write.product_remove(id).await,
        Noun::Certificate => write.certificate_remove(id).await,
        Noun::Tender => write.tender_remove(id).await,
        Noun::Quotation => write.quotation_remove(id).await,
        Noun::Bid => write.bid_remove(id).await,
        Noun::Contract => write.contract_remove(id).await,
    }?)
}

pub(crate) async fn restore(write: &mut Write, noun: Noun, id: Id) -> Result<(), Failure> {
    Ok(match noun {
        Noun::OwnCompany => write.own_company_restore(id).await,
        Noun::Customer => write.customer_restore(id).await,
        Noun::Product => write.product_restore(id).await,
        Noun::Certificate => write.certificate_restore(id).await,
        Noun::Tender => write.tender_restore(id).await,
        Noun::Quotation => write.quotation_restore(id).await,
        Noun::Bid => write.bid_restore(id).await,
        Noun::Contract => write.contract_restore(id).await,
    }?)
}
