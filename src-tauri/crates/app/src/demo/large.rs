//! A store of the size of a large vendor's whole business: everything in it is invented and the
//! same every time, only the dates move with the day on which it is made.

use bidwright_domain::Id;
use bidwright_domain::customer::{Contact, Customer};
use bidwright_domain::money::{BasisPoints, Fen, Quantity};
use bidwright_domain::numbering;
use bidwright_domain::own_company::{BankAccount, OwnCompany};
use bidwright_domain::product::{Product, ProductKind};
use bidwright_domain::quotation::{Quotation, QuotationLine, QuotationStatus};
use chrono::{Datelike, Duration, NaiveDate};

use super::credit_code;
use crate::desk::Desk;
use crate::failure::{Code, Failure};
use crate::quotation::NUMBER;
use crate::register::all;
use crate::store::open::start_state;
use crate::view::StartState;

const CUSTOMERS: usize = 100_000;
const PRODUCTS: usize = 20_000;
const QUOTATIONS: usize = 50_000;
/// Rows of one transaction.
const PIECE: usize = 1_000;

const CITIES: [(&str, &str); 50] = [
    ("杭州", "浙江"),
    ("宁波", "浙江"),
    ("温州", "浙江"),
    ("绍兴", "浙江"),
    ("台州", "浙江"),
    ("南京", "江苏"),
    ("苏州", "江苏"),
    ("无锡", "江苏"),
    ("常州", "江苏"),
    ("南通", "江苏"),
    ("上海", "上海"),
    ("北京", "北京"),
    ("天津", "天津"),
    ("重庆", "重庆"),
    ("广州", "广东"),
    ("深圳", "广东"),
    ("佛山", "广东"),
    ("东莞", "广东"),
    ("珠海", "广东"),
    ("中山", "广东"),
    ("福州", "福建"),
    ("厦门", "福建"),
    ("泉州", "福建"),
    ("漳州", "福建"),
    ("济南", "山东"),
    ("青岛", "山东"),
    ("烟台", "山东"),
    ("潍坊", "山东"),
    ("临沂", "山东"),
    ("武汉", "湖北"),
    ("宜昌", "湖北"),
    ("襄阳", "湖北"),
    ("长沙", "湖南"),
    ("株洲", "湖南"),
    ("湘潭", "湖南"),
    ("成都", "四川"),
    ("绵阳", "四川"),
    ("德阳", "四川"),
    ("西安", "陕西"),
    ("宝鸡", "陕西"),
    ("郑州", "河南"),
    ("洛阳", "河南"),
    ("合肥", "安徽"),
    ("芜湖", "安徽"),
    ("南昌", "江西"),
    ("赣州", "江西"),
    ("沈阳", "辽宁"),
    ("大连", "辽宁"),
    ("长春", "吉林"),
    ("哈尔滨", "黑龙江"),
];
const FIRST: [&str; 50] = [
    "安", "百", "诚", "达", "鼎", "东", "方", "丰", "富", "恒", "宏", "华", "汇", "嘉", "建", "金",
    "景", "久", "凯", "康", "科", "朗", "乐", "力", "联", "龙", "隆", "明", "铭", "宁", "鹏", "启",
    "千", "融", "瑞", "尚", "盛", "顺", "泰", "天", "同", "旺", "祥", "新", "信", "兴", "亿", "永",
    "远", "卓",
];
const SECOND: [&str; 40] = [
    "邦", "博", "昌", "辰", "川", "创", "德", "帆", "峰", "福", "冠", "光", "海", "和", "鸿", "辉",
    "佳", "杰", "锦", "晶", "骏", "坤", "立", "利", "林", "美", "能", "普", "奇", "睿", "森", "图",
    "威", "文", "翔", "雅", "业", "宇", "源", "智",
];
/// Trade, what stands for it in a name, and the end of the name.
const TRADES: [(&str, &str, &str); 12] = [
    ("信息技术", "软件", "有限公司"),
    ("信息技术", "网络科技", "有限公司"),
    ("机械制造", "精密机械", "有限公司"),
    ("机械制造", "自动化设备", "股份有限公司"),
    ("医疗卫生", "医疗器械", "有限公司"),
    ("建筑工程", "建设工程", "有限公司"),
    ("港口物流", "国际物流", "有限公司"),
    ("能源", "新能源", "股份有限公司"),
    ("食品", "食品", "有限公司"),
    ("纺织", "纺织科技", "有限公司"),
    ("教育", "教育咨询", "有限公司"),
    ("商业", "商贸", "集团有限公司"),
];
const SURNAMES: [&str; 24] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭",
    "何", "林", "高", "罗", "郑", "梁", "谢", "欧阳",
];
const GIVEN: [&str; 20] = [
    "伟", "芳", "娜", "敏", "静", "磊", "强", "洋", "勇", "军", "杰", "娟", "涛", "明", "超",
    "秀英", "建国", "志强", "晓燕", "雨桐",
];
const TITLES: [&str; 6] = [
    "信息科主任",
    "采购经理",
    "总经理",
    "技术负责人",
    "财务经理",
    "项目经理",
];
/// Kind, category, unit, VAT rate.
const KINDS: [(&str, &str, &str, i32); 10] = [
    ("文档管理平台", "软件", "套", 1_300),
    ("流程引擎", "软件", "套", 1_300),
    ("数据中台", "软件", "套", 1_300),
    ("移动办公客户端", "软件", "许可", 1_300),
    ("档案管理系统", "软件", "套", 1_300),
    ("数据库一体机", "硬件", "台", 1_300),
    ("现场实施服务", "服务", "人天", 600),
    ("数据迁移服务", "服务", "项", 600),
    ("年度运维服务", "服务", "年", 600),
    ("用户培训", "服务", "场", 600),
];
const EDITIONS: [&str; 5] = ["基础版", "标准版", "专业版", "企业版", "旗舰版"];
const PROJECTS: [&str; 8] = [
    "信息化平台建设",
    "档案数字化",
    "协同办公升级",
    "数据治理",
    "生产管理系统",
    "统一门户",
    "容灾备份",
    "运维服务",
];

