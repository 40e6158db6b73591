//! What was done with the sample's best customers, and what is known of them.

use bidwright_domain::Id;
use bidwright_domain::activity::{Activity, ActivityKind};
use bidwright_domain::customer::{Attitude, Contact, DecisionRole, ItSystem, PastProject};
use bidwright_domain::money::Fen;
use chrono::{Duration, NaiveDate};

use super::past::Past;
use crate::failure::Failure;

/// City and trade of the customer (from 0), days ago, how, what, what next, due in days from today,
/// whether that is done.
type Row = (
    (usize, usize),
    i64,
    ActivityKind,
    &'static str,
    &'static str,
    Option<i64>,
    bool,
);

const ROWS: [Row; 11] = [
    (
        (0, 0),
        34,
        ActivityKind::Visit,
        "与信息中心看了现有检索系统，读者投诉集中在预约和移动端。",
        "整理现状与差距清单",
        Some(-28),
        true,
    ),
    (
        (0, 0),
        12,
        ActivityKind::Meeting,
        "演示电子资源统一检索，馆长问到与省馆数据交换。",
        "回复省馆接口的做法",
        Some(-2),
        false,
    ),
    (
        (0, 0),
        3,
        ActivityKind::Call,
        "招标文件已发布，确认答疑截止时间。",
        "提交投标文件前再电话确认送达地点",
        Some(5),
        false,
    ),
    (
        (1, 1),
        21,
        ActivityKind::Visit,
        "到集团设备部了解点检流程，纸质记录为主。",
        "发送移动点检案例",
        Some(-14),
        true,
    ),
    (
        (1, 5),
        9,
        ActivityKind::Mail,
        "发送二期方案与案例。",
        "约仓储负责人演示",
        Some(0),
        false,
    ),
    (
        (3, 5),
        40,
        ActivityKind::Meeting,
        "二期验收标准定稿，双方签字。",
        "按期开首付款发票",
        Some(-30),
        true,
    ),
    (
        (3, 5),
        4,
        ActivityKind::Call,
        "询问手持终端到货时间。",
        "回访到货情况",
        Some(2),
        false,
    ),
    (
        (4, 2),
        15,
        ActivityKind::Visit,
        "院方准备明年预算，设备科倾向整体采购。",
        "送预算参考报价",
        Some(-5),
        false,
    ),
    (
        (7, 3),
        6,
        ActivityKind::Call,
        "培训考试系统报价已收到，等校长办公会。",
        "询问办公会结果",
        Some(1),
        false,
    ),
    (
        (5, 7),
        18,
        ActivityKind::Mail,
        "补发数据交换接口说明。",
        "",
        None,
        false,
    ),
    (
        (9, 6),
        50,
        ActivityKind::Note,
        "本次未选中我方，原因是价格；两年后换代。",
        "",
        None,
        false,
    ),
];

/// Fills what was done with whom; the first customer is described in full.
pub(super) async fn put(past: &Past, customers: &[Id]) -> Result<(), Failure> {
    let desk = past.desk();
    let store = desk.store()?;
    let mut write = store.write(desk.stamp("demo_load")).await?;
    let first = customers.first().copied().unwrap_or_default();
    if let Some(mut customer) = store.customer(first).await? {
        customer.contacts = people();
        customer.it_systems = systems();
        customer.past_projects = projects(past.today());
        write.customer_put(&customer).await?;
    }
    write.commit().await?;
    for ((city, trade), ago, kind, text, next, due, done) in ROWS {
        past.go(ago, 45)?;
        let Some(&id) = customers.get(city * 10 + trade) else {
            continue;
        };
        let contacts = store.customer(id).await?.map(|c| c.contacts);
        let contacts = contacts.iter().flatten().take(2).map(|c| c.id).collect();
        let at = desk.clock.now();
        let mut write = store.write(desk.stamp("demo_load")).await?;
        write
            .activity_put(&Activity {
                id: Id::now_v7(),
                customer: id,
                kind,
                at,
                contacts,
                text: text.to_owned(),
                next_action: next.to_owned(),
                due_on: due.map(|days| past.today() + Duration::days(days)),
                done_at: done.then_some(at),
            })
            .await?;
        write.commit().await?;
    }
    Ok(())
}

/// Five people of the library; the director on top.
fn people() -> Vec<Contact> {
    let person = |name: &str, department: &str, title: &str, serial: u32| Contact {
        id: Id::now_v7(),
        name: name.to_owned(),
        department: department.to_owned(),
        title: title.to_owned(),
        phone: format!("1990000{serial:04}"),
        email: format!("library{serial}@customer.example"),
        ..Contact::default()
    };
    let director = Contact {
        role: Some(DecisionRole::DecisionMaker),
        attitude: Some(Attitude::Neutral),
        other_phone: "0999-8110201".to_owned(),
        interests: "书法、古籍修复".to_owned(),
        ..person("苏文澜", "馆办公室", "馆长", 101)
    };
    let deputy = Contact {
        role: Some(DecisionRole::Influencer),
        attitude: Some(Attitude::Supporter),
        reports_to: Some(director.id),
        birthday: NaiveDate::from_ymd_opt(1979, 12, 3),
        ..person("邵静宜", "馆办公室", "副馆长", 102)
    };
    let technical = Contact {
        role: Some(DecisionRole::Technical),
        attitude: Some(Attitude::Supporter),
        reports_to: Some(deputy.id),
        wechat: "wx-lib-103".to_owned(),
        note: "看重国产数据库适配".to_owned(),
        ..person("冯志恒", "信息技术部", "主任", 103)
    };
    let user = Contact {
        role: Some(DecisionRole::User),
        attitude: Some(Attitude::Opponent),
        reports_to: Some(deputy.id),
        note: "习惯旧系统，担心数据迁移".to_owned(),
        ..person("叶若溪", "读者服务部", "主任", 104)
    };
    let gatekeeper = Contact {
        role: Some(DecisionRole::Gatekeeper),
        reports_to: Some(director.id),
        ..person("温建安", "财务科", "采购专员", 105)
    };
    vec![director, deputy, technical, user, gatekeeper]
}

fn systems() -> Vec<ItSystem> {
    let system = |name: &str, vendor: &str, year: &str, note: &str| ItSystem {
        id: Id::now_v7(),
        name: name.to_owned(),
        vendor: vendor.to_owned(),
        year: year.to_owned(),
        note: note.to_owned(),
    };
    vec![
        system("图书管理系统", "岚浦恒启软件", "2016", "厂家已停止维护"),
        system("门禁与座位预约", "澜川智联科技", "2020", "可留用，需要接口"),
        system("办公自动化", "自行开发", "约 2012 年", ""),
    ]
}

fn projects(today: NaiveDate) -> Vec<PastProject> {
    let project = |name: &str, years: i64, amount: i64, supplier: &str, note: &str| PastProject {
        id: Id::now_v7(),
        name: name.to_owned(),
        date: Some(today - Duration::days(365 * years)),
        amount: Some(Fen(amount * 100)),
        supplier: supplier.to_owned(),
        note: note.to_owned(),
    };
    vec![
        project("图书管理系统升级", 3, 286_000, "岚浦恒启软件", "延期四个月"),
        project("自助借还设备", 2, 412_500, "澜川智联科技", "已验收"),
    ]
}
