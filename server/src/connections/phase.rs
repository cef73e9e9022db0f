//! What a connection is doing, and how long it may do that.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// What a connection is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// A request head is awaited or has arrived in part.
    ReadingHead,
    /// A request is being received and answered.
    Exchange,
    /// A response is sent bit by bit for as long as the client receives it.
    Streaming,
    /// A request has been answered; the next one is awaited.
    Idle,
}

/// How long a connection may stay in each phase.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PhaseLimits {
    pub(crate) reading_head: Duration,
    pub(crate) exchange: Duration,
    pub(crate) streaming: Duration,
    pub(crate) idle: Duration,
}

impl Default for PhaseLimits {
    fn default() -> Self {
        Self {
            reading_head: Duration::from_secs(10),
            // More than a handler may take, plus the time to send the largest answer over a slow network.
            exchange: Duration::from_secs(120),
            // A client that is gone without a word is found out at last; the others connect again.
            streaming: Duration::from_secs(60 * 60),
            // More than proxies keep idle connections by default (60 s): the side that sends requests
            // should close first, else a request can meet a connection that is being closed.
            idle: Duration::from_secs(75),
        }
    }
}

impl PhaseLimits {
    const fn of(self, phase: Phase) -> Duration {
        match phase {
            Phase::ReadingHead => self.reading_head,
            Phase::Exchange => self.exchange,
            Phase::Streaming => self.streaming,
            Phase::Idle => self.idle,
        }
    }
}

/// The phase of one connection, shared by its stream, its requests and its task.
#[derive(Clone, Debug)]
pub(super) struct PhaseTracker(Arc<Mutex<(Phase, Instant)>>);

impl PhaseTracker {
    pub(super) fn new() -> Self {
        Self(Arc::new(Mutex::new((Phase::ReadingHead, Instant::now()))))
    }

    /// A request head is complete. The exchange lasts until the guard is dropped.
    pub(super) fn begin_exchange(&self) -> Exchange {
        *self.lock() = (Phase::Exchange, Instant::now());
        Exchange(self.clone())
    }

    pub(super) fn is_in_exchange(&self) -> bool {
        matches!(self.lock().0, Phase::Exchange | Phase::Streaming)
    }

    /// The phase, if the connection has been in it longer than allowed.
    pub(super) fn overdue(&self, limits: PhaseLimits) -> Option<Phase> {
        let (phase, since) = *self.lock();
        (since.elapsed() > limits.of(phase)).then_some(phase)
    }

    /// Bytes of the next request have arrived.
    fn on_read(&self) {
        let mut state = self.lock();
        if state.0 == Phase::Idle {
            *state = (Phase::ReadingHead, Instant::now());
        }
    }

    fn lock(&self) -> MutexGuard<'_, (Phase, Instant)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that is being answered.
#[derive(Debug)]
pub(super) struct Exchange(PhaseTracker);

impl Exchange {
    /// The response is a stream, which may take longer than others.
    pub(super) fn begin_streaming(&self) {
        *self.0.lock() = (Phase::Streaming, Instant::now());
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        *self.0.lock() = (Phase::Idle, Instant::now());
    }
}

/// A connection's stream, which reports what it reads.
pub(super) struct TrackedStream<S> {
    stream: S,
    phase: PhaseTracker,
}

impl<S> TrackedStream<S> {
    pub(super) fn new(stream: S, phase: PhaseTracker) -> Self {
        Self { stream, phase }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for TrackedStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before {
            self.phase.on_read();
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for TrackedStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, buffers)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
