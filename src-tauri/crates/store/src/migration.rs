//! The schema's versions, and the way from an older one to today's.

use std::path::Path;
use std::time::SystemTime;

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection};

use crate::StoreError;
use crate::backup::{BackupReason, back_up_through};

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
    migration!(10, "0010_store_files_in_pieces.sql"),
    migration!(20, "0020_create_entry.sql"),
    migration!(30, "0030_extend_customer.sql"),
    migration!(31, "0031_create_activity.sql"),
    migration!(40, "0040_extend_product.sql"),
    migration!(41, "0041_create_price_list.sql"),
    migration!(42, "0042_create_import.sql"),
    migration!(50, "0050_extend_quotation.sql"),
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
    let now = SystemTime::now().into();
    back_up_through(conn, path, key_hex, now, BackupReason::Migration).await?;
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
