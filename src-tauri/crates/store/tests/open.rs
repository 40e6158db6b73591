//! What is said about a file that can't be opened, and that it is never changed by it.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::Path;

use bidwright_store::{Store, StoreError};
use common::{KEY, OTHER_KEY, Place, new_store, rows, stamp};
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

/// A closed store of a few hundred pages.
async fn closed() -> Place {
    let place = new_store().await;
    for number in 0..40 {
        let mut customer = rows::customer(&format!("客户{number}"));
        customer.note = "字".repeat(3_000);
        put!(place.store, customer_put(&customer));
    }
    place.store.close().await;
    assert!(fs::metadata(&place.path).unwrap().len() > 400_000);
    place
}

async fn refused(path: &Path, key: &str) -> StoreError {
    Store::open(path, key).await.unwrap_err()
}

#[tokio::test]
async fn wrong_key_is_told_and_changes_nothing() {
    let place = closed().await;
    let before = fs::read(&place.path).unwrap();
    assert!(matches!(
        refused(&place.path, OTHER_KEY).await,
        StoreError::WrongKey
    ));
    for key in [
        "",
        "abc",
        "zz",
        &KEY[1..],
        &format!("{KEY}0"),
        "'; DROP TABLE customer; --",
    ] {
        assert!(
            matches!(refused(&place.path, key).await, StoreError::WrongKey),
            "{key}"
        );
    }
    assert_eq!(fs::read(&place.path).unwrap(), before);
    assert!(
        Store::open(&place.path, &KEY.to_uppercase()).await.is_ok(),
        "case of hex digits"
    );
}

#[tokio::test]
async fn cut_file_is_damaged() {
    let place = closed().await;
    let whole = fs::read(&place.path).unwrap();
    for length in [
        whole.len() / 2,
        whole.len() / 2 / 4096 * 4096,
        whole.len() - 1,
        4096,
        4097,
        1000,
        0,
    ] {
        fs::write(&place.path, &whole[..length]).unwrap();
        let error = refused(&place.path, KEY).await;
        assert!(
            matches!(error, StoreError::Damaged { .. }),
            "{length} bytes: {error:?}"
        );
        assert_eq!(
            fs::metadata(&place.path).unwrap().len() as usize,
            length,
            "not touched"
        );
    }
    fs::write(&place.path, &whole).unwrap();
    assert!(Store::open(&place.path, KEY).await.is_ok());
}

#[tokio::test]
async fn flipped_byte_is_found_by_verify() {
    let place = closed().await;
    let mut bytes = fs::read(&place.path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&place.path, &bytes).unwrap();
    match Store::open(&place.path, KEY).await {
        Ok(store) => assert!(!store.verify().await.unwrap().damage.is_empty()),
        Err(error) => assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}"),
    }
}

#[tokio::test]
async fn other_files_are_not_stores() {
    let folder = tempfile::tempdir().unwrap();
    let text = "报价单\n".repeat(2_000);
    let plain = folder.path().join("plain.db");
    let options = SqliteConnectOptions::new()
        .filename(&plain)
        .create_if_missing(true);
    let mut conn = options.connect().await.unwrap();
    sqlx::raw_sql("CREATE TABLE a (b); INSERT INTO a VALUES (1)")
        .execute(&mut conn)
        .await
        .unwrap();
    sqlx::Connection::close(conn).await.unwrap();
    let foreign = folder.path().join("foreign.db");
    let options = SqliteConnectOptions::new()
        .filename(&foreign)
        .create_if_missing(true)
        .pragma("key", format!("\"x'{KEY}'\""));
    let mut conn = options.connect().await.unwrap();
    sqlx::raw_sql("CREATE TABLE a (b)")
        .execute(&mut conn)
        .await
        .unwrap();
    sqlx::Connection::close(conn).await.unwrap();
    let mut zip = b"PK\x03\x04".to_vec();
    zip.extend((0..9_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8));
    for (name, bytes) in [
        ("text.txt", text.as_bytes()),
        ("short.txt", b"hello".as_slice()),
        ("bid.docx", &zip),
        ("zeros.bin", &[0; 8_192]),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        assert!(
            matches!(refused(&path, KEY).await, StoreError::NotAStore),
            "{name}"
        );
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name} is not touched");
    }
    assert!(matches!(refused(&plain, KEY).await, StoreError::NotAStore));
    assert!(matches!(
        refused(&foreign, KEY).await,
        StoreError::NotAStore
    ));
    assert!(
        matches!(refused(folder.path(), KEY).await, StoreError::NotAStore),
        "a folder"
    );
}

