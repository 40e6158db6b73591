//! `cargo xtask run`: from a fresh clone to the open window.

use crate::shell::{Fault, built, tell};
use crate::{setup, ui, workspace};
use std::process::Command;

pub fn run(arguments: &[String]) -> Result<(), Fault> {
    setup::for_run()?;
    ui::build()?;
    // The examples bring in the development dependencies: without them the features of shared crates
    // would differ from those of `test`, and 800 crates be built twice.
    workspace::build(&["--bins", "--examples"], None)?;
    tell(Command::new(built("bidwright-desktop")).args(arguments))
}
