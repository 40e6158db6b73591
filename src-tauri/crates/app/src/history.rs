//! The history of a record in words: who, when, what it was before and what after.

mod told;

use bidwright_domain::Id;
use bidwright_domain::audit::AuditEntry;
use bidwright_domain::chain::Noun;
use bidwright_store::{AuditChange, Store};
use serde_json::Value;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::language::Language;
use crate::view::HistoryEntry;
use crate::words::history as words;
use told::Telling;

/// Entries shown; a record that was typed into all day has more.
const MOST: u32 = 500;

/// Who did what to a record and to what belongs to it, newest first.
pub async fn history(desk: &Desk, noun: Noun, id: Id) -> Result<Vec<HistoryEntry>, Failure> {
    let store = desk.store()?;
    let entries = store.changes(noun, id, MOST).await?;
    if entries.is_empty() {
        return Err(Failure::missing(id));
    }
    let language = desk.language();
    let names = Names::of(&store, &entries).await?;
    let told = entries.into_iter().map(|(entry, change)| {
        let telling = Telling {
            language,
            names: &names,
        };
        HistoryEntry {
            sequence: entry.sequence,
            at: entry.at,
            what: what(&entry, &change, language),
            changes: telling.changes(&change),
            actor: entry.actor,
        }
    });
    Ok(told.collect())
}

/// What was done: by its own name, else by what became of the row.
fn what(entry: &AuditEntry, change: &AuditChange, language: Language) -> String {
    if let Some(own) = words::verb(&entry.verb, language) {
        return own.to_owned();
    }
    let shape = match (&change.before, &change.after) {
        (Value::Null, Value::Null) => "changed",
        (Value::Null, _) if entry.verb.contains("restore") => "restored",
        (Value::Null, _) => "created",
        (_, Value::Null) => "removed",
        _ => "changed",
    };
    words::shape(shape, language).to_owned()
}

/// What the ids in the changes stand for.
#[derive(Default)]
pub(crate) struct Names(std::collections::HashMap<Id, String>);

impl Names {
    async fn of(store: &Store, entries: &[(AuditEntry, AuditChange)]) -> Result<Self, Failure> {
        let mut wanted: Vec<(String, Id)> = Vec::new();
        for (_, change) in entries {
            collect("", &change.before, &mut wanted);
            collect("", &change.after, &mut wanted);
        }
        wanted.sort();
        wanted.dedup();
        let mut names = Self::default();
        for (key, id) in wanted {
            if let Some(name) = name(store, &key, id).await? {
                names.0.insert(id, name);
            }
        }
        Ok(names)
    }

    pub fn get(&self, id: Id) -> Option<&str> {
        self.0.get(&id).map(String::as_str)
    }
}

/// Every id that stands under a name that refers to another row.
fn collect(key: &str, value: &Value, found: &mut Vec<(String, Id)>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            collect(key, value, found);
        }),
        Value::Array(items) => items.iter().for_each(|item| collect(key, item, found)),
        Value::String(text) => {
            if let Ok(id) = Id::parse_str(text)
                && key != "id"
            {
                found.push((key.to_owned(), id));
            }
        }
        _ => {}
    }
}

/// The name of the row that a field refers to, also of a deleted one.
async fn name(store: &Store, key: &str, id: Id) -> Result<Option<String>, Failure> {
    Ok(match key {
        "customer" => store.customer_even_removed(id).await?.map(|c| c.name),
        "own_company" | "owner" => store.own_company_even_removed(id).await?.map(|c| c.name),
        "product" => store.product_even_removed(id).await?.map(|p| p.name),
        "tender" => store.tender_even_removed(id).await?.map(|t| {
            let name = t.facts.project_name.map(|found| found.value);
            name.unwrap_or(t.source.file)
        }),
        "quotation" | "revises" => {
            let quotation = store.quotation_even_removed(id).await?;
            quotation.map(|q| format!("{} {}", q.label(), q.title).trim().to_owned())
        }
        "bid" => store.bid_even_removed(id).await?.map(|b| b.number),
        "clause" | "parent" | "duplicate_of" => {
            let clause = store.clause(id).await?;
            clause.map(|c| format!("{} {}", c.number, c.title).trim().to_owned())
        }
        "evidence" => store.chapter(id).await?.map(|c| c.title),
        "certificates" => store.certificate_even_removed(id).await?.map(|c| c.name),
        "items" => match store.certificate_even_removed(id).await? {
            Some(certificate) => Some(certificate.name),
            None => store.file(id).await?.map(|f| f.name),
        },
        _ => store.file(id).await?.map(|f| f.name),
    })
}
