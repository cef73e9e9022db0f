//! A running server, and how it shuts down without losing anything.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::error::StartError;
use super::listeners::Listeners;
use crate::app_state::AppState;
use crate::{connections, router, workers};

/// How long requests and workers may take to finish during a shutdown.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);

/// A running server.
pub struct RunningApp {
    pub state: Arc<AppState>,
    /// Where customers are served.
    pub address: SocketAddr,
    /// Where health and metrics are served.
    pub operations_address: SocketAddr,
    shutdown: CancellationToken,
    /// Health and metrics are served until everything else has shut down.
    operations_shutdown: CancellationToken,
    server: JoinSet<()>,
    operations: JoinSet<()>,
    workers: JoinSet<Result<(), workers::WorkerError>>,
}

impl RunningApp {
    pub(super) async fn start(state: Arc<AppState>, listeners: Listeners) -> Self {
        let (shutdown, operations_shutdown) = (CancellationToken::new(), CancellationToken::new());
        let mut running = Self {
            server: JoinSet::new(),
            operations: JoinSet::new(),
            workers: workers::start(&state, &shutdown),
            state,
            address: listeners.address,
            operations_address: listeners.operations_address,
            shutdown,
            operations_shutdown,
        };
        running.serve(listeners);
        running.subscribe_webhook().await;
        running
    }

    fn serve(&mut self, listeners: Listeners) {
        self.server.spawn(connections::serve(
            listeners.public,
            router::router(&self.state),
            connections::max_connections(),
            self.shutdown.clone(),
        ));
        self.operations.spawn(connections::serve(
            listeners.operations,
            router::operations_router(Arc::clone(&self.state)),
            connections::MAX_OPERATIONS_CONNECTIONS,
            self.operations_shutdown.clone(),
        ));
    }

    /// Runs until `shutdown`, then shuts down.
    ///
    /// # Errors
    /// [`StartError::Stopped`] when the server stopped by itself; it is shut down all the same.
    pub async fn run_until(mut self, shutdown: impl Future<Output = ()> + Send) -> Result<(), StartError> {
        let stopped = tokio::select! {
            () = shutdown => None,
            ended = self.server.join_next() => Some(format!("{ended:?}")),
            ended = self.workers.join_next() => Some(match ended {
                Some(Ok(Err(error))) => error.to_string(),
                ended => format!("a worker: {ended:?}"),
            }),
        };
        self.stop().await;
        stopped.map_or(Ok(()), |reason| Err(StartError::Stopped(reason)))
    }

    /// In the sandbox the emulator checks the webhook's address, as Meta does when it is entered.
    async fn subscribe_webhook(&self) {
        if let Some(emulator) = &self.state.chat.emulator
            && let Err(error) = emulator.subscribe(&self.state.chat.verify_token).await
        {
            tracing::warn!(%error, "the emulator cannot reach the webhook");
        }
    }

    /// Shuts down: accepts no new connection, lets requests and workers finish for
    /// [`SHUTDOWN_TIMEOUT`], and closes the storage.
    pub async fn stop(mut self) {
        self.state.readiness.start_draining();
        // These would go on for as long as their pages are open.
        self.state.order_subscriptions.close();
        self.shutdown.cancel();
        // Its phones wait up to twenty seconds for messages, and none will come.
        if let Some(emulator) = &self.state.chat.emulator {
            emulator.stop();
        }
        let finished = async {
            while self.server.join_next().await.is_some() {}
            while self.workers.join_next().await.is_some() {}
        };
        if tokio::time::timeout(SHUTDOWN_TIMEOUT, finished).await.is_err() {
            tracing::warn!("shutdown timed out; requests and workers still running are aborted");
        }
        self.server.abort_all();
        self.workers.abort_all();
        self.operations_shutdown.cancel();
        self.operations.abort_all();
        if let Err(error) = self.state.storage.close().await {
            tracing::error!(%error, "closing the storage failed");
        }
    }
}
