//! Opening the store: key store, then `BIDWRIGHT_PASSPHRASE`, then a question at the terminal.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use bidwright_app::view::{StoreStatus, StoreUnlock};
use bidwright_app::{Code, Desk, Failure, start_state, store_open};

use crate::Seat;

/// Where a script puts the passphrase.
pub const PASSPHRASE: &str = "BIDWRIGHT_PASSPHRASE";
/// Where a script puts the one that is to take its place.
pub const NEW_PASSPHRASE: &str = "BIDWRIGHT_NEW_PASSPHRASE";

/// Opens the store that was named, or the one that was open last.
pub async fn open(
    seat: &Seat,
    store: Option<&Path>,
    recovery_code: Option<&str>,
) -> Result<(), Failure> {
    let path = match store {
        Some(path) => path.to_owned(),
        None => last(&seat.desk).await?,
    };
    if let Some(code) = recovery_code {
        return unlock(&seat.desk, &path, "", code).await;
    }
    let Err(failure) = unlock(&seat.desk, &path, "", "").await else {
        return Ok(());
    };
    let other_key_may_help = matches!(
        failure.code,
        Code::KeyMissing | Code::KeyStoreUnavailable | Code::KeyStoreLocked | Code::StoreWrongKey
    );
    if !other_key_may_help {
        return Err(failure);
    }
    match passphrase(seat)? {
        Some(passphrase) => unlock(&seat.desk, &path, &passphrase, "").await,
        None => Err(failure),
    }
}

/// The path of the store that was open last. It may be open already: its key was at hand.
async fn last(desk: &Desk) -> Result<PathBuf, Failure> {
    match start_state(desk).await?.status {
        StoreStatus::None => Err(Failure::new(Code::StoreNotOpen)),
        StoreStatus::Locked { path, .. } => Ok(PathBuf::from(path)),
        StoreStatus::Open { info } => Ok(PathBuf::from(info.path)),
    }
}

async fn unlock(desk: &Desk, path: &Path, passphrase: &str, code: &str) -> Result<(), Failure> {
    let request = StoreUnlock {
        path: path.display().to_string(),
        passphrase: passphrase.to_owned(),
        recovery_code: code.to_owned(),
        remember: false,
    };
    store_open(desk, &request).await.map(|_| ())
}

/// From the environment, or asked for when somebody sits at a terminal.
pub fn passphrase(seat: &Seat) -> Result<Option<String>, Failure> {
    if let Some(set) = from_environment() {
        return Ok(Some(set));
    }
    if !std::io::stdin().is_terminal() {
        return Ok(None);
    }
    ask(seat).map(Some)
}

pub fn from_environment() -> Option<String> {
    std::env::var(PASSPHRASE).ok().filter(|p| !p.is_empty())
}

/// The passphrase that is to be set.
pub fn new_passphrase(seat: &Seat) -> Result<String, Failure> {
    if let Ok(set) = std::env::var(NEW_PASSPHRASE) {
        return Ok(set);
    }
    if !std::io::stdin().is_terminal() {
        return Err(Failure::new(Code::Required).field(NEW_PASSPHRASE));
    }
    ask_for(seat.console.say("新口令：", "New passphrase: "))
}

/// Asked without showing what is typed.
pub fn ask(seat: &Seat) -> Result<String, Failure> {
    ask_for(seat.console.say("口令：", "Passphrase: "))
}

pub fn ask_for(question: &str) -> Result<String, Failure> {
    rpassword::prompt_password(question).map_err(|e| {
        Failure::new(Code::Required)
            .field("passphrase")
            .caused_by(e)
    })
}
