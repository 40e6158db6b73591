//! Real encrypted stores in a temporary folder, and rows to put into them.
#![allow(dead_code, clippy::unwrap_used)]

pub mod rows;

use std::path::PathBuf;

use bidwright_store::{Stamp, Store};
use chrono::{DateTime, Utc};
use tempfile::TempDir;

pub const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
pub const OTHER_KEY: &str = "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// A store that goes away with its folder.
pub struct Place {
    pub folder: TempDir,
    pub path: PathBuf,
    pub store: Store,
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn stamp(verb: &'static str) -> Stamp {
    Stamp {
        at: at("2026-11-23T01:30:00.123456Z"),
        actor: "王芳".to_owned(),
        verb,
    }
}

pub async fn new_store() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("测试.bidwright");
    let store = Store::create(&path, KEY, stamp("store_create"))
        .await
        .unwrap();
    Place {
        folder,
        path,
        store,
    }
}

impl Place {
    /// Closes the file and opens it again.
    pub async fn reopened(self) -> Self {
        self.store.close().await;
        let store = Store::open(&self.path, KEY).await.unwrap();
        Self { store, ..self }
    }
}

/// Puts rows in one committed write: `put!(store, customer_put(&customer), …)`.
#[macro_export]
macro_rules! put {
    ($store:expr, $($method:ident($($argument:expr),*)),+ $(,)?) => {{
        let mut write = $store.write($crate::common::stamp("test_put")).await.unwrap();
        $(write.$method($($argument),*).await.unwrap();)+
        write.commit().await.unwrap();
    }};
}

/// Tries one step in a write that is dropped when it fails.
#[macro_export]
macro_rules! try_put {
    ($store:expr, $method:ident($($argument:expr),*)) => {{
        let mut write = $store.write($crate::common::stamp("test_try")).await.unwrap();
        match write.$method($($argument),*).await {
            Ok(_) => write.commit().await,
            Err(error) => Err(error),
        }
    }};
}

/// Changes a closed file behind the store's back, as somebody with the key could.
pub async fn tamper(path: &std::path::Path, sql: &str) {
    use sqlx::ConnectOptions;
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", format!("\"x'{KEY}'\""))
        .foreign_keys(false);
    let mut conn = options.connect().await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()))
        .execute(&mut conn)
        .await
        .unwrap();
    sqlx::Connection::close(conn).await.unwrap();
}
