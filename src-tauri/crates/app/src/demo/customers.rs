//! A hundred customers in ten invented cities and ten trades.

use bidwright_domain::Id;
use bidwright_domain::customer::{
    Attitude, Contact, Customer, CustomerClass, DecisionRole, InvoiceDetails, InvoiceKind,
};

use super::credit_code;
use crate::desk::Desk;
use crate::failure::Failure;

/// City, province, and the first six digits of its credit codes.
const CITIES: [(&str, &str, &str); 10] = [
    ("澜川", "浙江", "339901"),
    ("宁渚", "江苏", "329901"),
    ("桐屿", "福建", "359901"),
    ("岚浦", "山东", "379901"),
    ("沅泽", "湖南", "439901"),
    ("汉沔", "湖北", "429901"),
    ("蓉岭", "四川", "519901"),
    ("洛原", "河南", "419901"),
    ("燕栖", "河北", "139901"),
    ("粤汀", "广东", "449901"),
];
/// Trade, and what stands between the city's name and the end.
const TRADES: [(&str, Kind); 10] = [
    ("公共文化", Kind::Institution("图书馆")),
    ("公共文化", Kind::Institution("博物馆")),
    ("医疗卫生", Kind::Institution("第二人民医院")),
    ("教育", Kind::Institution("职业技术学院")),
    ("机械制造", Kind::Company(&MACHINES, "机械有限公司")),
    ("港口物流", Kind::Company(&FREIGHT, "物流有限公司")),
    ("食品", Kind::Company(&FOOD, "食品股份有限公司")),
    ("节能环保", Kind::Company(&GREEN, "环境科技有限公司")),
    ("新能源", Kind::Company(&POWER, "新能源有限公司")),
    ("建筑", Kind::Company(&BUILDING, "建设工程有限公司")),
];
const MACHINES: [&str; 10] = [
    "恒砺", "拓锐", "晟铸", "钧工", "砺行", "锐舟", "固垣", "铭砺", "启锻", "凌铸",
];
const FREIGHT: [&str; 10] = [
    "远渡", "", "畅涧", "迅达", "通瀚", "联驰", "驿程", "安驭", "捷畅", "汇洋",
];
const FOOD: [&str; 10] = [
    "禾润", "谷香", "屿鲜", "麦稔", "湘味", "清泉", "川粹", "穗丰", "山禾", "潮鲜",
];
const GREEN: [&str; 10] = [
    "澄源", "清涟", "碧霄", "净蓝", "澄怀", "清和", "碧野", "净川", "澄明", "清漪",
];
const POWER: [&str; 10] = [
    "曦能", "沐光", "屿风", "曜电", "曜阳", "恒能", "曦和", "晨光", "朔风", "潮能",
];
const BUILDING: [&str; 10] = [
    "筑安", "广厦", "鼎筑", "磐建", "匠筑", "基业", "固本", "宏筑", "栋梁", "远筑",
];

const SURNAMES: [&str; 20] = [
    "苏", "韩", "林", "周", "许", "方", "邵", "冯", "陆", "叶", "温", "秦", "罗", "梁", "邓", "彭",
    "乔", "龚", "戴", "薛",
];
const GIVEN: [&str; 17] = [
    "文澜", "一鸣", "思远", "晓岚", "志恒", "雨桐", "建安", "若溪", "明哲", "静宜", "海峰", "佳宁",
    "子衡", "立群", "清扬", "书妍", "国栋",
];
const TITLES: [&str; 6] = [
    "信息中心主任",
    "采购经理",
    "副总经理",
    "设备部部长",
    "财务经理",
    "技术总监",
];

const ROLES: [DecisionRole; 6] = [
    DecisionRole::Technical,
    DecisionRole::Gatekeeper,
    DecisionRole::DecisionMaker,
    DecisionRole::User,
    DecisionRole::Influencer,
    DecisionRole::Coach,
];

#[derive(Clone, Copy)]
enum Kind {
    Institution(&'static str),
    Company(&'static [&'static str; 10], &'static str),
}

impl Kind {
    fn is_company(self) -> bool {
        matches!(self, Kind::Company(..))
    }
}

/// The customers' ids, city by city: ten trades of the first city, then of the next.
pub(super) async fn put(desk: &Desk) -> Result<Vec<Id>, Failure> {
    let mut write = desk.store()?.write(desk.stamp("demo_load")).await?;
    let mut ids = Vec::new();
    for serial in 0..100u32 {
        let customer = customer(serial);
        write.customer_put(&customer).await?;
        ids.push(customer.id);
    }
    write.commit().await?;
    Ok(ids)
}

fn customer(serial: u32) -> Customer {
    let (city_at, trade_at) = (serial as usize / 10, serial as usize % 10);
    let (city, province, region) = CITIES[city_at];
    let (industry, kind) = TRADES[trade_at];
    let (name, code) = match kind {
        Kind::Institution(what) => (format!("{city}市{what}"), "12"),
        // The one company that calls for tenders.
        Kind::Company(names, _) if names[city_at].is_empty() => {
            (format!("{city}港务集团有限公司"), "91")
        }
        Kind::Company(names, what) => (format!("{city}{}{what}", names[city_at]), "91"),
    };
    let people = if serial.is_multiple_of(3) { 2 } else { 1 };
    let code = credit_code(code, region, 100 + serial);
    let address = format!(
        "{city}市{}路{}号",
        ["文津", "望江", "府前", "新港", "兴业"][trade_at % 5],
        8 + serial * 3
    );
    let phone = format!("0999-8{:06}", 110_200 + serial * 37);
    let bank_name = format!("{city}银行{}支行", ["营业部", "城东", "新区"][trade_at % 3])
        .replace("营业部支行", "营业部");
    let bank_account = format!("6299{region}{:08}", 20_000_000 + serial * 1_013);
    let mut contacts: Vec<Contact> = (0..people).map(|n| contact(serial, n)).collect();
    let head = contacts.first().map(|c| c.id);
    contacts
        .iter_mut()
        .skip(1)
        .for_each(|c| c.reports_to = head);
    Customer {
        id: Id::now_v7(),
        class: [
            Some(CustomerClass::B),
            Some(CustomerClass::C),
            Some(CustomerClass::A),
            None,
        ][serial as usize % 4],
        industry: industry.to_owned(),
        region: province.to_owned(),
        source: ["行业展会", "老客户介绍", "招标公告", "电话拜访"][serial as usize % 4].to_owned(),
        invoice: InvoiceDetails {
            kind: Some(if kind.is_company() {
                InvoiceKind::Special
            } else {
                InvoiceKind::Ordinary
            }),
            title: name.clone(),
            tax_number: code.clone(),
            address: address.clone(),
            phone: phone.clone(),
            bank_name: bank_name.clone(),
            bank_account: bank_account.clone(),
        },
        name,
        credit_code: code,
        address,
        phone,
        bank_name,
        bank_account,
        contacts,
        ..Customer::default()
    }
}

fn contact(serial: u32, n: u32) -> Contact {
    let at = (serial * 2 + n) as usize;
    Contact {
        id: Id::now_v7(),
        name: format!(
            "{}{}",
            SURNAMES[at * 7 % SURNAMES.len()],
            GIVEN[at * 5 % GIVEN.len()]
        ),
        title: TITLES[at % TITLES.len()].to_owned(),
        role: Some(ROLES[at % ROLES.len()]),
        attitude: [Some(Attitude::Supporter), Some(Attitude::Neutral), None][at % 3],
        phone: format!("199000{:05}", 10_000 + serial * 61 + n),
        email: format!("contact{}@customer.example", serial * 2 + n + 1),
        ..Contact::default()
    }
}
