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

use crate::aggregate::{self, Aggregate};
use crate::{ListQuery, Store, StoreError, Write};

macro_rules! noun {
    (
        $kind:ty, $put:ident, $remove:ident, $restore:ident,
        $one:ident, $one_even_removed:ident, $list:ident, $count:ident
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
                aggregate::put(&mut step, stamp, value).await?;
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
                <$kind>::load(&mut *self.reader().await?, id, false).await
            }

            /// The row even when it was removed, for documents that still name it.
            ///
            /// # Errors
            /// [`StoreError`] when the store can't be read.
            pub async fn $one_even_removed(&self, id: Id) -> Result<Option<$kind>, StoreError> {
                <$kind>::load(&mut *self.reader().await?, id, true).await
            }

            /// Live rows that hold the search text, newest change first.
            ///
            /// # Errors
            /// [`StoreError`] when the store can't be read.
            pub async fn $list(&self, query: &ListQuery) -> Result<Vec<$kind>, StoreError> {
                let mut reader = self.reader().await?;
                <$kind>::list(&mut reader, &query.like(), query.limit, query.offset).await
            }

            /// How many live rows hold the search text, whatever the limit.
            ///
            /// # Errors
            /// [`StoreError`] when the store can't be read.
            pub async fn $count(&self, query: &ListQuery) -> Result<u32, StoreError> {
                <$kind>::count(&mut *self.reader().await?, &query.like()).await
            }
        }
    };
}

noun!(
    OwnCompany,
    own_company_put,
    own_company_remove,
    own_company_restore,
    own_company,
    own_company_even_removed,
    own_company_list,
    own_company_count
);
noun!(
    Customer,
    customer_put,
    customer_remove,
    customer_restore,
    customer,
    customer_even_removed,
    customer_list,
    customer_count
);
noun!(
    Product,
    product_put,
    product_remove,
    product_restore,
    product,
    product_even_removed,
    product_list,
    product_count
);
noun!(
    Certificate,
    certificate_put,
    certificate_remove,
    certificate_restore,
    certificate,
    certificate_even_removed,
    certificate_list,
    certificate_count
);
noun!(
    Tender,
    tender_put,
    tender_remove,
    tender_restore,
    tender,
    tender_even_removed,
    tender_list,
    tender_count
);
noun!(
    Quotation,
    quotation_put,
    quotation_remove,
    quotation_restore,
    quotation,
    quotation_even_removed,
    quotation_list,
    quotation_count
);
noun!(
    Bid,
    bid_put,
    bid_remove,
    bid_restore,
    bid,
    bid_even_removed,
    bid_list,
    bid_count
);
noun!(
    Contract,
    contract_put,
    contract_remove,
    contract_restore,
    contract,
    contract_even_removed,
    contract_list,
    contract_count
);
