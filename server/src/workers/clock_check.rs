//! Notices when the system's clock jumps ahead, so that a wrong clock does not end orders.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::environment::Clock;

/// A greater difference between the clock and the time that has passed is a jump.
const MAX_STEP: SignedDuration = SignedDuration::from_mins(5);

/// For so long after a jump ahead the clock is not trusted: a wrong one is usually corrected by then.
const SETTLE_TIME: Duration = Duration::from_secs(15 * 60);

#[derive(Debug, Default)]
pub(super) struct ClockCheck {
    /// The clock and the uptime when they were last read.
    last: Option<(Timestamp, Duration)>,
    /// The uptime from which the clock is trusted again.
    distrusted_until: Option<Duration>,
}

impl ClockCheck {
    /// Reads the clock; false when it has jumped ahead and was neither set back nor has it run steadily since.
    pub(super) fn is_trusted(&mut self, clock: &dyn Clock) -> bool {
        let (now, uptime) = (clock.now(), clock.uptime());
        let step = self.last.map_or(SignedDuration::ZERO, |(then, last_uptime)| {
            let passed = SignedDuration::try_from(uptime.saturating_sub(last_uptime));
            now.duration_since(then) - passed.unwrap_or(SignedDuration::ZERO)
        });
        self.last = Some((now, uptime));
        if step > MAX_STEP {
            tracing::error!(step_seconds = step.as_secs(), "the clock jumped ahead; deadlines are suspended");
            self.distrusted_until = Some(uptime + SETTLE_TIME);
        } else if step < -MAX_STEP {
            tracing::warn!(step_seconds = step.as_secs(), "the clock was set back");
            self.distrusted_until = None;
        }
        self.distrusted_until.is_none_or(|until| uptime >= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::TestClock;

    #[test]
    fn a_clock_that_jumps_ahead_is_trusted_when_it_is_set_back_or_has_run_for_a_while() {
        let (clock, mut check) = (TestClock::new(Timestamp::UNIX_EPOCH), ClockCheck::default());
        assert!(check.is_trusted(&clock));
        clock.advance(SignedDuration::from_hours(30));
        assert!(check.is_trusted(&clock), "the time has really passed");
        let days = SignedDuration::from_hours(8 * 24);
        clock.jump(days);
        assert!(!check.is_trusted(&clock));
        clock.jump(-days);
        assert!(check.is_trusted(&clock), "it is right again");
        clock.jump(days);
        assert!(!check.is_trusted(&clock));
        clock.advance(SignedDuration::from_mins(14));
        assert!(!check.is_trusted(&clock));
        clock.advance(SignedDuration::from_mins(1));
        assert!(check.is_trusted(&clock));
    }
}
