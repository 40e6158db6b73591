//! Customers with their contacts as rows of a sheet: one row per contact, the customer's own columns
//! in the first of them or in each.

use bidwright_domain::Id;
use bidwright_domain::codes::{credit_code_problem, phone_problem};
use bidwright_domain::customer::{Contact, Customer};
use bidwright_store::{ImportNoun, Store};

use super::columns::{Column, text};
use super::noun::{Key, Noun, Said};
use super::value::Value;
use crate::failure::{Code, Failure};
use crate::register::required;

/// A customer and the contact that the row names.
pub(crate) struct CustomerRow {
    pub customer: Customer,
    pub contact: Contact,
}

const fn of_contact(column: Column<CustomerRow>) -> Column<CustomerRow> {
    Column {
        part: true,
        ..column
    }
}

static COLUMNS: &[Column<CustomerRow>] = &[
    Column {
        required: true,
        ..text!(
            "name",
            "客户名称",
            "Customer",
            500,
            [
                "名称",
                "客户",
                "公司名称",
                "公司",
                "单位名称",
                "单位",
                "企业名称",
                "name",
                "company",
                "company name",
                "customer name"
            ],
            customer.name
        )
    },
    text!(
        "credit_code",
        "统一社会信用代码",
        "Credit code",
        50,
        [
            "信用代码",
            "社会信用代码",
            "税号",
            "纳税人识别号",
            "credit code",
            "uscc",
            "tax id"
        ],
        customer.credit_code
    ),
    text!(
        "industry",
        "行业",
        "Industry",
        200,
        ["所属行业", "industry", "trade"],
        customer.industry
    ),
    text!(
        "region",
        "地区",
        "Region",
        200,
        [
            "区域",
            "省份",
            "省市",
            "城市",
            "所在地",
            "region",
            "city",
            "province"
        ],
        customer.region
    ),
    text!(
        "address",
        "地址",
        "Address",
        1_000,
        [
            "公司地址",
            "单位地址",
            "通讯地址",
            "详细地址",
            "注册地址",
            "address"
        ],
        customer.address
    ),
    text!(
        "phone",
        "电话",
        "Phone",
        100,
        [
            "公司电话",
            "单位电话",
            "座机",
            "总机",
            "固定电话",
            "phone",
            "telephone",
            "tel"
        ],
        customer.phone
    ),
    text!(
        "bank_name",
        "开户行",
        "Bank",
        300,
        ["开户银行", "银行", "bank", "bank name"],
        customer.bank_name
    ),
    text!(
        "bank_account",
        "银行账号",
        "Bank account",
        100,
        [
            "账号",
            "银行帐号",
            "帐号",
            "银行账户",
            "account",
            "bank account",
            "account number"
        ],
        customer.bank_account
    ),
    text!(
        "note",
        "备注",
        "Note",
        10_000,
        ["说明", "客户备注", "note", "notes", "remark", "remarks"],
        customer.note
    ),
    of_contact(text!(
        "contact_name",
        "联系人",
        "Contact",
        200,
        [
            "联系人姓名",
            "姓名",
            "contact",
            "contact name",
            "contact person"
        ],
        contact.name
    )),
    of_contact(text!(
        "contact_title",
        "联系人职务",
        "Contact title",
        200,
        ["职务", "职位", "title", "position", "job title"],
        contact.title
    )),
    of_contact(text!(
        "contact_phone",
        "联系人电话",
        "Contact phone",
        100,
        [
            "手机",
            "手机号",
            "手机号码",
            "移动电话",
            "联系电话",
            "联系方式",
            "mobile",
            "mobile phone",
            "cell"
        ],
        contact.phone
    )),
    of_contact(text!(
        "contact_email",
        "电子邮箱",
        "Email",
        300,
        ["邮箱", "邮件", "电子邮件", "e mail", "email", "mail"],
        contact.email
    )),
    of_contact(text!(
        "contact_wechat",
        "微信",
        "WeChat",
        200,
        ["微信号", "wechat"],
        contact.wechat
    )),
    of_contact(text!(
        "contact_note",
        "联系人备注",
        "Contact note",
        10_000,
        ["contact notes"],
        contact.note
    )),
];

fn blank_contact() -> Contact {
    Contact {
        id: Id::now_v7(),
        ..Contact::default()
    }
}

/// Whether the contact says anything.
fn is_empty(contact: &Contact) -> bool {
    *contact
        == Contact {
            id: contact.id,
            ..Contact::default()
        }
}

impl Noun for Customer {
    type Row = CustomerRow;

    const NOUN: ImportNoun = ImportNoun::Customer;

    fn columns() -> &'static [Column<CustomerRow>] {
        COLUMNS
    }

    fn blank() -> Self {
        Customer {
            id: Id::now_v7(),
            ..Customer::default()
        }
    }

    fn row(&self, said: &[Said]) -> CustomerRow {
        let named = said.iter().find_map(|(column, value)| match value {
            Value::Text(name) if COLUMNS[*column].key == "contact_name" => Some(name),
            _ => None,
        });
        let known = named.and_then(|name| self.contacts.iter().find(|c| c.name == *name));
        CustomerRow {
            customer: self.clone(),
            contact: known.cloned().unwrap_or_else(blank_contact),
        }
    }

    fn take(&mut self, row: CustomerRow) {
        *self = row.customer;
        self.credit_code = self.credit_code.to_uppercase();
        if is_empty(&row.contact) {
            return;
        }
        match self.contacts.iter_mut().find(|c| c.id == row.contact.id) {
            Some(known) => *known = row.contact,
            None => self.contacts.push(row.contact),
        }
    }

    fn key(&self) -> Key {
        Key {
            code: self.credit_code.trim().to_uppercase(),
            name: self.name.trim().to_owned(),
        }
    }

    fn same_by_name(&self, stored: &Self) -> bool {
        self.credit_code.is_empty() || stored.credit_code.is_empty()
    }

    fn check(&self) -> Result<(), Failure> {
        required(&self.name, "name")
    }

    fn warnings(&self) -> Vec<Failure> {
        let mut warnings = Vec::new();
        let code = self.credit_code.trim();
        if !code.is_empty() && credit_code_problem(code).is_some() {
            warnings.push(
                Failure::new(Code::CreditCodeOdd)
                    .field("credit_code")
                    .fact("value", code),
            );
        }
        let phones = std::iter::once(&self.phone).chain(self.contacts.iter().map(|c| &c.phone));
        for phone in phones.filter(|phone| !phone.trim().is_empty()) {
            if phone_problem(phone.trim()).is_some() {
                warnings.push(
                    Failure::new(Code::PhoneOdd)
                        .field("phone")
                        .fact("value", phone),
                );
            }
        }
        warnings
    }

    async fn load(store: &Store, id: Id) -> Result<Option<Self>, Failure> {
        Ok(store.customer(id).await?)
    }
}
