//! `activity add | list | done`.

use bidwright_app::domain::Id;
use bidwright_app::domain::activity::{Activity, ActivityKind};
use bidwright_app::{
    Failure, activity_done, activity_due, activity_list, activity_save, customer_get,
};
use chrono::{DateTime, NaiveDate, Utc};
use clap::{Subcommand, ValueEnum};

use crate::{End, Seat, find};

/// Without a customer so many days ahead are listed.
const AHEAD: u32 = 30;

#[derive(Subcommand)]
pub enum ActivityCommand {
    /// Note what was done with a customer
    Add {
        customer: String,
        /// What was done
        text: String,
        #[arg(long, value_enum, default_value = "note")]
        kind: Kind,
        /// When, as 2026-11-23T09:30:00+08:00 [default: now]
        #[arg(long)]
        at: Option<DateTime<Utc>>,
        /// Who took part; can be given several times
        #[arg(long)]
        contact: Vec<String>,
        /// What comes next
        #[arg(long, default_value = "")]
        next: String,
        /// Until when, as 2026-11-30
        #[arg(long)]
        due: Option<NaiveDate>,
    },
    /// What was done with a customer; without one, what is to be done
    List { customer: Option<String> },
    /// Tick the next action off
    Done { activity: Id },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    Visit,
    Call,
    Mail,
    Meeting,
    Note,
}

impl From<Kind> for ActivityKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Visit => ActivityKind::Visit,
            Kind::Call => ActivityKind::Call,
            Kind::Mail => ActivityKind::Mail,
            Kind::Meeting => ActivityKind::Meeting,
            Kind::Note => ActivityKind::Note,
        }
    }
}

pub async fn run(seat: &Seat, command: ActivityCommand) -> Result<End, Failure> {
    let desk = &seat.desk;
    match command {
        ActivityCommand::List { customer: None } => due(seat).await,
        ActivityCommand::List {
            customer: Some(customer),
        } => list(seat, &customer).await,
        ActivityCommand::Done { activity } => {
            let done = activity_done(desk, activity, true).await?;
            seat.console.line(&done.next_action);
            seat.console.record(done.id, &done)?;
            Ok(End::Good)
        }
        ActivityCommand::Add {
            customer,
            text,
            kind,
            at,
            contact,
            next,
            due,
        } => {
            let customer = customer_get(desk, find::customer(desk, &customer).await?).await?;
            let contacts = contact
                .iter()
                .map(|name| {
                    let found = customer.contacts.iter().find(|c| c.name == name.trim());
                    found.map(|c| c.id).ok_or_else(|| {
                        Failure::new(bidwright_app::Code::RowMissing).fact("what", name)
                    })
                })
                .collect::<Result<_, _>>()?;
            let activity = Activity {
                id: Id::now_v7(),
                customer: customer.id,
                kind: kind.into(),
                at: at.unwrap_or_else(|| std::time::SystemTime::now().into()),
                contacts,
                text,
                next_action: next,
                due_on: due,
                done_at: None,
            };
            let saved = activity_save(desk, activity).await?;
            seat.console.line(saved.id.to_string());
            seat.console.record(saved.id, &saved)?;
            Ok(End::Good)
        }
    }
}

async fn list(seat: &Seat, customer: &str) -> Result<End, Failure> {
    let customer = find::customer(&seat.desk, customer).await?;
    let rows = activity_list(&seat.desk, customer).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        say("时间", "When"),
        say("方式", "How"),
        say("内容", "What"),
        say("下一步", "Next"),
        say("到期", "Due"),
        "id",
    ];
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|a| {
            vec![
                a.at.format("%Y-%m-%d %H:%M").to_string(),
                seat.console.name(&a.kind),
                first_line(&a.text),
                first_line(&a.next_action),
                a.due_on.map(|d| d.to_string()).unwrap_or_default(),
                a.id.to_string(),
            ]
        })
        .collect();
    seat.console.table(&head, &cells);
    seat.console.object(&rows)?;
    Ok(End::Good)
}

async fn due(seat: &Seat) -> Result<End, Failure> {
    let rows = activity_due(&seat.desk, AHEAD).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        say("到期", "Due"),
        say("客户", "Customer"),
        say("下一步", "Next"),
        "id",
    ];
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|d| {
            vec![
                d.due_on.to_string(),
                d.customer_name.clone(),
                d.next_action.clone(),
                d.id.to_string(),
            ]
        })
        .collect();
    seat.console.table(&head, &cells);
    seat.console.object(&rows)?;
    Ok(End::Good)
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
