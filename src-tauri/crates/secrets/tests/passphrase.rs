//! The passphrase file beside the store.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use bidwright_secrets::{Key, PassphraseFile, SecretsError};

const PASSPHRASE: &str = "投标前夜 correct horse 𬭚";

fn saved(folder: &Path) -> (Key, std::path::PathBuf) {
    let key = Key::generate().unwrap();
    let path = PassphraseFile::beside(&folder.join("公司.bidwright"));
    PassphraseFile::wrap(&key, PASSPHRASE, "store-1")
        .unwrap()
        .save(&path)
        .unwrap();
    (key, path)
}

/// The saved file with one text replaced.
fn altered(path: &Path, from: &str, to: &str) -> Result<Key, SecretsError> {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{text}");
    std::fs::write(path, text.replace(from, to)).unwrap();
    PassphraseFile::load(path)?.unwrap(PASSPHRASE)
}

#[test]
fn passphrase_gives_the_key_back() {
    let folder = tempfile::tempdir().unwrap();
    let (key, path) = saved(folder.path());
    assert_eq!(path.file_name().unwrap(), "公司.bidwright.key");
    let file = PassphraseFile::load(&path).unwrap();
    assert_eq!(file.store_id(), "store-1");
    assert_eq!(file.unwrap(PASSPHRASE).unwrap(), key);
    assert!(!folder.path().join("公司.bidwright.key.new").exists());
}

#[test]
fn wrong_passphrase_is_its_own_error() {
    let folder = tempfile::tempdir().unwrap();
    let (_, path) = saved(folder.path());
    let file = PassphraseFile::load(&path).unwrap();
    for wrong in ["", "correct horse", "投标前夜 correct horse 𬭚 "] {
        assert!(
            matches!(file.unwrap(wrong), Err(SecretsError::WrongPassphrase)),
            "{wrong:?}"
        );
    }
}

#[test]
fn file_holds_neither_key_nor_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let (key, path) = saved(folder.path());
    let text = std::fs::read_to_string(path).unwrap();
    assert!(!text.contains(key.hex().as_str()));
    assert!(!text.contains("horse"));
    assert!(text.contains("argon2id"));
    assert!(text.contains("\"memory_kib\": 65536"));
    assert!(text.contains("\"passes\": 3"));
}

#[test]
fn wrapping_twice_gives_different_files() {
    let key = Key::generate().unwrap();
    let first = PassphraseFile::wrap(&key, PASSPHRASE, "store-1").unwrap();
    let second = PassphraseFile::wrap(&key, PASSPHRASE, "store-1").unwrap();
    assert_ne!(first, second);
}

#[test]
fn new_passphrase_replaces_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let (key, path) = saved(folder.path());
    PassphraseFile::wrap(&key, "neu", "store-1")
        .unwrap()
        .save(&path)
        .unwrap();
    let file = PassphraseFile::load(&path).unwrap();
    assert_eq!(file.unwrap("neu").unwrap(), key);
    assert!(matches!(
        file.unwrap(PASSPHRASE),
        Err(SecretsError::WrongPassphrase)
    ));
}

#[test]
fn cut_file_is_damaged_at_every_length() {
    let folder = tempfile::tempdir().unwrap();
    let (_, path) = saved(folder.path());
    let whole = std::fs::read(&path).unwrap();
    for length in 0..whole.len() {
        std::fs::write(&path, &whole[..length]).unwrap();
        let refused = PassphraseFile::load(&path);
        assert!(
            matches!(refused, Err(SecretsError::Damaged { .. })),
            "{length} bytes"
        );
    }
}

#[test]
fn altered_file_never_gives_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let (_, path) = saved(folder.path());
    let refused = altered(&path, "store-1", "store-2");
    assert!(
        matches!(refused, Err(SecretsError::WrongPassphrase)),
        "another store's name"
    );
    let (_, path) = saved(folder.path());
    let refused = altered(&path, "\"passes\": 3", "\"passes\": 2");
    assert!(
        matches!(refused, Err(SecretsError::WrongPassphrase)),
        "weaker parameters"
    );
    let (_, path) = saved(folder.path());
    let refused = altered(&path, "65536", "4000000000");
    assert!(
        matches!(refused, Err(SecretsError::Damaged { .. })),
        "memory out of range"
    );
    let (_, path) = saved(folder.path());
    let refused = altered(&path, "xchacha20poly1305", "rot13");
    assert!(
        matches!(refused, Err(SecretsError::Damaged { .. })),
        "unknown cipher"
    );
    let (_, path) = saved(folder.path());
    let refused = altered(&path, "\"version\": 1", "\"version\": 2");
    assert!(matches!(
        refused,
        Err(SecretsError::Newer { found: 2, known: 1 })
    ));
}

#[test]
fn missing_file_and_missing_folder_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let absent = folder.path().join("absent").join("x.key");
    assert!(matches!(
        PassphraseFile::load(&absent),
        Err(SecretsError::Io(_))
    ));
    let file = PassphraseFile::wrap(&Key::generate().unwrap(), "p", "s").unwrap();
    assert!(matches!(file.save(&absent), Err(SecretsError::Io(_))));
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (_, path) = saved(folder.path());
    assert_eq!(
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777,
        0o600
    );
}
