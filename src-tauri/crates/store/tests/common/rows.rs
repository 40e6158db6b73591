//! Rows with every field filled, so that a forgotten column shows.

use bidwright_domain::Id;
use bidwright_domain::bid::{Bid, BidStatus, Chapter, Deviation, Response};
use bidwright_domain::certificate::Certificate;
use bidwright_domain::contract::{Contract, ContractClause, ContractStatus, Instalment, Topic};
use bidwright_domain::customer::{
    Attitude, Contact, Customer, CustomerClass, DecisionRole, InvoiceDetails, InvoiceKind,
    ItSystem, PastProject,
};
use bidwright_domain::file::StoredFile;
use bidwright_domain::money::{BasisPoints, Currency, Fen, Quantity};
use bidwright_domain::own_company::{BankAccount, OwnCompany, Signatory};
use bidwright_domain::product::{Product, ProductKind};
use bidwright_domain::quotation::{
    Approval, Quotation, QuotationDesign, QuotationLine, QuotationSection, QuotationStatus,
    TotalDiscount,
};
use bidwright_domain::rich_text::RichText;
use bidwright_domain::tender::{
    Clause, ClauseKind, Effect, EvaluationItem, Facts, Format, Found, LegendEntry, Loc,
    RequiredDocument, Source, Tender, Warning,
};
use bidwright_store::Store;

use super::{at, stamp};

pub fn id() -> Id {
    uuid::Uuid::now_v7()
}

fn text(text: &str) -> String {
    text.to_owned()
}

pub async fn file(store: &Store, name: &str, bytes: &[u8]) -> StoredFile {
    let mut write = store.write(stamp("file_add")).await.unwrap();
    let file = write
        .file_put(name, "application/pdf", bytes)
        .await
        .unwrap();
    write.commit().await.unwrap();
    file
}

pub fn own_company(logo: Option<Id>, seal: Option<Id>) -> OwnCompany {
    OwnCompany {
        id: id(),
        name: text("杭州云杉软件有限公司"),
        credit_code: text("91330106MA2CFR8X0N"),
        address: text("杭州市西湖区文三路 1 号"),
        legal_representative: text("陈立"),
        phone: text("0571-88000000"),
        email: text("bid@example.cn"),
        accounts: vec![BankAccount {
            id: id(),
            bank_name: text("工商银行西湖支行"),
            bank_account: text("1202020000000001"),
            note: text("基本户"),
        }],
        signatories: vec![Signatory {
            id: id(),
            name: text("许宁"),
            title: text("销售总监"),
            phone: text("13600000004"),
        }],
        quotation_footer: text("本报价含运费"),
        logo,
        seal,
    }
}

pub fn customer(name: &str) -> Customer {
    let contact = |name: &str, phone: &str, reports_to: Option<Id>| Contact {
        id: id(),
        name: text(name),
        department: text("信息科"),
        title: text("主任"),
        role: Some(DecisionRole::Gatekeeper),
        attitude: Some(Attitude::Supporter),
        phone: text(phone),
        other_phone: text("0576-86000001"),
        email: text("a@example.cn"),
        wechat: text("wx-1"),
        birthday: Some("1980-02-29".parse().unwrap()),
        interests: text("登山"),
        reports_to,
        note: text("只在上午"),
    };
    let head = contact("李敏", "13800000001", None);
    let second = contact("赵强", "13900000002", Some(head.id));
    Customer {
        id: id(),
        name: text(name),
        credit_code: text("12330000470000000X"),
        class: Some(CustomerClass::B),
        address: text("温岭市"),
        phone: text("0576-86000000"),
        industry: text("医疗"),
        region: text("浙江"),
        source: text("老客户介绍"),
        bank_name: text("农业银行"),
        bank_account: text("1900"),
        invoice: InvoiceDetails {
            kind: Some(InvoiceKind::Special),
            title: text("温岭市医院"),
            tax_number: text("12330000470000000X"),
            address: text("温岭市川安南路"),
            phone: text("0576-86000000"),
            bank_name: text("农业银行温岭支行"),
            bank_account: text("1900-2"),
        },
        note: text("老客户"),
        contacts: vec![head, second],
        it_systems: vec![ItSystem {
            id: id(),
            name: text("医院信息系统"),
            vendor: text("某公司"),
            year: text("约 2018 年"),
            note: text("合同到期"),
        }],
        past_projects: vec![PastProject {
            id: id(),
            name: text("机房改造"),
            date: Some("2024-05-01".parse().unwrap()),
            amount: Some(Fen(12_345_600)),
            supplier: text("某集成商"),
            note: text("已验收"),
        }],
    }
}

