//! Where things are, and how other programs are started.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// A sentence for the person at the terminal.
pub type Fault = String;

/// The checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Our folder in the user's cache: target directory, tools, stamps.
pub fn cache() -> PathBuf {
    let base = if cfg!(windows) {
        std::env::var_os("LOCALAPPDATA").map(PathBuf::from)
    } else {
        std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"))
    };
    base.unwrap_or_else(std::env::temp_dir).join("bidwright")
}

/// The one target directory that every cargo command of the project uses.
pub fn target() -> PathBuf {
    std::env::var_os("BIDWRIGHT_TARGET").map_or_else(|| cache().join("target"), PathBuf::from)
}

/// A program that the development build has made.
pub fn built(program: &str) -> PathBuf {
    target()
        .join("debug")
        .join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}

/// Cargo in the checkout, on the shared target directory.
pub fn cargo<S: AsRef<OsStr>>(arguments: &[S]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(arguments)
        .current_dir(root())
        .env("CARGO_TARGET_DIR", target());
    // `cargo run` describes xtask itself in these; a build script of another package must not see them.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    if std::io::stderr().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// A script of npm in a folder of the checkout.
pub fn npm(folder: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(arguments).current_dir(root().join(folder));
    command
}

/// Shows a command and runs it; an error when it cannot start or ends badly.
pub fn tell(command: &mut Command) -> Result<(), Fault> {
    let line = show(command);
    let status = command
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{line}` ended with {status}"))
    }
}

/// What a command said on both streams, and whether it ended well.
pub struct Heard {
    pub ok: bool,
    pub text: String,
}

/// Shows a command, runs it, passes its words on as they come and keeps them.
///
/// It ends with the command itself: a process that the command left behind may hold the streams open.
pub fn listen(command: &mut Command) -> Result<Heard, Fault> {
    show(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    let (sender, lines) = channel();
    if let Some(stream) = child.stdout.take() {
        send_lines(stream, sender.clone());
    }
    if let Some(stream) = child.stderr.take() {
        send_lines(stream, sender);
    }
    let mut text = String::new();
    loop {
        match lines.recv_timeout(Duration::from_millis(500)) {
            Ok(line) => {
                let mut screen = std::io::stdout().lock();
                // A closed terminal must not stop the checks.
                let _ = screen.write_all(&line).and_then(|()| screen.flush());
                text.push_str(&String::from_utf8_lossy(&line));
            }
            Err(RecvTimeoutError::Timeout) if !matches!(child.try_wait(), Ok(None)) => break,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = child
        .wait()
        .map_err(|error| cannot_start(command, &error))?;
    if !status.success() {
        println!("{status}");
    }
    Ok(Heard {
        ok: status.success(),
        text: plain(&text),
    })
}

fn send_lines(stream: impl Read + Send + 'static, lines: Sender<Vec<u8>>) {
    std::thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        while reader
            .read_until(b'\n', &mut line)
            .is_ok_and(|read| read > 0)
        {
            if lines.send(std::mem::take(&mut line)).is_err() {
                return;
            }
        }
    });
}

/// What a command prints, unseen; for questions such as `dpkg-query`.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program can be started at all.
pub fn exists(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

fn show(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    if let Some(name) = Path::new(&line).file_name() {
        line = name.to_string_lossy().into_owned();
    }
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    println!("$ {line}");
    line
}

fn cannot_start(command: &Command, error: &std::io::Error) -> Fault {
    let program = command.get_program().to_string_lossy();
    format!("`{program}` cannot be started: {error}")
}

/// The text without the colours of a terminal.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if character == '\u{1b}' {
            rest.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn colours_are_taken_out_of_what_a_program_said() {
        assert_eq!(plain("\u{1b}[1;32m3 passed\u{1b}[0m 标"), "3 passed 标");
    }
}
