//! The end of the process.
//!
//! SQLCipher frees its heap when the process ends (`atexit`), also under the threads of connections
//! that are just being closed; such a process dies in its last moment. Handlers run in the reverse
//! order of their registration, so one of ours, registered after SQLCipher's, holds the end up until
//! the last connection is closed.
// One declaration of the C library's own function, which is safe to call.
#![allow(unsafe_code)]

use std::ffi::c_int;
use std::sync::{Condvar, Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

unsafe extern "C" {
    safe fn atexit(handler: extern "C" fn()) -> c_int;
}

/// A connection that nobody closes must not hold the end up for ever: it is idle then.
const PATIENCE: Duration = Duration::from_secs(5);

static OPEN: Mutex<usize> = Mutex::new(0);
static CLOSED: Condvar = Condvar::new();
static ARMED: Once = Once::new();

/// Counts as long as a connection made from its options is open: SQLite itself drops it, after the
/// pages and their keys, in `sqlite3_close`.
pub(crate) struct Presence(());

impl Presence {
    pub fn new() -> Self {
        *open() += 1;
        Self(())
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        *open() -= 1;
        CLOSED.notify_all();
    }
}

/// To be called after a first connection was tried: SQLCipher has registered its handler then.
pub(crate) fn arm() {
    ARMED.call_once(|| {
        // When there is no room for another handler, the process ends as it did without one.
        let _ = atexit(wait);
    });
}

extern "C" fn wait() {
    let _ = CLOSED.wait_timeout_while(open(), PATIENCE, |open| *open > 0);
}

fn open() -> MutexGuard<'static, usize> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}
