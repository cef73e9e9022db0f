//! How long a worker rests while something keeps failing.

use std::time::Duration;

use super::Stop;

/// The first rest.
const MIN_DELAY: Duration = Duration::from_secs(1);
/// The longest.
const MAX_DELAY: Duration = Duration::from_secs(60);

/// Grows with every rest, until something works again.
#[derive(Debug)]
pub(super) struct Backoff(Duration);

impl Backoff {
    /// Nothing has failed yet.
    pub(super) const fn new() -> Self {
        Self(MIN_DELAY)
    }

    /// Something worked.
    pub(super) const fn reset(&mut self) {
        self.0 = MIN_DELAY;
    }

    /// Returns after a rest, or when the shop closes. The next rest is twice as long.
    pub(super) async fn wait(&mut self, stop: &mut Stop) {
        let rest = self.next_delay();
        tokio::select! {
            () = tokio::time::sleep(rest) => {}
            () = stop.wait() => {}
        }
    }

    fn next_delay(&mut self) -> Duration {
        let rest = self.0;
        self.0 = (rest * 2).min(MAX_DELAY);
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_double_up_to_a_minute_and_begin_anew() {
        let mut patience = Backoff::new();
        let rests: Vec<_> = (0..8).map(|_| patience.next_delay().as_secs()).collect();
        assert_eq!(rests, [1, 2, 4, 8, 16, 32, 60, 60]);
        patience.reset();
        assert_eq!(patience.next_delay(), MIN_DELAY);
    }
}
