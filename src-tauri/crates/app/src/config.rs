//! Settings of this machine. They hold no customer data and no key.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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
