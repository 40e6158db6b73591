//! `cargo xtask run`: from a fresh clone to the open window.

use crate::shell::{Fault, built, cargo, tell};
use crate::{setup, ui};
use std::process::Command;

pub fn run(arguments: &[String]) -> Result<(), Fault> {
    setup::for_run()?;
    ui::build()?;
    tell(&mut cargo(&["build", "--workspace"]))?;
    tell(Command::new(built("bidwright-desktop")).args(arguments))
}
