//! Bodies of requests and responses as connections see them.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, Incoming, SizeHint};
use tokio_util::sync::CancellationToken;

use super::phase::Exchange;

/// How long a request body may still arrive once the server is shutting down.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(1);

/// The request's body did not arrive before the server shut down.
#[derive(Debug, thiserror::Error)]
#[error("the server is shutting down")]
struct ShutdownError;

/// A request's body, which fails when the server shuts down before all of it has arrived: a client
/// that has sent half a request does not delay the shutdown.
pub(super) struct ClientBody {
    incoming: Incoming,
    cutoff: Pin<Box<dyn Future<Output = ()> + Send>>,
}

impl ClientBody {
    pub(super) fn new(incoming: Incoming, shutdown: CancellationToken) -> Self {
        let cutoff = async move {
            shutdown.cancelled().await;
            tokio::time::sleep(SHUTDOWN_GRACE).await;
        };
        Self { incoming, cutoff: Box::pin(cutoff) }
    }
}

impl HttpBody for ClientBody {
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::BoxError>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.incoming).poll_frame(context) {
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        self.cutoff.as_mut().poll(context).map(|()| Some(Err(ShutdownError.into())))
    }

    fn is_end_stream(&self) -> bool {
        self.incoming.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.incoming.size_hint()
    }
}

/// A response's body. The exchange ends when it has been sent.
pub(super) struct ExchangeBody {
    body: Body,
    _exchange: Exchange,
}

impl ExchangeBody {
    pub(super) fn new(body: Body, exchange: Exchange) -> Self {
        Self { body, _exchange: exchange }
    }
}

impl HttpBody for ExchangeBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
