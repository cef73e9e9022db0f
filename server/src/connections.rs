//! Accepts connections and serves HTTP/1.1 on them within limits: how many there may be at once, and
//! how long each may stay in one [`Phase`].
//!
//! `axum::serve` sets none of these limits, so a few hundred clients that send half a request each
//! could use up the process's file descriptors and with them every listener.

mod body;
mod descriptors;
mod phase;
#[cfg(test)]
mod tests;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

pub(crate) use descriptors::max_connections;

use body::{ClientBody, ExchangeBody};
use phase::{PhaseLimits, PhaseTracker, TrackedStream};

/// The operations listener has few callers; its descriptors are reserved for them.
pub(crate) const MAX_OPERATIONS_CONNECTIONS: usize = 32;

/// How long accepting rests after it failed, which is mostly for want of descriptors.
const ACCEPT_RETRY_DELAY: Duration = Duration::from_secs(1);

/// How often a connection's phase is compared with its limit.
const PHASE_CHECK_INTERVAL: Duration = Duration::from_secs(1);

/// As an extension of a response: its body goes on for as long as the client receives it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Streaming;

/// Serves `routes` until `shutdown`, then lets requests that arrived whole finish.
pub(crate) async fn serve(
    listener: TcpListener,
    routes: Router,
    max_connections: usize,
    shutdown: CancellationToken,
) {
    let permits = Arc::new(Semaphore::new(max_connections));
    let connections = TaskTracker::new();
    loop {
        let next = async {
            let permit = acquire(&permits, max_connections).await;
            (permit, accept(&listener).await)
        };
        let (permit, (stream, peer)) = tokio::select! {
            next = next => next,
            () = shutdown.cancelled() => break,
        };
        let connection =
            serve_connection(stream, peer, routes.clone(), PhaseLimits::default(), shutdown.clone());
        connections.spawn(async move {
            connection.await;
            drop(permit);
        });
    }
    drop(listener);
    connections.close();
    connections.wait().await;
}

/// Waits until there may be one connection more.
async fn acquire(permits: &Arc<Semaphore>, max_connections: usize) -> Option<OwnedSemaphorePermit> {
    if let Ok(permit) = Arc::clone(permits).try_acquire_owned() {
        return Some(permit);
    }
    tracing::warn!(connections.max = max_connections, "connection limit reached, new connections wait");
    Arc::clone(permits).acquire_owned().await.ok()
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            // The client left before it was accepted; the next one is not affected.
            Err(error) if is_client_error(&error) => {}
            Err(error) => {
                tracing::error!(%error, "accepting a connection failed, retrying in a second");
                tokio::time::sleep(ACCEPT_RETRY_DELAY).await;
            }
        }
    }
}

fn is_client_error(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

async fn serve_connection<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    peer: SocketAddr,
    routes: Router,
    limits: PhaseLimits,
    shutdown: CancellationToken,
) {
    let phase = PhaseTracker::new();
    let service = service_fn({
        let (phase, shutdown) = (phase.clone(), shutdown.clone());
        move |request: Request<Incoming>| {
            let exchange = phase.begin_exchange();
            let mut request = request.map(|body| Body::new(ClientBody::new(body, shutdown.clone())));
            request.extensions_mut().insert(ConnectInfo(peer));
            let routes = routes.clone();
            async move {
                let response = routes.oneshot(request).await?;
                if response.extensions().get::<Streaming>().is_some() {
                    exchange.begin_streaming();
                }
                Ok::<_, Infallible>(response.map(|body| ExchangeBody::new(body, exchange)))
            }
        }
    });
    let io = TokioIo::new(TrackedStream::new(stream, phase.clone()));
    // The limits of `phase` tell an idle connection from a slow request, which this one does not.
    let connection = http1::Builder::new()
        .header_read_timeout(None)
        .timer(TokioTimer::new())
        .serve_connection(io, service);
    let mut connection = std::pin::pin!(connection);
    let mut check = tokio::time::interval(PHASE_CHECK_INTERVAL);
    let mut is_draining = false;
    loop {
        tokio::select! {
            ended = connection.as_mut() => {
                if let Err(error) = ended {
                    tracing::debug!(%error, "connection ended early");
                }
                return;
            }
            () = shutdown.cancelled(), if !is_draining => {
                is_draining = true;
                connection.as_mut().graceful_shutdown();
                // Nothing is promised yet to a client that has sent half a request head.
                if !phase.is_in_exchange() {
                    return;
                }
            }
            _ = check.tick() => {
                if let Some(phase) = phase.overdue(limits) {
                    tracing::debug!(?phase, "connection closed for exceeding a time limit");
                    return;
                }
            }
        }
    }
}
