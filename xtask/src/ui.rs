//! The interface: its own checks, and its build, which the shell embeds.

use crate::shell::{self, Fault, Heard, listen, npm, tell};
use crate::sum::Sum;
use std::fs;

/// Builds `ui/dist` when something in `ui/` changed since the last build. A build with the same
/// content is left alone, for cargo compiles the shell again whenever these files are written.
pub fn build() -> Result<(), Fault> {
    let place = shell::root().join("ui");
    let sum = Sum::of_files(
        std::slice::from_ref(&place),
        &["node_modules", "dist", "coverage"],
    )
    .map_err(|error| format!("ui: {error}"))?;
    let stamp = place.join("dist/.source-sum");
    if fs::read_to_string(&stamp).is_ok_and(|old| old == sum) {
        println!("ui/dist is up to date");
        return Ok(());
    }
    tell(&mut npm("ui", &["run", "build"]))?;
    fs::write(&stamp, sum).map_err(|error| format!("{}: {error}", stamp.display()))
}

pub fn typecheck() -> Result<(), Fault> {
    tell(&mut npm("ui", &["run", "typecheck"]))
}

pub fn lint() -> Result<(), Fault> {
    tell(&mut npm("ui", &["run", "lint"]))
}

/// The unit tests of the interface.
pub fn vitest(filter: Option<&str>) -> Result<Heard, Fault> {
    let mut arguments = vec!["test", "--", "--run"];
    if let Some(text) = filter {
        arguments.extend(["--passWithNoTests", "-t", text]);
    }
    listen(npm("ui", &arguments).env("NO_COLOR", "1").env("CI", "1"))
}
