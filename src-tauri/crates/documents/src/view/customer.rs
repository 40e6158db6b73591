//! The customer sheet's data.

use bidwright_domain::activity::{Activity, ActivityKind};
use bidwright_domain::customer::{
    Attitude, Contact, Customer, CustomerClass, DecisionRole, InvoiceKind, organisation_chart,
};
use bidwright_domain::dates::printed_date;
use chrono::NaiveDateTime;
use serde_json::{Value, json};

use super::{View, file_facts, running};
use crate::model::CustomerSheet;
use crate::pictures::Pictures;
use crate::text::{cell, cell_paragraphs, line, paragraphs};
use crate::world::Template;

pub(crate) fn customer(sheet: &CustomerSheet) -> View {
    let customer = &sheet.customer;
    let data = json!({
        "file": file_facts(
            &format!("客户资料 {}", customer.name),
            &sheet.own_company,
            sheet.printed_on,
        ),
        "name": line(&customer.name),
        "running": { "name": running(&customer.name), "company": running(&sheet.own_company) },
        "date": printed_date(sheet.printed_on),
        "facts": said(&[
            ("统一社会信用代码", &customer.credit_code),
            ("客户分级", customer.class.map_or("", class)),
            ("行业", &customer.industry),
            ("地区", &customer.region),
            ("来源", &customer.source),
            ("电话", &customer.phone),
            ("地址", &customer.address),
            ("开户银行", &customer.bank_name),
            ("银行账号", &customer.bank_account),
        ]),
        "invoice": invoice(customer),
        "note": paragraphs(&customer.note),
        "contacts": customer.contacts.iter().map(contact).collect::<Vec<_>>(),
        "chart": chart(&customer.contacts),
        "systems": customer.it_systems.iter().map(|s| json!([
            cell(&s.name), cell(&s.vendor), cell(&s.year), cell(&s.note),
        ])).collect::<Vec<_>>(),
        "projects": customer.past_projects.iter().map(|p| json!([
            cell(&p.name),
            p.date.map(|d| d.to_string()).unwrap_or_default(),
            p.amount.map(|a| a.grouped()).unwrap_or_default(),
            cell(&p.supplier),
            cell(&p.note),
        ])).collect::<Vec<_>>(),
        "activities": sheet.activities.iter().map(|(at, a)| activity(*at, a, customer)).collect::<Vec<_>>(),
    });
    View {
        template: Template::Customer,
        ident: format!("customer {}", customer.id),
        data,
        pictures: Pictures::default(),
    }
}

/// Name and value of those that say something.
fn said(facts: &[(&str, &str)]) -> Vec<Value> {
    facts
        .iter()
        .map(|(name, value)| (name, line(value)))
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| json!([name, value]))
        .collect()
}

fn invoice(customer: &Customer) -> Vec<Value> {
    let invoice = &customer.invoice;
    said(&[
        ("发票类型", invoice.kind.map_or("", kind_of_invoice)),
        ("抬头", &invoice.title),
        ("税号", &invoice.tax_number),
        ("地址", &invoice.address),
        ("电话", &invoice.phone),
        ("开户银行", &invoice.bank_name),
        ("银行账号", &invoice.bank_account),
    ])
}

fn contact(contact: &Contact) -> Value {
    let both = |one: &str, other: &str| -> Vec<String> {
        [cell(one), cell(other)]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect()
    };
    let wechat = match contact.wechat.trim() {
        "" => String::new(),
        wechat => format!("微信 {wechat}"),
    };
    let birthday = contact.birthday.map(|day| format!("生日 {day}"));
    let mut more = both(birthday.as_deref().unwrap_or(""), &contact.interests);
    more.extend(cell_paragraphs(&contact.note));
    json!({
        "name": cell(&contact.name),
        "post": both(&contact.department, &contact.title),
        "part": both(
            contact.role.map_or("", role),
            contact.attitude.map_or("", attitude),
        ),
        "phones": both(&contact.phone, &contact.other_phone),
        "mail": both(&contact.email, &wechat),
        "more": more,
    })
}

/// The chart says something as soon as anybody reports to anybody.
fn chart(contacts: &[Contact]) -> Vec<Value> {
    if contacts.iter().all(|c| c.reports_to.is_none()) {
        return Vec::new();
    }
    organisation_chart(contacts)
        .into_iter()
        .map(|entry| {
            let post = line(&entry.contact.title);
            // Deeper than the paper is wide, the indent stays.
            json!({ "name": line(&entry.contact.name), "post": post, "depth": entry.depth.min(12) })
        })
        .collect()
}

fn activity(at: NaiveDateTime, activity: &Activity, customer: &Customer) -> Value {
    let people: Vec<String> = activity
        .contacts
        .iter()
        .filter_map(|id| customer.contacts.iter().find(|c| c.id == *id))
        .map(|c| cell(&c.name))
        .collect();
    let due = activity.due_on.map(|day| format!("（{day}）"));
    let next = format!("{}{}", activity.next_action.trim(), due.unwrap_or_default());
    json!({
        "at": at.format("%Y-%m-%d %H:%M").to_string(),
        "kind": kind_of_activity(activity.kind),
        "people": people.join("、"),
        "text": cell_paragraphs(&activity.text),
        "next": cell(&next),
        "done": activity.done_at.is_some(),
    })
}

fn class(class: CustomerClass) -> &'static str {
    match class {
        CustomerClass::A => "A",
        CustomerClass::B => "B",
        CustomerClass::C => "C",
    }
}

fn kind_of_invoice(kind: InvoiceKind) -> &'static str {
    match kind {
        InvoiceKind::Special => "增值税专用发票",
        InvoiceKind::Ordinary => "增值税普通发票",
    }
}

fn role(role: DecisionRole) -> &'static str {
    match role {
        DecisionRole::DecisionMaker => "决策者",
        DecisionRole::Influencer => "影响者",
        DecisionRole::User => "使用者",
        DecisionRole::Technical => "技术评估者",
        DecisionRole::Gatekeeper => "把关者",
        DecisionRole::Coach => "教练",
    }
}

fn attitude(attitude: Attitude) -> &'static str {
    match attitude {
        Attitude::Supporter => "支持",
        Attitude::Neutral => "中立",
        Attitude::Opponent => "反对",
    }
}

fn kind_of_activity(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Visit => "拜访",
        ActivityKind::Call => "电话",
        ActivityKind::Mail => "邮件",
        ActivityKind::Meeting => "会议",
        ActivityKind::Note => "备注",
    }
}
