//! How long a worker rests while something keeps failing.

use std::time::Duration;

use super::Stop;

/// The first rest.
const FIRST: Duration = Duration::from_secs(1);
/// The longest.
const LONGEST: Duration = Duration::from_secs(60);

/// Grows with every rest, until something works again.
#[derive(Debug)]
pub(super) struct Patience(Duration);

impl Patience {
    /// Nothing has failed yet.
    pub(super) const fn new() -> Self {
        Self(FIRST)
    }

    /// Something worked.
    pub(super) const fn restore(&mut self) {
        self.0 = FIRST;
    }

    /// Returns after a rest, or when the shop closes. The next rest is twice as long.
    pub(super) async fn rest(&mut self, stop: &mut Stop) {
        let rest = self.grow();
        tokio::select! {
            () = tokio::time::sleep(rest) => {}
            () = stop.wait() => {}
        }
    }

    fn grow(&mut self) -> Duration {
        let rest = self.0;
        self.0 = (rest * 2).min(LONGEST);
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_double_up_to_a_minute_and_begin_anew() {
        let mut patience = Patience::new();
        let rests: Vec<_> = (0..8).map(|_| patience.grow().as_secs()).collect();
        assert_eq!(rests, [1, 2, 4, 8, 16, 32, 60, 60]);
        patience.restore();
        assert_eq!(patience.grow(), FIRST);
    }
}
