//! A product price list from Excel: preview first, nothing is written before the user says so.

use bidwright_domain::Id;
use bidwright_domain::money::{BasisPoints, Fen};
use bidwright_domain::product::Product;
use bidwright_store::Store;

use crate::desk::{Desk, aside};
use crate::failure::{Code, Failure};
use crate::file::bytes_of;
use crate::product::check;
use crate::register::all;
use crate::sheet_in::{TextRow, rows};
use crate::view::{ImportAction, ProductImport, ProductImportRow, Upload};
use crate::words::told;

/// What a column's head may be called; the first match wins.
const COLUMNS: [(&str, &[&str]); 9] = [
    (
        "number",
        &[
            "编号",
            "产品编号",
            "物料编码",
            "货号",
            "型号编码",
            "number",
            "no",
            "sku",
        ],
    ),
    (
        "name",
        &["名称", "产品名称", "品名", "商品名称", "name", "product"],
    ),
    (
        "specification",
        &[
            "规格",
            "规格型号",
            "型号",
            "技术参数",
            "specification",
            "spec",
        ],
    ),
    ("unit", &["单位", "计量单位", "unit"]),
    ("category", &["类别", "分类", "产品类别", "category"]),
    (
        "list_price",
        &[
            "单价",
            "含税单价",
            "价格",
            "销售价",
            "目录价",
            "list price",
            "price",
        ],
    ),
    (
        "floor_price",
        &["底价", "最低价", "最低限价", "floor price", "floor"],
    ),
    ("vat_rate", &["税率", "增值税税率", "vat", "vat rate"]),
    ("note", &["备注", "说明", "note"]),
];
/// Goods and standard software products, when the list says nothing (增值税法 10).
const USUAL_RATE: BasisPoints = BasisPoints(1300);

/// What the file would add, change or leave, row by row; nothing is written.
pub async fn product_import_preview(
    desk: &Desk,
    upload: &Upload,
) -> Result<ProductImport, Failure> {
    product_import_preview_bytes(desk, &upload.name, bytes_of(upload)?).await
}

/// The same from bytes: the command line's way in.
pub async fn product_import_preview_bytes(
    desk: &Desk,
    name: &str,
    bytes: Vec<u8>,
) -> Result<ProductImport, Failure> {
    plan(desk, &desk.store()?, name, bytes).await
}

/// Stores every row that is not wrong, in one transaction, and says what was done.
pub async fn product_import(desk: &Desk, upload: &Upload) -> Result<ProductImport, Failure> {
    product_import_bytes(desk, &upload.name, bytes_of(upload)?).await
}

/// The same from bytes: the command line's way in.
pub async fn product_import_bytes(
    desk: &Desk,
    name: &str,
    bytes: Vec<u8>,
) -> Result<ProductImport, Failure> {
    let store = desk.store()?;
    let plan = plan(desk, &store, name, bytes).await?;
    let mut write = store.write(desk.stamp("product_import")).await?;
    for row in &plan.rows {
        if let (ImportAction::Add | ImportAction::Change, Some(product)) =
            (row.action, &row.product)
        {
            write.product_put(product).await?;
        }
    }
    write.commit().await?;
    Ok(plan)
}

async fn plan(
    desk: &Desk,
    store: &Store,
    name: &str,
    bytes: Vec<u8>,
) -> Result<ProductImport, Failure> {
    let owned = name.to_owned();
    let sheet = aside(move || rows(&owned, bytes)).await?;
    let known = store.product_list(&all()).await?;
    let (head, columns) = head(&sheet)?;
    let mut plan = ProductImport {
        rows: Vec::new(),
        add: 0,
        change: 0,
        same: 0,
        wrong: 0,
    };
    let mut seen: Vec<(String, u32)> = Vec::new();
    for (number, cells) in &sheet[head + 1..] {
        let read = Cells {
            row: *number,
            cells,
            columns: &columns,
        };
        let row = match read
            .product(&known)
            .and_then(|p| once(&mut seen, p, *number))
        {
            Ok((product, action)) => ProductImportRow {
                row: *number,
                action,
                product: Some(product),
                problems: Vec::new(),
            },
            Err(failure) => ProductImportRow {
                row: *number,
                action: ImportAction::Wrong,
                product: None,
                problems: vec![told(&failure, desk.language())],
            },
        };
        match row.action {
            ImportAction::Add => plan.add += 1,
            ImportAction::Change => plan.change += 1,
            ImportAction::Same => plan.same += 1,
            ImportAction::Wrong => plan.wrong += 1,
        }
        plan.rows.push(row);
    }
    Ok(plan)
}

