//! How long sessions live.

use jiff::{SignedDuration, Timestamp};
use storage::SessionScope;

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// From its last use, for the session of a customer or of an order's link.
pub const SESSION_TTL: SignedDuration = SignedDuration::from_hours(7 * 24);
/// From its start, however often it is used.
const MAX_SESSION_AGE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// A session is extended when it has lost this much of its life, so that reading pages writes once an
/// hour instead of once a page.
const REFRESH_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// When a session that is used at `now` expires.
pub(super) fn expires_at(scope: &SessionScope, created_at: Timestamp, now: Timestamp) -> Timestamp {
    match scope {
        SessionScope::Anonymous => add(now, DAY),
        SessionScope::Customer(_) | SessionScope::Order { .. } => {
            add(now, SESSION_TTL).min(add(created_at, MAX_SESSION_AGE))
        }
        SessionScope::Counter(_) => add(created_at, DAY),
    }
}

/// The new expiry of a session that is due to be extended.
pub(super) fn extended(
    scope: &SessionScope,
    created_at: Timestamp,
    old: Timestamp,
    now: Timestamp,
) -> Option<Timestamp> {
    let new = expires_at(scope, created_at, now);
    (new.duration_since(old) >= REFRESH_AFTER).then_some(new)
}

pub(super) fn add(instant: Timestamp, duration: SignedDuration) -> Timestamp {
    instant.saturating_add(duration).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use commerce::CustomerId;

    use super::*;

    fn hours(hours: i64) -> Timestamp {
        add(Timestamp::UNIX_EPOCH, SignedDuration::from_hours(hours))
    }

    #[test]
    fn a_customer_stays_a_week_after_the_last_use_and_a_month_at_most() {
        let scope = SessionScope::Customer(CustomerId(7));
        for (now, expected) in [(0, 7 * 24), (24, 8 * 24), (23 * 24, 30 * 24), (29 * 24, 30 * 24)] {
            assert_eq!(expires_at(&scope, hours(0), hours(now)), hours(expected), "{now}");
        }
    }

    #[test]
    fn an_anonymous_browser_stays_a_day_after_the_last_use_and_a_counter_a_day() {
        assert_eq!(expires_at(&SessionScope::Anonymous, hours(0), hours(100)), hours(124));
        let counter = SessionScope::Counter("asha-vashi".parse().unwrap());
        assert_eq!(expires_at(&counter, hours(0), hours(20)), hours(24));
        assert_eq!(extended(&counter, hours(0), hours(24), hours(20)), None);
    }

    #[test]
    fn a_session_is_extended_once_an_hour_while_that_is_possible() {
        let scope = SessionScope::Customer(CustomerId(7));
        let week = 7 * 24;
        assert_eq!(extended(&scope, hours(0), hours(week), hours(0)), None);
        assert_eq!(extended(&scope, hours(0), hours(week), hours(1)), Some(hours(week + 1)));
        assert_eq!(extended(&scope, hours(0), hours(30 * 24), hours(29 * 24)), None);
        // A clock that was set back takes nothing away.
        assert_eq!(extended(&scope, hours(0), hours(week + 9), hours(1)), None);
    }
}
