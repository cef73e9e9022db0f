//! `cargo xtask torture`: the long forms of tests that CI runs briefly.

use std::process::ExitCode;

use anyhow::Result;

use crate::paths::Workspace;
use crate::testing::rust;

/// How long.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Cases of each property test and history; CI runs 256.
    #[arg(long, default_value_t = 5_000)]
    cases: u32,
    /// How often the tests that kill the server or its storage are repeated.
    #[arg(long, default_value_t = 50)]
    kills: u32,
}

/// Runs every Rust test with many more generated cases, then the kill tests again and again.
///
/// # Errors
/// When a runner cannot be started.
pub(crate) fn run(workspace: &Workspace, arguments: &Arguments) -> Result<ExitCode> {
    let cases = arguments.cases.to_string();
    let mut total = rust::run_nextest(workspace, &[], &[("PROPTEST_CASES", &cases)])?;
    for _ in 0..arguments.kills {
        total += rust::run_nextest(workspace, &["-E", "test(kill)"], &[])?;
    }
    println!("\n{total}");
    Ok(total.exit_code())
}
