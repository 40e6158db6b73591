//! PDF work on a thread of its own: with a deep stack, cancelled at once, and with the parser's
//! panics kept inside.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use crate::error::{Damage, ReadError};
use crate::watch::Stage;

/// Only touched as far as it is used.
const STACK: usize = 128 << 20;

/// The worker's line to the watching thread.
#[derive(Clone)]
pub(super) struct Pulse {
    sender: Sender<(usize, usize)>,
    stop: Arc<AtomicBool>,
    started: Instant,
}

/// A page takes some milliseconds; one that takes this long is drawn by a program that never ends.
const PAGE_TIME: Duration = Duration::from_secs(4);

impl Pulse {
    /// Reports progress; an error means that the reading was cancelled.
    pub(super) fn at(&self, done: usize, total: usize) -> Result<(), ReadError> {
        // The receiver lives as long as the worker.
        let _ = self.sender.send((done, total));
        if self.stopped() {
            Err(ReadError::Cancelled)
        } else {
            Ok(())
        }
    }

    /// The same pulse with the clock set for a new page.
    pub(super) fn for_page(&self) -> Self {
        Self {
            started: Instant::now(),
            ..self.clone()
        }
    }

    pub(super) fn page_is_late(&self) -> bool {
        self.started.elapsed() > PAGE_TIME
    }

    pub(super) fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Why a page's drawing was left in the middle.
pub(super) enum Left {
    Cancelled,
    /// More drawing than any page holds: forms that draw forms that draw forms.
    OverBudget,
}

/// Leaves the interpreter from inside a drawing call. There is no other way out of it; no panic
/// hook runs.
pub(super) fn leave(why: Left) -> ! {
    resume_unwind(Box::new(why))
}

/// Runs a piece of parsing; a panic of the parser is none of ours.
pub(super) fn kept<T>(work: impl FnOnce() -> T) -> Result<T, Option<Left>> {
    catch_unwind(AssertUnwindSafe(work))
        .map_err(|payload: Box<dyn Any + Send>| payload.downcast::<Left>().ok().map(|l| *l))
}

/// Runs `work` beside `stage`, which is asked on the calling thread.
pub(super) fn run<T: Send>(
    stage: &Stage<'_>,
    work: impl FnOnce(&Pulse) -> Result<T, ReadError> + Send,
) -> Result<T, ReadError> {
    let (sender, receiver) = channel();
    let stop = Arc::new(AtomicBool::new(false));
    let pulse = Pulse {
        sender,
        stop: Arc::clone(&stop),
        started: Instant::now(),
    };
    let damaged = || ReadError::Damaged {
        detail: Damage::PdfStructure,
    };
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new()
            .name("pdf".into())
            .stack_size(STACK)
            .spawn_scoped(scope, move || work(&pulse))
            .map_err(|_| damaged())?;
        let mut cancelled = false;
        while let Ok((done, total)) = receiver.recv() {
            if !cancelled && stage.at(done, total).is_err() {
                cancelled = true;
                stop.store(true, Ordering::Relaxed);
            }
        }
        let out = worker.join().map_err(|_| damaged())?;
        if cancelled {
            Err(ReadError::Cancelled)
        } else {
            out
        }
    })
}
