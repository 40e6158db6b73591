//! The one build of the workspace, shared by all commands, so that nothing is compiled twice.
//!
//! Clippy is no pass of its own, for `cargo clippy` would check the whole dependency set a second
//! time: our own crates are built with clippy's driver in place of the compiler, which compiles just
//! the same and lints on the way. Dependencies come from the ordinary compiler.

use crate::queries::Queries;
use crate::setup;
use crate::shell::{Fault, cargo, exists, listen};
use std::process::Command;

/// Cargo for our own crates. Every call has the same environment, so that each finds what another has built.
pub fn command(arguments: &[&str], queries: Option<&Queries>) -> Command {
    let mut command = cargo(arguments);
    command.env("PATH", setup::path());
    if exists("clippy-driver") {
        command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    }
    if let Some(queries) = queries {
        queries.at_hand(&mut command);
    }
    command
}

/// Builds libraries, programs and, with `--all-targets`, the tests. Gives the number of targets with
/// warnings; cargo repeats them on every build.
pub fn build(more: &[&str], queries: Option<&Queries>) -> Result<usize, Fault> {
    let arguments = [&["build", "--workspace"], more].concat();
    let heard = listen(&mut command(&arguments, queries))?;
    if !heard.ok {
        return Err("the build failed".to_owned());
    }
    Ok(heard.text.lines().filter(|line| is_warning(line)).count())
}

/// ``warning: `bidwright-store` (lib) generated 3 warnings``; cargo says it of our own crates only.
fn is_warning(line: &str) -> bool {
    line.starts_with("warning: `") && line.contains(" generated ") && line.contains(" warning")
}

#[cfg(test)]
mod tests {
    use super::is_warning;

    #[test]
    fn a_warning_of_one_of_our_crates_is_seen_and_other_lines_are_not() {
        assert!(is_warning(
            "warning: `bidwright-store` (lib test) generated 1 warning (1 duplicate)"
        ));
        assert!(!is_warning("warning: unused variable: `x`"));
        assert!(!is_warning("   Compiling warning v1.0.0"));
    }
}
