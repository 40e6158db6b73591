//! What a later revision says otherwise.

use bidwright_domain::money::{BasisPoints, Fen};
use bidwright_domain::quotation::{
    LineChange, LineDifference, QuotationSection, TotalDiscount, difference,
};

use crate::sample::{id, line, quotation};

fn change(field: &str, before: &str, after: &str) -> LineChange {
    LineChange {
        field: field.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
    }
}

#[test]
fn equal_revisions_have_no_difference() {
    let (before, mut after) = (quotation(), quotation());
    after.revision = 2;
    after.lines[0].cost = Fen(1);
    after.internal_note = "便宜了".to_owned();
    let told = difference(&before, &after);
    assert_eq!(told.lines, []);
    assert_eq!(told.head, []);
    assert_eq!(told.before, "QT-2026-0012");
    assert_eq!(told.after, "QT-2026-0012 R2");
}

#[test]
fn added_removed_changed_and_moved_lines_are_told() {
    let before = quotation();
    let mut after = quotation();
    after.total_discount = TotalDiscount::Percent {
        rate: BasisPoints(250),
    };
    after.payment_terms = "货到付款".to_owned();
    // 73 moves to the head, 71 gets cheaper, 72 goes, 74 comes.
    after.lines = vec![
        line(73, "扫描客户端", 3_000, 9_999, 500, 1300),
        line(71, "档案管理软件", 2_000, 5_000_000, 1_250, 1300),
        line(74, "培训", 1_000, 200_000, 0, 600),
    ];
    let told = difference(&before, &after);
    assert_eq!(
        told.head,
        [
            change("payment_terms", "", "货到付款"),
            change("total_discount", "", "2.5%"),
        ]
    );
    let expected = [
        LineDifference::Changed {
            from: 3,
            to: 1,
            name: "扫描客户端".to_owned(),
            moved: true,
            fields: vec![],
            amount_before: Some(Fen(28_497)),
            amount_after: Some(Fen(28_497)),
        },
        LineDifference::Changed {
            from: 1,
            to: 2,
            name: "档案管理软件".to_owned(),
            moved: false,
            fields: vec![
                change("discount", "0%", "12.5%"),
                change("unit_price", "56,500.00", "50,000.00"),
            ],
            amount_before: Some(Fen(11_300_000)),
            amount_after: Some(Fen(8_750_000)),
        },
        LineDifference::Added {
            line: 3,
            name: "培训".to_owned(),
            amount: Some(Fen(200_000)),
        },
        LineDifference::Removed {
            line: 2,
            name: "实施服务".to_owned(),
            amount: Some(Fen(1_060_000)),
        },
    ];
    assert_eq!(told.lines, expected);
    assert_eq!(told.total_before.unwrap().gross, Fen(12_388_497));
    // 284.97 + 87,500.00 + 2,000.00 less 2.5 %, 2,244.624.
    assert_eq!(told.total_after.unwrap().gross, Fen(8_754_035));
}

#[test]
fn lines_with_new_ids_are_known_by_product_and_name() {
    let before = quotation();
    let mut after = quotation();
    for (line, n) in after.lines.iter_mut().zip(91..) {
        line.id = id(n);
    }
    after.lines[1].quantity.0 = 2_000;
    let told = difference(&before, &after);
    assert_eq!(told.lines.len(), 1);
    let LineDifference::Changed { fields, moved, .. } = &told.lines[0] else {
        panic!("{:?}", told.lines);
    };
    assert_eq!(fields, &[change("quantity", "1", "2")]);
    assert!(!moved);
}

#[test]
fn a_line_that_changes_its_section_is_told() {
    let before = quotation();
    let mut after = quotation();
    after.sections = vec![QuotationSection {
        id: id(80),
        title: "服务".to_owned(),
    }];
    after.lines[2].section = Some(id(80));
    let told = difference(&before, &after);
    let [
        LineDifference::Changed {
            fields, from: 3, ..
        },
    ] = told.lines.as_slice()
    else {
        panic!("{:?}", told.lines);
    };
    assert_eq!(fields, &[change("section", "", "服务")]);
}
