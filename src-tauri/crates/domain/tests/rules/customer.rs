//! Reporting lines, likely duplicates, merging.

use bidwright_domain::Id;
use bidwright_domain::customer::{
    Contact, Customer, CustomerClass, CustomerField, InvoiceDetails, ItSystem, Probe, Reason,
    ReportingProblem, differing_fields, merge, organisation_chart, plain_name, reporting_problem,
};

fn id(number: u128) -> Id {
    Id::from_u128(number)
}

fn person(number: u128, name: &str, reports_to: Option<u128>) -> Contact {
    Contact {
        id: id(number),
        name: name.to_owned(),
        reports_to: reports_to.map(id),
        ..Contact::default()
    }
}

fn named(number: u128, name: &str) -> Customer {
    Customer {
        id: id(number),
        name: name.to_owned(),
        ..Customer::default()
    }
}

fn reasons(one: &str, other: &str) -> Vec<Reason> {
    let probe = |number, name| Probe::of(&named(number, name));
    let (a, b) = (probe(1, one), probe(2, other));
    let found = a.likeness(&b);
    assert_eq!(found, b.likeness(&a), "{one} / {other}: both ways alike");
    found.map(|l| l.reasons).unwrap_or_default()
}

#[test]
fn superiors_must_be_known_and_end_at_the_top() {
    let (a, b, c) = (
        person(1, "甲", None),
        person(2, "乙", Some(1)),
        person(3, "丙", Some(2)),
    );
    assert_eq!(reporting_problem(&[c.clone(), b.clone(), a.clone()]), None);
    let circle = [person(1, "甲", Some(3)), b.clone(), c.clone()];
    assert_eq!(
        reporting_problem(&circle),
        Some(ReportingProblem::Circle { contact: 0 })
    );
    let itself = [a, person(2, "乙", Some(2))];
    assert_eq!(
        reporting_problem(&itself),
        Some(ReportingProblem::Circle { contact: 1 })
    );
    assert_eq!(
        reporting_problem(&[b, c]),
        Some(ReportingProblem::Unknown { contact: 0 })
    );
}

