//! `store backup | backups | restore | rekey | passphrase | move | list`, a store that is held, and a
//! disk that is full.

use std::fs::File;

use crate::{Bench, PASSPHRASE, said, text};

/// A store with one quotation in it.
fn with_quotation() -> Bench {
    let bench = Bench::with_store();
    quotation(&bench, "早");
    bench
}

fn quotation(bench: &Bench, title: &str) {
    let sheet = format!(
        r#"{{ "title": "{title}", "lines": [ {{ "name": "x", "quantity": "1", "unit_price": "1" }} ] }}"#
    );
    let file = bench.write("q.json", sheet);
    bench
        .run(&["quotation", "create", "--from-json", text(&file)])
        .good();
}

fn quotations(bench: &Bench) -> u64 {
    bench.json(&["quotation", "list"])["total"]
        .as_u64()
        .unwrap()
}

#[test]
fn a_backup_is_made_listed_and_put_back() {
    let bench = with_quotation();
    let made = bench.json(&["store", "backup"]);
    assert_eq!(
        (&made["reason"], &made["state"]),
        (&"asked".into(), &"good".into())
    );
    quotation(&bench, "晚");
    let name = made["name"].as_str().unwrap();
    let listed = bench.json(&["store", "backups"]);
    let rows = listed["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["name"] == name).unwrap();
    assert_eq!(row["counts"]["quotation"], 1);
    let table = bench.run(&["store", "backups"]).good().out;
    assert!(table.contains(name) && table.contains("手动"), "{table}");
    assert_eq!(quotations(&bench), 2);
    bench.run(&["store", "restore", name]).good();
    assert_eq!(quotations(&bench), 1);
    let (message, _) = bench.refused(&["store", "restore", "no-such.bidwright"]);
    assert!(message.contains("no-such.bidwright"), "{message}");
    // A backup is a store: the recovery code or the passphrase opens it anywhere.
    assert_eq!(bench.json(&["store", "verify"])["sound"], true);
}

#[test]
fn a_store_that_is_cut_short_comes_back_from_its_backup() {
    let bench = with_quotation();
    let made = bench.json(&["store", "backup"]);
    let whole = std::fs::read(bench.path("a.bidwright")).unwrap();
    bench.write("a.bidwright", &whole[..whole.len() / 2]);
    bench.refused(&["quotation", "list"]);
    bench
        .run(&["store", "restore", made["name"].as_str().unwrap()])
        .good();
    assert_eq!(quotations(&bench), 1);
    let listed = bench.json(&["store", "backups"]);
    let aside = |row: &&serde_json::Value| row["reason"] == "aside";
    let rows = listed["rows"].as_array().unwrap();
    assert!(rows.iter().any(|row| aside(&row)), "the cut file is kept");
}

#[test]
fn a_new_key_voids_the_old_code_and_keeps_the_passphrase() {
    let bench = Bench::new();
    let made = bench.json(&["store", "create", "--store", "a.bidwright"]);
    let old = made["recovery_code"].as_str().unwrap();
    let (message, _) = bench.refused(&["store", "rekey"]);
    assert!(message.contains("--yes"), "{message}");
    let new = bench.json(&["store", "rekey", "--yes"]);
    let new = new["recovery_code"].as_str().unwrap();
    assert_ne!(new, old);
    bench.run(&["store", "info"]).good();
    bench.run(&["store", "info", "--recovery-code", new]).good();
    bench.refused(&["store", "info", "--recovery-code", old]);
}

#[test]
fn a_passphrase_is_changed_and_not_taken_away_without_a_key_store() {
    let bench = Bench::with_store();
    let change = |present: &str, new: &str| {
        said(
            bench
                .command(&["store", "passphrase", "set"], present)
                .env("BIDWRIGHT_NEW_PASSPHRASE", new)
                .output()
                .unwrap(),
        )
    };
    change("wrong horse", "another horse").refused();
    let (message, _) = change(PASSPHRASE, "short").refused();
    assert!(message.contains("太短"), "{message}");
    change(PASSPHRASE, "another horse").good();
    bench.refused(&["store", "info"]);
    change("another horse", PASSPHRASE).good();
    bench.run(&["store", "info"]).good();
    bench.refused(&["store", "passphrase", "remove"]);
}

#[test]
fn stores_are_listed_moved_and_forgotten() {
    let bench = with_quotation();
    bench.run(&["store", "backup"]).good();
    bench
        .run(&["store", "move", "elsewhere/b.bidwright"])
        .good();
    assert_eq!(quotations(&bench), 1);
    assert!(!bench.path("a.bidwright").exists() && !bench.path("a.bidwright.key").exists());
    let stores = bench.json(&["store", "list"]);
    let paths: Vec<&str> = stores
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths.len(), 1, "{paths:?}");
    assert!(paths[0].ends_with("b.bidwright"));
    let rows = bench.json(&["store", "backups"]);
    assert!(!rows["rows"].as_array().unwrap().is_empty());
    bench.write("taken.bidwright", "precious");
    let (message, _) = bench.refused(&["store", "move", "taken.bidwright"]);
    assert!(message.contains("taken.bidwright"), "{message}");
    let left = bench.json(&["store", "forget", paths[0]]);
    assert_eq!(left.as_array().unwrap().len(), 0);
}

