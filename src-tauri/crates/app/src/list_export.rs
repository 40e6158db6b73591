//! Every list as an Excel file: as filtered and sorted, numbers as numbers, dates as dates.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use bidwright_domain::Id;
use bidwright_domain::bid::BidStatus;
use bidwright_domain::certificate::Certificate;
use bidwright_domain::chain::Noun;
use bidwright_domain::contract::ContractStatus;
use bidwright_domain::customer::{Contact, Customer};
use bidwright_domain::own_company::OwnCompany;
use bidwright_domain::product::Product;
use bidwright_domain::quotation::QuotationStatus;
use bidwright_tender::{NoWatch, Watch};

use crate::desk::{Desk, aside, locked};
use crate::export::write_export;
use crate::failure::{Code, Failure};
use crate::import::{Noun as Imported, choice_word, columns::Column, value::Kind, value::Value};
use crate::job::{self, Running};
use crate::language::Language;
use crate::list::{ListRows, list_every};
use crate::register::all;
use crate::sheet_out::{Book, Cell, Head};
use crate::view::{BidRow, ContractRow, ExportedFile, Job, ListRequest, QuotationRow, TenderRow};

/// Files that were written by background work of this process, by their job's result.
#[derive(Default)]
pub(crate) struct Written(Mutex<HashMap<Id, ExportedFile>>);

/// Writes a list as filtered and sorted, in the background; [`list_exported`] names the file.
pub async fn list_export(
    desk: &Arc<Desk>,
    noun: Noun,
    request: ListRequest,
) -> Result<Job, Failure> {
    desk.store()?;
    let job = desk.jobs.start();
    let (worker, watch) = (desk.clone(), job.clone());
    tokio::spawn(async move {
        let end = written(&worker, noun, request, &watch).await;
        watch.finish(end.map_err(Failure::logged));
    });
    Ok(job::view(desk, &job))
}

async fn written(
    desk: &Arc<Desk>,
    noun: Noun,
    request: ListRequest,
    watch: &Arc<Running>,
) -> Result<Id, Failure> {
    let file = export(desk, noun, &request, &**watch).await?;
    let id = Id::now_v7();
    locked(&desk.written.0).insert(id, file);
    Ok(id)
}

/// The file that an export wrote.
pub async fn list_exported(desk: &Desk, id: Id) -> Result<ExportedFile, Failure> {
    let written = locked(&desk.written.0).get(&id).cloned();
    written.ok_or_else(|| Failure::missing(id))
}

/// The same at once, for the command line.
pub async fn list_export_now(
    desk: &Desk,
    noun: Noun,
    request: &ListRequest,
) -> Result<ExportedFile, Failure> {
    export(desk, noun, request, &NoWatch).await
}

async fn export(
    desk: &Desk,
    noun: Noun,
    request: &ListRequest,
    watch: &(dyn Watch + Sync),
) -> Result<ExportedFile, Failure> {
    let language = desk.language();
    let owners: HashMap<Id, String> = match noun {
        Noun::Certificate => {
            let companies = desk.store()?.own_company_list(&all()).await?;
            companies.into_iter().map(|c| (c.id, c.name)).collect()
        }
        _ => HashMap::new(),
    };
    let mut book = Book::new(language);
    let title = title(noun, language);
    begin(&mut book, noun, title)?;
    list_every(desk, noun, request, |rows, done, total| {
        fill(&mut book, &rows, &owners)?;
        if watch.step(done, total).is_break() {
            return Err(Failure::new(Code::Cancelled));
        }
        Ok(())
    })
    .await?;
    let name = format!("{title} {}.xlsx", desk.today());
    let bytes = aside(move || book.bytes()).await?;
    if watch.step(0, 0).is_break() {
        return Err(Failure::new(Code::Cancelled));
    }
    write_export(desk, &name, &bytes)
}

fn title(noun: Noun, language: Language) -> &'static str {
    let (zh, en) = match noun {
        Noun::OwnCompany => ("我方公司", "Own companies"),
        Noun::Customer => ("客户", "Customers"),
        Noun::Product => ("产品", "Products"),
        Noun::Certificate => ("证书", "Certificates"),
        Noun::Tender => ("招标文件", "Tenders"),
        Noun::Quotation => ("报价单", "Quotations"),
        Noun::Bid => ("投标文件", "Bids"),
        Noun::Contract => ("合同", "Contracts"),
    };
    language.pick(zh, en)
}

/// The sheets with their heads.
fn begin(book: &mut Book, noun: Noun, title: &str) -> Result<(), Failure> {
    match noun {
        Noun::Customer => {
            let own = Customer::columns().iter().filter(|column| !column.part);
            let heads: Vec<Head> = own.map(head_of).collect();
            book.sheet(title, &heads)?;
            let contacts = book.language().pick("联系人", "Contacts");
            book.sheet(contacts, &heads_of(CONTACT))
        }
        Noun::Product => {
            let heads: Vec<Head> = Product::columns().iter().map(head_of).collect();
            book.sheet(title, &heads)
        }
        Noun::OwnCompany => book.sheet(title, &heads_of(OWN_COMPANY)),
        Noun::Certificate => book.sheet(title, &heads_of(CERTIFICATE)),
        Noun::Tender => book.sheet(title, &heads_of(TENDER)),
        Noun::Quotation => book.sheet(title, &heads_of(QUOTATION)),
        Noun::Bid => book.sheet(title, &heads_of(BID)),
        Noun::Contract => book.sheet(title, &heads_of(CONTRACT)),
    }
}

