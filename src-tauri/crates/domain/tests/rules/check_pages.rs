use bidwright_domain::check::{
    Finding, OtherFact, OtherKind, Place, Rule, Severity, VolumeText, check_pages,
};
use bidwright_domain::quotation::Quotation;

use proptest::prelude::*;

use crate::sample::{CAPITALS, bid, volume};

/// The findings on pages in which every `from` on one page was replaced.
fn spoilt(page: usize, from: &str, to: &str) -> Vec<Finding> {
    let mut volume = volume();
    let text = &mut volume.pages[page - 1];
    assert!(text.contains(from));
    *text = text.replace(from, to);
    check_pages(&bid().input(), &volume)
}

fn facts<'a>(finding: &'a Finding, names: [&str; 4]) -> [&'a str; 4] {
    assert_eq!(
        (finding.rule, finding.severity),
        (Rule::PriceDiffers, Severity::Red)
    );
    names.map(|name| finding.facts.get(name).unwrap().as_str())
}

const FACTS: [&str; 4] = ["part", "form", "found", "taken"];

#[test]
fn a_volume_that_states_one_price_is_green() {
    assert_eq!(check_pages(&bid().input(), &volume()), []);
}

#[test]
fn a_printed_gap_is_red_once_however_often_and_wherever_a_line_breaks() {
    let mut volume = volume();
    volume.pages[1].push_str("\n【待填：授权代\n表电话】");
    volume.pages[2].push_str("【待填：授权代表电话】【待填：项目经理】");
    let findings = check_pages(&bid().input(), &volume);
    let said: Vec<_> = findings
        .iter()
        .map(|f| {
            (
                f.rule,
                f.severity,
                f.facts["gap"].as_str(),
                &f.facts["times"][..],
                f.place,
            )
        })
        .collect();
    let red = (Rule::PageGap, Severity::Red);
    assert_eq!(
        said,
        [
            (red.0, red.1, "授权代表电话", "2", Place::Page { page: 2 }),
            (red.0, red.1, "项目经理", "1", Place::Page { page: 3 }),
        ]
    );
}

#[test]
fn another_total_on_the_letter_is_found_and_the_summary_prevails() {
    let findings = spoilt(2, "123,884.97", "123,848.97");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].place, Place::Page { page: 2 });
    let said = facts(&findings[0], FACTS);
    assert_eq!(said, ["letter", "figures", "123,848.97", "123,884.97"]);
    assert_eq!(findings[0].facts["expected"], "123,884.97");
    assert_eq!(findings[0].facts["by"], "opening_summary_capitals");
}

#[test]
fn other_capitals_on_the_summary_are_what_an_evaluator_would_take() {
    let findings = spoilt(3, CAPITALS, "壹拾贰万叁仟捌佰捌拾肆元整");
    assert_eq!(findings.len(), 1);
    let said = facts(&findings[0], FACTS);
    let words = "壹拾贰万叁仟捌佰捌拾肆元整";
    assert_eq!(said, ["opening_summary", "capitals", words, "123,884.00"]);
}

#[test]
fn without_capitals_the_figures_of_the_summary_count() {
    let findings = spoilt(3, CAPITALS, "");
    assert_eq!(findings.len(), 1);
    let said = facts(&findings[0], FACTS);
    assert_eq!(said[..3], ["opening_summary", "capitals", ""]);
    assert_eq!(findings[0].facts["by"], "opening_summary_figures");
}

#[test]
fn a_price_that_is_absent_is_found_in_every_part() {
    for (page, part) in [(2, "letter"), (3, "opening_summary"), (5, "price_table")] {
        let findings = spoilt(page, "123,884.97", "另附");
        assert_eq!(findings.len(), 1, "{part}");
        assert_eq!(facts(&findings[0], FACTS)[..3], [part, "figures", ""]);
    }
}

#[test]
fn a_wrong_sum_in_the_price_table_is_found_but_lines_and_rates_are_not() {
    let findings = spoilt(5, "合计 123,884.97", "合计 123,884.98");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].place, Place::Page { page: 4 });
    assert_eq!(
        facts(&findings[0], FACTS)[..3],
        ["price_table", "figures", "123,884.98"]
    );
}

#[test]
fn the_amount_of_one_line_is_no_total_of_the_letter() {
    let findings = spoilt(2, "123,884.97", "113,000.00");
    assert_eq!(
        facts(&findings[0], FACTS)[..3],
        ["letter", "figures", "113,000.00"]
    );
}

#[test]
fn labels_in_a_justified_line_are_read() {
    let justified = "投 标 总 价 为 人 民 币 1 1 123,848.97 元";
    let findings = spoilt(2, "投标总价为 123,884.97 元", justified);
    assert_eq!(
        facts(&findings[0], FACTS)[..3],
        ["letter", "figures", "123,848.97"]
    );
}

#[test]
fn a_total_on_the_line_below_its_label_is_read() {
    assert_eq!(spoilt(3, "投标总价 小写：", "投标总价（元）\n"), []);
    let findings = spoilt(3, "投标总价 小写：123,884.97", "投标总价（元）\n123,884.79");
    assert_eq!(
        facts(&findings[0], FACTS)[..3],
        ["opening_summary", "figures", "123,884.79"]
    );
}

