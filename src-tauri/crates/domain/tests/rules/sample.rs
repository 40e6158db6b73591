//! A small bid in which nothing is wrong; each test spoils one thing.

use bidwright_domain::Id;
use bidwright_domain::bid::{Bid, BidStatus, Chapter, Deviation, Field, Response};
use bidwright_domain::certificate::Certificate;
use bidwright_domain::check::{CheckInput, OtherFact, VolumeText};
use bidwright_domain::money::{BasisPoints, Fen, Quantity};
use bidwright_domain::own_company::OwnCompany;
use bidwright_domain::quotation::{Quotation, QuotationLine, QuotationStatus};
use bidwright_domain::rich_text::{Attrs, Node, RichText};
use bidwright_domain::tender::{Clause, ClauseKind, Effect, Facts, Found, LegendEntry, Tender};
use chrono::{DateTime, NaiveDate, Utc};

pub fn id(n: u128) -> Id {
    Id::from_u128(n)
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn found<T>(value: T) -> Option<Found<T>> {
    Some(Found { value, at: None })
}

pub fn line(
    n: u128,
    name: &str,
    quantity: i64,
    price: i64,
    discount: i32,
    vat: i32,
) -> QuotationLine {
    QuotationLine {
        id: id(n),
        name: name.to_owned(),
        unit: "套".to_owned(),
        quantity: Quantity(quantity),
        unit_price: Fen(price),
        discount: BasisPoints(discount),
        vat_rate: BasisPoints(vat),
        ..QuotationLine::default()
    }
}

/// Three lines of two rates; gross 123,884.97, net 110,252.19, tax 13,632.78.
pub fn quotation() -> Quotation {
    Quotation {
        number: Some("QT-2026-0012".to_owned()),
        status: QuotationStatus::Issued,
        customer: Some(id(5)),
        own_company: Some(id(1)),
        tender: Some(id(2)),
        title: "档案管理系统报价".to_owned(),
        lines: vec![
            line(71, "档案管理软件", 2_000, 5_650_000, 0, 1300),
            line(72, "实施服务", 1_000, 1_060_000, 0, 600),
            line(73, "扫描客户端", 3_000, 9_999, 500, 1300),
        ],
        valid_days: 90,
        issued_on: Some(day(2026, 11, 20)),
        ..Quotation::draft(id(70))
    }
}

pub fn text(words: &str) -> Node {
    Node {
        kind: "text".to_owned(),
        text: words.to_owned(),
        ..Node::default()
    }
}

pub fn node(kind: &str, content: Vec<Node>) -> Node {
    Node {
        kind: kind.to_owned(),
        content,
        ..Node::default()
    }
}

pub fn field(name: &str) -> Node {
    Node {
        kind: "field".to_owned(),
        attrs: Attrs {
            name: Some(name.to_owned()),
            ..Attrs::default()
        },
        ..Node::default()
    }
}

pub fn rich(paragraphs: &[&str]) -> RichText {
    RichText {
        content: paragraphs
            .iter()
            .map(|words| node("paragraph", vec![text(words)]))
            .collect(),
        ..RichText::default()
    }
}

pub fn clause(n: u128, position: u32, number: &str, words: &str, marks: &[&str]) -> Clause {
    Clause {
        id: id(n),
        tender: id(2),
        position,
        parent: None,
        number: number.to_owned(),
        title: String::new(),
        text: words.to_owned(),
        marks: marks.iter().map(|mark| (*mark).to_owned()).collect(),
        inherited_marks: Vec::new(),
        kind: ClauseKind::Technical,
        duplicate_of: None,
        at: None,
        edited: false,
    }
}

/// A bid and everything that belongs to it, owned, so that a test can spoil it.
pub struct Sample {
    pub bid: Bid,
    pub tender: Tender,
    pub clauses: Vec<Clause>,
    pub responses: Vec<Response>,
    pub chapters: Vec<Chapter>,
    pub certificates: Vec<Certificate>,
    pub own_company: Option<OwnCompany>,
    pub quotation: Option<Quotation>,
    pub others: Vec<OtherFact>,
    pub now: DateTime<Utc>,
}

impl Sample {
    pub fn input(&self) -> CheckInput<'_> {
        CheckInput {
            bid: &self.bid,
            tender: &self.tender,
            clauses: &self.clauses,
            responses: &self.responses,
            chapters: &self.chapters,
            certificates: &self.certificates,
            own_company: self.own_company.as_ref(),
            quotation: self.quotation.as_ref(),
            others: &self.others,
            now: self.now,
        }
    }
}

pub fn bid() -> Sample {
    Sample {
        bid: the_bid(),
        tender: tender(),
        clauses: vec![
            clause(11, 0, "3.1", "支持国产数据库。", &["★"]),
            clause(12, 1, "3.2", "检索响应时间不超过2秒。", &["▲"]),
        ],
        responses: vec![
            response(11, "满足，支持两种国产数据库。", Some(id(31))),
            response(12, "满足，实测1.2秒。", None),
        ],
        chapters: vec![chapter()],
        certificates: vec![certificate()],
        own_company: Some(own_company()),
        quotation: Some(quotation()),
        others: Vec::new(),
        now: "2026-11-23T09:00:00Z".parse().unwrap(),
    }
}

