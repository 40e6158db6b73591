use bidwright_domain::bid::{Field, field_values};

use crate::sample::{bid, found};

#[test]
fn every_fact_prints_from_the_one_place_where_it_stands() {
    let mut sample = bid();
    sample.tender.facts.package = found("第1包".to_owned());
    sample.tender.facts.agency = found("云溪招标代理有限公司".to_owned());
    let values = sample.input().field_values();
    let expected = [
        (Field::ProjectName, "云溪市档案管理系统采购项目"),
        (Field::ProjectNumber, "YXZC-2026-118"),
        (Field::Package, "第1包"),
        (Field::Purchaser, "云溪市档案馆"),
        (Field::Agency, "云溪招标代理有限公司"),
        (Field::SubmissionDeadline, "2026年12月10日09:30"),
        (Field::BidValidityDays, "90"),
        (Field::CompanyName, "青竹软件有限公司"),
        (Field::CompanyCreditCode, "91350100M000100Y43"),
        (Field::CompanyAddress, "云溪市竹海路8号"),
        (Field::CompanyPhone, "0577-86123456"),
        (Field::LegalRepresentative, "周明哲"),
        (Field::AgentName, "林知远"),
        (Field::DeliveryPeriod, "合同签订后30日内"),
        (Field::PriceFigures, "123,884.97"),
        (
            Field::PriceCapitals,
            "人民币壹拾贰万叁仟捌佰捌拾肆元玖角柒分",
        ),
        (Field::SignedOn, "2026年12月8日"),
    ];
    assert_eq!(values.len(), expected.len());
    for (field, value) in expected {
        assert_eq!(
            values.get(&field).map(String::as_str),
            Some(value),
            "{field:?}"
        );
    }
}

#[test]
fn unknown_facts_are_absent_and_odd_dates_print_as_typed() {
    let mut sample = bid();
    sample.bid.validity_days = 0;
    sample.bid.signed_on = None;
    sample.bid.agent_name = "  ".to_owned();
    sample.tender.facts.purchaser = None;
    sample.tender.facts.submission_deadline = found("另行通知".to_owned());
    let values = field_values(&sample.bid, &sample.tender, None, None);
    for absent in [
        Field::BidValidityDays,
        Field::SignedOn,
        Field::AgentName,
        Field::Purchaser,
        Field::CompanyName,
        Field::PriceFigures,
        Field::PriceCapitals,
    ] {
        assert!(!values.contains_key(&absent), "{absent:?}");
    }
    assert_eq!(values[&Field::SubmissionDeadline], "另行通知");
}
