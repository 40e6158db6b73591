//! Making, opening and locking a store.

use std::path::{Path, PathBuf};

use bidwright_secrets::{Key, PassphraseFile, RecoveryCode};
use bidwright_store::{Lock, Store};

use super::{at, kept_key, known, name_of, opened, passphrase_key, recovery_key, salt_of, take};
use crate::desk::{Desk, Seated, aside, locked, shown};
use crate::export::write_export;
use crate::failure::{Code, Failure};
use crate::language::Language;
use crate::store::backup;
use crate::store::places;
use crate::view::{
    ExportedFile, StartState, StoreCreate, StoreCreated, StoreInfo, StoreStatus, StoreUnlock,
    Theme, Told,
};
use crate::words::told;

/// Shorter passphrases are refused: argon2id slows guessing, it does not replace length.
const LEAST_PASSPHRASE: usize = 8;
const EXTENSION: &str = "bidwright";

/// What the first screen needs; opens the last store when its key is at hand and nobody locked it.
pub async fn start_state(desk: &Desk) -> Result<StartState, Failure> {
    let _alone = desk.opening.lock().await;
    places::settle_move(desk)?;
    let last = locked(&desk.config).store.clone();
    let status = match (desk.store(), last) {
        (Ok(store), _) => StoreStatus::Open {
            info: info(&store).await?,
        },
        (Err(_), None) => StoreStatus::None,
        (Err(_), Some(path)) if desk.is_locked() => {
            locked_status(&path, &Failure::new(Code::StoreLocked), desk)
        }
        (Err(_), Some(path)) => match open_by_key_store(desk, &path).await {
            Ok(store) => StoreStatus::Open {
                info: info(&store).await?,
            },
            Err(failure) => locked_status(&path, &failure, desk),
        },
    };
    Ok(state(desk, status))
}

pub(super) fn locked_status(path: &Path, failure: &Failure, desk: &Desk) -> StoreStatus {
    let passphrase = PassphraseFile::beside(path).exists();
    StoreStatus::Locked {
        path: shown(path),
        name: name_of(path),
        reason: told(failure, desk.language()),
        passphrase,
        key_store: !(desk.is_locked() && passphrase),
    }
}

pub(super) fn state(desk: &Desk, status: StoreStatus) -> StartState {
    let stores = places::rows(desk);
    let config = locked(&desk.config);
    StartState {
        language: config.language,
        theme: config.theme,
        status,
        default_path: shown(&places::free_place(&desk.places.data, EXTENSION)),
        export_dir: shown(config.export_dir.as_ref().unwrap_or(&desk.places.export)),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        stores,
        lock_after: config.lock_after,
    }
}

pub(super) async fn open_state(desk: &Desk, store: &Store) -> Result<StartState, Failure> {
    let info = info(store).await?;
    Ok(state(desk, StoreStatus::Open { info }))
}

pub async fn language_set(desk: &Desk, language: Language) -> Result<StartState, Failure> {
    desk.save_config(|c| c.language = language)?;
    start_state(desk).await
}

pub async fn theme_set(desk: &Desk, theme: Theme) -> Result<StartState, Failure> {
    desk.save_config(|c| c.theme = theme)?;
    start_state(desk).await
}

/// After how many idle minutes the window locks the store; none: never.
///
/// # Errors
/// `OutOfRange` outside 1 to 480 minutes.
pub async fn lock_after_set(desk: &Desk, minutes: Option<u32>) -> Result<StartState, Failure> {
    if minutes.is_some_and(|m| !(1..=480).contains(&m)) {
        return Err(Failure::new(Code::OutOfRange)
            .field("lock_after")
            .fact("expected", "1–480"));
    }
    desk.save_config(|c| c.lock_after = minutes)?;
    start_state(desk).await
}

