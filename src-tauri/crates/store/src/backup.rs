//! Backups: encrypted copies in a folder beside the store, proven before they count, rotated.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, Duration, NaiveDateTime, Utc};

use crate::copy::{self, Content};
use crate::place::{LOGS, beside, remove, remove_database, rename, second_name};
use crate::{Store, StoreError, connection};

const STAMP: &str = "%Y%m%d-%H%M%S";
const EXTENSION: &str = "bidwright";
/// Of the daily ones: the newest of each of so many days, weeks and months.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 6;
/// Of those that were made before something grave: the newest of each kind.
const GRAVE: usize = 3;

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BackupReason {
    /// On opening, when the last one was older than a day.
    Daily,
    /// A person asked for it. Kept until a person removes it.
    Asked,
    /// Before the schema was brought up to date.
    Migration,
    /// Before the key was changed.
    Rekey,
    /// Before another backup was put in its place.
    Restore,
    /// Could not be read and was put aside as it was.
    Aside,
}

impl BackupReason {
    const ALL: [Self; 6] = [
        Self::Daily,
        Self::Asked,
        Self::Migration,
        Self::Rekey,
        Self::Restore,
        Self::Aside,
    ];

    /// As it stands in the file's name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Asked => "asked",
            Self::Migration => "migration",
            Self::Rekey => "rekey",
            Self::Restore => "restore",
            Self::Aside => "aside",
        }
    }
}

/// A file in the backup folder, as its name and the file system tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    pub at: DateTime<Utc>,
    pub reason: BackupReason,
    /// In bytes.
    pub size: u64,
}

impl Backup {
    /// The file's name.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }
}

/// `<store>.backups`.
pub fn backup_folder(store: &Path) -> PathBuf {
    beside(store, ".backups")
}

/// The backups of a store, newest first; works without its key.
///
/// # Errors
/// [`StoreError::ReadOnly`] and the like when the folder can't be read; none is no error.
pub fn backups(store: &Path) -> Result<Vec<Backup>, StoreError> {
    let folder = backup_folder(store);
    let failed = |error| StoreError::from_io(error, &folder);
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(failed)?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        if let Some((at, reason, turn)) = name.to_str().and_then(parse) {
            let size = entry.metadata().map_err(failed)?.len();
            let path = entry.path();
            let backup = Backup {
                path,
                at,
                reason,
                size,
            };
            found.push((turn, backup));
        }
    }
    // Two of one second: the one with the higher turn is the later.
    found.sort_by_key(|(turn, backup)| std::cmp::Reverse((backup.at, *turn)));
    Ok(found.into_iter().map(|(_, backup)| backup).collect())
}

/// `<stem>-20261123-213000-daily.bidwright`, perhaps with `-2` before the ending.
fn parse(name: &str) -> Option<(DateTime<Utc>, BackupReason, u32)> {
    let stem = name.strip_suffix(EXTENSION)?.strip_suffix('.')?;
    let mut parts = stem.rsplit('-').peekable();
    let turn = parts.peek()?.parse().unwrap_or(1);
    if turn > 1 {
        parts.next();
    }
    let word = parts.next()?;
    let reason = BackupReason::ALL.into_iter().find(|r| r.word() == word)?;
    let (time, date) = (parts.next()?, parts.next()?);
    let at = NaiveDateTime::parse_from_str(&format!("{date}-{time}"), STAMP).ok()?;
    Some((at.and_utc(), reason, turn))
}

/// A name in the folder that no file has yet; makes the folder.
fn fresh(store: &Path, at: DateTime<Utc>, reason: BackupReason) -> Result<PathBuf, StoreError> {
    let folder = backup_folder(store);
    fs::create_dir_all(&folder).map_err(|error| StoreError::from_io(error, &folder))?;
    let stem = store.file_stem().unwrap_or_default().to_string_lossy();
    let start = format!("{stem}-{}-{}", at.format(STAMP), reason.word());
    let mut path = folder.join(format!("{start}.{EXTENSION}"));
    let mut turn = 2;
    while path.exists() {
        path = folder.join(format!("{start}-{turn}.{EXTENSION}"));
        turn += 1;
    }
    Ok(path)
}

/// Makes a proven backup of the store's file. Others may go on reading and writing.
///
/// # Errors
/// [`StoreError::DiskFull`], [`StoreError::ReadOnly`], and [`StoreError::Damaged`] or
/// [`StoreError::AuditBroken`] when the store itself isn't sound: then no backup is left behind.
pub async fn back_up(
    store: &Path,
    key_hex: &str,
    at: DateTime<Utc>,
    reason: BackupReason,
) -> Result<(Backup, Content), StoreError> {
    check_key(key_hex)?;
    let path = fresh(store, at, reason)?;
    let part = copy::part(&path);
    copy::copy(store, key_hex, &part).await?;
    finish(path, &part, key_hex, at, reason).await
}

