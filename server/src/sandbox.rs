//! A page with two phones to try the shop out, the customer's and the store's.
//!
//! The phones are scripts in the browser (`public/sandbox`) that call the emulator's routes below
//! `/sandbox/api`. `router` adds all of it only where there is an emulator, never in live mode.

mod guard;
mod people;

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::response::{Html, IntoResponse, Response};

use crate::AppState;
use crate::pages::static_file;

pub(crate) use guard::require_local_request;
pub(crate) use people::list_people;

/// Scripts, styles, pictures and requests of this server only: the browser enforces what the page
/// promises, that nothing leaves the computer.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The page is the same for everybody; scripts fill it.
pub(crate) async fn get_page() -> impl IntoResponse {
    (
        [(CONTENT_SECURITY_POLICY, POLICY), (CACHE_CONTROL, "no-cache")],
        Html(include_str!("sandbox/page.html")),
    )
}

/// A script, style or picture of the page. Modules import each other by plain names, which do not
/// change with their bytes, so a browser has to revalidate them each time.
pub(crate) async fn get_file(state: State<Arc<AppState>>, request: Request) -> Response {
    let mut response = static_file::serve(state, request).await;
    if response.headers().contains_key(CACHE_CONTROL) {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    response
}
