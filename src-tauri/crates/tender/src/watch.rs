//! Progress and cancelling.

use std::cell::Cell;
use std::ops::ControlFlow;

use crate::error::ReadError;

/// Told how far the reading is; answers whether to go on.
///
/// It is called at least once for every page, every thousand elements of a Word document and every
/// few hundred blocks of understanding, so a `Break` ends the reading within 100 ms.
pub trait Watch {
    /// `done` of `total` thousandths. `Break` makes the reading end with [`ReadError::Cancelled`].
    fn step(&self, done: u32, total: u32) -> ControlFlow<()>;
}

/// Reads to the end without telling anybody.
pub struct NoWatch;

impl Watch for NoWatch {
    fn step(&self, _done: u32, _total: u32) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// One stage's share of the whole progress, in thousandths.
pub(crate) struct Stage<'w> {
    watch: &'w dyn Watch,
    from: u32,
    to: u32,
    ticks: Cell<u32>,
}

impl<'w> Stage<'w> {
    pub(crate) fn new(watch: &'w dyn Watch, from: u32, to: u32) -> Self {
        Self {
            watch,
            from,
            to,
            ticks: Cell::new(0),
        }
    }

    /// A stage inside this one, from `from` to `to` hundredths of it.
    pub(crate) fn part(&self, from: u32, to: u32) -> Stage<'w> {
        let at = |share: u32| self.from + (self.to - self.from) * share / 100;
        Stage::new(self.watch, at(from), at(to))
    }

    /// Reports `done` of `total` of this stage.
    pub(crate) fn at(&self, done: usize, total: usize) -> Result<(), ReadError> {
        let share = (done.min(total) as u64 * u64::from(self.to - self.from)) / total.max(1) as u64;
        match self.watch.step(self.from + share as u32, 1000) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ReadError::Cancelled),
        }
    }

    /// Like [`Stage::at`], but asks only every `every` calls: for tight loops.
    pub(crate) fn tick(&self, every: u32, done: usize, total: usize) -> Result<(), ReadError> {
        let ticks = self.ticks.get().wrapping_add(1);
        self.ticks.set(ticks);
        if ticks.is_multiple_of(every) {
            self.at(done, total)
        } else {
            Ok(())
        }
    }
}
