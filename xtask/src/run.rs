//! `cargo xtask run`: from a fresh clone to the open window.

use crate::shell::{Fault, built, tell};
use crate::{setup, ui, workspace};
use std::process::Command;

pub fn run(arguments: &[String]) -> Result<(), Fault> {
    setup::for_run()?;
    ui::build()?;
    workspace::build(&[], None)?;
    tell(Command::new(built("bidwright-desktop")).args(arguments))
}
