//! Long work in the background: progress, cancel, result.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use bidwright_domain::Id;
use bidwright_tender::Watch;

use crate::desk::{Desk, locked};
use crate::failure::{Code, Failure};
use crate::view::{Job, JobPhase};
use crate::words::told;

/// Jobs of this process; finished ones stay until the program ends.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<HashMap<Id, Arc<Running>>>);

/// One piece of long work, shared between the thread that does it and the window that watches it.
pub(crate) struct Running {
    pub id: Id,
    done: AtomicU32,
    total: AtomicU32,
    stop: AtomicBool,
    end: Mutex<Option<Result<Id, Failure>>>,
}

impl Jobs {
    pub fn start(&self) -> Arc<Running> {
        let job = Arc::new(Running {
            id: Id::now_v7(),
            done: AtomicU32::new(0),
            total: AtomicU32::new(0),
            stop: AtomicBool::new(false),
            end: Mutex::new(None),
        });
        locked(&self.0).insert(job.id, job.clone());
        job
    }

    fn find(&self, id: Id) -> Result<Arc<Running>, Failure> {
        let missing = || Failure::missing(id);
        locked(&self.0).get(&id).cloned().ok_or_else(missing)
    }
}

impl Running {
    pub fn finish(&self, end: Result<Id, Failure>) {
        *locked(&self.end) = Some(end);
    }

    pub fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

impl Watch for Running {
    fn step(&self, done: u32, total: u32) -> ControlFlow<()> {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        if self.stopped() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

pub async fn job_get(desk: &Desk, id: Id) -> Result<Job, Failure> {
    Ok(view(desk, &*desk.jobs.find(id)?))
}

/// Asks the job to stop; it is `cancelled` as soon as it has.
pub async fn job_cancel(desk: &Desk, id: Id) -> Result<Job, Failure> {
    let job = desk.jobs.find(id)?;
    job.stop.store(true, Ordering::Relaxed);
    Ok(view(desk, &job))
}

pub(crate) fn view(desk: &Desk, job: &Running) -> Job {
    let end = locked(&job.end);
    let (phase, failure, result) = match &*end {
        None => (JobPhase::Running, None, None),
        Some(Ok(id)) => (JobPhase::Done, None, Some(*id)),
        Some(Err(f)) if f.code == Code::Cancelled => (JobPhase::Cancelled, None, None),
        Some(Err(f)) => (JobPhase::Failed, Some(told(f, desk.language())), None),
    };
    Job {
        id: job.id,
        phase,
        done: job.done.load(Ordering::Relaxed),
        total: job.total.load(Ordering::Relaxed),
        failure,
        result,
    }
}
