use bidwright_domain::bid::Deviation;
use bidwright_domain::check::{BidField, Place, Rule, Severity, check};
use bidwright_domain::money::Fen;
use bidwright_domain::quotation::QuotationStatus;
use bidwright_domain::rich_text::RichText;
use bidwright_domain::tender::ClauseKind;

use crate::sample::{bid, clause, day, found, id, rich};
use crate::spoilt::{expect, fact, only};

#[test]
fn a_complete_bid_is_green() {
    assert_eq!(check(&bid().input()), []);
}

#[test]
fn an_unanswered_clause_fails_the_self_check_marked_or_not() {
    let gone = only(|sample| {
        sample
            .responses
            .retain(|response| response.clause != id(12))
    });
    expect(
        &gone,
        Rule::ClauseUnanswered,
        Severity::Red,
        Place::Clause { id: id(12) },
    );
    assert_eq!(fact(&gone, "number"), "3.2");
    assert_eq!(fact(&gone, "marks"), "▲");
    assert_eq!(fact(&gone, "text"), "检索响应时间不超过2秒。");
    let open = only(|sample| sample.responses[1].deviation = Deviation::Unanswered);
    expect(
        &open,
        Rule::ClauseUnanswered,
        Severity::Red,
        Place::Clause { id: id(12) },
    );
    let unmarked = only(|sample| sample.clauses.push(clause(13, 2, "3.3", "提供培训。", &[])));
    expect(
        &unmarked,
        Rule::ClauseUnanswered,
        Severity::Red,
        Place::Clause { id: id(13) },
    );
}

#[test]
fn clauses_that_need_no_response_are_not_asked_for() {
    let mut sample = bid();
    let mut notice = clause(13, 2, "1.1", "本项目公开招标。", &[]);
    notice.kind = ClauseKind::Notice;
    let mut again = clause(14, 3, "附表", "支持国产数据库。", &["★"]);
    again.duplicate_of = Some(id(11));
    sample
        .clauses
        .extend([notice, again, clause(15, 4, "4", "", &["★"])]);
    assert_eq!(check(&sample.input()), []);
}

#[test]
fn a_negative_deviation_is_fatal_only_on_a_substantive_clause() {
    let fatal = only(|sample| sample.responses[0].deviation = Deviation::Negative);
    expect(
        &fatal,
        Rule::NegativeOnSubstantive,
        Severity::Red,
        Place::Clause { id: id(11) },
    );
    let known = only(|sample| sample.responses[1].deviation = Deviation::Negative);
    expect(
        &known,
        Rule::NegativeElsewhere,
        Severity::Amber,
        Place::Clause { id: id(12) },
    );
    let positive = {
        let mut sample = bid();
        sample.responses[0].deviation = Deviation::Positive;
        check(&sample.input())
    };
    assert_eq!(positive, []);
}

#[test]
fn a_deviation_without_words_fails_the_self_check() {
    let empty = only(|sample| sample.responses[0].answer = " \n".to_owned());
    expect(
        &empty,
        Rule::AnswerEmpty,
        Severity::Red,
        Place::Clause { id: id(11) },
    );
}

#[test]
fn evidence_must_be_a_chapter_with_words() {
    let gone = only(|sample| sample.responses[0].evidence = Some(id(99)));
    expect(
        &gone,
        Rule::EvidenceEmpty,
        Severity::Red,
        Place::Clause { id: id(11) },
    );
    assert_eq!(fact(&gone, "chapter"), "");
    let mut sample = bid();
    sample.chapters[0].content = RichText::default();
    let findings = check(&sample.input());
    let rules: Vec<Rule> = findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, [Rule::EvidenceEmpty, Rule::ChapterEmpty]);
    assert_eq!(fact(&findings[0], "chapter"), "技术方案");
    assert_eq!(findings[1].place, Place::Chapter { id: id(31) });
}

#[test]
fn expired_certificate_fails_the_self_check() {
    let at = Place::Certificate { id: id(41) };
    let expired = only(|sample| sample.certificates[0].expires_on = Some(day(2026, 12, 9)));
    expect(&expired, Rule::CertificateExpired, Severity::Red, at);
    assert_eq!(fact(&expired, "expires_on"), "2026-12-09");
    assert_eq!(fact(&expired, "deadline"), "2026-12-10");
    // 90 days from 2026-12-10 end on 2027-03-10.
    for last in [day(2026, 12, 10), day(2027, 3, 9)] {
        let soon = only(|sample| sample.certificates[0].expires_on = Some(last));
        expect(
            &soon,
            Rule::CertificateExpiresInValidity,
            Severity::Amber,
            at,
        );
        assert_eq!(fact(&soon, "validity_end"), "2027-03-10");
    }
    for good in [Some(day(2027, 3, 10)), None] {
        let mut sample = bid();
        sample.certificates[0].expires_on = good;
        assert_eq!(check(&sample.input()), []);
    }
}

