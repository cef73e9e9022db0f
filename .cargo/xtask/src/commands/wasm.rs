//! `cargo xtask wasm`: the islands and the site's files, for development.

use std::process::ExitCode;

use anyhow::Result;

use crate::paths::Workspace;
use crate::process::log;
use crate::wasm::{self, budget};

/// Builds what changed and says what it weighs.
///
/// # Errors
/// When it cannot be built.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    let manifest = wasm::build(workspace)?;
    log(&budget::measure(&manifest).summary());
    Ok(ExitCode::SUCCESS)
}
