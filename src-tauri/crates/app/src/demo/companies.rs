//! Our two companies with their pictures, and their certificates.

use bidwright_domain::Id;
use bidwright_domain::certificate::Certificate;
use bidwright_domain::own_company::{BankAccount, OwnCompany, Signatory};
use bidwright_store::Write;
use chrono::{Duration, NaiveDate};

use super::credit_code;
use crate::desk::Desk;
use crate::failure::Failure;

pub(super) const SOFTWARE: &str = "宁渚栎舟软件有限公司";

/// What bids and quotations are made with.
pub(super) struct Ours {
    pub software: Id,
    pub services: Id,
    /// Valid beyond any bid of the sample, all of the software company.
    pub good: Vec<Id>,
    pub expired: Id,
}

macro_rules! picture {
    ($name:literal) => {
        (
            concat!($name, ".png"),
            include_bytes!(concat!("data/pictures/", $name, ".png")).as_slice(),
        )
    };
}

type Picture = (&'static str, &'static [u8]);

/// Name, number, issuer, days since it was issued, days until it expires, scan.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    i64,
    Option<i64>,
    Picture,
);

const CERTIFICATES: [Row; 6] = [
    (
        "质量管理体系认证证书",
        "LC-Q-0418",
        "澜川认证中心",
        695,
        Some(400),
        picture!("quality"),
    ),
    (
        "信息安全管理体系认证证书",
        "LC-S-0233",
        "澜川认证中心",
        295,
        Some(800),
        picture!("security"),
    ),
    (
        "信息技术服务管理体系认证证书",
        "LC-I-0127",
        "澜川认证中心",
        595,
        Some(500),
        picture!("service"),
    ),
    (
        "计算机软件著作权登记证书",
        "软著登字第0908172号",
        "软件登记机关",
        820,
        None,
        picture!("copyright"),
    ),
    (
        "软件企业证书",
        "宁渚RQ-0356",
        "宁渚市软件行业协会",
        385,
        Some(-20),
        picture!("enterprise"),
    ),
    (
        "运行维护服务能力证书",
        "LC-O-0075",
        "澜川认证中心",
        1_050,
        Some(45),
        picture!("operations"),
    ),
];
/// How many of them, from the first, the good bid shows.
const GOOD: usize = 4;

pub(super) async fn put(desk: &Desk) -> Result<Ours, Failure> {
    // Expiry counts from the true day, which is the clock's day plus the sample's age.
    let today = desk.today() + Duration::days(90);
    let mut write = desk.store()?.write(desk.stamp("demo_load")).await?;
    let software = software(&mut write).await?;
    let services = services(&mut write).await?;
    write.own_company_put(&services).await?;
    write.own_company_put(&software).await?;
    let mut ids = Vec::new();
    for (at, row) in CERTIFICATES.iter().enumerate() {
        let owner = if at + 1 == CERTIFICATES.len() {
            services.id
        } else {
            software.id
        };
        ids.push(certificate(&mut write, owner, row, today).await?);
    }
    write.commit().await?;
    Ok(Ours {
        software: software.id,
        services: services.id,
        good: ids[..GOOD].to_vec(),
        expired: ids[GOOD],
    })
}

async fn software(write: &mut Write) -> Result<OwnCompany, Failure> {
    Ok(OwnCompany {
        id: Id::now_v7(),
        name: SOFTWARE.to_owned(),
        credit_code: credit_code("91", "329901", 4_001),
        address: "宁渚市高新区云帆路66号3幢".to_owned(),
        legal_representative: "顾临川".to_owned(),
        phone: "0999-85660101".to_owned(),
        email: "sales@lizhou.example".to_owned(),
        accounts: vec![
            account("宁渚银行高新支行", "3299010100200366018", "基本户"),
            account("澜川银行宁渚分行", "6201880012003660", "投标保证金"),
        ],
        signatories: vec![
            signatory("许书妍", "销售总监", "19900060101"),
            signatory("顾临川", "总经理", "19900060100"),
        ],
        quotation_footer: "报价含一年免费维护；发票为增值税专用发票。".to_owned(),
        logo: Some(file(write, picture!("logo_software")).await?),
        seal: Some(file(write, picture!("seal_software")).await?),
    })
}

async fn services(write: &mut Write) -> Result<OwnCompany, Failure> {
    Ok(OwnCompany {
        id: Id::now_v7(),
        name: "宁渚栎舟信息服务有限公司".to_owned(),
        credit_code: credit_code("91", "329901", 4_002),
        address: "宁渚市高新区云帆路66号5幢".to_owned(),
        legal_representative: "沈知行".to_owned(),
        phone: "0999-85660202".to_owned(),
        email: "service@lizhou.example".to_owned(),
        accounts: vec![account("宁渚银行高新支行", "3299010100200366026", "基本户")],
        signatories: vec![signatory("沈知行", "总经理", "19900060200")],
        quotation_footer: String::new(),
        logo: Some(file(write, picture!("logo_services")).await?),
        seal: Some(file(write, picture!("seal_services")).await?),
    })
}

fn account(bank_name: &str, bank_account: &str, note: &str) -> BankAccount {
    BankAccount {
        id: Id::now_v7(),
        bank_name: bank_name.to_owned(),
        bank_account: bank_account.to_owned(),
        note: note.to_owned(),
    }
}

fn signatory(name: &str, title: &str, phone: &str) -> Signatory {
    Signatory {
        id: Id::now_v7(),
        name: name.to_owned(),
        title: title.to_owned(),
        phone: phone.to_owned(),
    }
}

async fn certificate(
    write: &mut Write,
    owner: Id,
    row: &Row,
    today: NaiveDate,
) -> Result<Id, Failure> {
    let (name, number, issuer, since, until, scan) = *row;
    let certificate = Certificate {
        id: Id::now_v7(),
        owner,
        name: name.to_owned(),
        number: number.to_owned(),
        issuer: issuer.to_owned(),
        issued_on: Some(today - Duration::days(since)),
        expires_on: until.map(|days| today + Duration::days(days)),
        scans: vec![file(write, scan).await?],
        note: "样张，虚构".to_owned(),
    };
    write.certificate_put(&certificate).await?;
    Ok(certificate.id)
}

async fn file(write: &mut Write, (name, bytes): Picture) -> Result<Id, Failure> {
    Ok(write.file_put(name, "image/png", bytes).await?.id)
}
