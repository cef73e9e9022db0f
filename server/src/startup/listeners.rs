//! The sockets of a server.

use std::net::SocketAddr;

use tokio::net::TcpListener;

use super::error::StartError;
use crate::config::Config;
use crate::environment::Environment;

/// One listener for customers, one for health checks and metrics.
pub(super) struct Listeners {
    pub(super) public: TcpListener,
    pub(super) address: SocketAddr,
    pub(super) operations: TcpListener,
    pub(super) operations_address: SocketAddr,
}

impl Listeners {
    /// Takes the environment's listeners, or binds the configured addresses.
    pub(super) async fn bind(config: &Config, environment: &mut Environment) -> Result<Self, StartError> {
        let public = take_or_bind(environment.listener.take(), config.listen).await?;
        let operations =
            take_or_bind(environment.operations_listener.take(), config.operations_listen).await?;
        Ok(Self {
            address: local_addr(&public)?,
            public,
            operations_address: local_addr(&operations)?,
            operations,
        })
    }
}

/// Returns `listener`, or one bound to `address`.
pub(super) async fn take_or_bind(
    listener: Option<TcpListener>,
    address: SocketAddr,
) -> Result<TcpListener, StartError> {
    match listener {
        Some(listener) => Ok(listener),
        None => TcpListener::bind(address)
            .await
            .map_err(|error| StartError::Listen { address: address.to_string(), error }),
    }
}

fn local_addr(listener: &TcpListener) -> Result<SocketAddr, StartError> {
    listener.local_addr().map_err(|error| StartError::Listen { address: "a given socket".to_owned(), error })
}
