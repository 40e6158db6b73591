//! The desk that every verb works at: the open store, the key store, the clock, the document engine.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, RwLock};
use std::time::Duration;

use bidwright_documents::Engine;
use bidwright_secrets::{KeyStore, OsKeyStore};
use bidwright_store::{Lock, Stamp, Store};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use crate::config::Config;
use crate::duplicates::Probes;
use crate::failure::{Code, Failure};
use crate::job::Jobs;
use crate::language::Language;

/// Where the time comes from; tests use a fixed one.
pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;
}

/// Folders outside the store.
#[derive(Clone, Debug)]
pub struct Places {
    /// Settings of this machine: language, theme, the last store.
    pub config: PathBuf,
    /// Where a first store is made.
    pub data: PathBuf,
    /// Where exported documents go.
    pub export: PathBuf,
}

impl Places {
    /// The system's usual folders; `BIDWRIGHT_CONFIG_DIR` and `BIDWRIGHT_EXPORT_DIR` set others.
    pub fn of_this_machine() -> Self {
        let set = |name: &str| std::env::var_os(name).map(PathBuf::from);
        let home = || dirs::home_dir().unwrap_or_else(|| PathBuf::from("."));
        let config = set("BIDWRIGHT_CONFIG_DIR");
        let data = config
            .clone()
            .or_else(|| dirs::data_dir().map(|d| d.join("bidwright")));
        let config = config.or_else(|| dirs::config_dir().map(|d| d.join("bidwright")));
        let documents = || dirs::document_dir().map(|d| d.join("Bidwright"));
        Self {
            config: config.unwrap_or_else(home),
            data: data.unwrap_or_else(home),
            export: set("BIDWRIGHT_EXPORT_DIR")
                .or_else(documents)
                .unwrap_or_else(home),
        }
    }
}

/// The machine's own clock.
struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::<Utc>::from(std::time::SystemTime::now())
    }
}

/// The open store with the lock that keeps other processes out of it.
#[derive(Clone)]
pub(crate) struct Seated {
    pub store: Store,
    /// Shared with a desk on the same store.
    _lock: Arc<Lock>,
}

impl Seated {
    pub fn new(store: Store, lock: Lock) -> Self {
        Self {
            store,
            _lock: Arc::new(lock),
        }
    }
}

/// Everything a verb needs. One per process; verbs borrow it.
pub struct Desk {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) key_store: Arc<dyn KeyStore>,
    pub(crate) places: Places,
    pub(crate) config: Mutex<Config>,
    pub(crate) jobs: Jobs,
    pub(crate) probes: Probes,
    /// Said for this run only; the machine's settings stay as they are.
    spoken: Option<Language>,
    out: Option<PathBuf>,
    engine: Mutex<Option<Arc<Engine>>>,
    /// Held while the last store is opened at the start: the window's question waits for the answer
    /// that is already on its way, instead of meeting the lock of its own process.
    pub(crate) opening: tokio::sync::Mutex<()>,
    store: RwLock<Option<Seated>>,
    actor: String,
    /// How long another process may hold the store before we give up: the window not at all.
    pub(crate) patience: Duration,
}

impl Desk {
    pub fn new(clock: Arc<dyn Clock>, key_store: Arc<dyn KeyStore>, places: Places) -> Self {
        let config = Config::load(&places.config);
        let actor = std::env::var("USER")
            .or_else(|_| std::env::var("USERNAME"))
            .unwrap_or_else(|_| "unknown".to_owned());
        Self {
            clock,
            key_store,
            places,
            config: Mutex::new(config),
            jobs: Jobs::default(),
            probes: Probes::default(),
            spoken: None,
            out: None,
            engine: Mutex::new(None),
            opening: tokio::sync::Mutex::new(()),
            store: RwLock::new(None),
            actor,
            patience: Duration::ZERO,
        }
    }

    /// Waits so long for a store that another process holds.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The desk with this machine's clock, key store and folders.
    pub fn of_this_machine() -> Self {
        Self::new(
            Arc::new(SystemClock),
            Arc::new(OsKeyStore),
            Places::of_this_machine(),
        )
    }

    /// Speaks another language than the machine's settings say, for this run.
    pub fn speaking(mut self, language: Language) -> Self {
        self.spoken = Some(language);
        self
    }

    /// Writes exported documents to another folder than the settings say, for this run.
    pub fn exporting_to(mut self, folder: PathBuf) -> Self {
        self.out = Some(folder);
        self
    }

    pub fn language(&self) -> Language {
        self.spoken.unwrap_or_else(|| locked(&self.config).language)
    }

    /// The open store, or the failure that says there is none.
    pub(crate) fn store(&self) -> Result<Store, Failure> {
        let guard = self.store.read().unwrap_or_else(|e| e.into_inner());
        let seated = guard
            .as_ref()
            .ok_or_else(|| Failure::new(Code::StoreNotOpen))?;
        Ok(seated.store.clone())
    }

    pub(crate) fn seat(&self, seated: Option<Seated>) -> Option<Seated> {
        let mut guard = self.store.write().unwrap_or_else(|e| e.into_inner());
        std::mem::replace(&mut *guard, seated)
    }

    /// Another desk at the same open store, with a clock of its own.
    pub(crate) fn beside(&self, clock: Arc<dyn Clock>) -> Self {
        let desk =
            Self::new(clock, self.key_store.clone(), self.places.clone()).speaking(self.language());
        let guard = self.store.read().unwrap_or_else(|e| e.into_inner());
        desk.seat(guard.clone());
        desk
    }

    pub(crate) fn stamp(&self, verb: &'static str) -> Stamp {
        Stamp {
            at: self.clock.now(),
            actor: self.actor.clone(),
            verb,
        }
    }

    /// The calendar day in China, where the documents are dated.
    pub(crate) fn today(&self) -> NaiveDate {
        self.clock.now().with_timezone(&china()).date_naive()
    }

    /// The engine loads its fonts when the first document is made, not at start.
    pub(crate) fn engine(&self) -> Arc<Engine> {
        locked(&self.engine)
            .get_or_insert_with(|| Arc::new(Engine::new()))
            .clone()
    }

    pub(crate) fn export_path(&self, name: &str) -> PathBuf {
        if let Some(folder) = &self.out {
            return folder.join(name);
        }
        locked(&self.config)
            .export_dir
            .clone()
            .unwrap_or_else(|| self.places.export.clone())
            .join(name)
    }

    pub(crate) fn save_config(&self, change: impl FnOnce(&mut Config)) -> Result<(), Failure> {
        let mut config = locked(&self.config);
        change(&mut config);
        config.save(&self.places.config).map_err(|e| {
            Failure::new(Code::ExportFailed)
                .fact("path", shown(&self.places.config))
                .caused_by(e)
        })
    }
}

/// China keeps one time zone without daylight saving: UTC+8.
pub(crate) fn china() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).unwrap_or_else(|| unreachable!("eight hours are in range"))
}

/// A panic of another thread never spoils the desk: its data are replaced whole.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|e| e.into_inner())
}

pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Runs typst, a reader or a spreadsheet beside the async threads. A panic becomes a failure.
pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|e| Err(Failure::unexpected(e)))
}
