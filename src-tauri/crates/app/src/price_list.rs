//! Price lists with validity.

use std::collections::{HashMap, HashSet};

use bidwright_domain::Id;
use bidwright_domain::product::{
    ListedPrice, PriceList, PriceListProblem, Product, price_list_problem,
};
use bidwright_store::Store;
use bidwright_tender::NoWatch;

use crate::desk::{Desk, aside};
use crate::failure::{Code, Failure};
use crate::file::bytes_of;
use crate::import::Noun;
use crate::import::columns::{Mapping, guess};
use crate::import::sheet::{Book, Cell, Row, Sheet};
use crate::import::value::{Kind, Value};
use crate::product::named;
use crate::register::all;
use crate::view::{PriceListRow, PriceListView, PricesRead, Saved, Upload};
use crate::words::told;

/// All lists, the one that begins last first.
pub async fn price_list_list(desk: &Desk) -> Result<Vec<PriceListRow>, Failure> {
    let today = desk.today();
    let lists = desk.store()?.price_lists().await?;
    Ok(lists
        .into_iter()
        .map(|list| PriceListRow {
            valid_today: list.valid_on(today),
            prices: u32::try_from(list.prices.len()).unwrap_or(u32::MAX),
            id: list.id,
            name: list.name,
            valid_from: list.valid_from,
            valid_to: list.valid_to,
        })
        .collect())
}

pub async fn price_list_get(desk: &Desk, id: Id) -> Result<PriceListView, Failure> {
    let store = desk.store()?;
    let missing = || Failure::missing(id);
    let list = store.price_list(id).await?.ok_or_else(missing)?;
    let ids: Vec<Id> = list.prices.iter().map(|p| p.product).collect();
    let products = products(&store, &ids).await?;
    let day = list.valid_from;
    let names = ids
        .iter()
        .filter_map(|id| products.get(id))
        .map(|product| named(product, &[], day))
        .collect();
    Ok(PriceListView {
        overlaps: overlaps(&store, &list, &ids).await?,
        products: names,
        list,
    })
}

/// Stores a new or changed list.
pub async fn price_list_save(desk: &Desk, list: PriceList) -> Result<Saved<PriceList>, Failure> {
    if let Some(problem) = price_list_problem(&list) {
        return Err(failure(&problem));
    }
    let mut write = desk.store()?.write(desk.stamp("price_list_save")).await?;
    write.price_list_put(&list).await?;
    write.commit().await?;
    Ok(Saved {
        value: list,
        warnings: Vec::new(),
    })
}

pub async fn price_list_remove(desk: &Desk, id: Id) -> Result<(), Failure> {
    let mut write = desk.store()?.write(desk.stamp("price_list_remove")).await?;
    write.price_list_remove(id).await?;
    Ok(write.commit().await?)
}

pub async fn price_list_restore(desk: &Desk, id: Id) -> Result<(), Failure> {
    let mut write = desk
        .store()?
        .write(desk.stamp("price_list_restore"))
        .await?;
    write.price_list_restore(id).await?;
    Ok(write.commit().await?)
}

/// Reads prices from a spreadsheet with article numbers or names; nothing is stored.
pub async fn price_list_read(desk: &Desk, upload: &Upload) -> Result<PricesRead, Failure> {
    let (name, bytes) = (upload.name.clone(), bytes_of(upload)?);
    let sheet = aside(move || Ok(Book::open(&name, bytes)?.first_used(&NoWatch)?.1)).await?;
    let columns = Columns::of(&sheet)?;
    let store = desk.store()?;
    let known = Known::of(store.product_list(&all()).await?);
    let (language, day) = (desk.language(), desk.today());
    let mut seen = HashSet::new();
    let mut read = PricesRead {
        prices: Vec::new(),
        products: Vec::new(),
        problems: Vec::new(),
    };
    for row in sheet.rows.iter().skip(columns.head + 1) {
        match columns.price(row, &known) {
            Ok((product, _)) if !seen.insert(product.id) => {
                let twice = Failure::new(Code::ListProductTwice).fact("row", row.number);
                read.problems.push(told(&twice, language));
            }
            Ok((product, listed)) => {
                read.products.push(named(product, &[], day));
                read.prices.push(listed);
            }
            Err(problem) => read.problems.push(told(&problem, language)),
        }
    }
    Ok(read)
}