fn fill(book: &mut Book, rows: &ListRows, owners: &HashMap<Id, String>) -> Result<(), Failure> {
    let language = book.language();
    match rows {
        ListRows::Customer(rows) => {
            for customer in rows {
                let row = customer.row(&[]);
                let own = Customer::columns().iter().filter(|column| !column.part);
                let cells: Vec<Cell> = own.map(|c| cell_of(c, &row, language)).collect();
                book.row(0, &cells)?;
                for contact in &customer.contacts {
                    let row = (customer.name.clone(), contact.clone());
                    book.row(1, &cells_of(CONTACT, &row, language))?;
                }
            }
        }
        ListRows::Product(rows) => {
            for product in rows {
                let columns = Product::columns().iter();
                let cells: Vec<Cell> = columns.map(|c| cell_of(c, product, language)).collect();
                book.row(0, &cells)?;
            }
        }
        ListRows::OwnCompany(rows) => each(book, OWN_COMPANY, rows)?,
        ListRows::Certificate(rows) => {
            for certificate in rows {
                let owner = owners.get(&certificate.owner).cloned().unwrap_or_default();
                let row = (owner, certificate.clone());
                book.row(0, &cells_of(CERTIFICATE, &row, language))?;
            }
        }
        ListRows::Tender(rows) => each(book, TENDER, rows)?,
        ListRows::Quotation(rows) => each(book, QUOTATION, rows)?,
        ListRows::Bid(rows) => each(book, BID, rows)?,
        ListRows::Contract(rows) => each(book, CONTRACT, rows)?,
    }
    Ok(())
}

fn each<R>(book: &mut Book, columns: &[Out<R>], rows: &[R]) -> Result<(), Failure> {
    let language = book.language();
    for row in rows {
        book.row(0, &cells_of(columns, row, language))?;
    }
    Ok(())
}

/// A column as the import reads it, so that what goes out can come in again.
fn head_of<R>(column: &Column<R>) -> Head {
    let width = match column.kind {
        Kind::Text(most) if most >= 500 => 30.0,
        Kind::Text(_) => 18.0,
        Kind::Money => 16.0,
        Kind::Rate => 9.0,
        Kind::Choice(_) => 10.0,
    };
    Head {
        zh: column.zh,
        en: column.en,
        width,
    }
}

fn cell_of<R>(column: &Column<R>, row: &R, language: Language) -> Cell {
    match (column.get)(row) {
        Value::Text(text) => Cell::Text(text),
        // An amount of nothing in these lists means that none is set.
        Value::Money(fen) if fen.0 == 0 && !column.required => Cell::Empty,
        Value::Money(fen) => Cell::Money(fen),
        Value::Rate(rate) => Cell::Rate(rate),
        Value::Choice(code) => Cell::Text(choice_word(column.kind, code, language).to_owned()),
        Value::None => Cell::Empty,
    }
}

/// A column of a list that only goes out.
struct Out<R> {
    zh: &'static str,
    en: &'static str,
    width: f64,
    get: fn(&R, Language) -> Cell,
}

fn heads_of<R>(columns: &[Out<R>]) -> Vec<Head> {
    let head = |column: &Out<R>| Head {
        zh: column.zh,
        en: column.en,
        width: column.width,
    };
    columns.iter().map(head).collect()
}

fn cells_of<R>(columns: &[Out<R>], row: &R, language: Language) -> Vec<Cell> {
    columns.iter().map(|c| (c.get)(row, language)).collect()
}

