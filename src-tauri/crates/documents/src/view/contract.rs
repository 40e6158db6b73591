//! The contract's data.

use bidwright_domain::contract::{ContractClause, Instalment};
use bidwright_domain::customer::Customer;
use bidwright_domain::dates::printed_date;
use bidwright_domain::own_company::OwnCompany;
use serde_json::{Value, json};

use super::price::{Priced, price};
use super::{View, day_of_row, file_facts, running};
use crate::error::{DocumentError, PicturePlace};
use crate::model::ContractSheet;
use crate::numerals::chinese;
use crate::pictures::Pictures;
use crate::text::{cell, line, paragraphs};
use crate::world::Template;

const DRAFT: &str = "草稿";

pub(crate) fn contract(sheet: &ContractSheet) -> Result<View, DocumentError> {
    let contract = &sheet.contract;
    let company = &sheet.own_company;
    let mut pictures = Pictures::default();
    let seal = pictures.add_mark(sheet.seal.as_ref(), PicturePlace::Seal)?;
    let number = contract.number.as_deref().unwrap_or(DRAFT);
    let sealed = contract.sealed_at.map(|instant| instant.date_naive());
    let day = contract
        .signed_on
        .or(sealed)
        .unwrap_or_else(|| day_of_row(contract.id));
    let data = json!({
        "file": file_facts(&format!("{} {number}", contract.title), &company.name, day),
        "draft": contract.number.is_none(),
        "number": line(number),
        "title": line(&contract.title),
        "running": { "title": running(&contract.title), "number": running(number) },
        "buyer": buyer(&sheet.customer),
        "seller": seller(company),
        "seal": seal,
        "signed_on": contract.signed_on.map(printed_date),
        "signed_place": line(&contract.signed_place),
        "price": price(&Priced::plain(&contract.lines, &sheet.totals, contract.tax_included))?,
        "instalments": instalments(&contract.instalments),
        "clauses": clauses(&contract.clauses),
    });
    Ok(View {
        template: Template::Contract,
        ident: format!("contract {}", contract.id),
        data,
        pictures,
    })
}

/// The customer, with the first contact as the person to write to.
fn buyer(customer: &Customer) -> Value {
    let contact = customer.contacts.first();
    let said = |value: Option<&String>| line(value.map_or("", String::as_str));
    json!({
        "name": line(&customer.name),
        "facts": [
            ["统一社会信用代码", line(&customer.credit_code)],
            ["地址", line(&customer.address)],
            ["联系人", said(contact.map(|c| &c.name))],
            ["电话", line(contact.map_or(&customer.phone, |c| if c.phone.is_empty() { &customer.phone } else { &c.phone }))],
            ["电子邮箱", said(contact.map(|c| &c.email))],
            ["开户银行", line(&customer.bank_name)],
            ["银行账号", line(&customer.bank_account)],
        ],
    })
}

fn seller(company: &OwnCompany) -> Value {
    let account = company.default_account();
    json!({
        "name": line(&company.name),
        "facts": [
            ["统一社会信用代码", line(&company.credit_code)],
            ["地址", line(&company.address)],
            ["法定代表人", line(&company.legal_representative)],
            ["电话", line(&company.phone)],
            ["电子邮箱", line(&company.email)],
            ["开户银行", line(account.map_or("", |a| &a.bank_name))],
            ["银行账号", line(account.map_or("", |a| &a.bank_account))],
        ],
    })
}

fn instalments(instalments: &[Instalment]) -> Value {
    let rows: Vec<Value> = instalments
        .iter()
        .enumerate()
        .map(|(index, instalment)| {
            json!({
                "number": (index + 1).to_string(),
                "name": cell(&instalment.name),
                "condition": line(&instalment.condition),
                "share": format!("{}%", instalment.share.percent()),
                "amount": instalment.amount.grouped(),
            })
        })
        .collect();
    json!(rows)
}

/// Clauses 第一条 …, their paragraphs numbered 1.1, 1.2 … where there are several.
fn clauses(clauses: &[ContractClause]) -> Value {
    let printed: Vec<Value> = clauses
        .iter()
        .enumerate()
        .map(|(index, clause)| {
            let number = index + 1;
            let texts = paragraphs(&clause.text);
            let several = texts.len() > 1;
            let texts: Vec<Value> = texts
                .into_iter()
                .enumerate()
                .map(|(at, text)| {
                    let label = several.then(|| format!("{number}.{}", at + 1));
                    json!({ "label": label, "text": text })
                })
                .collect();
            json!({
                "head": format!("第{}条　{}", chinese(number), line(&clause.title)),
                "paragraphs": texts,
            })
        })
        .collect();
    json!(printed)
}
