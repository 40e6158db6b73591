//! Invented sheets that the tests print.
#![allow(dead_code, clippy::unwrap_used)]

mod chapters;
pub mod reading;

pub use chapters::*;

use bidwright_documents::{
    BidVolume, CertificateSheet, ChapterSheet, ContractSheet, Picture, QuotationSheet, ResponseRow,
};
use bidwright_domain::Id;
use bidwright_domain::bid::{Bid, BidStatus, Deviation, Response, field_values};
use bidwright_domain::certificate::Certificate;
use bidwright_domain::contract::{Contract, ContractStatus, plan_instalments, standard_clauses};
use bidwright_domain::customer::{Contact, Customer};
use bidwright_domain::money::{BasisPoints, Fen, Quantity};
use bidwright_domain::own_company::{BankAccount, OwnCompany};
use bidwright_domain::quotation::{
    Quotation, QuotationLine, QuotationSection, QuotationStatus, TotalDiscount,
};
use bidwright_domain::tender::{Clause, ClauseKind, Facts, Found, Source, Tender};
use chrono::NaiveDate;

/// The same id for the same number.
pub fn id(number: u128) -> Id {
    Id::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0000 + number)
}

pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

pub fn own_company() -> OwnCompany {
    OwnCompany {
        id: id(1),
        name: "杭州澜岳软件有限公司".into(),
        credit_code: "91330106MA2CFL3K7P".into(),
        address: "浙江省杭州市西湖区文三路398号东信大厦12层".into(),
        legal_representative: "沈明远".into(),
        phone: "0571-87650001".into(),
        email: "sales@lanyue.example".into(),
        accounts: vec![BankAccount {
            id: id(1),
            bank_name: "中国工商银行杭州文三支行".into(),
            bank_account: "1202020109900123456".into(),
            note: String::new(),
        }],
        ..OwnCompany::default()
    }
}

pub fn customer() -> Customer {
    Customer {
        id: id(2),
        name: "云溪市大数据发展管理局".into(),
        credit_code: "11330100MB1234567Q".into(),
        address: "浙江省云溪市滨江大道1号市民中心B座".into(),
        phone: "0571-88001234".into(),
        industry: "政府".into(),
        region: "浙江".into(),
        contacts: vec![Contact {
            id: id(3),
            name: "王建国".into(),
            title: "处长".into(),
            phone: "13805710001".into(),
            email: "wangjg@yunxi.example".into(),
            ..Contact::default()
        }],
        ..Customer::default()
    }
}

pub fn line(number: u128, name: &str, price: i64, quantity: i64, rate: i32) -> QuotationLine {
    QuotationLine {
        id: id(100 + number),
        name: name.into(),
        specification: "支持国产操作系统与国产数据库；提供“统一身份认证”、日志审计、数据脱敏。"
            .into(),
        unit: "套".into(),
        quantity: Quantity(quantity),
        unit_price: Fen(price),
        vat_rate: BasisPoints(rate),
        ..QuotationLine::default()
    }
}

pub fn quotation() -> Quotation {
    let mut lines = vec![
        line(1, "数据治理平台软件（企业版）V6.0", 48_000_000, 2_000, 1300),
        line(2, "主数据管理系统", 12_345_678, 1_500, 1300),
        line(3, "实施与培训服务", 180_000, 45_000, 600),
    ];
    lines[1].discount = BasisPoints(500);
    lines[1].note = "含一年原厂升级服务".into();
    lines[2].unit = "人天".into();
    lines[2].specification = "高级工程师现场实施\n含两次集中培训".into();
    Quotation {
        number: Some("QT-2026-0012".into()),
        revision: 2,
        status: QuotationStatus::Issued,
        customer: Some(id(2)),
        own_company: Some(id(1)),
        title: "云溪市公共数据治理平台（二期）软件采购".into(),
        contact: "王建国 处长".into(),
        lines,
        delivery_terms: "合同签订后30日内交付并完成部署。\n运费由我方承担。".into(),
        payment_terms:
            "合同签订后10个工作日内支付30%，验收合格后10个工作日内支付65%，质量保证期满后支付5%。"
                .into(),
        note: "本报价含一年免费维护服务。".into(),
        issued_on: Some(day()),
        ..Quotation::draft(id(10))
    }
}

