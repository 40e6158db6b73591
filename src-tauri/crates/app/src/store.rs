//! Making, opening, locking and verifying a store, and where its key comes from.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use bidwright_secrets::{Key, KeyStoreError, PassphraseFile, RecoveryCode, SecretsError};
use bidwright_store::{Lock, Store, StoreError, check_file, lock};

use crate::desk::{Desk, Seated, locked, shown};
use crate::export::write_export;
use crate::failure::{Code, Failure};
use crate::language::Language;
use crate::view::{
    ExportedFile, StartState, StoreCreate, StoreCreated, StoreInfo, StoreStatus, StoreUnlock,
    Theme, Told, VerifyReport,
};
use crate::words::told;

/// Shorter passphrases are refused: argon2id slows guessing, it does not replace length.
const LEAST_PASSPHRASE: usize = 8;
/// Bytes of the random salt at the head of a SQLCipher file: they tell stores apart without the key.
const SALT: usize = 16;
const EXTENSION: &str = "bidwright";

/// What the first screen needs; opens the last store when its key is at hand.
pub async fn start_state(desk: &Desk) -> Result<StartState, Failure> {
    let _alone = desk.opening.lock().await;
    let known = locked(&desk.config).store.clone();
    let status = match (desk.store(), known) {
        (Ok(store), _) => StoreStatus::Open {
            info: info(&store).await?,
        },
        (Err(_), None) => StoreStatus::None,
        (Err(_), Some(path)) if !path.exists() => StoreStatus::None,
        (Err(_), Some(path)) => match open_by_key_store(desk, &path).await {
            Ok(store) => StoreStatus::Open {
                info: info(&store).await?,
            },
            Err(failure) => locked_status(desk, &path, &failure),
        },
    };
    Ok(state(desk, status))
}

fn locked_status(desk: &Desk, path: &Path, failure: &Failure) -> StoreStatus {
    StoreStatus::Locked {
        path: shown(path),
        reason: told(failure, desk.language()),
        passphrase: PassphraseFile::beside(path).exists(),
    }
}

fn state(desk: &Desk, status: StoreStatus) -> StartState {
    let config = locked(&desk.config);
    StartState {
        language: config.language,
        theme: config.theme,
        status,
        default_path: shown(&desk.places.data.join(format!("bidwright.{EXTENSION}"))),
        export_dir: shown(config.export_dir.as_ref().unwrap_or(&desk.places.export)),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

pub async fn language_set(desk: &Desk, language: Language) -> Result<StartState, Failure> {
    desk.save_config(|c| c.language = language)?;
    start_state(desk).await
}

pub async fn theme_set(desk: &Desk, theme: Theme) -> Result<StartState, Failure> {
    desk.save_config(|c| c.theme = theme)?;
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
    if !request.passphrase.is_empty() && request.passphrase.chars().count() < LEAST_PASSPHRASE {
        return Err(Failure::new(Code::PassphraseShort)
            .field("passphrase")
            .fact("least", LEAST_PASSPHRASE));
    }
    let path = PathBuf::from(request.path.trim());
    if path.as_os_str().is_empty() {
        return Err(Failure::new(Code::Required).field("path"));
    }
    if path.exists() {
        return Err(Failure::new(Code::StoreExists)
            .field("path")
            .fact("path", shown(&path)));
    }
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| {
            Failure::new(Code::StoreReadOnly)
                .field("path")
                .fact("path", shown(folder))
                .caused_by(e)
        })?;
    }
    let key = Key::generate().map_err(Failure::unexpected)?;
    let lock = take(desk, &path).await?;
    let store = Store::create(&path, &key.hex(), desk.stamp("store_create")).await?;
    let salt = store_salt(&path)?;
    if !request.passphrase.is_empty() {
        PassphraseFile::wrap(&key, &request.passphrase, &salt)?
            .save(&PassphraseFile::beside(&path))?;
    }
    let warning = if request.key_store {
        keep(desk, &salt, &key)
    } else {
        None
    };
    if warning.is_some() && request.passphrase.is_empty() {
        log::warn!("the key store did not take the key; only the recovery code opens the store");
    }
    enter(desk, &path, store.clone(), lock)?;
    Ok(StoreCreated {
        info: info(&store).await?,
        recovery_code: RecoveryCode::of(&key).to_string(),
        warning,
    })
}

/// Opens a store with a passphrase, a recovery code, or the key that the key store holds.
pub async fn store_open(desk: &Desk, request: &StoreUnlock) -> Result<StartState, Failure> {
    let path = PathBuf::from(request.path.trim());
    let store = if !request.recovery_code.trim().is_empty() {
        let key = RecoveryCode::parse(&request.recovery_code).map_err(|e| {
            Failure::new(Code::RecoveryCodeWrong)
                .field("recovery_code")
                .caused_by(e)
        })?;
        open_with(desk, &path, &key, request.remember)
            .await
            .map_err(|f| wrong_key_is(f, Code::RecoveryCodeWrong, "recovery_code"))?
    } else if !request.passphrase.is_empty() {
        let key = passphrase_key(&path, &request.passphrase)?;
        open_with(desk, &path, &key, request.remember).await?
    } else {
        open_by_key_store(desk, &path).await?
    };
    Ok(state(
        desk,
        StoreStatus::Open {
            info: info(&store).await?,
        },
    ))
}

fn wrong_key_is(failure: Failure, code: Code, field: &str) -> Failure {
    if failure.code == Code::StoreWrongKey {
        Failure { code, ..failure }.field(field)
    } else {
        failure
    }
}

