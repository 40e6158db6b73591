//! A desk on a real encrypted store that is gone with the test.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bidwright_app::view::StoreCreate;
use bidwright_app::{Desk, Language, Places, store_create};
use bidwright_secrets::MemoryKeyStore;
use tempfile::TempDir;

use crate::FixedClock;

/// Derefs to the desk; the folder lives as long as it.
pub struct TestDesk {
    desk: Arc<Desk>,
    clock: Arc<FixedClock>,
    folder: TempDir,
}

impl TestDesk {
    /// Where settings, store and exports are.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    #[must_use]
    pub fn store_path(&self) -> PathBuf {
        self.folder.path().join("test.bidwright")
    }

    /// Ten in the morning of another day.
    ///
    /// # Panics
    /// When there is no such day.
    pub fn set_day(&self, year: i32, month: u32, day: u32) {
        self.clock.set(year, month, day);
    }

    /// For verbs that work in the background.
    #[must_use]
    pub fn shared(&self) -> Arc<Desk> {
        self.desk.clone()
    }
}

impl Deref for TestDesk {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.desk
    }
}

/// A Chinese desk on 2026-11-23 with a new store whose key is in memory.
///
/// # Panics
/// When the store cannot be made.
pub async fn desk() -> TestDesk {
    let folder = match TempDir::new() {
        Ok(folder) => folder,
        Err(error) => panic!("no temporary folder: {error}"),
    };
    let places = Places {
        config: folder.path().join("config"),
        data: folder.path().to_owned(),
        export: folder.path().join("export"),
    };
    let clock = Arc::new(FixedClock::on(2026, 11, 23));
    let desk = Desk::new(clock.clone(), Arc::new(MemoryKeyStore::default()), places)
        .speaking(Language::ZhCn);
    let test = TestDesk {
        desk: Arc::new(desk),
        clock,
        folder,
    };
    let path = test.store_path().display().to_string();
    let request = StoreCreate {
        path,
        passphrase: String::new(),
        key_store: true,
    };
    if let Err(failure) = store_create(&test, &request).await {
        panic!("no store: {failure}: {:?}", failure.source);
    }
    test
}
