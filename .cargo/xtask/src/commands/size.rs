//! `cargo xtask size`: what a browser downloads for the islands; fails past the budget.

use std::process::ExitCode;

use anyhow::Result;

use crate::paths::Workspace;
use crate::wasm::{self, Loader, budget};

/// Builds what changed and measures it.
///
/// # Errors
/// When it cannot be built.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode> {
    let manifest = wasm::build(workspace, Loader::Plain)?;
    let size = budget::measure(&manifest);
    println!("\n{size}\n\n{}", size.summary());
    Ok(if size.is_within_budget() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
