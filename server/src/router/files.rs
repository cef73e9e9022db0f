//! The site's files, where no other route fits.

use std::borrow::Cow;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::Shop;
use crate::problem::{Kind, Problem};

/// Answers a file, 304 when the browser has it, or that there is nothing at this address.
pub async fn serve(State(shop): State<Arc<Shop>>, request: Request) -> Response {
    let path = request.uri().path();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let Some(found) = shop.files.find(path, request.headers()).filter(|_| reads) else {
        return Problem::from(Kind::NoSuchPage).into_response();
    };
    match found.body {
        None => (StatusCode::NOT_MODIFIED, found.headers).into_response(),
        Some(Cow::Borrowed(bytes)) => (found.headers, Body::from(bytes)).into_response(),
        Some(Cow::Owned(bytes)) => (found.headers, Body::from(bytes)).into_response(),
    }
}
