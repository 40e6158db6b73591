//! The window: Tauri, its plugins, and one thin adapter per command. Nothing else.

mod commands;
mod window;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use bidwright_app::Desk;
use specta_typescript::Typescript;

/// Opens the window; `--export-bindings PATH` writes the TypeScript of the commands instead.
pub fn run(mut arguments: impl Iterator<Item = String>) -> ExitCode {
    if arguments.next().as_deref() == Some("--export-bindings") {
        let Some(path) = arguments.next() else {
            return ExitCode::from(2);
        };
        return export_bindings(Path::new(&path));
    }
    match window::open(Arc::new(Desk::of_this_machine())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bidwright: {error}");
            ExitCode::FAILURE
        }
    }
}

fn export_bindings(path: &Path) -> ExitCode {
    match commands::builder().export(Typescript::default(), path) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindings: {error}");
            ExitCode::FAILURE
        }
    }
}
