//! The layers of docs/ARCHITECTURE.md, proved with `cargo tree`.

use crate::shell::{Fault, ask, cargo};

/// Which crates of ours a crate may name in its own `[dependencies]`.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("bidwright-shell", &["bidwright-app", "bidwright-domain"]),
    ("bidwright-cli", &["bidwright-app", "bidwright-domain"]),
    (
        "bidwright-app",
        &[
            "bidwright-documents",
            "bidwright-domain",
            "bidwright-secrets",
            "bidwright-store",
            "bidwright-tender",
        ],
    ),
    ("bidwright-documents", &["bidwright-domain"]),
    ("bidwright-secrets", &["bidwright-domain"]),
    ("bidwright-store", &["bidwright-domain"]),
    ("bidwright-tender", &["bidwright-domain"]),
    ("bidwright-domain", &[]),
];

/// What must not stand anywhere below a crate.
const NEVER_BELOW: &[(&str, &[&str])] = &[
    ("bidwright-cli", &["tauri", "tao", "wry"]),
    ("bidwright-app", &["tauri", "tao", "wry"]),
    (
        "bidwright-domain",
        &["sqlx", "tokio", "typst", "rusqlite", "libsqlite3-sys"],
    ),
    ("bidwright-tender", &["sqlx", "libsqlite3-sys"]),
    ("bidwright-documents", &["sqlx", "libsqlite3-sys"]),
];

/// Crates from outside that only one of ours may name; a name ending in `*` stands for all that begin so.
const ONLY_IN: &[(&str, &str)] = &[
    ("typst*", "bidwright-documents"),
    ("printpdf", "bidwright-documents"),
    ("sqlx*", "bidwright-store"),
    ("libsqlite3-sys", "bidwright-store"),
    ("keyring*", "bidwright-secrets"),
    ("tauri*", "bidwright-shell"),
];

/// Network clients: the product talks to nobody.
const NETWORK: &[&str] = &[
    "reqwest",
    "hyper-util",
    "ureq",
    "isahc",
    "curl",
    "attohttpc",
];

/// A dependency in a tree: how deep it stands below the crate that was asked for, and its name.
type Below = (usize, String);

/// Every layer that is broken, one sentence each.
pub fn broken() -> Result<Vec<String>, Fault> {
    let mut sentences = Vec::new();
    for (package, _) in MAY_NAME {
        sentences.extend(judge(package, &tree(package)?));
    }
    Ok(sentences)
}

/// The systems that the product is for. (For phones, Tauri would bring a network client.)
const SYSTEMS: [&str; 3] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
];

fn tree(package: &str) -> Result<Vec<Below>, Fault> {
    let mut arguments = vec![
        "tree",
        "--locked",
        "--package",
        package,
        "--edges",
        "normal",
    ];
    arguments.extend([
        "--prefix", "depth", "--format", " {p}", "--quiet", "--color", "never",
    ]);
    arguments.extend(SYSTEMS.iter().flat_map(|system| ["--target", *system]));
    let text = ask(&mut cargo(&arguments)).ok_or_else(|| {
        format!("`cargo tree --package {package}` failed; is Cargo.lock up to date?")
    })?;
    Ok(text.lines().filter_map(parse).collect())
}

/// `2 serde v1.0.0 (*)` -> (2, "serde")
fn parse(line: &str) -> Option<Below> {
    let mut words = line.split_whitespace();
    let depth = words.next()?.parse().ok()?;
    Some((depth, words.next()?.to_owned()))
}

fn judge(package: &str, tree: &[Below]) -> Vec<String> {
    let mut sentences = Vec::new();
    let direct = tree
        .iter()
        .filter(|(depth, _)| *depth == 1)
        .map(|(_, name)| name.as_str());
    let allowed = row(MAY_NAME, package);
    for name in direct {
        if name.starts_with("bidwright-") && !allowed.contains(&name) {
            sentences.push(format!("{package} must not depend on {name}"));
        }
        for (pattern, owner) in ONLY_IN {
            if *owner != package && fits(pattern, name) {
                sentences.push(format!(
                    "{package} must not depend on {name}: only {owner} may"
                ));
            }
        }
    }
    let mut below: Vec<&str> = tree
        .iter()
        .filter(|(depth, _)| *depth > 0)
        .map(|(_, name)| name.as_str())
        .collect();
    below.sort_unstable();
    below.dedup();
    let never = row(NEVER_BELOW, package);
    for name in below {
        if never.contains(&name) {
            sentences.push(format!("{name} must not stand below {package}"));
        }
        if NETWORK.contains(&name) {
            sentences.push(format!(
                "{name} stands below {package}: the product holds no network code"
            ));
        }
    }
    sentences
}

fn row<'a>(table: &'a [(&str, &'a [&'a str])], package: &str) -> &'a [&'a str] {
    table
        .iter()
        .find(|(name, _)| *name == package)
        .map_or(&[], |(_, list)| list)
}

fn fits(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(lines: &str) -> Vec<Below> {
        lines.lines().filter_map(parse).collect()
    }

    #[test]
    fn layers_as_drawn_are_accepted() {
        let lines = "0 bidwright-app v0.1.0 (/x)\n1 bidwright-store v0.1.0 (/x)\n2 sqlx v0.9.0\n1 serde v1.0.0\n2 bidwright-domain v0.1.0 (*)";
        assert!(judge("bidwright-app", &tree(lines)).is_empty());
    }

    #[test]
    fn command_line_that_names_the_store_is_refused() {
        let lines = "0 bidwright-cli v0.1.0\n1 bidwright-store v0.1.0";
        assert_eq!(
            judge("bidwright-cli", &tree(lines)),
            ["bidwright-cli must not depend on bidwright-store"]
        );
    }

    #[test]
    fn window_toolkit_deep_below_the_command_line_is_refused() {
        let lines =
            "0 bidwright-cli v0.1.0\n1 bidwright-app v0.1.0\n2 tauri v2.12.0\n3 tauri v2.12.0 (*)";
        assert_eq!(
            judge("bidwright-cli", &tree(lines)),
            ["tauri must not stand below bidwright-cli"]
        );
    }

    #[test]
    fn sql_outside_the_store_is_refused() {
        let lines = "0 bidwright-app v0.1.0\n1 sqlx v0.9.0";
        assert_eq!(
            judge("bidwright-app", &tree(lines)),
            ["bidwright-app must not depend on sqlx: only bidwright-store may"]
        );
    }

    #[test]
    fn rooms_that_see_each_other_are_refused() {
        let lines = "0 bidwright-tender v0.1.0\n1 bidwright-documents v0.1.0";
        assert_eq!(judge("bidwright-tender", &tree(lines)).len(), 1);
    }
}
