//! `cargo xtask size`: what the phone downloads for the islands; fails past the budget.

use std::process::ExitCode;

use anyhow::Result;

use crate::front::{self, budget};
use crate::paths::Workspace;

/// Builds what changed and weighs it.
///
/// # Errors
/// When it cannot be built.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    let manifest = front::build(workspace)?;
    let weight = budget::weigh(&manifest);
    println!("\n{weight}\n\n{}", weight.verdict());
    Ok(if weight.is_allowed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
