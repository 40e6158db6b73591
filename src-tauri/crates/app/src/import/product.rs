//! Products as rows of a sheet.

use bidwright_domain::Id;
use bidwright_domain::money::{BasisPoints, Fen};
use bidwright_domain::product::{Product, ProductKind};
use bidwright_store::{ImportNoun, Store};

use super::columns::{Column, money, text};
use super::noun::{Key, Noun, Said};
use super::value::{Kind, Value};
use crate::failure::Failure;

/// Goods and standard software products, when the list says nothing (增值税法 10).
const USUAL_RATE: BasisPoints = BasisPoints(1300);

/// Code, Chinese, English; later ones of the same code are other words for it.
pub(crate) const KINDS: &[(&str, &str, &str)] = &[
    ("software", "软件", "Software"),
    ("hardware", "硬件", "Hardware"),
    ("service", "服务", "Service"),
    ("maintenance", "维保", "Maintenance"),
    ("training", "培训", "Training"),
    ("other", "其他", "Other"),
    ("software", "软件产品", "Software product"),
    ("hardware", "设备", "Equipment"),
    ("hardware", "硬件设备", "Goods"),
    ("service", "技术服务", "Services"),
    ("service", "实施", "Implementation"),
    ("maintenance", "维护", "Support"),
    ("maintenance", "运维", "Operations"),
    ("other", "其它", "Others"),
];

fn kind_code(kind: ProductKind) -> &'static str {
    match kind {
        ProductKind::Software => "software",
        ProductKind::Hardware => "hardware",
        ProductKind::Service => "service",
        ProductKind::Maintenance => "maintenance",
        ProductKind::Training => "training",
        ProductKind::Other => "other",
    }
}

fn kind_of(code: &str) -> Option<ProductKind> {
    ProductKind::ALL
        .into_iter()
        .find(|kind| kind_code(*kind) == code)
}

static COLUMNS: &[Column<Product>] = &[
    text!(
        "number",
        "货号",
        "Article no.",
        100,
        [
            "编号",
            "产品编号",
            "商品编号",
            "物料编码",
            "物料编号",
            "产品编码",
            "型号编码",
            "number",
            "no",
            "no.",
            "sku",
            "article no",
            "item no",
            "code"
        ],
        number
    ),
    Column {
        required: true,
        ..text!(
            "name",
            "名称",
            "Name",
            500,
            [
                "产品名称",
                "品名",
                "商品名称",
                "产品",
                "项目名称",
                "服务名称",
                "product",
                "product name",
                "item",
                "description"
            ],
            name
        )
    },
    Column {
        key: "kind",
        zh: "类型",
        en: "Kind",
        names: &["种类", "产品类型", "产品种类", "type"],
        required: false,
        part: false,
        kind: Kind::Choice(KINDS),
        get: |row| Value::Choice(kind_code(row.kind)),
        set: |row, value| {
            if let Value::Choice(code) = value
                && let Some(kind) = kind_of(code)
            {
                row.kind = kind;
            }
        },
    },
    text!(
        "specification",
        "规格",
        "Specification",
        10_000,
        [
            "规格型号",
            "型号",
            "型号规格",
            "技术参数",
            "配置",
            "specification",
            "spec",
            "model"
        ],
        specification
    ),
    text!(
        "category",
        "类别",
        "Category",
        200,
        ["分类", "产品类别", "产品分类", "系列", "category", "group"],
        category
    ),
    text!(
        "unit",
        "单位",
        "Unit",
        50,
        ["计量单位", "unit", "uom"],
        unit
    ),
    Column {
        required: true,
        ..money!(
            "list_price",
            "单价",
            "List price",
            [
                "含税单价",
                "价格",
                "销售价",
                "目录价",
                "含税价",
                "标准价",
                "面价",
                "报价",
                "price",
                "unit price",
                "list price"
            ],
            list_price
        )
    },
    money!(
        "floor_price",
        "底价",
        "Floor price",
        [
            "最低价",
            "最低限价",
            "限价",
            "floor price",
            "floor",
            "minimum price"
        ],
        floor_price
    ),
    money!(
        "cost",
        "成本",
        "Cost",
        [
            "成本价",
            "采购价",
            "进价",
            "不含税成本",
            "cost price",
            "purchase price"
        ],
        cost
    ),
    Column {
        key: "vat_rate",
        zh: "税率",
        en: "VAT rate",
        names: &["增值税税率", "增值税率", "税点", "vat", "tax rate", "tax"],
        required: false,
        part: false,
        kind: Kind::Rate,
        get: |row| Value::Rate(row.vat_rate),
        set: |row, value| {
            if let Value::Rate(rate) = value {
                row.vat_rate = rate;
            }
        },
    },
    text!(
        "note",
        "备注",
        "Note",
        10_000,
        ["说明", "note", "notes", "remark", "remarks"],
        note
    ),
];

impl Noun for Product {
    type Row = Product;

    const NOUN: ImportNoun = ImportNoun::Product;

    fn columns() -> &'static [Column<Product>] {
        COLUMNS
    }

    fn blank() -> Self {
        Product {
            id: Id::now_v7(),
            number: String::new(),
            name: String::new(),
            kind: ProductKind::Software,
            specification: String::new(),
            unit: String::new(),
            category: String::new(),
            list_price: Fen(0),
            floor_price: Fen(0),
            cost: Fen(0),
            vat_rate: USUAL_RATE,
            note: String::new(),
            bundle: None,
        }
    }

    fn row(&self, _: &[Said]) -> Product {
        self.clone()
    }

    fn take(&mut self, row: Product) {
        *self = row;
    }

    fn key(&self) -> Key {
        let name = if self.number.trim().is_empty() {
            format!("{}\u{1f}{}", self.name.trim(), self.specification.trim())
        } else {
            String::new()
        };
        Key {
            code: self.number.trim().to_owned(),
            name,
        }
    }

    fn same_by_name(&self, stored: &Self) -> bool {
        stored.number.is_empty() && self.specification == stored.specification
    }

    fn check(&self) -> Result<(), Failure> {
        crate::product::check(self)
    }

    fn warnings(&self) -> Vec<Failure> {
        Vec::new()
    }

    async fn load(store: &Store, id: Id) -> Result<Option<Self>, Failure> {
        Ok(store.product(id).await?)
    }
}
