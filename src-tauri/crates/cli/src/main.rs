//! `bidwright`: the same use cases as the window, from a terminal or a script.
//!
//! Exit status: 0 done, 1 a failure or a red self-check, 2 wrong usage.

mod arguments;
mod console;
mod find;
mod input;
mod key;
mod noun;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use bidwright_app::{Desk, Failure, Language, store_close};
use clap::Parser;

use arguments::{Arguments, Tongue};
use console::Console;

/// How a command ended that did not fail.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Good,
    /// It ran, and what it says is not good: a red self-check, a damaged store.
    Red,
}

/// What every command gets: the desk to work at and the way to answer.
#[derive(Clone)]
struct Seat {
    desk: Arc<Desk>,
    console: Console,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let desk = desk(&arguments);
    let language = desk.language();
    let seat = Seat {
        console: Console {
            json: arguments.json,
            language,
        },
        desk: Arc::new(desk),
    };
    // A panic becomes a failure with a sentence; its own words help nobody at a terminal.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    match run(seat.clone(), arguments) {
        Ok(End::Good) => ExitCode::SUCCESS,
        Ok(End::Red) => ExitCode::FAILURE,
        Err(failure) => {
            seat.console.failure(&failure.logged());
            ExitCode::FAILURE
        }
    }
}

fn desk(arguments: &Arguments) -> Desk {
    let desk = Desk::of_this_machine();
    let desk = match arguments.lang {
        Some(Tongue::Zh) => desk.speaking(Language::ZhCn),
        Some(Tongue::En) => desk.speaking(Language::En),
        None => desk,
    };
    let language = desk.language();
    let desk = desk.with_patience(Duration::from_secs(arguments.wait), move |who| {
        console::waiting(language, who);
    });
    match arguments.command.out() {
        Some(folder) => {
            desk.exporting_to(std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()))
        }
        None => desk,
    }
}

fn run(seat: Seat, arguments: Arguments) -> Result<End, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Failure::unexpected)?;
    runtime.block_on(async {
        let desk = seat.desk.clone();
        let work = tokio::spawn(noun::run(seat, arguments));
        let end = work
            .await
            .unwrap_or_else(|panic| Err(Failure::unexpected(panic)));
        // The day's backup is brought to its end: a script may be the only one who opens the store.
        store_close(&desk).await;
        end
    })
}
