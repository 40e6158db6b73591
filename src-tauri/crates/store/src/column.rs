//! How domain values stand in columns.
//!
//! Scalars are read through serde, so that a column holds exactly the text or number that the same
//! value has in JSON. Lists owned by a row are JSON text.

use std::error::Error;

use bidwright_domain::Id;
use bidwright_domain::activity::ActivityKind;
use bidwright_domain::bid::{BidStatus, Deviation};
use bidwright_domain::contract::{ContractClause, ContractStatus, Instalment};
use bidwright_domain::customer::{Contact, CustomerClass, InvoiceDetails, ItSystem, PastProject};
use bidwright_domain::money::{BasisPoints, Currency, Fen};
use bidwright_domain::own_company::{BankAccount, Signatory};
use bidwright_domain::product::{Bundle, ListedPrice, ProductKind};
use bidwright_domain::quotation::{
    Approval, LostReason, QuotationDesign, QuotationLine, QuotationSection, QuotationStatus,
    TotalDiscount,
};
use bidwright_domain::rich_text::RichText;
use bidwright_domain::tender::{
    ClauseKind, EvaluationItem, Facts, LegendEntry, Loc, RequiredDocument, Source, Warning,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::sqlite::{SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Sqlite, Type, ValueRef};

type Failure = Box<dyn Error + Send + Sync>;

/// A number, a text or NULL, read as `T` reads it from JSON.
#[derive(Debug)]
pub(crate) struct Scalar<T>(T);

/// JSON text, or NULL for an optional value.
#[derive(Debug)]
pub(crate) struct Owned<T>(T);

impl<T> Type<Sqlite> for Scalar<T> {
    fn type_info() -> SqliteTypeInfo {
        <String as Type<Sqlite>>::type_info()
    }

    fn compatible(_: &SqliteTypeInfo) -> bool {
        true
    }
}

impl<T> Type<Sqlite> for Owned<T> {
    fn type_info() -> SqliteTypeInfo {
        <String as Type<Sqlite>>::type_info()
    }

    fn compatible(_: &SqliteTypeInfo) -> bool {
        true
    }
}

impl<'r, T: DeserializeOwned> Decode<'r, Sqlite> for Scalar<T> {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, Failure> {
        let json = if value.is_null() {
            Value::Null
        } else if <i64 as Type<Sqlite>>::compatible(&value.type_info()) {
            Value::from(<i64 as Decode<Sqlite>>::decode(value)?)
        } else {
            Value::from(<String as Decode<Sqlite>>::decode(value)?)
        };
        Ok(Self(serde_json::from_value(json)?))
    }
}

impl<'r, T: DeserializeOwned> Decode<'r, Sqlite> for Owned<T> {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, Failure> {
        if value.is_null() {
            return Ok(Self(serde_json::from_value(Value::Null)?));
        }
        Ok(Self(serde_json::from_str(
            &<String as Decode<Sqlite>>::decode(value)?,
        )?))
    }
}

macro_rules! readable {
    ($column:ident: $($kind:ty),* $(,)?) => {
        $(impl From<$column<$kind>> for $kind {
            fn from(column: $column<$kind>) -> Self {
                column.0
            }
        })*
    };
}

readable!(Scalar: Id, Option<Id>, Fen, BasisPoints, QuotationStatus, BidStatus, ContractStatus);
readable!(Scalar: ActivityKind, Option<CustomerClass>);
readable!(Owned: InvoiceDetails, Vec<ItSystem>, Vec<PastProject>, Vec<BankAccount>, Vec<Signatory>);
readable!(Scalar: Deviation, ClauseKind, Currency, QuotationDesign, Option<LostReason>);
readable!(Scalar: ProductKind, crate::ImportNoun);
readable!(Owned: Vec<Id>, Vec<String>, Vec<Contact>, Vec<QuotationLine>, Vec<Instalment>);
readable!(Owned: Vec<QuotationSection>, TotalDiscount, Option<Approval>);
readable!(Owned: Option<Bundle>, Vec<ListedPrice>);
readable!(Owned: Vec<ContractClause>, Vec<LegendEntry>, Vec<EvaluationItem>);
readable!(Owned: Vec<RequiredDocument>, Vec<Warning>, Source, Facts, RichText, Option<Loc>);

/// A list or record as JSON text. The domain's types always have one.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, crate::StoreError> {
    serde_json::to_string(value).map_err(unwritable)
}

/// An enum's name as it stands in its column.
pub(crate) fn name<T: Serialize>(value: &T) -> Result<String, crate::StoreError> {
    match serde_json::to_value(value).map_err(unwritable)? {
        Value::String(name) => Ok(name),
        other => Ok(other.to_string()),
    }
}

/// A state's name; the domain's states always have one.
pub(crate) fn status_name<T: Serialize>(value: &T) -> String {
    name(value).unwrap_or_default()
}

/// An id as it stands in its column.
pub(crate) fn text(id: Id) -> String {
    id.hyphenated().to_string()
}

/// An optional id as it stands in its column.
pub(crate) fn optional(id: Option<Id>) -> Option<String> {
    id.map(text)
}

pub(crate) fn unwritable(error: serde_json::Error) -> crate::StoreError {
    crate::StoreError::Other(sqlx::Error::Encode(Box::new(error)))
}