#[tokio::test]
async fn missing_file_is_not_made_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("absent.bidwright");
    assert!(matches!(
        refused(&path, KEY).await,
        StoreError::NotFound { .. }
    ));
    assert!(!path.exists());
}

#[tokio::test]
async fn create_never_replaces_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.txt");
    fs::write(&path, "precious").unwrap();
    let refused = Store::create(&path, KEY, stamp("store_create")).await;
    assert!(matches!(refused, Err(StoreError::Exists { .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
}

#[tokio::test]
async fn create_without_a_folder_or_key_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("absent").join("a.bidwright");
    let refused = Store::create(&path, KEY, stamp("store_create")).await;
    assert!(matches!(refused, Err(StoreError::NotFound { .. })));
    let path = folder.path().join("a.bidwright");
    let refused = Store::create(&path, "short", stamp("store_create")).await;
    assert!(matches!(refused, Err(StoreError::WrongKey)));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn read_only_file_is_told() {
    let place = closed().await;
    let mut permissions = fs::metadata(&place.path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&place.path, permissions).unwrap();
    assert!(matches!(
        refused(&place.path, KEY).await,
        StoreError::ReadOnly
    ));
}

#[cfg(unix)]
#[tokio::test]
async fn read_only_folder_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let place = closed().await;
    let mode = |mode| {
        let permissions = fs::Permissions::from_mode(mode);
        fs::set_permissions(place.folder.path(), permissions).unwrap();
    };
    mode(0o555);
    let error = refused(&place.path, KEY).await;
    mode(0o755);
    assert!(matches!(error, StoreError::ReadOnly), "{error:?}");
}

#[tokio::test]
async fn newer_schema_is_refused_and_left_alone() {
    let place = closed().await;
    let known = {
        let store = Store::open(&place.path, KEY).await.unwrap();
        let known = store.info().await.unwrap().schema;
        store.close().await;
        known
    };
    let options = SqliteConnectOptions::new()
        .filename(&place.path)
        .pragma("key", format!("\"x'{KEY}'\""));
    let mut conn = options.connect().await.unwrap();
    sqlx::raw_sql("PRAGMA user_version = 9000")
        .execute(&mut conn)
        .await
        .unwrap();
    sqlx::Connection::close(conn).await.unwrap();
    let before = fs::read(&place.path).unwrap();
    match refused(&place.path, KEY).await {
        StoreError::Newer { found, known: told } => assert_eq!((found, told), (9_000, known)),
        other => panic!("{other:?}"),
    }
    assert_eq!(fs::read(&place.path).unwrap(), before);
}

#[tokio::test]
async fn nothing_readable_stands_in_any_file() {
    let place = new_store().await;
    let secret = "温岭市第一人民医院 SECRET-NAME";
    for _ in 0..20 {
        put!(
            place.store,
            customer_put(&rows::customer(secret)),
            setting_put("k", secret)
        );
    }
    rows::file(&place.store, "a.txt", secret.repeat(500).as_bytes()).await;
    // With the write-ahead log still beside it, and after closing.
    for _ in 0..2 {
        for entry in fs::read_dir(place.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            for word in [
                secret,
                "SECRET-NAME",
                "温岭",
                "CREATE TABLE",
                "SQLite format",
            ] {
                let found = bytes
                    .windows(word.len())
                    .any(|window| window == word.as_bytes());
                assert!(!found, "{word} in {}", path.display());
            }
        }
        place.store.close().await;
    }
}
