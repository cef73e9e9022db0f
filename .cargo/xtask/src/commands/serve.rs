//! `cargo xtask serve`: a shop to try, from nothing, on this machine.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::paths::Workspace;
use crate::process::{self, Step};
use crate::wasm;

/// Where and with what to serve.
#[derive(clap::Args)]
pub struct Arguments {
    /// The port to listen on.
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Forget the storage of earlier sandboxes and make a fresh one.
    #[arg(long)]
    fresh: bool,
}

/// Builds what changed, makes the storage if there is none, and serves until told to stop.
///
/// # Errors
/// When something does not build, the demo network cannot be imported, or the port is taken.
pub fn run(workspace: &Workspace, arguments: &Arguments) -> Result<ExitCode> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
    // Known now rather than after minutes of building.
    TcpListener::bind(address).map(drop).with_context(|| {
        format!("{address} is taken. Stop what listens there, or choose: cargo xtask serve --port 3100")
    })?;

    wasm::build(workspace)?;
    let step = Step::start("Compiling the server (several minutes the first time) …");
    process::run(workspace.cargo().args(["build", "--package", "server", "--bin", "nukkad"]))?;
    step.done("compiled");

    let binary = workspace.nukkad("debug");
    let storage = workspace.sandbox().join("nukkad.db");
    if arguments.fresh && workspace.sandbox().exists() {
        fs::remove_dir_all(workspace.sandbox()).context("the old storage cannot be removed")?;
    }
    if !storage.exists() {
        create_database(workspace, &binary)?;
    }

    let mut server = Command::new(&binary);
    server
        .current_dir(workspace.root())
        .args(["serve", "--sandbox", "--storage"])
        .arg(&storage)
        .args(["--listen", &address.to_string()])
        // Health and metrics, on the next port.
        .args(["--operations-listen", &format!("127.0.0.1:{}", arguments.port.saturating_add(1))]);
    // Ctrl-C reaches the server too; this program stays until it has put its things away.
    ctrlc::set_handler(|| {}).context("Ctrl-C cannot be listened for")?;
    let mut server = server.spawn().with_context(|| format!("cannot start {}", binary.display()))?;
    wait_until_listening(&mut server, address)?;
    println!("\nOpen for business: http://{address}/sandbox   (Ctrl-C closes)\n");
    let status = server.wait().context("lost sight of the server")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Makes a storage with the demo network in it. It takes its place only when it is complete.
fn create_database(workspace: &Workspace, binary: &Path) -> Result<()> {
    let step = Step::start("Making a storage with the demo network …");
    let preparing = workspace.root().join("target/sandbox.preparing");
    if preparing.exists() {
        fs::remove_dir_all(&preparing).context("a half-made storage cannot be removed")?;
    }
    fs::create_dir_all(&preparing).context("the storage's folder cannot be made")?;
    import_demo(workspace, binary, &preparing.join("nukkad.db"))?;
    if workspace.sandbox().exists() {
        fs::remove_dir_all(workspace.sandbox()).context("the storage's folder cannot be made")?;
    }
    fs::rename(&preparing, workspace.sandbox()).context("the storage cannot be put in its place")?;
    step.done("made in target/sandbox");
    Ok(())
}

/// Imports the demo network's feeds the way anyone imports theirs.
fn import_demo(workspace: &Workspace, binary: &Path, storage: &Path) -> Result<()> {
    // Stores and products come first, because listings name them.
    for kind in ["stores", "products", "listings"] {
        for feed in find_feeds(&workspace.demo(), kind)? {
            process::run(
                Command::new(binary)
                    .current_dir(workspace.root())
                    .args(["import", kind])
                    .arg(&feed)
                    .arg("--storage")
                    .arg(storage)
                    .arg("--sandbox"),
            )?;
        }
    }
    Ok(())
}

/// The feeds of one kind: `stores.csv`, or several, like `listings-thane.csv`; in order.
fn find_feeds(demo: &Path, kind: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(demo).with_context(|| format!("cannot list {}", demo.display()))?;
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(kind) && name.ends_with(".csv")
        })
        .collect();
    found.sort();
    if found.is_empty() {
        bail!("{} holds no {kind}*.csv", demo.display());
    }
    Ok(found)
}

fn wait_until_listening(server: &mut Child, address: SocketAddr) -> Result<()> {
    loop {
        if let Some(status) = server.try_wait().context("lost sight of the server")? {
            bail!("the server stopped by itself ({status}); what it said stands above");
        }
        if TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(50));
    }
}