pub fn product(number: &str) -> Product {
    Product {
        id: id(),
        number: text(number),
        name: text("电子病历系统"),
        kind: ProductKind::Maintenance,
        specification: text("V5 标准版"),
        unit: text("套"),
        category: text("软件"),
        list_price: Fen(99_999_999_999_999),
        floor_price: Fen(8_000_000),
        cost: Fen(3_000_000),
        vat_rate: BasisPoints(1300),
        note: text("含一年维护"),
        bundle: None,
    }
}

pub fn certificate(owner: Id, scans: Vec<Id>) -> Certificate {
    Certificate {
        id: id(),
        owner,
        name: text("ISO 9001 质量管理体系认证"),
        number: text("Q-2024-0001"),
        issuer: text("中国质量认证中心"),
        issued_on: Some("2024-02-29".parse().unwrap()),
        expires_on: Some("2027-02-28".parse().unwrap()),
        scans,
        note: text("原件在行政部"),
    }
}

fn found<T>(value: T) -> Option<Found<T>> {
    Some(Found {
        value,
        at: Some(Loc {
            page: Some(3),
            block: 17,
            cell: Some((1, 2)),
        }),
    })
}

pub fn tender(customer: Option<Id>, file: Id) -> Tender {
    let loc = Some(Loc {
        page: None,
        block: 4,
        cell: None,
    });
    Tender {
        id: id(),
        customer,
        file,
        source: Source {
            file: text("招标文件.pdf"),
            format: Format::Pdf,
            pages: Some(91),
            sha256: text("ab"),
        },
        facts: Facts {
            project_name: found(text("温岭市医院信息化项目")),
            project_number: found(text("WLCG-2026-017")),
            budget_fen: found(Fen(500_000_000)),
            bid_validity_days: Some(Found {
                value: 90,
                at: None,
            }),
            ..Facts::default()
        },
        legend: vec![LegendEntry {
            mark: text("★"),
            effect: Effect::Substantive,
            quote: text("标★的为实质性条款"),
            at: loc,
        }],
        evaluation: vec![EvaluationItem {
            part: text("技术"),
            item: text("方案"),
            points: Some(12.5),
            criterion: text("优得 12.5 分"),
            at: loc,
        }],
        required_documents: vec![RequiredDocument {
            group: text("资格"),
            name: text("营业执照"),
            form: true,
            at: loc,
        }],
        warnings: vec![Warning {
            code: text("contradiction"),
            text: text("两个截止时间"),
            at: loc.into_iter().collect(),
        }],
    }
}

pub fn clause(tender: Id, position: u32, number: &str) -> Clause {
    Clause {
        id: id(),
        tender,
        position,
        parent: None,
        number: text(number),
        title: text("数据库"),
        text: text("支持国产数据库"),
        marks: vec![text("★")],
        inherited_marks: vec![text("▲"), text("#")],
        kind: ClauseKind::Business,
        duplicate_of: None,
        at: Some(Loc {
            page: Some(12),
            block: 200,
            cell: Some((3, 1)),
        }),
        edited: true,
    }
}

pub fn line(product: Option<Id>, name: &str) -> QuotationLine {
    QuotationLine {
        id: id(),
        product,
        name: text(name),
        specification: text("V5"),
        unit: text("套"),
        quantity: Quantity(1_500),
        unit_price: Fen(12_345_678),
        discount: BasisPoints(500),
        discount_amount: Fen(1_234),
        vat_rate: BasisPoints(600),
        note: text("首年免费"),
        ..QuotationLine::default()
    }
}