pub fn quotation_sheet() -> QuotationSheet {
    sheet_of(quotation())
}

pub fn sheet_of(quotation: Quotation) -> QuotationSheet {
    QuotationSheet {
        totals: quotation.totals().unwrap(),
        quotation,
        blank_prices: false,
        own_company: own_company(),
        customer: Some(customer()),
        logo: None,
        seal: None,
    }
}

/// Two sections, an optional line, a discount on the total, in three VAT rates.
pub fn rich_quotation() -> Quotation {
    let section = |number, title: &str| QuotationSection {
        id: id(number),
        title: title.into(),
    };
    let mut made = quotation();
    made.sections = vec![section(301, "软件产品"), section(302, "实施与运输")];
    made.lines.push(line(4, "设备运输", 999_999, 1_000, 900));
    made.lines
        .push(line(5, "备用服务器", 3_000_000, 1_000, 1300));
    for (index, line) in made.lines.iter_mut().enumerate() {
        line.section = Some(id(if index < 2 { 301 } else { 302 }));
    }
    made.lines[3].discount_amount = Fen(99_999);
    made.lines[4].optional = true;
    made.total_discount = TotalDiscount::Amount {
        amount: Fen(2_592_591),
    };
    made.signatory = "顾明".into();
    made
}

pub fn rich_sheet() -> QuotationSheet {
    sheet_of(rich_quotation())
}

pub fn contract_sheet() -> ContractSheet {
    let quotation = quotation();
    let totals = quotation.totals().unwrap();
    let plan = [
        ("首付款", "合同签订后10个工作日内", BasisPoints(3000)),
        ("验收款", "验收合格后10个工作日内", BasisPoints(6500)),
        ("质保金", "质量保证期满后10个工作日内", BasisPoints(500)),
    ];
    let mut next = 200;
    let instalments = plan_instalments(totals.total.gross, &plan, || {
        next += 1;
        id(next)
    });
    ContractSheet {
        contract: Contract {
            id: id(20),
            number: Some("CT-2026-0005".into()),
            status: ContractStatus::Sealed,
            title: "软件销售合同".into(),
            customer: Some(id(2)),
            own_company: Some(id(1)),
            quotation: Some(id(10)),
            bid: None,
            lines: quotation.lines,
            tax_included: true,
            instalments,
            clauses: standard_clauses(),
            signed_on: Some(day()),
            signed_place: "浙江省云溪市".into(),
            sealed_at: None,
            content_hash: None,
            pdf: None,
        },
        totals,
        own_company: own_company(),
        customer: customer(),
        seal: None,
    }
}

pub fn found<T>(value: T) -> Option<Found<T>> {
    Some(Found { value, at: None })
}

pub fn tender() -> Tender {
    Tender {
        id: id(30),
        customer: Some(id(2)),
        file: id(31),
        source: Source::default(),
        facts: Facts {
            project_name: found("云溪市公共数据治理平台（二期）软件采购项目".into()),
            project_number: found("YXZC-2026-118".into()),
            purchaser: found("云溪市大数据发展管理局".into()),
            agency: found("云溪市公共资源交易中心".into()),
            submission_deadline: found("2026-12-18T09:30:00+08:00".into()),
            opening_time: found("2026-12-18T09:30:00+08:00".into()),
            bid_validity_days: found(90),
            originals: found(1),
            copies: found(4),
            ..Facts::default()
        },
        legend: Vec::new(),
        evaluation: Vec::new(),
        required_documents: Vec::new(),
        warnings: Vec::new(),
    }
}

pub fn bid() -> Bid {
    Bid {
        id: id(40),
        number: "BID-2026-0003".into(),
        status: BidStatus::Draft,
        tender: id(30),
        own_company: Some(id(1)),
        quotation: Some(id(10)),
        agent_name: "陆文清".into(),
        agent_title: "销售总监".into(),
        agent_id_number: "330106198805120014".into(),
        agent_phone: "13905710002".into(),
        delivery_period: "合同签订后30日内".into(),
        validity_days: 90,
        signed_on: Some(day()),
        certificates: Vec::new(),
        submitted_at: None,
        content_hash: None,
        pdf: None,
    }
}

