use bidwright_domain::contract::{
    Contract, ContractStatus, Topic, plan_instalments, standard_clauses,
};
use bidwright_domain::money::{BasisPoints, Fen};
use proptest::prelude::*;

use crate::sample::{id, quotation};

fn contract() -> Contract {
    let quotation = quotation();
    Contract {
        id: id(100),
        number: None,
        status: ContractStatus::Draft,
        title: "软件销售合同".to_owned(),
        customer: quotation.customer,
        own_company: quotation.own_company,
        quotation: Some(quotation.id),
        bid: None,
        lines: quotation.lines,
        tax_included: true,
        instalments: Vec::new(),
        clauses: standard_clauses(),
        signed_on: None,
        signed_place: String::new(),
        sealed_at: None,
        content_hash: None,
        pdf: None,
    }
}

const PLAN: [(&str, &str, BasisPoints); 3] = [
    ("预付款", "合同签订后10个工作日内", BasisPoints(3_000)),
    ("验收款", "验收合格后30日内", BasisPoints(6_500)),
    ("质保金", "质量保证期满后10个工作日内", BasisPoints(500)),
];

#[test]
fn our_own_contract_misses_no_topic() {
    assert_eq!(contract().missing_topics(), []);
}

#[test]
fn a_topic_without_words_is_missing() {
    let mut contract = contract();
    contract
        .clauses
        .retain(|clause| clause.topic != Topic::Ownership);
    for clause in &mut contract.clauses {
        if clause.topic == Topic::Disputes {
            clause.text = " \n".to_owned();
        }
    }
    assert_eq!(
        contract.missing_topics(),
        [Topic::Ownership, Topic::Disputes]
    );
    contract.clauses.clear();
    assert_eq!(contract.missing_topics().len(), 11);
}

#[test]
fn our_own_wording_is_finished_and_promises_nothing_without_limit() {
    let clauses = standard_clauses();
    assert_eq!(clauses.len(), 15);
    for clause in &clauses {
        assert!(!clause.title.is_empty());
        assert!(
            clause.text.lines().all(|line| line.ends_with('。')),
            "{}",
            clause.title
        );
        for word in [
            "【",
            "_",
            "XX",
            "待定",
            "绝对",
            "终身",
            "全面解决",
            "无限",
            "100%",
        ] {
            assert!(!clause.text.contains(word), "{word} in {}", clause.title);
        }
    }
}

#[test]
fn our_own_wording_keeps_the_legal_bounds() {
    let clauses = standard_clauses();
    let text = |topic| {
        let clause = clauses.iter().find(|clause| clause.topic == topic).unwrap();
        clause.text.clone()
    };
    // 保障中小企业款项支付条例: 30 days, at most 60, no pay-when-paid.
    let price = text(Topic::Price);
    for words in [
        "三十日内付款",
        "最长不超过六十日",
        "不得以收到第三方款项作为向乙方付款的条件",
    ] {
        assert!(price.contains(words), "{words}");
    }
    // Penalties under 30 % (民法典 585 as the courts read it), late interest 0.05 % a day.
    let breach = text(Topic::Breach);
    for words in ["万分之五", "百分之二十"] {
        assert!(breach.contains(words), "{words}");
    }
}

#[test]
fn instalments_sum_to_the_contract_to_the_fen() {
    let mut contract = contract();
    assert_eq!(contract.total(), Some(Fen(12_388_497)));
    assert_eq!(contract.instalment_difference(), Fen(12_388_497));
    let mut next = 0;
    contract.instalments = plan_instalments(Fen(12_388_497), &PLAN, || {
        next += 1;
        id(next)
    });
    let amounts: Vec<i64> = contract
        .instalments
        .iter()
        .map(|part| part.amount.0)
        .collect();
    // 37,165.491, 80,525.2305 and 6,194.2485: one fen is left for the largest.
    assert_eq!(amounts, [3_716_549, 8_052_524, 619_424]);
    assert_eq!(contract.instalment_difference(), Fen(0));
    contract.instalments[0].amount = Fen(3_716_550);
    assert_eq!(contract.instalment_difference(), Fen(-1));
    assert_eq!(contract.instalments[2].id, id(3));
    assert_eq!(contract.instalments[2].condition, PLAN[2].1);
}

#[test]
fn lines_out_of_range_have_no_total() {
    let mut contract = contract();
    contract.lines[0].unit_price = Fen(i64::MAX);
    assert_eq!(contract.total(), None);
    contract.instalments = plan_instalments(Fen(i64::MIN), &PLAN, || id(1));
    let _ = contract.instalment_difference();
}

proptest! {
    #[test]
    fn any_plan_sums_to_its_total(total in 0i64..=99_999_999_999_999, shares in proptest::collection::vec(0i32..=10_000, 1..12)) {
        let plan: Vec<_> = shares.iter().map(|share| ("期", "条件", BasisPoints(*share))).collect();
        let parts = plan_instalments(Fen(total), &plan, || id(1));
        prop_assert_eq!(parts.iter().map(|part| part.amount.0).sum::<i64>(), total);
        prop_assert!(parts.iter().all(|part| part.amount.0 >= 0));
    }
}