#[test]
fn the_chart_shows_everybody_once_below_their_superior() {
    let shape = |contacts: &[Contact]| {
        organisation_chart(contacts)
            .iter()
            .map(|e| format!("{}{}", e.depth, e.contact.name))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let people = [
        person(3, "丙", Some(2)),
        person(1, "甲", None),
        person(2, "乙", Some(1)),
        person(4, "丁", Some(1)),
        person(5, "戊", Some(99)),
    ];
    assert_eq!(shape(&people), "0甲 1乙 2丙 1丁 0戊");
    let circle = [person(1, "甲", Some(2)), person(2, "乙", Some(1))];
    assert_eq!(shape(&circle), "0甲 1乙");
    assert_eq!(shape(&[]), "");
}

#[test]
fn names_differ_only_in_writing() {
    for (one, other) in [
        ("温岭恒砺机械有限公司", "温岭恒砺机械有限责任公司"),
        ("温岭市恒砺机械有限公司", "浙江省温岭市恒砺机械股份有限公司"),
        ("温岭市恒砺机械", "温岭恒砺机械有限公司"),
        ("恒砺（集团）有限公司", "恒砺(集团)有限公司"),
        ("ＡＢＣ软件有限公司", "abc 软件有限公司"),
        ("恒砺机械有限公司", "杭州市恒砺机械有限公司"),
    ] {
        assert_eq!(reasons(one, other), [Reason::SameName], "{one} / {other}");
    }
    assert_eq!(
        plain_name("浙江省温岭市（恒砺）机械 有限公司"),
        "浙江温岭恒砺机械"
    );
}

#[test]
fn other_companies_are_not_called_the_same() {
    for (one, other) in [
        ("澜川市第二人民医院", "宁渚市第二人民医院"),
        ("澜川市第一人民医院", "澜川市第二人民医院"),
        ("澜川市图书馆", "澜川市博物馆"),
        ("恒砺机械有限公司", "清泉食品有限公司"),
        ("有限公司", "集团有限公司"),
        ("", ""),
        ("云", "云"),
    ] {
        let found = reasons(one, other);
        let said_alike = one == "云";
        assert_eq!(found.is_empty(), !said_alike, "{one} / {other}: {found:?}");
    }
}

#[test]
fn a_slip_in_a_long_name_is_found_with_its_percentage() {
    // Pairs of 云溪大数据发展管理局: 云溪 溪大 大数 数据 据发 发展 展管 管理 理局 (9); with 中心 for 局:
    // the first 8, 理中, 中心 (10). 8 shared: 2 * 8 / 19 = 84 %.
    assert_eq!(
        reasons("云溪大数据发展管理局", "云溪大数据发展管理中心"),
        [Reason::SimilarName { percent: 84 }]
    );
}

#[test]
fn codes_and_telephones_tell_whatever_the_names_say() {
    let mut one = named(1, "甲");
    let mut other = named(2, "别的名称");
    one.credit_code = "91330106ma2cfl3k7p".to_owned();
    other.credit_code = " ９１330106MA2CFL3K7P".to_owned();
    one.phone = "+86 138 0571 0001".to_owned();
    other.contacts = vec![Contact {
        other_phone: "13805710001".to_owned(),
        ..Contact::default()
    }];
    let found = Probe::of(&one).likeness(&Probe::of(&other)).unwrap();
    let phone = "13805710001".to_owned();
    assert_eq!(
        found.reasons,
        [Reason::SameCode, Reason::SamePhone { phone }]
    );
    assert_eq!(Probe::of(&one).likeness(&Probe::of(&one)), None);
}

#[test]
fn names_that_are_alike_share_one_of_the_pairs_that_are_looked_up() {
    let names = [
        "云溪大数据发展管理局",
        "云溪大数据发展管理中心",
        "云溪市大数据局",
        "温岭恒砺机械",
    ];
    for one in names {
        for other in names {
            let (a, b) = (Probe::of(&named(1, one)), Probe::of(&named(2, other)));
            if a.likeness(&b).is_some() && one != other {
                let sorted = |p: &Probe| {
                    let mut pairs = p.pairs().to_vec();
                    pairs.sort_unstable();
                    pairs.truncate(p.pairs_to_meet());
                    pairs
                };
                assert!(
                    sorted(&a).iter().any(|pair| b.pairs().contains(pair)),
                    "{one} / {other}"
                );
            }
        }
    }
}

#[test]
fn endless_and_odd_names_are_compared_without_harm() {
    let long = "长".repeat(10_000);
    assert_eq!(reasons(&long, &long), [Reason::SameName]);
    for odd in [
        "𬭚㛃😀",
        "مرحبا بالعالم",
        "\u{202e}abc",
        "（）()",
        "省市县区",
    ] {
        reasons(odd, &long);
        reasons(odd, odd);
    }
}

#[test]
fn a_merge_keeps_what_is_chosen_and_fills_what_is_empty() {
    let kept = Customer {
        credit_code: "A".to_owned(),
        industry: "医疗".to_owned(),
        class: Some(CustomerClass::A),
        ..named(1, "甲")
    };
    let gone = Customer {
        credit_code: "B".to_owned(),
        industry: "医疗".to_owned(),
        region: "浙江".to_owned(),
        invoice: InvoiceDetails {
            title: "抬头".to_owned(),
            ..InvoiceDetails::default()
        },
        it_systems: vec![ItSystem {
            name: "系统".to_owned(),
            ..ItSystem::default()
        }],
        ..named(2, "乙")
    };
    use CustomerField as F;
    assert_eq!(differing_fields(&kept, &gone), [F::Name, F::CreditCode]);
    let (merged, _) = merge(&kept, &gone, &[F::CreditCode]);
    let expected = Customer {
        credit_code: "B".to_owned(),
        region: "浙江".to_owned(),
        invoice: gone.invoice.clone(),
        it_systems: gone.it_systems.clone(),
        ..kept.clone()
    };
    assert_eq!(merged, expected);
    // Equal systems stay once.
    let (again, _) = merge(&merged, &gone, &[]);
    assert_eq!(again, merged);
}

#[test]
fn one_person_in_both_stays_once_with_everything_known() {
    let with_phone = |contact: Contact, phone: &str| Contact {
        phone: phone.to_owned(),
        ..contact
    };
    let kept = Customer {
        contacts: vec![
            with_phone(person(11, "李敏", Some(12)), ""),
            person(12, "王强", None),
        ],
        ..named(1, "甲")
    };
    let gone = Customer {
        contacts: vec![
            with_phone(person(21, "李敏", None), "13800000001"),
            with_phone(person(22, "赵六", Some(21)), "13800000002"),
            // Would close a circle: 王强 - 李敏 - 王强.
            with_phone(person(23, "王强", Some(21)), ""),
        ],
        ..named(2, "乙")
    };
    let (merged, folded) = merge(&kept, &gone, &[]);
    let people: Vec<(&str, &str)> = merged
        .contacts
        .iter()
        .map(|c| (c.name.as_str(), c.phone.as_str()))
        .collect();
    assert_eq!(
        people,
        [
            ("李敏", "13800000001"),
            ("王强", ""),
            ("赵六", "13800000002")
        ]
    );
    assert_eq!(folded.get(&id(21)), Some(&id(11)));
    assert_eq!(folded.get(&id(23)), Some(&id(12)));
    assert_eq!(merged.contacts[2].reports_to, Some(id(11)));
    assert_eq!(reporting_problem(&merged.contacts), None);
}
