//! The project's own commands: `cargo xtask run | test | tidy | codegen | bench | dist`.
//!
//! Only the standard library, so that a fresh machine compiles it in seconds.

mod bench;
mod codegen;
mod dist;
mod journeys;
mod layers;
mod migrations;
mod queries;
mod run;
mod setup;
mod shell;
mod sum;
mod test;
mod tidy;
mod totals;
mod ui;
mod workspace;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  run                     install what is missing, build everything, open the window
  test [--filter TEXT]    every check and test; last line `N passed, N failed`
       [--only STEP]      only one of: fmt, ui, build, tidy, rust, journeys
  tidy                    layers, generated bindings, .sqlx and released migrations
  codegen                 write ui/src/bindings.ts and .sqlx anew
  bench [TENDER.pdf]      our times against others' in one run
  dist [--release]        installers of this system, in the target directory

BIDWRIGHT_TARGET names the target directory (else one in the user's cache folder).";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let done = match arguments.first().map(String::as_str) {
        Some("run") => run::run(rest),
        Some("test") => test::test(rest),
        Some("tidy") => tidy::command(),
        Some("codegen") => codegen::codegen(),
        Some("bench") => bench::bench(rest),
        Some("dist") => dist::dist(rest),
        Some("help" | "--help" | "-h") | None => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(format!("there is no command `{other}`\n\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            if !message.is_empty() {
                eprintln!("\nxtask: {message}");
            }
            ExitCode::FAILURE
        }
    }
}
