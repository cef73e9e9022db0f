//! Scripts, pictures and icons: every path that no other route matches.

use std::borrow::Cow;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::AppState;
use crate::problem::{AppError, ErrorKind};

/// Sends a file, 304 when the browser has it, or 404.
pub async fn serve(State(state): State<Arc<AppState>>, request: Request) -> Response {
    let path = request.uri().path();
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let Some(found) = state.assets.files.find(path, request.headers()).filter(|_| is_read) else {
        return AppError::from(ErrorKind::NotFound).into_response();
    };
    match found.body {
        None => (StatusCode::NOT_MODIFIED, found.headers).into_response(),
        Some(Cow::Borrowed(bytes)) => (found.headers, Body::from(bytes)).into_response(),
        Some(Cow::Owned(bytes)) => (found.headers, Body::from(bytes)).into_response(),
    }
}