const fn out<R>(
    zh: &'static str,
    en: &'static str,
    width: f64,
    get: fn(&R, Language) -> Cell,
) -> Out<R> {
    Out { zh, en, width, get }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// A contact with its customer's name.
type OfCustomer = (String, Contact);
/// A certificate with its owner's name.
type OfOwner = (String, Certificate);

const CONTACT: &[Out<OfCustomer>] = &[
    out("客户名称", "Customer", 30.0, |(c, _), _| text(c)),
    out("联系人", "Contact", 14.0, |(_, p), _| text(&p.name)),
    out("联系人职务", "Contact title", 16.0, |(_, p), _| {
        text(&p.title)
    }),
    out("联系人电话", "Contact phone", 16.0, |(_, p), _| {
        text(&p.phone)
    }),
    out("电子邮箱", "Email", 24.0, |(_, p), _| text(&p.email)),
    out("微信", "WeChat", 16.0, |(_, p), _| text(&p.wechat)),
    out("联系人备注", "Contact note", 30.0, |(_, p), _| {
        text(&p.note)
    }),
];

const OWN_COMPANY: &[Out<OwnCompany>] = &[
    out("名称", "Name", 30.0, |c, _| text(&c.name)),
    out("统一社会信用代码", "Credit code", 22.0, |c, _| {
        text(&c.credit_code)
    }),
    out("地址", "Address", 36.0, |c, _| text(&c.address)),
    out("法定代表人", "Legal representative", 14.0, |c, _| {
        text(&c.legal_representative)
    }),
    out("电话", "Phone", 18.0, |c, _| text(&c.phone)),
    out("电子邮箱", "Email", 24.0, |c, _| text(&c.email)),
    out("开户行", "Bank", 24.0, |c, _| {
        text(c.default_account().map_or("", |a| &a.bank_name))
    }),
    out("银行账号", "Bank account", 24.0, |c, _| {
        text(c.default_account().map_or("", |a| &a.bank_account))
    }),
];

const CERTIFICATE: &[Out<OfOwner>] = &[
    out("名称", "Name", 36.0, |(_, c), _| text(&c.name)),
    out("编号", "Number", 20.0, |(_, c), _| text(&c.number)),
    out("所属公司", "Owner", 30.0, |(owner, _), _| text(owner)),
    out("发证机构", "Issuer", 24.0, |(_, c), _| text(&c.issuer)),
    out("发证日期", "Issued", 12.0, |(_, c), _| {
        Cell::date(c.issued_on)
    }),
    out("有效期至", "Expires", 12.0, |(_, c), _| {
        Cell::date(c.expires_on)
    }),
    out("备注", "Note", 30.0, |(_, c), _| text(&c.note)),
];

const TENDER: &[Out<TenderRow>] = &[
    out("项目名称", "Project", 44.0, |t, _| {
        text(&t.project_name)
    }),
    out("项目编号", "Project number", 20.0, |t, _| {
        text(&t.project_number)
    }),
    out("采购人", "Purchaser", 28.0, |t, _| text(&t.purchaser)),
    out("投标截止时间", "Submission deadline", 18.0, |t, _| {
        Cell::wall_time(t.submission_deadline.as_deref())
    }),
    out("条款数", "Clauses", 9.0, |t, _| Cell::Number(t.clauses)),
];

const QUOTATION: &[Out<QuotationRow>] = &[
    out("编号", "Number", 18.0, |q, _| text(&q.label)),
    out("标题", "Title", 40.0, |q, _| text(&q.title)),
    out("客户", "Customer", 28.0, |q, _| text(&q.customer)),
    out("状态", "Status", 10.0, |q, language| {
        text(quotation_status(q.status, language))
    }),
    out(
        "含税合计（元）",
        "Total with tax (CNY)",
        18.0,
        |q, _| Cell::money(q.gross),
    ),
    out("报价日期", "Issued", 12.0, |q, _| {
        Cell::date(q.issued_on)
    }),
];

const BID: &[Out<BidRow>] = &[
    out("编号", "Number", 18.0, |b, _| text(&b.number)),
    out("项目名称", "Project", 44.0, |b, _| {
        text(&b.project_name)
    }),
    out("采购人", "Purchaser", 28.0, |b, _| text(&b.purchaser)),
    out("投标截止时间", "Submission deadline", 18.0, |b, _| {
        Cell::wall_time(b.submission_deadline.as_deref())
    }),
    out("状态", "Status", 10.0, |b, language| {
        text(bid_status(b.status, language))
    }),
    out("已应答", "Answered", 9.0, |b, _| {
        Cell::Number(b.answered)
    }),
    out("应答条款", "Clauses", 9.0, |b, _| {
        Cell::Number(b.clauses)
    }),
];

const CONTRACT: &[Out<ContractRow>] = &[
    out("编号", "Number", 18.0, |c, _| text(&c.number)),
    out("名称", "Title", 40.0, |c, _| text(&c.title)),
    out("客户", "Customer", 28.0, |c, _| text(&c.customer)),
    out("状态", "Status", 10.0, |c, language| {
        text(contract_status(c.status, language))
    }),
    out(
        "含税合计（元）",
        "Total with tax (CNY)",
        18.0,
        |c, _| Cell::money(c.gross),
    ),
];

fn quotation_status(status: QuotationStatus, language: Language) -> &'static str {
    let (zh, en) = match status {
        QuotationStatus::Draft => ("草稿", "Draft"),
        QuotationStatus::Issued => ("已签发", "Issued"),
        QuotationStatus::Superseded => ("已有新版本", "Superseded"),
        QuotationStatus::Won => ("赢单", "Won"),
        QuotationStatus::Lost => ("丢单", "Lost"),
    };
    language.pick(zh, en)
}

fn bid_status(status: BidStatus, language: Language) -> &'static str {
    let (zh, en) = match status {
        BidStatus::Draft => ("编制中", "Draft"),
        BidStatus::Submitted => ("已递交", "Submitted"),
        BidStatus::Won => ("中标", "Won"),
        BidStatus::Lost => ("未中标", "Lost"),
    };
    language.pick(zh, en)
}

fn contract_status(status: ContractStatus, language: Language) -> &'static str {
    let (zh, en) = match status {
        ContractStatus::Draft => ("草稿", "Draft"),
        ContractStatus::Sealed => ("已盖章", "Sealed"),
    };
    language.pick(zh, en)
}
