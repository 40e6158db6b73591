//! `store …`, and `demo`.

use std::path::{Path, PathBuf};

use bidwright_app::view::{StoreCreate, StoreInfo, StoreStatus};
use bidwright_app::{
    Code, Failure, demo_large, demo_load, start_state, store_create, store_forget, store_info,
    store_list, store_move, store_verify,
};
use clap::Subcommand;

use super::store_safe::{self, PassphraseCommand};
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
    /// Check the file, the chain of its audit entries, and the rows against it
    Verify,
    /// The stores that were opened on this machine
    List,
    /// Move or rename the store with its backups and its passphrase file
    Move {
        /// The new file, or the folder to put it in
        to: PathBuf,
    },
    /// Take a store off the list; its file stays
    Forget {
        /// The store's file
        file: PathBuf,
    },
    /// Make a backup now
    Backup,
    /// The backups and what is in each
    Backups,
    /// Put a backup in the store's place; the present store becomes a backup first
    Restore {
        /// The backup's name, as `store backups` shows it
        name: String,
        /// The recovery code of the time of the backup, if it was another one
        #[arg(long, value_name = "CODE")]
        backup_code: Option<String>,
    },
    /// Give the store a new key; prints its new recovery code once
    Rekey {
        /// Don't ask for the last group of the new code: whatever reads the output keeps it
        #[arg(long)]
        yes: bool,
    },
    /// Set or take away the passphrase
    #[command(subcommand)]
    Passphrase(PassphraseCommand),
}

pub async fn run(
    seat: &Seat,
    command: StoreCommand,
    store: Option<&Path>,
    code: Option<&str>,
) -> Result<End, Failure> {
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
        StoreCommand::List => list(seat),
        StoreCommand::Move { to } => {
            let state = store_move(&seat.desk, &to.display().to_string()).await?;
            show_open(seat, &state.status)
        }
        StoreCommand::Forget { file } => {
            let file = std::path::absolute(&file).unwrap_or(file);
            store_forget(&seat.desk, &file.display().to_string()).await?;
            list(seat)
        }
        StoreCommand::Backup => store_safe::backup(seat).await,
        StoreCommand::Backups => store_safe::backups(seat, store).await,
        StoreCommand::Restore { name, backup_code } => {
            store_safe::restore(seat, store, code, name, backup_code).await
        }
        StoreCommand::Rekey { yes } => store_safe::rekey(seat, yes).await,
        StoreCommand::Passphrase(command) => store_safe::passphrase(seat, command).await,
    }
}

fn list(seat: &Seat) -> Result<End, Failure> {
    let stores = store_list(&seat.desk);
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        say("名称", "Name"),
        say("上次打开", "Last opened"),
        say("位置", "Path"),
    ];
    let rows: Vec<Vec<String>> = stores
        .iter()
        .map(|store| {
            let gone = if store.there {
                ""
            } else {
                say("（不在）", " (gone)")
            };
            let opened = store
                .opened_at
                .map(|at| at.to_rfc3339())
                .unwrap_or_default();
            vec![store.name.clone(), opened, format!("{}{gone}", store.path)]
        })
        .collect();
    seat.console.table(&head, &rows);
    seat.console.object(&stores)?;
    Ok(End::Good)
}

/// The store that is open now.
pub fn show_open(seat: &Seat, status: &StoreStatus) -> Result<End, Failure> {
    if let StoreStatus::Open { info: opened } = status {
        info(seat, opened)?;
    }
    Ok(End::Good)
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
pub async fn demo(seat: &Seat, large: bool) -> Result<End, Failure> {
    let state = if large {
        // On standard error: standard output stays for the answer.
        let tell = |done: u32, all: u32| {
            if done.is_multiple_of(all / 17) {
                eprintln!("{done} / {all}");
            }
        };
        demo_large(&seat.desk, tell).await?
    } else {
        demo_load(&seat.desk).await?
    };
    show_open(seat, &state.status)
}
