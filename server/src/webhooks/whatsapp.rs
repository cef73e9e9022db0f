//! Meta's webhook: the signature is checked over the raw bytes, every event is stored, and only
//! then is the delivery acknowledged. Workers do the rest.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequestParts, Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use commerce::{ChannelId, EventId, Home};
use jiff::Timestamp;
use serde_json::json;
use storage::{NewEvent, StorageError};
use whatsapp::signature::{self, Signature};
use whatsapp::verification::Challenge;
use whatsapp::webhook::{self, Event, EventKind};

use crate::AppState;

/// Answers Meta's check of the webhook's address (`GET`, `hub.challenge`).
pub async fn verify(State(state): State<Arc<AppState>>, Query(challenge): Query<Challenge>) -> Response {
    match challenge.verify(&state.chat.verify_token) {
        Some(answer) => answer.to_owned().into_response(),
        None => StatusCode::FORBIDDEN.into_response(),
    }
}

/// The delivery's signature, well-formed. Without one a request is refused before its body is read, so
/// that a caller without the secret cannot fill the memory with large bodies.
pub struct DeliverySignature(Signature);

impl FromRequestParts<Arc<AppState>> for DeliverySignature {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, StatusCode> {
        let header = parts.headers.get(signature::HEADER).and_then(|value| value.to_str().ok());
        Signature::parse(header).map(Self).map_err(|_| reject_signature(state))
    }
}

fn reject_signature(state: &AppState) -> StatusCode {
    state.metrics.webhook_signature_failures.inc();
    StatusCode::UNAUTHORIZED
}

/// Stores a delivery. Any answer but 200 makes Meta deliver it again, for up to seven days.
pub async fn receive(
    State(state): State<Arc<AppState>>,
    DeliverySignature(signature): DeliverySignature,
    body: Bytes,
) -> Result<(), StatusCode> {
    if signature.verify(&state.chat.app_secret, &body).is_err() {
        return Err(reject_signature(&state));
    }
    let at = state.clock.now();
    let events = match webhook::parse(&body) {
        Ok(events) if !events.is_empty() => {
            events.iter().map(|event| to_new_event(&state, event, at)).collect()
        }
        // The signature proves that it comes from Meta, and a second delivery would be no more readable.
        Ok(_) | Err(_) => vec![unreadable_event(&state, &body, at)],
    };
    let new = state.storage.store_events(events).await.map_err(|error| {
        tracing::error!(%error, "storing a webhook failed");
        match error {
            StorageError::Busy | StorageError::Full | StorageError::Closed => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        }
    })?;
    if new > 0 {
        state.metrics.events_received.inc_by(new as u64);
        state.notifiers.inbox.notify();
    }
    Ok(())
}

fn to_new_event(state: &AppState, event: &Event, at: Timestamp) -> NewEvent {
    let sender = sender_id(event);
    NewEvent {
        id: event_id(state, sender.as_deref()),
        channel: ChannelId::WhatsApp,
        key: event.key(),
        payload: event.envelope.to_string(),
        ordering_key: sender,
        received_at: at,
    }
}

/// An id with the home of what its sender has, or a random one where there is no sender.
fn event_id(state: &AppState, sender: Option<&str>) -> EventId {
    let home = match sender {
        Some(sender) => state.storage.home_of_sender(sender),
        None => Home::from_random(state.rng.next_u128()),
    };
    state.rng.event_id(home)
}

/// Who sent a message; messages of one sender are processed in their order.
fn sender_id(event: &Event) -> Option<String> {
    let EventKind::Message(message) = &event.kind else { return None };
    // The user id comes with every message, the number with those of people who do not hide it.
    let user_id = message.from_user_id.as_ref().map(|id| id.as_str());
    user_id.or(message.from.as_ref().map(|phone| phone.as_str())).map(str::to_owned)
}

/// A body without an event that can be parsed, stored as it came to find out why.
fn unreadable_event(state: &AppState, body: &[u8], at: Timestamp) -> NewEvent {
    let payload = match str::from_utf8(body) {
        Ok(text) => json!({ "unreadable": text }),
        Err(_) => json!({ "unreadable_bytes": body }),
    };
    let payload = payload.to_string();
    NewEvent {
        id: event_id(state, None),
        channel: ChannelId::WhatsApp,
        key: format!("unreadable:{payload}"),
        payload,
        ordering_key: None,
        received_at: at,
    }
}
