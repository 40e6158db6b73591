//! Installs what a fresh machine lacks: system packages, cargo-nextest, the interface's npm packages.

use crate::shell::{self, Fault, ask, cargo, exists, npm, tell};
use crate::sum::Sum;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Debian packages to build and open the window.
const BUILD: &[&str] = &[
    "build-essential",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libwebkit2gtk-4.1-dev",
    "perl",
    "pkg-config",
];

/// Debian packages that the tests and journeys want besides.
const TEST: &[&str] = &[
    "dbus",
    "fonts-noto-cjk",
    "gnome-keyring",
    "poppler-utils",
    "sqlite3",
    "webkit2gtk-driver",
    "xauth",
    "xvfb",
];

/// What the window needs.
pub fn for_run() -> Result<(), Fault> {
    packages(&[BUILD])?;
    node()
}

/// What `cargo xtask test` needs.
pub fn for_test() -> Result<(), Fault> {
    packages(&[BUILD, TEST])?;
    rust_tools()?;
    nextest()?;
    node()
}

fn packages(lists: &[&[&str]]) -> Result<(), Fault> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let wanted: Vec<&str> = lists.concat();
    if !exists("dpkg-query") {
        println!(
            "Not a Debian system; it must have what these Debian packages hold: {}",
            wanted.join(" ")
        );
        return Ok(());
    }
    let missing: Vec<&str> = wanted.into_iter().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    println!("Installing Debian packages: {list}");
    let by_hand =
        |fault: Fault| format!("{fault}\nInstall these packages by hand and try again: {list}");
    apt(&["update"]).map_err(by_hand)?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(&missing);
    apt(&arguments).map_err(by_hand)
}

fn installed(package: &str) -> bool {
    ask(Command::new("dpkg-query").args(["-W", "-f", "${db:Status-Status}", package]))
        // The other two mean: installed, and something is still to be told about it.
        .is_some_and(|status| {
            ["installed", "triggers-awaited", "triggers-pending"].contains(&status.trim())
        })
}

fn apt(arguments: &[&str]) -> Result<(), Fault> {
    let root = ask(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let mut command = if root {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    } else if exists("sudo") {
        let mut command = Command::new("sudo");
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    } else {
        return Err("installing needs root, and there is no sudo here".to_owned());
    };
    tell(
        command
            .args(["-o", "DPkg::Lock::Timeout=300"])
            .args(arguments),
    )
}

/// Where `cargo install` puts the tools of this project.
fn tools() -> PathBuf {
    shell::cache().join("tools")
}

/// `PATH` with the project's own tools in front.
pub fn path() -> std::ffi::OsString {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(tools().join("bin")).chain(std::env::split_paths(&old));
    std::env::join_paths(folders).unwrap_or(old)
}

/// Clippy and rustfmt are not in every installation of Rust.
fn rust_tools() -> Result<(), Fault> {
    if exists("clippy-driver") && ask(&mut cargo(&["fmt", "--version"])).is_some() {
        return Ok(());
    }
    tell(Command::new("rustup").args(["component", "add", "clippy", "rustfmt"])).map_err(|fault| {
        format!("{fault}\nInstall clippy and rustfmt for this Rust by hand and try again")
    })
}

fn nextest() -> Result<(), Fault> {
    if ask(cargo(&["nextest", "--version"]).env("PATH", path())).is_some() {
        return Ok(());
    }
    println!(
        "Installing cargo-nextest into {} (some minutes, once)",
        tools().display()
    );
    let mut command = cargo(&["install", "cargo-nextest", "--locked", "--root"]);
    command
        .arg(tools())
        .env("CARGO_TARGET_DIR", shell::cache().join("tools-target"));
    tell(&mut command).map_err(|fault| {
        format!("{fault}\nInstall cargo-nextest by hand (https://nexte.st) and try again")
    })?;
    // Only the program is needed; a left-over target directory is only lost space.
    let _ = fs::remove_dir_all(shell::cache().join("tools-target"));
    Ok(())
}

fn node() -> Result<(), Fault> {
    let version = ask(Command::new("node").arg("--version")).ok_or(
        "Node.js is missing: install version 20.19 or newer from https://nodejs.org and try again",
    )?;
    if !new_enough(&version) {
        return Err(format!(
            "Node.js {} is too old: install version 20.19 or newer from https://nodejs.org",
            version.trim()
        ));
    }
    npm_packages("ui")
}

/// `v20.19.0` or newer: what the interface's build needs.
fn new_enough(version: &str) -> bool {
    let mut parts = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) >= (20, 19)
}

/// `npm ci` in a folder, only when its lock file changed since the last time.
fn npm_packages(folder: &str) -> Result<(), Fault> {
    let place = shell::root().join(folder);
    let lock = fs::read(place.join("package-lock.json"))
        .map_err(|error| format!("{folder}/package-lock.json: {error}"))?;
    let sum = Sum::of(&lock);
    let stamp = place.join("node_modules/.lock-sum");
    if fs::read_to_string(&stamp).is_ok_and(|old| old == sum) {
        return Ok(());
    }
    tell(&mut npm(folder, &["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, sum).map_err(|error| format!("{}: {error}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::new_enough;

    #[test]
    fn node_must_be_20_19_or_newer() {
        assert!(new_enough("v20.19.0\n"));
        assert!(new_enough("v22.1.0"));
        assert!(!new_enough("v20.18.3"));
        assert!(!new_enough("v18.20.4"));
        assert!(!new_enough("no version"));
    }
}
