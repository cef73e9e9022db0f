//! How many requests a caller may make, and how callers are distinguished.

use std::num::NonZeroU32;

use ipnet::IpNet;
use serde::Deserialize;

use super::error::ConfigError;

/// The section `[rate_limits]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RateLimitSettings {
    session_burst: NonZeroU32,
    session_per_minute: NonZeroU32,
    address_burst: NonZeroU32,
    address_per_minute: NonZeroU32,
    trusted_proxies: String,
}

/// Checked rate limits.
#[derive(Clone, Debug)]
pub struct RateLimitConfig {
    /// Of a customer, an anonymous session, or a store's counter.
    pub session: RateLimit,
    /// Of an address, for requests without a session.
    pub address: RateLimit,
    /// Networks whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
}

/// A limit that is refilled evenly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Requests that may come all at once.
    pub burst: NonZeroU32,
    /// Requests regained in a minute.
    pub per_minute: NonZeroU32,
}

impl RateLimitSettings {
    pub(super) fn check(&self) -> Result<RateLimitConfig, ConfigError> {
        Ok(RateLimitConfig {
            session: RateLimit { burst: self.session_burst, per_minute: self.session_per_minute },
            address: RateLimit { burst: self.address_burst, per_minute: self.address_per_minute },
            trusted_proxies: parse_networks(&self.trusted_proxies)?,
        })
    }
}

/// Reads `127.0.0.0/8, ::1/128`.
fn parse_networks(text: &str) -> Result<Vec<IpNet>, ConfigError> {
    let networks = text.split(',').map(str::trim).filter(|network| !network.is_empty());
    let parsed: Result<_, _> = networks.map(str::parse).collect();
    parsed.map_err(|_| {
        ConfigError::invalid(
            "rate_limits.trusted_proxies",
            "must be networks such as 10.0.0.0/8, separated by commas",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_separated_by_commas() {
        assert_eq!(parse_networks("").unwrap(), []);
        assert_eq!(parse_networks(" 10.0.0.0/8 ,::1/128,").unwrap().len(), 2);
        for wrong in ["10.0.0.0", "10.0.0.0/33", "proxy.example", "10.0.0.0/8 ::1/128"] {
            assert!(parse_networks(wrong).is_err(), "{wrong}");
        }
    }
}