#[test]
fn the_deadline_s_own_day_counts_and_not_that_of_greenwich() {
    let mut sample = bid();
    // 00:30 in China is still the day before in UTC.
    sample.tender.facts.submission_deadline = found("2026-12-10T00:30:00+08:00".to_owned());
    sample.certificates[0].expires_on = Some(day(2026, 12, 9));
    assert_eq!(check(&sample.input())[0].rule, Rule::CertificateExpired);
}

#[test]
fn a_certificate_must_be_ours_and_shown() {
    let at = Place::Certificate { id: id(41) };
    let sister = only(|sample| sample.certificates[0].owner = id(7));
    expect(&sister, Rule::CertificateOtherOwner, Severity::Red, at);
    assert_eq!(fact(&sister, "name"), "信息安全管理体系认证证书");
    let unseen = only(|sample| sample.certificates[0].scans.clear());
    expect(&unseen, Rule::CertificateWithoutScan, Severity::Red, at);
    let deleted = only(|sample| sample.certificates.clear());
    let field = Place::BidField {
        field: BidField::Certificates,
    };
    expect(&deleted, Rule::CertificateWithoutScan, Severity::Red, field);
    // Those that this bid does not use are nobody's business here.
    let mut sample = bid();
    sample.bid.certificates.clear();
    sample.certificates[0].scans.clear();
    assert_eq!(check(&sample.input()), []);
}

#[test]
fn the_price_is_that_of_an_issued_quotation() {
    let quotation = Place::Quotation { id: id(70) };
    let none = {
        let mut sample = bid();
        sample.quotation = None;
        check(&sample.input())
    };
    assert_eq!(none.len(), 1);
    let field = Place::BidField {
        field: BidField::Quotation,
    };
    expect(&none[0], Rule::PriceMissing, Severity::Red, field);
    let status = |status| only(move |sample| sample.quotation.as_mut().unwrap().status = status);
    let cases = [
        (QuotationStatus::Draft, Severity::Red, "draft"),
        (QuotationStatus::Superseded, Severity::Amber, "superseded"),
        (QuotationStatus::Lost, Severity::Amber, "lost"),
    ];
    for (quoted, severity, reason) in cases {
        let finding = status(quoted);
        expect(&finding, Rule::PriceMissing, severity, quotation);
        assert_eq!(fact(&finding, "reason"), reason);
    }
    let nothing = only(|sample| sample.quotation.as_mut().unwrap().lines.clear());
    assert_eq!(fact(&nothing, "reason"), "zero");
    let large = only(|sample| {
        sample.quotation.as_mut().unwrap().lines[0].unit_price = Fen(i64::MAX);
    });
    assert_eq!(fact(&large, "reason"), "out_of_range");
}

#[test]
fn a_price_over_the_ceiling_fails_the_self_check() {
    let over = only(|sample| sample.tender.facts.ceiling_price_fen = found(Fen(12_388_496)));
    expect(
        &over,
        Rule::PriceOverCeiling,
        Severity::Red,
        Place::Quotation { id: id(70) },
    );
    assert_eq!(fact(&over, "price"), "123,884.97");
    assert_eq!(fact(&over, "limit"), "123,884.96");
    assert_eq!(fact(&over, "kind"), "ceiling_price");
    let mut sample = bid();
    sample.tender.facts.ceiling_price_fen = found(Fen(12_388_497));
    assert_eq!(check(&sample.input()), [], "the ceiling itself is allowed");
    let budget = only(|sample| {
        sample.tender.facts.ceiling_price_fen = None;
        sample.tender.facts.budget_fen = found(Fen(10_000_000));
    });
    assert_eq!(fact(&budget, "kind"), "budget");
}

#[test]
fn a_price_of_another_own_company_fails_the_self_check() {
    let other = only(|sample| sample.quotation.as_mut().unwrap().own_company = Some(id(999)));
    expect(
        &other,
        Rule::PriceOtherCompany,
        Severity::Red,
        Place::Quotation { id: id(70) },
    );
}

