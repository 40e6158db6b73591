//! `cargo xtask dist`: installers of the system it runs on (.deb; NSIS and MSI; dmg).

use crate::shell::{self, Fault, npm, tell};
use crate::{migrations, setup};

pub fn dist() -> Result<(), Fault> {
    setup::for_run()?;
    setup::npm_packages("tests")?;
    migrations::release()?;
    let bundles = if cfg!(windows) {
        "nsis,msi"
    } else if cfg!(target_os = "macos") {
        "dmg"
    } else {
        "deb"
    };
    let mut command = npm(
        "tests",
        &[
            "exec",
            "--",
            "tauri",
            "build",
            "--bundles",
            bundles,
            "--config",
            "../tauri.conf.json",
        ],
    );
    command.env("CARGO_TARGET_DIR", shell::target());
    tell(&mut command)?;
    println!(
        "Written below {}",
        shell::target().join("release/bundle").display()
    );
    Ok(())
}
