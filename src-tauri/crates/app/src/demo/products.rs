//! Two hundred products: software, services, hardware, in editions or sizes.

use bidwright_domain::Id;
use bidwright_domain::money::{BasisPoints, Fen};
use bidwright_domain::product::{Product, ProductKind};

use crate::desk::Desk;
use crate::failure::Failure;

/// What sells below this share of the list price needs a note, in percent.
const FLOOR: i64 = 80;
/// What it costs us, in percent of the list price.
const COST: i64 = 45;

/// Name, and the price of its smallest edition in yuan.
type Item = (&'static str, i64);

/// A shelf: code, category, unit, VAT rate, editions with their price in percent of the first, items.
struct Shelf {
    code: &'static str,
    kind: ProductKind,
    category: &'static str,
    unit: &'static str,
    rate: BasisPoints,
    editions: [(&'static str, i64); 4],
    items: &'static [Item],
}

const SHELVES: [Shelf; 3] = [
    Shelf {
        code: "SW",
        kind: ProductKind::Software,
        category: "软件许可",
        unit: "套",
        rate: BasisPoints(1_300),
        editions: [
            ("标准版", 100),
            ("专业版", 180),
            ("企业版", 320),
            ("集团版", 560),
        ],
        items: &SOFTWARE,
    },
    Shelf {
        code: "SV",
        kind: ProductKind::Service,
        category: "技术服务",
        unit: "项",
        rate: BasisPoints(600),
        editions: [("基础", 100), ("进阶", 160), ("全程", 240), ("驻场", 380)],
        items: &SERVICES,
    },
    Shelf {
        code: "HW",
        kind: ProductKind::Hardware,
        category: "硬件设备",
        unit: "台",
        rate: BasisPoints(1_300),
        editions: [("A1", 100), ("A2", 140), ("B1", 210), ("B2", 290)],
        items: &HARDWARE,
    },
];
const SOFTWARE: [Item; 20] = [
    ("栎舟智慧服务平台软件", 238_000),
    ("设备运维管理软件", 168_000),
    ("档案管理软件", 98_000),
    ("合同管理软件", 56_000),
    ("采购协同软件", 72_000),
    ("仓储管理软件", 64_000),
    ("生产排程软件", 128_000),
    ("质量追溯软件", 86_000),
    ("能耗监测软件", 78_000),
    ("移动点检软件", 36_000),
    ("培训考试软件", 28_000),
    ("预约服务软件", 32_000),
    ("统一检索软件", 88_000),
    ("数据交换软件", 66_000),
    ("报表分析软件", 58_000),
    ("统一身份软件", 42_000),
    ("电子签章软件", 46_000),
    ("工单调度软件", 54_000),
    ("安全审计软件", 68_000),
    ("备份恢复软件", 38_000),
];
const SERVICES: [Item; 15] = [
    ("实施部署服务", 60_000),
    ("数据迁移服务", 48_000),
    ("系统集成服务", 52_000),
    ("定制开发服务", 85_000),
    ("业务咨询服务", 40_000),
    ("年度维护服务", 36_000),
    ("现场巡检服务", 12_000),
    ("用户培训服务", 9_800),
    ("性能优化服务", 26_000),
    ("安全加固服务", 22_000),
    ("等级保护整改服务", 32_000),
    ("数据治理服务", 45_000),
    ("应急演练服务", 18_000),
    ("接口开发服务", 16_000),
    ("档案数字化加工服务", 30_000),
];
const HARDWARE: [Item; 15] = [
    ("机架式服务器", 42_800),
    ("备份一体机", 68_000),
    ("接入交换机", 3_680),
    ("核心交换机", 26_500),
    ("防火墙", 19_800),
    ("自助借还机", 32_600),
    ("射频门禁", 28_900),
    ("手持终端", 2_980),
    ("条码打印机", 3_260),
    ("高速扫描仪", 15_800),
    ("触控一体机", 12_600),
    ("工业网关", 5_480),
    ("温湿度传感器", 680),
    ("不间断电源", 8_900),
    ("移动工作站", 13_200),
];

/// The products in order: `SW-001` first. Editions of an item follow each other.
pub(super) async fn put(desk: &Desk) -> Result<Vec<Product>, Failure> {
    let products: Vec<Product> = SHELVES.iter().flat_map(shelf).collect();
    let mut write = desk.store()?.write(desk.stamp("demo_load")).await?;
    for product in &products {
        write.product_put(product).await?;
    }
    write.commit().await?;
    Ok(products)
}

fn shelf(shelf: &Shelf) -> Vec<Product> {
    let editions = shelf
        .items
        .iter()
        .flat_map(|item| shelf.editions.iter().map(move |edition| (item, edition)));
    (1u32..)
        .zip(editions)
        .map(|(serial, ((name, yuan), (edition, percent)))| {
            let price = yuan * percent;
            Product {
                id: Id::now_v7(),
                number: format!("{}-{serial:03}", shelf.code),
                name: (*name).to_owned(),
                kind: shelf.kind,
                specification: (*edition).to_owned(),
                unit: shelf.unit.to_owned(),
                category: shelf.category.to_owned(),
                list_price: Fen(price),
                floor_price: Fen(price * FLOOR / 100),
                cost: Fen(price * COST / 100),
                vat_rate: shelf.rate,
                note: String::new(),
                bundle: None,
            }
        })
        .collect()
}
