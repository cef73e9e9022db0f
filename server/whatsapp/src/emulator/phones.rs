//! Routes by which a page plays the phones. They know no password.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::{FromRequestParts, Path, Query, State},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{inner::Inner, payloads, thread::ThreadMessage};
use crate::identity::{MediaId, MessageId, Phone};

/// How long a request for a thread waits for news.
const MAX_WAIT: Duration = Duration::from_secs(20);

pub(super) fn router(inner: Arc<Inner>) -> Router {
    Router::new()
        .route("/phones/{phone}/thread", get(thread))
        .route("/phones/{phone}/text", post(send_text))
        .route("/phones/{phone}/button", post(press_button))
        .route("/phones/{phone}/row", post(choose_row))
        .route("/phones/{phone}/location", post(send_location))
        .route("/media/{id}", get(media))
        .with_state(inner)
}

/// The phone in the path, checked.
struct PhonePath(Phone);

impl<S: Send + Sync> FromRequestParts<S> for PhonePath {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let phone = path.map(|Path(phone)| Phone::new(phone));
        match phone {
            Ok(phone) if phone.is_plausible() => Ok(Self(phone)),
            _ => Err(unprocessable("not a phone number")),
        }
    }
}

fn unprocessable(why: &str) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": why }))).into_response()
}

fn created(id: &MessageId) -> Response {
    (StatusCode::CREATED, Json(json!({ "id": id }))).into_response()
}

#[derive(Deserialize)]
struct ThreadQuery {
    since: Option<u64>,
    /// The run that `since` is a version of.
    run: Option<String>,
}

/// The messages changed since a version. `run` names this emulator: when it is
/// another than before, what the page has is to be thrown away.
async fn thread(
    State(inner): State<Arc<Inner>>,
    PhonePath(phone): PhonePath,
    Query(ThreadQuery { since, run }): Query<ThreadQuery>,
) -> Json<Value> {
    let same_run = run.is_none_or(|run| run == inner.run);
    let since = since.filter(|_| same_run);
    if let Some(since) = since {
        inner.wait_for_change_within(&phone, since, MAX_WAIT).await;
    }
    let since = since.unwrap_or(0);
    let now = inner.now();
    let state = inner.state();
    let thread = state.threads.get(&phone);
    let messages: Vec<&ThreadMessage> = thread
        .map(|thread| {
            let messages = thread.messages.iter();
            messages.filter(|it| it.version > since).collect()
        })
        .unwrap_or_default();
    Json(json!({
        "run": inner.run,
        "version": thread.map_or(0, |thread| thread.version),
        "phone": phone,
        "name": thread.map(|thread| &thread.name),
        "business": inner.config.display_phone_number,
        "now": now,
        "typing": thread
            .and_then(|thread| thread.typing_until)
            .is_some_and(|until| now < until),
        "window_until": thread.and_then(|thread| thread.window_closes_at()),
        "messages": messages,
    }))
}

#[derive(Deserialize)]
struct TextBody {
    text: String,
    name: Option<String>,
}

async fn send_text(
    State(inner): State<Arc<Inner>>,
    PhonePath(phone): PhonePath,
    Json(TextBody { text, name }): Json<TextBody>,
) -> Response {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 4096 {
        return unprocessable("a message has 1 to 4096 characters");
    }
    if let Some(name) = name {
        inner.state().thread(&phone).name = name;
    }
    created(&inner.send_from_phone(&phone, "text", json!({ "body": text }), None))
}

#[derive(Deserialize)]
struct ButtonBody {
    id: String,
    title: String,
    reply_to: MessageId,
}

async fn press_button(
    State(inner): State<Arc<Inner>>,
    PhonePath(phone): PhonePath,
    Json(ButtonBody { id, title, reply_to }): Json<ButtonBody>,
) -> Response {
    let value = payloads::button_reply(&id, &title);
    created(&inner.send_from_phone(&phone, "interactive", value, Some(&reply_to)))
}

#[derive(Deserialize)]
struct RowBody {
    id: String,
    title: String,
    description: Option<String>,
    reply_to: MessageId,
}

async fn choose_row(
    State(inner): State<Arc<Inner>>,
    PhonePath(phone): PhonePath,
    Json(RowBody { id, title, description, reply_to }): Json<RowBody>,
) -> Response {
    let value = payloads::list_reply(&id, &title, description.as_deref());
    created(&inner.send_from_phone(&phone, "interactive", value, Some(&reply_to)))
}

#[derive(Deserialize)]
struct LocationBody {
    latitude: f64,
    longitude: f64,
    name: Option<String>,
    address: Option<String>,
    reply_to: Option<MessageId>,
}

async fn send_location(
    State(inner): State<Arc<Inner>>,
    PhonePath(phone): PhonePath,
    Json(sent): Json<LocationBody>,
) -> Response {
    let on_globe = (-90.0..=90.0).contains(&sent.latitude) && (-180.0..=180.0).contains(&sent.longitude);
    if !on_globe {
        return unprocessable("the place is not on the globe");
    }
    let value =
        payloads::location(sent.latitude, sent.longitude, sent.name.as_deref(), sent.address.as_deref());
    created(&inner.send_from_phone(&phone, "location", value, sent.reply_to.as_ref()))
}

/// A file, shown in the browser where it can be.
async fn media(State(inner): State<Arc<Inner>>, Path(id): Path<String>) -> Response {
    let file = inner.state().media.get(&MediaId::from(id)).cloned();
    let Some(file) = file else {
        return StatusCode::NOT_FOUND.into_response();
    };
    (
        [
            (header::CONTENT_TYPE, file.mime_type),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
            (header::CONTENT_DISPOSITION, content_disposition(&file.filename)),
        ],
        file.bytes,
    )
        .into_response()
}

/// `inline` with the name, with only its plain characters.
fn content_disposition(filename: &str) -> String {
    let plain: String = filename
        .chars()
        .map(|character| {
            if character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_' | ' ') {
                character
            } else {
                '_'
            }
        })
        .collect();
    format!("inline; filename=\"{plain}\"")
}
