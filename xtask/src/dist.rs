//! `cargo xtask dist`: installers of the system it runs on (.deb; NSIS and MSI; dmg).

use crate::shell::{self, Fault, npm, tell};
use crate::{migrations, setup};

/// Tauri's packer. It has no dependencies of its own, so one exact version needs no lock file.
const PACKER: &str = "--package=@tauri-apps/cli@2.12.5";

pub fn dist() -> Result<(), Fault> {
    setup::for_run()?;
    migrations::release()?;
    let bundles = if cfg!(windows) {
        "nsis,msi"
    } else if cfg!(target_os = "macos") {
        "dmg"
    } else {
        "deb"
    };
    let arguments = [
        "exec",
        "--yes",
        PACKER,
        "--",
        "tauri",
        "build",
        "--bundles",
        bundles,
    ];
    tell(npm(".", &arguments).env("CARGO_TARGET_DIR", shell::target()))?;
    println!(
        "Written below {}",
        shell::target().join("release/bundle").display()
    );
    Ok(())
}
