//! `own-company list`, `certificate list`, and what lists have in common.

use std::path::PathBuf;

use bidwright_app::domain::chain::Noun;
use bidwright_app::view::{ListFilter, ListRequest, ListSort, Page};
use bidwright_app::{Failure, certificate_list, list_export_now, own_company_list};
use clap::{Args, Subcommand};
use serde::Serialize;

use crate::{End, Seat};

#[derive(Subcommand)]
pub enum ListCommand {
    /// List them, newest change first
    List(Search),
}

/// What every list takes.
#[derive(Args)]
pub struct Search {
    /// Only rows with this text
    #[arg(long, default_value = "")]
    search: String,
    /// Only rows with this value, e.g. status=draft; several values with commas
    #[arg(long = "where", value_name = "COLUMN=VALUE")]
    filters: Vec<String>,
    /// Sort by this column instead of the newest change first; descending with a - before it
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    sort: Option<String>,
    /// Leave out so many rows first
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    offset: u32,
    /// At most so many rows
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    limit: u32,
}

impl Search {
    pub fn request(self) -> ListRequest {
        ListRequest {
            search: self.search,
            filters: self.filters.iter().map(|text| filter(text)).collect(),
            sort: self.sort.as_deref().map(sort),
            limit: self.limit,
            offset: self.offset,
        }
    }
}

fn filter(text: &str) -> ListFilter {
    let (column, values) = text.split_once('=').unwrap_or((text, ""));
    ListFilter {
        column: column.trim().to_owned(),
        values: values
            .split([',', '，'])
            .map(|value| value.trim().to_owned())
            .collect(),
    }
}

fn sort(text: &str) -> ListSort {
    let column = text.strip_prefix('-');
    ListSort {
        column: column.unwrap_or(text).to_owned(),
        descending: column.is_some(),
    }
}

/// A list that is written as a file.
#[derive(Args)]
pub struct Export {
    #[command(flatten)]
    search: Search,
    /// Folder [default: the export folder]
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// Writes a list into the export folder, or the one that was named.
pub async fn export(seat: &Seat, noun: Noun, export: Export) -> Result<End, Failure> {
    let file = list_export_now(&seat.desk, noun, &export.search.request()).await?;
    seat.console.files(&[file])?;
    Ok(End::Good)
}

/// Rows as a table, or the page as JSON.
pub fn show<T: Serialize>(
    seat: &Seat,
    page: &Page<T>,
    head: &[&str],
    row: impl Fn(&T) -> Vec<String>,
) -> Result<End, Failure> {
    let rows: Vec<Vec<String>> = page.rows.iter().map(row).collect();
    seat.console.table(head, &rows);
    seat.console.object(page)?;
    Ok(End::Good)
}

pub async fn own_companies(seat: &Seat, command: ListCommand) -> Result<End, Failure> {
    let ListCommand::List(search) = command;
    let page = own_company_list(&seat.desk, &search.request()).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        say("名称", "Name"),
        say("信用代码", "Credit code"),
        say("法定代表人", "Representative"),
    ];
    show(seat, &page, &head, |c| {
        vec![
            c.name.clone(),
            c.credit_code.clone(),
            c.legal_representative.clone(),
        ]
    })
}

pub async fn certificates(seat: &Seat, command: ListCommand) -> Result<End, Failure> {
    let ListCommand::List(search) = command;
    let page = certificate_list(&seat.desk, &search.request()).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        say("名称", "Name"),
        say("编号", "Number"),
        say("有效期至", "Expires"),
    ];
    show(seat, &page, &head, |c| {
        let expires = c.expires_on.map(|d| d.to_string()).unwrap_or_default();
        vec![c.name.clone(), c.number.clone(), expires]
    })
}
