//! `.sqlx`: what the database says about each query in the store, written down so that a build needs no database.
//!
//! sqlx writes these files while the store is compiled with a database at hand. So the one build of
//! `cargo xtask test` gets a plain database made from the migrations and a folder of its own for the
//! files; afterwards the folder must equal `.sqlx`. No second build is needed for it.

use crate::shell::{self, Fault, exists};
use crate::sum::Sum;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

const STORE: &str = "src-tauri/crates/store";

/// The files of `.sqlx` by name.
type Files = BTreeMap<String, String>;

/// A database and a folder for the state that the store's sources have now.
pub struct Queries {
    folder: PathBuf,
}

impl Queries {
    /// Makes the database unless it is there for exactly these sources. `None` without queries or without `sqlite3`.
    pub fn prepare() -> Result<Option<Queries>, Fault> {
        let store = shell::root().join(STORE);
        if !store.join("migrations").is_dir() {
            return Ok(None);
        }
        if !exists("sqlite3") {
            println!("sqlite3 is not here: .sqlx is used as it is, its freshness is not checked");
            return Ok(None);
        }
        let sources = ["migrations", "src", "tests"].map(|name| store.join(name));
        let sum = Sum::of_files(&sources, &[]).map_err(|error| format!("{STORE}: {error}"))?;
        let queries = Queries {
            folder: shell::target().join("sqlx").join(sum),
        };
        if !queries.folder.join("done").exists() {
            queries.start(&store)?;
        }
        Ok(Some(queries))
    }

    fn start(&self, store: &Path) -> Result<(), Fault> {
        let fault = |error: std::io::Error| format!("{}: {error}", self.folder.display());
        // Whatever an interrupted run or another state of the sources left behind.
        let all = shell::target().join("sqlx");
        if all.exists() {
            fs::remove_dir_all(&all).map_err(fault)?;
        }
        fs::create_dir_all(self.found()).map_err(fault)?;
        let mut names: Vec<PathBuf> = fs::read_dir(store.join("migrations"))
            .map_err(fault)?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|end| end == "sql"))
            .filter(|path| !path.to_string_lossy().ends_with(".down.sql"))
            .collect();
        names.sort();
        for name in names {
            self.apply(&name)?;
        }
        // sqlx only asks the database while the store is compiled.
        fs::File::options()
            .append(true)
            .open(store.join("src/lib.rs"))
            .and_then(|file| file.set_modified(SystemTime::now()))
            .map_err(fault)
    }

    fn apply(&self, migration: &Path) -> Result<(), Fault> {
        let fault = |error: std::io::Error| format!("{}: {error}", migration.display());
        let sql = fs::File::open(migration).map_err(fault)?;
        let output = Command::new("sqlite3")
            .arg("-bail")
            .arg(self.database())
            .stdin(Stdio::from(sql))
            .output()
            .map_err(fault)?;
        if output.status.success() {
            return Ok(());
        }
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(format!("{}: {words}", migration.display()))
    }

    /// Lets a cargo command compile the store against the database.
    pub fn at_hand(&self, command: &mut Command) {
        command
            .env(
                "DATABASE_URL",
                format!("sqlite:{}", self.database().display()),
            )
            .env("SQLX_OFFLINE_DIR", self.found())
            .env_remove("SQLX_OFFLINE");
    }

    /// To be called after the build: from now on the folder is complete. An empty one means that another
    /// cargo compiled the store into the same target directory between `prepare` and the build.
    pub fn done(&self) -> Result<(), Fault> {
        if read(&self.found())?.is_empty() && !read(&committed())?.is_empty() {
            return Err("the store was compiled by another cargo at the same time, so its queries were not seen; try again".to_owned());
        }
        fs::write(self.folder.join("done"), "")
            .map_err(|error| format!("{}: {error}", self.folder.display()))
    }

    /// What differs between `.sqlx` and what the build found, one line each.
    pub fn differences(&self) -> Result<Vec<String>, Fault> {
        Ok(compare(&read(&committed())?, &read(&self.found())?))
    }

    /// Writes `.sqlx` anew.
    pub fn write(&self) -> Result<(), Fault> {
        let place = committed();
        let fault = |error: std::io::Error| format!("{}: {error}", place.display());
        let found = read(&self.found())?;
        if place.exists() {
            fs::remove_dir_all(&place).map_err(fault)?;
        }
        if found.is_empty() {
            return Ok(());
        }
        fs::create_dir_all(&place).map_err(fault)?;
        for (name, text) in found {
            fs::write(place.join(name), text).map_err(fault)?;
        }
        Ok(())
    }

    fn database(&self) -> PathBuf {
        self.folder.join("plain.db")
    }

    fn found(&self) -> PathBuf {
        self.folder.join("found")
    }
}

fn committed() -> PathBuf {
    shell::root().join(".sqlx")
}

fn read(folder: &Path) -> Result<Files, Fault> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files = Files::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.starts_with("query-") {
            files.insert(
                name,
                fs::read_to_string(&path).map_err(fault)?.replace('\r', ""),
            );
        }
    }
    Ok(files)
}

fn compare(committed: &Files, found: &Files) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, text) in found {
        match committed.get(name) {
            None => lines.push(format!("missing: {name}")),
            Some(old) if old.trim_end() != text.trim_end() => {
                lines.push(format!("out of date: {name}"))
            }
            Some(_) => {}
        }
    }
    let gone = committed.keys().filter(|name| !found.contains_key(*name));
    lines.extend(gone.map(|name| format!("no longer used: {name}")));
    lines
}

#[cfg(test)]
mod tests {
    use super::{Files, compare};

    fn files(pairs: &[(&str, &str)]) -> Files {
        pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn a_missing_a_changed_and_an_unused_query_are_each_named() {
        let committed = files(&[
            ("query-a.json", "1"),
            ("query-b.json", "2"),
            ("query-c.json", "3"),
        ]);
        let found = files(&[
            ("query-a.json", "1\n"),
            ("query-b.json", "5"),
            ("query-d.json", "4"),
        ]);
        assert_eq!(
            compare(&committed, &found),
            [
                "out of date: query-b.json",
                "missing: query-d.json",
                "no longer used: query-c.json"
            ]
        );
    }
}