/// Makes a store with a new key. The recovery code is shown once and kept nowhere.
///
/// # Errors
/// `KeyPlaceMissing` when neither key store nor passphrase is chosen, `StoreExists`, `PassphraseShort`.
pub async fn store_create(desk: &Desk, request: &StoreCreate) -> Result<StoreCreated, Failure> {
    if request.passphrase.is_empty() && !request.key_store {
        return Err(Failure::new(Code::KeyPlaceMissing).field("passphrase"));
    }
    if !request.passphrase.is_empty() {
        check_passphrase(&request.passphrase, "passphrase")?;
    }
    let path = wanted_path(&request.path)?;
    if path.exists() {
        return Err(Failure::new(Code::StoreExists)
            .field("path")
            .fact("path", shown(&path)));
    }
    let key = Key::generate().map_err(Failure::unexpected)?;
    leave(desk).await;
    let lock = take(desk, &path).await?;
    let store = Store::create(&path, &key.hex(), desk.stamp("store_create")).await?;
    let salt = salt_of(&path)?;
    if !request.passphrase.is_empty() {
        wrap(
            &key,
            &request.passphrase,
            &salt,
            PassphraseFile::beside(&path),
        )
        .await?;
    }
    let warning = if request.key_store {
        keep(desk, &salt, &key).await
    } else {
        None
    };
    if warning.is_some() && request.passphrase.is_empty() {
        log::warn!("the key store did not take the key; only the recovery code opens the store");
    }
    let recovery_code = RecoveryCode::of(&key).to_string();
    enter(desk, &path, store.clone(), key, lock).await?;
    Ok(StoreCreated {
        info: info(&store).await?,
        recovery_code,
        warning,
    })
}

/// Refuses a passphrase that is too short.
pub(super) fn check_passphrase(passphrase: &str, field: &str) -> Result<(), Failure> {
    if passphrase.chars().count() < LEAST_PASSPHRASE {
        return Err(Failure::new(Code::PassphraseShort)
            .field(field)
            .fact("least", LEAST_PASSPHRASE));
    }
    Ok(())
}

/// A path as somebody typed it, whole, with its folder made.
pub(super) fn wanted_path(typed: &str) -> Result<PathBuf, Failure> {
    if typed.trim().is_empty() {
        return Err(Failure::new(Code::Required).field("path"));
    }
    let typed = PathBuf::from(typed.trim());
    let path = std::path::absolute(&typed).unwrap_or(typed);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| {
            Failure::new(Code::StoreReadOnly)
                .field("path")
                .fact("path", shown(folder))
                .caused_by(e)
        })?;
    }
    Ok(path)
}

/// Opens a store with a passphrase, a recovery code, or the key that the key store holds.
pub async fn store_open(desk: &Desk, request: &StoreUnlock) -> Result<StartState, Failure> {
    let path = PathBuf::from(request.path.trim());
    let path = std::path::absolute(&path).unwrap_or(path);
    let store = if !request.recovery_code.trim().is_empty() {
        let key = recovery_key(&request.recovery_code)?;
        open_with(desk, &path, key, request.remember)
            .await
            .map_err(|f| wrong_key_is(f, Code::RecoveryCodeWrong, "recovery_code"))?
    } else if !request.passphrase.is_empty() {
        known(&path)?;
        PassphraseFile::settle(&path, &salt_of(&path)?)?;
        let key = passphrase_key(&path, &request.passphrase).await?;
        open_with(desk, &path, key, request.remember).await?
    } else {
        open_by_key_store(desk, &path).await?
    };
    open_state(desk, &store).await
}

fn wrong_key_is(failure: Failure, code: Code, field: &str) -> Failure {
    if failure.code == Code::StoreWrongKey {
        Failure { code, ..failure }.field(field)
    } else {
        failure
    }
}

async fn open_with(desk: &Desk, path: &Path, key: Key, remember: bool) -> Result<Store, Failure> {
    known(path)?;
    let lock = change_to(desk, path).await?;
    let store = opened(path, &key).await?;
    if remember {
        keep(desk, &salt_of(path)?, &key).await;
    }
    enter(desk, path, store.clone(), key, lock).await?;
    Ok(store)
}

pub(super) async fn open_by_key_store(desk: &Desk, path: &Path) -> Result<Store, Failure> {
    known(path)?;
    let key = kept_key(desk, path)
        .await?
        .ok_or_else(|| Failure::new(Code::KeyMissing))?;
    let lock = change_to(desk, path).await?;
    let store = opened(path, &key).await?;
    enter(desk, path, store.clone(), key, lock).await?;
    Ok(store)
}

