//! Trying it out: a page with two phones, the customer's and the store's.
//!
//! The phones are played by script in the browser (`public/sandbox`), against the emulator's own
//! routes below `/sandbox/api`. Here are the page, its files, and the people the phones can be.
//! `router` adds all of it only where there is an emulator, which is never in live mode.

mod guard;
mod people;

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::response::{Html, IntoResponse, Response};

use crate::AppState;
use crate::pages::static_file;

pub use guard::require_local_request;
pub use people::list_people;

/// Script, style, pictures and messages from here only: what the page says of itself, that nothing
/// leaves the computer, the browser enforces.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The page. It is the same for everybody; the script fills it.
pub async fn get_page() -> impl IntoResponse {
    (
        [(CONTENT_SECURITY_POLICY, POLICY), (CACHE_CONTROL, "no-cache")],
        Html(include_str!("sandbox/page.html")),
    )
}

/// A script, style or picture of the page. Modules import each other by plain names, which do not
/// change with their bytes, so a browser has to ask again each time (and gets a 304).
pub async fn get_file(state: State<Arc<AppState>>, request: Request) -> Response {
    let mut response = static_file::serve(state, request).await;
    if response.headers().contains_key(CACHE_CONTROL) {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    response
}
