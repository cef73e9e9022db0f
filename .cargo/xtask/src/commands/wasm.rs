//! `cargo xtask wasm`: the islands and the site's files, for development.

use std::process::ExitCode;

use anyhow::Result;

use crate::front::{self, budget};
use crate::paths::Workspace;
use crate::process::say;

/// Builds what changed and says what it weighs.
///
/// # Errors
/// When it cannot be built.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    let manifest = front::build(workspace)?;
    say(&budget::weigh(&manifest).verdict());
    Ok(ExitCode::SUCCESS)
}