#[test]
fn a_held_store_is_waited_for_and_its_holder_named() {
    let bench = with_quotation();
    let held = File::options()
        .write(true)
        .open(bench.path("a.bidwright.lock"))
        .unwrap();
    held.lock().unwrap();
    bench.write(
        "a.bidwright.holder",
        r#"{"process":4711,"program":"bidwright-desktop","actor":"wang","since":"2026-11-23T00:00:00Z"}"#,
    );
    let words = ["quotation", "list", "--wait", "0"];
    let (message, _) = bench.refused(&words);
    for part in ["wang", "bidwright-desktop", "4711"] {
        assert!(message.contains(part), "{message}");
    }
    let mut child = bench
        .command(&["quotation", "list", "--wait", "60"], PASSPHRASE)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // It says that it waits before it goes on.
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stderr.take().unwrap()));
    let line = lines.next().unwrap().unwrap();
    assert!(line.contains("4711"), "{line}");
    drop(held);
    assert!(child.wait().unwrap().success());
}

/// Runs a command that may write no file larger than so many blocks of 512 bytes.
#[cfg(target_os = "linux")]
fn cramped(bench: &Bench, blocks: u32, words: &[&str]) -> crate::Said {
    let mut command = std::process::Command::new("/bin/sh");
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let model = bench.command(&[], PASSPHRASE);
    command
        .args(["-c", &script, env!("CARGO_BIN_EXE_bidwright")])
        .args(words)
        .current_dir(bench.folder.path())
        .env_clear()
        .envs(model.get_envs().filter_map(|(k, v)| Some((k, v?))))
        .stdin(std::process::Stdio::null());
    said(command.output().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn without_room_nothing_is_lost_and_the_mend_is_named() {
    let bench = with_quotation();
    let big = bench.write(
        "big.md",
        "# 招标文件\n\n一、项目名称：大文件\n".repeat(80_000),
    );
    let before = std::fs::read(bench.path("a.bidwright")).unwrap();
    let (message, mend) = cramped(&bench, 2_000, &["tender", "add", text(&big)]).refused();
    assert!(
        message.contains("磁盘已满") && mend.contains("空间"),
        "{message} {mend}"
    );
    // A backup needs room too; without it none is left behind.
    let room = u32::try_from(before.len() / 512).unwrap() / 2;
    let (message, _) = cramped(&bench, room, &["store", "backup"]).refused();
    assert!(message.contains("磁盘已满"), "{message}");
    assert_eq!(quotations(&bench), 1);
    assert_eq!(bench.json(&["tender", "list"])["total"], 0);
    assert_eq!(bench.json(&["store", "verify"])["sound"], true);
    let parts: Vec<_> = std::fs::read_dir(bench.path("a.bidwright.backups"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name.to_string_lossy().contains(".part"))
        .collect();
    assert!(parts.is_empty(), "{parts:?}");
}

#[cfg(unix)]
#[test]
fn a_read_only_store_is_told_and_left_alone() {
    let bench = with_quotation();
    let path = bench.path("a.bidwright");
    let before = std::fs::read(&path).unwrap();
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let (message, mend) = bench.refused(&["quotation", "list"]);
    assert!(
        message.contains("a.bidwright") && mend.contains("权限"),
        "{message} {mend}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), before);
}
