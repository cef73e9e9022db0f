//! What the shop takes from outside: the time, chance, and the sockets it listens on.
//!
//! Everything else in the crate asks here, so that a test can hold the clock still, know the next
//! id, and choose the port.

mod clock;
mod randomness;

use std::sync::Arc;

use tokio::net::TcpListener;
use whatsapp::emulator::Ticks;

pub use clock::{Clock, SystemClock, TestClock};
pub use randomness::{OsRandomness, Randomness, SeededRandomness};

/// The outside of one running shop.
pub struct Outside {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Draws ids, tokens and pick-up codes.
    pub random: Arc<dyn Randomness>,
    /// Where customers are served; `None` binds the configured address.
    pub listener: Option<TcpListener>,
    /// Where health and metrics are served; `None` binds the configured address.
    pub operations_listener: Option<TcpListener>,
    /// How soon a rehearsal's phones tick messages off.
    pub ticks: Ticks,
}

impl Outside {
    /// The real world: the system's clock and randomness, sockets as configured.
    #[must_use]
    pub fn real() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            random: Arc::new(OsRandomness),
            listener: None,
            operations_listener: None,
            ticks: Ticks::default(),
        }
    }
}