/// The same through an open connection: before its schema is changed.
pub(crate) async fn back_up_through(
    conn: &mut sqlx::sqlite::SqliteConnection,
    store: &Path,
    key_hex: &str,
    at: DateTime<Utc>,
    reason: BackupReason,
) -> Result<(Backup, Content), StoreError> {
    let path = fresh(store, at, reason)?;
    let part = copy::part(&path);
    if let Err(error) = copy::copy_from(conn, &part).await {
        remove_database(&part)?;
        return Err(error);
    }
    finish(path, &part, key_hex, at, reason).await
}

async fn finish(
    path: PathBuf,
    part: &Path,
    key_hex: &str,
    at: DateTime<Utc>,
    reason: BackupReason,
) -> Result<(Backup, Content), StoreError> {
    let proven = match copy::note(part, key_hex).await {
        Ok(()) => copy::prove(part, key_hex).await,
        Err(error) => Err(error),
    };
    let content = match proven {
        Ok(content) => content,
        Err(error) => {
            remove_database(part)?;
            return Err(error);
        }
    };
    rename(part, &path)?;
    let size = fs::metadata(&path).map_or(0, |metadata| metadata.len());
    let backup = Backup {
        path,
        at,
        reason,
        size,
    };
    Ok((backup, content))
}

/// What a backup holds, as it was noted in it.
///
/// # Errors
/// [`StoreError::WrongKey`] when it was made under an earlier key, [`StoreError::Damaged`].
pub async fn backup_content(backup: &Path, key_hex: &str) -> Result<Content, StoreError> {
    check_key(key_hex)?;
    copy::look(backup, key_hex).await
}

/// Checks every page and the audit chain of a backup.
///
/// # Errors
/// As [`backup_content`], and [`StoreError::AuditBroken`].
pub async fn backup_prove(backup: &Path, key_hex: &str) -> Result<Content, StoreError> {
    check_key(key_hex)?;
    copy::prove(backup, key_hex).await
}

/// Puts the present file aside with its logs, as it is, under a second name: for a store that can't
/// be read. The store itself stays where it is.
///
/// # Errors
/// [`StoreError::DiskFull`], [`StoreError::ReadOnly`]; [`StoreError::NotFound`] when there is none.
pub fn put_aside(store: &Path, at: DateTime<Utc>) -> Result<PathBuf, StoreError> {
    let path = fresh(store, at, BackupReason::Aside)?;
    // The log first: a file without it would look whole.
    for log in LOGS {
        let from = beside(store, log);
        if from.exists() {
            second_name(&from, &beside(&path, log))?;
        }
    }
    second_name(store, &path)?;
    Ok(path)
}

/// Takes a backup away.
///
/// # Errors
/// [`StoreError::ReadOnly`].
pub fn backup_remove(backup: &Path) -> Result<(), StoreError> {
    remove_database(backup)
}

/// Removes what the rotation doesn't keep, and what a killed process left half made. Gives the names
/// that went.
///
/// # Errors
/// [`StoreError::ReadOnly`] and the like.
pub fn rotate(store: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let all = backups(store)?;
    let mut gone = Vec::new();
    for reason in BackupReason::ALL {
        let of_kind: Vec<&Backup> = all.iter().filter(|b| b.reason == reason).collect();
        let keep = match reason {
            BackupReason::Asked => vec![true; of_kind.len()],
            BackupReason::Daily => kept(&of_kind.iter().map(|b| b.at).collect::<Vec<_>>()),
            _ => (0..of_kind.len()).map(|place| place < GRAVE).collect(),
        };
        for (backup, keep) in of_kind.into_iter().zip(keep) {
            if !keep {
                remove_database(&backup.path)?;
                gone.push(backup.path.clone());
            }
        }
    }
    remove_parts(store)?;
    Ok(gone)
}

