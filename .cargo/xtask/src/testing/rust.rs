//! The checks of the Rust code.

use anyhow::Result;

use crate::paths::Workspace;
use crate::process;
use crate::testing::{TestCounts, report};

/// The code is laid out by rustfmt.
///
/// # Errors
/// When it is not, or rustfmt is missing.
pub fn check_format(workspace: &Workspace) -> Result<TestCounts> {
    process::run(workspace.cargo().args(["fmt", "--all", "--check"]))?;
    Ok(TestCounts::single(true))
}

/// Clippy has nothing to say: of the workspace, nor of the islands as the phone gets them.
///
/// # Errors
/// When it has, or is missing.
pub fn run_clippy(workspace: &Workspace) -> Result<TestCounts> {
    let deny = ["--", "--deny", "warnings"];
    process::run(workspace.cargo().args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    process::run(
        workspace
            .cargo()
            .args(["clippy", "--package", "app", "--lib"])
            .args(["--no-default-features", "--features", "hydrate"])
            .args(deny),
    )?;
    Ok(TestCounts::single(true))
}

/// Unit, property and integration tests, then the examples in the documentation.
///
/// # Errors
/// When a runner cannot be started.
pub fn run_tests(workspace: &Workspace) -> Result<TestCounts> {
    if !process::succeeds(workspace.cargo().args(["nextest", "--version"])) {
        let run = process::run_captured(workspace.cargo().args(["test", "--workspace", "--no-fail-fast"]))?;
        return Ok(report::parse_cargo_test(&run.text).with_runner_status(run.success));
    }
    let run =
        process::run_captured(workspace.cargo().args(["nextest", "run", "--workspace", "--no-fail-fast"]))?;
    let mut tally = report::parse_nextest(&run.text).with_runner_status(run.success);
    let examples =
        process::run_captured(workspace.cargo().args(["test", "--workspace", "--doc", "--no-fail-fast"]))?;
    let counted = report::parse_cargo_test(&examples.text);
    // A code base may well have no examples.
    tally += if examples.success { counted } else { counted.with_runner_status(false) };
    Ok(tally)
}
