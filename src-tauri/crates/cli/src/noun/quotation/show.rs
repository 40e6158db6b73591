//! A quotation at the terminal. What only we may see stands here too: it is our own terminal.

use bidwright_app::Failure;
use bidwright_app::domain::money::Fen;
use bidwright_app::domain::quotation::{QuotationLine, QuotationTotals};
use bidwright_app::view::QuotationView;

use crate::Seat;

pub fn view(seat: &Seat, view: &QuotationView) -> Result<(), Failure> {
    let (console, quotation) = (seat.console, &view.quotation);
    console.line(format!("{} {}", view.label, quotation.title).trim());
    console.line(quotation.id.to_string());
    let rows: Vec<Vec<String>> = quotation
        .lines
        .iter()
        .enumerate()
        .map(|(row, line)| {
            let amount = view.totals.as_ref().and_then(|t| t.amounts.get(row));
            let section = quotation
                .sections
                .iter()
                .find(|s| Some(s.id) == line.section);
            vec![
                (row + 1).to_string(),
                section.map(|s| s.title.clone()).unwrap_or_default(),
                if line.optional {
                    format!("{} {}", console.say("［可选］", "[optional]"), line.name)
                } else {
                    line.name.clone()
                },
                format!("{} {}", line.quantity.plain(), line.unit),
                line.unit_price.grouped(),
                discount(line),
                format!("{}%", line.vat_rate.percent()),
                amount.map(|a| a.grouped()).unwrap_or_default(),
            ]
        })
        .collect();
    let say = |zh, en| console.say(zh, en);
    let head = [
        "#",
        say("分组", "Section"),
        say("名称", "Name"),
        say("数量", "Quantity"),
        say("单价", "Price"),
        say("折扣", "Discount"),
        say("税率", "VAT"),
        say("金额", "Amount"),
    ];
    console.table(&head, &rows);
    if let Some(totals) = &view.totals {
        for line in sums(seat, view, totals) {
            console.line(line);
        }
    }
    for problem in &view.problems {
        console.line(format!("! {} {}", problem.message, problem.mend));
    }
    console.record(quotation.id, view)
}

/// `5%`, `-200.00`, or both.
fn discount(line: &QuotationLine) -> String {
    let rate = (line.discount.0 != 0).then(|| format!("{}%", line.discount.percent()));
    let off =
        (line.discount_amount != Fen(0)).then(|| format!("-{}", line.discount_amount.grouped()));
    rate.into_iter().chain(off).collect::<Vec<_>>().join(" ")
}

/// Discount on the total, totals per rate and in all, margin.
fn sums(seat: &Seat, view: &QuotationView, totals: &QuotationTotals) -> Vec<String> {
    let say = |zh, en| seat.console.say(zh, en);
    let mut lines = Vec::new();
    if totals.discount != Fen(0) {
        lines.push(format!(
            "{} {}  {} -{}",
            say("明细合计", "Sum"),
            totals.before_discount.grouped(),
            say("整单优惠", "Discount"),
            totals.discount.grouped()
        ));
    }
    for (rate, split) in &totals.rates {
        lines.push(format!(
            "{}%  {} {}  {} {}  {} {}",
            rate.percent(),
            say("不含税", "Net"),
            split.net.grouped(),
            say("税额", "VAT"),
            split.tax.grouped(),
            say("价税合计", "Gross"),
            split.gross.grouped()
        ));
    }
    let words = if totals.capitals.is_empty() {
        &totals.words
    } else {
        &totals.capitals
    };
    lines.push(format!(
        "{} {} {}  {words}",
        say("价税合计", "Gross"),
        view.quotation.currency.code(),
        totals.total.gross.grouped()
    ));
    if let Some(margin) = view.margin.as_ref().filter(|m| m.cost != Fen(0)) {
        let ratio = margin.ratio.map(|r| r.percent()).unwrap_or_default();
        lines.push(format!(
            "{} {}  {} {} ({ratio} %)",
            say("成本", "Cost"),
            margin.cost.grouped(),
            say("毛利", "Margin"),
            margin.margin.grouped()
        ));
    }
    lines
}
