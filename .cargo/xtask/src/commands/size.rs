//! `cargo xtask size`: what the phone downloads for the islands; fails past the budget.

use std::process::ExitCode;

use anyhow::Result;

use crate::paths::Workspace;
use crate::wasm::{self, budget};

/// Builds what changed and weighs it.
///
/// # Errors
/// When it cannot be built.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    let manifest = wasm::build(workspace)?;
    let weight = budget::measure(&manifest);
    println!("\n{weight}\n\n{}", weight.summary());
    Ok(if weight.is_within_budget() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
