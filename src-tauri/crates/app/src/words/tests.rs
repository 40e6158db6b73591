//! No code and no rule is left without words in either language.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use super::{Entry, failures, findings};
use crate::failure::Code;

/// Names of facts that sentences may use: each stands in a `.fact("name", …)` of some verb, or is
/// the field itself.
const SOURCES: [&str; 31] = [
    include_str!("../answers.rs"),
    include_str!("../bid/documents.rs"),
    include_str!("../bid/submit.rs"),
    include_str!("../certificate.rs"),
    include_str!("../contract.rs"),
    include_str!("../customer.rs"),
    include_str!("../customer_sheet.rs"),
    include_str!("../export.rs"),
    include_str!("../failure.rs"),
    include_str!("../import.rs"),
    include_str!("../import/columns.rs"),
    include_str!("../import/customer.rs"),
    include_str!("../import/plan.rs"),
    include_str!("../import/sheet.rs"),
    include_str!("../import/sheet/csv.rs"),
    include_str!("../import/sheet/excel.rs"),
    include_str!("../import/sheet/guard.rs"),
    include_str!("../price_list.rs"),
    include_str!("../file.rs"),
    include_str!("../product.rs"),
    include_str!("../quotation/problems.rs"),
    include_str!("../quotation/revision.rs"),
    include_str!("../register.rs"),
    include_str!("../store.rs"),
    include_str!("../store/backup.rs"),
    include_str!("../store/keys.rs"),
    include_str!("../store/open.rs"),
    include_str!("../store/places.rs"),
    include_str!("../store/verify.rs"),
    include_str!("../store_failure.rs"),
    include_str!("../tender.rs"),
];

/// What stands in braces.
fn gaps(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|piece| piece.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

fn all_gaps(entry: &Entry) -> [BTreeSet<&'static str>; 2] {
    [entry.zh, entry.en].map(|(message, mend)| gaps(message).union(&gaps(mend)).copied().collect())
}

#[test]
fn every_failure_says_the_same_in_both_languages_and_how_to_mend_it() {
    for code in Code::ALL {
        let entry = failures::entry(*code);
        let [chinese, english] = all_gaps(&entry);
        assert_eq!(chinese, english, "{code:?}");
        assert!(!entry.zh.0.is_empty() && !entry.en.0.is_empty(), "{code:?}");
        let silent = matches!(code, Code::Cancelled);
        assert_eq!(
            entry.zh.1.is_empty() || entry.en.1.is_empty(),
            silent,
            "{code:?} has no mend"
        );
        assert!(
            entry.en.0.is_ascii() || entry.en.0.contains('–'),
            "{code:?}: {}",
            entry.en.0
        );
    }
}

#[test]
fn every_gap_of_a_failure_is_filled_by_some_verb() {
    let given: String = SOURCES.concat().split_whitespace().collect();
    for code in Code::ALL {
        let [gaps, _] = all_gaps(&failures::entry(*code));
        for gap in gaps {
            let filled = given.contains(&format!(".fact(\"{gap}\"")) || gap == "field";
            // The command line names files of its own.
            let outside = matches!(code, Code::FileUnreadable | Code::JsonWrong);
            assert!(filled || outside, "{code:?} has {{{gap}}}");
        }
    }
}

#[test]
fn two_failures_never_share_their_words() {
    let words: BTreeSet<&str> = Code::ALL.iter().map(|c| failures::entry(*c).zh.0).collect();
    assert_eq!(words.len(), Code::ALL.len());
}

#[test]
fn every_rule_of_the_self_check_says_the_same_in_both_languages() {
    use bidwright_domain::check::Rule as R;
    let rules = [
        R::ClauseUnanswered,
        R::NegativeOnSubstantive,
        R::NegativeElsewhere,
        R::AnswerEmpty,
        R::EvidenceEmpty,
        R::CertificateExpired,
        R::CertificateExpiresInValidity,
        R::CertificateOtherOwner,
        R::CertificateWithoutScan,
        R::PriceMissing,
        R::PriceDiffers,
        R::PriceOtherCompany,
        R::PriceOverCeiling,
        R::FactMissing,
        R::CompanyMissing,
        R::CompanyFieldEmpty,
        R::AgentMissing,
        R::ChapterEmpty,
        R::FieldEmpty,
        R::PlaceholderLeft,
        R::OtherProject,
        R::ValidityTooShort,
        R::DeadlinePassed,
        R::PageGap,
        R::GlyphMissing,
        R::VolumePagesWrong,
    ];
    let mut words = BTreeSet::new();
    for rule in rules {
        let entry = findings::entry(rule);
        let [chinese, english] = all_gaps(&entry);
        assert_eq!(chinese, english, "{rule:?}");
        assert!(!entry.zh.1.is_empty() && !entry.en.1.is_empty(), "{rule:?}");
        assert!(
            words.insert(entry.zh.0),
            "{rule:?} has the words of another rule"
        );
    }
}
