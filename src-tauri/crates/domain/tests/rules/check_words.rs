use bidwright_domain::check::{BidField, OtherFact, OtherKind, Place, Rule, Severity, check};

use crate::sample::{bid, field, id, node, rich};
use crate::spoilt::{expect, fact, only};

#[test]
fn a_field_without_value_in_a_chapter_fails_the_self_check() {
    let empty = only(|sample| {
        let agency = node("paragraph", vec![field("agency")]);
        sample.chapters[0].content.content.push(agency);
    });
    expect(
        &empty,
        Rule::FieldEmpty,
        Severity::Red,
        Place::Chapter { id: id(31) },
    );
    assert_eq!(fact(&empty, "field"), "agency");
    assert_eq!(fact(&empty, "title"), "技术方案");
}

#[test]
fn a_chapter_without_title_fails_the_self_check() {
    let untitled = only(|sample| sample.chapters[0].title = " ".to_owned());
    expect(
        &untitled,
        Rule::ChapterEmpty,
        Severity::Red,
        Place::Chapter { id: id(31) },
    );
}

#[test]
fn placeholders_left_in_the_text_fail_the_self_check() {
    let left = [
        ("由【待填：项目经理】负责。", "【待填"),
        ("XX有限公司", "XX"),
        ("负责人为xxx。", "xxx"),
        ("××省××市", "××"),
        ("电话：____", "____"),
        ("TODO: 补图", "TODO"),
        ("请填写品牌", "请填写"),
        ("型号待定。", "待定"),
        ("某某公司", "某某"),
    ];
    for (words, found) in left {
        let chapter = only(|sample| {
            sample.chapters[0]
                .content
                .content
                .extend(rich(&[words]).content);
        });
        expect(
            &chapter,
            Rule::PlaceholderLeft,
            Severity::Red,
            Place::Chapter { id: id(31) },
        );
        assert_eq!(fact(&chapter, "found"), found);
        assert!(fact(&chapter, "context").contains(found));
        let answer = only(|sample| sample.responses[1].answer = words.to_owned());
        expect(
            &answer,
            Rule::PlaceholderLeft,
            Severity::Red,
            Place::Clause { id: id(12) },
        );
        assert_eq!(fact(&answer, "title"), "3.2");
    }
}

#[test]
fn placeholders_left_in_forms_and_price_lines_fail_the_self_check() {
    let period = only(|sample| sample.bid.delivery_period = "合同签订后XX日内".to_owned());
    let place = Place::BidField {
        field: BidField::DeliveryPeriod,
    };
    expect(&period, Rule::PlaceholderLeft, Severity::Red, place);
    let line = only(|sample| {
        sample.quotation.as_mut().unwrap().lines[1].specification = "待定".to_owned();
    });
    expect(
        &line,
        Rule::PlaceholderLeft,
        Severity::Red,
        Place::Quotation { id: id(70) },
    );
    assert_eq!(fact(&line, "title"), "实施服务");
}

#[test]
fn ordinary_words_are_no_placeholders() {
    let mut sample = bid();
    let words = "分辨率1920×1080，型号DXX-100与XXL，snake_case，METODOS，规格3xx2，a**b";
    sample.chapters[0].content = rich(&[words]);
    assert_eq!(check(&sample.input()), []);
}

fn other(kind: OtherKind, text: &str) -> OtherFact {
    OtherFact {
        kind,
        text: text.to_owned(),
    }
}

#[test]
fn names_of_other_projects_fail_the_self_check() {
    let at = Place::Chapter { id: id(31) };
    let leftover = only(|sample| {
        sample.others = vec![other(OtherKind::ProjectName, "安宁市智慧校园项目")];
        sample.chapters[0].content = rich(&["为安宁市", "智慧 校园项目提供服务。"]);
    });
    expect(&leftover, Rule::OtherProject, Severity::Red, at);
    assert_eq!(fact(&leftover, "kind"), "project_name");
    assert_eq!(fact(&leftover, "found"), "安宁市智慧校园项目");
    let answer = only(|sample| {
        // A customer and a purchaser of the same name are one leftover.
        sample.others = vec![
            other(OtherKind::Customer, "安宁第一中学"),
            other(OtherKind::Purchaser, "安宁第一中学 "),
        ];
        sample.responses[0].answer = "满足安宁第一中学的要求。".to_owned();
    });
    expect(
        &answer,
        Rule::OtherProject,
        Severity::Red,
        Place::Clause { id: id(11) },
    );
}

#[test]
fn names_that_belong_here_are_no_leftovers() {
    let mut sample = bid();
    sample.others = vec![
        // Part of this project's own name, and our own.
        other(OtherKind::ProjectName, "档案管理系统"),
        other(OtherKind::Purchaser, "云溪市档案馆"),
        other(OtherKind::Customer, "青竹软件有限公司"),
        // Too short.
        other(OtherKind::Customer, "第三方"),
        other(OtherKind::Customer, ""),
        // Named by the tender itself.
        other(OtherKind::Customer, "国产数据库"),
        // Another number that merely begins alike.
        other(OtherKind::ProjectNumber, "YX-2026-01"),
    ];
    sample.chapters[0].content = rich(&[
        "云溪市档案馆的档案管理系统由青竹软件有限公司的第三方实施，国产数据库，YX-2026-0123。",
    ]);
    assert_eq!(check(&sample.input()), []);
}

#[test]
fn reference_projects_name_other_customers_with_a_warning_only() {
    let reference = only(|sample| {
        sample.others = vec![other(OtherKind::Customer, "安宁第一中学")];
        sample.chapters[0].title = "类似项目业绩".to_owned();
        sample.chapters[0].content = rich(&["2024年 安宁第一中学"]);
    });
    expect(
        &reference,
        Rule::OtherProject,
        Severity::Amber,
        Place::Chapter { id: id(31) },
    );
}
