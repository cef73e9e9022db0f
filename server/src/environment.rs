//! What the shop takes from outside: the time, chance, and the sockets it listens on.
//!
//! Everything else in the crate asks here, so that a test can hold the clock still, know the next
//! id, and choose the port.

mod clock;
mod rng;

use std::sync::Arc;

use tokio::net::TcpListener;
use whatsapp::emulator::StatusDelays;

pub use clock::{Clock, SystemClock, TestClock};
pub use rng::{OsRng, Rng, SeededRng};

/// The outside of one running shop.
pub struct Environment {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Draws ids, tokens and pick-up codes.
    pub rng: Arc<dyn Rng>,
    /// Where customers are served; `None` binds the configured address.
    pub listener: Option<TcpListener>,
    /// Where health and metrics are served; `None` binds the configured address.
    pub operations_listener: Option<TcpListener>,
    /// How soon a sandbox's phones tick messages off.
    pub emulator_delays: StatusDelays,
}

impl Environment {
    /// The real world: the system's clock and randomness, sockets as configured.
    #[must_use]
    pub fn system() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            rng: Arc::new(OsRng),
            listener: None,
            operations_listener: None,
            emulator_delays: StatusDelays::default(),
        }
    }
}
