//! The journeys: the real window, driven on a screen and a session bus of their own.

use crate::shell::{self, Fault, Heard, built, listen};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Runs the journeys; `None` where no driver for the system's web view exists.
pub fn journeys(filter: Option<&str>) -> Result<Option<Heard>, Fault> {
    if !cfg!(target_os = "linux") {
        println!("The journeys are driven on Linux only");
        return Ok(None);
    }
    let files = files()?;
    if files.is_empty() {
        return Ok(None);
    }
    let mut command = session();
    command.args([
        "node",
        "--test",
        "--test-reporter=spec",
        "--test-concurrency=1",
    ]);
    if let Some(text) = filter {
        command.arg(format!("--test-name-pattern={text}"));
    }
    command.args(files);
    let heard = listen(&mut command)?;
    if !heard.ok {
        println!(
            "Pictures of the windows that failed are in {}",
            pictures().display()
        );
    }
    Ok(Some(heard))
}

/// Where pictures of windows are put.
fn pictures() -> PathBuf {
    shell::cache().join("journeys")
}

/// A command that gets a screen, a session bus and an unlocked key store of its own.
pub fn session() -> Command {
    let mut command = Command::new("xvfb-run");
    command
        .args(["-a", "-s", "-screen 0 1600x1000x24"])
        .args(["dbus-run-session", "--", "bash"])
        .arg(shell::root().join("tests/journeys/session.sh"))
        .current_dir(shell::root().join("tests"))
        .env("BIDWRIGHT_DESKTOP", built("bidwright-desktop"))
        .env("BIDWRIGHT_CLI", built("bidwright"))
        .env("BIDWRIGHT_PICTURES", pictures());
    command
}

fn files() -> Result<Vec<PathBuf>, Fault> {
    let folder = shell::root().join("tests/journeys");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    Ok(files)
}
