//! Meta's webhook: the signature is checked over the raw bytes, every event is stored, and only
//! then is the delivery acknowledged. Workers do the rest.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use ledger::{LedgerError, NewEvent};
use whatsapp::signature;
use whatsapp::verification::Challenge;
use whatsapp::webhook;

use crate::Shop;

/// Answers Meta's check of the webhook's address (`GET`, `hub.challenge`).
pub async fn verify(State(shop): State<Arc<Shop>>, Query(challenge): Query<Challenge>) -> Response {
    match challenge.answer(&shop.verify_token) {
        Some(answer) => answer.to_owned().into_response(),
        None => StatusCode::FORBIDDEN.into_response(),
    }
}

/// Takes a delivery. Anything but 200 makes Meta deliver it again, for up to seven days.
pub async fn receive(State(shop): State<Arc<Shop>>, headers: HeaderMap, body: Bytes) -> Response {
    let signed = headers.get(signature::HEADER).and_then(|value| value.to_str().ok());
    if signature::verify(&shop.app_secret, signed, &body).is_err() {
        shop.metrics.webhooks_refused.count();
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let events = match webhook::read(&body) {
        Ok(events) => events,
        Err(error) => {
            // It is signed, so it is Meta's: delivering it again would not make it readable.
            tracing::warn!(%error, "a signed webhook could not be read");
            return StatusCode::OK.into_response();
        }
    };
    let at = shop.clock.now();
    let events = events.iter().map(|event| NewEvent { key: event.key(), payload: event.envelope.to_string(), at });
    match shop.ledger.receive(events.collect()).await {
        Ok(new) => {
            if new > 0 {
                shop.metrics.events_received.add(new);
                shop.wake.inbox.notify_one();
            }
            StatusCode::OK.into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a webhook could not be stored");
            let busy = matches!(error, LedgerError::Busy | LedgerError::Closed);
            if busy { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR }.into_response()
        }
    }
}
