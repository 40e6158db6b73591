//! What differs between two revisions, for people and programs.

use bidwright_app::domain::money::Fen;
use bidwright_app::domain::quotation::{LineChange, LineDifference};
use bidwright_app::{Failure, quotation_difference};

use crate::{End, Seat, find};

pub async fn run(seat: &Seat, called: &str, against: Option<String>) -> Result<End, Failure> {
    let (desk, console) = (&seat.desk, seat.console);
    let id = find::quotation(desk, called).await?;
    let against = match against {
        Some(called) => Some(find::quotation(desk, &called).await?),
        None => None,
    };
    let told = quotation_difference(desk, id, against).await?;
    console.line(format!("{} -> {}", told.before, told.after));
    for change in &told.head {
        console.line(field(change));
    }
    for line in &told.lines {
        say(seat, line);
    }
    let gross = |side: &Option<bidwright_app::domain::money::TaxSplit>| {
        side.map(|s| s.gross.grouped()).unwrap_or_default()
    };
    console.line(format!(
        "{} {} -> {}",
        console.say("价税合计", "Gross"),
        gross(&told.total_before),
        gross(&told.total_after)
    ));
    console.object(&told)?;
    Ok(End::Good)
}

fn field(change: &LineChange) -> String {
    format!(
        "    {}: {} -> {}",
        change.field, change.before, change.after
    )
}

fn say(seat: &Seat, line: &LineDifference) {
    let console = seat.console;
    let money = |amount: &Option<Fen>| amount.map(Fen::grouped).unwrap_or_default();
    match line {
        LineDifference::Added { line, name, amount } => {
            console.line(format!("  + {line} {name}  {}", money(amount)));
        }
        LineDifference::Removed { line, name, amount } => {
            console.line(format!("  - {line} {name}  {}", money(amount)));
        }
        LineDifference::Changed {
            from,
            to,
            name,
            moved,
            fields,
            amount_before,
            amount_after,
        } => {
            let place = if *moved {
                console.say("（移动）", " (moved)")
            } else {
                ""
            };
            console.line(format!(
                "  ~ {from} -> {to} {name}{place}  {} -> {}",
                money(amount_before),
                money(amount_after)
            ));
            for change in fields {
                console.line(field(change));
            }
        }
    }
}