pub fn quotation(mut lines: Vec<QuotationLine>) -> Quotation {
    let section = QuotationSection {
        id: id(),
        title: text("一期"),
    };
    for (index, line) in lines.iter_mut().enumerate() {
        line.section = (index > 0).then_some(section.id);
        line.optional = index == 1;
        line.cost = Fen(7_000_000);
    }
    Quotation {
        title: text("信息化软件报价"),
        contact: text("李敏"),
        currency: Currency::Hkd,
        sections: vec![section],
        lines,
        total_discount: TotalDiscount::Percent {
            rate: BasisPoints(250),
        },
        valid_until: Some("2026-12-31".parse().unwrap()),
        delivery_terms: text("30 日内"),
        payment_terms: text("验收后付清"),
        note: text("备注"),
        signatory: text("顾明"),
        design: QuotationDesign::Bilingual,
        with_seal: false,
        internal_note: text("底线九折"),
        approval: Some(Approval {
            by: text("王总"),
            on: "2026-11-22".parse().unwrap(),
            note: text("战略客户"),
            total: Fen(12),
        }),
        ..Quotation::draft(id())
    }
}

pub fn issued(quotation: &Quotation, number: &str, pdf: Id) -> Quotation {
    Quotation {
        number: Some(text(number)),
        status: QuotationStatus::Issued,
        issued_on: Some("2026-11-23".parse().unwrap()),
        issued_at: Some(at("2026-11-23T02:00:00Z")),
        content_hash: Some(text("c0ffee")),
        pdf: Some(pdf),
        ..quotation.clone()
    }
}

pub fn bid(tender: Id, number: &str) -> Bid {
    Bid {
        id: id(),
        number: text(number),
        status: BidStatus::Draft,
        tender,
        own_company: None,
        quotation: None,
        agent_name: text("周敏"),
        agent_title: text("售前工程师"),
        agent_id_number: text("330106199001010000"),
        agent_phone: text("13700000003"),
        delivery_period: text("合同签订后30日内"),
        validity_days: 90,
        signed_on: Some("2026-12-01".parse().unwrap()),
        certificates: Vec::new(),
        submitted_at: None,
        content_hash: None,
        pdf: None,
    }
}

pub fn chapter(bid: Id, position: u32, title: &str) -> Chapter {
    let content = serde_json::json!({
        "type": "doc",
        "content": [
            {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": title}]},
            {"type": "paragraph", "content": [
                {"type": "text", "text": "粗体", "marks": [{"type": "bold"}]},
                {"type": "field", "attrs": {"name": "project_name"}},
            ]},
        ],
    });
    let content: RichText = serde_json::from_value(content).unwrap();
    Chapter {
        id: id(),
        bid,
        position,
        title: text(title),
        content,
    }
}

pub fn response(bid: Id, clause: Id, evidence: Option<Id>) -> Response {
    Response {
        bid,
        clause,
        deviation: Deviation::Positive,
        answer: text("完全响应"),
        evidence,
        note: text("见第二章"),
    }
}

pub fn contract(lines: Vec<QuotationLine>) -> Contract {
    let instalment = |name: &str, share: i32, amount: i64| Instalment {
        id: id(),
        name: text(name),
        condition: text("合同签订后10个工作日内"),
        share: BasisPoints(share),
        amount: Fen(amount),
    };
    let clause = |topic: Topic, title: &str| ContractClause {
        topic,
        title: text(title),
        text: text("第一款\n第二款"),
    };
    Contract {
        id: id(),
        number: None,
        status: ContractStatus::Draft,
        title: text("软件销售合同"),
        customer: None,
        own_company: None,
        quotation: None,
        bid: None,
        lines,
        tax_included: false,
        instalments: vec![
            instalment("首付款", 3000, 300),
            instalment("尾款", 7000, 700),
        ],
        clauses: vec![
            clause(Topic::Subject, "标的"),
            clause(Topic::Disputes, "争议"),
        ],
        signed_on: Some("2026-12-20".parse().unwrap()),
        signed_place: text("杭州"),
        sealed_at: None,
        content_hash: None,
        pdf: None,
    }
}
