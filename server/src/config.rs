//! Settings in layers, checked as a whole before anything starts.
//!
//! `config.default.toml` documents every setting and is compiled in as the lowest layer. Over it
//! come a file, `NUKKAD_*` from the environment, and the command line.

mod checked;
mod error;
mod layers;
mod order_limits;
mod public_url;
mod rate_limits;
mod secret;
#[cfg(test)]
mod tests;
mod validate;

pub use checked::{Config, StorageConfig, WhatsAppConfig};
pub use error::ConfigError;
pub use layers::{DEFAULTS, Layers};
pub use public_url::{ParsePublicUrlError, PublicUrl};
pub use rate_limits::{RateLimit, RateLimitConfig};
pub use secret::Secret;
