//! The site's files, where no other route fits.

use std::borrow::Cow;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::AppState;
use crate::problem::{AppError, ErrorKind};

/// Answers a file, 304 when the browser has it, or that there is nothing at this address.
pub async fn serve(State(state): State<Arc<AppState>>, request: Request) -> Response {
    let path = request.uri().path();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let Some(found) = state.assets.find(path, request.headers()).filter(|_| reads) else {
        return AppError::from(ErrorKind::NotFound).into_response();
    };
    match found.body {
        None => (StatusCode::NOT_MODIFIED, found.headers).into_response(),
        Some(Cow::Borrowed(bytes)) => (found.headers, Body::from(bytes)).into_response(),
        Some(Cow::Owned(bytes)) => (found.headers, Body::from(bytes)).into_response(),
    }
}
