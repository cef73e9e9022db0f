//! `cargo xtask serve`: a sandbox to try, from nothing, on this machine.

mod database;
mod server;
mod watch;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::ExitCode;
use std::sync::mpsc;

use anyhow::{Context, Result};

use crate::paths::Workspace;
use crate::process::{self, Step};
use crate::wasm::{self, Loader};
use server::Server;
use watch::Signal;

/// Where and with what to serve.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The port to listen on.
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Delete the sandbox's database and create a new one.
    #[arg(long)]
    fresh: bool,
    /// Rebuild what changes, restart the server and reload the pages in the browser.
    #[arg(long)]
    watch: bool,
    /// Leave the islands as they are in `target/site`; without any, pages work by forms and links.
    #[arg(long)]
    no_wasm: bool,
}

impl Arguments {
    fn loader(&self) -> Loader {
        if self.watch { Loader::WithReload } else { Loader::Plain }
    }
}

/// Builds what changed, creates the database if there is none, and serves until Ctrl-C.
///
/// # Errors
/// When something does not build, the demo network cannot be imported, or the port is taken.
pub(crate) fn run(workspace: &Workspace, arguments: &Arguments) -> Result<ExitCode> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
    // Known now rather than after minutes of building.
    TcpListener::bind(address).map(drop).with_context(|| {
        format!("{address} is in use. Stop what listens there, or choose: cargo xtask serve --port 3100")
    })?;
    build_islands(workspace, arguments)?;
    build_server(workspace)?;
    database::prepare(workspace, arguments.fresh)?;

    let (sender, signals) = mpsc::channel();
    let interrupt = sender.clone();
    // Ctrl-C reaches the server too; this program stays until the server has ended.
    ctrlc::set_handler(move || drop(interrupt.send(Signal::Stop))).context("cannot handle Ctrl-C")?;
    let server = Server::start(workspace, address)?;
    println!("\nListening: http://{address}/sandbox   (Ctrl-C stops)\n");
    if arguments.watch {
        let _watcher = watch::start(workspace, sender)?;
        return watch::run(server, &signals, |changes| {
            if changes.islands {
                build_islands(workspace, arguments)?;
            }
            if changes.server {
                build_server(workspace)?;
            }
            Ok(())
        });
    }
    let status = server.wait()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn build_islands(workspace: &Workspace, arguments: &Arguments) -> Result<()> {
    if !arguments.no_wasm {
        wasm::build(workspace, arguments.loader())?;
    }
    Ok(())
}

fn build_server(workspace: &Workspace) -> Result<()> {
    let step = Step::start("Compiling the server (several minutes the first time) …");
    process::run(workspace.cargo().args(["build", "--package", "server", "--bin", "nukkad"]))?;
    step.done("compiled");
    Ok(())
}
