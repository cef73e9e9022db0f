//! Exponential backoff with jitter: the one way in which workers space their retries.

use std::time::Duration;

use crate::environment::Rng;

/// Between the cycles of a worker while they fail.
pub(super) const CYCLE_BACKOFF: Backoff = Backoff::doubling(Duration::from_secs(1), Duration::from_secs(60));

/// Delays that grow by a factor up to a maximum. Each is shortened at random by up to a quarter, so that what
/// failed together is not retried together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Backoff {
    min: Duration,
    max: Duration,
    factor: u32,
}

impl Backoff {
    /// Delays that double.
    pub(super) const fn doubling(min: Duration, max: Duration) -> Self {
        Self { min, max, factor: 2 }
    }

    /// Delays that quadruple.
    pub(super) const fn quadrupling(min: Duration, max: Duration) -> Self {
        Self { min, max, factor: 4 }
    }

    /// The delay after one more failure; `failures` came before it.
    pub(super) fn delay(self, failures: u32, rng: &dyn Rng) -> Duration {
        let delay = self.min.saturating_mul(self.factor.saturating_pow(failures)).min(self.max);
        #[expect(clippy::cast_possible_truncation, reason = "any 32 of the bits are as random")]
        let share = f64::from(rng.next_u128() as u32) / f64::from(u32::MAX);
        delay - (delay / 4).mul_f64(share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::SeededRng;

    /// Draws the same bits again and again.
    struct Constant(u128);

    impl Rng for Constant {
        fn next_u128(&self) -> u128 {
            self.0
        }
    }

    const MINUTE: Backoff = Backoff::doubling(Duration::from_secs(1), Duration::from_secs(60));

    #[test]
    fn delays_double_up_to_the_maximum() {
        let delays = (0..8).map(|failures| MINUTE.delay(failures, &Constant(0)).as_secs());
        assert_eq!(delays.collect::<Vec<_>>(), [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(MINUTE.delay(u32::MAX, &Constant(0)), Duration::from_secs(60));
        let delays = [0, 1, 2].map(|failures| {
            Backoff::quadrupling(Duration::from_secs(1), Duration::MAX)
                .delay(failures, &Constant(0))
                .as_secs()
        });
        assert_eq!(delays, [1, 4, 16]);
    }

    #[test]
    fn jitter_takes_away_up_to_a_quarter() {
        assert_eq!(MINUTE.delay(2, &Constant(u128::MAX)), Duration::from_secs(3));
        let rng = SeededRng::new(7);
        let delays: Vec<_> = (0..100).map(|_| MINUTE.delay(2, &rng)).collect();
        assert!(delays.iter().all(|delay| (3.0..=4.0).contains(&delay.as_secs_f64())), "{delays:?}");
        assert!(delays.iter().any(|delay| *delay != delays[0]));
    }
}