fn passphrase_key(path: &Path, passphrase: &str) -> Result<Key, Failure> {
    let file = PassphraseFile::beside(path);
    known(path)?;
    if !file.exists() {
        return Err(Failure::new(Code::PassphraseNotSet).field("passphrase"));
    }
    let named = |f: Failure| f.field("passphrase").fact("path", shown(&file));
    PassphraseFile::load(&file)
        .and_then(|f| f.unwrap(passphrase))
        .map_err(|e| named(e.into()))
}

/// Whether the file can be a store, before anybody is asked for a key.
fn known(path: &Path) -> Result<(), Failure> {
    check_file(path).map_err(|e| at(path, e).field("path"))
}

fn at(path: &Path, error: StoreError) -> Failure {
    Failure::from(error).fact("path", shown(path))
}

async fn open_with(desk: &Desk, path: &Path, key: &Key, remember: bool) -> Result<Store, Failure> {
    known(path)?;
    let lock = take(desk, path).await?;
    let store = Store::open(path, &key.hex())
        .await
        .map_err(|e| at(path, e))?;
    if remember {
        keep(desk, &store_salt(path)?, key);
    }
    enter(desk, path, store.clone(), lock)?;
    Ok(store)
}

async fn open_by_key_store(desk: &Desk, path: &Path) -> Result<Store, Failure> {
    known(path)?;
    let salt = store_salt(path)?;
    let keys = desk.key_store.clone();
    let found = crate::desk::aside(move || keys.get(&salt).map_err(Failure::from)).await?;
    let key = found.ok_or_else(|| Failure::new(Code::KeyMissing))?;
    let lock = take(desk, path).await?;
    let store = Store::open(path, &key.hex())
        .await
        .map_err(|e| at(path, e))?;
    enter(desk, path, store.clone(), lock)?;
    Ok(store)
}

/// Takes the store's place for this process; the one that is open is closed first.
async fn take(desk: &Desk, path: &Path) -> Result<Lock, Failure> {
    if let Some(before) = desk.seat(None) {
        before.store.close().await;
    }
    Ok(lock(path, desk.patience).await?)
}

fn enter(desk: &Desk, path: &Path, store: Store, lock: Lock) -> Result<(), Failure> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    desk.save_config(|c| c.store = Some(absolute))?;
    desk.seat(Some(Seated::new(store, lock)));
    Ok(())
}

fn keep(desk: &Desk, salt: &str, key: &Key) -> Option<Told> {
    let failure = Failure::from(desk.key_store.set(salt, key).err()?);
    Some(told(&failure, desk.language()))
}

/// Closes the store and forgets its key; the key store keeps its copy.
pub async fn store_lock(desk: &Desk) -> Result<StartState, Failure> {
    let path = locked(&desk.config).store.clone();
    if let Some(before) = desk.seat(None) {
        before.store.close().await;
    }
    let status = match path {
        Some(path) => locked_status(desk, &path, &Failure::new(Code::StoreLocked)),
        None => StoreStatus::None,
    };
    Ok(state(desk, status))
}

pub async fn store_verify(desk: &Desk) -> Result<VerifyReport, Failure> {
    let found = desk.store()?.verify().await?;
    let language = desk.language();
    let mut problems: Vec<Told> = found
        .damage
        .iter()
        .map(|d| {
            told(
                &Failure::new(Code::StoreDamaged)
                    .fact("path", "")
                    .fact("detail", d),
                language,
            )
        })
        .collect();
    if let Some(sequence) = found.broken_at {
        problems.push(told(
            &Failure::new(Code::AuditBroken).fact("sequence", sequence),
            language,
        ));
    }
    Ok(VerifyReport {
        sound: problems.is_empty(),
        entries: found.entries,
        problems,
    })
}

pub async fn store_info(desk: &Desk) -> Result<StoreInfo, Failure> {
    info(&desk.store()?).await
}

async fn info(store: &Store) -> Result<StoreInfo, Failure> {
    let found = store.info().await?;
    let name = store
        .path()
        .file_stem()
        .map(|s| s.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok(StoreInfo {
        id: store.id(),
        path: shown(store.path()),
        name,
        schema: found.schema,
        counts: found.counts,
    })
}

/// Writes the recovery code as a text file to keep apart from the machine.
pub async fn recovery_code_export(desk: &Desk, code: &str) -> Result<ExportedFile, Failure> {
    RecoveryCode::parse(code).map_err(|e| Failure::new(Code::RecoveryCodeWrong).caused_by(e))?;
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

/// The salt at the head of the file, in hex: names the store's key without opening it.
fn store_salt(path: &Path) -> Result<String, Failure> {
    let missing = |e: std::io::Error| {
        let code = if e.kind() == std::io::ErrorKind::NotFound {
            Code::StoreNotFound
        } else {
            Code::StoreDamaged
        };
        Failure::new(code)
            .fact("path", shown(path))
            .fact("detail", e.kind())
            .caused_by(e)
    };
    let mut salt = [0u8; SALT];
    File::open(path)
        .and_then(|mut f| f.read_exact(&mut salt))
        .map_err(missing)?;
    Ok(salt.iter().map(|b| format!("{b:02x}")).collect())
}

impl From<KeyStoreError> for Failure {
    fn from(error: KeyStoreError) -> Self {
        let code = match &error {
            KeyStoreError::Locked => Code::KeyStoreLocked,
            _ => Code::KeyStoreUnavailable,
        };
        Self::new(code).caused_by(error)
    }
}

impl From<SecretsError> for Failure {
    fn from(error: SecretsError) -> Self {
        let code = match &error {
            SecretsError::WrongPassphrase => Code::PassphraseWrong,
            SecretsError::Damaged { .. } => Code::PassphraseFileDamaged,
            _ => Code::Unexpected,
        };
        Self::new(code).caused_by(error)
    }
}
