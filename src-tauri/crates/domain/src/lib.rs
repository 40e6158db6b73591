//! The trade's nouns and rules. No IO, no async, no clock, no SQL: everything that depends on the
//! day or on a file is passed in.

pub mod activity;
pub mod audit;
pub mod bid;
pub mod capitals;
pub mod certificate;
pub mod chain;
pub mod check;
pub mod codes;
pub mod contract;
pub mod customer;
pub mod dates;
pub mod file;
pub mod money;
pub mod numbering;
pub mod own_company;
pub mod product;
pub mod quotation;
pub mod rich_text;
pub mod tender;
pub mod words;

/// Row id: a UUIDv7 made by `app`, so that two machines can later be merged.
pub type Id = uuid::Uuid;
