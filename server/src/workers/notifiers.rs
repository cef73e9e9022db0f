//! Wakes each worker when there is new work, and reports when none is left.

use std::time::Duration;

use tokio::sync::watch;

use crate::environment::Clock;

/// How long a worker waits for a notification before it looks for work anyway: retries come due, and
/// another process may have stored something.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// One signal for each worker.
#[derive(Debug, Default)]
pub struct Notifiers {
    /// Events were stored.
    pub inbox: WorkSignal,
    /// Messages were written.
    pub outbox: WorkSignal,
    /// A deadline may have passed.
    pub deadlines: WorkSignal,
}

impl Notifiers {
    const fn signals(&self) -> [&WorkSignal; 3] {
        [&self.inbox, &self.outbox, &self.deadlines]
    }

    /// How often any worker was notified.
    pub fn requests(&self) -> u64 {
        self.signals().map(WorkSignal::requests).iter().sum()
    }

    /// Returns when no worker can do anything until the clock moves or something new is stored. A worker
    /// that waits after a failure counts as idle. Returns [`Self::requests`] as of that moment.
    pub async fn wait_until_idle(&self) -> u64 {
        loop {
            self.signals().into_iter().for_each(WorkSignal::notify);
            let before = self.requests();
            for signal in self.signals() {
                signal.wait_until_idle().await;
            }
            // One worker's work may have given another some.
            if self.requests() == before {
                return before;
            }
        }
    }
}

/// Counts the requests to look for work, and up to which of them the worker found everything done.
#[derive(Debug)]
pub struct WorkSignal {
    requests: watch::Sender<u64>,
    idle_at: watch::Sender<u64>,
}

impl Default for WorkSignal {
    fn default() -> Self {
        Self { requests: watch::Sender::new(0), idle_at: watch::Sender::new(0) }
    }
}

impl WorkSignal {
    /// Wakes the worker: there may be something to do.
    pub fn notify(&self) {
        self.requests.send_modify(|requests| *requests += 1);
    }

    /// How often it was notified. A worker reads this before it looks for work.
    pub(super) fn requests(&self) -> u64 {
        *self.requests.borrow()
    }

    /// Reports that nothing was left to do after `seen` requests.
    pub(super) fn report_idle(&self, seen: u64) {
        self.idle_at.send_replace(seen);
    }

    /// Returns when there were more requests than `seen`, or after [`POLL_INTERVAL`].
    pub(super) async fn wait(&self, seen: u64, clock: &dyn Clock) {
        let mut requests = self.requests.subscribe();
        tokio::select! {
            // The sender lives as long as `self`.
            _ = requests.wait_for(|requests| *requests > seen) => {}
            () = clock.sleep(POLL_INTERVAL) => {}
        }
    }

    /// Returns after `delay`; until then every request is reported as seen, without a look for work.
    pub(super) async fn pause(&self, delay: Duration, clock: &dyn Clock) {
        let mut requests = self.requests.subscribe();
        // The first report waits until the sleep has started: a test that sees it may move the clock.
        requests.mark_changed();
        let mut sleep = clock.sleep(delay);
        loop {
            tokio::select! {
                biased;
                () = &mut sleep => return,
                _ = requests.changed() => self.report_idle(*requests.borrow_and_update()),
            }
        }
    }

    async fn wait_until_idle(&self) {
        let requests = self.requests();
        // The sender lives as long as `self`.
        let _ = self.idle_at.subscribe().wait_for(|idle_at| *idle_at >= requests).await;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::{SignedDuration, Timestamp};

    use super::*;
    use crate::environment::TestClock;

    #[tokio::test]
    async fn it_is_idle_when_the_last_request_found_nothing_to_do() {
        let notifiers = Arc::new(Notifiers::default());
        let idle = {
            let notifiers = Arc::clone(&notifiers);
            tokio::spawn(async move { notifiers.wait_until_idle().await })
        };
        while notifiers.requests() < 3 {
            tokio::task::yield_now().await;
        }
        notifiers.inbox.report_idle(1);
        notifiers.deadlines.report_idle(1);
        // Its last event wrote a message.
        notifiers.outbox.notify();
        notifiers.outbox.report_idle(2);
        while notifiers.requests() < 7 {
            tokio::task::yield_now().await;
        }
        assert!(!idle.is_finished(), "every worker looks once more");
        for signal in notifiers.signals() {
            signal.report_idle(signal.requests());
        }
        assert_eq!(idle.await.unwrap(), 7);
    }

    #[tokio::test]
    async fn a_paused_worker_is_idle_until_the_clock_moves() {
        let clock = Arc::new(TestClock::new(Timestamp::UNIX_EPOCH));
        let signal = Arc::new(WorkSignal::default());
        let paused = {
            let (clock, signal) = (Arc::clone(&clock), Arc::clone(&signal));
            tokio::spawn(async move { signal.pause(Duration::from_secs(2), &*clock).await })
        };
        signal.notify();
        signal.wait_until_idle().await;
        clock.advance(SignedDuration::from_secs(1));
        signal.notify();
        signal.wait_until_idle().await;
        assert!(!paused.is_finished());
        clock.advance(SignedDuration::from_secs(1));
        paused.await.unwrap();
    }
}