fn the_bid() -> Bid {
    Bid {
        id: id(3),
        number: "BID-2026-0003".to_owned(),
        status: BidStatus::Draft,
        tender: id(2),
        own_company: Some(id(1)),
        quotation: Some(id(70)),
        agent_name: "林知远".to_owned(),
        agent_title: "销售经理".to_owned(),
        agent_id_number: "330300199001010000".to_owned(),
        agent_phone: "13800138000".to_owned(),
        delivery_period: "合同签订后30日内".to_owned(),
        validity_days: 90,
        signed_on: Some(day(2026, 12, 8)),
        certificates: vec![id(41)],
        submitted_at: None,
        content_hash: None,
        pdf: None,
    }
}

fn tender() -> Tender {
    Tender {
        id: id(2),
        customer: Some(id(5)),
        file: id(6),
        source: Default::default(),
        facts: Facts {
            project_name: found("云溪市档案管理系统采购项目".to_owned()),
            project_number: found("YXZC-2026-118".to_owned()),
            purchaser: found("云溪市档案馆".to_owned()),
            submission_deadline: found("2026-12-10T09:30:00+08:00".to_owned()),
            ceiling_price_fen: found(Fen(15_000_000)),
            bid_security_fen: found(Fen(200_000)),
            bid_validity_days: found(90),
            ..Facts::default()
        },
        legend: vec![
            LegendEntry {
                mark: "★".to_owned(),
                effect: Effect::Substantive,
                quote: "★为实质性条款，负偏离作无效投标处理。".to_owned(),
                at: None,
            },
            LegendEntry {
                mark: "▲".to_owned(),
                effect: Effect::Scored,
                quote: "▲为重要评分项。".to_owned(),
                at: None,
            },
        ],
        evaluation: Vec::new(),
        required_documents: Vec::new(),
        warnings: Vec::new(),
    }
}

fn response(clause: u128, answer: &str, evidence: Option<Id>) -> Response {
    Response {
        bid: id(3),
        clause: id(clause),
        deviation: Deviation::None,
        answer: answer.to_owned(),
        evidence,
        note: String::new(),
    }
}

fn chapter() -> Chapter {
    let mut content = rich(&["系统采用分层结构。"]);
    let project = vec![
        text("本章为"),
        field(Field::ProjectName.name()),
        text("编写。"),
    ];
    content.content.push(node("paragraph", project));
    Chapter {
        id: id(31),
        bid: id(3),
        position: 0,
        title: "技术方案".to_owned(),
        content,
    }
}

fn certificate() -> Certificate {
    Certificate {
        id: id(41),
        owner: id(1),
        name: "信息安全管理体系认证证书".to_owned(),
        number: "ISMS-2025-0087".to_owned(),
        issuer: String::new(),
        issued_on: Some(day(2025, 4, 1)),
        expires_on: Some(day(2028, 3, 31)),
        scans: vec![id(42)],
        note: String::new(),
    }
}

pub fn own_company() -> OwnCompany {
    OwnCompany {
        id: id(1),
        name: "青竹软件有限公司".to_owned(),
        credit_code: "91350100M000100Y43".to_owned(),
        address: "云溪市竹海路8号".to_owned(),
        legal_representative: "周明哲".to_owned(),
        phone: "0577-86123456".to_owned(),
        ..OwnCompany::default()
    }
}

pub const CAPITALS: &str = "人民币壹拾贰万叁仟捌佰捌拾肆元玖角柒分";

/// The finished pages of [`bid`] as a PDF reader gives them.
pub fn volume() -> VolumeText {
    let foot = |page: u32| format!("\n第 {page} 页 共 5 页");
    let pages = [
        "投标文件\n云溪市档案管理系统采购项目".to_owned(),
        format!("投标函\n投标总价为 123,884.97 元（大写：{CAPITALS}），\n投标保证金 2,000.00 元。"),
        format!("开标一览表\n投标总价 小写：123,884.97\n大写：{CAPITALS}\n税额合计 13,632.78"),
        "分项报价表\n1 档案管理软件 2 56,500.00 113,000.00\n2 实施服务 1 10,600.00 10,600.00"
            .to_owned(),
        format!(
            "3 扫描客户端 3 99.99 284.97\n13% 合计 100,252.19 13,032.78 113,284.97\n合计 123,884.97\n人民币\n{}",
            &CAPITALS["人民币".len()..]
        ),
    ];
    VolumeText {
        pages: (1u32..)
            .zip(pages)
            .map(|(page, text)| text + &foot(page))
            .collect(),
        letter: 2,
        opening_summary: 3,
        price_table: (4, 5),
        total_pages: 5,
        missing_glyphs: Vec::new(),
    }
}
