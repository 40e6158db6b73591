//! `cargo xtask test`: every check and every test, each thing built once.

use crate::queries::Queries;
use crate::shell::{self, Fault, Heard, cargo, listen, tell};
use crate::totals::{self, Totals};
use crate::{journeys, setup, tidy, ui, workspace};
use std::time::{Duration, Instant};

/// What a step ended with.
enum End {
    Ok,
    Counted(Totals),
    Failed(String),
    /// Something that it needs has failed before.
    LeftOut(&'static str),
}

/// One line of the table at the end.
struct Done {
    name: &'static str,
    time: Duration,
    end: End,
}

/// The parts in their order. `ui` stands before `build`, because the shell embeds ui/dist.
const STEPS: &[(&str, &str)] = &[
    ("fmt", "formatting"),
    ("ui", "ui types"),
    ("ui", "ui lint"),
    ("ui", "ui tests"),
    ("ui", "ui build"),
    ("build", "build and clippy"),
    ("tidy", "tidy"),
    ("rust", "rust tests"),
    ("journeys", "journeys"),
];

struct Options<'a> {
    filter: Option<&'a str>,
    only: Option<&'a str>,
}

pub fn test(arguments: &[String]) -> Result<(), Fault> {
    let options = options(arguments)?;
    let from = Instant::now();
    heading("set-up");
    setup::for_test()?;
    let mut all = vec![Done {
        name: "set-up",
        time: from.elapsed(),
        end: End::Ok,
    }];
    let queries = Queries::prepare()?;
    for (part, name) in STEPS {
        if !wanted(part, name, options.only) {
            continue;
        }
        heading(name);
        let start = Instant::now();
        let end = match blocked(name, &all) {
            Some(by) => End::LeftOut(by),
            None => step(name, &options, queries.as_ref()).unwrap_or_else(End::Failed),
        };
        if let End::Failed(message) = &end {
            eprintln!("{message}");
        }
        all.push(Done {
            name,
            time: start.elapsed(),
            end,
        });
    }
    close(&all)
}

fn options(arguments: &[String]) -> Result<Options<'_>, Fault> {
    let mut options = Options {
        filter: None,
        only: None,
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let value = rest.next().map(String::as_str);
        match argument.as_str() {
            "--filter" if value.is_some() => options.filter = value,
            "--only" if STEPS.iter().any(|(part, _)| Some(*part) == value) => options.only = value,
            _ => {
                return Err(format!(
                    "`{argument} {}` is not understood; see `cargo xtask help`",
                    value.unwrap_or("")
                ));
            }
        }
    }
    Ok(options)
}

/// A single part still needs what it stands on.
fn wanted(part: &str, name: &str, only: Option<&str>) -> bool {
    match only {
        None => true,
        Some(only) if only == part => true,
        Some("tidy" | "rust" | "journeys") => name == "ui build" || part == "build",
        Some("build") => name == "ui build",
        Some(_) => false,
    }
}

fn blocked(name: &str, before: &[Done]) -> Option<&'static str> {
    let needs: &[&str] = match name {
        "build and clippy" => &["ui build"],
        "tidy" | "rust tests" | "journeys" => &["ui build", "build and clippy"],
        _ => &[],
    };
    before
        .iter()
        .find(|done| {
            needs.contains(&done.name) && matches!(done.end, End::Failed(_) | End::LeftOut(_))
        })
        .map(|done| done.name)
}

fn step(name: &str, options: &Options, queries: Option<&Queries>) -> Result<End, Fault> {
    match name {
        "formatting" => tell(&mut cargo(&["fmt", "--all", "--check"]))?,
        "ui types" => ui::typecheck()?,
        "ui lint" => ui::lint()?,
        "ui build" => ui::build()?,
        "ui tests" => return Ok(counted(ui::vitest(options.filter)?, totals::vitest)),
        "build and clippy" => build(queries)?,
        "tidy" => tidy::tidy(queries)?,
        "rust tests" => return Ok(counted(nextest(options.filter, queries)?, totals::nextest)),
        "journeys" => {
            let heard = journeys::journeys(options.filter)?;
            return Ok(heard.map_or(End::Ok, |heard| counted(heard, totals::node)));
        }
        _ => {}
    }
    Ok(End::Ok)
}

fn counted(heard: Heard, totals: fn(&str) -> Totals) -> End {
    End::Counted(totals(&heard.text).or_failed(heard.ok))
}

fn build(queries: Option<&Queries>) -> Result<(), Fault> {
    let warned = workspace::build(&["--all-targets", "--locked"], queries)?;
    queries.map_or(Ok(()), Queries::done)?;
    if warned > 0 {
        return Err(format!(
            "{warned} targets with warnings of rustc or clippy, named above"
        ));
    }
    Ok(())
}

fn nextest(filter: Option<&str>, queries: Option<&Queries>) -> Result<Heard, Fault> {
    let mut command = workspace::command(
        &[
            "nextest",
            "run",
            "--workspace",
            "--locked",
            "--no-fail-fast",
        ],
        queries,
    );
    if let Some(text) = filter {
        command.args(["--no-tests=pass", text]);
    }
    listen(&mut command)
}

fn heading(name: &str) {
    println!("\n━━ {name} ━━");
}

/// The table of times, then the closing line, which is always the last.
fn close(all: &[Done]) -> Result<(), Fault> {
    println!();
    let mut sum = Totals::default();
    for done in all {
        let (word, totals) = match &done.end {
            End::Ok => ("ok".to_owned(), Totals::default()),
            End::Counted(totals) => (
                format!("{} passed, {} failed", totals.passed, totals.failed),
                *totals,
            ),
            End::Failed(_) => (
                "FAILED".to_owned(),
                Totals {
                    passed: 0,
                    failed: 1,
                },
            ),
            End::LeftOut(by) => (format!("left out, because of: {by}"), Totals::default()),
        };
        println!(
            "{:<18} {:>8.1} s   {word}",
            done.name,
            done.time.as_secs_f64()
        );
        sum = sum.plus(totals);
    }
    let time: Duration = all.iter().map(|done| done.time).sum();
    println!(
        "{:<18} {:>8.1} s   target directory {}",
        "together",
        time.as_secs_f64(),
        shell::target().display()
    );
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed == 0 {
        Ok(())
    } else {
        Err(String::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(name: &'static str, end: End) -> Done {
        Done {
            name,
            time: Duration::ZERO,
            end,
        }
    }

    #[test]
    fn nothing_is_tested_on_a_build_that_failed() {
        let before = [
            done("ui build", End::Ok),
            done("build and clippy", End::Failed(String::new())),
        ];
        assert_eq!(blocked("rust tests", &before), Some("build and clippy"));
        assert_eq!(blocked("ui lint", &before), None);
    }

    #[test]
    fn a_failed_step_fails_the_whole() {
        assert!(close(&[done("formatting", End::Failed(String::new()))]).is_err());
        let green = Totals {
            passed: 3,
            failed: 0,
        };
        assert!(close(&[done("rust tests", End::Counted(green))]).is_ok());
    }

    #[test]
    fn one_part_brings_what_it_stands_on() {
        assert!(wanted("build", "build and clippy", Some("journeys")));
        assert!(wanted("ui", "ui build", Some("rust")));
        assert!(!wanted("ui", "ui tests", Some("rust")));
        assert!(!wanted("fmt", "formatting", Some("ui")));
    }

    #[test]
    fn unknown_parts_are_refused() {
        let words: Vec<String> = ["--only", "everything"].map(str::to_owned).to_vec();
        assert!(options(&words).is_err());
    }
}
