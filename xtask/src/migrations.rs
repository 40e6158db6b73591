//! A released migration is never changed: stores in the field have already run it.
//!
//! `released-migrations.txt` holds a line `SUM NAME` for each; `cargo xtask dist --release` adds what it releases.

use crate::shell::{self, Fault};
use crate::sum::Sum;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Migrations by name, with the sum of their text.
type Sums = BTreeMap<String, String>;

fn list() -> PathBuf {
    shell::root().join("xtask/released-migrations.txt")
}

/// Released migrations that were changed or taken away, one sentence each.
pub fn changed() -> Result<Vec<String>, Fault> {
    Ok(compare(&released()?, &present()?))
}

/// Writes down every migration that is there now as released.
pub fn release() -> Result<(), Fault> {
    let changed = changed()?;
    if !changed.is_empty() {
        return Err(changed.join("\n"));
    }
    let text: String = present()?
        .iter()
        .map(|(name, sum)| format!("{sum} {name}\n"))
        .collect();
    fs::write(list(), text).map_err(|error| format!("{}: {error}", list().display()))
}

fn released() -> Result<Sums, Fault> {
    if !list().exists() {
        return Ok(Sums::new());
    }
    let text =
        fs::read_to_string(list()).map_err(|error| format!("{}: {error}", list().display()))?;
    Ok(parse(&text))
}

fn parse(text: &str) -> Sums {
    text.lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(sum, name)| (name.to_owned(), sum.to_owned()))
        .collect()
}

fn present() -> Result<Sums, Fault> {
    let folder = shell::root().join("src-tauri/crates/store/migrations");
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut sums = Sums::new();
    if !folder.exists() {
        return Ok(sums);
    }
    for entry in fs::read_dir(&folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.extension().is_some_and(|end| end == "sql") {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            sums.insert(name, Sum::of(&fs::read(&path).map_err(fault)?));
        }
    }
    Ok(sums)
}

fn compare(released: &Sums, present: &Sums) -> Vec<String> {
    released
        .iter()
        .filter_map(|(name, sum)| match present.get(name) {
            None => Some(format!("migration {name} is released and was taken away")),
            Some(now) if now != sum => Some(format!(
                "migration {name} is released and was changed; write a new one instead"
            )),
            Some(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{compare, parse};

    #[test]
    fn released_migrations_may_not_change_or_vanish_but_new_ones_may_come() {
        let released = parse("aa 0001_create_store.sql\nbb 0002_add_bid.sql\n");
        assert!(
            compare(
                &released,
                &parse("aa 0001_create_store.sql\nbb 0002_add_bid.sql\ncc 0003_add_lead.sql\n")
            )
            .is_empty()
        );
        assert_eq!(
            compare(&released, &parse("ab 0001_create_store.sql\n")).len(),
            2
        );
    }
}
