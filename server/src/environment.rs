//! Clock, randomness and sockets of a server. The rest of the crate uses no others, so that a test
//! controls the time, knows the next id, and chooses the port.

mod clock;
mod rng;

use std::sync::Arc;

use tokio::net::TcpListener;
use whatsapp::emulator::StatusDelays;

pub use clock::{Clock, ShiftedClock, SystemClock, TestClock};
pub use rng::{OsRng, Rng, SeededRng};

/// What a server takes from its surroundings.
pub struct Environment {
    pub clock: Arc<dyn Clock>,
    /// Generates ids, tokens and pick-up codes.
    pub rng: Arc<dyn Rng>,
    /// Where customers are served; `None` binds the configured address.
    pub listener: Option<TcpListener>,
    /// Where health and metrics are served; `None` binds the configured address.
    pub operations_listener: Option<TcpListener>,
    /// How soon the sandbox's phones report messages as delivered and read.
    pub emulator_delays: StatusDelays,
}

impl Environment {
    /// The system's clock and randomness, sockets as configured.
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