#[test]
fn capitals_broken_by_a_line_end_are_read() {
    let broken = CAPITALS.replace("捌佰", "捌\n佰 ");
    assert_eq!(spoilt(3, CAPITALS, &broken), []);
}

#[test]
fn capitals_over_two_lines_of_a_cell_are_read_past_the_neighbouring_cells() {
    let over_two_lines = CAPITALS.replace("捌佰", "\n含税合计 ¥ 123,884.97\n捌佰");
    assert_eq!(spoilt(3, CAPITALS, &over_two_lines), []);
}

#[test]
fn a_volume_without_its_price_pages_fails() {
    let volume = VolumeText {
        letter: 0,
        opening_summary: 9,
        price_table: (7, 6),
        ..volume()
    };
    let findings = check_pages(&bid().input(), &volume);
    // Figures and capitals of three parts.
    assert_eq!(findings.len(), 6);
    assert!(
        findings
            .iter()
            .all(|finding| finding.facts["taken"].is_empty())
    );
}

#[test]
fn without_a_price_the_pages_are_not_compared() {
    let mut sample = bid();
    sample.quotation = None;
    assert_eq!(check_pages(&sample.input(), &volume()), []);
}

#[test]
fn a_price_changed_after_the_volume_was_built_is_found() {
    let mut sample = bid();
    let quotation: &mut Quotation = sample.quotation.as_mut().unwrap();
    quotation.lines.pop();
    let findings = check_pages(&sample.input(), &volume());
    let mut parts: Vec<&str> = findings.iter().map(|f| f.facts["part"].as_str()).collect();
    parts.dedup();
    assert_eq!(parts, ["opening_summary", "letter", "price_table"]);
}

#[test]
fn names_of_other_projects_on_the_pages_are_told_once() {
    let mut sample = bid();
    sample.others = vec![OtherFact {
        kind: OtherKind::ProjectNumber,
        text: "ANZC-2025-077".to_owned(),
    }];
    let mut volume = volume();
    for page in [0, 3] {
        volume.pages[page].push_str("\n项目编号：ANZC-\n2025-077");
    }
    let findings = check_pages(&sample.input(), &volume);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].rule, Rule::OtherProject);
    assert_eq!(findings[0].place, Place::Page { page: 1 });
    // What the model holds was told there.
    sample.responses[0].answer = "见ANZC-2025-077。".to_owned();
    assert_eq!(check_pages(&sample.input(), &volume), []);
}

#[test]
fn pages_must_be_numbered_as_they_lie() {
    let wrong_number = spoilt(3, "第 3 页 共 5 页", "第 4 页 共 5 页");
    assert_eq!(wrong_number.len(), 1);
    assert_eq!(wrong_number[0].rule, Rule::VolumePagesWrong);
    assert_eq!(wrong_number[0].place, Place::Page { page: 3 });
    assert_eq!(wrong_number[0].facts["said"], "4/5");
    assert_eq!(
        spoilt(3, "第 3 页 共 5 页", "第 3 页 共 6 页")[0].facts["found"],
        "3/5"
    );
    // A cover bears no number; a clause may speak of other pages.
    assert_eq!(spoilt(1, "第 1 页 共 5 页", ""), []);
    assert_eq!(spoilt(4, "第 4 页", "样表第1页，共2页\n第 4 页"), []);
    let short = VolumeText {
        total_pages: 6,
        ..volume()
    };
    let findings = check_pages(&bid().input(), &short);
    assert_eq!(findings.len(), 1);
    assert_eq!(
        (
            findings[0].facts["said"].as_str(),
            findings[0].facts["found"].as_str()
        ),
        ("6", "5")
    );
}

#[test]
fn characters_no_font_draws_are_named_with_their_page() {
    let volume = VolumeText {
        missing_glyphs: vec![('𬭚', 4), ('㛃', 2), ('㛃', 2)],
        ..volume()
    };
    let findings = check_pages(&bid().input(), &volume);
    let seen: Vec<(&str, Place)> = findings
        .iter()
        .map(|finding| (finding.facts["code"].as_str(), finding.place))
        .collect();
    assert_eq!(
        seen,
        [
            ("U+36C3", Place::Page { page: 2 }),
            ("U+2CB5A", Place::Page { page: 4 })
        ]
    );
    assert!(
        findings
            .iter()
            .all(|finding| finding.severity == Severity::Amber)
    );
}

proptest! {
    #[test]
    fn no_volume_breaks_the_check(
        pages in proptest::collection::vec("[人民币负壹拾佰万亿元角分整合计总价第页共0-9,.¥ \n]{0,60}", 0..6),
        numbers in any::<(u32, u32, u32, u32, u32)>(),
    ) {
        let (letter, opening_summary, from, to, total_pages) = numbers;
        let volume = VolumeText {
            pages,
            letter,
            opening_summary,
            price_table: (from, to),
            total_pages,
            missing_glyphs: Vec::new(),
        };
        // What is random states no price.
        prop_assert!(!check_pages(&bid().input(), &volume).is_empty());
    }
}
