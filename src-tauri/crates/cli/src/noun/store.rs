//! `store create | info | verify`, and `demo`.

use std::path::Path;

use bidwright_app::view::{StoreCreate, StoreInfo, StoreStatus};
use bidwright_app::{
    Code, Failure, demo_load, start_state, store_create, store_info, store_verify,
};
use clap::Subcommand;

use crate::{End, Seat, key};

#[derive(Subcommand)]
pub enum StoreCommand {
    /// Make a store with a key of its own; prints the recovery code once
    Create {
        /// Protect the key with the passphrase in BIDWRIGHT_PASSPHRASE
        #[arg(long, conflicts_with = "ask_passphrase")]
        passphrase_env: bool,
        /// Protect the key with a passphrase typed at the terminal
        #[arg(long)]
        ask_passphrase: bool,
        /// Keep the key in the system's key store, also beside a passphrase
        #[arg(long)]
        key_store: bool,
    },
    /// What the store holds
    Info,
    /// Check the file and the chain of its audit entries
    Verify,
}

pub async fn run(seat: &Seat, command: StoreCommand, store: Option<&Path>) -> Result<End, Failure> {
    match command {
        StoreCommand::Create {
            passphrase_env,
            ask_passphrase,
            key_store,
        } => {
            let passphrase = match (ask_passphrase, key::from_environment()) {
                (true, _) => key::ask(seat)?,
                (false, Some(set)) => set,
                (false, None) if passphrase_env => {
                    return Err(Failure::new(Code::Required).field(key::PASSPHRASE));
                }
                (false, None) => String::new(),
            };
            create(seat, store, passphrase, key_store).await
        }
        StoreCommand::Info => {
            info(seat, &store_info(&seat.desk).await?)?;
            Ok(End::Good)
        }
        StoreCommand::Verify => verify(seat).await,
    }
}

async fn create(
    seat: &Seat,
    store: Option<&Path>,
    passphrase: String,
    key_store: bool,
) -> Result<End, Failure> {
    let path = match store {
        Some(path) => path.display().to_string(),
        None => start_state(&seat.desk).await?.default_path,
    };
    let key_store = key_store || passphrase.is_empty();
    let made = store_create(
        &seat.desk,
        &StoreCreate {
            path,
            passphrase,
            key_store,
        },
    )
    .await?;
    let console = seat.console;
    console.line(format!(
        "{} {}",
        console.say("已新建", "Created"),
        made.info.path
    ));
    console.line(format!(
        "{} {}",
        console.say("恢复码", "Recovery code"),
        made.recovery_code
    ));
    console.line(console.say(
        "恢复码只显示这一次，请与电脑分开保管。",
        "The recovery code is shown only once; keep it apart from this machine.",
    ));
    if let Some(warning) = &made.warning {
        console.warning(warning);
    }
    console.record(made.info.id, &made)?;
    Ok(End::Good)
}

fn info(seat: &Seat, info: &StoreInfo) -> Result<(), Failure> {
    let console = seat.console;
    console.line(&info.path);
    console.line(format!("{} {}", console.say("结构", "Schema"), info.schema));
    for (noun, count) in &info.counts {
        console.line(format!("{count:>7}  {noun}"));
    }
    console.record(info.id, info)
}

async fn verify(seat: &Seat) -> Result<End, Failure> {
    let report = store_verify(&seat.desk).await?;
    let console = seat.console;
    if report.sound {
        let text = console.say("完好，审计记录", "Sound; audit entries");
        console.line(format!("{text}: {}", report.entries));
    }
    for problem in &report.problems {
        console.warning(problem);
    }
    console.object(&report)?;
    Ok(if report.sound { End::Good } else { End::Red })
}

/// Fills the open store with the sample company.
pub async fn demo(seat: &Seat) -> Result<End, Failure> {
    let state = demo_load(&seat.desk).await?;
    if let StoreStatus::Open { info: loaded } = &state.status {
        info(seat, loaded)?;
    }
    Ok(End::Good)
}