/// Leaves the open store for another. The other's lock is asked for first, so that a refusal leaves
/// the present one open; its own it would refuse itself.
async fn change_to(desk: &Desk, path: &Path) -> Result<Lock, Failure> {
    let same = desk.store().is_ok_and(|store| store.path() == path);
    if same {
        leave(desk).await;
        return take(desk, path).await;
    }
    let lock = take(desk, path).await?;
    leave(desk).await;
    Ok(lock)
}

/// Closes what is open.
pub(super) async fn leave(desk: &Desk) {
    desk.stop_background();
    locked(&desk.uploads).clear();
    if let Some(before) = desk.seat(None) {
        before.store.close().await;
    }
}

pub(super) async fn enter(
    desk: &Desk,
    path: &Path,
    store: Store,
    key: Key,
    lock: impl Into<std::sync::Arc<Lock>>,
) -> Result<(), Failure> {
    let salt = salt_of(path)?;
    let now = desk.clock.now();
    desk.save_config(|c| c.opened(path, now, &salt))?;
    desk.set_locked(false);
    // What uploads that were cut short have left; they mean nothing.
    store.file_sweep().await.map_err(|e| at(path, e))?;
    desk.seat(Some(Seated {
        store: store.clone(),
        key: key.clone(),
        lock: lock.into(),
    }));
    backup::daily(desk, store, &key).await;
    Ok(())
}

/// Files the key in the key store; what went wrong is a warning.
pub(super) async fn keep(desk: &Desk, salt: &str, key: &Key) -> Option<Told> {
    let (keys, salt, key) = (desk.key_store.clone(), salt.to_owned(), key.clone());
    let failure = aside(move || keys.set(&salt, &key).map_err(Failure::from))
        .await
        .err()?;
    Some(told(&failure, desk.language()))
}

/// Wraps a key into a passphrase file; takes a noticeable moment on purpose.
pub(super) async fn wrap(
    key: &Key,
    passphrase: &str,
    salt: &str,
    file: PathBuf,
) -> Result<(), Failure> {
    let (key, passphrase, salt) = (key.clone(), passphrase.to_owned(), salt.to_owned());
    aside(move || {
        let wrapped = PassphraseFile::wrap(&key, &passphrase, &salt)?;
        Ok(wrapped.save(&file)?)
    })
    .await
}

/// Closes the store and forgets its key; the key store keeps its copy. It stays locked until somebody
/// opens it.
pub async fn store_lock(desk: &Desk) -> Result<StartState, Failure> {
    desk.set_locked(true);
    leave(desk).await;
    crate::file::forget_opened(desk);
    let path = locked(&desk.config).store.clone();
    let status = match path {
        Some(path) => locked_status(&path, &Failure::new(Code::StoreLocked), desk),
        None => StoreStatus::None,
    };
    Ok(state(desk, status))
}

/// Before the process ends: what was begun in the background is brought to its end, then the store is
/// closed.
pub async fn store_close(desk: &Desk) {
    desk.finish_background().await;
    leave(desk).await;
    crate::file::forget_opened(desk);
}

pub async fn store_info(desk: &Desk) -> Result<StoreInfo, Failure> {
    info(&desk.store()?).await
}

async fn info(store: &Store) -> Result<StoreInfo, Failure> {
    let found = store.info().await.map_err(|e| at(store.path(), e))?;
    Ok(StoreInfo {
        id: store.id(),
        path: shown(store.path()),
        name: name_of(store.path()),
        schema: found.schema,
        counts: found.counts,
    })
}

/// Writes the recovery code as a text file to keep apart from the machine.
pub async fn recovery_code_export(desk: &Desk, code: &str) -> Result<ExportedFile, Failure> {
    recovery_key(code)?;
    let info = store_info(desk).await?;
    let text = match desk.language() {
        Language::ZhCn => format!(
            "标匠 Bidwright 恢复码\n数据库：{}\n\n{code}\n\n请打印后与电脑分开保管。有它就能打开全部数据。\n",
            info.name
        ),
        Language::En => format!(
            "Bidwright recovery code\nStore: {}\n\n{code}\n\nPrint it and keep it apart from the machine. Whoever has it can open everything.\n",
            info.name
        ),
    };
    write_export(
        desk,
        &format!("{}-recovery-code.txt", info.name),
        text.as_bytes(),
    )
}
