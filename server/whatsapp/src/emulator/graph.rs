//! The Graph API as a business calls it: messages and media.

mod media;

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::{Value, json};

use super::{checks, refusal::Refusal, shared::Shared};

/// A document may have 100 MB, and its form some more.
/// [M: business-phone-numbers/media]
const UPLOAD_LIMIT: usize = 101 * 1024 * 1024;

pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/{version}/{phone_number_id}/messages", post(messages))
        .route(
            "/{version}/{phone_number_id}/media",
            post(media::upload).layer(DefaultBodyLimit::max(UPLOAD_LIMIT)),
        )
        .route("/{version}/{media_id}", get(media::describe).delete(media::delete))
        .route(media::DOWNLOAD_PATH, get(media::download))
        .fallback(unknown_path)
        .with_state(shared)
}

async fn unknown_path(State(shared): State<Arc<Shared>>) -> Response {
    shared.refuse(Refusal::unknown_object())
}

/// [M: messages/send-messages]
async fn messages(
    State(shared): State<Arc<Shared>>,
    Path((version, number)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let answer = shared.admit(&headers, &version, Some(&number)).and_then(|()| shared.answer_message(&body));
    match answer {
        Ok(answer) => Json(answer).into_response(),
        Err(refusal) => shared.refuse(refusal),
    }
}

impl Shared {
    fn answer_message(self: &Arc<Self>, body: &[u8]) -> Result<Value, Refusal> {
        let send = match checks::request(body)? {
            checks::Request::Mark(mark) => {
                self.mark_read(&mark)?;
                return Ok(json!({ "success": true }));
            }
            checks::Request::Send(send) => send,
        };
        if let Some(refusal) = self.world().scripted_refusals.pop_front() {
            return Err(refusal);
        }
        let input = send.input.clone();
        let by_user_id = matches!(send.to, checks::To::UserId(_));
        let taken = self.take(*send)?;
        let contact = if by_user_id {
            json!({ "input": input, "user_id": input })
        } else {
            json!({ "input": input, "wa_id": taken.phone })
        };
        Ok(json!({
            "messaging_product": "whatsapp",
            "contacts": [contact],
            "messages": [{ "id": taken.id }],
        }))
    }

    /// Lets a request in that carries the token, names a version, and means
    /// our number.
    fn admit(&self, headers: &HeaderMap, version: &str, number: Option<&str>) -> Result<(), Refusal> {
        let token = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .unwrap_or_default();
        if !self.config.access_token.matches(token) {
            return Err(Refusal::token());
        }
        let ours = number.is_none_or(|number| number == self.config.phone_number_id);
        if !is_version(version) || !ours {
            return Err(Refusal::unknown_object());
        }
        Ok(())
    }

    fn refuse(&self, refusal: Refusal) -> Response {
        let now = self.now();
        let trace = self.world().ids.trace(now);
        refusal.into_answer(&trace)
    }
}

/// `v`, a number, a dot, a number.
fn is_version(version: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    version
        .strip_prefix('v')
        .and_then(|numbers| numbers.split_once('.'))
        .is_some_and(|(major, minor)| is_number(major) && is_number(minor))
}