/// A number that stands twice in the file is wrong the second time.
fn once(
    seen: &mut Vec<(String, u32)>,
    found: (Product, ImportAction),
    row: u32,
) -> Result<(Product, ImportAction), Failure> {
    let number = found.0.number.clone();
    if !number.is_empty() {
        if seen.iter().any(|(n, _)| *n == number) {
            return Err(Failure::new(Code::Taken)
                .field("number")
                .fact("value", number));
        }
        seen.push((number, row));
    }
    Ok(found)
}

/// The index of the head row, and for each of [`COLUMNS`] where it stands.
fn head(sheet: &[TextRow]) -> Result<(usize, Vec<Option<usize>>), Failure> {
    let missing = |column| {
        Failure::new(Code::ColumnMissing)
            .field("file")
            .fact("column", column)
    };
    let places = |cells: &[String]| -> Vec<Option<usize>> {
        COLUMNS
            .iter()
            .map(|(_, names)| {
                cells
                    .iter()
                    .position(|c| names.contains(&plain(c).as_str()))
            })
            .collect()
    };
    let at = sheet
        .iter()
        .take(20)
        .position(|(_, cells)| places(cells)[1].is_some())
        .ok_or_else(|| missing("名称 name"))?;
    let columns = places(&sheet[at].1);
    if columns[5].is_none() {
        return Err(missing("单价 price"));
    }
    Ok((at, columns))
}

/// A head without unit in brackets, spaces and star: `单价（元）*` -> `单价`.
fn plain(head: &str) -> String {
    let cut = head
        .split(['(', '（', '[', '\n'])
        .next()
        .unwrap_or_default();
    cut.trim().trim_matches('*').trim().to_lowercase()
}

struct Cells<'a> {
    row: u32,
    cells: &'a [String],
    columns: &'a [Option<usize>],
}

impl Cells<'_> {
    fn text(&self, field: &str) -> &str {
        let column = COLUMNS.iter().position(|(name, _)| *name == field);
        column
            .and_then(|c| self.columns[c])
            .and_then(|c| self.cells.get(c))
            .map_or("", |s| s.as_str())
    }

    fn product(&self, known: &[Product]) -> Result<(Product, ImportAction), Failure> {
        let number = self.text("number").to_owned();
        let before = known
            .iter()
            .find(|p| !number.is_empty() && p.number == number);
        let product = Product {
            id: before.map_or_else(Id::now_v7, |p| p.id),
            name: self.text("name").to_owned(),
            specification: self.text("specification").to_owned(),
            unit: self.text("unit").to_owned(),
            category: self.text("category").to_owned(),
            list_price: self
                .price("list_price")?
                .ok_or_else(|| self.wrong("list_price", "1234.50"))?,
            floor_price: self.price("floor_price")?.unwrap_or_default(),
            vat_rate: self.rate()?,
            note: self.text("note").to_owned(),
            number,
        };
        check(&product)?;
        let action = match before {
            None => ImportAction::Add,
            Some(before) if *before == product => ImportAction::Same,
            Some(_) => ImportAction::Change,
        };
        Ok((product, action))
    }

    /// None when the cell is empty.
    fn price(&self, field: &'static str) -> Result<Option<Fen>, Failure> {
        let text = self.text(field).replace([',', '，', '¥', '￥', ' '], "");
        let text = text.trim_end_matches('元');
        if text.is_empty() {
            return Ok(None);
        }
        Fen::parse_yuan(text)
            .map(Some)
            .ok_or_else(|| self.wrong(field, "1234.50"))
    }

    /// `13%`, `13` or `0.13`.
    fn rate(&self) -> Result<BasisPoints, Failure> {
        let text = self.text("vat_rate").replace(['%', '％', ' '], "");
        if text.is_empty() {
            return Ok(USUAL_RATE);
        }
        // Two decimals of a percentage are basis points, as two decimals of a yuan are fen.
        let percent = Fen::parse_yuan(&text).ok_or_else(|| self.wrong("vat_rate", "13%"))?;
        let fraction =
            !self.text("vat_rate").contains(['%', '％']) && percent.0 > 0 && percent.0 < 100;
        let points = if fraction { percent.0 * 100 } else { percent.0 };
        i32::try_from(points)
            .ok()
            .filter(|p| (0..=10_000).contains(p))
            .map(BasisPoints)
            .ok_or_else(|| self.wrong("vat_rate", "13%"))
    }

    fn wrong(&self, field: &'static str, expected: &'static str) -> Failure {
        let head = COLUMNS
            .iter()
            .find(|(name, _)| *name == field)
            .map_or(field, |(_, names)| names[0]);
        Failure::new(Code::CellWrong)
            .field(field)
            .fact("row", self.row)
            .fact("column", head)
            .fact("value", self.text(field))
            .fact("expected", expected)
    }
}