/// The same numbers every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }

    fn of<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[self.below(words.len())]
    }

    fn number(&mut self, end: usize) -> i64 {
        i64::try_from(self.below(end)).unwrap_or_default()
    }
}

/// Fills an empty store with 100,000 customers (two contacts each), 20,000 products and 50,000
/// quotations. `tell` hears how many of all rows are done.
///
/// # Errors
/// `StoreNotEmpty` when the store holds customers already.
pub async fn demo_large(
    desk: &Desk,
    mut tell: impl FnMut(u32, u32) + Send,
) -> Result<StartState, Failure> {
    let store = desk.store()?;
    if store.customer_count(&all()).await? > 0 {
        return Err(Failure::new(Code::StoreNotEmpty));
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let rows = CUSTOMERS + PRODUCTS + QUOTATIONS;
    let (mut dice, mut done) = (Dice(2026), 0);
    let mut told = |more: usize| {
        done += more;
        tell(count(done), count(rows));
    };
    let company = own_company();
    let mut write = store.write(desk.stamp("demo_load")).await?;
    write.own_company_put(&company).await?;
    write.commit().await?;
    let mut customers = Vec::with_capacity(CUSTOMERS);
    for from in (0..CUSTOMERS).step_by(PIECE) {
        let piece: Vec<Customer> = (from..from + PIECE)
            .map(|n| customer(n, &mut dice))
            .collect();
        let mut write = store.write(desk.stamp("demo_load")).await?;
        write.customers_put(&piece).await?;
        write.commit().await?;
        customers.extend(
            piece
                .into_iter()
                .map(|c| (c.id, c.contacts[0].name.clone())),
        );
        told(PIECE);
    }
    let mut products = Vec::with_capacity(PRODUCTS);
    for from in (0..PRODUCTS).step_by(PIECE) {
        let piece: Vec<Product> = (from..from + PIECE)
            .map(|n| product(n, &mut dice))
            .collect();
        let mut write = store.write(desk.stamp("demo_load")).await?;
        write.products_put(&piece).await?;
        write.commit().await?;
        products.extend(piece);
        told(PIECE);
    }
    let today = desk.today();
    for from in (0..QUOTATIONS).step_by(PIECE) {
        let mut write = store.write(desk.stamp("demo_load")).await?;
        let mut piece = Vec::with_capacity(PIECE);
        for n in from..from + PIECE {
            let (customer, contact) = &customers[dice.below(CUSTOMERS)];
            let mut quotation = quotation(&mut dice, *customer, contact, company.id, &products);
            if dice.below(10) > 2 {
                let day = issue_day(today, n);
                let number = write.next_number(NUMBER, day.year()).await?;
                quotation.number = numbering::number(NUMBER, day.year(), number);
                quotation.issued_on = Some(day);
                quotation.issued_at = day.and_hms_opt(2, 0, 0).map(|at| at.and_utc());
                quotation.status = match dice.below(5) {
                    0 | 1 => QuotationStatus::Issued,
                    2 | 3 => QuotationStatus::Won,
                    _ => QuotationStatus::Lost,
                };
            }
            piece.push(quotation);
        }
        write.quotations_put(&piece).await?;
        write.commit().await?;
        told(PIECE);
    }
    start_state(desk).await
}

fn own_company() -> OwnCompany {
    OwnCompany {
        id: Id::now_v7(),
        name: "衡矩软件股份有限公司".to_owned(),
        credit_code: credit_code("91", "330106", 1),
        address: "杭州市西湖区文三路 1 号".to_owned(),
        legal_representative: "陈立".to_owned(),
        phone: "0571-88000000".to_owned(),
        email: "sales@example.cn".to_owned(),
        accounts: vec![BankAccount {
            id: Id::now_v7(),
            bank_name: "中国工商银行杭州分行".to_owned(),
            bank_account: "1202020000000001".to_owned(),
            note: String::new(),
        }],
        ..OwnCompany::default()
    }
}

fn mobile(dice: &mut Dice) -> String {
    format!("13{:09}", dice.below(1_000_000_000))
}

fn contact(dice: &mut Dice, n: usize, at: usize) -> Contact {
    let name = format!("{}{}", dice.of(&SURNAMES), dice.of(&GIVEN));
    Contact {
        id: Id::now_v7(),
        name,
        title: dice.of(&TITLES).to_owned(),
        phone: mobile(dice),
        email: format!("c{n}.{at}@example.cn"),
        wechat: format!("wx{:08}", n * 2 + at),
        ..Contact::default()
    }
}

/// The first three parts of a name count like digits, so that no two are the same.
fn customer(n: usize, dice: &mut Dice) -> Customer {
    let (city, region) = CITIES[n % CITIES.len()];
    let first = FIRST[n / CITIES.len() % FIRST.len()];
    let second = SECOND[n / (CITIES.len() * FIRST.len()) % SECOND.len()];
    let (industry, word, end) = TRADES[dice.below(TRADES.len())];
    let serial = u32::try_from(n).unwrap_or_default();
    Customer {
        id: Id::now_v7(),
        name: format!("{city}{first}{second}{word}{end}"),
        credit_code: credit_code("91", "330100", serial),
        address: format!("{city}市{}路 {} 号", dice.of(&FIRST), 1 + dice.below(999)),
        phone: format!(
            "0{}-{:08}",
            510 + dice.below(89),
            60_000_000 + dice.below(30_000_000)
        ),
        industry: industry.to_owned(),
        region: region.to_owned(),
        bank_name: format!("中国银行{city}分行"),
        bank_account: format!("{:019}", 4_000_000_000_000 + n),
        note: if dice.below(8) == 0 {
            "老客户".to_owned()
        } else {
            String::new()
        },
        contacts: vec![contact(dice, n, 0), contact(dice, n, 1)],
        ..Customer::default()
    }
}

fn product(n: usize, dice: &mut Dice) -> Product {
    let (kind, category, unit, vat_rate) = KINDS[n % KINDS.len()];
    let list_price = Fen(10_000 * (1 + dice.number(5_000)));
    Product {
        id: Id::now_v7(),
        number: format!("P-{:05}", n + 1),
        name: format!("{}{}{kind}", FIRST[n / 10 % 50], SECOND[n / 500 % 40]),
        specification: format!(
            "{} V{}.{}",
            dice.of(&EDITIONS),
            1 + dice.below(9),
            dice.below(10)
        ),
        unit: unit.to_owned(),
        category: category.to_owned(),
        list_price,
        floor_price: Fen(list_price.0 / 10 * 7),
        vat_rate: BasisPoints(vat_rate),
        cost: Fen(0),
        bundle: None,
        kind: match category {
            "硬件" => ProductKind::Hardware,
            "服务" => ProductKind::Service,
            _ => ProductKind::Software,
        },
        note: String::new(),
    }
}

fn quotation(
    dice: &mut Dice,
    customer: Id,
    contact: &str,
    own_company: Id,
    products: &[Product],
) -> Quotation {
    let lines = (0..1 + dice.below(6)).map(|_| {
        let product = &products[dice.below(products.len())];
        QuotationLine {
            id: Id::now_v7(),
            product: Some(product.id),
            name: product.name.clone(),
            specification: product.specification.clone(),
            unit: product.unit.clone(),
            quantity: Quantity(1_000 * (1 + dice.number(20))),
            unit_price: product.list_price,
            discount: BasisPoints(if dice.below(3) == 0 { 500 } else { 0 }),
            vat_rate: product.vat_rate,
            ..QuotationLine::default()
        }
    });
    let lines = lines.collect();
    Quotation {
        customer: Some(customer),
        own_company: Some(own_company),
        title: format!("{}{}报价", dice.of(&SECOND), dice.of(&PROJECTS)),
        contact: contact.to_owned(),
        lines,
        delivery_terms: "合同签订后 30 日内".to_owned(),
        payment_terms: "验收后 30 日内付清".to_owned(),
        ..Quotation::draft(Id::now_v7())
    }
}

/// Spread over the last three years, the later ones later.
fn issue_day(today: NaiveDate, n: usize) -> NaiveDate {
    let ago = 1_095 - i64::try_from(n * 1_095 / QUOTATIONS).unwrap_or_default();
    today - Duration::days(ago)
}
