//! Leaves a connection usable when a request was answered before its body was read.
//!
//! A server that answers early and leaves the body unread has to close the connection. Without
//! `Connection: close` the client does not know, and its next request on it fails. So a small body is
//! read to its end, and with a large one the response announces the close (RFC 9112 §9.6).

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{CONNECTION, EXPECT};
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::BodyExt;
use hyper::body::{Frame, SizeHint};

/// Bodies up to this size are read to their end.
const MAX_DRAINED_BYTES: u64 = 64 * 1024;

/// How long the rest of a body may take to arrive.
const DRAIN_TIMEOUT: Duration = Duration::from_secs(1);

/// The layer that reads or refuses what a handler has left of a request's body.
pub(crate) async fn drain(request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    // A client that waits for `100 Continue` sends its body only when the server begins to read it.
    let is_waiting = request.headers().contains_key(EXPECT);
    let returned = ReturnedBody::default();
    let mut response = next.run(request.map(|body| Body::new(returned.lend(body)))).await;
    let is_reusable = match returned.take() {
        None => true,
        Some(rest) => rest.is_end_stream() || (!is_waiting && is_drained(rest).await),
    };
    if !is_reusable {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

async fn is_drained(mut body: Body) -> bool {
    let drained = async {
        let mut read = 0;
        while read + body.size_hint().lower() <= MAX_DRAINED_BYTES {
            match body.frame().await {
                None => return true,
                Some(Err(_)) => return false,
                Some(Ok(frame)) => read += frame.data_ref().map_or(0, |data| data.len() as u64),
            }
        }
        false
    };
    tokio::time::timeout(DRAIN_TIMEOUT, drained).await.unwrap_or(false)
}

/// Where a handler's request body goes when the handler drops it.
#[derive(Clone, Default)]
struct ReturnedBody(Arc<Mutex<Option<Body>>>);

impl ReturnedBody {
    fn lend(&self, body: Body) -> LentBody {
        LentBody { body: Some(body), owner: self.clone() }
    }

    fn put(&self, body: Option<Body>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = body;
    }

    fn take(&self) -> Option<Body> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

struct LentBody {
    body: Option<Body>,
    owner: ReturnedBody,
}

impl Drop for LentBody {
    fn drop(&mut self) {
        self.owner.put(self.body.take());
    }
}

impl HttpBody for LentBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        match &mut self.body {
            None => Poll::Ready(None),
            Some(body) => {
                let polled = Pin::new(body).poll_frame(context);
                if matches!(polled, Poll::Ready(None)) {
                    self.body = None;
                }
                polled
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(HttpBody::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.as_ref().map(HttpBody::size_hint).unwrap_or_default()
    }
}
