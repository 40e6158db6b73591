//! The rules of the trade, with figures worked out by hand.
#![allow(clippy::unwrap_used)]

mod capitals;
mod check_model;
mod check_pages;
mod check_words;
mod codes;
mod contract;
mod customer;
mod dates;
mod fields;
mod money;
mod product;
mod quotation;
mod quotation_discount;
mod quotation_revision;
mod rich_text;
mod sample;
mod spoilt;
mod tender;
