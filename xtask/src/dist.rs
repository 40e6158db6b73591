//! `cargo xtask dist`: installers of the system it runs on (.deb; NSIS and MSI; dmg), with window and
//! command line.

use crate::shell::{self, Fault, cargo, npm, tell};
use crate::{migrations, setup, ui};
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Tauri's packer. It has no dependencies of its own, so one exact version needs no lock file.
const PACKER: &str = "--package=@tauri-apps/cli@2.12.5";

/// `--release`: these installers go out; their migrations are written down and never change again.
pub fn dist(arguments: &[String]) -> Result<(), Fault> {
    setup::for_run()?;
    if arguments.iter().any(|argument| argument == "--release") {
        migrations::release()?;
    }
    ui::build()?;
    let beside = command_line()?;
    let bundles = if cfg!(windows) {
        "nsis,msi"
    } else if cfg!(target_os = "macos") {
        "dmg"
    } else {
        "deb"
    };
    let config = format!(
        r#"{{"bundle":{{"externalBin":["{}"]}}}}"#,
        beside.display().to_string().replace('\\', "/")
    );
    let arguments = [
        "exec",
        "--yes",
        PACKER,
        "--",
        "tauri",
        "build",
        "--bundles",
        bundles,
        "--config",
        &config,
    ];
    tell(npm(".", &arguments).env("CARGO_TARGET_DIR", shell::target()))?;
    println!(
        "Written below {}",
        shell::target().join("release/bundle").display()
    );
    Ok(())
}

/// Builds the command line together with the window, so that both share one set of dependencies, and
/// puts it where the packer looks for it: a path that it completes with the system's name.
fn command_line() -> Result<PathBuf, Fault> {
    let packages = ["-p", "bidwright-shell", "-p", "bidwright-cli", "--bins"];
    let features = ["--features", "bidwright-shell/custom-protocol"];
    tell(cargo(&["build", "--release"]).args(packages).args(features))?;
    let built = shell::target()
        .join("release")
        .join(format!("bidwright{EXE_SUFFIX}"));
    let folder = shell::target().join("release/beside");
    let path = folder.join("bidwright");
    let named = folder.join(format!("bidwright-{}{EXE_SUFFIX}", system()?));
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(&built, &named))
        .map_err(|error| format!("{}: {error}", named.display()))?;
    Ok(path)
}

/// The compiler's name of this system, such as `x86_64-unknown-linux-gnu`.
fn system() -> Result<String, Fault> {
    let said = Command::new("rustc")
        .arg("-vV")
        .output()
        .map_err(|error| format!("rustc: {error}"))?;
    String::from_utf8_lossy(&said.stdout)
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .ok_or_else(|| "rustc -vV names no host".to_owned())
}