fn failure(problem: &PriceListProblem) -> Failure {
    match problem {
        PriceListProblem::NoName => Failure::new(Code::Required).field("name"),
        PriceListProblem::EndsBeforeItBegins => Failure::new(Code::ListEnds).field("valid_to"),
        PriceListProblem::PriceOutOfRange { row } => Failure::new(Code::OutOfRange)
            .field(format!("prices.{row}"))
            .fact("expected", "0.00 – 999,999,999,999.99"),
        PriceListProblem::ProductTwice { row } => Failure::new(Code::ListProductTwice)
            .field("prices")
            .fact("row", row),
        PriceListProblem::OtherCurrency => Failure::new(Code::CurrencyOther).field("currency"),
    }
}

async fn products(store: &Store, ids: &[Id]) -> Result<HashMap<Id, Product>, Failure> {
    let found = store.products(ids).await?;
    Ok(found
        .into_iter()
        .map(|product| (product.id, product))
        .collect())
}

/// Names of the other lists that hold on some same day for some same product.
async fn overlaps(store: &Store, list: &PriceList, ids: &[Id]) -> Result<Vec<String>, Failure> {
    let others = store.price_lists_with(ids).await?;
    Ok(others
        .into_iter()
        .filter(|other| other.id != list.id)
        .filter(|other| other.valid_to.is_none_or(|last| list.valid_from <= last))
        .filter(|other| list.valid_to.is_none_or(|last| other.valid_from <= last))
        .map(|other| other.name)
        .collect())
}

/// Products by number, and by name where only one has it.
struct Known {
    numbers: HashMap<String, Product>,
    names: HashMap<String, Option<Product>>,
}

impl Known {
    fn of(products: Vec<Product>) -> Self {
        let mut known = Self {
            numbers: HashMap::new(),
            names: HashMap::new(),
        };
        for product in products {
            let name = product.name.clone();
            let only = !known.names.contains_key(&name);
            known.names.insert(name, only.then(|| product.clone()));
            if !product.number.is_empty() {
                known.numbers.insert(product.number.clone(), product);
            }
        }
        known
    }
}

/// Where number, name and price stand.
struct Columns {
    head: usize,
    number: Option<usize>,
    name: Option<usize>,
    price: usize,
}

impl Columns {
    fn of(sheet: &Sheet) -> Result<Self, Failure> {
        let columns = Product::columns();
        let mapping: Mapping = guess(&sheet.rows, columns);
        let place = |key: &str| {
            let field = columns.iter().position(|column| column.key == key)?;
            mapping.place(field)
        };
        let missing = |column| {
            Failure::new(Code::ColumnMissing)
                .field("file")
                .fact("column", column)
        };
        let (number, name) = (place("number"), place("name"));
        if number.is_none() && name.is_none() {
            return Err(missing("货号 Article no."));
        }
        Ok(Self {
            head: mapping.head,
            number,
            name,
            price: place("list_price").ok_or_else(|| missing("单价 List price"))?,
        })
    }

    fn price<'a>(
        &self,
        row: &Row,
        known: &'a Known,
    ) -> Result<(&'a Product, ListedPrice), Failure> {
        let text = |place: Option<usize>| {
            let cell = place.and_then(|place| row.cells.get(place));
            cell.map(Cell::shown).unwrap_or_default()
        };
        let (number, name) = (text(self.number), text(self.name));
        let by_name = || known.names.get(&name).and_then(Option::as_ref);
        let product = if number.is_empty() {
            by_name()
        } else {
            known.numbers.get(&number)
        };
        let called = if number.is_empty() { &name } else { &number };
        let product = product.ok_or_else(|| {
            Failure::new(Code::ListProductUnknown)
                .fact("row", row.number)
                .fact("value", called.chars().take(60).collect::<String>())
        })?;
        let cell = row.cells.get(self.price).cloned().unwrap_or_default();
        match Kind::Money.read(&cell) {
            Ok(Value::Money(price)) => Ok((
                product,
                ListedPrice {
                    product: product.id,
                    price,
                },
            )),
            _ => Err(Failure::new(Code::CellWrong)
                .field("list_price")
                .fact("row", row.number)
                .fact("column", "单价")
                .fact("value", cell.shown().chars().take(60).collect::<String>())
                .fact("expected", "1234.50")),
        }
    }
}
