//! Clocks: the system's, the same set to another time, and one that a test moves by hand.

use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// A source of time, and of timers.
#[async_trait]
pub trait Clock: Send + Sync + 'static {
    fn now(&self) -> Timestamp;

    /// How long the process has run, whatever the clock was set to meanwhile.
    fn uptime(&self) -> Duration;

    /// Returns once this clock has gone on by so much. Safe to drop before that.
    async fn sleep(&self, duration: Duration);
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

#[async_trait]
impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else asks")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn uptime(&self) -> Duration {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        START.elapsed()
    }

    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}

/// The clock of the machine, set to another time: to try the shop out at night as if it were day.
#[derive(Clone, Copy, Debug)]
pub struct ShiftedClock {
    /// How far it is ahead of the machine's.
    ahead: SignedDuration,
}

impl ShiftedClock {
    /// A clock that shows `now` now, and goes on from there.
    #[must_use]
    pub fn starting_at(now: Timestamp) -> Self {
        Self { ahead: now.duration_since(SystemClock.now()) }
    }
}

#[async_trait]
impl Clock for ShiftedClock {
    fn now(&self) -> Timestamp {
        let now = SystemClock.now();
        now.saturating_add(self.ahead).unwrap_or(now)
    }

    fn uptime(&self) -> Duration {
        SystemClock.uptime()
    }

    async fn sleep(&self, duration: Duration) {
        SystemClock.sleep(duration).await;
    }
}

/// A clock that only moves when a test moves it.
#[derive(Debug)]
pub struct TestClock {
    start: Timestamp,
    now: watch::Sender<Timestamp>,
    /// By how much it was set wrong.
    jumped: Mutex<SignedDuration>,
}

impl TestClock {
    /// A clock that shows `now`.
    #[must_use]
    pub fn new(now: Timestamp) -> Self {
        Self { start: now, now: watch::Sender::new(now), jumped: Mutex::default() }
    }

    /// Moves forward, waking every sleeper whose time has come.
    pub fn advance(&self, by: SignedDuration) {
        self.now.send_modify(|now| *now = now.saturating_add(by).unwrap_or(*now));
    }

    /// Shows another time, ahead or back, although none has passed.
    pub fn jump(&self, by: SignedDuration) {
        *self.jumped.lock().unwrap_or_else(PoisonError::into_inner) += by;
        self.advance(by);
    }

    /// Moves to an instant, waking every sleeper whose time has come.
    pub fn set(&self, to: Timestamp) {
        self.now.send_replace(to);
    }
}

#[async_trait]
impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.now.borrow()
    }

    fn uptime(&self) -> Duration {
        let jumped = *self.jumped.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = self.now().duration_since(self.start) - jumped;
        Duration::try_from(passed).unwrap_or_default()
    }

    async fn sleep(&self, duration: Duration) {
        let mut seen = self.now.subscribe();
        let length = SignedDuration::try_from(duration).unwrap_or(SignedDuration::MAX);
        let until = self.now().saturating_add(length).unwrap_or(Timestamp::MAX);
        // The sender lives as long as `self`, so waiting cannot fail while it is borrowed here.
        let _ = seen.wait_for(|now| *now >= until).await;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_shifted_clock_shows_the_time_it_was_set_to_and_goes_on() {
        let start = Timestamp::from_second(1_000_000).unwrap();
        let clock = ShiftedClock::starting_at(start);
        let first = clock.now();
        assert!(first >= start && first < start + SignedDuration::from_hours(1));
        assert!(clock.now() >= first);
    }

    #[tokio::test]
    async fn a_sleeper_wakes_when_the_clock_is_moved_past_its_time() {
        let clock = Arc::new(TestClock::new(Timestamp::UNIX_EPOCH));
        let sleeper = Arc::clone(&clock);
        let sleep = tokio::spawn(async move { sleeper.sleep(Duration::from_secs(60)).await });
        tokio::task::yield_now().await;
        clock.advance(SignedDuration::from_secs(59));
        tokio::task::yield_now().await;
        assert!(!sleep.is_finished());
        clock.advance(SignedDuration::from_secs(1));
        sleep.await.unwrap();
        assert_eq!(clock.now(), Timestamp::from_second(60).unwrap());
    }
}
