//! The server as a child process.

use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::paths::Workspace;

/// How long the server may take to end its requests before it is killed.
const STOP_TIMEOUT: Duration = Duration::from_secs(5);
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// A running server in sandbox mode.
pub(super) struct Server {
    command: Command,
    child: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts the server that was built last, and returns when it accepts connections.
    ///
    /// # Errors
    /// When it cannot be started or ends by itself.
    pub(super) fn start(workspace: &Workspace, address: SocketAddr) -> Result<Self> {
        let operations = SocketAddr::new(address.ip(), address.port().saturating_add(1));
        let mut command = Command::new(workspace.nukkad("debug"));
        command
            .current_dir(workspace.root())
            .args(["serve", "--sandbox", "--storage"])
            .arg(workspace.database())
            .args(["--listen", &address.to_string()])
            .args(["--operations-listen", &operations.to_string()]);
        let child = command.spawn().context("cannot start the server")?;
        let mut server = Self { command, child, address };
        server.wait_until_listening()?;
        Ok(server)
    }

    /// Stops it, and starts what was built since.
    ///
    /// # Errors
    /// As for [`Server::start`].
    pub(super) fn restart(&mut self) -> Result<()> {
        self.stop()?;
        self.child = self.command.spawn().context("cannot start the server")?;
        self.wait_until_listening()
    }

    /// How it ended, if it has.
    pub(super) fn exit_status(&mut self) -> Result<Option<ExitStatus>> {
        self.child.try_wait().context("cannot wait for the server")
    }

    /// Waits until it ends.
    pub(super) fn wait(mut self) -> Result<ExitStatus> {
        self.child.wait().context("cannot wait for the server")
    }

    fn stop(&mut self) -> Result<()> {
        if self.exit_status()?.is_some() {
            return Ok(());
        }
        // The standard library sends SIGKILL only, which would cut off what is being written.
        let terminated = Command::new("kill").arg(self.child.id().to_string()).status();
        let deadline = Instant::now() + STOP_TIMEOUT;
        while terminated.as_ref().is_ok_and(ExitStatus::success) && Instant::now() < deadline {
            if self.exit_status()?.is_some() {
                return Ok(());
            }
            thread::sleep(POLL_INTERVAL);
        }
        self.child.kill().context("cannot stop the server")?;
        self.child.wait().map(drop).context("cannot wait for the server")
    }

    fn wait_until_listening(&mut self) -> Result<()> {
        loop {
            if let Some(status) = self.exit_status()? {
                bail!("the server ended by itself ({status}); its messages are above");
            }
            if TcpStream::connect_timeout(&self.address, Duration::from_secs(1)).is_ok() {
                return Ok(());
            }
            thread::sleep(POLL_INTERVAL);
        }
    }
}
