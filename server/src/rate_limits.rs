//! How many requests each caller has made lately.

use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName};
use commerce::{CustomerId, StoreCode};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use ipnet::IpNet;
use storage::TokenDigest;

use crate::config::{RateLimit, RateLimitConfig};

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Requests between two clean-ups: callers whose limit is full again are no longer remembered.
const CLEANUP_INTERVAL: u32 = 4_096;

/// Who makes a request.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Caller {
    Customer(CustomerId),
    /// An anonymous session, or one of an order's link.
    Session(TokenDigest),
    Counter(StoreCode),
    /// Anything without a session. Many customers may share it.
    Address(IpAddr),
}

/// Counts requests by caller. The clock is monotonic, not the environment's: no caller waits longer
/// because the wall clock was set back.
pub struct RateLimits {
    sessions: DefaultKeyedRateLimiter<Caller>,
    addresses: DefaultKeyedRateLimiter<Caller>,
    clock: DefaultClock,
    requests: AtomicU32,
    trusted_proxies: Vec<IpNet>,
}

impl RateLimits {
    /// No caller has made a request yet.
    #[must_use]
    pub fn new(config: &RateLimitConfig) -> Self {
        Self {
            sessions: RateLimiter::keyed(quota(config.session)),
            addresses: RateLimiter::keyed(quota(config.address)),
            clock: DefaultClock::default(),
            requests: AtomicU32::new(0),
            trusted_proxies: config.trusted_proxies.clone(),
        }
    }

    /// Counts a request.
    ///
    /// # Errors
    /// The time until the caller's next request is accepted.
    pub(crate) fn check(&self, caller: &Caller) -> Result<(), Duration> {
        if self.requests.fetch_add(1, Ordering::Relaxed) % CLEANUP_INTERVAL == CLEANUP_INTERVAL - 1 {
            self.remove_idle_callers();
        }
        let limiter = match caller {
            Caller::Address(_) => &self.addresses,
            _ => &self.sessions,
        };
        limiter.check_key(caller).map_err(|until| until.wait_time_from(self.clock.now()))
    }

    fn remove_idle_callers(&self) {
        for limiter in [&self.sessions, &self.addresses] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }

    /// The address that a request without a session counts for.
    ///
    /// `X-Forwarded-For` is read from its end as far as trusted proxies wrote it: the first address
    /// that is no proxy of ours is the client's, whatever it claims before that.
    pub(crate) fn client_address(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> IpAddr {
        let peer = peer.unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED)).to_canonical();
        let lines = headers.get_all(X_FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok());
        let mut hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        let mut client = peer;
        while self.is_trusted(client)
            && let Some(hop) = hops.pop().and_then(|hop| hop.parse::<IpAddr>().ok())
        {
            client = hop.to_canonical();
        }
        network_of(client)
    }

    fn is_trusted(&self, address: IpAddr) -> bool {
        self.trusted_proxies.iter().any(|network| network.contains(&address))
    }
}

fn quota(limit: RateLimit) -> Quota {
    Quota::per_minute(limit.per_minute).allow_burst(limit.burst)
}

/// One subscriber has a whole /64 of IPv6 addresses to choose from.
fn network_of(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6((u128::from(address) & !u128::from(u64::MAX)).into()),
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::*;

    fn limits(burst: u32) -> RateLimits {
        let limit = RateLimit { burst: NonZeroU32::new(burst).unwrap(), per_minute: NonZeroU32::MIN };
        let trusted_proxies = vec!["127.0.0.0/8".parse().unwrap(), "10.0.0.0/8".parse().unwrap()];
        RateLimits::new(&RateLimitConfig { session: limit, address: limit, trusted_proxies })
    }

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn each_caller_has_a_limit_of_its_own() {
        let limits = limits(2);
        let callers = [Caller::Address(address("192.0.2.1")), Caller::Address(address("192.0.2.2"))];
        for caller in &callers {
            assert!(limits.check(caller).is_ok() && limits.check(caller).is_ok());
            let wait = limits.check(caller).unwrap_err();
            assert!(wait > Duration::from_secs(30) && wait <= Duration::from_secs(60), "{wait:?}");
        }
        assert!(limits.check(&Caller::Counter("asha-vashi".parse().unwrap())).is_ok());
    }

    #[test]
    fn callers_that_have_used_their_limit_up_are_remembered() {
        let limits = limits(1);
        let caller = Caller::Address(address("192.0.2.1"));
        assert!(limits.check(&caller).is_ok());
        limits.remove_idle_callers();
        assert!(limits.check(&caller).is_err());
    }

    #[test]
    fn only_a_trusted_proxy_names_the_client() {
        let limits = limits(1);
        for (peer, forwarded, client) in [
            ("192.0.2.1", "", "192.0.2.1"),
            ("192.0.2.1", "198.51.100.7", "192.0.2.1"),
            ("127.0.0.1", "", "127.0.0.1"),
            ("127.0.0.1", "198.51.100.7", "198.51.100.7"),
            ("::ffff:127.0.0.1", "198.51.100.7", "198.51.100.7"),
            // What a client writes itself comes before what the proxies add.
            ("127.0.0.1", "203.0.113.9, 198.51.100.7, 10.1.1.1", "198.51.100.7"),
            ("127.0.0.1", "198.51.100.7, nonsense", "127.0.0.1"),
            ("127.0.0.1", "10.0.0.5", "10.0.0.5"),
            ("127.0.0.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ] {
            let headers = HeaderMap::from_iter([(X_FORWARDED_FOR, forwarded.parse().unwrap())]);
            let found = limits.client_address(Some(address(peer)), &headers);
            assert_eq!(found, address(client), "{peer} {forwarded}");
        }
    }
}
