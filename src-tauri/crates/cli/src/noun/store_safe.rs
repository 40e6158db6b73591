//! `store backup | backups | restore | rekey | passphrase`.

use std::io::IsTerminal;
use std::path::Path;

use bidwright_app::view::{BackupReason, BackupRow, BackupState, PassphraseSet, StoreKeys};
use bidwright_app::view::{StoreRekey, StoreRestore};
use bidwright_app::{
    Code, Failure, passphrase_set, store_backup, store_backups, store_keys, store_point,
    store_rekey, store_rekey_begin, store_restore,
};
use chrono::{DateTime, FixedOffset, Utc};
use clap::Subcommand;

use super::store::show_open;
use crate::{End, Seat, key};

#[derive(Subcommand)]
pub enum PassphraseCommand {
    /// Set BIDWRIGHT_NEW_PASSPHRASE (or what is typed) in place of BIDWRIGHT_PASSPHRASE
    Set,
    /// Take it away; the system's key store must hold the key
    Remove,
}

pub async fn backup(seat: &Seat) -> Result<End, Failure> {
    let made = store_backup(&seat.desk).await?;
    seat.console.line(&made.name);
    seat.console.object(&made)?;
    Ok(End::Good)
}

/// The store is opened to look into the backups; one that can't be opened shows their names.
pub async fn backups(seat: &Seat, store: Option<&Path>) -> Result<End, Failure> {
    open_or_point(seat, store, None).await?;
    let list = store_backups(&seat.desk).await?;
    let say = |zh, en| seat.console.say(zh, en);
    let head = [
        say("时间", "Made"),
        say("原因", "Why"),
        say("最后修改", "Last change"),
        say("记录", "Rows"),
        "KiB",
        say("名称", "Name"),
    ];
    let rows: Vec<Vec<String>> = list.rows.iter().map(|row| line(seat, row)).collect();
    seat.console.line(&list.folder);
    seat.console.table(&head, &rows);
    seat.console.object(&list)?;
    Ok(End::Good)
}

/// China's time, as everywhere in the program.
fn clock(at: DateTime<Utc>) -> String {
    let china = FixedOffset::east_opt(8 * 3600);
    china.map_or_else(
        || at.to_rfc3339(),
        |zone| at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string(),
    )
}

fn line(seat: &Seat, row: &BackupRow) -> Vec<String> {
    let say = |zh, en| seat.console.say(zh, en);
    let rows: u32 = row.counts.values().sum();
    let held = match row.state {
        BackupState::Good => rows.to_string(),
        BackupState::OtherKey => say("旧密钥", "other key").to_owned(),
        BackupState::Damaged => say("损坏", "damaged").to_owned(),
        BackupState::Unread => String::new(),
    };
    let why = match row.reason {
        BackupReason::Daily => say("每日", "daily"),
        BackupReason::Asked => say("手动", "asked"),
        BackupReason::Migration => say("升级前", "upgrade"),
        BackupReason::Rekey => say("换密钥前", "new key"),
        BackupReason::Restore => say("恢复前", "restore"),
        BackupReason::Aside => say("读不出", "unreadable"),
    };
    vec![
        clock(row.at),
        why.to_owned(),
        row.last_change.map(clock).unwrap_or_default(),
        held,
        row.size_kib.to_string(),
        row.name.clone(),
    ]
}

/// Opens the store; when that can't be, names it for what needs no open store.
async fn open_or_point(
    seat: &Seat,
    store: Option<&Path>,
    code: Option<&str>,
) -> Result<(), Failure> {
    let Err(failure) = key::open(seat, store, code).await else {
        return Ok(());
    };
    let may_be_mended = matches!(
        failure.code,
        Code::StoreDamaged | Code::StoreNotOurs | Code::StoreNotFound | Code::StoreWrongKey
    );
    match store {
        _ if !may_be_mended => Err(failure),
        Some(path) => store_point(&seat.desk, path),
        None => Ok(()),
    }
}

pub async fn restore(
    seat: &Seat,
    store: Option<&Path>,
    code: Option<&str>,
    name: String,
    backup_code: Option<String>,
) -> Result<End, Failure> {
    open_or_point(seat, store, code).await?;
    let is_open = store_keys(&seat.desk).await.is_ok();
    let given = backup_code.or_else(|| code.filter(|_| !is_open).map(str::to_owned));
    let mut request = StoreRestore {
        name,
        recovery_code: given.unwrap_or_default(),
        passphrase: String::new(),
    };
    if !is_open && request.recovery_code.is_empty() {
        request.passphrase = key::passphrase(seat)?.unwrap_or_default();
    }
    let state = store_restore(&seat.desk, &request).await?;
    show_open(seat, &state.status)
}

pub async fn rekey(seat: &Seat, yes: bool) -> Result<End, Failure> {
    let console = seat.console;
    let passphrase = if store_keys(&seat.desk).await?.passphrase {
        key::passphrase(seat)?.unwrap_or_default()
    } else {
        String::new()
    };
    let asks = !yes && std::io::stdin().is_terminal();
    if !yes && !asks {
        return Err(Failure::new(Code::Required).field("--yes"));
    }
    let code = store_rekey_begin(&seat.desk).await?;
    let title = console.say("新恢复码", "New recovery code");
    console.line(format!("{title} {code}"));
    console.line(console.say(
        "只显示这一次，请与电脑分开保管；旧恢复码不再有效。",
        "It is shown only once; keep it apart from this machine. The old one is void.",
    ));
    let last_group = if asks {
        key::ask_for(console.say("输入它的最后四个字符：", "Type its last four characters: "))?
    } else {
        code.chars().skip(code.len().saturating_sub(4)).collect()
    };
    let request = StoreRekey {
        last_group,
        passphrase,
    };
    store_rekey(&seat.desk, &request).await?;
    console.line(console.say("密钥已更换。", "The key was changed."));
    console.object(&serde_json::json!({ "recovery_code": code }))?;
    Ok(End::Good)
}

pub async fn passphrase(seat: &Seat, command: PassphraseCommand) -> Result<End, Failure> {
    let present = if store_keys(&seat.desk).await?.passphrase {
        key::passphrase(seat)?.unwrap_or_default()
    } else {
        String::new()
    };
    let new = match command {
        PassphraseCommand::Set => {
            let new = key::new_passphrase(seat)?;
            if new.is_empty() {
                return Err(Failure::new(Code::Required).field(key::NEW_PASSPHRASE));
            }
            new
        }
        PassphraseCommand::Remove => String::new(),
    };
    let keys: StoreKeys = passphrase_set(&seat.desk, &PassphraseSet { present, new }).await?;
    let console = seat.console;
    console.line(if keys.passphrase {
        console.say("口令已设置。", "The passphrase is set.")
    } else {
        console.say("口令已去掉。", "The passphrase was taken away.")
    });
    console.object(&keys)?;
    Ok(End::Good)
}
