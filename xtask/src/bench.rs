//! `cargo xtask bench`: our times against those of others in the same run; the ratios count, not the times.

use crate::journeys;
use crate::shell::{self, Fault, tell};
use crate::{setup, ui, workspace};
use std::fs;
use std::process::Command;

/// Runs `tests/bench/*.bench.mjs` and fails when one is slower than its bound.
pub fn bench(arguments: &[String]) -> Result<(), Fault> {
    setup::for_test()?;
    ui::build()?;
    workspace::build(&["--examples", "--bins"], None)?;
    let folder = shell::root().join("tests/bench");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| name.ends_with(".bench.mjs"))
        .collect();
    names.sort();
    let mut slow = Vec::new();
    for name in names {
        let mut command = command();
        command.arg("node").arg(folder.join(&name));
        if let Some(tender) = arguments.first() {
            command.env("BIDWRIGHT_BENCH_TENDER", tender);
        }
        if tell(&mut command).is_err() {
            slow.push(name);
        }
    }
    if slow.is_empty() {
        return Ok(());
    }
    Err(format!("too slow or broken: {}", slow.join(", ")))
}

fn command() -> Command {
    let mut command = journeys::session();
    let example = format!("examples/empty_window{}", std::env::consts::EXE_SUFFIX);
    command.env(
        "BIDWRIGHT_EMPTY_WINDOW",
        shell::target().join("debug").join(example),
    );
    command
}
