//! The desk that every verb works at: the open store, the key store, the clock, the document engine.

use std::collections::HashMap;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, RwLock};
use std::time::Duration;

use bidwright_documents::Engine;
use bidwright_secrets::{Key, KeyStore, OsKeyStore};
use bidwright_store::{Lock, Stamp, Store};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use tokio::task::JoinHandle;

use crate::config::Config;
use crate::duplicates::Probes;
use crate::failure::{Code, Failure};
use crate::file::Incoming;
use crate::import::Imports;
use crate::job::Jobs;
use crate::language::Language;
use crate::list_export::Written;
use crate::undo::Steps;

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

/// The open store with its key and the lock that keeps other processes out of it.
#[derive(Clone)]
pub(crate) struct Seated {
    pub store: Store,
    /// For backups and for wrapping it anew; wiped when the store is left.
    pub key: Key,
    /// Shared with a desk on the same store.
    pub lock: Arc<Lock>,
}

/// Told once, with the name of whoever holds the store, when a verb has to wait for it.
pub(crate) type OnWait = Arc<dyn Fn(&str) + Send + Sync>;

/// Everything a verb needs. One per process; verbs borrow it.
pub struct Desk {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) key_store: Arc<dyn KeyStore>,
    pub(crate) places: Places,
    pub(crate) config: Mutex<Config>,
    pub(crate) jobs: Jobs,
    pub(crate) probes: Probes,
    /// What can be taken back.
    pub(crate) steps: Steps,
    pub(crate) imports: Imports,
    pub(crate) written: Written,
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
    pub(crate) on_wait: Option<OnWait>,
    /// Whether the day's backup is made when a store is opened.
    pub(crate) backs_up: bool,
    /// Somebody locked the store: only somebody opens it again.
    locked: AtomicBool,
    /// A new key whose recovery code was shown and that isn't the store's yet.
    awaited: Mutex<Option<Key>>,
    background: Mutex<Vec<JoinHandle<()>>>,
    /// What goes on as long as the store is open.
    keeper: Mutex<Option<JoinHandle<()>>>,
    /// Files that the window is handing over.
    pub(crate) uploads: Mutex<HashMap<bidwright_domain::Id, Incoming>>,
    /// Where files for other programs are put, in a folder of this run only.
    pub(crate) opened: PathBuf,
}

impl Desk {
    pub fn new(clock: Arc<dyn Clock>, key_store: Arc<dyn KeyStore>, places: Places) -> Self {
        let config = Config::load(&places.config);
        let actor = std::env::var("USER")
            .or_else(|_| std::env::var("USERNAME"))
            .unwrap_or_else(|_| "unknown".to_owned());
        let opened = places.config.join("opened").join(run_name());
        Self {
            clock,
            key_store,
            places,
            config: Mutex::new(config),
            jobs: Jobs::default(),
            probes: Probes::default(),
            steps: Steps::default(),
            imports: Imports::default(),
            written: Written::default(),
            spoken: None,
            out: None,
            engine: Mutex::new(None),
            opening: tokio::sync::Mutex::new(()),
            store: RwLock::new(None),
            actor,
            patience: Duration::ZERO,
            on_wait: None,
            backs_up: true,
            locked: AtomicBool::new(false),
            awaited: Mutex::new(None),
            background: Mutex::default(),
            keeper: Mutex::default(),
            uploads: Mutex::default(),
            opened,
        }
    }

    /// Waits so long for a store that another process holds, and tells once that it waits.
    #[must_use]
    pub fn with_patience(
        self,
        patience: Duration,
        on_wait: impl Fn(&str) + Send + Sync + 'static,
    ) -> Self {
        let on_wait: Option<OnWait> = Some(Arc::new(on_wait));
        Self {
            patience,
            on_wait,
            ..self
        }
    }

    /// Makes no backup by itself, for measurements.
    #[must_use]
    pub fn without_daily_backup(self) -> Self {
        Self {
            backs_up: false,
            ..self
        }
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

    /// The open store with its key and lock.
    pub(crate) fn seated(&self) -> Result<Seated, Failure> {
        let guard = self.store.read().unwrap_or_else(|e| e.into_inner());
        guard
            .clone()
            .ok_or_else(|| Failure::new(Code::StoreNotOpen))
    }

    pub(crate) fn is_locked(&self) -> bool {
        self.locked.load(Ordering::Relaxed)
    }

    pub(crate) fn set_locked(&self, locked: bool) {
        self.locked.store(locked, Ordering::Relaxed);
        if locked {
            self.await_key(None);
        }
    }

    pub(crate) fn await_key(&self, key: Option<Key>) {
        *locked(&self.awaited) = key;
    }

    pub(crate) fn awaited_key(&self) -> Option<Key> {
        locked(&self.awaited).clone()
    }

    /// Work on the store's file that nobody waits for.
    pub(crate) fn in_background(&self, work: impl Future<Output = ()> + Send + 'static) {
        let mut running = locked(&self.background);
        running.retain(|handle| !handle.is_finished());
        running.push(tokio::spawn(work));
    }

    /// Work that goes on as long as the store is open.
    pub(crate) fn keep_up(&self, work: impl Future<Output = ()> + Send + 'static) {
        let before = locked(&self.keeper).replace(tokio::spawn(work));
        if let Some(before) = before {
            before.abort();
        }
    }

    /// Brings to its end what was begun; begins nothing more.
    pub(crate) async fn finish_background(&self) {
        self.stop_keeper();
        let running = std::mem::take(&mut *locked(&self.background));
        for handle in running {
            // A panic there has been logged by its own task; a backup less is no failure here.
            let _ = handle.await;
        }
    }

    fn stop_keeper(&self) {
        if let Some(keeper) = locked(&self.keeper).take() {
            keeper.abort();
        }
    }

    /// Gives up what was begun: half-made copies mean nothing and are swept later.
    pub(crate) fn stop_background(&self) {
        self.stop_keeper();
        for handle in std::mem::take(&mut *locked(&self.background)) {
            handle.abort();
        }
    }

    pub(crate) fn seat(&self, seated: Option<Seated>) -> Option<Seated> {
        self.steps.clear();
        // Files on their way into one store have no business in another.
        self.imports.forget();
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

/// Tells the runs of the program apart.
fn run_name() -> String {
    bidwright_domain::Id::now_v7().simple().to_string()
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
