//! Twenty quotations in every state, made over three months.

use bidwright_domain::Id;
use bidwright_domain::money::{BasisPoints, Fen, Quantity};
use bidwright_domain::product::Product;
use bidwright_domain::quotation::{
    LostReason, Quotation, QuotationDesign, QuotationLine, QuotationSection, TotalDiscount,
};

use super::companies::Ours;
use super::past::Past;
use super::tenders::Tenders;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::quotation::{
    quotation_create, quotation_issue, quotation_mark, quotation_revise, quotation_save,
};
use crate::view::{NewQuotation, Outcome, QuotationOutcome};

/// What the quotations are about.
pub(super) struct Deals<'a> {
    pub ours: &'a Ours,
    /// City by city, ten trades each.
    pub customers: &'a [Id],
    pub products: &'a [Product],
    pub tenders: &'a Tenders,
}

/// Those that bids and the contract go on with.
pub(super) struct Quotations {
    pub library: Id,
    pub port: Id,
    pub contract: Id,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Draft,
    Issued,
    /// Issued, and a second revision issued after it.
    Revised,
    /// Issued, and a second revision being written.
    Revising,
    Won,
    Lost,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Sale,
    Library,
    Port,
    Contract,
}

/// Article number, quantity, discount in percent.
type Line = (&'static str, i64, i32);

/// Days ago, customer (city, trade; from 0), title, what for, how it went, lines.
type Row = (i64, usize, usize, &'static str, For, Fate, &'static [Line]);

const ROWS: [Row; 18] = [
    (
        84,
        2,
        4,
        "质量追溯系统",
        For::Sale,
        Fate::Won,
        &[("SW-030", 1, 5), ("SV-001", 1, 0), ("HW-029", 12, 0)],
    ),
    (
        78,
        6,
        0,
        "统一检索与预约服务",
        For::Sale,
        Fate::Lost,
        &[("SW-050", 1, 0), ("SW-046", 1, 0), ("SV-002", 1, 0)],
    ),
    (
        71,
        3,
        5,
        "仓储管理系统二期",
        For::Contract,
        Fate::Won,
        &[
            ("SW-023", 1, 8),
            ("SV-006", 1, 5),
            ("SV-031", 2, 0),
            ("HW-030", 40, 10),
        ],
    ),
    (
        66,
        8,
        8,
        "能耗监测平台",
        For::Sale,
        Fate::Revised,
        &[("SW-035", 1, 0), ("HW-045", 24, 0), ("SV-009", 1, 0)],
    ),
    (
        59,
        4,
        2,
        "设备运维管理系统",
        For::Sale,
        Fate::Won,
        &[("SW-006", 1, 6), ("SV-002", 1, 0), ("SV-021", 3, 0)],
    ),
    (
        52,
        9,
        6,
        "生产排程系统",
        For::Sale,
        Fate::Lost,
        &[("SW-027", 1, 0), ("SV-010", 1, 0)],
    ),
    (
        45,
        7,
        3,
        "培训考试系统",
        For::Sale,
        Fate::Issued,
        &[("SW-042", 1, 0), ("SV-029", 4, 0)],
    ),
    (
        41,
        5,
        7,
        "数据交换与报表分析",
        For::Sale,
        Fate::Issued,
        &[("SW-053", 1, 3), ("SW-058", 1, 3), ("SV-054", 2, 0)],
    ),
    (
        36,
        0,
        4,
        "移动点检与工单调度",
        For::Sale,
        Fate::Revising,
        &[("SW-038", 1, 0), ("SW-070", 1, 0), ("HW-029", 20, 5)],
    ),
    (
        30,
        1,
        9,
        "合同管理系统",
        For::Sale,
        Fate::Won,
        &[("SW-014", 1, 10), ("SV-001", 1, 0)],
    ),
    (
        25,
        2,
        1,
        "档案管理与数字化加工",
        For::Sale,
        Fate::Issued,
        &[("SW-011", 1, 0), ("SV-058", 3, 0), ("HW-037", 2, 0)],
    ),
    (
        19,
        3,
        3,
        "统一身份与安全审计",
        For::Sale,
        Fate::Lost,
        &[("SW-062", 1, 0), ("SW-074", 1, 0), ("SV-037", 1, 0)],
    ),
    (
        13,
        6,
        4,
        "采购协同系统",
        For::Sale,
        Fate::Issued,
        &[("SW-019", 1, 5), ("SV-003", 1, 0), ("SV-022", 1, 0)],
    ),
    (
        7,
        0,
        0,
        "智慧服务平台软件采购项目",
        For::Library,
        Fate::Issued,
        &[
            ("SW-004", 1, 18),
            ("SV-003", 1, 0),
            ("SV-006", 1, 0),
            ("SV-031", 1, 0),
            ("SV-023", 3, 0),
            ("SV-041", 1, 0),
        ],
    ),
    (
        5,
        1,
        5,
        "设备运维管理系统建设项目",
        For::Port,
        Fate::Draft,
        &[("SW-007", 1, 12), ("SV-003", 1, 0), ("HW-031", 30, 0)],
    ),
    (
        4,
        8,
        5,
        "备份恢复与应急演练",
        For::Sale,
        Fate::Draft,
        &[("SW-078", 1, 0), ("HW-005", 1, 0), ("SV-049", 1, 0)],
    ),
    (
        3,
        4,
        9,
        "电子签章系统",
        For::Sale,
        Fate::Draft,
        &[("SW-066", 1, 0), ("SV-053", 2, 0)],
    ),
    (
        2,
        7,
        8,
        "能耗监测试点",
        For::Sale,
        Fate::Draft,
        &[("SW-033", 1, 0), ("HW-049", 60, 0)],
    ),
];

impl Deals<'_> {
    /// All in the order of their days, so that the numbers count up.
    pub async fn put(&self, past: &Past) -> Result<Quotations, Failure> {
        let (mut library, mut port, mut contract) = (Id::nil(), Id::nil(), Id::nil());
        for (at, row) in (0i64..).zip(&ROWS) {
            past.go(row.0, at)?;
            let id = self.one(past.desk(), row).await?;
            match row.4 {
                For::Library => library = id,
                For::Port => port = id,
                For::Contract => contract = id,
                For::Sale => {}
            }
        }
        Ok(Quotations {
            library,
            port,
            contract,
        })
    }

    /// The quotation in the end; of a revised one, the last revision.
    async fn one(&self, desk: &Desk, row: &Row) -> Result<Id, Failure> {
        let draft = self.draft(desk, row).await?;
        match row.5 {
            Fate::Draft => return Ok(draft),
            Fate::Issued | Fate::Revised | Fate::Revising | Fate::Won | Fate::Lost => {
                quotation_issue(desk, draft).await?;
            }
        }
        match row.5 {
            Fate::Won => quotation_mark(desk, draft, &ended(Outcome::Won)).await?,
            Fate::Lost => quotation_mark(desk, draft, &ended(Outcome::Lost)).await?,
            Fate::Revised | Fate::Revising => self.revise(desk, draft, row.5).await?,
            Fate::Draft | Fate::Issued => return Ok(draft),
        };
        Ok(draft)
    }

    async fn revise(
        &self,
        desk: &Desk,
        id: Id,
        fate: Fate,
    ) -> Result<crate::view::QuotationView, Failure> {
        let mut next = quotation_revise(desk, id).await?.quotation;
        next.lines
            .iter_mut()
            .for_each(|l| l.discount = BasisPoints(l.discount.0 + 300));
        let saved = quotation_save(desk, next).await?;
        if fate == Fate::Revised {
            quotation_issue(desk, saved.quotation.id).await
        } else {
            Ok(saved)
        }
    }

    async fn draft(&self, desk: &Desk, row: &Row) -> Result<Id, Failure> {
        let (_, city, trade, title, what_for, _, lines) = *row;
        let (tender, title) = match what_for {
            For::Library => (Some(self.tenders.library), format!("澜川市图书馆{title}")),
            For::Port => (Some(self.tenders.port), format!("宁渚港务集团{title}")),
            For::Sale | For::Contract => (None, title.to_owned()),
        };
        let customer = self.customers.get(city * 10 + trade).copied();
        let new = NewQuotation {
            title,
            customer,
            tender,
        };
        let made = quotation_create(desk, &new).await?.quotation;
        let services_only = lines.iter().all(|l| l.0.starts_with("SV"));
        let company = if services_only {
            self.ours.services
        } else {
            self.ours.software
        };
        let grouped = what_for == For::Sale && lines.len() > 2;
        let sections = if grouped { sections(lines) } else { Vec::new() };
        let quotation = Quotation {
            own_company: Some(company),
            contact: contact(desk, customer).await?,
            lines: lines
                .iter()
                .map(|l| self.line(l, &sections))
                .collect::<Result<_, _>>()?,
            total_discount: if grouped {
                TotalDiscount::Percent {
                    rate: BasisPoints(100),
                }
            } else {
                TotalDiscount::None
            },
            design: if grouped && lines.iter().any(|l| l.0.starts_with("HW")) {
                QuotationDesign::Bilingual
            } else {
                QuotationDesign::Formal
            },
            sections: sections.into_iter().map(|(_, section)| section).collect(),
            valid_days: if what_for == For::Library { 120 } else { 30 },
            delivery_terms: "合同签订后60个工作日内交付，地点为客户指定场所".to_owned(),
            payment_terms: "合同签订后支付30%，验收合格后支付60%，质量保证期满后支付10%".to_owned(),
            ..made
        };
        Ok(quotation_save(desk, quotation).await?.quotation.id)
    }

    fn line(
        &self,
        (number, count, percent): &Line,
        sections: &[Group],
    ) -> Result<QuotationLine, Failure> {
        let product = self.products.iter().find(|p| p.number == *number);
        let product = product.ok_or_else(|| Failure::missing(number))?;
        Ok(QuotationLine {
            id: Id::now_v7(),
            section: sections
                .iter()
                .find(|(kind, _)| number.starts_with(kind))
                .map(|(_, section)| section.id),
            // Services by the day are often left to the customer.
            optional: !sections.is_empty() && number.starts_with("SV") && *count == 2,
            product: Some(product.id),
            name: product.name.clone(),
            specification: product.specification.clone(),
            unit: product.unit.clone(),
            quantity: Quantity(count * 1_000),
            unit_price: product.list_price,
            discount: BasisPoints(percent * 100),
            vat_rate: product.vat_rate,
            cost: Fen(product.list_price.0 / 100 * 55),
            ..QuotationLine::default()
        })
    }
}

/// The kind of article by its number, and the section for it.
type Group = (&'static str, QuotationSection);

/// A section for each kind of article among the lines.
fn sections(lines: &[Line]) -> Vec<Group> {
    [("SW", "软件产品"), ("HW", "硬件设备"), ("SV", "实施与服务")]
        .into_iter()
        .filter(|(kind, _)| lines.iter().any(|l| l.0.starts_with(kind)))
        .map(|(kind, title)| {
            let section = QuotationSection {
                id: Id::now_v7(),
                title: title.to_owned(),
            };
            (kind, section)
        })
        .collect()
}

fn ended(outcome: Outcome) -> QuotationOutcome {
    QuotationOutcome {
        outcome,
        reason: (outcome == Outcome::Lost).then_some(LostReason::Price),
        note: String::new(),
    }
}

/// The first person at the customer's.
async fn contact(desk: &Desk, customer: Option<Id>) -> Result<String, Failure> {
    let Some(id) = customer else {
        return Ok(String::new());
    };
    let found = desk.store()?.customer(id).await?;
    let first = found.and_then(|c| c.contacts.into_iter().next());
    Ok(first.map(|p| p.name).unwrap_or_default())
}
