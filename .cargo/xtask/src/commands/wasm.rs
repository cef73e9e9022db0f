//! `cargo xtask wasm`: the islands and the site's files, for development.

use std::process::ExitCode;

use anyhow::Result;

use crate::paths::Workspace;
use crate::process::log;
use crate::wasm::{self, Loader, budget};

/// Builds what changed, and reports its size.
///
/// # Errors
/// When it cannot be built.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode> {
    let manifest = wasm::build(workspace, Loader::Plain)?;
    log(&budget::measure(&manifest).summary());
    Ok(ExitCode::SUCCESS)
}
