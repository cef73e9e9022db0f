//! `GET /o/{order}/events`: the state of an order as server-sent events, for the page that shows it.
//!
//! An event is the order's state, and its id the order's version. A browser that connects gets the present state
//! unless it has that version already (`Last-Event-ID`), so nothing is missed while it slept or had no network.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use commerce::{Order, OrderId};
use futures_util::stream;

use crate::AppState;
use crate::connections::Streaming;
use crate::extract::PathParam;
use crate::ordering::OrderSubscription;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::OrderVisitor;

/// Proxies close connections on which nothing is sent; the order is read again then, too.
const COMMENT_INTERVAL: Duration = Duration::from_secs(25);

/// How long a browser waits before it connects again.
const RETRY_DELAY: Duration = Duration::from_secs(3);

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// Asks nginx to pass each event on at once.
const X_ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

/// Follows an order, for its customer. An ended order that the browser has seen end is 204: browsers do not
/// connect again.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: OrderVisitor,
    headers: HeaderMap,
    PathParam(id): PathParam<OrderId>,
) -> AppResult<Response> {
    let order = state.storage.order(id).await?.filter(|order| visitor.is_customer_of(order));
    let order = order.ok_or(ErrorKind::OrderNotFound)?;
    let session = visitor.session_for(id).ok_or(ErrorKind::OrderNotFound)?;
    let sent = headers.get(LAST_EVENT_ID).and_then(|id| id.to_str().ok()?.parse().ok());
    if order.state.is_final() && sent == Some(version(&order)) {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let subscription = state.order_subscriptions.subscribe(session, id)?;
    let events = OrderEvents { state, order: id, subscription, sent, is_current: false };
    let events = stream::unfold(events, |mut events| async {
        let event = events.next().await?;
        Some((Ok::<_, Infallible>(event), events))
    });
    Ok((Extension(Streaming), [(X_ACCEL_BUFFERING, "no")], Sse::new(events)).into_response())
}

/// Increases with every transition.
fn version(order: &Order) -> usize {
    order.history.len()
}

struct OrderEvents {
    state: Arc<AppState>,
    order: OrderId,
    subscription: OrderSubscription,
    /// The version that the browser has.
    sent: Option<usize>,
    /// Whether the order was read, so that the next event is a change.
    is_current: bool,
}

impl OrderEvents {
    /// The next event, or a comment when there is none for long; `None` at the end.
    async fn next(&mut self) -> Option<Event> {
        let mut is_idle = false;
        loop {
            if self.is_current {
                tokio::select! {
                    changed = self.subscription.changed() => changed?,
                    () = self.state.clock.sleep(COMMENT_INTERVAL) => is_idle = true,
                }
            }
            let order = match self.state.storage.order(self.order).await {
                Ok(order) => order?,
                Err(error) => {
                    tracing::warn!(%error, "the events of an order ended early");
                    return None;
                }
            };
            self.is_current = true;
            let version = version(&order);
            if self.sent != Some(version) {
                self.sent = Some(version);
                let event = Event::default().id(version.to_string()).retry(RETRY_DELAY);
                return Some(event.data(order.state.code()));
            }
            if is_idle {
                return Some(Event::default().comment(""));
            }
        }
    }
}