#[test]
fn project_facts_that_forms_print_must_be_there() {
    let mut sample = bid();
    sample.chapters[0].content = rich(&["正文。"]);
    let facts = &mut sample.tender.facts;
    facts.project_name = None;
    facts.project_number = found(" ".to_owned());
    facts.purchaser = None;
    facts.submission_deadline = found("2026年**月**日".to_owned());
    let findings = check(&sample.input());
    let missing: Vec<&str> = findings
        .iter()
        .map(|finding| fact(finding, "fact"))
        .collect();
    assert_eq!(
        missing,
        [
            "project_name",
            "project_number",
            "purchaser",
            "submission_deadline"
        ]
    );
    for finding in &findings {
        expect(
            finding,
            Rule::FactMissing,
            Severity::Red,
            Place::TenderFacts { id: id(2) },
        );
    }
}

#[test]
fn a_deadline_that_passed_is_told() {
    let late = only(|sample| sample.now = "2026-12-10T01:30:01Z".parse().unwrap());
    expect(
        &late,
        Rule::DeadlinePassed,
        Severity::Amber,
        Place::TenderFacts { id: id(2) },
    );
    assert_eq!(fact(&late, "deadline"), "2026-12-10 09:30");
    let mut sample = bid();
    sample.now = "2026-12-10T01:30:00Z".parse().unwrap();
    assert_eq!(check(&sample.input()), []);
}

#[test]
fn the_bidder_is_named_in_full() {
    let none = only(|sample| sample.own_company = None);
    let field = Place::BidField {
        field: BidField::OwnCompany,
    };
    expect(&none, Rule::CompanyMissing, Severity::Red, field);
    let mut sample = bid();
    let company = sample.own_company.as_mut().unwrap();
    company.credit_code.clear();
    company.address = " ".to_owned();
    company.legal_representative.clear();
    let findings = check(&sample.input());
    let empty: Vec<&str> = findings
        .iter()
        .map(|finding| fact(finding, "field"))
        .collect();
    assert_eq!(empty, ["credit_code", "address", "legal_representative"]);
    expect(
        &findings[0],
        Rule::CompanyFieldEmpty,
        Severity::Red,
        Place::OwnCompany { id: id(1) },
    );
}

#[test]
fn the_fields_of_the_bid_s_own_forms_are_filled() {
    let agent = Place::BidField {
        field: BidField::AgentName,
    };
    let nobody = only(|sample| sample.bid.agent_name.clear());
    expect(&nobody, Rule::AgentMissing, Severity::Red, agent);
    let unnumbered = only(|sample| sample.bid.agent_id_number.clear());
    expect(&unnumbered, Rule::AgentMissing, Severity::Red, agent);
    assert_eq!(fact(&unnumbered, "field"), "agent_id_number");
    let silent = only(|sample| sample.bid.agent_phone.clear());
    expect(&silent, Rule::AgentMissing, Severity::Red, agent);
    assert_eq!(fact(&silent, "field"), "agent_phone");
    let period = only(|sample| sample.bid.delivery_period.clear());
    let place = Place::BidField {
        field: BidField::DeliveryPeriod,
    };
    expect(&period, Rule::FieldEmpty, Severity::Red, place);
    let undated = only(|sample| sample.bid.signed_on = None);
    let place = Place::BidField {
        field: BidField::SignedOn,
    };
    expect(&undated, Rule::FieldEmpty, Severity::Red, place);
    assert_eq!(fact(&undated, "field"), "signed_on");
}

#[test]
fn a_validity_shorter_than_asked_fails_the_self_check() {
    let place = Place::BidField {
        field: BidField::ValidityDays,
    };
    let short = only(|sample| sample.bid.validity_days = 89);
    expect(&short, Rule::ValidityTooShort, Severity::Red, place);
    assert_eq!((fact(&short, "days"), fact(&short, "asked")), ("89", "90"));
    let none = only(|sample| {
        sample.bid.validity_days = 0;
        sample.tender.facts.bid_validity_days = None;
    });
    expect(&none, Rule::ValidityTooShort, Severity::Red, place);
}

#[test]
fn red_findings_come_first() {
    let mut sample = bid();
    sample.now = "2026-12-11T00:00:00Z".parse().unwrap();
    sample.responses.clear();
    let severities: Vec<Severity> = check(&sample.input()).iter().map(|f| f.severity).collect();
    assert_eq!(severities, [Severity::Red, Severity::Red, Severity::Amber]);
}
