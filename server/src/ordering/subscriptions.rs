//! Open pages that follow an order, woken when it changes.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use commerce::OrderId;
use storage::TokenDigest;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// Subscriptions of one session at a time. A browser opens six connections to a server, which its pages need too.
const MAX_PER_SESSION: usize = 2;

/// Why there is no subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SubscribeError {
    /// The session has two already.
    #[error("the session follows as many orders as it may")]
    TooManyOfSession,
    /// The server has as many as it may, or shuts down.
    #[error("the server accepts no more subscriptions")]
    Overloaded,
}

/// All subscriptions of a server.
#[derive(Clone, Debug)]
pub struct OrderSubscriptions {
    open: Arc<Mutex<Open>>,
    max: usize,
    closed: CancellationToken,
}

#[derive(Debug, Default)]
struct Open {
    count: usize,
    by_session: HashMap<TokenDigest, usize>,
    by_order: HashMap<OrderId, watch::Sender<()>>,
}

impl OrderSubscriptions {
    /// No subscriptions yet, and at most `max`.
    #[must_use]
    pub fn new(max: usize) -> Self {
        Self { open: Arc::default(), max, closed: CancellationToken::new() }
    }

    /// Follows an order until the subscription is dropped.
    ///
    /// # Errors
    /// [`SubscribeError`] when session or server have as many as they may.
    pub fn subscribe(
        &self,
        session: TokenDigest,
        order: OrderId,
    ) -> Result<OrderSubscription, SubscribeError> {
        let mut open = self.lock();
        if open.count >= self.max || self.closed.is_cancelled() {
            return Err(SubscribeError::Overloaded);
        }
        let of_session = open.by_session.entry(session).or_default();
        if *of_session >= MAX_PER_SESSION {
            return Err(SubscribeError::TooManyOfSession);
        }
        *of_session += 1;
        open.count += 1;
        let changes = open.by_order.entry(order).or_insert_with(|| watch::Sender::new(())).subscribe();
        drop(open);
        Ok(OrderSubscription { all: self.clone(), session, order, changes })
    }

    /// Wakes those who follow an order: it has changed.
    pub fn notify(&self, order: OrderId) {
        if let Some(changes) = self.lock().by_order.get(&order) {
            changes.send_replace(());
        }
    }

    /// Ends every subscription, and accepts no more.
    pub fn close(&self) {
        self.closed.cancel();
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Follows one order.
#[derive(Debug)]
pub struct OrderSubscription {
    all: OrderSubscriptions,
    session: TokenDigest,
    order: OrderId,
    changes: watch::Receiver<()>,
}

impl OrderSubscription {
    /// Returns when the order may have changed since the last call, or since the subscription began. `None` when
    /// subscriptions are closed.
    pub async fn changed(&mut self) -> Option<()> {
        tokio::select! {
            biased;
            () = self.all.closed.cancelled() => None,
            changed = self.changes.changed() => changed.ok(),
        }
    }
}

impl Drop for OrderSubscription {
    fn drop(&mut self) {
        let mut open = self.all.lock();
        open.count -= 1;
        if let Entry::Occupied(mut of_session) = open.by_session.entry(self.session) {
            *of_session.get_mut() -= 1;
            if *of_session.get() == 0 {
                of_session.remove();
            }
        }
        // The last receiver is this one.
        if let Entry::Occupied(changes) = open.by_order.entry(self.order)
            && changes.get().receiver_count() <= 1
        {
            changes.remove();
        }
    }
}

#[cfg(test)]
mod tests {
    use commerce::Home;

    use super::*;

    fn session(number: u8) -> TokenDigest {
        TokenDigest { home: Home::from_random(0), hash: [number; 32] }
    }

    #[tokio::test]
    async fn a_change_wakes_those_who_follow_the_order() {
        let subscriptions = OrderSubscriptions::new(9);
        let mut first = subscriptions.subscribe(session(1), OrderId(1)).unwrap();
        let mut second = subscriptions.subscribe(session(2), OrderId(1)).unwrap();
        let other = subscriptions.subscribe(session(2), OrderId(2)).unwrap();
        subscriptions.notify(OrderId(1));
        assert_eq!(first.changed().await, Some(()));
        assert_eq!(second.changed().await, Some(()));
        assert!(!other.changes.has_changed().unwrap());
    }

    #[tokio::test]
    async fn closing_ends_subscriptions_and_refuses_more() {
        let subscriptions = OrderSubscriptions::new(9);
        let mut open = subscriptions.subscribe(session(1), OrderId(1)).unwrap();
        subscriptions.close();
        assert_eq!(open.changed().await, None);
        assert_eq!(subscriptions.subscribe(session(2), OrderId(1)).unwrap_err(), SubscribeError::Overloaded);
    }

    #[test]
    fn sessions_and_server_have_limits_that_dropping_frees() {
        let subscriptions = OrderSubscriptions::new(3);
        let subscribe = |by, order| subscriptions.subscribe(session(by), OrderId(order));
        let (first, second) = (subscribe(1, 1).unwrap(), subscribe(1, 1).unwrap());
        assert_eq!(subscribe(1, 2).unwrap_err(), SubscribeError::TooManyOfSession);
        let third = subscribe(2, 2).unwrap();
        assert_eq!(subscribe(3, 3).unwrap_err(), SubscribeError::Overloaded);
        drop(first);
        let fourth = subscribe(1, 3).unwrap();
        drop((second, third, fourth));
        let open = subscriptions.lock();
        assert!(open.count == 0 && open.by_session.is_empty() && open.by_order.is_empty(), "{open:?}");
    }
}
