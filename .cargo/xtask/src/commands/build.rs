//! `cargo xtask build`: the one file to copy to a server.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::paths::Workspace;
use crate::process::{self, Step};
use crate::wasm::{self, Loader};

/// Builds the optimised `nukkad` with the site's files inside.
///
/// # Errors
/// When it cannot be built.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode> {
    let manifest = wasm::build(workspace, Loader::Plain)?;
    let step = Step::start("Compiling the server, optimised (several minutes the first time) …");
    process::run(
        workspace
            .cargo()
            .args(["build", "--release", "--package", "server", "--bin", "nukkad"])
            // The server's crate reads it, so another site makes another binary.
            .env("NUKKAD_SITE_HASH", &manifest.hash),
    )?;
    step.done("compiled");
    let binary = workspace.nukkad("release");
    let size = fs::metadata(&binary).with_context(|| format!("cargo built no {}", binary.display()))?.len();
    println!("\n{} ({:.1} MB): copy this file to the server.", binary.display(), to_megabytes(size));
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn to_megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
