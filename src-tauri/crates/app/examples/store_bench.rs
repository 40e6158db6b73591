//! Lists, search and opening in the large sample store. Prints a name and milliseconds per line;
//! with `BIDWRIGHT_BENCH_ROWS` also writes the customers' texts there, for a reference to search.

use std::fmt::Write as _;
use std::future::Future;
use std::time::Instant;

use bidwright_app::domain::Id;
use bidwright_app::domain::chain::Noun;
use bidwright_app::view::{ListFilter, ListRequest, ListSort};
use bidwright_app::{
    Desk, Failure, ListRows, customer_list, demo_large, list_every, product_list, quotation_get,
    quotation_list, search,
};

/// What a person types, letter by letter: names, words, numbers, spellings, rare and common ones.
const TYPED: [&str; 24] = [
    "杭州",
    "有限公司",
    "科技有",
    "软件",
    "王芳",
    "欧阳",
    "安邦",
    "卓智商贸",
    "重庆天",
    "QT-2026",
    "P-1999",
    "0571-",
    "138",
    "wx0001",
    "example",
    "hzab",
    "zgyd",
    "hangzh",
    "ouyang",
    "rjyxgs",
    "cqtian",
    "龘",
    "市",
    "a",
];
/// Times of one measure.
const ROUNDS: usize = 7;

struct Figures(Vec<f64>);

impl Figures {
    fn at(&mut self, percent: usize) -> f64 {
        self.0.sort_by(f64::total_cmp);
        let last = self.0.len().saturating_sub(1);
        self.0[(self.0.len() * percent / 100).min(last)]
    }
}

async fn timed<T, F: Future<Output = Result<T, Failure>>>(
    run: impl Fn() -> F,
) -> Result<Figures, Failure> {
    let mut figures = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        run().await?;
        figures.push(start.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(Figures(figures))
}

fn request(search: &str, filter: Option<(&str, &str)>, sort: Option<(&str, bool)>) -> ListRequest {
    ListRequest {
        search: search.to_owned(),
        filters: filter
            .map(|(column, value)| ListFilter {
                column: column.to_owned(),
                values: vec![value.to_owned()],
            })
            .into_iter()
            .collect(),
        sort: sort.map(|(column, descending)| ListSort {
            column: column.to_owned(),
            descending,
        }),
        limit: 100,
        offset: 0,
    }
}

async fn list(desk: &Desk, noun: Noun, request: &ListRequest) -> Result<u32, Failure> {
    Ok(match noun {
        Noun::Customer => customer_list(desk, request).await?.total,
        Noun::Product => product_list(desk, request).await?.total,
        _ => quotation_list(desk, request).await?.total,
    })
}

/// First page, the slowest column to sort by, the slowest filter.
async fn lists(desk: &Desk) -> Result<(), Failure> {
    type Case = (
        Noun,
        &'static [&'static str],
        (&'static str, &'static str),
        [&'static str; 4],
    );
    let cases: [Case; 3] = [
        (
            Noun::Customer,
            &["name", "industry", "region", "contact", "phone"],
            ("region", "浙江"),
            ["有限公司", "卓智", "s", "hzab"],
        ),
        (
            Noun::Product,
            &["number", "name", "category", "list_price", "vat_rate"],
            ("category", "软件"),
            ["平台", "P-0", "x", "sjzt"],
        ),
        (
            Noun::Quotation,
            &["label", "title", "customer", "gross", "issued_on", "status"],
            ("status", "draft"),
            ["报价", "QT-2026-00", "a", "dasz"],
        ),
    ];
    for (noun, columns, filter, searches) in cases {
        let name = format!("{noun:?}").to_lowercase();
        let first = request("", None, None);
        let mut figures = timed(|| list(desk, noun, &first)).await?;
        println!("{name}_first_page {:.2}", figures.at(50));
        let (mut sorts, mut filters) = (Figures(Vec::new()), Figures(Vec::new()));
        for column in columns {
            for descending in [false, true] {
                let sorted = request("", None, Some((column, descending)));
                sorts
                    .0
                    .push(timed(|| list(desk, noun, &sorted)).await?.at(50));
            }
            let both = request("", Some(filter), Some((column, true)));
            filters
                .0
                .push(timed(|| list(desk, noun, &both)).await?.at(50));
            for search in searches {
                let both = request(search, None, Some((column, false)));
                let median = timed(|| list(desk, noun, &both)).await?.at(50);
                if std::env::var_os("BIDWRIGHT_BENCH_ALL").is_some() {
                    eprintln!("{name} {search} by {column}: {median:.1}");
                }
                filters.0.push(median);
            }
        }
        for search in searches {
            let found = request(search, None, None);
            filters
                .0
                .push(timed(|| list(desk, noun, &found)).await?.at(50));
        }
        println!("{name}_sort_worst {:.2}", sorts.at(100));
        println!("{name}_filter_median {:.2}", filters.at(50));
        println!("{name}_filter_worst {:.2}", filters.at(100));
    }
    Ok(())
}

async fn searches(desk: &Desk) -> Result<(), Failure> {
    let mut figures = Figures(Vec::new());
    for typed in TYPED {
        let mut so_far = String::new();
        for letter in typed.chars() {
            so_far.push(letter);
            let one = timed(|| search(desk, &so_far, None)).await?;
            if std::env::var_os("BIDWRIGHT_BENCH_ALL").is_some() {
                eprintln!("{so_far}: {:.1}", Figures(one.0.clone()).at(50));
            }
            figures.0.extend(one.0);
        }
    }
    println!("search_median {:.2}", figures.at(50));
    println!("search_p99 {:.2}", figures.at(99));
    Ok(())
}

async fn openings(desk: &Desk) -> Result<(), Failure> {
    let every = request("", None, None);
    let ids: Vec<Id> = quotation_list(desk, &every)
        .await?
        .rows
        .iter()
        .map(|q| q.id)
        .collect();
    let mut figures = Figures(Vec::new());
    for id in ids {
        figures.0.extend(timed(|| quotation_get(desk, id)).await?.0);
    }
    println!("quotation_open_median {:.2}", figures.at(50));
    println!("quotation_open_p99 {:.2}", figures.at(99));
    Ok(())
}

/// One customer's words per line, so that a plain database can be asked the same.
async fn write_rows(desk: &Desk, path: &str) -> Result<(), Failure> {
    let mut text = String::new();
    let every = ListRequest::default();
    list_every(desk, Noun::Customer, &every, |rows, _, _| {
        if let ListRows::Customer(customers) = rows {
            for c in customers {
                let mut words = vec![c.name, c.credit_code, c.phone, c.industry, c.region, c.note];
                for p in c.contacts {
                    words.extend([p.name, p.phone, p.email, p.wechat]);
                }
                let _ = writeln!(text, "{}", words.join(" "));
            }
        }
        Ok(())
    })
    .await?;
    std::fs::write(path, text).map_err(Failure::unexpected)
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let desk = bidwright_testkit::desk().await;
    let start = Instant::now();
    demo_large(&desk, |_, _| ()).await?;
    println!("filled {:.0}", start.elapsed().as_secs_f64() * 1_000.0);
    let size = std::fs::metadata(desk.store_path()).map_or(0, |file| file.len());
    println!("store_mib {}", size / 1024 / 1024);
    if let Ok(path) = std::env::var("BIDWRIGHT_BENCH_ROWS") {
        write_rows(&desk, &path).await?;
    }
    lists(&desk).await?;
    searches(&desk).await?;
    openings(&desk).await
}
