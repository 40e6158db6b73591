//! The schema's versions, and the way from an older one to today's.

use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection};

use crate::{StoreError, connection};

/// "BWRT" in the file's header: this program's files.
pub(crate) const APPLICATION: i64 = 0x4257_5254;

/// One step of the schema. Immutable once released.
pub(crate) struct Migration {
    /// `PRAGMA user_version` after it; grows from step to step.
    pub version: u32,
    pub sql: &'static str,
}

macro_rules! migration {
    ($version:literal, $file:literal) => {
        Migration {
            version: $version,
            sql: include_str!(concat!("../migrations/", $file)),
        }
    };
}

/// All steps in order.
pub(crate) const MIGRATIONS: &[Migration] = &[
    migration!(1, "0001_create_store.sql"),
    migration!(2, "0002_create_master_data.sql"),
    migration!(3, "0003_create_tender.sql"),
    migration!(4, "0004_create_quotation.sql"),
    migration!(5, "0005_create_bid.sql"),
    migration!(6, "0006_create_contract.sql"),
    migration!(7, "0007_create_views.sql"),
    migration!(20, "0020_create_entry.sql"),
    migration!(30, "0030_extend_customer.sql"),
    migration!(31, "0031_create_activity.sql"),
];

/// The version that the steps lead to.
pub(crate) fn known(migrations: &[Migration]) -> u32 {
    migrations.last().map_or(0, |migration| migration.version)
}

/// Reads one number of the file's header.
pub(crate) async fn pragma(
    conn: &mut SqliteConnection,
    sql: &'static str,
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(sql).fetch_one(conn).await
}

/// The schema version that the file has.
pub(crate) async fn version(conn: &mut SqliteConnection) -> Result<u32, StoreError> {
    let found = pragma(conn, "PRAGMA user_version").await?;
    u32::try_from(found).map_err(|_| StoreError::NotAStore)
}

/// Applies what is missing in one transaction, after a verified copy of the file. A failure leaves
/// the file as it was.
pub(crate) async fn bring_up_to_date(
    conn: &mut SqliteConnection,
    path: &Path,
    key_hex: &str,
    migrations: &[Migration],
) -> Result<(), StoreError> {
    let (found, known) = (version(conn).await?, known(migrations));
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found == known {
        return Ok(());
    }
    back_up(conn, path, key_hex, found).await?;
    let mut transaction = conn.begin_with("BEGIN IMMEDIATE").await?;
    // Another process may have been quicker.
    let found = version(&mut transaction).await?;
    apply(&mut transaction, migrations, found).await?;
    Ok(transaction.commit().await?)
}

/// Runs the steps above `found` and notes the version reached. The caller holds the transaction.
pub(crate) async fn apply(
    conn: &mut SqliteConnection,
    migrations: &[Migration],
    found: u32,
) -> Result<(), StoreError> {
    for migration in migrations
        .iter()
        .filter(|migration| migration.version > found)
    {
        sqlx::raw_sql(migration.sql).execute(&mut *conn).await?;
        let note = format!("PRAGMA user_version = {}", migration.version);
        sqlx::raw_sql(AssertSqlSafe(note))
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Where the copy of version `found` stands.
pub(crate) fn backup_path(path: &Path, found: u32) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".backup-v{found}"));
    PathBuf::from(name)
}

/// Writes an encrypted copy under the same key, opens and checks it, and only then gives it its
/// name.
async fn back_up(
    conn: &mut SqliteConnection,
    path: &Path,
    key_hex: &str,
    found: u32,
) -> Result<(), StoreError> {
    let target = backup_path(path, found);
    let mut part = target.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    match std::fs::remove_file(&part) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(StoreError::from_io(error, &part));
        }
        _ => {}
    }
    let unnameable = || StoreError::Io(std::io::ErrorKind::InvalidFilename.into());
    let name = part.to_str().ok_or_else(unnameable)?;
    sqlx::query("VACUUM INTO ?")
        .bind(name)
        .execute(&mut *conn)
        .await?;
    check_copy(conn, &part, key_hex, found).await?;
    std::fs::rename(&part, &target).map_err(|error| StoreError::from_io(error, &target))
}

/// The copy opens with the same key, is sound, and has as many audit entries as the original.
async fn check_copy(
    conn: &mut SqliteConnection,
    copy: &Path,
    key_hex: &str,
    found: u32,
) -> Result<(), StoreError> {
    let damaged = |detail: &str| StoreError::Damaged {
        detail: format!("backup: {detail}"),
    };
    let mut backup = connection::single(copy, key_hex, false).await?;
    let sound: String = sqlx::query_scalar("PRAGMA integrity_check(1)")
        .fetch_one(&mut backup)
        .await?;
    if sound != "ok" {
        return Err(damaged(&sound));
    }
    if version(&mut backup).await? != found {
        return Err(damaged("another version"));
    }
    let count = "SELECT count(*) FROM audit";
    if pragma(&mut backup, count).await? != pragma(conn, count).await? {
        return Err(damaged("rows are missing"));
    }
    Ok(backup.close().await?)
}
