//! The methods that every noun has, by name.

use bidwright_domain::Id;
use bidwright_domain::bid::Bid;
use bidwright_domain::certificate::Certificate;
use bidwright_domain::contract::Contract;
use bidwright_domain::customer::Customer;
use bidwright_domain::own_company::OwnCompany;
use bidwright_domain::product::Product;
use bidwright_domain::quotation::Quotation;
use bidwright_domain::tender::Tender;

use crate::aggregate;
use crate::{ListQuery, Store, StoreError, Write, entry};

/// Rows read in one step.
const PIECE: usize = 500;

macro_rules! noun {
    (
        $kind:ty, $put:ident, $put_all:ident, $remove:ident, $restore:ident,
        $one:ident, $one_even_removed:ident, $list:ident, $page:ident, $ids:ident, $rows:ident, $count:ident
    ) => {
        impl Write {
            /// Inserts or updates the row with all that it owns. A value that is already stored
            /// writes nothing.
            ///
            /// # Errors
            /// [`StoreError::Constraint`] for a number in use or a row that doesn't exist,
            /// [`StoreError::Frozen`] for a document that went out, [`StoreError::NoSuchRow`] for
            /// a removed row.
            pub async fn $put(&mut self, value: &$kind) -> Result<(), StoreError> {
                let (mut step, stamp) = self.step().await?;
                aggregate::put(&mut step, stamp, std::slice::from_ref(value)).await?;
                step.commit().await
            }

            /// Inserts or updates many rows, all or none; quicker than one by one.
            ///
            /// # Errors
            /// As for one.
            pub async fn $put_all(&mut self, values: &[$kind]) -> Result<(), StoreError> {
                let (mut step, stamp) = self.step().await?;
                aggregate::put(&mut step, stamp, values).await?;
                step.commit().await
            }

            /// Removes the row; it can be restored.
            ///
            /// # Errors
            /// [`StoreError::NoSuchRow`], and [`StoreError::Frozen`] for a document that went out.
            pub async fn $remove(&mut self, id: Id) -> Result<(), StoreError> {
                let (mut step, stamp) = self.step().await?;
                aggregate::remove::<$kind>(&mut step, stamp, id).await?;
                step.commit().await
            }

            /// Brings a removed row back as it was.
            ///
            /// # Errors
            /// [`StoreError::NoSuchRow`] when no removed row has the id,
            /// [`StoreError::Constraint`] when its number was given again meanwhile.
            pub async fn $restore(&mut self, id: Id) -> Result<(), StoreError> {
                let (mut step, stamp) = self.step().await?;
                aggregate::restore::<$kind>(&mut step, stamp, id).await?;
                step.commit().await
            }
        }

        impl Store {
            /// The live row.
            ///
            /// # Errors
            /// [`StoreError`] when the store can't be read.
            pub async fn $one(&self, id: Id) -> Result<Option<$kind>, StoreError> {
                aggregate::load(&mut *self.reader().await?, id, false).await
            }

            /// The row even when it was removed, for documents that still name it.
            ///
            /// # Errors
            /// [`StoreError`] when the store can't be read.
            pub async fn $one_even_removed(&self, id: Id) -> Result<Option<$kind>, StoreError> {
                aggregate::load(&mut *self.reader().await?, id, true).await
            }

            /// The live rows that the query finds, in its order.
            ///
            /// # Errors
            /// [`StoreError::NoSuchColumn`] for a sort or filter that the list doesn't have.
            pub async fn $list(&self, query: &ListQuery) -> Result<Vec<$kind>, StoreError> {
                let mut reader = self.reader().await?;
                let ids = entry::ids::<$kind>(&mut reader, query).await?;
                let mut rows = Vec::with_capacity(ids.len());
                for some in ids.chunks(PIECE) {
                    rows.extend(aggregate::load_all(&mut reader, some).await?);
                }
                Ok(rows)
            }

            /// The same, and how many rows the query finds whatever its limit.
            ///
            /// # Errors
            /// [`StoreError::NoSuchColumn`] for a sort or filter that the list doesn't have.
            pub async fn $page(&self, query: &ListQuery) -> Result<(Vec<$kind>, u32), StoreError> {
                let mut reader = self.reader().await?;
                let (ids, total) = entry::page::<$kind>(&mut reader, query).await?;
                let mut rows = Vec::with_capacity(ids.len());
                for some in ids.chunks(PIECE) {
                    rows.extend(aggregate::load_all(&mut reader, some).await?);
                }
                Ok((rows, total))
            }

            /// The ids of all live rows that the query finds, in its order; with
            /// [`Store::$rows`] a long list is read in pieces.
            ///
            /// # Errors
            /// [`StoreError::NoSuchColumn`] for a sort or filter that the list doesn't have.
            pub async fn $ids(&self, query: &ListQuery) -> Result<Vec<Id>, StoreError> {
                entry::ids::<$kind>(&mut *self.reader().await?, query).await
            }

            /// The live rows among these, in this order.
            ///
            /// # Errors
            /// [`StoreError`] when the store can't be read.
            pub async fn $rows(&self, ids: &[Id]) -> Result<Vec<$kind>, StoreError> {
                aggregate::load_all(&mut *self.reader().await?, ids).await
            }

            /// How many live rows the query finds, whatever its limit.
            ///
            /// # Errors
            /// [`StoreError::NoSuchColumn`] for a filter that the list doesn't have.
            pub async fn $count(&self, query: &ListQuery) -> Result<u32, StoreError> {
                entry::count::<$kind>(&mut *self.reader().await?, query).await
            }
        }
    };
}

noun!(
    OwnCompany,
    own_company_put,
    own_companies_put,
    own_company_remove,
    own_company_restore,
    own_company,
    own_company_even_removed,
    own_company_list,
    own_company_page,
    own_company_ids,
    own_company_rows,
    own_company_count
);
noun!(
    Customer,
    customer_put,
    customers_put,
    customer_remove,
    customer_restore,
    customer,
    customer_even_removed,
    customer_list,
    customer_page,
    customer_ids,
    customer_rows,
    customer_count
);
noun!(
    Product,
    product_put,
    products_put,
    product_remove,
    product_restore,
    product,
    product_even_removed,
    product_list,
    product_page,
    product_ids,
    product_rows,
    product_count
);
noun!(
    Certificate,
    certificate_put,
    certificates_put,
    certificate_remove,
    certificate_restore,
    certificate,
    certificate_even_removed,
    certificate_list,
    certificate_page,
    certificate_ids,
    certificate_rows,
    certificate_count
);
noun!(
    Tender,
    tender_put,
    tenders_put,
    tender_remove,
    tender_restore,
    tender,
    tender_even_removed,
    tender_list,
    tender_page,
    tender_ids,
    tender_rows,
    tender_count
);
noun!(
    Quotation,
    quotation_put,
    quotations_put,
    quotation_remove,
    quotation_restore,
    quotation,
    quotation_even_removed,
    quotation_list,
    quotation_page,
    quotation_ids,
    quotation_rows,
    quotation_count
);
noun!(
    Bid,
    bid_put,
    bids_put,
    bid_remove,
    bid_restore,
    bid,
    bid_even_removed,
    bid_list,
    bid_page,
    bid_ids,
    bid_rows,
    bid_count
);
noun!(
    Contract,
    contract_put,
    contracts_put,
    contract_remove,
    contract_restore,
    contract,
    contract_even_removed,
    contract_list,
    contract_page,
    contract_ids,
    contract_rows,
    contract_count
);