pub fn row(number: u32, mark: &str, deviation: Deviation, evidence: Option<Id>) -> ResponseRow {
    let kind = if number.is_multiple_of(5) {
        ClauseKind::Business
    } else {
        ClauseKind::Technical
    };
    let clause = Clause {
        id: id(1000 + u128::from(number)),
        tender: id(30),
        position: number - 1,
        parent: None,
        number: format!("3.{}.{}", number / 20 + 1, number % 20 + 1),
        title: String::new(),
        text: format!(
            "第{number}项要求：系统应支持对结构化和非结构化数据进行统一采集、清洗、比对和质量稽核，\
             单节点处理能力不低于每秒5000条，并提供完整的操作日志。"
        ),
        marks: if mark.is_empty() {
            Vec::new()
        } else {
            vec![mark.into()]
        },
        inherited_marks: Vec::new(),
        kind,
        duplicate_of: None,
        at: None,
        edited: false,
    };
    ResponseRow {
        substantive: mark == "★",
        response: Some(Response {
            bid: id(40),
            clause: clause.id,
            deviation,
            answer: "完全响应。我方产品满足该项要求，单节点实测每秒6200条，日志保存不少于180天。"
                .into(),
            evidence,
            note: if deviation == Deviation::Positive {
                "处理能力高于要求24%。".into()
            } else {
                String::new()
            },
        }),
        clause,
    }
}

pub fn rows(count: u32) -> Vec<ResponseRow> {
    (1..=count)
        .map(|number| {
            let mark = match number % 7 {
                1 => "★",
                3 => "▲",
                _ => "",
            };
            let deviation = if number % 50 == 2 {
                Deviation::Positive
            } else {
                Deviation::None
            };
            let evidence = (number % 3 == 0).then(|| id(500 + u128::from(number % 2)));
            row(number, mark, deviation, evidence)
        })
        .collect()
}

pub fn chapter_sheet(paragraphs: usize) -> ChapterSheet {
    ChapterSheet {
        number: 1,
        chapter: chapter(0, "总体技术方案", paragraphs),
        fields: field_values(&bid(), &tender(), Some(&own_company()), Some(&quotation())),
        project: "云溪市公共数据治理平台（二期）软件采购项目".into(),
        company: own_company().name,
        first_page: 61,
    }
}

pub fn volume(row_count: u32) -> BidVolume {
    let (bid, tender, company, quotation) = (bid(), tender(), own_company(), quotation());
    BidVolume {
        fields: field_values(&bid, &tender, Some(&company), Some(&quotation)),
        totals: quotation.totals().ok(),
        quotation: Some(quotation),
        bid,
        tender,
        own_company: company,
        logo: None,
        seal: None,
        rows: rows(row_count),
        chapters: vec![
            chapter(0, "总体技术方案", 12),
            chapter(1, "售后服务方案", 8),
        ],
        certificates: vec![CertificateSheet {
            certificate: Certificate {
                id: id(50),
                owner: id(1),
                name: "ISO 9001 质量管理体系认证证书".into(),
                number: "0350126Q30001R0M".into(),
                issuer: "某认证中心有限公司".into(),
                issued_on: NaiveDate::from_ymd_opt(2025, 3, 1),
                expires_on: NaiveDate::from_ymd_opt(2028, 2, 29),
                scans: Vec::new(),
                note: String::new(),
            },
            owner_name: "杭州澜岳软件有限公司".into(),
            scans: vec![scan()],
        }],
    }
}

/// A small PNG that stands for a scan.
pub fn scan() -> Picture {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(210, 297, |x, y| {
        let edge = x < 6 || y < 6 || x > 203 || y > 290;
        if edge || (40..44).contains(&y) {
            image::Rgb([150, 40, 30])
        } else {
            image::Rgb([250, 246, 232])
        }
    });
    image::DynamicImage::ImageRgb8(picture)
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    Picture {
        bytes: bytes.into_inner(),
        media_type: "image/png".into(),
    }
}
