//! The sample company: everything in it is invented and the same on every machine, only the dates
//! move with the day on which it is loaded.

mod bids;
mod companies;
mod customers;
mod dealings;
mod large;
mod past;
mod products;
mod quotations;
mod tenders;
mod text;

use bidwright_domain::Id;
use bidwright_domain::codes::{CodeProblem, credit_code_problem};

use crate::contract::{contract_create, contract_save, contract_seal};
use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::register::all;
use crate::store::open::start_state;
use crate::view::{NewContract, StartState};
use past::Past;

pub use large::demo_large;

/// Fills an empty store: own companies, customers, products, certificates, quotations in every
/// state, two tenders with their bids, and a contract.
///
/// # Errors
/// `StoreNotEmpty` when the store holds customers already.
pub async fn demo_load(desk: &Desk) -> Result<StartState, Failure> {
    let store = desk.store()?;
    if store.customer_count(&all()).await? > 0 {
        return Err(Failure::new(Code::StoreNotEmpty));
    }
    let past = Past::of(desk);
    past.go(90, 0)?;
    let ours = companies::put(past.desk()).await?;
    let customers = customers::put(past.desk()).await?;
    let products = products::put(past.desk()).await?;
    let tenders = tenders::read(&past).await?;
    dealings::put(&past, &customers).await?;
    past.go(90, 0)?;
    let deals = quotations::Deals {
        ours: &ours,
        customers: &customers,
        products: &products,
        tenders: &tenders,
    };
    let quotations = deals.put(&past).await?;
    past.go(6, 30)?;
    bids::library(past.desk(), &ours, tenders.library, quotations.library).await?;
    past.go(3, 30)?;
    bids::port(past.desk(), &ours, tenders.port, quotations.port).await?;
    past.go(1, 30)?;
    contract(past.desk(), quotations.contract).await?;
    start_state(desk).await
}

/// Sealed, from a quotation that was won.
async fn contract(desk: &Desk, quotation: Id) -> Result<(), Failure> {
    let draft = contract_create(
        desk,
        &NewContract {
            quotation: Some(quotation),
            bid: None,
        },
    )
    .await?;
    let mut contract = draft.contract;
    contract.signed_on = Some(desk.today());
    contract.signed_place = "宁渚市".to_owned();
    let saved = contract_save(desk, contract).await?;
    contract_seal(desk, saved.contract.id).await.map(|_| ())
}

/// A well-formed unified social credit code: `91` for companies, `12` for institutions, a region,
/// and a serial number.
fn credit_code(kind: &str, region: &str, serial: u32) -> String {
    let body = format!("{kind}{region}MA{:07}", serial * 7_919 % 10_000_000);
    match credit_code_problem(&format!("{body}0")) {
        Some(CodeProblem::Check { expected }) => format!("{body}{expected}"),
        _ => format!("{body}0"),
    }
}
