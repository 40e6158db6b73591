use bidwright_domain::tender::{
    Clause, ClauseEditProblem, ClauseKind, Effect, LegendEntry, effects_of, is_substantive,
    marks_of, merge_clauses, needs_response, split_clause,
};
use proptest::prelude::*;

use crate::sample::{clause, id};

fn legend(mark: &str, effect: Effect) -> LegendEntry {
    LegendEntry {
        mark: mark.to_owned(),
        effect,
        quote: String::new(),
        at: None,
    }
}

#[test]
fn marks_of_a_heading_hold_for_the_clauses_below() {
    let mut inherited = clause(1, 0, "1", "文字", &["▲"]);
    inherited.inherited_marks = vec!["★".to_owned(), "▲".to_owned(), " ".to_owned()];
    assert_eq!(marks_of(&inherited), ["▲", "★"]);
}

#[test]
fn the_tender_s_own_legend_says_what_is_substantive() {
    let star = clause(1, 0, "1", "文字", &["★"]);
    let triangle = clause(2, 1, "2", "文字", &["▲"]);
    let usual = [
        legend("★", Effect::Substantive),
        legend("▲", Effect::Scored),
    ];
    assert!(is_substantive(&star, &usual));
    assert!(!is_substantive(&triangle, &usual));
    let turned = [
        legend("▲", Effect::Substantive),
        legend("★", Effect::Scored),
    ];
    assert!(!is_substantive(&star, &turned));
    assert!(is_substantive(&triangle, &turned));
    // Unexplained: a star is taken seriously, a triangle is not fatal.
    assert!(is_substantive(&star, &[]));
    assert!(!is_substantive(&triangle, &[]));
    let both = [
        legend("▲", Effect::Scored),
        legend("▲", Effect::Substantive),
    ];
    assert!(is_substantive(&triangle, &both));
    assert_eq!(
        effects_of(&triangle, &both),
        [Effect::Scored, Effect::Substantive]
    );
}

#[test]
fn clauses_that_ask_for_something_need_a_response() {
    let answered = [
        ClauseKind::Technical,
        ClauseKind::Business,
        ClauseKind::Contract,
        ClauseKind::Qualification,
    ];
    let silent = [
        ClauseKind::Notice,
        ClauseKind::Instruction,
        ClauseKind::Evaluation,
    ];
    let mut asked = clause(1, 0, "1", "文字", &[]);
    for kind in answered {
        asked.kind = kind;
        assert!(needs_response(&asked), "{kind:?}");
    }
    for kind in silent {
        asked.kind = kind;
        assert!(!needs_response(&asked), "{kind:?}");
        asked.inherited_marks = vec!["▲".to_owned()];
        assert!(needs_response(&asked), "marked {kind:?}");
        asked.inherited_marks.clear();
    }
}

#[test]
fn headings_forms_and_repetitions_need_no_response() {
    let mut heading = clause(1, 0, "1", " \n", &["★"]);
    heading.title = "功能要求".to_owned();
    assert!(!needs_response(&heading));
    let mut form = clause(2, 1, "2", "A4纸打印", &["★"]);
    form.kind = ClauseKind::Format;
    assert!(!needs_response(&form));
    let mut again = clause(3, 2, "3", "文字", &["★"]);
    again.duplicate_of = Some(id(1));
    assert!(!needs_response(&again));
}

fn three() -> Vec<Clause> {
    let mut clauses = vec![
        clause(1, 0, "1", "系统应支持国产数据库，", &["★"]),
        clause(2, 1, "2", "并提供迁移工具。", &["▲"]),
        clause(3, 2, "3", "提供培训。", &[]),
    ];
    clauses[1].title = "迁移".to_owned();
    clauses[2].parent = Some(id(2));
    clauses
}

#[test]
fn merging_keeps_number_title_text_and_marks() {
    let edit = merge_clauses(&three(), &[id(2), id(1)]).unwrap();
    assert_eq!(edit.removed, [id(2)]);
    let kept = &edit.changed[0];
    assert_eq!(kept.id, id(1));
    assert_eq!(kept.text, "系统应支持国产数据库，\n2 迁移 并提供迁移工具。");
    assert_eq!(kept.marks, ["★", "▲"]);
    assert!(kept.edited);
    // What stood below the merged clause stands below the kept one, without a gap.
    let below = &edit.changed[1];
    assert_eq!(
        (below.id, below.parent, below.position),
        (id(3), Some(id(1)), 1)
    );
    assert!(!below.edited);
}

#[test]
fn a_clause_merged_into_its_child_leaves_no_dangling_parent() {
    let mut clauses = three();
    clauses[0].parent = Some(id(3));
    let edit = merge_clauses(&clauses, &[id(1), id(3)]).unwrap();
    assert_eq!(edit.changed[0].parent, None);
}

#[test]
fn splitting_makes_a_clause_right_after() {
    let edit = split_clause(&three(), id(1), 4, id(9)).unwrap();
    let first = &edit.changed[0];
    let second = &edit.changed[1];
    assert_eq!(
        (first.text.as_str(), first.number.as_str()),
        ("系统应支", "1")
    );
    assert_eq!(
        (second.text.as_str(), second.number.as_str()),
        ("持国产数据库，", "")
    );
    assert_eq!((second.id, second.position), (id(9), 1));
    assert_eq!(second.marks, ["★"]);
    let positions: Vec<u32> = edit.changed.iter().map(|clause| clause.position).collect();
    assert_eq!(positions, [0, 1, 2, 3]);
}

#[test]
fn impossible_edits_say_why() {
    let clauses = three();
    let gone = ClauseEditProblem::NoSuchClause { id: id(8) };
    assert_eq!(merge_clauses(&clauses, &[id(1), id(8)]), Err(gone));
    assert_eq!(
        merge_clauses(&clauses, &[id(1), id(1)]),
        Err(ClauseEditProblem::TooFew)
    );
    assert_eq!(merge_clauses(&clauses, &[]), Err(ClauseEditProblem::TooFew));
    assert_eq!(split_clause(&clauses, id(8), 1, id(9)), Err(gone));
    for at in [0, 5, 6, u32::MAX] {
        let split = split_clause(&clauses, id(3), at, id(9));
        assert_eq!(split, Err(ClauseEditProblem::NothingToSplit), "{at}");
    }
}

fn letters(clauses: &[Clause]) -> String {
    let all = clauses
        .iter()
        .map(|c| format!("{}{}{}", c.number, c.title, c.text));
    all.collect::<String>()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

proptest! {
    #[test]
    fn merging_then_splitting_loses_no_text(first in ".{1,40}", second in ".{1,40}", title in ".{0,8}", at in 0u32..90) {
        let mut clauses = vec![clause(1, 0, "1", &first, &[]), clause(2, 1, "2", &second, &[])];
        clauses[1].title = title;
        let before = letters(&clauses);
        let merged = merge_clauses(&clauses, &[id(1), id(2)]).unwrap();
        prop_assert_eq!(letters(&merged.changed), before.clone());
        if let Ok(edit) = split_clause(&merged.changed, id(1), at, id(9)) {
            prop_assert_eq!(letters(&edit.changed), before);
        }
    }
}
