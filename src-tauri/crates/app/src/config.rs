//! Settings of this machine. They hold no customer data and no key.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::view::Theme;

const FILE: &str = "settings.json";

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Config {
    pub language: Language,
    pub theme: Theme,
    /// The store that was open last.
    pub store: Option<PathBuf>,
    pub export_dir: Option<PathBuf>,
    /// Stores that were opened on this machine, the last one first.
    pub stores: Vec<KnownStore>,
    /// Where the last store is being moved to.
    pub moving: Option<PathBuf>,
    /// Idle minutes after which the window locks the store.
    pub lock_after: Option<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct KnownStore {
    pub path: PathBuf,
    pub opened_at: Option<DateTime<Utc>>,
    /// Names its key in the key store, also when the file is destroyed. No secret.
    pub salt: String,
}

impl Config {
    /// A missing or unreadable file gives the defaults of the system's language.
    pub fn load(folder: &Path) -> Self {
        fs::read(folder.join(FILE))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_else(|| Self {
                language: system_language(),
                ..Self::default()
            })
    }

    /// Puts a store at the head of the known ones.
    pub fn opened(&mut self, path: &Path, at: DateTime<Utc>, salt: &str) {
        self.forget(path);
        let known = KnownStore {
            path: path.to_owned(),
            opened_at: Some(at),
            salt: salt.to_owned(),
        };
        self.stores.insert(0, known);
        self.store = Some(path.to_owned());
        self.moving = None;
    }

    pub fn forget(&mut self, path: &Path) {
        self.stores.retain(|known| known.path != path);
    }

    pub fn salt_of(&self, path: &Path) -> Option<&str> {
        let known = self.stores.iter().find(|known| known.path == path)?;
        Some(&known.salt)
            .filter(|salt| !salt.is_empty())
            .map(String::as_str)
    }

    /// Written beside and renamed, so that a cut never leaves half a file.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let beside = folder.join("settings.json.new");
        fs::write(&beside, serde_json::to_vec_pretty(self)?)?;
        fs::rename(beside, folder.join(FILE))
    }
}

/// Chinese when the system speaks Chinese, English otherwise.
fn system_language() -> Language {
    let chinese = sys_locale::get_locale().is_some_and(|l| l.to_lowercase().starts_with("zh"));
    if chinese {
        Language::ZhCn
    } else {
        Language::En
    }
}
