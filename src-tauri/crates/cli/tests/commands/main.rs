//! The built program on real stores in temporary folders.
#![allow(clippy::unwrap_used)]

mod bad_input;
mod customer;
mod import;
mod path;
mod quotation;
mod reading;
mod safe;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const PASSPHRASE: &str = "correct horse battery";

/// A folder with settings, exports and a store of its own.
struct Bench {
    folder: TempDir,
}

/// What a command said.
struct Said {
    status: i32,
    out: String,
    err: String,
}

impl Said {
    /// The object it printed.
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}{}", self.out, self.err))
    }

    #[track_caller]
    fn good(self) -> Self {
        assert_eq!(self.status, 0, "{}{}", self.out, self.err);
        self
    }

    /// Failed with a message and a mend, both whole, and no panic.
    #[track_caller]
    fn refused(self) -> (String, String) {
        assert_eq!(self.status, 1, "{}{}", self.out, self.err);
        let mut lines = self.err.lines();
        let (message, mend) = (
            lines.next().unwrap_or_default(),
            lines.next().unwrap_or_default(),
        );
        assert!(!message.is_empty() && !mend.is_empty(), "{}", self.err);
        assert!(
            !self.err.contains('{') && !self.err.contains("panicked"),
            "{}",
            self.err
        );
        (message.to_owned(), mend.to_owned())
    }
}

impl Bench {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// With a store made.
    fn with_store() -> Self {
        let bench = Self::new();
        bench
            .run(&["store", "create", "--store", "a.bidwright"])
            .good();
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// In Chinese.
    fn run(&self, words: &[&str]) -> Said {
        said(self.command(words, PASSPHRASE).output().unwrap())
    }

    /// The same in English.
    fn run_en(&self, words: &[&str]) -> Said {
        let words: Vec<&str> = words.iter().copied().chain(["--lang", "en"]).collect();
        said(self.command(&words, PASSPHRASE).output().unwrap())
    }

    /// In both languages: the same end, different words.
    #[track_caller]
    fn refused(&self, words: &[&str]) -> (String, String) {
        let chinese = self.run(words).refused();
        let english = self.run_en(words).refused();
        assert!(
            english.0 != chinese.0 && english.1 != chinese.1,
            "{english:?}"
        );
        chinese
    }

    fn json(&self, words: &[&str]) -> Value {
        let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
        self.run(&words).good().json()
    }

    fn command(&self, words: &[&str], passphrase: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bidwright"));
        command
            .args(words)
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", "")
            .env("HOME", self.folder.path())
            .env("LANG", "zh_CN.UTF-8")
            .env("BIDWRIGHT_CONFIG_DIR", self.path("settings"))
            .env("BIDWRIGHT_EXPORT_DIR", self.path("export"))
            .env("BIDWRIGHT_PASSPHRASE", passphrase)
            .stdin(std::process::Stdio::null());
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        command
    }
}

fn said(output: Output) -> Said {
    Said {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