/// Half-made copies: whoever made them is gone, for the store's lock is ours.
fn remove_parts(store: &Path) -> Result<(), StoreError> {
    let Ok(entries) = fs::read_dir(backup_folder(store)) else {
        return Ok(());
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if name
            .to_string_lossy()
            .contains(&format!(".{EXTENSION}.part"))
        {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// Which of the daily backups stay, newest first: the newest of each of the last 7 days that have
/// one, then of 4 weeks, then of 6 months, all in Chinese time.
fn kept(newest_first: &[DateTime<Utc>]) -> Vec<bool> {
    let mut days = BTreeSet::new();
    let mut weeks = BTreeSet::new();
    let mut months = BTreeSet::new();
    let local = |at: &DateTime<Utc>| (*at + Duration::hours(8)).date_naive();
    newest_first
        .iter()
        .map(local)
        .map(|day| {
            // Each is asked, so that a backup kept for its day also counts for its week and month.
            let of_day = days.len() < DAYS && days.insert(day);
            let of_week = weeks.len() < WEEKS && weeks.insert(day.iso_week());
            let of_month = months.len() < MONTHS && months.insert((day.year(), day.month()));
            of_day || of_week || of_month
        })
        .collect()
}

/// Whether a daily backup is due: the newest of any kind but those put aside is older than a day.
///
/// # Errors
/// [`StoreError::ReadOnly`] and the like.
pub fn backup_is_due(store: &Path, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let newest = backups(store)?
        .into_iter()
        .find(|backup| backup.reason != BackupReason::Aside);
    Ok(newest.is_none_or(|backup| now - backup.at >= Duration::days(1)))
}

pub(crate) fn check_key(key_hex: &str) -> Result<(), StoreError> {
    if connection::is_raw_key(key_hex) {
        Ok(())
    } else {
        Err(StoreError::WrongKey)
    }
}

impl Store {
    /// Whether anything was written since the store was made.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    pub async fn is_untouched(&self) -> Result<bool, StoreError> {
        let entries = sqlx::query_scalar!(r#"SELECT count(*) AS "count: u32" FROM audit"#)
            .fetch_one(&mut *self.reader().await?)
            .await?;
        Ok(entries <= 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{BackupReason, kept, parse};

    fn days(list: &[&str]) -> Vec<bool> {
        let at = |day: &&str| format!("{day}T04:00:00Z").parse().expect("a date");
        kept(&list.iter().map(at).collect::<Vec<_>>())
    }

    #[test]
    fn seven_days_four_weeks_and_six_months_are_kept() {
        // 2026-11-23 is a Monday. Two on one day: the newer stays.
        let list = [
            "2026-11-23", // day 1, week 48, November
            "2026-11-23", // same day
            "2026-11-22", // day 2, week 47
            "2026-11-21", // day 3
            "2026-11-20", // day 4
            "2026-11-19", // day 5
            "2026-11-18", // day 6
            "2026-11-17", // day 7
            "2026-11-16", // an eighth day of a week that has one
            "2026-11-15", // week 46
            "2026-11-08", // week 45
            "2026-11-01", // a fifth week of a month that has one
            "2026-10-31", // October
            "2026-10-01", // a second one
            "2026-09-30", // September
            "2026-08-31", // August
            "2026-07-31", // July
            "2026-06-30", // June
            "2026-05-31", // a seventh month
        ];
        let stay: Vec<usize> = days(&list)
            .into_iter()
            .enumerate()
            .filter_map(|(place, stays)| stays.then_some(place))
            .collect();
        assert_eq!(stay, [0, 2, 3, 4, 5, 6, 7, 9, 10, 12, 14, 15, 16, 17]);
    }

    #[test]
    fn a_day_is_a_chinese_one() {
        let late = "2026-11-22T17:00:00Z".parse().expect("an instant");
        let same = "2026-11-22T16:30:00Z".parse().expect("an instant");
        // 16:30 and 17:00 in UTC are both the 23rd in China, 15:00 is still the 22nd.
        let before = "2026-11-22T15:00:00Z".parse().expect("an instant");
        assert_eq!(kept(&[late, same, before]), [true, false, true]);
    }

    #[test]
    fn names_tell_time_and_reason_and_others_are_left_alone() {
        let (at, reason, _) = parse("公司-2-20261123-213000-daily.bidwright").expect("a backup");
        assert_eq!(at.to_rfc3339(), "2026-11-23T21:30:00+00:00");
        assert_eq!(reason, BackupReason::Daily);
        let second =
            parse("a-20261123-213000-asked-2.bidwright").map(|(_, reason, turn)| (reason, turn));
        assert_eq!(second, Some((BackupReason::Asked, 2)));
        for other in [
            "a.bidwright",
            "a-20261123-213000-daily.bidwright.part",
            "a-20261123-213000-because.bidwright",
            "a-20261399-213000-daily.bidwright",
            "",
        ] {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
