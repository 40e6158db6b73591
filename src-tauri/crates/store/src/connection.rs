//! How a connection to the encrypted file is made.

use std::path::Path;
use std::time::Duration;

use sqlx::ConnectOptions;
use sqlx::pool::PoolOptions;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqliteSynchronous,
};

use crate::StoreError;
use crate::leave::{self, Presence};

/// How long a statement waits for another process's write.
const BUSY: Duration = Duration::from_secs(10);
/// Two, because each has a cache of its own to fill.
const READERS: u32 = 2;
/// Decrypting a page again costs more than keeping it: 32 MiB per connection.
const CACHE_KIB: &str = "-32768";

/// No statement uses it: its data lives exactly as long as the connection.
const PRESENCE: &str = "bidwright_presence";

/// Options with the raw key, so that no connection derives it anew. Statements are never logged.
fn options(path: &Path, key_hex: &str) -> SqliteConnectOptions {
    let presence = Presence::new();
    SqliteConnectOptions::new()
        .collation(PRESENCE, move |left, right| {
            let _held = &presence;
            left.cmp(right)
        })
        .filename(path)
        .pragma("key", format!("\"x'{key_hex}'\""))
        // SQLCipher would write its errors to standard error; the store has words of its own.
        .pragma("cipher_log_level", "NONE")
        // Sorting and `VACUUM` never write plain text to a temporary folder.
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", CACHE_KIB)
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .synchronous(SqliteSynchronous::Full)
        .disable_statement_logging()
}

/// One connection that touches nothing yet: no journal mode is set, so a wrong key or a foreign
/// file shows at the first read.
pub(crate) async fn single(
    path: &Path,
    key_hex: &str,
    create: bool,
) -> Result<SqliteConnection, sqlx::Error> {
    let options = options(path, key_hex).create_if_missing(create);
    armed(options.connect().await)
}

/// One connection to a file that is only looked at: a backup, a copy that was just made.
pub(crate) async fn looking(path: &Path, key_hex: &str) -> Result<SqliteConnection, sqlx::Error> {
    armed(options(path, key_hex).read_only(true).connect().await)
}

fn armed<T>(opened: T) -> T {
    leave::arm();
    opened
}

/// The single writer.
pub(crate) async fn writer(path: &Path, key_hex: &str) -> Result<SqlitePool, StoreError> {
    let options = options(path, key_hex).journal_mode(SqliteJournalMode::Wal);
    Ok(armed(pool(1).connect_with(options).await)?)
}

/// A few readers that can't write even by mistake.
pub(crate) async fn readers(path: &Path, key_hex: &str) -> Result<SqlitePool, StoreError> {
    let options = options(path, key_hex).pragma("query_only", "ON");
    Ok(armed(pool(READERS).connect_with(options).await)?)
}

fn pool(connections: u32) -> PoolOptions<sqlx::Sqlite> {
    PoolOptions::new()
        .max_connections(connections)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(30))
}

/// Whether the text is a raw key: 64 hex digits.
pub(crate) fn is_raw_key(key_hex: &str) -> bool {
    key_hex.len() == 64 && key_hex.bytes().all(|byte| byte.is_ascii_hexdigit())
}
